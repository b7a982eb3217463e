"""The stage: the bot as a process of its own on a fake Discord, people at a table, and what the bot has kept."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from adapters.discord.commands import payloads
from bot.storage.engine import database_url, open_engine
from tests.wire.answers import AnswerBook
from tests.wire.discord.guild import Guild
from tests.wire.discord.messages import Message
from tests.wire.discord.people import Person
from tests.wire.discord.raw import Raw
from tests.wire.discord.room import Room
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord.spec import GatewaySpec, RestSpec, read_specs, specs_folder
from tests.wire.discord_reading import plain
from tests.wire.process import BotProcess, bot_on

QUESTION, ANSWER = "Who directed Nasimi?", "Hasan Seyidbayli"
SOON = 12.0
SLOW_START = 30.0
LETTERS = "ABCD"


@cache
def specs() -> tuple[RestSpec, GatewaySpec]:
    """Read the descriptions of Discord; skips where there are none, unless they are required."""
    try:
        return read_specs(specs_folder(os.environ))
    except FileNotFoundError as missing:
        if os.environ.get("REQUIRE_BENCHMARKS"):
            raise
        pytest.skip(str(missing))


@asynccontextmanager
async def fake_discord(shards: int = 1) -> AsyncIterator[FakeDiscord]:
    """Give a fake that knows the commands; in the end nothing may have been wrong with what the bot did."""
    async with FakeDiscord(*specs(), shards=shards) as fake:
        async with Raw(fake) as raw:
            await raw.registers(*payloads())
        yield fake
        assert not fake.violations, fake.violations


@dataclass
class Stage:
    """A fake and the bot on it."""

    fake: FakeDiscord
    process: BotProcess
    database: str

    def table(self, *names: str) -> "Table":
        """Seat people in a server of their own."""
        people = [self.fake.person(name) for name in names or ("Ann", "Bob")]
        return Table(self, people, self.fake.guild("Kino klubu", people))

    async def rows(self, query: str, **values: Any) -> list[Any]:
        """Look up what the bot has kept."""
        return await rows(self.database, query, **values)


async def rows(database: str, query: str, **values: Any) -> list[Any]:
    """Look up what a bot has kept in its database."""
    engine = open_engine(database_url(database))
    try:
        async with engine.connect() as connection:
            return list((await connection.execute(text(query), values)).all())
    finally:
        await engine.dispose()


@asynccontextmanager
async def stage_in(folder: Path, shards: int = 1, **settings: str) -> AsyncIterator[Stage]:
    """Run the bot on a fake of its own."""
    async with fake_discord(shards) as fake, bot_on(fake, folder, **settings) as process:
        await fake.connected()
        yield Stage(fake, process, settings.get("DATABASE_URL") or f"sqlite:///{folder / 'azfilm.db'}")


async def logged(process: BotProcess, what: str, times: int = 1) -> None:
    """Wait until the bot has logged something."""
    async with asyncio.timeout(SLOW_START):
        while process.log.count(what) < times:
            await asyncio.sleep(0.05)


async def azfilm(fake: FakeDiscord, folder: Path, *arguments: str) -> tuple[int, str]:
    """Run a command of the bot; gives its exit code and what it printed."""
    theirs = {"DISCORD_TOKEN": fake.token, "DISCORD_API_BASE": fake.base, "DATA_DIR": str(folder)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli", *arguments, env=os.environ | theirs, stdout=PIPE, stderr=PIPE
    )
    said, _ = await process.communicate()
    return process.returncode or 0, said.decode()


async def ask(person: Person) -> None:
    """Ask something in private and wait for the answer."""
    mark = person.dm.mark
    await person.write(person.dm, QUESTION)
    await person.dm.expect(ANSWER, SOON, after=mark)


def answers_to(person: Person) -> int:
    """Count the answers to that."""
    return sum(ANSWER in message.text for message in person.dm.said)


@dataclass
class Table:
    """People in a server, the first of whom manages it, and the game that they play there."""

    stage: Stage
    people: Sequence[Person]
    guild: Guild
    room: Room = field(init=False)
    """Where they play."""

    def __post_init__(self) -> None:
        self.room = self.guild.room

    @property
    def chat(self) -> str:
        """Give what the bot calls the channel."""
        return f"{self.guild.id}/{self.room.id}"

    async def begin(self, kind: str = "choice", questions: int = 5) -> Message:
        """Begin a game in which all take part; gives its first question."""
        host, *others = self.people
        mark = self.room.mark
        await host.command(self.room, "game", questions=questions, kind=kind)
        lobby = await self.room.expect(lambda one: "Join" in one.buttons, SOON, after=mark)
        for person in others:
            await (await person.press(lobby, "Join")).told(SOON, "you are in")
        await host.press(lobby, "Start now")
        return await self.question(lobby)

    async def question(self, after: Message) -> Message:
        """Wait for the question that is asked after a message."""
        return await self.room.expect(lambda one: one.born > after.born and is_question(one), SOON)

    async def all_answer(self, book: AnswerBook, asked: Message) -> None:
        """Let everybody answer a question, the first one rightly."""
        first, *others = self.people
        await first.press(asked, right_letter(book, asked))
        for person in others:
            await person.press(asked, wrong_letter(book, asked))
        await self.revealed(asked)

    async def next(self, asked: Message) -> Message:
        """Wait for the answer to a question and ask for the next; gives that."""
        told = await self.revealed(asked)
        await self.people[0].press(told, "Next question")
        return await self.question(told)

    async def revealed(self, asked: Message, timeout: float = SOON) -> Message:
        """Wait for the answer to a question."""
        return await self.room.expect(lambda one: one.born > asked.born and "Answer:" in one.text, timeout)

    async def reaches(self, phase: str) -> None:
        """Wait until the game is in a phase."""
        async with asyncio.timeout(SOON):
            while (await self.state())["phase"] != phase:
                await asyncio.sleep(0.05)

    async def state(self) -> dict[str, Any]:
        """Give the state of the game, as it is kept."""
        query = "SELECT state FROM games WHERE chat = :chat AND state IS NOT NULL"
        ((state,),) = await self.stage.rows(query, chat=self.chat)
        return dict(json.loads(state))

    async def timers(self) -> int:
        """Count what is to happen by itself."""
        return len(await self.stage.rows("SELECT due FROM timers WHERE chat = :chat", chat=self.chat))

    async def points(self) -> dict[str, int]:
        """Give the points by player, as the ledger has them; they are those of the game."""
        found: Counter[str] = Counter()
        state = await self.state()
        query = "SELECT player, points FROM scores WHERE chat = :chat AND game = :game"
        for player, points in await self.stage.rows(query, chat=self.chat, game=state["id"]):
            found[player] += points
        in_game = {player: one["points"] for player, one in state["players"].items()}
        assert {player: points for player, points in in_game.items() if points} == +found
        return dict(found)

    def questions(self) -> list[str]:
        """Give what was asked in the channel, without the options, which change when a question is over."""
        return ["\n".join(one.text.split("\n")[:2]) for one in self.room.said if "Skip" in one.buttons]

    def nothing_twice(self) -> None:
        """See to it that the bot has said nothing twice in the channel."""
        others = [one.text for one in self.room.said if "Skip" not in one.buttons]
        said = Counter([*self.questions(), *others])
        assert max(said.values()) == 1, said.most_common(3)


def is_question(message: Message) -> bool:
    """Tell whether a message asks a question."""
    return not message.silent and "Skip" in message.buttons


def right_letter(book: AnswerBook, asked: Message) -> str:
    """Give the label of the right option."""
    question = book.find(plain(asked.text))
    right = {text.casefold() for text in question.options[question.right[0]].all()}
    lines = (line.split(" ", 1) for line in plain(asked.text).split("\n"))
    return next(line[0] for line in lines if line[0] in LETTERS and line[-1].casefold() in right)


def wrong_letter(book: AnswerBook, asked: Message) -> str:
    """Give the label of a wrong option."""
    return next(letter for letter in LETTERS if letter != right_letter(book, asked))


def right_text(book: AnswerBook, asked: Message) -> str:
    """Give the answer to a question that wants a text."""
    return book.find(plain(asked.text)).answer.en
