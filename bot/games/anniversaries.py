"""The calendar: what happened on which day, worked out from the knowledge; undisputed full dates only.

The studio's birthday and National Cinema Day come first, then premieres, births, deaths and the
dated events of the studio.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.games.almanac import disputed
from knowledge.model import Fact, Film, KnowledgeBase, Person

Kind = Literal["studio", "cinema_day", "premiere", "birth", "death", "event", "film", "honour"]
_RANK: tuple[Kind, ...] = ("studio", "cinema_day", "premiere", "birth", "death", "event", "film", "honour")
_FULL_DATE = len("1945-10-01")
_ROUND = 10
_BIG = 25


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that has its anniversary every year."""

    kind: Kind
    entry: str
    """The fact, film or person."""
    when: str
    """ISO date; a year alone for a film whose premiere is not known to the day, nothing for a mere honour."""

    @property
    def id(self) -> str:
        """Kind and entry, as a game keeps it."""
        return f"{self.kind}|{self.entry}"

    @property
    def year(self) -> int:
        """When it was; 0 where there is no date."""
        return int(self.when[:4] or 0)

    @property
    def day(self) -> tuple[int, int]:
        """Month and day; zeros where only the year is known."""
        return (int(self.when[5:7]), int(self.when[8:])) if len(self.when) == _FULL_DATE else (0, 0)

    def years(self, on: date) -> int:
        """Give how many years ago it was, counted in calendar years."""
        return on.year - self.year


def is_round(years: int) -> bool:
    """Say whether a number of years is kept as a jubilee: every tenth and every twenty-fifth."""
    return years > 0 and (years % _ROUND == 0 or years % _BIG == 0)


class Calendar:
    """All occasions of the knowledge."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        found = [*_of_facts(knowledge.facts.values()), *_of_films(knowledge.films.values())]
        found += _of_people(knowledge.people.values())
        self._dated = sorted((one for one in found if one.day[0]), key=_order)
        self._entries = knowledge.films.keys() | knowledge.people.keys()
        self._films = [one for one in found if not one.day[0]]

    def on(self, day: date) -> list[Occasion]:
        """Give what happened on this day of earlier years."""
        return [one for one in self._dated if _falls(one, day.year) == day and one.when < day.isoformat()]

    def upcoming(self, day: date, count: int) -> list[tuple[date, Occasion]]:
        """Give the next occasions after `day`, the nearest first, with the days they fall on."""
        dated = [(self._next(one, day), one) for one in self._dated]
        return sorted(dated, key=lambda pair: (pair[0], _order(pair[1])))[:count]

    def in_month(self, month: int) -> list[Occasion]:
        """Give the occasions of a month, by day."""
        return sorted((one for one in self._dated if one.day[0] == month), key=lambda one: (one.day, _order(one)))

    def round_films(self, year: int) -> list[Occasion]:
        """Give the films that have a round birthday in `year`, the roundest and oldest first."""
        films = [*self._films, *(one for one in self._dated if one.kind == "premiere")]
        found = [one for one in films if is_round(year - one.year)]
        return sorted(found, key=lambda one: ((year - one.year) % _BIG != 0, one.year, one.entry))

    def of(self, entry: str) -> Occasion | None:
        """Give the occasion of an entry: a film's premiere or year, a person's birth, else their death."""
        found = (one for one in (*self._dated, *self._films) if one.entry == entry)
        return min(found, key=_order, default=None)

    def find(self, id: str) -> Occasion | None:
        """Give the occasion with an id; None where the knowledge no longer has it."""
        kind, _, entry = id.partition("|")
        if kind == "honour":
            return Occasion("honour", entry, "") if entry in self._entries else None
        return next((one for one in (*self._dated, *self._films) if one.id == id), None)

    def of_kind(self, kind: Kind) -> Occasion | None:
        """Give the first occasion of a kind."""
        return next((one for one in self._dated if one.kind == kind), None)

    def _next(self, one: Occasion, after: date) -> date:
        day = _falls(one, after.year)
        return day if day > after else _falls(one, after.year + 1)


def _order(one: Occasion) -> tuple[int, str, str]:
    return _RANK.index(one.kind), one.when, one.entry


def _falls(one: Occasion, year: int) -> date:
    """Give the day of an occasion in a year; 29 February falls on 1 March where there is none."""
    month, day = one.day
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1) + timedelta(1)


def _of_facts(facts: Iterable[Fact]) -> Iterator[Occasion]:
    for fact in facts:
        if len(fact.date) != _FULL_DATE or fact.conflict:
            continue
        if fact.occasion == "studio":
            yield Occasion("studio", fact.id, fact.date)
        elif fact.occasion == "cinema_day":
            yield Occasion("cinema_day", fact.id, fact.date)
        elif fact.event:
            yield Occasion("event", fact.id, fact.date)


def _of_films(films: Iterable[Film]) -> Iterator[Occasion]:
    for film in films:
        if film.premiere and not disputed(film.conflicts, "premiere"):
            yield Occasion("premiere", film.id, film.premiere)
        elif film.year and not disputed(film.conflicts, "year"):
            yield Occasion("film", film.id, str(film.year))


def _of_people(people: Iterable[Person]) -> Iterator[Occasion]:
    for person in people:
        if len(person.born) == _FULL_DATE and not disputed(person.conflicts, "born"):
            yield Occasion("birth", person.id, person.born)
        if len(person.died) == _FULL_DATE and not disputed(person.conflicts, "died"):
            yield Occasion("death", person.id, person.died)
