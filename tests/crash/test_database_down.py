"""A database that is away for a while: nothing is acknowledged, nobody dies, and all goes on when it is back."""

import asyncio
from pathlib import Path
from time import monotonic, time

import pytest

from bot.phrasebook import Phrasebook
from tests.crash import LONG, wire
from tests.crash.checks import problems
from tests.crash.driver import Chat, Run, play
from tests.crash.letters import is_question, is_reveal
from tests.crash.proxy import Proxy, proxy
from tests.crash.scenes import FEW, FEWER
from tests.stores import KINDS, fresh_url, postgres_schema

_LEASE = 2.0
_DOWN = 60.0 if LONG else 4.0
_FROZEN = 8.0 if LONG else 2.0
_PATIENCE = 3.0
_REST = 3.0
_GRACE = 5.0
_BEFORE = 1.5
"""Seconds that the question has left when the database goes."""


async def _deadline(run: Run, chat: Chat) -> float:
    """Give when the open question of a chat closes, by the clock of `time`."""
    asked = (await run.look.snapshot()).last_games()[chat.name].round
    assert asked
    return asked.deadline / 1000


async def _quiz_over_the_gap(run: Run, chat: Chat, way: Proxy) -> None:
    """Open a question, have its time pass while the database is away, and answer it afterwards."""
    await chat.command(chat.players[0], "/quiz choice")
    question = await chat.sees(is_question)
    await asyncio.sleep(0.5)
    await asyncio.sleep(max(0.0, await _deadline(run, chat) - time() - _BEFORE))
    await way.close()
    await asyncio.sleep(_DOWN)
    await way.open()
    back = monotonic()
    (told,) = await chat.pick(chat.players[1], question, right=True)
    assert told.text == Phrasebook().say("az", "told-locked")
    run.figures.takeovers.append(monotonic() - back)
    await chat.sees(is_reveal)
    assert monotonic() - back >= _GRACE


async def test_a_database_that_is_away_for_a_while_costs_time_and_nothing_else(tmp_path: Path) -> None:
    async with (
        postgres_schema() as url,
        proxy(url) as way,
        play(url, FEW, tmp_path / "log", _LEASE, _PATIENCE, through=way.through(url)) as run,
    ):
        run.allow(0.6)
        worker = await run.fleet.spawn_up()
        chat = run.chats["gap"] = Chat(run, "gap", people=3, share=99)
        async with asyncio.TaskGroup() as group:
            group.create_task(_quiz_over_the_gap(run, chat, way))
            await asyncio.sleep(_BEFORE)
            way.freeze()
            await asyncio.sleep(_FROZEN)
            way.thaw()
            await way.closed.wait()
            run.allow(1)  # the rest comes while it is away
        await run.people
        wrong = await problems(run, await run.rest(_REST))
        run.figures.refusals = run.fleet.refusals
        print("\n" + run.figures.table("postgresql, database away"))
        assert wrong == []
        assert run.figures.refusals
        assert not worker.gone.is_set()


@pytest.mark.parametrize("kind", KINDS)
async def test_what_was_kept_although_it_seemed_to_fail_is_not_done_twice(kind: str, tmp_path: Path) -> None:
    async with fresh_url(kind, tmp_path) as url, play(url, FEWER, tmp_path / "log", _LEASE) as run:
        await run.fleet.spawn_up(**{wire.DOUBT: "0.1"})
        await run.people
        wrong = await problems(run, await run.rest(_REST))
        print("\n" + run.figures.table(f"{kind}, commits in doubt"))
        assert wrong == []
