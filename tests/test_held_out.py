"""Facts asked by their own phrasings, of a matcher that has ten of each and lacks some facts."""

from benchmarks.held_out import foreign_scope
from knowledge.model import Fact, KnowledgeBase, Text

KNOWN, UNKNOWN = 10, 2


def base() -> KnowledgeBase:
    facts = {}
    for number in range(KNOWN + UNKNOWN):
        name = f"fact{number}"
        text = Text(name, name, name)
        forms = tuple(f"question {at} of {name}" for at in range(15))
        facts[name] = Fact(name, "studio", 1, text, text, (), {"az": forms, "en": forms, "ru": forms}, ())
    return KnowledgeBase(facts, {}, {}, {}, {}, {}, (), ())


def test_a_sixth_of_the_facts_is_unknown_and_the_others_have_ten_phrasings() -> None:
    known, _ = foreign_scope(base(), "en", seed=1)
    assert len(known) == KNOWN
    assert all(len(set(texts)) == 10 for texts in known.values())


def test_no_question_is_among_the_phrasings_and_each_belongs_to_its_fact_or_to_an_unknown_one() -> None:
    known, questions = foreign_scope(base(), "en", seed=1, counts=(40, 20))
    phrasings = {text for texts in known.values() for text in texts}
    assert not phrasings & {text for text, _ in questions}
    assert all(text.endswith(f" of {fact}") for text, fact in questions if fact)
    assert all(text.split()[-1] not in known for text, fact in questions if fact is None)
    assert [sum(fact is not None for _, fact in questions), sum(fact is None for _, fact in questions)] == [40, 20]


def test_the_seed_decides() -> None:
    assert foreign_scope(base(), "en", seed=1) == foreign_scope(base(), "en", seed=1)
    assert foreign_scope(base(), "en", seed=1) != foreign_scope(base(), "en", seed=2)
