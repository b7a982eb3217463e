"""The specification, a fake, and two ways to call it: by hand and by python-telegram-bot."""

import os
from collections.abc import AsyncIterator

import pytest
import telegram

from tests.wire.telegram.address import Address
from tests.wire.telegram.raw import Raw
from tests.wire.telegram.server import FakeTelegram
from tests.wire.telegram.spec import Spec, specs_folder


@pytest.fixture(scope="session")
def spec() -> Spec:
    try:
        return Spec.read(specs_folder(os.environ))
    except FileNotFoundError as missing:
        if os.environ.get("REQUIRE_BENCHMARKS"):
            raise
        pytest.skip(str(missing))


@pytest.fixture
async def fake(spec: Spec) -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(spec) as fake:
        yield fake


@pytest.fixture
async def address() -> AsyncIterator[Address]:
    address = Address()
    await address.listener.open()
    yield address
    await address.listener.end()


@pytest.fixture
async def raw(fake: FakeTelegram) -> AsyncIterator[Raw]:
    async with Raw(fake) as raw:
        yield raw


@pytest.fixture
async def bot(fake: FakeTelegram, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[telegram.Bot]:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # or it warns wherever it gives seconds
    async with telegram.Bot(fake.token, base_url=f"{fake.base}/bot") as bot:
        yield bot
