"""How the bot serves two platforms of which one is not reached at its start."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from adapters.telegram.line import secret_of
from bot.messages import Outgoing, Place
from bot.service import open_store
from bot.storage.engine import database_url
from bot.storage.transaction import Transaction
from tests.wire.discord.guild import Guild
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord_stage import ANSWER, QUESTION, SLOW_START, SOON, fake_discord, logged
from tests.wire.discord_stage import ask as ask_on_discord
from tests.wire.ledger import handled, pending
from tests.wire.process import bot_on
from tests.wire.telegram.raw import Raw
from tests.wire.telegram.server import FakeTelegram
from tests.wire.test_discord_lifecycle import becomes
from tests.wire.test_telegram_faults import ask

LEFT_OVER = "Salam"


@pytest.fixture
async def discord() -> AsyncIterator[FakeDiscord]:
    async with fake_discord() as fake:
        yield fake


def also_on(fake: FakeTelegram | FakeDiscord) -> dict[str, str]:
    """Give the settings that lead to a second platform."""
    name = "DISCORD" if isinstance(fake, FakeDiscord) else "TELEGRAM"
    return {f"{name}_TOKEN": fake.token, f"{name}_API_BASE": fake.base}


async def told(port: int, path: str) -> tuple[int, str]:
    """Give what the bot tells other machines."""
    async with aiohttp.ClientSession() as client, client.get(f"http://127.0.0.1:{port}{path}") as answer:
        return answer.status, await answer.text()


async def is_alive_but_not_ready(port: int) -> None:
    assert await told(port, "/livez") == (200, "alive")
    assert await told(port, "/readyz") == (503, "not ready")


async def leave_over(folder: Path, guild: Guild) -> None:
    """Have something wait to be sent to a server, as a bot does that was killed."""
    place = Place("discord", f"{guild.id}/{guild.room.id}")

    async def say(tx: Transaction) -> None:
        await tx.take([place])
        tx.say(place, [Outgoing(LEFT_OVER, kind="news")])

    async with open_store(database_url(f"sqlite:///{folder / 'azfilm.db'}")) as store:
        await store.run(say)


async def test_while_discord_is_not_reached_telegram_is_served_and_then_both(
    fake: FakeTelegram, discord: FakeDiscord, tmp_path: Path, free_port: int
) -> None:
    ann, eve = fake.person("Ann", "en"), discord.person("Eve")
    guild = discord.guild("Kino", [eve])
    await leave_over(tmp_path, guild)
    await discord.faults.down()
    async with bot_on(fake, tmp_path, WEB_PORT=str(free_port), **also_on(discord)) as process:
        await ask(ann)
        await is_alive_but_not_ready(free_port)
        _, meters = await told(free_port, "/metrics")
        assert "azfilm_outbox_depth 1.0" in meters
        assert 'outcome="ok",platform="telegram"' in meters and 'platform="discord"' not in meters
        os.kill(process.pid, signal.SIGHUP)
        await logged(process, "the knowledge has been read again")
        await discord.faults.up()
        await guild.room.expect(LEFT_OVER, SLOW_START)
        await becomes(200, free_port)
        await ask_on_discord(eve)
        await ask(ann)
        assert len(guild.room.said) == 1
        discord.faults.revoke()
        assert await process.ended(SLOW_START) == 1
        assert process.log.strip().split("\n")[-1].startswith("azfilm: DISCORD_TOKEN")


async def test_while_telegram_is_not_reached_discord_is_served_and_updates_are_brought_again(
    fake: FakeTelegram, discord: FakeDiscord, tmp_path: Path, free_port: int
) -> None:
    ann, eve = fake.person("Ann", "en"), discord.person("Eve")
    address = f"http://127.0.0.1:{free_port}/telegram"
    async with Raw(fake) as raw:  # as the last bot has left it
        await raw.did("setWebhook", url=address, secret_token=secret_of(fake.token))
    await fake.faults.down()
    settings = {"WEB_PORT": str(free_port), "TELEGRAM_WEBHOOK": address, **also_on(fake)}
    async with bot_on(discord, tmp_path, **settings) as process:
        await discord.connected()
        await ask_on_discord(eve)
        await is_alive_but_not_ready(free_port)
        await ann.write(ann.private, QUESTION)
        await logged(process, "an update is to be brought again: Telegram is not reached yet")
        webhook = fake.world.updates.webhook
        assert webhook and webhook.last_error and "503" in webhook.last_error[1]
        await fake.faults.up()
        await ann.private.expect(ANSWER, SLOW_START)
        await becomes(200, free_port)
        assert await process.stop() == 0
    assert len(ann.private.said) == 1


async def test_what_has_been_said_is_sent_when_the_bot_is_stopped_while_discord_is_not_reached(
    fake: FakeTelegram, discord: FakeDiscord, tmp_path: Path
) -> None:
    ann = fake.person("Ann", "en")
    await discord.faults.down()
    async with bot_on(fake, tmp_path, **also_on(discord)) as process:
        await logged(process, "Discord is not reached")
        fake.faults.slow("sendMessage", 1)
        await ann.write(ann.private, QUESTION)
        async with asyncio.timeout(SOON):
            while not handled(tmp_path):
                await asyncio.sleep(0.05)
        began = time.monotonic()
        assert await process.stop() == 0
        assert time.monotonic() - began < 8
        assert not pending(tmp_path) and ANSWER in ann.private.said[0].text
        assert "ERROR" not in process.log
