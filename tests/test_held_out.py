"""Phrasings kept out of the index and asked as questions."""

import pytest

from benchmarks.held_out import hold_out
from benchmarks.questions import Question
from knowledge.model import LANGUAGES, Fact, Film, KnowledgeBase, Language, Template, Text

Forms = dict[Language, tuple[str, ...]]


def forms(form: str, count: int = 8) -> Forms:
    """Give `count` forms in each language; {} becomes the language and a number."""
    return {language: tuple(form.format(f"{language}{at}") for at in range(count)) for language in LANGUAGES}


def fact(name: str) -> Fact:
    text = Text(name, name, name)
    return Fact(name, "studio", 1, text, text, (), forms(f"ask {name} {{}}"), ())


TEMPLATES = {
    "film.director": forms("who directed {{film}} {}"),
    "decline.budget": forms("budget of {{film}} {}"),
    "decline.wage": forms("wage of {{person}} {}"),
}
BASE = KnowledgeBase(
    facts={name: fact(name) for name in ("founded", "renamed")},
    films={
        "sevil": Film("sevil", Text("Sevil", "Sevil", "Севиль"), (), credits={"director": ("nazarov",)}),
        "nabat": Film("nabat", Text("Nabat", "Nabat", "Набат"), ()),
    },
    people={},
    terms={},
    templates={name: Template(name, of) for name, of in TEMPLATES.items()},
    smalltalk={},
    synonyms=(),
    fillers=(),
)


def phrasings(base: KnowledgeBase) -> set[tuple[str, Language, str]]:
    """Give every phrasing of the facts and the templates with its owner."""
    owners = [(fact.id, fact.questions) for fact in base.facts.values()]
    owners += [(template.id, template.forms) for template in base.templates.values()]
    return {(owner, language, form) for owner, own in owners for language in LANGUAGES for form in own[language]}


def asked(questions: list[Question]) -> set[tuple[str, Language]]:
    return {(question.text, question.language) for question in questions}


def of_fact(questions: list[Question], name: str) -> list[Question]:
    return [question for question in questions if question.text.startswith(f"ask {name} ")]


@pytest.mark.parametrize("seed", range(4))
def test_every_question_of_a_fact_is_either_kept_or_asked(seed: int) -> None:
    kept, questions = hold_out(BASE, 0.4, seed)
    for name, own in BASE.facts.items():
        for language in LANGUAGES:
            held = [question.text for question in of_fact(questions, name) if question.language == language]
            left = kept.facts[name].questions[language]
            assert sorted((*left, *held)) == sorted(own.questions[language])
            assert list(left) == [form for form in own.questions[language] if form in left]
    assert len(of_fact(questions, "founded")) not in (0, 24)


@pytest.mark.parametrize("seed", range(4))
def test_every_form_of_a_template_is_either_kept_or_asked_about_an_entry(seed: int) -> None:
    kept, questions = hold_out(BASE, 0.4, seed)
    for name in ("film.director", "decline.budget"):
        for language in LANGUAGES:
            left = set(kept.templates[name].forms[language])
            for form in TEMPLATES[name][language]:
                filled = {(form.replace("{film}", film.title.in_(language)), language) for film in BASE.films.values()}
                assert bool(filled & asked(questions)) is (form not in left)


def test_a_question_expects_its_own_fact_and_one_of_what_is_lacking_expects_none() -> None:
    _, questions = hold_out(BASE, 0.5, seed=1)
    starts = {
        "ask founded": {"founded"},
        "ask renamed": {"renamed"},
        "who directed": {"sevil.director"},
        "budget": set(),
    }
    for start, expected in starts.items():
        own = [question for question in questions if question.text.startswith(start)]
        assert own
        assert {question.expect for question in own} == {frozenset(expected)}
    assert all(question.text.startswith(tuple(starts)) for question in questions)


def test_no_question_has_an_empty_slot() -> None:
    _, questions = hold_out(BASE, 1.0, seed=1)
    assert not [question for question in questions if "{" in question.text]
    assert {question.style for question in questions} == {"held out"}


def test_all_films_take_their_turn_in_what_is_lacking() -> None:
    _, questions = hold_out(BASE, 1.0, seed=1)
    budgets = [question.text for question in questions if question.text.startswith("budget")]
    assert any("Sevil" in text for text in budgets)
    assert any("Набат" in text for text in budgets)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_a_share_of_nothing_or_all_holds_out_nothing_or_all(share: float) -> None:
    kept, questions = hold_out(BASE, share, seed=1)
    assert phrasings(kept) == (set() if share else phrasings(BASE))
    assert len(questions) == (4 * 8 * len(LANGUAGES) if share else 0)


def test_about_the_share_is_held_out() -> None:
    kept, _ = hold_out(BASE, 0.25, seed=1)
    assert 0.6 < len(phrasings(kept)) / len(phrasings(BASE)) < 0.9


def test_the_same_seed_splits_alike_and_another_otherwise() -> None:
    assert hold_out(BASE, 0.5, seed=1) == hold_out(BASE, 0.5, seed=1)
    assert hold_out(BASE, 0.5, seed=1) != hold_out(BASE, 0.5, seed=2)


def test_the_rest_of_the_knowledge_stays_and_the_whole_is_not_touched() -> None:
    before = phrasings(BASE)
    kept, _ = hold_out(BASE, 0.5, seed=1)
    assert phrasings(kept) < before == phrasings(BASE)
    assert (kept.films, kept.facts.keys(), kept.templates.keys()) == (
        BASE.films,
        BASE.facts.keys(),
        BASE.templates.keys(),
    )
    assert kept.facts["founded"].text == BASE.facts["founded"].text
