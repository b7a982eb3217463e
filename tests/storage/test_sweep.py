"""Retention: what is old goes, to the millisecond."""

from datetime import timedelta

import pytest

from bot.chat import Conversation
from bot.messages import Address, Incoming, Outgoing
from bot.storage import tables
from bot.storage.post import Settled
from bot.storage.store import Store
from bot.storage.sweep import AUDIT, POST, SEEN, TALKS
from tests.storage.conftest import Hands
from tests.storage.scenes import (
    HERE,
    dump,
    entry,
    finished,
    full_chat,
    game_in,
    heads,
    keep,
    rows_of,
    say,
    score,
    texts,
)

ANN = Address("console", "here", "ann")
MILLISECOND = timedelta(milliseconds=1)


async def sweep(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.sweep()


async def count(store: Store) -> dict[str, int]:
    return {name: len(rows) for name, rows in (await dump(store)).items() if rows}


def days(milliseconds: int) -> float:
    return milliseconds / (24 * 3600 * 1000)


def test_nothing_is_kept_for_longer_than_is_said() -> None:
    assert (days(SEEN), days(POST), days(TALKS), days(AUDIT)) == (3, 7, 90, 90)


@pytest.mark.parametrize(
    ("name", "lasts"), [("seen_events", SEEN), ("talks", TALKS), ("audit", AUDIT), ("polls", POST)]
)
async def test_what_is_old_goes_to_the_millisecond(store: Store, clock: Hands, name: str, lasts: int) -> None:
    for moment in (clock.now, clock.now + MILLISECOND):
        clock.now = moment
        async with store.transaction() as tx:
            await tx.take([HERE])
            tx.keep_talk(Address("console", "here", str(moment)), Conversation(turn=1))
            tx.keep_event(Incoming(ANN, event=str(moment)), (Outgoing("x", to="ann"),))
            tx.note("something")
            await tx.polls.add(HERE, str(moment), ["x"])
    table = tables.metadata.tables[name]
    first = clock.now - MILLISECOND
    for later, left in ((timedelta(milliseconds=lasts), 2), (timedelta(milliseconds=lasts + 1), 1)):
        clock.now = first + later
        await sweep(store)
        assert len(await rows_of(store, table)) == left
    clock.now += MILLISECOND
    await sweep(store)
    assert await rows_of(store, table) == []


async def test_a_talk_that_goes_on_is_not_old(store: Store, clock: Hands) -> None:
    for number in range(1, 4):
        async with store.transaction() as tx:
            await tx.take([HERE])
            tx.keep_talk(ANN, Conversation(turn=number))
        clock.now += timedelta(days=60)
        await sweep(store)
        assert len(await rows_of(store, tables.talks)) == 1


async def test_what_was_sent_or_dropped_goes_after_a_week_and_what_waits_stays(store: Store, clock: Hands) -> None:
    await say(store, "sent", "dropped", "sending", "waiting")
    for state in ("sent", "dropped"):
        clock.now += timedelta(hours=1)  # the week runs from here, not from when it was said
        (one,) = await heads(store)
        async with store.transaction() as tx:
            await tx.post.settle([Settled(one, state)])
    (one,) = await heads(store)
    async with store.transaction() as tx:
        await tx.post.claim([one], 1)
    settled = clock.now
    for later, left in (
        (timedelta(days=7) - timedelta(hours=1), ["sent", "dropped", "sending", "waiting"]),
        (timedelta(days=7) - timedelta(hours=1) + MILLISECOND, ["dropped", "sending", "waiting"]),
        (timedelta(days=7), ["dropped", "sending", "waiting"]),
        (timedelta(days=7) + MILLISECOND, ["sending", "waiting"]),
        (timedelta(days=700), ["sending", "waiting"]),
    ):
        clock.now = settled + later
        await sweep(store)
        assert [row["state"] for row in await rows_of(store, tables.outbox)] == left
    assert texts(await heads(store)) == ["sending"]


async def test_games_scores_names_and_chats_do_not_grow_old(store: Store, clock: Hands) -> None:
    await keep(store, full_chat(game=game_in("over")), finished=finished())
    await score(store, entry("ann"))
    before = await count(store)
    clock.now += timedelta(days=10_000)
    await sweep(store)
    assert await count(store) == before


async def test_a_sweep_of_nothing_is_no_trouble(store: Store) -> None:
    before = await count(store)
    await sweep(store)
    assert await count(store) == before
