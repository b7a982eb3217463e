"""Whole dialogues on Discord: every request, answer and event on the way is valid by the descriptions of its API."""

import asyncio
import json
import os
import re
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from simcord.components import walk_components

from tests.wire.answers import AnswerBook
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord_player import DiscordPlayer
from tests.wire.discord_stage import fake_discord, rows, specs
from tests.wire.process import BotProcess, bot_on
from tests.wire.script import Script, files, read_scripts

ALONE = [script for file in files("discord") for script in read_scripts(file, "discord") if script.alone]
SETTLED = 2.2
"""Seconds in which a new session takes every server for one that it was in before, and greets none."""
PATIENCE = 3.0
"""Seconds that Discord waits for the response to an interaction."""
ROW, TEXT = 1, 10
"""Kinds of components."""
OWN_MARKUP = re.compile(r"\\.|<https?://[^\s<>]+>|https?://\S+|<t:\d+:R>|\*\*", re.DOTALL)
LIVE_MARKUP = re.compile(r"[*_~`|<>@\[#]")


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    """Give a fake that knows the commands."""
    async with fake_discord() as fake:
        yield fake


async def play(fake: FakeDiscord, process: BotProcess, book: AnswerBook, scripts: Sequence[Script]) -> None:
    """Play scripts side by side, each in a place of its own, and see that nothing was wrong on the way."""
    players = [DiscordPlayer(fake, process, book, script) for script in scripts]
    await asyncio.sleep(SETTLED)
    ends = await asyncio.gather(*(player.play() for player in players), return_exceptions=True)
    failed = [f"{script.name}\n{end}" for script, end in zip(scripts, ends, strict=True) if end]
    assert not failed, "\n\n".join(failed) + "\n\n" + process.log
    await fake.idle()
    assert await process.stop() == 0
    assert not fake.violations
    assert " ERROR " not in process.log, process.log
    assert fake.token not in process.log
    assert slowest(fake) < PATIENCE
    assert all(len(row["components"]) <= 5 for row in components(fake, ROW))
    nobody_is_pinged(fake)
    nothing_is_marked_up_by_others(fake)


def slowest(fake: FakeDiscord) -> float:
    """Give the seconds after which the last interaction was acknowledged, relative to when it came; all were."""
    asked = fake.world.asked.values()
    assert all(one.acknowledged for one in asked), [one for one in asked if not one.acknowledged]
    return max((one.acknowledged - one.at for one in asked if one.acknowledged), default=0.0)


def bodies(fake: FakeDiscord, *, new: bool = False) -> Iterator[dict[str, Any]]:
    """Give the messages that the bot sent or made of earlier ones, or the new ones alone."""
    for request in fake.requests:
        body = request.json.get("data", request.json) if isinstance(request.json, dict) else None
        wanted = request.ok and (not new or request.interaction or request.method == "POST")
        if wanted and isinstance(body, dict) and ("content" in body or "components" in body):
            yield body


def components(fake: FakeDiscord, kind: int) -> Iterator[dict[str, Any]]:
    """Give the components of a kind in them."""
    for body in bodies(fake):
        yield from (one for one in walk_components(body.get("components") or []) if one["type"] == kind)


def nobody_is_pinged(fake: FakeDiscord) -> None:
    """See to it that no message may notify anybody, and none did; forms, which have titles, are no messages."""
    asked = [body.get("allowed_mentions", {}) for body in bodies(fake, new=True) if "title" not in body]
    wrong = [one for one in asked if one.get("parse") != [] or one.get("replied_user")]
    assert asked and not wrong
    said = [one for channel in fake.world.messages.values() for one in channel.values()]
    mine = [one for one in said if one.author_id == fake.bot_id]
    assert not any(one.ping_user_ids or one.ping_role_ids or one.mention_everyone for one in mine)


def nothing_is_marked_up_by_others(fake: FakeDiscord) -> None:
    """See to it that no text has markup but the bot's own: lines set off, links and countdowns."""
    texts = [one["content"] for one in components(fake, TEXT)] + [body.get("content") or "" for body in bodies(fake)]
    live = [text for text in texts if LIVE_MARKUP.search(OWN_MARKUP.sub("", text))]
    assert not live


async def phases_nowhere(fake: FakeDiscord, folder: Path) -> list[str]:
    """Give the phases of games in channels that are no more."""
    games = await rows(f"sqlite:///{folder / 'azfilm.db'}", "SELECT chat, state FROM games WHERE chat LIKE '%/%'")
    gone = [state for chat, state in games if int(chat.partition("/")[2]) not in fake.world.channels]
    return [str(json.loads(state)["phase"]) for state in gone]


@pytest.mark.parametrize("file", files("discord"))
async def test_dialogues_go_side_by_side_as_they_are_written(
    file: str, fake: FakeDiscord, book: AnswerBook, tmp_path: Path
) -> None:
    async with bot_on(fake, tmp_path) as process:
        await play(fake, process, book, [one for one in read_scripts(file, "discord") if not one.alone])
    assert await phases_nowhere(fake, tmp_path) == (["over"] if file == "discord" else [])


@pytest.mark.parametrize("script", ALONE, ids=lambda script: script.name)
async def test_a_dialogue_goes_as_it_is_written_with_a_bot_of_its_own(
    script: Script, fake: FakeDiscord, book: AnswerBook, tmp_path: Path
) -> None:
    async with bot_on(fake, tmp_path, **script.settings) as process:
        await play(fake, process, book, [script])


async def test_an_operator_tells_discord_the_commands_once() -> None:
    rest, gateway = specs()
    async with FakeDiscord(rest, gateway) as fake:
        assert await synced(fake) == (0, True)
        assert {"ask", "game", "Ask about this"} <= fake.commands
        assert await synced(fake) == (0, False)
        assert not fake.violations


async def synced(fake: FakeDiscord) -> tuple[int, bool]:
    """Run what an operator runs; gives its exit code, and whether Discord was told anything."""
    before = len(fake.called("PUT", "/applications/*/commands"))
    settings = {"TELEGRAM_TOKEN": "", "DISCORD_TOKEN": fake.token, "DISCORD_API_BASE": fake.base}
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli", "discord", "sync", env=os.environ | settings
    )
    return await running.wait(), len(fake.called("PUT", "/applications/*/commands")) > before
