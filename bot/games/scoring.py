"""Points: what an answer is worth, and who stands where.

A right answer is worth 100, 150 or 200 points by difficulty; of true and false, where half of all
guesses are right, half of that. In the course of the question's time it falls to half. Answers
after the hint are worth a quarter less; each clue told after the first ones takes an equal part
away instead, and there time does not count. A year is worth the less the further it lies away, nothing from ten
years on; the nearest of several players gets a quarter more. From the third right answer in a row
on there is a tenth more for each, up to half.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.games.question import Question
from bot.games.state import Answer, Player, Round

_BASE = {1: 100, 2: 150, 3: 200}
_GUESSABLE = 0.5
_SLOWEST = 0.5
_AFTER_HINT = 0.75
_NEAREST = 1.25
YEARS_OFF = 10
"""From so many years off a guess is worth nothing."""
_YEARS_RIGHT = 2
"""A year that is so near counts as right whoever else was nearer."""
_STREAK_FROM, _STREAK_STEP, _STREAK_MOST = 3, 0.1, 0.5


@dataclass(frozen=True, slots=True)
class Effort:
    """How an answer came about."""

    spent: float
    """Share of the question's time, 0 to 1."""
    hinted: bool = False
    clue: int = 0
    """How many clues had followed the first ones."""
    off: int = 0
    """Years away from the right one."""
    nearest: bool = False
    """Whether it is the nearest of several."""


def worth(question: Question, effort: Effort) -> int:
    """Give the points of a right answer, or of a year near enough."""
    points = _BASE[question.difficulty] * (_GUESSABLE if question.kind == "true_false" else 1.0)
    if question.kind == "clues":
        points *= 1 - effort.clue / len(question.clues)
    else:
        points *= 1 - (1 - _SLOWEST) * min(max(effort.spent, 0.0), 1.0)
        points *= _AFTER_HINT if effort.hinted else 1.0
    if question.kind == "year":
        points *= max(0.0, 1 - effort.off / YEARS_OFF) * (_NEAREST if effort.nearest else 1.0)
    return round(points)


def streak_bonus(points: int, streak: int) -> int:
    """Give what `points` grow by when they are the `streak`th right answer in a row."""
    steps = streak - _STREAK_FROM + 1
    return round(points * min(_STREAK_STEP * steps, _STREAK_MOST)) if steps > 0 else 0


@dataclass(frozen=True, slots=True)
class Standing:
    """A player's place in a table; players who are equal in everything share one."""

    place: int
    player: Player


def standings(players: Iterable[Player]) -> tuple[Standing, ...]:
    """Rank players by points, then by right answers, then by the time they took."""
    ranked = sorted(players, key=lambda player: (*_merit(player), player.name, player.id))
    placed: list[Standing] = []
    for at, player in enumerate(ranked, 1):
        ties = placed and _merit(placed[-1].player) == _merit(player)
        placed.append(Standing(placed[-1].place if ties else at, player))
    return tuple(placed)


def _merit(player: Player) -> tuple[int, int, int]:
    return -player.points, -player.right, player.time


@dataclass(frozen=True, slots=True)
class Gain:
    """What a player got for a question."""

    player: Player
    """As they stand after it."""
    answer: Answer
    points: int
    bonus: int
    """The part of the points that the streak brought."""
    spent: int
    """What they took for it; the question's whole time where they were not right."""


def gains(players: Mapping[str, Player], asked: Round) -> list[Gain]:
    """Give what everybody who tried gets for a question, the most first."""
    guesses = [abs(answer.year - asked.question.year) for answer in asked.answers.values() if answer.year is not None]
    nearest = min(guesses) if len(guesses) > 1 else None
    found = [_gain(players[id], answer, asked, nearest) for id, answer in asked.answers.items()]
    return sorted(found, key=lambda gain: (-gain.points, gain.spent, gain.player.name))


def _gain(player: Player, answer: Answer, asked: Round, nearest: int | None) -> Gain:
    time = asked.deadline - asked.opened
    right, off, first = answer.right, 0, False
    if asked.question.kind == "year" and answer.year is not None:
        off = abs(answer.year - asked.question.year)
        first = off == nearest and off < YEARS_OFF
        right = off <= _YEARS_RIGHT or first
    spent = answer.at - asked.opened
    clues = max(0, answer.clue + 1 - asked.question.first_clues) if asked.question.clues else 0
    effort = Effort(spent / time, answer.hinted, clues, off, first)
    points = worth(asked.question, effort) if right or off else 0
    streak = player.streak + 1 if right else 0
    bonus = streak_bonus(points, streak)
    counted = spent if right else time
    after = replace(
        player,
        points=player.points + points + bonus,
        right=player.right + right,
        time=player.time + counted,
        streak=streak,
        best_streak=max(streak, player.best_streak),
    )
    return Gain(after, replace(answer, right=right), points + bonus, bonus, counted)
