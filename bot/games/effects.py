"""What comes out of a game: what is to be said to all, and what to one player."""

from dataclasses import dataclass
from typing import Literal

from bot.games.scoring import Gain, Standing

End = Literal["closed", "skipped", "stopped"]
"""How a question ended."""
Reason = Literal["played", "stopped", "idle", "nobody", "forgotten", "empty"]
Feedback = Literal[
    "joined", "again", "late", "resting", "not-now", "host-only", "not-playing", "going-on", "voted",
    "no-hint", "hint-given", "locked", "answered", "no-tries", "added", "right", "close", "wrong", "out",
    "year", "strange", "done",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tell:
    """A word to one player."""

    player: str
    what: Feedback
    number: int = 0
    """Of tries left, or of votes still missing."""


@dataclass(frozen=True, slots=True)
class LobbyOpen:
    """The lobby, as it is now."""


@dataclass(frozen=True, slots=True)
class Ask:
    """The question of the round."""


@dataclass(frozen=True, slots=True)
class Hint:
    """The hint of the question."""


@dataclass(frozen=True, slots=True)
class MoreClues:
    """The clues that were not told yet."""

    first: int
    """The place of the first of them."""


@dataclass(frozen=True, slots=True)
class Reveal:
    """The end of a question: the gains of those who tried, the best first."""

    gains: tuple[Gain, ...]
    end: End = "closed"
    active: int = 0
    """How many played."""


@dataclass(frozen=True, slots=True)
class Rest:
    """The game is paused from now on, or will be after this question."""

    later: bool = False


@dataclass(frozen=True, slots=True)
class Finish:
    """The end of the game."""

    reason: Reason
    table: tuple[Standing, ...]


Effect = Tell | LobbyOpen | Ask | Hint | MoreClues | Reveal | Rest | Finish
