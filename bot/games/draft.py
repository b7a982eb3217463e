"""A draft: what a question consists of, before it is put into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.games.question import Kind, Topic
from bot.matching.asked import Asked
from bot.matching.fold import fold
from knowledge.model import Film, Person, Source, Text

LONGEST_WHY = 200
"""Characters of an explanation: what Telegram shows under a poll."""
TRUTH = ("true", "false")
"""Answers to a statement, as they stand in a draft and in the phrasebook."""
_TELLING = 4
"""Letters from which on an answer is not found in a text by chance."""


@dataclass(frozen=True, slots=True)
class Undated:
    """A film named without its year."""

    film: Film


@dataclass(frozen=True, slots=True)
class Quoted:
    """A text in quotation marks."""

    text: Text


@dataclass(frozen=True, slots=True)
class Masked:
    """A name of which only the first letters are shown."""

    name: Text


@dataclass(frozen=True, slots=True)
class Line:
    """A message of the phrasebook and what fills it."""

    message: str
    values: Mapping[str, "Value"]


def line(message: str, **values: "Value") -> Line:
    """Give a line."""
    return Line(message, values)


One = Film | Person | Text | Undated | Quoted | Masked | Line | int | str
Value = One | tuple[Film, ...] | tuple[Undated, ...] | tuple[Person, ...] | tuple[Text, ...]
"""Something to be named in a language, or several; a text alone stands for itself."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The entry that a question is on."""

    entry: str
    source: Source
    more: Asked
    """What tells more of it."""
    year: int | None = None
    """The year that places it in a decade."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as values; `Writer` makes it readable."""

    subject: Subject
    name: str
    """What of the subject it asks, and after a slash in which way; the same in every run."""
    kind: Kind
    topic: Topic
    level: int
    """How hard it is, from 1; more than 3 is cut."""
    prompt: Line | Text
    answer: Value
    why: tuple[Line | Text, ...]
    """The explanation; what follows the first is left out where it would be too long."""
    also: tuple[str, ...] = ()
    """Further entries that it is about."""
    wrong: tuple[Value, ...] = ()
    order: tuple[Value, ...] = ()
    """What is to be put in order, in the right one."""
    clues: tuple[Line | Text, ...] = ()
    hint: Line | None = None
    accepted: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    answer_kind: str = "free"

    id: str = field(init=False)
    """The question's id, which bags and games keep."""
    fact: str = field(init=False)
    """What it asks, whatever the way: whoever has seen one such question knows the answer to the others."""
    about: tuple[str, ...] = field(init=False)
    """The entries that it is about, its subject first."""
    difficulty: int = field(init=False)
    """1 easy to 3 hard."""
    decade: int | None = field(init=False)
    """The first year of its decade."""
    names: str = field(init=False)
    """Its answer, folded, behind a space; what no text holds where the answer is too short to tell."""
    says: str = field(init=False)
    """What it says in words of its own, folded, between spaces."""

    def __post_init__(self) -> None:
        """Work out once what choosing looks at thousands of times."""
        year = self.subject.year
        worked_out = {
            "id": f"{self.subject.entry}.{self.name}.{self.kind}",
            "fact": f"{self.subject.entry}.{self.name.partition('/')[0]}",
            "about": (self.subject.entry, *self.also),
            "difficulty": min(self.level, 3),
            "decade": year // 10 * 10 if year else None,
            "names": _names(self.answer),
            "says": f" {fold(' '.join(text.az for text in (self.prompt, *self.why) if isinstance(text, Text)))} ",
        }
        for field_name, value in worked_out.items():
            object.__setattr__(self, field_name, value)


def _names(answer: Value) -> str:
    text = answer.name.az if isinstance(answer, Person) else answer.az if isinstance(answer, Text) else ""
    return f" {fold(text)}" if len(text) >= _TELLING else "(none)"
