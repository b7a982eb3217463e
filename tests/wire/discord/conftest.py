"""The specifications, and a fake that is held against them."""

import os
from collections.abc import AsyncIterator

import pytest

from tests.wire.discord.guild import Guild
from tests.wire.discord.people import Person
from tests.wire.discord.raw import Raw
from tests.wire.discord.room import Room
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


@pytest.fixture
async def raw(fake_discord: FakeDiscord) -> AsyncIterator[Raw]:
    async with Raw(fake_discord) as raw:
        yield raw


@pytest.fixture
def ann(fake_discord: FakeDiscord) -> Person:
    return fake_discord.person("Ann")


@pytest.fixture
def guild(fake_discord: FakeDiscord, ann: Person) -> Guild:
    return fake_discord.guild("Cinema", [ann])


@pytest.fixture
def room(guild: Guild) -> Room:
    return guild.room
