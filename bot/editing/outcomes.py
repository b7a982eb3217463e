"""Outcomes: what a bot makes of questions whose answers are known, and what changes with its knowledge. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.matching.asked import FILM_LISTS, TOLD_AS_TRIVIA, Asked
from bot.matching.fold import fold
from bot.mind import Mind
from bot.replies import reply_to
from knowledge.expand import films_of, holds, own_questions
from knowledge.model import KnowledgeBase, Language

Outcome = Literal["right", "suggested", "unknown", "wrong"]
OUTCOMES: tuple[Outcome, ...] = ("right", "suggested", "unknown", "wrong")


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the facts of which any is a right answer; none for an unanswerable one."""

    language: Language
    text: str
    style: str
    expect: frozenset[str]


def is_right(knowledge: KnowledgeBase, asked: Asked, question: Question) -> bool:
    """Say whether telling `asked` answers the question."""
    return any(is_right_fact(knowledge, fact, question) for fact in asked.facts())


def is_right_fact(knowledge: KnowledgeBase, fact: str, question: Question) -> bool:
    """Say whether telling one fact answers the question.

    A part of a cast is a finer answer than the cast; a person's films in one capacity and in any
    capacity are the same answer when the lists are.
    """
    if any(fact == wanted or fact.startswith(f"{wanted}.") for wanted in question.expect):
        return True
    if _same_trivia(knowledge, fact, question.expect):
        return True
    return any(_same_films(knowledge, fact, wanted) for wanted in question.expect)


def _same_trivia(knowledge: KnowledgeBase, fact: str, expect: frozenset[str]) -> bool:
    """The plot or the place of shooting, where held, are told from the film's trivia."""
    film, _, attribute = fact.partition(".")
    return attribute in TOLD_AS_TRIVIA and f"{film}.trivia" in expect and holds(knowledge.films[film], attribute)


def _same_films(knowledge: KnowledgeBase, fact: str, wanted: str) -> bool:
    (person, _, told), (other, _, asked) = fact.partition("."), wanted.partition(".")
    if person != other or not {told, asked} <= FILM_LISTS:
        return False
    return films_of(knowledge, person, told) == films_of(knowledge, person, asked)


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a question."""

    outcome: Outcome
    fact: str = ""
    """What it was answered with."""

    def __str__(self) -> str:
        return f"{self.outcome} ({self.fact})" if self.fact else self.outcome


def told(mind: Mind, question: Question, today: date) -> Told:
    """Ask a question; small talk counts as unknown, and an answer to what has none as wrong."""
    reply = reply_to(mind, question.text, today)
    if reply.outcome == "suggest":
        return Told("suggested")
    if reply.outcome != "answer" or reply.fact is None:
        return Told("unknown")
    right = is_right_fact(mind.knowledge, reply.fact, question)
    return Told("right" if right else "wrong", reply.fact)


@dataclass(frozen=True, slots=True)
class Change:
    """A question of which something else comes than before."""

    question: Question
    before: Told
    after: Told

    @property
    def gain(self) -> int:
        """By how much it is better now; below 0 it is worse."""
        return _rank(self.question, self.before) - _rank(self.question, self.after)


def _rank(question: Question, told: Told) -> int:
    """Give the place of an outcome, the best first: what cannot be answered is best left unknown."""
    order = OUTCOMES if question.expect else ("unknown", "suggested", "wrong", "right")
    return order.index(told.outcome)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comes of questions before a change of the knowledge and after it."""

    before: Mapping[bool, Counter[Outcome]]
    """By whether they can be answered."""
    after: Mapping[bool, Counter[Outcome]]
    changes: tuple[Change, ...]
    """What is better now comes first."""

    @property
    def worse(self) -> bool:
        """Whether more is answered wrongly than before."""
        return _wrong(self.after) > _wrong(self.before)


def _wrong(counts: Mapping[bool, Counter[Outcome]]) -> int:
    return sum(count["wrong"] for count in counts.values())


def compare(questions: Sequence[Question], before: Sequence[Told], after: Sequence[Told]) -> Comparison:
    """Compare what came of questions with what comes of them now."""
    rows = list(zip(questions, before, after, strict=True))
    changes = [Change(*row) for row in rows if row[1].outcome != row[2].outcome]
    changes.sort(key=lambda one: (-one.gain, one.question.language, one.question.text))
    return Comparison(
        _counts((question, told) for question, told, _ in rows),
        _counts((question, told) for question, _, told in rows),
        tuple(changes),
    )


def _counts(rows: Iterable[tuple[Question, Told]]) -> dict[bool, Counter[Outcome]]:
    counts: dict[bool, Counter[Outcome]] = {True: Counter(), False: Counter()}
    for question, told in rows:
        counts[bool(question.expect)][told.outcome] += 1
    return counts


def given_away(questions: Iterable[Question], knowledge: KnowledgeBase) -> list[Question]:
    """Give the questions that stand in the knowledge itself and so measure nothing."""
    own = {fold(question.text) for question in own_questions(knowledge)}
    return [question for question in questions if fold(question.text) in own]
