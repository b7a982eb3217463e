"""The pulse: whether the event loop of this process runs, and whether what has to come round in it does."""

import asyncio
import logging

from bot.meters import LOOP_LAG

log = logging.getLogger(__name__)

_BEAT = 0.25
_LONG = 1.0
"""Seconds of lag that an operator is told of: in so long nobody gets an answer."""
_DEAD = 30.0
"""Seconds after which what has not come round never will."""


class Pulse:
    """Beats while the event loop runs."""

    def __init__(self) -> None:
        self._beats: dict[str, float] = {}

    def beat(self, what: str) -> None:
        """Note that something has come round."""
        self._beats[what] = asyncio.get_running_loop().time()

    def alive(self) -> bool:
        """Say whether all that has come round once still does."""
        now = asyncio.get_running_loop().time()
        return all(now - at < _DEAD for at in self._beats.values())

    async def run(self) -> None:
        """Measure how late the event loop is until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + _BEAT
            await asyncio.sleep(_BEAT)
            lag = max(0.0, loop.time() - due)
            LOOP_LAG.observe(lag)
            if lag > _LONG:
                log.warning("the event loop stood still for %.1f s", lag)
            self.beat("loop")
