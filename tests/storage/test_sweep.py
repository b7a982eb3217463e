"""Retention: what is old goes, to the millisecond; what a single person asked is shown to nobody."""

from datetime import timedelta

import pytest

from bot.chat import Conversation, Unanswered
from bot.messages import Account, Address, Incoming, Outgoing
from bot.storage import tables
from bot.storage.post import Settled
from bot.storage.store import Store
from bot.storage.sweep import AUDIT, POST, SEEN, TALKS, asked_by_several
from tests.storage.conftest import Hands
from tests.storage.scenes import (
    HERE,
    connection_of,
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


# --- questions without an answer


async def ask(store: Store, *askers: str, question: str = "who?", language: str = "en") -> None:
    for asker in askers:
        async with store.transaction() as tx:
            one = Unanswered(question, language, "unknown")  # type: ignore[arg-type]
            await tx.keep_unanswered(Account("console", asker), one)


async def shown(store: Store, least: int = 2) -> list[tuple[str, str, int]]:
    async with store.transaction() as tx:
        found = await asked_by_several(connection_of(tx), least)
    return [(one.question, one.language, one.askers) for one in found]


async def test_a_question_is_shown_from_two_people_on(store: Store) -> None:
    await ask(store, "ann")
    assert await shown(store) == []
    await ask(store, "bob")
    assert await shown(store) == [("who?", "en", 2)]


async def test_one_who_asks_often_counts_once(store: Store, clock: Hands) -> None:
    for _ in range(3):
        clock.now += timedelta(days=1)
        await ask(store, "ann", "ann")
    assert await shown(store) == []
    (row,) = await rows_of(store, tables.unanswered)
    assert row["day"] == clock.now.date().isoformat()


async def test_one_who_asks_in_several_languages_counts_once(store: Store) -> None:
    for language in ("az", "en", "ru"):
        await ask(store, "ann", language=language)
    assert await shown(store) == []


async def test_the_questions_of_most_people_come_first(store: Store) -> None:
    await ask(store, *"abc", question="often")
    await ask(store, *"ab", question="b", language="ru")
    await ask(store, *"ab", question="a", language="az")
    await ask(store, "a", question="once")
    assert await shown(store) == [("often", "en", 3), ("a", "az", 2), ("b", "ru", 2)]
    assert await shown(store, 3) == [("often", "en", 3)]


async def test_what_is_kept_of_a_question_is_what_was_asked_and_when(store: Store, clock: Hands) -> None:
    await ask(store, "ann", question="kim? 'ə'", language="az")
    (row,) = await rows_of(store, tables.unanswered)
    assert len(row.pop("asker")) == 32
    assert row == {"question": "kim? 'ə'", "language": "az", "outcome": "unknown", "day": "2026-04-28"}
