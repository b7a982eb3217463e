"""The bot lives for a while on both platforms and is restarted again and again: nothing grows and nothing is lost."""

import asyncio
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.soak import RESTARTS, SECONDS
from tests.soak.discord import DiscordLife
from tests.soak.evidence import Away, acknowledged, doubled, errors, miscounted, questions, read, scored
from tests.soak.pace import CHATS
from tests.soak.telegram import TelegramLife
from tests.soak.watch import Watch, idle_beside, idle_lags, quantile, share_within, together
from tests.wire.answers import AnswerBook
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord_stage import fake_discord
from tests.wire.ledger import handled, not_handled, pending
from tests.wire.process import BotProcess, bot_on
from tests.wire.telegram.server import FakeTelegram

_SPELL = SECONDS / (RESTARTS + 1)
_ENDS = ("SIGTERM", "SIGKILL")
_HANDS = {"SIGTERM": 0.2, "SIGKILL": 2.0}
_START = 30.0
_SETTLING = 60.0


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
        """Let people live, and restart the bot meanwhile."""
        acts = [*await self.on_telegram.begin(), *self.on_discord.begin()]
        until = time.monotonic()
        for number in range(RESTARTS + 1):
            until += _SPELL
            ended = _ENDS[number % len(_ENDS)] if number < RESTARTS else ""
            async with self.watch.over(ended or "end"):
                await asyncio.wait(acts, timeout=until - time.monotonic(), return_when=asyncio.FIRST_EXCEPTION)
            if ended:
                await self._restart(ended)
        for act in acts:
            act.cancel()
        for end in await asyncio.gather(*acts, return_exceptions=True):
            if end is not None and not isinstance(end, asyncio.CancelledError):
                raise end
        await self.on_telegram.end()
        await self.on_discord.end()
        t = time.monotonic()
        await self._settled()
        print("settled in", time.monotonic() - t)

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

    async def _settled(self) -> None:
        """Wait until all is handled and said."""
        async with asyncio.timeout(_SETTLING):
            while not self.telegram.world.updates.done or pending(self.folder):
                assert self.process.code is None, self.process.log
                await asyncio.sleep(0.2)
        await self.discord.idle()


async def test_nothing_grows_and_nothing_is_lost_while_the_bot_is_restarted_again_and_again(
    fake: FakeTelegram, book: AnswerBook, tmp_path: Path, free_port: int
) -> None:
    idle = tmp_path / "idle"
    async with fake_discord() as discord:
        lives = TelegramLife(fake, book), DiscordLife(discord, book)
        settings = {
            "DISCORD_TOKEN": discord.token,
            "DISCORD_API_BASE": discord.base,
            "WEB_PORT": str(free_port),
            "PERSON_PER_MINUTE": "",
            "LOG_FORMAT": "json",
        }
        async with bot_on(fake, tmp_path, **settings) as process, idle_beside(idle):
            await discord.connected()
            soak = Soak(fake, discord, process, tmp_path, Watch(process, free_port), *lives)
            try:
                await soak.run()
                assert await process.stop() == 0
            finally:
                Path("/tmp/soak.log").write_text(process.log)
        asked = acknowledged(discord, lives[1].deeds, soak.away)
        written = read(tmp_path, lives[1].deeds, soak.away)
        print()
        for one in soak.watch.incarnations:
            print(
                one.number,
                one.ended,
                [round(one.taken(a / 6, (a + 1) / 6), 1) for a in range(6)],
                dict(one.counted),
                [round(1000 * quantile(one.lags, q)) for q in (0.5, 0.99)],
            )
        lags = together(one.lags for one in soak.watch.incarnations)
        print("lag", [round(1000 * quantile(lags, q)) for q in (0.5, 0.9, 0.99)], share_within(lags, 0.05))
        il = sorted(idle_lags(idle))
        print("idle", [round(1000 * il[int(len(il) * q)], 1) for q in (0.5, 0.9, 0.99)])
        print(
            len(fake.world.updates.made), len(handled(tmp_path)), "not", not_handled(tmp_path, fake.world.updates.made)
        )
        print(asked, written)
        print("doubled", doubled(lives[1].tables), questions(lives[1].tables), scored(tmp_path), miscounted(tmp_path))
        print(errors(process.log))
        print([(round(a.until - a.since, 1)) for a in soak.away])
        print(fake.violations, CHATS)
