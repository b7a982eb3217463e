"""Time: how long a question stays open, and when a game next moves by itself."""

from collections.abc import Mapping

from bot.games.question import Question
from bot.games.state import Game, Round

LONGEST_PAUSE = 24 * 3600 * 1000
_SECONDS: Mapping[str, int] = {
    "choice": 14,
    "true_false": 10,
    "odd": 18,
    "year": 18,
    "typed": 22,
    "order": 25,
    "clues": 60,
}
_LETTERS_A_SECOND = 15
_LEAST, _MOST = 15, 90


def time_for(question: Question) -> int:
    """Give how long a question stays open: by its kind and the length of its text."""
    seconds = _SECONDS[question.kind] + question.length // _LETTERS_A_SECOND
    return min(max(seconds, _LEAST), _MOST) * 1000


def due(game: Game) -> int | None:
    """Give the moment at which the game next moves by itself; None when it is over."""
    if game.phase == "lobby":
        return game.since + game.pace.lobby
    if game.phase == "break":
        return game.since + game.pace.pause
    if game.phase == "paused":
        return game.since + LONGEST_PAUSE
    if game.phase == "asking" and game.round:
        return min(game.round.deadline, *_moments(game.round))
    return None


def _moments(asked: Round) -> list[int]:
    """Give when the hint and the next clue come, if they still do, and the deadline."""
    time = asked.deadline - asked.opened
    moments = [asked.deadline]
    if asked.clue + 1 < len(asked.question.clues):
        moments.append(asked.opened + time * (asked.clue + 1) // len(asked.question.clues))
    elif asked.question.has_hint and not asked.hinted:
        moments.append(asked.opened + time // 2)
    return moments
