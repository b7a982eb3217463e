"""The bot lives for a while on both platforms and is restarted again and again: nothing grows and nothing is lost."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.soak import LONG, RESTARTS, SECONDS
from tests.soak.discord import DiscordLife
from tests.soak.evidence import Away, acknowledged, doubled, errors, miscounted, questions, read, scored
from tests.soak.pace import CHATS
from tests.soak.report import table, told_fates, told_lag
from tests.soak.telegram import TelegramLife
from tests.soak.watch import Watch, idle_beside, idle_lags, quantile, together, within
from tests.wire.answers import AnswerBook
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord_stage import azfilm, fake_discord
from tests.wire.ledger import not_handled, pending
from tests.wire.process import BotProcess, bot_on
from tests.wire.telegram.server import FakeTelegram

_SPELL = SECONDS / (RESTARTS + 1)
_HANDS = {"SIGTERM": 0.2, "SIGKILL": 2.0}
"""How the bot is ended, by turns, and the seconds before in which something may be in its hands."""
_START, _SETTLING = 30.0, 90.0
_GROWTH = 0.02
"""What a process may take more in the last third of its warm time than in the first.

What is remembered to be quick (texts, statements of the database, channels) fills up for minutes: of a minute it took
half a percent more, of nine less than two. Two percent of 220 MB, of a minute with six events a second, are a leak of
some 20 KB at each. None of the processes has built its index: that leaves free room behind in which a leak hides.
"""
_BIGGER = 0.05
"""What a later process may take more than the first, for there is more in the database."""
_LAG, _OFTEN = 0.05, 0.99
"""Seconds that the loop may be late, and the share of beats that must keep to it."""
_NOISE = 0.01
"""Lag of a program that does nothing, at p99, from which on the machine has too much to do for that to be the bot's."""
_LOOSE_LAG, _LOOSELY = 0.5, 0.95
"""The same where other tests and programs have the cores too: whoever waits for them is late, whatever it does."""


@dataclass
class Soak:
    """The bot, the fakes it is on and the people there."""

    telegram: FakeTelegram
    discord: FakeDiscord
    process: BotProcess
    folder: Path
    watch: Watch
    on_telegram: TelegramLife
    on_discord: DiscordLife
    away: list[Away] = field(default_factory=list)

    async def run(self) -> None:
        """Let people live, restart the bot meanwhile, and wait until all is done."""
        acts = [*await self.on_telegram.begin(), *self.on_discord.begin()]
        until = time.monotonic()
        for number in range(RESTARTS + 1):
            until += _SPELL
            how = list(_HANDS)[number % len(_HANDS)] if number < RESTARTS else ""
            async with self.watch.over(how):
                await asyncio.wait(acts, timeout=until - time.monotonic(), return_when=asyncio.FIRST_EXCEPTION)
            if how:
                await self._restart(how)
        for act in acts:
            act.cancel()
        for end in await asyncio.gather(*acts, return_exceptions=True):
            if end and not isinstance(end, asyncio.CancelledError):
                raise end
        await self._settle()

    async def _restart(self, how: str) -> None:
        since, before = time.monotonic(), len(self.discord.identifies)
        if how == "SIGKILL":
            await self.process.kill()
        else:
            assert await self.process.stop() == 0
        await self.process.start()
        async with asyncio.timeout(_START):
            while len(self.discord.identifies) <= before:
                await asyncio.sleep(0.02)
        self.away.append(Away(since, self.discord.identifies[-1], _HANDS[how]))

    async def _settle(self) -> None:
        """Have all games stopped, and wait until all is handled and said."""
        await self.on_telegram.end()
        await self.on_discord.end()
        async with asyncio.timeout(_SETTLING):
            while not self.telegram.world.updates.done or pending(self.folder):
                assert self.process.code is None, self.process.log
                await asyncio.sleep(0.2)
        await self.discord.idle()
        assert await self.process.stop() == 0


@asynccontextmanager
async def soak_in(folder: Path, telegram: FakeTelegram, book: AnswerBook, port: int) -> AsyncIterator[Soak]:
    """Run the bot on both fakes, with the limits that are usual."""
    async with fake_discord() as discord:
        await azfilm(discord, folder, "ask", "Salam")  # or the first process builds what it looks things up in
        lives = TelegramLife(telegram, book), DiscordLife(discord, book)
        settings = {
            "DISCORD_TOKEN": discord.token,
            "DISCORD_API_BASE": discord.base,
            "WEB_PORT": str(port),
            "PERSON_PER_MINUTE": "",
            "LOG_FORMAT": "json",
        }
        async with bot_on(telegram, folder, **settings) as process:
            await discord.connected()
            yield Soak(telegram, discord, process, folder, Watch(process, port), *lives)


async def test_nothing_grows_and_nothing_is_lost_while_the_bot_is_restarted_again_and_again(
    fake: FakeTelegram, book: AnswerBook, tmp_path: Path, free_port: int
) -> None:
    idle = tmp_path / "idle.txt"
    async with soak_in(tmp_path, fake, book, free_port) as soak:
        async with idle_beside(idle):
            await soak.run()
        print(f"\n{CHATS} chats, {SECONDS:.0f} s\n{table(soak.watch.incarnations, soak.away)}")
        _nothing_is_lost(soak)
        _nothing_is_doubled(soak)
        assert not errors(soak.process.log)
        assert not fake.violations
        _memory_is_flat(soak)
        _the_loop_is_in_time(soak, idle_lags(idle))


def _nothing_is_lost(soak: Soak) -> None:
    updates, deeds = soak.telegram.world.updates.made, soak.on_discord.deeds
    unheard = not_handled(soak.folder, updates)
    asked, written = acknowledged(soak.discord, deeds, soak.away), read(soak.folder, deeds, soak.away)
    print(f"updates of Telegram: {len(updates)}, {len(unheard)} lost")
    print(told_fates("interactions of Discord", asked))
    print(told_fates("messages of Discord", written))
    assert not unheard
    assert not asked.lost
    assert not written.lost
    assert not pending(soak.folder)


def _nothing_is_doubled(soak: Soak) -> None:
    twice, wrong = doubled(soak.on_discord.tables), miscounted(soak.folder)
    polls = [call.params for call in soak.telegram.called("sendPoll")]
    again = len(polls) - len(Counter(str((one["chat_id"], one["question"])) for one in polls))
    print(f"questions on Discord: {questions(soak.on_discord.tables)}, {len(twice)} twice")
    print(f"polls on Telegram: {len(polls)}, {again} again because the bot died as they were sent")
    print(f"answers scored: {scored(soak.folder)}, {len(wrong)} players with other points than their answers")
    assert not twice
    assert not wrong


def _memory_is_flat(soak: Soak) -> None:
    incarnations = soak.watch.incarnations
    sizes = [one.taken()[1] for one in incarnations]
    assert max(one.growth for one in incarnations) <= _GROWTH
    assert max(sizes) <= sizes[0] * (1 + _BIGGER)


def _the_loop_is_in_time(soak: Soak, idle: Counter[float]) -> None:
    lags = together(one.lags for one in soak.watch.incarnations)
    print(told_lag("lag of the bot", lags))
    print(told_lag("lag of a program that does nothing", idle))
    assert within(lags, _LOOSE_LAG) >= _LOOSELY
    if LONG and quantile(idle, _OFTEN) < _NOISE:
        assert within(lags, _LAG) >= _OFTEN
