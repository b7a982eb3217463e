"""How the bot starts on Discord, stops and fails there, and what its operator is told."""

import asyncio
import time
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import aiohttp
import pytest

from tests.wire.discord.raw import Raw
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord_stage import SLOW_START, SOON, azfilm, fake_discord, logged, stage_in
from tests.wire.process import BotProcess, bot_on

SECRET = "Who directed the film Xyzzy?"


@pytest.fixture
async def discord() -> AsyncIterator[FakeDiscord]:
    async with fake_discord() as fake:
        yield fake


def last_line(process: BotProcess) -> str:
    return process.log.strip().split("\n")[-1]


async def fails(fake: FakeDiscord, folder: Path, **settings: str) -> str:
    """Run the bot until it gives up; gives the last thing that it says."""
    process = BotProcess(fake, folder, settings)
    await process.start(wait=False)
    assert await process.ended(SLOW_START) == 1
    assert fake.token not in process.log
    return last_line(process)


@pytest.mark.parametrize("token", ["", "nonsense"])
async def test_without_a_token_it_says_where_to_take_one(token: str, discord: FakeDiscord, tmp_path: Path) -> None:
    said = await fails(discord, tmp_path, DISCORD_TOKEN=token)
    assert said.startswith("azfilm: ") and "DISCORD_TOKEN" in said and "Developer Portal" in said


async def test_a_wrong_token_is_said_at_once(discord: FakeDiscord, tmp_path: Path) -> None:
    wrong = f"{discord.token[:-3]}xyz"
    said = await fails(discord, tmp_path, DISCORD_TOKEN=wrong)
    assert said.startswith("azfilm: DISCORD_TOKEN") and "Reset Token" in said
    assert wrong not in (tmp_path / "bot.log").read_text(encoding="utf-8")


async def test_a_token_that_is_revoked_ends_the_bot_with_what_to_do(discord: FakeDiscord, tmp_path: Path) -> None:
    async with bot_on(discord, tmp_path) as process:
        await discord.connected()
        discord.faults.revoke()
        assert await process.ended(SLOW_START) == 1
        assert last_line(process).startswith("azfilm: DISCORD_TOKEN") and "Reset Token" in last_line(process)
        assert discord.token not in process.log


async def test_an_intent_that_is_not_allowed_is_named_with_what_to_do(discord: FakeDiscord, tmp_path: Path) -> None:
    discord.message_content_allowed = False
    said = await fails(discord, tmp_path, DISCORD_MESSAGE_CONTENT="1")
    assert said.startswith("azfilm: DISCORD_MESSAGE_CONTENT") and "Message Content Intent" in said


async def test_a_number_of_shards_that_is_not_taken_is_named(discord: FakeDiscord, tmp_path: Path) -> None:
    discord.faults.refuse_identify(4011)
    assert "DISCORD_SHARDS" in await fails(discord, tmp_path)


async def test_commands_out_of_step_are_named_and_brought_in_step_once(discord: FakeDiscord, tmp_path: Path) -> None:
    async with Raw(discord) as raw:
        await raw.registers()
    async with bot_on(discord, tmp_path) as process:
        await logged(process, "run `azfilm discord sync`")
        assert "otherwise: ask, quiz, game" in process.log
        code, said = await azfilm(discord, tmp_path, "discord", "sync")
        assert code == 0 and "ask" in said
        told = len(discord.called("PUT", "/applications/*/commands"))
        code, said = await azfilm(discord, tmp_path, "discord", "sync")
        assert code == 0 and "as they are" in said
        assert len(discord.called("PUT", "/applications/*/commands")) == told


async def test_what_was_begun_when_the_bot_is_stopped_is_brought_to_its_end(tmp_path: Path) -> None:
    async with stage_in(tmp_path) as stage:
        table = stage.table("Ann", "Bob", "Eve")
        stage.fake.faults.slow("/webhooks/*", 0.5)
        asked = []
        for number in range(60):
            if number == 20:
                began, stopping = time.monotonic(), asyncio.create_task(stage.process.stop())
            person = table.people[number % 3]
            asked.append(await person.command(table.room, "ask", question="Who directed Nasimi?"))
            await asyncio.sleep(0.01)
        assert await stopping == 0
        assert time.monotonic() - began < 8
        taken = [one for one in asked if one.record.responded]
        assert len(taken) >= 20
        assert all("Hasan Seyidbayli" in one.messages[0].text for one in taken)
        await stage.process.start()
        again = await table.people[0].command(table.room, "score")
        await table.room.expect("No game is running", SOON)
        assert again.record.responded


async def test_it_is_ready_while_it_hears_of_discord(tmp_path: Path, free_port: int) -> None:
    async with stage_in(tmp_path, WEB_PORT=str(free_port)) as stage:
        await becomes(200, free_port)
        await stage.fake.faults.down()
        await becomes(503, free_port)
        await stage.fake.faults.up()
        await becomes(200, free_port)
        stage.fake.faults.invalidate()
        await becomes(503, free_port)
        await becomes(200, free_port)


async def becomes(status: int, port: int) -> None:
    """Wait until the bot says of itself that it is ready, or not."""
    async with aiohttp.ClientSession() as client, asyncio.timeout(SLOW_START):
        while True:
            async with client.get(f"http://127.0.0.1:{port}/readyz") as answer:
                if answer.status == status:
                    return
            await asyncio.sleep(0.05)


async def test_it_begins_no_more_sessions_than_are_left(discord: FakeDiscord, tmp_path: Path) -> None:
    discord.session_starts.update(remaining=3, reset_after=2000)
    process = BotProcess(discord, tmp_path, {})
    await process.start(wait=False)
    try:
        await logged(process, "Discord allows no more sessions for 2 s")
        assert not discord.identifies
        discord.session_starts["remaining"] = 1000
        await discord.connected()
        assert await process.stop() == 0
    finally:
        await process.kill()


async def test_shards_identify_themselves_one_after_another_also_after_a_restart(tmp_path: Path) -> None:
    async with stage_in(tmp_path, shards=2, DISCORD_SHARDS="2") as stage:
        await stage.fake.connected(sessions=2)
        ann = stage.fake.person("Ann")
        for shard in range(2):
            guild = stage.fake.guild("Kino", [ann], shard=shard)
            await ann.command(guild.room, "score")
            await guild.room.expect("No game is running", SOON)
        await stage.process.kill()
        await stage.process.start()
        times = stage.fake.identifies
        assert len(times) == 3
        assert all(later - earlier >= 5 for earlier, later in pairwise(times))


async def test_neither_texts_nor_tokens_are_in_the_log(tmp_path: Path) -> None:
    async with stage_in(tmp_path) as stage:
        ann = stage.fake.person("Ann")
        table = stage.table()
        for path in ("/interactions/*/callback", "/webhooks/*", "/channels/*"):
            stage.fake.faults.cut(path)
            stage.fake.faults.fail(path, 503)
            stage.fake.faults.limit(path, 0.5)
        for _ in range(6):
            await table.people[0].command(table.room, "ask", question=SECRET)
            await ann.write(ann.dm, SECRET)
        stage.fake.faults.poison()
        await logged(stage.process, "connecting anew")
        await stage.fake.idle()
        tokens = [*stage.fake.world.interaction_tokens, stage.fake.token, SECRET]
        assert len(tokens) > 6 and "the commands at Discord are in step" in stage.process.log
        assert not [one for one in tokens if one in stage.process.log]
