"""The description of Discord's API, and the bot in a Discord of SimCord's that is held against it."""

import os
from collections.abc import AsyncIterator

import pytest

from tests.discord.fakes import FakeApp
from tests.discord.scene import Scene, played
from tests.wire.discord.spec import RestSpec, read_specs, specs_folder


@pytest.fixture(scope="session")
def spec_if_there() -> RestSpec | str:
    """Give the description, or why there is none."""
    try:
        return read_specs(specs_folder(os.environ))[0]
    except FileNotFoundError as missing:
        if os.environ.get("REQUIRE_BENCHMARKS"):
            raise
        return str(missing)


@pytest.fixture(scope="session")
def spec(spec_if_there: RestSpec | str) -> RestSpec:
    if isinstance(spec_if_there, str):
        pytest.skip(spec_if_there)
    return spec_if_there


@pytest.fixture
def app() -> FakeApp:
    return FakeApp()


@pytest.fixture
async def scene(app: FakeApp, spec_if_there: RestSpec | str) -> AsyncIterator[Scene]:
    """Give a scene in which every request is valid, as far as there is a description."""
    async with played(app) as scene:
        yield scene
        if isinstance(spec_if_there, RestSpec):
            assert not scene.wrong(spec_if_there)
