"""The fake runs in a process of its own."""

import asyncio
import sys
from collections.abc import AsyncIterator

import aiohttp
import pytest


@pytest.fixture(params=[[], ["--no-validate", "--shards", "3"]], ids=["validating", "not validating"])
async def lines(request: pytest.FixtureRequest) -> AsyncIterator[list[str]]:
    """Give what it prints."""
    program = (sys.executable, "-m", "tests.wire.discord", *request.param)
    process = await asyncio.create_subprocess_exec(*program, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    async with asyncio.timeout(20):
        yield [(await process.stdout.readline()).decode().strip() for _ in range(3)]
    process.terminate()
    await process.communicate()


async def test_it_prints_where_it_is_and_takes_orders(lines: list[str]) -> None:
    base, gateway, token = lines
    assert base.endswith("/api/v10") and gateway.endswith("/gateway")
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {token}"}) as client:
        async with client.get(f"{base}/gateway/bot") as answer:
            told = await answer.json()
        assert told["url"] == gateway and told["shards"] in (1, 3)
        order = {"people": 2, "rate": 100, "count": 0, "label": "A"}
        async with client.post(base.replace("/api/v10", "/control/press"), json=order) as answer:
            assert (await answer.json())["asked"] == 0
