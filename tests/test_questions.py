"""The gate: questions that are kept out of the index, in every style people type in.

The natural ones decide; the hard ones (riddling paraphrases, several sentences) are printed to be
seen. Run `pytest tests/test_questions.py -s` for the tables alone.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain

import pytest

from benchmarks.questions import Question, is_right_fact, read_questions
from bot.matching.fold import fold
from bot.mind import Mind
from bot.replies import reply_to
from knowledge.expand import fill
from knowledge.model import KnowledgeBase

TODAY = date(2026, 4, 28)
_EVERY = 4
"""Of the hard questions so many are left out but one: all of them take most of a minute."""
OUTCOMES = ("right", "suggested", "unknown", "wrong")


def outcome(own_mind: Mind, question: Question) -> str:
    reply = reply_to(own_mind, question.text, TODAY)
    if reply.outcome == "suggest":
        return "suggested"
    if reply.outcome != "answer":
        return "unknown"
    assert reply.fact is not None
    return "right" if is_right_fact(own_mind.knowledge, reply.fact, question) else "wrong"


def table(own_mind: Mind, questions: list[Question]) -> dict[str, Counter[str]]:
    rows: dict[str, Counter[str]] = {}
    for question in questions:
        found = outcome(own_mind, question)
        kind = question.style if question.expect else "unanswerable"
        for row in (f"{question.language} {kind}", "answerable" if question.expect else "unanswerable"):
            rows.setdefault(row, Counter())[found] += 1
    return rows


def show(title: str, rows: dict[str, Counter[str]]) -> None:
    print(f"\n{title:<24}{'count':>7}" + "".join(f"{name:>11}" for name in OUTCOMES))
    for row in sorted(rows):
        total = rows[row].total()
        print(f"{row:<24}{total:>7}" + "".join(f"{rows[row][name] / total:>11.1%}" for name in OUTCOMES))


def test_natural_questions_are_answered_right_and_unanswerable_ones_declined(
    own_mind: Mind, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = read_questions()
    rows = table(own_mind, questions)
    with capsys.disabled():
        show("natural questions", rows)
    asked, strange = rows["answerable"], rows["unanswerable"]
    assert asked["right"] / asked.total() >= 0.90
    assert asked["wrong"] / asked.total() <= 0.03
    assert (strange["right"] + strange["wrong"]) / strange.total() <= 0.05


def test_there_are_enough_questions_of_every_style_and_a_fifth_is_unanswerable() -> None:
    styles = {"clean", "keyword", "chatty", "typos", "no_diacritics", "other_script", "voice", "oblique"}
    questions = read_questions()
    for language in ("az", "en", "ru"):
        own = [question for question in questions if question.language == language]
        assert len(own) >= 150
        assert {question.style for question in own} == styles
        assert sum(not question.expect for question in own) >= len(own) / 5


def asked_of_films_and_people(base: KnowledgeBase) -> Iterator[str]:
    """Give what is asked of single films and people, with each of their names."""
    for film in base.films.values():
        names = (*film.title.all(), *film.aliases)
        yield from (fill(form, {"film": name}) for form in chain(*film.questions.values()) for name in names)
    for person in base.people.values():
        names = (*person.name.all(), *person.aliases)
        yield from (fill(form, {"person": name}) for form in chain(*person.questions.values()) for name in names)


def test_no_question_that_is_kept_out_is_indexed(own_mind: Mind) -> None:
    base = own_mind.knowledge
    forms = [fact.questions for fact in base.facts.values()]
    indexed = {fold(text) for form in forms for texts in form.values() for text in texts}
    indexed |= {fold(text) for text in asked_of_films_and_people(base)}
    kept_out = [one for suffix in ("", "_open", "_closed", "_described") for one in read_questions(suffix)]
    assert not [question.text for question in kept_out if fold(question.text) in indexed]


def test_hard_questions_are_measured(own_mind: Mind, capsys: pytest.CaptureFixture[str]) -> None:
    rows = table(own_mind, read_questions("_open")[::_EVERY])
    with capsys.disabled():
        show("hard questions", rows)
    assert rows["answerable"]["right"] > rows["answerable"]["wrong"]
