"""What the knowledge consists of. Plain frozen values; nothing here reads or computes much."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Language = Literal["az", "en", "ru"]
LANGUAGES: tuple[Language, ...] = ("az", "en", "ru")

CREDITS = ("director", "writer", "composer", "cinematographer")
"""The crew of a film that the knowledge holds; the cast stands apart because it has roles."""


OCCASIONS = ("studio", "cinema_day")
"""Days that are kept every year: the studio's birthday and National Cinema Day."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text in the three languages; an empty string where no source gives it (titles only)."""

    az: str
    en: str
    ru: str

    def in_(self, language: Language) -> str:
        """Give the text in `language`, else the Azerbaijani original, else the English one."""
        return self.own(language) or self.az or self.en

    def own(self, language: Language) -> str:
        """Give the text in `language` or an empty string."""
        if language == "az":
            return self.az
        return self.en if language == "en" else self.ru

    def all(self) -> tuple[str, ...]:
        """Give the texts there are, without repeats."""
        return tuple(dict.fromkeys(text for text in (self.az, self.en, self.ru) if text))


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What sources disagree on: the attribute, and a sentence that says how."""

    about: str
    text: Text


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about the studio or the cinema around it."""

    id: str
    topic: str
    tier: int
    """1 core, 2 solid, 3 niche."""
    text: Text
    """The statement, a full sentence."""
    answer: Text
    """The key answer in a few words."""
    terms: tuple[str, ...]
    """Names, dates and spellings that belong to the fact, in any language."""
    questions: Mapping[Language, tuple[str, ...]]
    sources: tuple[Source, ...]
    date: str = ""
    """An ISO date, month or year, or two of them with a slash for a span."""
    event: Text | None = None
    """What happened on that date, in a few words that do not tell it: "the opening of the film factory"."""
    occasion: str = ""
    """One of `OCCASIONS` whose day it gives."""
    as_of: str = ""
    """For what changes, such as an office: when the source said so."""
    conflict: Text | None = None
    studio_name: "StudioName | None" = None
    """For a fact that tells a name of the studio."""


@dataclass(frozen=True, slots=True)
class StudioName:
    """A name of the studio and the first year in which it bore it."""

    name: Text
    since: int


@dataclass(frozen=True, slots=True)
class Part:
    """A person in the cast of a film, with the role where a source names it."""

    person: str
    role: Text | None = None
    description: Text | None = None
    """What the character is, where it helps: "farm labourer"."""


@dataclass(frozen=True, slots=True)
class Work:
    """The book, play or opera that a film is based on."""

    title: Text
    kind: str
    authors: tuple[str, ...]
    """Person ids; none for a folk epic."""
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Trivia:
    """Something worth telling about a film; `about` is plot, location or empty."""

    text: Text
    about: str = ""


@dataclass(frozen=True, slots=True)
class Film:
    """A film. A field that no source supports is empty."""

    id: str
    title: Text
    sources: tuple[Source, ...]
    aliases: tuple[str, ...] = ()
    year: int | None = None
    premiere: str = ""
    """ISO date."""
    minutes: int | None = None
    genres: tuple[str, ...] = ()
    studios: tuple[str, ...] = ()
    credits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """One of `CREDITS` to person ids."""
    cast: tuple[Part, ...] = ()
    based_on: Work | None = None
    trivia: tuple[Trivia, ...] = ()
    questions: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    """What people ask of the trivia, with the slot {film}."""
    awards: tuple[Text, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Honour:
    """A title, order or prize of a person."""

    title: Text
    year: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person. Someone known only from credits has a name and no sources of their own."""

    id: str
    name: Text
    gender: str
    """male or female; it chooses word forms."""
    sources: tuple[Source, ...] = ()
    aliases: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    born: str = ""
    """ISO date, month or year."""
    died: str = ""
    birth_place: Text | None = None
    death_place: Text | None = None
    honours: tuple[Honour, ...] = ()
    facts: tuple[Text, ...] = ()
    questions: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    """What people ask of the facts, with the slot {person}."""
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """The forms in which one attribute is asked for; slots stand in braces: {film}."""

    id: str
    forms: Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Smalltalk:
    """Something said in passing and what the bot says to it."""

    id: str
    questions: Mapping[Language, tuple[str, ...]]
    answers: Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the house: a genre, a profession, a studio. Further forms help to find it."""

    id: str
    kind: str
    name: Text
    feminine: Text | None = None
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words of the three languages that mean the same when one asks about films."""

    id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuizEntry:
    """A quiz question written by hand, on what one entry says."""

    id: str
    about: str
    """The id of the fact, film or person it rests on; its sources are theirs."""
    kind: str
    """choice, true_false, year or typed."""
    difficulty: int
    """1 easy to 3 hard."""
    prompt: Text
    why: Text
    """The explanation after the answer."""
    answer: Text | None = None
    """Of a choice and a typed answer."""
    wrong: tuple[Text, ...] = ()
    """The other options of a choice."""
    accepted: tuple[str, ...] = ()
    """Further spellings of a typed answer."""
    year: int | None = None
    truth: bool | None = None
    """Whether the statement of a true_false is true."""


_CREDIT_OF = {"directed": "director", "wrote": "writer", "composed": "composer", "shot": "cinematographer"}
"""What a person did in a film, by the credit that says so."""


@dataclass(frozen=True)
class KnowledgeBase:
    """Everything the bot knows."""

    facts: Mapping[str, Fact]
    films: Mapping[str, Film]
    people: Mapping[str, Person]
    terms: Mapping[str, Term]
    templates: Mapping[str, Template]
    smalltalk: Mapping[str, Smalltalk]
    synonyms: tuple[Synonyms, ...]
    fillers: tuple[str, ...]
    """Words that carry nothing in a question: "please", "bəs", «скажите»."""
    elsewhere: tuple[str, ...] = ()
    """Words for other countries, studios and prizes: "Turkish", "Mosfilm", «Оскар»."""
    given_names: tuple[str, ...] = ()
    """Names that people may bear whom the knowledge does not hold, in Azerbaijani."""
    quiz: Mapping[str, QuizEntry] = field(default_factory=dict)

    @cached_property
    def films_by_person(self) -> Mapping[str, Mapping[str, Sequence[Film]]]:
        """The films of each person by what they did in them, "films" for all of them; the oldest first."""
        found: dict[str, dict[str, list[Film]]] = {}
        for film in sorted(self.films.values(), key=lambda film: (film.year or 9999, film.id)):
            for person, did in dict.fromkeys(_credits(film)):
                found.setdefault(person, {}).setdefault(did, []).append(film)
        return found


def _credits(film: Film) -> Iterator[tuple[str, str]]:
    """Give who did what in a film, and for each also that they took part."""
    credited = [(person, did) for did, credit in _CREDIT_OF.items() for person in film.credits.get(credit, ())]
    credited += [(part.person, "acted") for part in film.cast]
    credited += [(author, "source_of") for author in (film.based_on.authors if film.based_on else ())]
    for person, did in credited:
        yield person, did
        yield person, "films"
