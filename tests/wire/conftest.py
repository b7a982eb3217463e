"""The bot in a process of its own on a fake Telegram."""

import socket

import pytest

from bot.games.bank import QuestionBank
from tests.wire.answers import AnswerBook
from tests.wire.telegram.conftest import fake, spec

__all__ = ["fake", "spec"]


@pytest.fixture(scope="session")
def book(own_bank: QuestionBank) -> AnswerBook:
    return AnswerBook(own_bank)


@pytest.fixture
def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
