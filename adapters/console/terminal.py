"""A chat in the terminal: numbered buttons, several named players, colours where there are any.

Games move on while nobody types: the clock is looked at whenever the bot says it has something to do.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import Protocol, TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.patch_stdout import patch_stdout
from rich.console import Console
from rich.text import Text

from bot.messages import Address, Button, Incoming, Outgoing

Read = Callable[[str], Awaitable[str | None]]
"""Reads a line; takes the name of who types and gives None at the end."""
_CHAT = ("console", "terminal")
_SHORTEST_WAIT = 0.02
"""Seconds; so that nothing that is due for ever can make the terminal spin."""


class Bot(Protocol):
    """What the terminal talks to; `bot.app.App` is one."""

    def handle(self, incoming: Incoming) -> list[Outgoing]:
        """Give what the bot says."""

    def due(self) -> datetime | None:
        """Give when `tick` has something to do."""

    def tick(self) -> list[tuple[Address, Outgoing]]:
        """Let time pass; gives what is said."""


def talk(bot: Bot, source: TextIO, target: TextIO, player: str) -> None:
    """Hold a conversation until /quit or the end of input; `player` is who types at first."""
    live = source.isatty() and target.isatty()
    with patch_stdout(raw=True) if live else nullcontext():
        screen = Console(
            file=sys.stdout if live else target, force_terminal=live or None, highlight=False, soft_wrap=True
        )
        asyncio.run(_Terminal(bot, screen, player).run(_prompt() if live else _lines(source)))


class _Terminal:
    """One conversation."""

    def __init__(self, bot: Bot, screen: Console, player: str) -> None:
        self._bot = bot
        self._screen = screen
        self._player = player
        self._players = {player}
        self._buttons: tuple[Button, ...] = ()

    async def run(self, read: Read) -> None:
        self._show(self._bot.handle(self._incoming("/start")))
        while (text := await self._next_line(read)) is not None:
            command, _, rest = text.strip().partition(" ")
            if command in ("/quit", "/exit"):
                break
            if command == "/as":
                self._player = rest.strip() or self._player
                self._players.add(self._player)
            elif text.strip():
                self._show(self._bot.handle(self._incoming(text)))

    @property
    def _address(self) -> Address:
        return Address(*_CHAT, self._player)

    async def _next_line(self, read: Read) -> str | None:
        """Wait for a line, and meanwhile let the games move."""
        line = asyncio.ensure_future(read(self._player))
        while not line.done():
            await asyncio.wait({line}, timeout=self._seconds_left())
            if not line.done():
                self._show([said for _, said in self._bot.tick()])
        return line.result()

    def _seconds_left(self) -> float | None:
        due = self._bot.due()
        return max(_SHORTEST_WAIT, (due - datetime.now(UTC)).total_seconds()) if due else None

    def _incoming(self, text: str) -> Incoming:
        """Take a button's number or label for a press of it, anything else for a text."""
        wanted = _plain(text)
        for number, button in enumerate(self._buttons, 1):
            if wanted in (str(number), _plain(button.label)):
                return self._event(button=button.data)
        return self._event(text=text)

    def _event(self, text: str = "", button: str = "") -> Incoming:
        """Say who does what; nobody else is in the chat until `/as` brings somebody."""
        return Incoming(self._address, text, button, name=self._player, private=len(self._players) == 1)

    def _show(self, said: Sequence[Outgoing]) -> None:
        """Print what was said; what is said to all brings new buttons."""
        for message in said:
            self._screen.print(Text(message.text))
            if not message.to:
                self._buttons = message.buttons
                named = [f"[{n}] {b.label}" for n, b in enumerate(self._buttons, 1) if b.label != str(n)]
                if named:
                    self._screen.print(Text("  ".join(named), style="cyan"))
            self._screen.print()


def _prompt() -> Read:
    session: PromptSession[str] = PromptSession(history=InMemoryHistory())

    async def read(player: str) -> str | None:
        try:
            return await session.prompt_async(f"{player} › ")
        except (EOFError, KeyboardInterrupt):
            return None

    return read


def _lines(source: TextIO) -> Read:
    """Read piped input; bytes that are no UTF-8 are replaced, not refused."""
    raw = getattr(source, "buffer", None)

    def read_line() -> str | None:
        line = raw.readline().decode("utf-8", errors="replace") if raw else source.readline()
        return line.rstrip("\r\n") if line else None

    async def read(player: str) -> str | None:
        return await asyncio.to_thread(read_line)

    return read


def _plain(text: str) -> str:
    """Write a label as it may be typed; `casefold` alone makes İ into i and a combining dot."""
    return text.strip().replace("İ", "i").casefold()
