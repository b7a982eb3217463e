"""What comes into a game: what players and the clock want of it.

A `serial` is that of the phase whose button was pressed; None for what was written.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Join:
    """A player wants to take part."""

    player: str
    name: str


@dataclass(frozen=True, slots=True)
class StartNow:
    """A player who joined will not wait for more."""

    player: str
    serial: int | None = None


@dataclass(frozen=True, slots=True)
class GiveAnswer:
    """A player answers: picks options (an order may come one by one), or writes a text."""

    player: str
    name: str
    options: tuple[int, ...] = ()
    text: str = ""
    serial: int | None = None


@dataclass(frozen=True, slots=True)
class AskHint:
    """A player wants the hint now."""

    player: str
    admin: bool = False
    serial: int | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """A player wants the next question."""

    player: str
    admin: bool = False
    serial: int | None = None


@dataclass(frozen=True, slots=True)
class GoOn:
    """A player wants the break to end."""

    player: str
    serial: int | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """The game shall rest after this question."""

    player: str
    admin: bool = False


@dataclass(frozen=True, slots=True)
class Resume:
    """The game shall go on."""

    player: str


@dataclass(frozen=True, slots=True)
class Stop:
    """The game shall end."""

    player: str
    admin: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """The question of this phase has appeared on the platform."""

    serial: int


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""

    serial: int | None = None


Command = Join | StartNow | GiveAnswer | AskHint | Skip | GoOn | Pause | Resume | Stop | Shown | Tick
