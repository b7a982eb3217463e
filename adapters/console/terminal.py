"""A chat in the terminal: numbered buttons, several named players, colours where there are any.

Games move on while nobody types: what is said to the chat comes through `Terminal.send` whenever it is said.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Protocol, TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.patch_stdout import patch_stdout
from rich.console import Console
from rich.text import Text

from bot.messages import Address, Button, Delivery, Incoming, Letter, Limits, NotSent, Outgoing, Sent

Read = Callable[[str], Awaitable[str | None]]
"""Reads a line; takes the name of who types and gives None at the end."""
Settled = Callable[[], Awaitable[None]]
"""Waits until all that was said has been shown."""
_CHAT = ("console", "terminal")


class Bot(Protocol):
    """What the terminal talks to; `bot.app.App` is one."""

    async def handle(self, incoming: Incoming) -> tuple[Outgoing, ...]:
        """Give what the bot says privately."""


@contextmanager
def terminal(source: TextIO, target: TextIO, player: str) -> Iterator["Terminal"]:
    """Open a terminal; `player` is who types at first, and whose terminal it is."""
    live = source.isatty() and target.isatty()
    with patch_stdout(raw=True) if live else nullcontext():
        screen = _Screen(
            file=sys.stdout if live else target, force_terminal=live or None, highlight=False, soft_wrap=True
        )
        yield Terminal(screen, _prompt() if live else _lines(source), player)


class _Screen(Console):
    """A console that leaves it to us what to do when nobody reads any more."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


class Terminal:
    """One conversation; it sends what is said to its chat by showing it."""

    platform = _CHAT[0]
    limits = Limits()
    again_is_safe = False

    def __init__(self, screen: Console, read: Read, player: str) -> None:
        self._screen = screen
        self._read = read
        self._owner = player
        self._player = player
        self._players = {player}
        self._buttons: tuple[Button, ...] = ()
        self._closed = asyncio.Event()

    async def send(self, letter: Letter) -> Delivery:
        """Show a message; a terminal edits and closes nothing."""
        try:
            if not letter.said.ends:
                self._show(letter.said)
        except BrokenPipeError:
            self._closed.set()
            return NotSent("nobody reads any more")
        return Sent(str(letter.id))

    async def talk(self, bot: Bot, settled: Settled) -> None:
        """Hold a conversation until /quit or the end of input."""
        await self._tell(bot, settled, self._event(text="/start"))
        while (text := await self._read(self._player)) is not None:
            command, _, rest = text.strip().partition(" ")
            if command in ("/quit", "/exit"):
                break
            if command == "/as":
                self._player = rest.strip() or self._player
                self._players.add(self._player)
            elif text.strip():
                await self._tell(bot, settled, self._incoming(text))

    async def _tell(self, bot: Bot, settled: Settled, incoming: Incoming) -> None:
        for said in await bot.handle(incoming):
            self._show(said)
        waits = [asyncio.ensure_future(settled()), asyncio.ensure_future(self._closed.wait())]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()
        if self._closed.is_set():
            raise BrokenPipeError

    def _incoming(self, text: str) -> Incoming:
        """Take a button's number or label for a press of it, anything else for a text."""
        wanted = _plain(text)
        for number, button in enumerate(self._buttons, 1):
            if wanted in (str(number), _plain(button.label)):
                return self._event(button=button.data)
        return self._event(text=text)

    def _event(self, text: str = "", button: str = "") -> Incoming:
        """Say who does what; nobody else is in the chat until `/as` brings somebody."""
        return Incoming(
            Address(*_CHAT, self._player),
            text,
            button,
            name=self._player,
            admin=self._player == self._owner,
            private=len(self._players) == 1,
        )

    def _show(self, said: Outgoing) -> None:
        """Print a message. The buttons of what is said to all stay until others come; one's own come in their place."""
        self._screen.print(Text(said.text))
        if said.buttons or not said.to:
            self._buttons = said.buttons
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
