"""Whole dialogues on Telegram: every call, answer and update on the way is valid by the description of its API."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.wire.answers import AnswerBook
from tests.wire.process import BotProcess, bot_on
from tests.wire.script import Script, files, read_scripts
from tests.wire.telegram.server import FakeTelegram
from tests.wire.telegram_player import TelegramPlayer

BY_WEBHOOK = "groups"
"""The file that is played by webhook, the others by polling."""
RESTARTS = [script for file in files() for script in read_scripts(file) if script.restarts]


async def play(fake: FakeTelegram, process: BotProcess, book: AnswerBook, scripts: Sequence[Script]) -> None:
    """Play scripts side by side, each in a chat of its own, and see that nothing was wrong on the way."""
    players = [TelegramPlayer(fake, process, book, script) for script in scripts]
    ends = await asyncio.gather(*(player.play() for player in players), return_exceptions=True)
    failed = [f"{script.name}\n{end}" for script, end in zip(scripts, ends, strict=True) if end]
    assert not failed, "\n\n".join(failed) + "\n\n" + process.log
    await fake.idle()
    assert await process.stop() == 0
    assert not fake.violations
    assert all(len(labels) <= 4 for labels in menus(fake))
    assert not fake.unanswered_callbacks(after=0)
    assert " ERROR " not in process.log, process.log
    assert fake.token not in process.log


def menus(fake: FakeTelegram) -> list[list[str]]:
    """Give the labels of every menu that was sent; numbers are options of a question, not a menu."""
    rows = [call.params.get("reply_markup", {}).get("inline_keyboard", []) for call in fake.calls]
    labels = [[button["text"] for row in one for button in row] for one in rows]
    return [one for one in labels if not all(label.isdigit() for label in one)]


@pytest.mark.parametrize("file", [file for file in files() if file != BY_WEBHOOK])
async def test_dialogues_go_side_by_side_as_they_are_written(
    file: str, fake: FakeTelegram, book: AnswerBook, tmp_path: Path
) -> None:
    async with bot_on(fake, tmp_path) as process:
        await play(fake, process, book, [script for script in read_scripts(file) if not script.restarts])


@pytest.mark.parametrize("script", RESTARTS, ids=lambda script: script.name)
async def test_a_dialogue_goes_on_when_the_bot_is_killed_in_its_midst(
    script: Script, fake: FakeTelegram, book: AnswerBook, tmp_path: Path
) -> None:
    async with bot_on(fake, tmp_path) as process:
        await play(fake, process, book, [script])


async def test_dialogues_go_as_they_are_written_by_webhook(
    fake: FakeTelegram, book: AnswerBook, tmp_path: Path, free_port: int
) -> None:
    address = f"http://127.0.0.1:{free_port}/telegram"
    async with bot_on(fake, tmp_path, TELEGRAM_WEBHOOK=address, WEB_PORT=str(free_port)) as process:
        await play(fake, process, book, read_scripts(BY_WEBHOOK))
        assert not fake.called("getUpdates")
