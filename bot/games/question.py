"""A quiz question, ready to be asked in any of the three languages."""

from dataclasses import dataclass
from typing import Literal, get_args

from knowledge.model import Source, Text

Kind = Literal["choice", "true_false", "year", "typed", "clues", "order", "odd"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Topic = Literal["studio", "history", "films", "directors", "actors", "music", "people"]
TOPICS: tuple[Topic, ...] = get_args(Topic)

PICKED: frozenset[Kind] = frozenset(("choice", "true_false", "odd"))
"""Kinds answered by picking one option."""
POLLED: frozenset[Kind] = frozenset(("choice", "true_false"))
"""Kinds that a platform may show as a poll of its own, to which nothing is added while it is open."""
WRITTEN: frozenset[Kind] = frozenset(("typed", "clues"))
"""Kinds answered with a name, which everybody in the chat can read."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answer and everything that is shown around it."""

    id: str
    kind: Kind
    topic: Topic
    difficulty: int
    """1 easy to 3 hard."""
    prompt: Text
    answer: Text
    """The right answer as it is shown."""
    why: Text
    """The explanation; at most 200 characters and two line feeds in each language."""
    source: Source
    more: str
    """What "tell me more" asks: the data of a button."""
    decade: int | None = None
    """The first year of the decade it belongs to."""
    options: tuple[Text, ...] = ()
    """In the order shown, which stays; for an order they are what is to be put in order."""
    right: tuple[int, ...] = ()
    """The place of the right option; for an order those of all options, the earliest first."""
    year: int = 0
    """The answer to a year, or the year that may stand behind a title that is asked for."""
    accepted: tuple[str, ...] = ()
    """Right answers to a written one, in all languages."""
    others: tuple[str, ...] = ()
    """Names that must not pass for the right one."""
    answer_kind: str = "free"
    """What a written answer names, as `grade` calls it."""
    clues: tuple[Text, ...] = ()
    """Told in two goes, the vaguest first."""
    hint: Text | None = None
    struck: tuple[int, ...] = ()
    """The options that the hint strikes out."""

    @property
    def has_hint(self) -> bool:
        """Whether there is a hint to give."""
        return self.kind not in POLLED and (self.hint is not None or bool(self.struck))

    @property
    def first_clues(self) -> int:
        """How many clues are told with the question; the others follow together."""
        return (len(self.clues) + 1) // 2

    @property
    def length(self) -> int:
        """Characters to read, in the language that needs most."""
        texts = (self.prompt, *self.options, *self.clues)
        return max(sum(len(one) for one in column) for column in zip(*(text3(text) for text in texts), strict=True))


def text3(text: Text) -> tuple[str, str, str]:
    """Give the three languages of a text side by side."""
    return text.az, text.en, text.ru
