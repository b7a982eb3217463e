"""The state of a game, as plain values that become JSON and come back.

Times are milliseconds of the Unix epoch, durations milliseconds. A change that games written
before do not fit adds its step to `MIGRATIONS`; `read` takes older games through them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import msgspec

from bot.games.question import Question

Migration = Callable[[dict[str, Any]], dict[str, Any]]
MIGRATIONS: tuple[Migration, ...] = ()
"""The step from each version to the next, the one from version 1 first."""
VERSION = len(MIGRATIONS) + 1

Phase = Literal["lobby", "asking", "break", "paused", "over"]
Mode = Literal["quiz", "game", "anniversary", "decades", "timeline", "daily"]
ONE_QUESTION: frozenset[Mode] = frozenset(("quiz", "daily"))
"""Games of a single question: they have no lobby and no table."""


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody in a game."""

    id: str
    name: str
    """As it was when they last joined or answered."""
    points: int = 0
    right: int = 0
    time: int = 0
    """What they took for their right answers; every other question counts in full."""
    streak: int = 0
    best_streak: int = 0
    active: int = 0
    """The round in which they last joined or answered."""
    gone: bool = False
    """Whether they were forgotten: what they have stays, but nobody waits for them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a player has said to the question of a round."""

    at: int
    """When the last try came."""
    tries: int = 0
    options: tuple[int, ...] = ()
    year: int | None = None
    text: str = ""
    right: bool = False
    locked: bool = False
    """Whether they are done with this question."""
    hinted: bool = False
    clue: int = 0
    """The place of the last clue that was told by then."""


@dataclass(frozen=True, slots=True)
class Round:
    """A question and what came of it."""

    number: int
    question: Question
    opened: int
    deadline: int
    shown: bool = False
    """Whether the platform has told when it really appeared."""
    hinted: bool = False
    clue: int = 0
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By player."""
    strays: Mapping[str, Answer] = field(default_factory=dict)
    """Wrong texts of people who do not play, by person."""
    skips: tuple[str, ...] = ()
    """Who asked to skip it."""
    hints: tuple[str, ...] = ()
    """Who asked for the hint."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The times of a game."""

    lobby: int = 60_000
    pause: int = 7_000
    """Between two questions."""
    question: int = 0
    """For a question; 0 to give each what it needs."""


@dataclass(frozen=True, slots=True)
class Game:
    """A game in one chat."""

    id: str
    mode: Mode
    host: str
    """The player who started it; empty when nobody did."""
    started: int
    upcoming: tuple[str, ...]
    """The ids of the questions to come."""
    total: int
    phase: Phase = "lobby"
    since: int = 0
    """When the phase began."""
    serial: int = 0
    """Grows with every phase; what carries another one comes too late."""
    theme: str = ""
    """What the game is about: the entry of an anniversary, a topic and a kind, or nothing."""
    round: Round | None = None
    """The question open now, or the last one."""
    players: Mapping[str, Player] = field(default_factory=dict)
    spent: int = 0
    """The time of all questions closed so far."""
    closed: int = 0
    """How many questions were played to their end."""
    silent: int = 0
    """How many questions in a row nobody answered."""
    pausing: bool = False
    """Whether the game rests after this question."""
    patient: bool = False
    """Whether a question waits for its deadline even when all have answered."""
    pace: Pace = Pace()
    version: int = VERSION


def write(game: Game) -> bytes:
    """Write a game as JSON."""
    return msgspec.json.encode(game)


def read(data: bytes) -> Game:
    """Read a game that `write` of this or an earlier version wrote.

    Raises `ValueError` for anything else, a later version's included.
    """
    try:
        raw = msgspec.json.decode(data)
        return msgspec.convert(migrated(raw, MIGRATIONS), Game)
    except msgspec.MsgspecError as error:
        raise ValueError(f"not the state of a game: {error}") from None


def migrated(raw: Any, migrations: Sequence[Migration]) -> Any:
    """Bring a written game to the version after the last of `migrations`, step by step."""
    newest = len(migrations) + 1
    version = raw.get("version") if isinstance(raw, dict) else None
    if not isinstance(version, int) or not 1 <= version <= newest:
        raise ValueError(f"a game of version {version!r}; this program reads versions 1 to {newest}: update it")
    for migrate in migrations[version - 1 :]:
        version += 1
        raw = {**migrate(raw), "version": version}
    return raw


def left(game: Game, player: str) -> Game:
    """Let somebody go: nobody waits for them, and a game of theirs is now that of who played last of the others."""
    if player in game.players:
        game = replace(game, players={**game.players, player: replace(game.players[player], gone=True)})
    others = [one for one in game.players.values() if not one.gone]
    heir = max(others, key=lambda one: one.active).id if others else ""
    return replace(game, host=heir) if game.host == player else game


def renamed(game: Game, player: str, id: str, name: str) -> Game:
    """Put another id and name in the place of a player's, wherever the game has them, and drop what they wrote."""

    def other(one: str) -> str:
        return id if one == player else one

    def named(one: Player) -> Player:
        return replace(one, id=id, name=name) if one.id == player else one

    def unsaid(answers: Mapping[str, Answer]) -> dict[str, Answer]:
        return {other(key): replace(one, text="") if key == player else one for key, one in answers.items()}

    game = replace(game, host=other(game.host), players={other(key): named(one) for key, one in game.players.items()})
    if game.round is None:
        return game
    asked = game.round
    return replace(
        game,
        round=replace(
            asked,
            answers=unsaid(asked.answers),
            strays=unsaid(asked.strays),
            skips=tuple(map(other, asked.skips)),
            hints=tuple(map(other, asked.hints)),
        ),
    )
