"""The bot in a process of its own on a fake Telegram."""

import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.games.bank import QuestionBank
from tests.wire.answers import AnswerBook
from tests.wire.process import BotProcess, bot_on
from tests.wire.telegram.conftest import fake, spec
from tests.wire.telegram.server import FakeTelegram
from tests.wire.telegram.spec import Spec

__all__ = ["fake", "spec"]


@pytest.fixture(scope="session")
def book(own_bank: QuestionBank) -> AnswerBook:
    return AnswerBook(own_bank)


@pytest.fixture
def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give where the bot of a module keeps what it keeps."""
    return tmp_path_factory.mktemp("bot")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def world(spec: Spec) -> AsyncIterator[FakeTelegram]:
    """Give a fake that the tests of a module share: each has people and chats of its own."""
    async with FakeTelegram(spec) as fake:
        yield fake
        assert not fake.violations


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def process(world: FakeTelegram, folder: Path) -> AsyncIterator[BotProcess]:
    """Give the bot that the tests of a module share."""
    async with bot_on(world, folder, TELEGRAM_OWNERS=str(OWNER)) as process:
        yield process


OWNER = 77
"""The id of somebody who runs the bot."""
