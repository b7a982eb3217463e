"""Who plays, who rules, and how many of those who play want something."""

from bot.games.effects import Feedback
from bot.games.state import Game

_ACTIVE_FOR = 2


def active(game: Game) -> list[str]:
    """Give those who play: who joined or answered lately."""
    number = game.round.number if game.round else 0
    return [one for one in _here(game) if game.players[one].active + _ACTIVE_FOR >= number]


def _here(game: Game) -> list[str]:
    return [player.id for player in game.players.values() if not player.gone]


def takes_part(game: Game, player: str) -> bool:
    """Say whether somebody plays; a game in which nobody does, as one set for later may be, is open to all."""
    return player in game.players or not _here(game)


def may_rule(game: Game, player: str, admin: bool) -> bool:
    """Say whether somebody may do alone what others need votes for."""
    return admin or player == game.host or _here(game) == [player]


def vote(game: Game, votes: tuple[str, ...], player: str, admin: bool) -> tuple[Feedback | None, int]:
    """Count the vote of `player` with the earlier ones of those who are not done with the question.

    Gives why it does not carry, None when it does, and how many more votes it takes.
    """
    answers = game.round.answers if game.round else {}
    if player in answers and answers[player].locked:
        return "done", 0
    if may_rule(game, player, admin):
        return None, 0
    playing = active(game)
    if player not in playing:
        return "not-playing", 0
    undone = {one for one in playing if one not in answers or not answers[one].locked}
    missing = (len(playing) + 1) // 2 - len(set(voted(votes, player)) & undone)
    return ("voted", missing) if missing > 0 else (None, 0)


def voted(votes: tuple[str, ...], player: str) -> tuple[str, ...]:
    """Add a vote; a second one of the same player counts once."""
    return votes if player in votes else (*votes, player)
