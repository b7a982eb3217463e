"""A chat in the terminal: numbered buttons, colours where there are any, plain text when piped."""

from collections.abc import Callable, Sequence
from typing import Protocol, TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.history import InMemoryHistory
from rich.console import Console
from rich.text import Text

from bot.messages import Address, Button, Incoming, Outgoing

_ADDRESS = Address("console", "terminal", "you")


class Bot(Protocol):
    """What the terminal talks to; `bot.app.App` is one."""

    def handle(self, incoming: Incoming) -> list[Outgoing]:
        """Give what the bot says."""


def talk(bot: Bot, source: TextIO, target: TextIO) -> None:
    """Hold a conversation until /quit or the end of input."""
    console = Console(file=target, highlight=False, soft_wrap=True)
    read = _prompt() if source.isatty() and target.isatty() else _lines(source)
    buttons = _show(console, bot.handle(Incoming(_ADDRESS, text="/start")))
    while (text := read()) is not None:
        if text.strip() in ("/quit", "/exit"):
            break
        if text.strip():
            buttons = _show(console, bot.handle(_incoming(text, buttons)))


def _prompt() -> Callable[[], str | None]:
    session: PromptSession[str] = PromptSession(history=InMemoryHistory())

    def read() -> str | None:
        try:
            return session.prompt("› ")
        except (EOFError, KeyboardInterrupt):
            return None

    return read


def _lines(source: TextIO) -> Callable[[], str | None]:
    """Read piped input; bytes that are no UTF-8 are replaced, not refused."""
    raw = getattr(source, "buffer", None)

    def read() -> str | None:
        line = raw.readline().decode("utf-8", errors="replace") if raw else source.readline()
        return line.rstrip("\r\n") if line else None

    return read


def _incoming(text: str, buttons: Sequence[Button]) -> Incoming:
    """Take a button's number or label for a press of it, anything else for a text."""
    wanted = _plain(text)
    for number, button in enumerate(buttons, 1):
        if wanted in (str(number), _plain(button.label)):
            return Incoming(_ADDRESS, button=button.data)
    return Incoming(_ADDRESS, text=text)


def _plain(text: str) -> str:
    """Write a label as it may be typed; `casefold` alone makes İ into i and a combining dot."""
    return text.strip().replace("İ", "i").casefold()


def _show(console: Console, said: Sequence[Outgoing]) -> tuple[Button, ...]:
    """Print what was said; gives the buttons that can be pressed now."""
    buttons: tuple[Button, ...] = ()
    for message in said:
        console.print(Text(message.text))
        buttons = message.buttons
        named = [f"[{n}] {b.label}" for n, b in enumerate(buttons, 1) if b.label != str(n)]
        if named:
            console.print(Text("  ".join(named), style="cyan"))
        console.print()
    return buttons
