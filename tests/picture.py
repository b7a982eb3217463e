"""Draw docs/game.svg: an anniversary game of two in the terminal, on the bot's own knowledge.

Run `make picture`. The game is a real one, played through the terminal's own code. Its clock moves only when something
is typed, so the same knowledge gives the same picture. Its beginning and its last question are shown.
"""

import asyncio
import io
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text
from sqlalchemy import URL

from adapters.console.terminal import Terminal
from bot.app import App
from bot.games.anniversaries import Calendar
from bot.games.bank import QuestionBank
from bot.games.question import WRITTEN, Question
from bot.games.state import Game
from bot.messages import Place
from bot.mind import Mind
from bot.outbox import Outbox
from bot.phrasebook import Phrasebook
from bot.play import Play
from bot.service import open_store
from bot.settings import Settings
from bot.storage.engine import database_url
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from bot.warm_start import warm_mind

FILE = Path(__file__).parents[1] / "docs" / "game.svg"
EVENING = datetime(2026, 4, 28, 16, tzinfo=UTC)
"""The studio's birthday, eight in the evening in Baku."""
HOST, GUEST = "Aysel", "Orxan"
COLUMNS = 88
_HERE = Place("console", "terminal")
_TITLE = "azfilm chat"
_SCREEN, _INK = (24, 24, 27), (212, 212, 216)
_GREEN, _CYAN, _WHITE = (134, 239, 172), (103, 232, 249), (250, 250, 250)
_COLOURS = [_SCREEN, _INK, _GREEN, _INK, _INK, _INK, _CYAN, _WHITE]
_FORM = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>An anniversary game in the terminal</title>
<style>
.{unique_id}-matrix {{ font: {char_height}px "DejaVu Sans Mono", Menlo, Consolas, "Liberation Mono", monospace }}
.{unique_id}-title {{ font: 16px sans-serif }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""As the library draws it, but with fonts that are there: its own form loads one from elsewhere."""
_ASPECT = 0.602
"""Width to height of a letter of these fonts."""


class Evening:
    """The clock of the game."""

    def __init__(self) -> None:
        self._now = EVENING

    def __call__(self) -> datetime:
        return self._now

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self._now += timedelta(seconds=seconds)


class Keyboard:
    """What the two of them type, one after the other."""

    def __init__(self, screen: Console, store: Store, bank: QuestionBank, clock: Evening) -> None:
        self._screen = screen
        self._store = store
        self._bank = bank
        self._clock = clock
        self._lines = self._typed()

    async def read(self, player: str) -> str | None:
        """Give the next line as somebody types it, and show it."""
        line = await anext(self._lines, None)
        if line is not None:
            self._screen.print(Text(f"{player} › ", "bold green").append(line, "bold white"))
        return line

    async def _typed(self) -> AsyncIterator[str]:
        """Give what is typed: who is there, the game, and the answers to each question."""
        for line in (f"/as {GUEST}", f"/as {HOST}", "/lang en"):
            yield line
        self._see(True)
        yield "/anniversary"
        self._see(False)
        for line in (f"/as {GUEST}", "Join", f"/as {HOST}"):
            yield line
        step = "Start now"
        while upcoming := (await self._game()).upcoming:
            self._see(len(upcoming) == 1)
            yield step
            async for line in self._answers():
                yield line
            step = "Next question"

    async def _answers(self) -> AsyncIterator[str]:
        """Give the answers of both to the open question; the guest is quicker and knows fewer."""
        asked = (await self._game()).round
        assert asked
        question = asked.question
        if question.kind not in WRITTEN:  # to which one right answer is enough
            self._clock.wait(3.4)
            yield f"/as {GUEST}"
            yield _wrong(question) if asked.number % 3 == 0 else _right(question)
            yield f"/as {HOST}"
        self._clock.wait(1.3)
        yield _right(question)

    async def _game(self) -> Game:
        async def look(tx: Transaction) -> Game | None:
            await tx.take([_HERE])
            return tx.chats[_HERE].game

        game = await self._store.run(look)
        assert game
        return game

    def _see(self, seen: bool) -> None:
        """Have what comes now in the picture or not; where something is left out is a sign."""
        if self._screen.record and not seen:
            self._screen.print(Text("⋮\n", "dim"))
        self._screen.record = seen


def _right(question: Question) -> str:
    """Give what a player types who knows the answer."""
    if question.kind in WRITTEN:
        return question.answer.en
    return str(question.year) if question.kind == "year" else " ".join(str(at + 1) for at in question.right)


def _wrong(question: Question) -> str:
    """Give what a player types who does not."""
    if question.kind == "year":
        return str(question.year - 4)
    if question.kind == "order":
        return " ".join(str(at + 1) for at in reversed(question.right))
    return str((question.right[0] + 1) % len(question.options) + 1)


async def _play(screen: Console, url: URL, mind: Mind) -> None:
    clock, bank = Evening(), QuestionBank(mind.knowledge, mind.say)
    async with open_store(url, clock) as store:
        opened = Terminal(screen, Keyboard(screen, store, bank, clock).read, HOST)
        app = App(mind, Play(mind, bank, Calendar(mind.knowledge)), store)
        outbox = Outbox(app, store, opened, "picture")
        sending = asyncio.create_task(outbox.run())
        await opened.talk(app, outbox.settled)
        sending.cancel()
        await asyncio.wait([sending])


def draw(mind: Mind) -> str:
    """Play the game; gives the picture."""
    screen = Console(
        width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False, record=True
    )
    screen.record = False
    with TemporaryDirectory() as folder:
        asyncio.run(_play(screen, database_url(f"sqlite:///{folder}/picture.db"), mind))
    theme = TerminalTheme(_SCREEN, _INK, _COLOURS)
    return screen.export_svg(title=_TITLE, theme=theme, code_format=_FORM, font_aspect_ratio=_ASPECT, unique_id="game")


if __name__ == "__main__":
    settings = Settings.read()
    FILE.write_text(draw(warm_mind(settings.knowledge, settings.cache, Phrasebook().say)), encoding="utf-8")
    print(f"written: {FILE.relative_to(Path.cwd())}")
