"""One worker that is killed again and again, at any moment and at every step that has a name."""

import random
from itertools import cycle, islice
from pathlib import Path
from signal import SIGKILL
from time import monotonic

import pytest

from tests.crash import KILLS
from tests.crash.checks import problems
from tests.crash.driver import Run, play
from tests.crash.fleet import within
from tests.crash.scenes import CAST
from tests.stores import KINDS, fresh_url

_STEPS = {
    **{f"handle:{step}": 3 for step in ("begun", "written", "committed")},
    **{f"tick:{step}": 3 for step in ("begun", "written", "committed")},
    **{f"outbox:{step}": 8 for step in ("begun", "written", "committed")},
    "outbox:claimed": 8,
    "outbox:sent": 4,
    **{f"resume:{step}": 1 for step in ("begun", "written", "committed")},
    **{f"failed:{step}": 1 for step in ("begun", "written", "committed")},
}
"""The steps at which a worker dies, each at some time up to this one that it is reached."""
_AT_RANDOM = "at random"
_LIFE = 0.9
"""Seconds that a worker lives at most that is killed at random, ..."""
_LONGEST_LIFE = 2.0
"""... and one that does not reach its step."""
_LEASE = 0.5
_REST = 3.0


def _deaths(kills: int) -> list[str]:
    """Give how the workers die: at each step, as often as fits into half of the kills or once, and at random."""
    named = list(islice(cycle(_STEPS), max(len(_STEPS), kills // 2 // len(_STEPS) * len(_STEPS))))[:kills]
    deaths = named + [_AT_RANDOM] * (kills - len(named))
    return random.sample(deaths, len(deaths))


@pytest.mark.parametrize("kind", KINDS)
async def test_nothing_is_lost_or_done_twice_however_often_the_worker_is_killed(kind: str, tmp_path: Path) -> None:
    async with fresh_url(kind, tmp_path) as url, play(url, CAST, tmp_path / "log", _LEASE) as run:
        for number, death in enumerate(_deaths(KILLS)):
            run.allow((number + 1) / (KILLS + 1))
            await _live_and_die(run, death)
        run.allow(1)
        await run.fleet.spawn_up()
        await run.people
        found = await problems(run, await run.rest(_REST))
        print("\n" + run.figures.table(f"{kind}, one worker"))
        assert found == []


async def _live_and_die(run: Run, death: str) -> None:
    """Let a worker live until its death, and see that it left no game that nothing will move."""
    step = f"{death}={random.randint(1, _STEPS[death])}" if death in _STEPS else ""
    run.wants_poison = death.startswith("failed")
    worker = await run.fleet.spawn(step)
    if step:
        await within(_LONGEST_LIFE, worker.gone)
    elif await within(_LONGEST_LIFE, worker.up):
        await within(random.uniform(0.05, _LIFE), worker.gone)
    if not worker.gone.is_set():
        worker.signal(SIGKILL)
        await worker.end()
    run.figures.kills[_AT_RANDOM if worker.killed else death] += 1
    found = await run.look.snapshot()
    run.mistakes += found.stuck()
    run.killed_at = monotonic() if found.pending() else None
