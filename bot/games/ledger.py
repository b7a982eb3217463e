"""The ledger: what was answered when, and the boards made of it. Pure; a store keeps the entries.

A question that comes while two or more play counts for the boards of groups, any other for the solo
board. Days begin in Baku; a season ends on the studio's birthday.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Literal, get_args

from bot.games.question import Topic
from bot.games.state import Mode

Period = Literal["day", "week", "month", "season", "all"]
PERIODS: tuple[Period, ...] = get_args(Period)
BAKU = timezone(timedelta(hours=4), "Baku")
"""Azerbaijan has kept no summer time since 2016."""
STUDIO_DAY = (4, 28)


@dataclass(frozen=True, slots=True)
class Entry:
    """One player's answer to one question."""

    chat: str
    """With its platform in front."""
    game: str
    player: str
    """With its platform in front."""
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

    chat: str
    at: datetime
    mode: Mode
    theme: str
    """What it was about, as its state says it."""
    questions: int
    winners: tuple[str, ...]
    """The names of those in the first place; none when nobody had points."""


@dataclass(frozen=True, slots=True)
class Row:
    """A player's line on a board."""

    place: int
    player: str
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


def baku_day(now: datetime) -> date:
    """Give the day that it is in Baku."""
    return now.astimezone(BAKU).date()


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


def board(entries: Iterable[Entry], since: datetime, together: bool) -> list[Row]:
    """Rank the players by points, then by right answers; equals share a place."""
    points: Counter[str] = Counter()
    right: Counter[str] = Counter()
    names: dict[str, str] = {}
    for entry in entries:
        if entry.at >= since and entry.together is together:
            points[entry.player] += entry.points
            right[entry.player] += entry.right
            names[entry.player] = entry.name
    rows: list[Row] = []
    for player in sorted(filter(points.get, points), key=lambda one: (-points[one], -right[one], names[one], one)):
        ties = rows and (rows[-1].points, rows[-1].right) == (points[player], right[player])
        place = rows[-1].place if ties else len(rows) + 1
        rows.append(Row(place, player, names[player], points[player], right[player]))
    return rows


def record(entries: Iterable[Entry], player: str) -> Record:
    """Sum up what a player has done."""
    own = [entry for entry in entries if entry.player == player]
    asked = Counter(entry.topic for entry in own)
    right = Counter(entry.topic for entry in own if entry.right)
    topics = tuple((topic, right[topic], count) for topic, count in asked.most_common())
    games = len({(entry.chat, entry.game) for entry in own})
    return Record(games, len(own), sum(right.values()), max((entry.streak for entry in own), default=0), topics)


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
        """Give the standing after the question of `day`; a second try on a day changes nothing."""
        if self.last == day.isoformat():
            return self
        in_a_row = self.last == (day - timedelta(1)).isoformat() and self.right
        streak = (self.streak if in_a_row else 0) + 1 if right else 0
        return Daily(day.isoformat(), right, streak, max(streak, self.best))

    def standing(self, day: date) -> int:
        """Give the streak as it stands on `day`: a day left out ends it."""
        return self.streak if self.last in (day.isoformat(), (day - timedelta(1)).isoformat()) else 0
