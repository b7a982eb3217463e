"""Several processes on one database serve Discord, by turns or together, and are killed while people play."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash import LONG
from tests.stores import postgres_schema
from tests.wire.answers import AnswerBook
from tests.wire.discord.interactions import Interaction
from tests.wire.discord.messages import Message
from tests.wire.discord.people import Person
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord_stage import SLOW_START, SOON, Stage, Table, fake_discord, is_question, right_letter, right_text
from tests.wire.process import BotProcess, bot_on

KILLS = 20 if LONG else 3
LEASE = 15.0


@dataclass
class Replicas(Stage):
    """A fake and two bots on it, of which `process` is the first."""

    second: BotProcess = field(kw_only=True)

    @property
    def both(self) -> list[BotProcess]:
        """Give both."""
        return [self.process, self.second]

    @property
    def log(self) -> str:
        """Give what they have logged."""
        return self.process.log + self.second.log


@asynccontextmanager
async def replicas(folder: Path, **settings: str) -> AsyncIterator[Replicas]:
    """Run two bots on one fake and one database."""
    folders = [folder / "one", folder / "two"]
    for one in folders:
        one.mkdir()
    async with AsyncExitStack() as stack:
        fake = await stack.enter_async_context(fake_discord())
        url = await stack.enter_async_context(postgres_schema())
        settings["DATABASE_URL"] = url.render_as_string(hide_password=False)
        first = await stack.enter_async_context(bot_on(fake, folders[0], **settings))
        second = BotProcess(fake, folders[1], settings)
        stack.push_async_callback(second.kill)
        await second.start(wait=False)
        yield Replicas(fake, first, settings["DATABASE_URL"], second=second)


def answered_once(fake: FakeDiscord, asked: Sequence[Interaction]) -> None:
    """See to it that each was acknowledged once, and answered at most once."""
    for one in asked:
        assert len(fake.called("POST", f"/interactions/{one.id}/*/callback")) == 1
        assert len(fake.called("POST", f"/webhooks/*/{one.record.token}")) <= 1


async def test_of_two_processes_one_serves_and_the_other_takes_over(tmp_path: Path, book: AnswerBook) -> None:
    async with replicas(tmp_path) as stage:
        table = stage.table()
        asked = await table.begin()
        ann, bob = table.people
        assert "Your answer is in" in await (await ann.press(asked, right_letter(book, asked))).told(SOON)
        assert len(stage.fake.sessions) == 1
        await stage.process.kill()
        ...
