"""What `azfilm health` says of a bot that runs, that does not, and of what is no bot."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from adapters.web.server import server
from bot import cli
from bot.health import ask, readyz
from bot.settings import Settings, SettingsError
from tests.web.health import FakeHealth


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@pytest.fixture
def deaf() -> Iterator[int]:
    """Give a port that takes calls and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        yield int(taken.getsockname()[1])


@asynccontextmanager
async def web(port: int, ready: bool) -> AsyncIterator[None]:
    """Run the bot's own server."""
    serving = server([], FakeHealth(ready), "127.0.0.1", port)
    task = asyncio.create_task(serving.serve())
    while not serving.started:
        await asyncio.sleep(0.01)
    yield
    serving.end()
    await task


async def health(port: int) -> int:
    """Give the exit code of the command."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEB_PORT", str(port))
        patch.setenv("http_proxy", "http://127.0.0.1:1")  # not to be used
        return await asyncio.to_thread(cli.main, ["health"])


async def test_a_bot_that_is_ready_is_well(port: int, capsys: pytest.CaptureFixture[str]) -> None:
    async with web(port, ready=True):
        assert await health(port) == 0
    assert capsys.readouterr() == ("ready\n", "")


async def test_a_bot_that_is_not_ready_is_not(port: int, capsys: pytest.CaptureFixture[str]) -> None:
    async with web(port, ready=False):
        assert await health(port) == 1
    assert capsys.readouterr() == ("not ready\n", "")


async def test_where_no_bot_runs_the_address_and_the_reason_are_told(
    port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await health(port) == 1
    told = capsys.readouterr().out
    assert f"http://127.0.0.1:{port}/readyz" in told
    assert "refused" in told
    assert told.count("\n") == 1


async def test_what_serves_something_else_is_no_bot(port: int) -> None:
    async with web(port, ready=True):
        assert await asyncio.to_thread(ask, f"http://127.0.0.1:{port}/elsewhere") == (False, "Not Found")


def test_who_does_not_answer_is_not_waited_for(deaf: int) -> None:
    well, told = ask(f"http://127.0.0.1:{deaf}/readyz", patience=0.1)
    assert not well
    assert "timed out" in told


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("", "http://127.0.0.1:8080/readyz"),
        ("0.0.0.0", "http://127.0.0.1:8080/readyz"),
        ("::", "http://[::1]:8080/readyz"),
        ("10.0.0.7", "http://10.0.0.7:8080/readyz"),
    ],
)
def test_a_bot_that_listens_everywhere_is_asked_here(host: str, address: str) -> None:
    assert readyz(Settings.read({"WEB_HOST": host})) == address


def test_a_port_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(SettingsError, match="WEB_PORT"):
        readyz(Settings.read({"WEB_PORT": "0"}))
