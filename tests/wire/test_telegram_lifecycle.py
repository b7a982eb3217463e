"""How the bot starts, stands by, stops and fails, and what its operator is told."""

import asyncio
from pathlib import Path

import aiohttp
import pytest

from tests.stores import postgres_schema
from tests.wire.process import BotProcess, bot_on
from tests.wire.telegram.raw import Raw
from tests.wire.telegram.server import FakeTelegram
from tests.wire.test_telegram_faults import ANSWER, QUESTION, SOON, answers_to, ask

SCOPES = ("all_private_chats", "all_group_chats", "all_chat_administrators")
LANGUAGES = ("", "az", "en", "ru")


async def introduced(process: BotProcess, times: int = 1) -> None:
    async with asyncio.timeout(SOON):
        while process.log.count("menus of commands are up to date") < times:
            await asyncio.sleep(0.05)


async def the_menus(fake: FakeTelegram) -> set[tuple[str, str]]:
    """Give the scopes and languages that have commands of their own; each language has a description."""
    async with Raw(fake) as raw:
        for code in LANGUAGES:
            assert (await raw.did("getMyDescription", language_code=code))["description"]
            assert (await raw.did("getMyShortDescription", language_code=code))["short_description"]
        return {
            (scope, code)
            for scope in SCOPES
            for code in LANGUAGES
            if await raw.did("getMyCommands", scope={"type": scope}, language_code=code)
        }


async def test_the_menus_are_set_in_each_language_and_scope_and_then_left_alone(
    fake: FakeTelegram, tmp_path: Path
) -> None:
    async with bot_on(fake, tmp_path) as process:
        await introduced(process)
        assert await the_menus(fake) == {(scope, code) for scope in SCOPES for code in LANGUAGES}
        await process.stop()
        known = len(fake.called("setMyCommands"))
        await process.start()
        await introduced(process, 2)
    assert len(fake.called("setMyCommands")) == known
    assert not fake.violations


async def test_what_was_handled_is_confirmed_when_the_bot_stops(fake: FakeTelegram, tmp_path: Path) -> None:
    ann = fake.person("Ann", "en")
    async with bot_on(fake, tmp_path) as process:
        await ask(ann)
        assert await process.stop() == 0
    async with Raw(fake) as raw:
        assert await raw.did("getUpdates", timeout=0) == []


async def test_what_came_while_the_bot_was_away_is_answered_when_it_is_back(fake: FakeTelegram, tmp_path: Path) -> None:
    ann = fake.person("Ann", "en")
    async with bot_on(fake, tmp_path) as process:
        await process.kill()
        await ann.write(ann.private, QUESTION)
        await process.start()
        await ann.private.expect(ANSWER, SOON)


async def test_it_is_not_ready_while_telegram_is_not_reached(
    fake: FakeTelegram, tmp_path: Path, free_port: int
) -> None:
    ann = fake.person("Ann", "en")
    async with bot_on(fake, tmp_path, WEB_PORT=str(free_port)):
        await ask(ann)
        await becomes(200, free_port)
        await fake.faults.down()
        await becomes(503, free_port)
        await fake.faults.up()
        await becomes(200, free_port)


async def becomes(status: int, port: int) -> None:
    """Wait until the bot says of itself that it is ready, or not."""
    async with aiohttp.ClientSession() as client, asyncio.timeout(SOON):
        while True:
            async with client.get(f"http://127.0.0.1:{port}/readyz") as answer:
                if answer.status == status:
                    return
            await asyncio.sleep(0.05)


async def test_a_second_poller_is_named_and_waited_out(fake: FakeTelegram, tmp_path: Path) -> None:
    ann = fake.person("Ann", "en")
    async with bot_on(fake, tmp_path) as process, Raw(fake) as raw:
        await ask(ann)
        await asyncio.sleep(0.5)  # the bot asks for updates again
        await raw.call("getUpdates", timeout=1)
        await ask(ann)
        assert "another program polls with this token" in process.log


async def test_a_token_that_is_revoked_ends_the_bot_with_what_to_do(fake: FakeTelegram, tmp_path: Path) -> None:
    ann = fake.person("Ann", "en")
    async with bot_on(fake, tmp_path) as process:
        await ask(ann)
        fake.faults.revoke()
        assert await process.ended(30) == 1
        last = process.log.strip().split("\n")[-1]
        assert last.startswith("azfilm: TELEGRAM_TOKEN") and "@BotFather" in last
        assert fake.token not in process.log


async def test_a_wrong_token_is_said_at_once(fake: FakeTelegram, tmp_path: Path) -> None:
    process = BotProcess(fake, tmp_path, {"TELEGRAM_TOKEN": "123456:wrong"})
    await process.start(wait=False)
    assert await process.ended(30) == 1
    assert "TELEGRAM_TOKEN" in process.log
    assert "123456:wrong" not in process.log


async def test_a_bot_that_polls_takes_over_from_its_webhook(fake: FakeTelegram, tmp_path: Path) -> None:
    ann = fake.person("Ann", "en")
    async with Raw(fake) as raw:
        await raw.did("setWebhook", url="http://127.0.0.1:9/gone")
    await ann.write(ann.private, QUESTION)
    async with bot_on(fake, tmp_path):
        await ann.private.expect(ANSWER, SOON)


async def test_of_two_processes_one_polls_and_the_other_takes_over(fake: FakeTelegram, tmp_path: Path) -> None:
    ann = fake.person("Ann", "en")
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    async with postgres_schema() as url:
        database = url.render_as_string(hide_password=False)
        one, two = (bot_on(fake, folder, DATABASE_URL=database) for folder in folders)
        async with one as first, two as second:
            await ask(ann)
            assert not [call for call in fake.calls if call.refusal]
            await first.kill()
            await ann.write(ann.private, QUESTION)
            await ann.private.expect(ANSWER, 40, after=ann.private.mark)
            assert await second.stop() == 0
    assert answers_to(ann) == 2


@pytest.mark.parametrize("missing", ["", "nonsense"])
async def test_without_a_good_token_it_does_not_start(missing: str, fake: FakeTelegram, tmp_path: Path) -> None:
    process = BotProcess(fake, tmp_path, {"TELEGRAM_TOKEN": missing})
    await process.start(wait=False)
    assert await process.ended(30) == 1
    assert "TELEGRAM_TOKEN" in process.log and "@BotFather" in process.log
