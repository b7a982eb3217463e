"""Time: how long a question stays open, and when a game next moves by itself."""

from collections.abc import Mapping
from dataclasses import replace

from bot.games.question import Question
from bot.games.state import Answer, Game, Round

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


def unshown(game: Game) -> bool:
    """Say whether a question is open that nobody is known to have seen."""
    asked = game.round
    return game.phase == "asking" and asked is not None and not asked.shown and not asked.answers


def held_back(game: Game, now: int) -> Game:
    """Let the time of a question that nobody has seen yet begin now at the earliest."""
    if not unshown(game) or game.round is None:
        return game
    return _put_off(game, game.round, now - game.round.opened)


def with_grace(game: Game, now: int, least: int) -> Game:
    """Leave an open question at least so much time, and no more than all of its own, as if it had been put off.

    A game that nobody has touched for a day gets none.
    """
    asked = game.round
    if game.phase != "asking" or asked is None or unshown(game) or now - game.since >= LONGEST_PAUSE:
        return game
    time = min(now + least - asked.deadline, now - asked.opened)
    return _put_off(game, asked, time) if time > 0 else game


def _put_off(game: Game, asked: Round, time: int) -> Game:
    """Move a question with its answers in time."""

    def moved(answers: Mapping[str, Answer]) -> dict[str, Answer]:
        return {player: replace(answer, at=answer.at + time) for player, answer in answers.items()}

    later = replace(asked, opened=asked.opened + time, deadline=asked.deadline + time)
    return replace(game, round=replace(later, answers=moved(asked.answers), strays=moved(asked.strays)))


def _moments(asked: Round) -> list[int]:
    """Give when the hint or the other clues come, if they still do, and the deadline."""
    time = asked.deadline - asked.opened
    moments = [asked.deadline]
    clues_left = asked.clue + 1 < len(asked.question.clues)
    if clues_left or (asked.question.has_hint and not asked.hinted):
        moments.append(asked.opened + time // 2)
    return moments
