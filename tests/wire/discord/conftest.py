"""The specifications, and a fake that is held against them."""

import os
from collections.abc import AsyncIterator

import pytest

from tests.wire.discord.server import FakeDiscord
from tests.wire.discord.spec import GatewaySpec, RestSpec, read_specs, specs_folder


@pytest.fixture(scope="session")
def discord_specs() -> tuple[RestSpec, GatewaySpec]:
    try:
        return read_specs(specs_folder(os.environ))
    except FileNotFoundError as missing:
        if os.environ.get("REQUIRE_BENCHMARKS"):
            raise
        pytest.skip(str(missing))


@pytest.fixture
async def fake_discord(discord_specs: tuple[RestSpec, GatewaySpec]) -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord(*discord_specs) as fake:
        yield fake
