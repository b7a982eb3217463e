"""What the bot logs when it is told to log all it can: no texts of people, no names and no secrets."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.storage.engine import database_url
from tests.crash.proxy import Proxy, proxy
from tests.stores import KINDS, postgres_schema
from tests.wire.discord.guild import Guild
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord_stage import ANSWER, SOON, fake_discord, is_question, logged
from tests.wire.process import BotProcess, bot_on
from tests.wire.telegram.room import Room
from tests.wire.telegram.server import FakeTelegram
from tests.wire.telegram.spec import Spec

pytestmark = pytest.mark.asyncio(loop_scope="module")

MARK = "qzwx"
"""Stands in all that people write and in all their names, and nowhere else."""
ASKED, WRONG, COMMAND, FAILS = f"{MARK}! Who directed Nasimi?", f"Titanik {MARK}", f"/{MARK} {MARK}", f"{MARK} fails"
NAME, ROOM = "Qzwxname Qzwxson", "Qzwx club"
PASSWORD = f"{MARK}-p%ss word"
FAILING = f"""
import bot.app

_decide = bot.app.decide


def _fails(state, incoming, *others):
    if {FAILS!r} in incoming.text:
        raise ValueError(f"{{incoming.name}} wrote {{incoming.text}}")
    return _decide(state, incoming, *others)


bot.app.decide = _fails
"""
"""Makes the bot fail at a text, as a mistake in it would; Python runs it before the bot."""


@dataclass
class Played:
    """What was logged while people played, and what may not be in it."""

    log: str
    secrets: Sequence[str]

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Give the lines as machines read them."""
        return [json.loads(line) for line in self.log.splitlines()]


@dataclass
class Scene:
    """A bot on both platforms, and where people are."""

    telegram: FakeTelegram
    discord: FakeDiscord
    process: BotProcess
    ways: Sequence[Proxy]
    """That to the database, if one leads there."""
    group: Room = field(init=False)
    guild: Guild = field(init=False)

    def __post_init__(self) -> None:
        self.ann, self.eve = self.telegram.person(NAME, "en", MARK), self.discord.person(NAME)
        self.group = self.telegram.group(ROOM, [self.ann], "supergroup")
        self.guild = self.discord.guild(ROOM, [self.eve])

    async def play(self) -> None:
        """Let people do all sorts of things, and much go wrong."""
        await self.group.add_bot(by=self.ann)
        await self.ask()
        await self.answer_on_telegram()
        await self.answer_on_discord()
        await self.fail()
        for way in self.ways:
            await self.lose_the_database(way)
        await self.process.kill()
        await self.process.start()
        await self.discord.connected()
        await self.ask()
        self.discord.faults.poison()
        await logged(self.process, "connecting anew")
        await self.telegram.idle()
        assert await self.process.stop() == 0

    async def ask(self) -> None:
        """Ask in all ways there are."""
        ann, eve = self.ann, self.eve
        marks = ann.private.mark, eve.dm.mark
        await ann.write(ann.private, ASKED)
        await eve.write(eve.dm, ASKED)
        await ann.private.expect(ANSWER, SOON, after=marks[0])
        await eve.dm.expect(ANSWER, SOON, after=marks[1])
        await (await eve.command(self.guild.room, "ask", question=ASKED)).acknowledged(SOON)
        await (await eve.types(self.guild.room, "quiz", "topic", MARK)).completed(SOON)
        await ann.asks_inline(ASKED, SOON)
        for text in (COMMAND, MARK):
            await ann.write(ann.private, text)
            await eve.write(eve.dm, text)

    async def answer_on_telegram(self) -> None:
        """Answer a question of a game wrongly, where signs may not be set and the words in their place fail."""
        await self.ann.write(self.group, "/game 5 typed")
        lobby = await self.group.expect(lambda one: "Start now" in one.buttons, SOON)
        self.telegram.faults.fail("answerCallbackQuery")
        await self.ann.press(lobby, "Start now")
        asked = await self.group.expect(lambda one: "Skip" in one.buttons, SOON)
        self.telegram.faults.cut("setMessageReaction")
        self.telegram.faults.fail("sendMessage", 502)
        await self.ann.write(self.group, WRONG, reply_to=asked)
        await logged(self.process, "a word to one person was lost")
        await self.ann.write(self.group, FAILS, reply_to=asked)
        await self.group.expect("something went wrong", SOON)

    async def answer_on_discord(self) -> None:
        """Answer a question there by a form and by a message, where the line breaks."""
        room, faults = self.guild.room, self.discord.faults
        await self.eve.command(room, "quiz", kind="typed")
        asked = await room.expect(is_question, SOON)
        faults.cut("/interactions/*/callback", times=2)
        await self.eve.press(asked, "Hint")
        await logged(self.process, "an interaction could not be acknowledged")
        faults.fail("/webhooks/*", 503)
        await self.eve.submits(await self.eve.opens(asked, "Answer", SOON), WRONG)
        await self.eve.write(room, WRONG, reply_to=asked)
        await self.discord.idle()

    async def fail(self) -> None:
        """Write what the bot fails at, and have answers refused."""
        self.telegram.faults.fail("sendMessage", 500)
        self.discord.faults.fail("/channels/*/messages", 500)
        self.discord.faults.fail(f"/channels/{self.eve.dm.id}/messages", 400)
        for _ in range(2):
            await self.ann.write(self.ann.private, FAILS)
            await self.eve.write(self.eve.dm, FAILS)
            await (await self.eve.command(self.guild.room, "ask", question=FAILS)).acknowledged(SOON)
        await self.telegram.idle()
        await self.discord.idle()

    async def lose_the_database(self, way: Proxy) -> None:
        """Let people write while the database is away."""
        await way.close()
        mark = self.ann.private.mark
        await self.ann.write(self.ann.private, ASKED)
        await self.eve.write(self.eve.dm, ASKED)
        await logged(self.process, "is kept back")
        await logged(self.process, "an event of Discord is lost")
        await way.open()
        await self.ann.private.expect(ANSWER, 2 * SOON, after=mark)


async def database(kind: str, stack: AsyncExitStack) -> tuple[Mapping[str, str], Sequence[Proxy]]:
    """Give the settings of a database, with a password where there may be one, and the ways to it."""
    if kind == "sqlite":
        return {}, []
    url = await stack.enter_async_context(postgres_schema())
    way = await stack.enter_async_context(proxy(url))
    through = way.through(url if url.password else url.set(password=PASSWORD))
    return {"DATABASE_URL": through.render_as_string(hide_password=False)}, [way]


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=KINDS)
async def played(
    request: pytest.FixtureRequest, spec: Spec, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Played]:
    folder = tmp_path_factory.mktemp("bot")
    yield await play(request.param, spec, folder)


async def play(kind: str, spec: Spec, folder: Path) -> Played:
    """Play, and give what was logged."""
    (folder / "sitecustomize.py").write_text(FAILING)
    settings = {"LOG_LEVEL": "debug", "LOG_FORMAT": "json", "PYTHONPATH": str(folder)}
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(FakeTelegram(spec))
        discord = await stack.enter_async_context(fake_discord())
        where, ways = await database(kind, stack)
        settings |= {"DISCORD_TOKEN": discord.token, "DISCORD_API_BASE": discord.base, **where}
        process = await stack.enter_async_context(bot_on(telegram, folder, **settings))
        await discord.connected()
        await Scene(telegram, discord, process, ways).play()
        password = database_url(where["DATABASE_URL"]).password if where else None
        tokens = [telegram.token, discord.token, *discord.world.interaction_tokens]
        assert len(tokens) > 10
        return Played(process.log, [*tokens, *([str(password)] if password else [])])


async def test_neither_texts_nor_names_of_people_are_logged(played: Played) -> None:
    assert MARK not in played.log.casefold()


async def test_no_token_and_no_password_is_logged(played: Played) -> None:
    assert not [one for one in played.secrets if one in played.log or json.dumps(one)[1:-1] in played.log]


async def test_each_line_tells_machines_when_how_grave_where_and_what(played: Played) -> None:
    assert len(played.lines) > 10
    for line in played.lines:
        assert all(isinstance(line[key], str) and line[key] for key in ("time", "level", "logger", "message")), line


async def test_what_is_logged_of_an_event_names_the_event_and_its_game(played: Played) -> None:
    failed = [line for line in played.lines if " failed: ValueError" in line["message"]]
    assert {line["platform"] for line in failed} == {"telegram", "discord"}
    assert all(line["event_id"] and line["event_id"] in line["message"] for line in failed)
    assert any(line["game"] for line in failed)
