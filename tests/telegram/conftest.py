"""What stands for Telegram, and the library's bot that talks to it."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.telegram.fakes import FakeApp, Recorder


@pytest.fixture(autouse=True)
def durations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the library give times as durations; it warns wherever it gives seconds."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
async def bot(recorder: Recorder) -> AsyncIterator[Bot]:
    async with Bot("42:secret", request=recorder, get_updates_request=recorder) as bot:
        recorder.calls.clear()
        yield bot


@pytest.fixture
def app() -> FakeApp:
    return FakeApp()
