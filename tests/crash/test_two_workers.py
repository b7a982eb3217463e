"""Two workers on one PostgreSQL: one is killed, stopped for long, cut off or has a wrong clock, the other goes on."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from signal import SIGCONT, SIGKILL, SIGSTOP
from time import monotonic, time

from bot.outbox import LEASE
from bot.storage import tables
from tests.crash import LONG, wire
from tests.crash.checks import problems
from tests.crash.database import Snapshot
from tests.crash.driver import Run, play
from tests.crash.fleet import Worker
from tests.crash.scenes import FEW
from tests.stores import postgres_schema

_LEASE = LEASE if LONG else 1.5
_KILLS = 20 if LONG else 3
_STOPS = 3 if LONG else 1
_STOPPED = 40.0 if LONG else 9.0
"""Seconds: longer than a lease and than an idle transaction may last."""
_CUTS = 100 if LONG else 12
_PATIENCE = 3.0
"""Seconds after which the platform brings an event again that is not acknowledged."""
_LONGEST_TAKEOVER = 15.0
_SEARCH = 3.0
_REST = 3.0
_HOUR = 3600


@asynccontextmanager
async def _two_workers(folder: Path, *environments: dict[str, str]) -> AsyncIterator[Run]:
    """Let people play with two workers."""
    async with postgres_schema() as url, play(url, FEW, folder / "log", _LEASE, _PATIENCE) as run:
        run.allow(0)
        for environment in environments or ({}, {}):
            await run.fleet.spawn_up(**environment)
        yield run


async def _end(run: Run, title: str) -> Snapshot:
    """Let everybody come to an end, and check all."""
    run.allow(1)
    await run.people
    found = await run.rest(_REST)
    wrong = await problems(run, found)
    print("\n" + run.figures.table(f"postgresql, two workers, {title}"))
    assert wrong == []
    return found


async def _sender(run: Run) -> Worker:
    """Give the worker that holds the lease of the outbox; waits until one does."""
    while True:
        pid = await run.look.sender()
        for worker in run.fleet.workers:
            if worker.pid == pid and not worker.gone.is_set():
                return worker
        await asyncio.sleep(0.05)


async def _stop_amid_event(run: Run, worker: Worker) -> None:
    """Stop a worker just after it brought a letter, if it can be while it handles events too."""
    end = monotonic() + _SEARCH
    while True:
        await run.letter_from(worker, 1)
        worker.signal(SIGSTOP)
        if monotonic() > end or await run.look.amid_event(worker.pid):
            return
        worker.signal(SIGCONT)


async def test_when_the_sender_is_killed_the_other_worker_takes_over(tmp_path: Path) -> None:
    async with _two_workers(tmp_path) as run:
        for number in range(_KILLS):
            run.allow((2 * number + 1) / (2 * _KILLS + 1))
            sender = await _sender(run)
            await run.letter_from(sender, 2)
            await asyncio.sleep(random.uniform(0, 1))
            sender.signal(SIGKILL)
            run.killed_at = monotonic()
            run.figures.kills["the sender"] += 1
            run.allow((2 * number + 2) / (2 * _KILLS + 1))
            assert await run.taken_over(_LONGEST_TAKEOVER)
            run.mistakes += (await run.look.snapshot()).stuck()
            await run.fleet.spawn_up()
        await _end(run, "killed")


async def test_a_sender_that_was_stopped_for_long_wakes_up_and_does_no_harm(tmp_path: Path) -> None:
    async with _two_workers(tmp_path) as run:
        for number in range(_STOPS):
            run.allow((2 * number + 1) / (2 * _STOPS + 1))
            sender = await _sender(run)
            await _stop_amid_event(run, sender)
            run.killed_at = monotonic()
            run.figures.kills["stopped"] += 1
            run.allow((2 * number + 2) / (2 * _STOPS + 1))
            await asyncio.sleep(_STOPPED)
            assert run.killed_at is None, "nobody took over"
            sender.signal(SIGCONT)
        await _end(run, "stopped")
        assert not any(worker.gone.is_set() for worker in run.fleet.workers)


async def test_connections_that_are_cut_are_made_again(tmp_path: Path) -> None:
    async with _two_workers(tmp_path) as run:
        for number in range(_CUTS):
            run.allow((number + 1) / (_CUTS + 1))
            worker = random.choice(run.fleet.workers)
            run.figures.kills["connections"] += await run.look.cut(worker.pid)
            await asyncio.sleep(random.uniform(0.1, 0.8))
        await _end(run, "cut off")
        assert not any(worker.gone.is_set() for worker in run.fleet.workers)


async def test_a_worker_whose_clock_is_wrong_keeps_the_time_of_the_database(tmp_path: Path) -> None:
    began = time()
    async with _two_workers(tmp_path, {wire.CLOCK: f"{_HOUR}"}, {wire.CLOCK: f"-{_HOUR}"}) as run:
        found = await _end(run, "clocks wrong")
    moments = [row["at"] for table in (tables.outbox, tables.scores) for row in found.rows(table)]
    moments += [moment for game in found.last_games().values() for moment in (game.started, game.since)]
    assert moments
    assert began - _HOUR / 2 < min(moments) / 1000
    assert max(moments) / 1000 < time() + _HOUR / 2
