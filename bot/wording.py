"""Wording: dates, names and lists as a language writes them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge.model import Film, KnowledgeBase, Language, Person, Text

Value = str | int


class Say(Protocol):
    """Gives one of the bot's own texts in a language; see `bot.phrasebook`."""

    def __call__(self, language: Language, message: str, **values: Value) -> str:
        """Give `message` in `language` with its values put in."""


_LAST_DIGIT = {"1": "ci", "2": "ci", "3": "cü", "4": "cü", "5": "ci", "6": "cı", "7": "ci", "8": "ci", "9": "cu"}
_LAST_TENS = {"1": "cu", "2": "ci", "3": "cu", "4": "cı", "5": "ci", "6": "cı", "7": "ci", "8": "ci", "9": "cı"}


def ordinal_az(number: object) -> str:
    """Give an Azerbaijani ordinal: the ending follows the last vowel of the spoken number.

    >>> ordinal_az("1945"), ordinal_az("1929"), ordinal_az("1940"), ordinal_az("1900"), ordinal_az("2000")
    ('1945-ci', '1929-cu', '1940-cı', '1900-cü', '2000-ci')
    """
    number = str(number)
    if number.endswith("000"):
        ending = "ci"
    elif number.endswith("00"):
        ending = "cü"
    elif number.endswith("0"):
        ending = _LAST_TENS[number[-2]]
    else:
        ending = _LAST_DIGIT[number[-1]]
    return f"{number}-{ending}"


@dataclass(frozen=True, slots=True)
class Wording:
    """Puts dates, names and lists into words of one language."""

    say: Say
    language: Language
    knowledge: KnowledgeBase

    def __call__(self, message: str, **values: Value) -> str:
        """Give one of the bot's own texts."""
        return self.say(self.language, message, **values)

    def capital(self, text: str) -> str:
        """Write the first letter large; in Azerbaijani i becomes İ."""
        first = "İ" if self.language == "az" and text[:1] == "i" else text[:1].upper()
        return first + text[1:]

    def own(self, text: Text) -> str:
        """Give a text of the knowledge in this language."""
        return text.in_(self.language)

    def date(self, iso: str, form: str = "date") -> str:
        """Write an ISO date, month or year; `form` is "date" for a label, "when" within a sentence."""
        year, *rest = iso.split("-")
        if not rest:
            return self(f"{form}-year", year=year)
        if len(rest) == 1:
            return self(f"{form}-month", year=year, month=int(rest[0]))
        return self(f"{form}-day", year=year, month=int(rest[0]), day=str(int(rest[1])))

    def film(self, film: Film, year: bool = True, original: bool = True) -> str:
        """Name a film by its title in this language, with the original title and year in brackets."""
        title = self.own(film.title)
        first = film.title.az
        values: dict[str, Value] = {"title": title}
        message = "film-name"
        if original and first and first != title:
            message, values = f"{message}-original", values | {"original": first}
        if year and film.year:
            message, values = f"{message}-year", values | {"year": str(film.year)}
        return self(message, **values)

    def person(self, person: str) -> str:
        """Name a person."""
        return self.own(self.knowledge.people[person].name)

    def people(self, people: Iterable[str]) -> str:
        """Name several people."""
        return ", ".join(self.person(person) for person in people)

    def term(self, term: str, person: Person | None = None) -> str:
        """Name a genre, studio or profession; the profession in the person's gender."""
        entry = self.knowledge.terms[term]
        feminine = entry.feminine if person and person.gender == "female" else None
        return self.own(feminine or entry.name)

    def films(self, films: Sequence[Film], limit: int = 10) -> str:
        """List films, the oldest first, cut after `limit`."""
        return self.names([self.film(film, original=False) for film in films], limit)

    def names(self, names: Sequence[str], limit: int = 10) -> str:
        """List names, cut after `limit` with how many more there are."""
        listed = ", ".join(names[:limit])
        rest = len(names) - limit
        return f"{listed} {self('more', count=rest)}" if rest > 0 else listed
