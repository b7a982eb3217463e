"""Watching the bot: how much memory it takes, how late its event loop is, and what of that is the machine's."""

import asyncio
import math
import statistics
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

from tests.wire.process import BotProcess

_EVERY = 1.0
_SCRAPE_EVERY = 5
"""Looks at the memory after which the meters are looked at too."""
_WARM = 4
"""The part of its time, a fourth, after which a process has done all sorts of things once."""
_KB = 1024
_LAG = "azfilm_loop_lag_seconds_bucket"
_BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
_COUNTED = ("azfilm_updates_total", "azfilm_sends_total")


@dataclass(slots=True)
class Incarnation:
    """A process from its start to its end."""

    number: int
    ended: str = ""
    """How."""
    began: float = field(default_factory=time.monotonic)
    memory: list[tuple[float, float]] = field(default_factory=list)
    """Seconds since the beginning, and the MB that it took then."""
    lags: Counter[float] = field(default_factory=Counter)
    """How often the loop was at most so many seconds late."""
    counted: Counter[str] = field(default_factory=Counter)

    def taken(self) -> tuple[float, float]:
        """Give the MB that it took in the first and in the last third of the time after it was warm."""
        warm = [size for _, size in self.memory[len(self.memory) // _WARM :]]
        third = max(1, len(warm) // 3)
        return statistics.median(warm[:third]), statistics.median(warm[-third:])

    @property
    def growth(self) -> float:
        """Give the share that it took more in the last third."""
        first, last = self.taken()
        return last / first - 1


class Watch:
    """Looks at the processes one after another."""

    def __init__(self, process: BotProcess, port: int) -> None:
        self.incarnations: list[Incarnation] = []
        self._process = process
        self._metrics = f"http://127.0.0.1:{port}/metrics"

    @asynccontextmanager
    async def over(self, ended: str) -> AsyncIterator[None]:
        """Watch the process that runs while something is waited for."""
        one = Incarnation(len(self.incarnations) + 1, ended)
        self.incarnations.append(one)
        looking = asyncio.create_task(self._look(one))
        try:
            yield
            await self._scrape(one)
        finally:
            looking.cancel()
            await asyncio.wait([looking])

    async def _look(self, one: Incarnation) -> None:
        while True:
            for _ in range(_SCRAPE_EVERY):
                await asyncio.sleep(_EVERY)
                one.memory.append((time.monotonic() - one.began, resident(self._process.pid)))
            await self._scrape(one)

    async def _scrape(self, one: Incarnation) -> None:
        async with aiohttp.ClientSession() as client, client.get(self._metrics) as answer:
            text = await answer.text()
        lags, counted = Counter[float](), Counter[str]()
        for sample in (sample for family in text_string_to_metric_families(text) for sample in family.samples):
            if sample.name == _LAG:
                lags[float(sample.labels["le"])] += round(sample.value)
            elif sample.name in _COUNTED:
                counted[sample.name] += round(sample.value)
        one.lags, one.counted = lags, counted


def resident(pid: int) -> float:
    """Give the MB of memory that a process takes."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / _KB for line in lines if line.startswith("VmRSS:"))


def within(lags: Mapping[float, int], seconds: float) -> float:
    """Give the share of beats that were at most so late, which must be one of the bounds that are counted."""
    return lags[seconds] / max(lags.values())


def quantile(lags: Mapping[float, int], share: float) -> float:
    """Give the seconds of lag that so many beats kept within, as far as that can be told from what is counted.

    >>> quantile({0.1: 50, 0.2: 100, float("inf"): 100}, 0.75)
    0.15
    """
    wanted, below, before = share * max(lags.values()), 0.0, 0
    for bound, count in sorted(lags.items()):
        if count >= wanted:
            part = (wanted - before) / (count - before) if count > before else 1.0
            return below if bound == math.inf else round(below + part * (bound - below), 6)
        below, before = bound, count
    return below


def together(all_lags: Iterable[Mapping[float, int]]) -> Counter[float]:
    """Add up what several processes counted."""
    return sum((Counter(lags) for lags in all_lags), Counter[float]())


@asynccontextmanager
async def idle_beside(file: Path) -> AsyncIterator[None]:
    """Run a program beside that does nothing but look how late it is woken."""
    with file.open("wb") as lines:
        idle = await asyncio.create_subprocess_exec(sys.executable, "-m", "tests.soak.idle", stdout=lines)
    try:
        yield
    finally:
        idle.kill()
        await idle.wait()


def idle_lags(file: Path) -> Counter[float]:
    """Give how often it was at most so many seconds late."""
    late = [float(line) for line in file.read_text().split()]
    return Counter({bound: sum(one <= bound for one in late) for bound in (*_BOUNDS, math.inf)})
