"""The ledger: what was answered when, and the boards made of it. Pure; a store keeps the entries and adds them up.

A question that comes while two or more play counts for the boards of groups, any other for the solo
board. Days begin in Baku; a season ends on the studio's birthday.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal, get_args

from bot.games.question import Topic
from bot.games.state import Mode
from bot.messages import Account, Place

Period = Literal["day", "week", "month", "season", "all"]
PERIODS: tuple[Period, ...] = get_args(Period)
BAKU = timezone(timedelta(hours=4), "Baku")
"""Azerbaijan has kept no summer time since 2016."""
STUDIO_DAY = (4, 28)


@dataclass(frozen=True, slots=True)
class Entry:
    """One player's answer to one question."""

    place: Place
    game: str
    round: int
    """The number of the question in its game."""
    player: Account
    name: str
    """As it was then."""
    at: datetime
    topic: Topic
    points: int
    right: bool
    streak: int
    """Right answers in a row, this one included."""
    together: bool
    """Whether somebody else played too."""


@dataclass(frozen=True, slots=True)
class PastGame:
    """A game that was played."""

    place: Place
    game: str
    at: datetime
    mode: Mode
    theme: str
    """What it was about, as its state says it."""
    questions: int
    winners: tuple[Account, ...]
    """Those in the first place; none when nobody had points."""


@dataclass(frozen=True, slots=True)
class Total:
    """What a player has gathered on one board in one period."""

    player: Account
    name: str
    """As it was last; empty for somebody who is not to be known any more."""
    points: int
    right: int


@dataclass(frozen=True, slots=True)
class Row:
    """A player's line on a board."""

    place: int
    player: Account
    name: str
    points: int
    right: int


@dataclass(frozen=True, slots=True)
class Record:
    """What a player has done so far."""

    games: int
    answers: int
    right: int
    best_streak: int
    topics: tuple[tuple[Topic, int, int], ...]
    """Each topic with the right answers and all answers, the most answered first."""


NO_RECORD = Record(0, 0, 0, 0, ())


def baku_day(now: datetime) -> date:
    """Give the day that it is in Baku."""
    return now.astimezone(BAKU).date()


def baku_day_of(moment: int) -> date:
    """Give the day that it is in Baku at a moment, in milliseconds of the Unix epoch."""
    return baku_day(datetime.fromtimestamp(moment / 1000, UTC))


def period_start(period: Period, now: datetime) -> datetime:
    """Give when the running day, week, month or season began."""
    today = baku_day(now)
    if period == "all":
        return datetime.min.replace(tzinfo=BAKU)
    if period == "week":
        today -= timedelta(today.weekday())
    elif period == "month":
        today = today.replace(day=1)
    elif period == "season":
        last = date(today.year, *STUDIO_DAY)
        today = (last if last < today else date(today.year - 1, *STUDIO_DAY)) + timedelta(1)
    return datetime(today.year, today.month, today.day, tzinfo=BAKU)


def board(totals: Iterable[Total]) -> list[Row]:
    """Rank the players by points, then by right answers; equals share a place, and without points there is none."""
    rows: list[Row] = []
    paid = [total for total in totals if total.points]
    for one in sorted(paid, key=lambda one: (-one.points, -one.right, one.name, one.player)):
        ties = rows and (rows[-1].points, rows[-1].right) == (one.points, one.right)
        place = rows[-1].place if ties else len(rows) + 1
        rows.append(Row(place, one.player, one.name, one.points, one.right))
    return rows


@dataclass(frozen=True, slots=True)
class Daily:
    """How a player stands with the question of the day."""

    last: str = ""
    """The ISO day of the last one tried."""
    right: bool = False
    streak: int = 0
    """Right answers on days in a row."""
    best: int = 0

    def after(self, day: date, right: bool) -> "Daily":
        """Give the standing after the question of `day`; a second try on a day changes nothing.

        Nor does one of an earlier day: a question may close after midnight, when that of the next day has been tried.
        """
        if self.last >= day.isoformat():
            return self
        in_a_row = self.last == (day - timedelta(1)).isoformat() and self.right
        streak = (self.streak if in_a_row else 0) + 1 if right else 0
        return Daily(day.isoformat(), right, streak, max(streak, self.best))

    def standing(self, day: date) -> int:
        """Give the streak as it stands on `day`: a day left out ends it."""
        return self.streak if self.last in (day.isoformat(), (day - timedelta(1)).isoformat()) else 0
