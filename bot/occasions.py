"""Occasions in words: what an anniversary game is held for, and what happened on which day. Pure."""

from dataclasses import dataclass
from datetime import date

from bot.games.anniversaries import Calendar, Occasion
from bot.wording import Value, Wording

_UPCOMING = 3
_FILMS = 8


@dataclass(frozen=True, slots=True)
class Occasions:
    """Words the calendar in one language, as seen from one day."""

    wording: Wording
    calendar: Calendar
    today: date

    def opening(self, id: str) -> str:
        """Say what a game is held for, and when its day is still to come."""
        occasion = self.calendar.find(id)
        if occasion and occasion.kind == "honour":
            return self.wording("anniversary-honour", occasion=self.name(occasion))
        return self._about(occasion, *self._kept(occasion)) if occasion else ""

    def closing(self, id: str) -> str:
        """Name once more what the game was held for."""
        occasion = self.calendar.find(id)
        if occasion and occasion.kind == "honour":
            return self.wording("anniversary-honour-end", occasion=self.name(occasion))
        return self._about(occasion, "anniversary-end", self._kept(occasion)[1]) if occasion else ""

    def _kept(self, occasion: Occasion) -> tuple[str, date]:
        """Give what to say of an occasion, and the day on which it is kept: today, or as the nearest to come."""
        on_today = self.calendar.on(self.today)
        if occasion in on_today:
            return "anniversary-today", self.today
        for day, nearest in self.calendar.upcoming(self.today, 1):
            if nearest == occasion and not on_today:
                return "anniversary-nearest", day
        return "anniversary-of", self.today

    def of_today(self) -> str:
        """Tell what happened on this day, or else what comes next."""
        found = self.calendar.on(self.today)
        if found:
            lines = [self._line(one, self.today) for one in found]
            return "\n".join([self.wording("today-head", day=self._day(self.today)), *lines])
        lines = [self._line(one, day) for day, one in self.calendar.upcoming(self.today, _UPCOMING)]
        return "\n".join([self.wording("today-none", day=self._day(self.today)), *lines])

    def of_month(self, month: int) -> str:
        """List what has its anniversary in a month."""
        found = self.calendar.in_month(month)
        name = self.wording(f"month-{month}")
        if not found:
            return self.wording("month-none", month=name)
        year = date(self.today.year, month, 1)
        return "\n".join([self.wording("month-head", month=name), *(self._line(one, year) for one in found)])

    def of_year(self) -> str:
        """List the films with a round birthday this year."""
        films = self.calendar.round_films(self.today.year)[:_FILMS]
        if not films:
            return ""
        lines = [self._line(one, self.today) for one in films]
        return "\n".join([self.wording("year-head", year=str(self.today.year)), *lines])

    def _line(self, occasion: Occasion, day: date) -> str:
        """Write a line of a list."""
        return f"– {self.name(occasion)} ({self.wording('years', count=occasion.years(day))})"

    def _about(self, occasion: Occasion, message: str, day: date) -> str:
        years = self.wording("years", count=occasion.years(day))
        said = self.wording(message, occasion=self.name(occasion), years=years, day=self._day(day))
        return self.wording.capital(said)

    def _day(self, day: date) -> str:
        return self.wording("day-month", day=str(day.day), month=day.month)

    def name(self, occasion: Occasion) -> str:
        """Name an occasion with its date."""
        knowledge, wording = self.wording.knowledge, self.wording
        if occasion.kind == "honour":
            return self._named(occasion.entry)
        values: dict[str, Value] = {"date": wording.date(occasion.when)}
        if occasion.entry in knowledge.films:
            film = knowledge.films[occasion.entry]
            values["film"] = wording.film(film, year=occasion.kind == "film", original=False)
        elif occasion.entry in knowledge.people:
            values["person"] = wording.person(occasion.entry)
        elif event := knowledge.facts[occasion.entry].event:
            values["event"] = wording.own(event)
        return wording(f"occasion-{occasion.kind.replace('_', '-')}", **values)

    def _named(self, entry: str) -> str:
        """Name a film or a person."""
        films = self.wording.knowledge.films
        return self.wording.film(films[entry], original=False) if entry in films else self.wording.person(entry)
