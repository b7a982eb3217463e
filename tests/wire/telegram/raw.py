"""Calls to the Bot API without a library, for what no library would do."""

from types import TracebackType
from typing import Any, Self

import aiohttp

from tests.wire.telegram.messages import Json
from tests.wire.telegram.server import FakeTelegram


class Raw:
    """A client that sends what it is given and gives back the whole answer."""

    def __init__(self, fake: FakeTelegram) -> None:
        self._fake = fake
        self._session = aiohttp.ClientSession()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def call(self, method: str, **params: Any) -> Json:
        """Call a method with JSON."""
        return await self.post(f"/bot{self._fake.token}/{method}", json=params)

    async def did(self, method: str, **params: Any) -> Any:
        """Call a method that must be done; gives its result."""
        answer = await self.call(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """Call a method that must be refused; gives the description without its beginning."""
        answer = await self.call(method, **params)
        assert not answer["ok"], answer
        return str(answer["description"]).removeprefix("Bad Request: ")

    async def post(self, path: str, **how: Any) -> Json:
        """Post anything; the status is that of the answer."""
        async with self._session.post(self._fake.base + path, **how) as response:
            assert response.headers["Content-Type"] == "application/json"
            answer: Json = await response.json()
            assert response.status == (200 if answer["ok"] else answer["error_code"])
            return answer

    async def updates(self, offset: int = 0, timeout: int = 0) -> list[Json]:
        """Get updates, without confirming them."""
        return list(await self.did("getUpdates", offset=offset, timeout=timeout))

    async def taken(self) -> list[Json]:
        """Get all updates and confirm them; gives what is in them, each with its kind."""
        updates = await self.updates()
        if updates:
            await self.updates(offset=updates[-1]["update_id"] + 1)
        return [{"kind": kind, **what} for update in updates for kind, what in update.items() if kind != "update_id"]
