"""Whole dialogues on Discord: every request, answer and event on the way is valid by the descriptions of its API."""

import asyncio
import re
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import pytest

from tests.wire.answers import AnswerBook
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord_player import DiscordPlayer
from tests.wire.process import BotProcess, bot_on
from tests.wire.script import Script, files, read_scripts

ALONE = [script for file in files("discord") for script in read_scripts(file, "discord") if script.alone]


SETTLED = 2.2
"""Seconds in which a new session takes every server for one that it was in before, and greets none."""


async def play(fake: FakeDiscord, process: BotProcess, book: AnswerBook, scripts: Sequence[Script]) -> None:
    """Play scripts side by side, each in a place of its own, and see that nothing was wrong on the way."""
    players = [DiscordPlayer(fake, process, book, script) for script in scripts]
    await asyncio.sleep(SETTLED)
    ends = await asyncio.gather(*(player.play() for player in players), return_exceptions=True)
    failed = [f"{script.name}\n{end!r}" for script, end in zip(scripts, ends, strict=True) if end]
    assert not failed, "\n\n".join(failed) + "\n\n" + process.log
    await fake.idle()
    assert await process.stop() == 0
    assert not fake.violations
    assert " ERROR " not in process.log, process.log
    assert fake.token not in process.log


@pytest.mark.parametrize("file", files("discord"))
async def test_dialogues_go_side_by_side_as_they_are_written(
    file: str, synced_discord: FakeDiscord, book: AnswerBook, tmp_path: Path
) -> None:
    async with bot_on(synced_discord, tmp_path) as process:
        scripts = [script for script in read_scripts(file, "discord") if not script.alone]
        await play(synced_discord, process, book, scripts)


@pytest.mark.parametrize("script", ALONE, ids=lambda script: script.name)
async def test_a_dialogue_goes_on_by_itself(
    script: Script, synced_discord: FakeDiscord, book: AnswerBook, tmp_path: Path
) -> None:
    async with bot_on(synced_discord, tmp_path, **script.settings) as process:
        await play(synced_discord, process, book, [script])
