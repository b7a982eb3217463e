"""The scheduler: lets time pass.

It sleeps until the next timer, and no longer than a second, for others set timers too; nothing is ever set for sooner.
"""

import asyncio
import logging

from bot.app import App
from bot.ports import StoreError

log = logging.getLogger(__name__)

_POLL = 1.0
_DOWN = 1.0
"""Seconds between attempts to reach a database that is down."""


class Scheduler:
    """Calls `App.tick` whenever something is due."""

    def __init__(self, app: App) -> None:
        self.back = asyncio.Event()
        """Set when the time without the bot has been made up for."""
        self._app = app

    async def run(self) -> None:
        """Let time pass until cancelled; coming back after a time without the database gives open questions some."""
        while True:
            try:
                await self._app.resume()
                self.back.set()
                await self._tick()
            except StoreError as error:
                self._app.pulse.beat("timers")  # waiting for the database is life
                log.warning("timers: %s; trying again", error)
                await asyncio.sleep(_DOWN)

    async def _tick(self) -> None:
        while True:
            self._app.pulse.beat("timers")
            left = await self._app.tick()
            await asyncio.sleep(_POLL if left is None else min(left, _POLL))
