"""Waiting for something to become so."""

import asyncio
from collections.abc import Callable


class Changes:
    """Wakes those who wait whenever something has changed."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def tell(self) -> None:
        """Say that something has changed."""
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()

    async def until(self, so: Callable[[], bool], seconds: float | None = None) -> bool:
        """Wait until something is so, but no longer than some seconds; says whether it is."""
        loop = asyncio.get_running_loop()
        end = None if seconds is None else loop.time() + seconds
        while not so():
            left = None if end is None else end - loop.time()
            if left is not None and left <= 0:
                return False
            future: asyncio.Future[None] = loop.create_future()
            self._waiting.add(future)
            await asyncio.wait([future], timeout=left)
            self._waiting.discard(future)
        return True
