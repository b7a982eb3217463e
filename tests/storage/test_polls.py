"""Which question a poll asks is kept as long as its chat, and read by the platform's id of the poll."""

from dataclasses import replace

import pytest

from bot.chat import Chat
from bot.messages import Account, Ballot, Outgoing, Place
from bot.storage import tables
from bot.storage.post import Settled
from bot.storage.store import Store
from tests.storage.scenes import HERE, THERE, heads, keep, rows_of, say

VOTES = ("g|m5x2k1|7|pick|0", "g|m5x2k1|7|pick|1", 'ə|"🎬"')


async def add(store: Store, poll: str, place: Place = HERE, votes: tuple[str, ...] = VOTES) -> None:
    async with store.transaction() as tx:
        await tx.take([place])
        await tx.polls.add(place, poll, votes)


async def ballot(store: Store, poll: str, platform: str = "console") -> Ballot | None:
    async with store.transaction() as tx:
        return await tx.polls.ballot(platform, poll)


async def test_what_a_poll_asks_comes_back_with_its_chat(store: Store) -> None:
    await add(store, "p1")
    await add(store, "p2", THERE, VOTES[:1])
    assert await ballot(store, "p1") == Ballot(HERE, VOTES)
    assert await ballot(store, "p2") == Ballot(THERE, VOTES[:1])


@pytest.mark.parametrize("poll", ["", "p", "p11", "P1", "p%", "' OR 1=1"])
async def test_a_poll_that_is_not_known_is_none(store: Store, poll: str) -> None:
    await add(store, "p1")
    assert await ballot(store, poll) is None


async def test_polls_of_two_platforms_may_have_one_id(store: Store) -> None:
    other = replace(HERE, platform="telegram")
    await add(store, "p1")
    assert await ballot(store, "p1", "telegram") is None
    await add(store, "p1", other, VOTES[1:])
    assert await ballot(store, "p1", "telegram") == Ballot(other, VOTES[1:])
    assert await ballot(store, "p1") == Ballot(HERE, VOTES)


async def test_a_poll_that_is_added_twice_stays_what_it_was(store: Store) -> None:
    await add(store, "p1")
    await add(store, "p1", THERE, VOTES[:1])
    assert await ballot(store, "p1") == Ballot(HERE, VOTES)
    assert len(await rows_of(store, tables.polls)) == 1


async def test_a_chat_may_have_several_polls(store: Store) -> None:
    await add(store, "p1")
    await add(store, "p2", votes=VOTES[1:])
    assert [await ballot(store, poll) for poll in ("p1", "p2")] == [Ballot(HERE, VOTES), Ballot(HERE, VOTES[1:])]


async def test_a_poll_in_the_chat_of_one_person_is_private(store: Store) -> None:
    await keep(store, Chat(owner="ann"))
    await add(store, "p1")
    assert await ballot(store, "p1") == Ballot(HERE, VOTES, private=True)


async def test_a_poll_goes_with_its_chat(store: Store) -> None:
    await keep(store, Chat(owner="ann"))
    await add(store, "p1")
    await add(store, "p2", THERE)
    async with store.transaction() as tx:
        await tx.forget(Account("console", "ann"))
    assert [row["poll"] for row in await rows_of(store, tables.polls)] == ["p2"]


# --- a poll that is on its way


async def coming(store: Store, platform: str = "console") -> bool:
    async with store.transaction() as tx:
        return await tx.polls.one_is_coming(platform)


async def test_a_question_that_is_being_sent_may_be_a_poll_that_is_coming(store: Store) -> None:
    await say(store, Outgoing("What?", kind="question", slot="g1/1"))
    assert not await coming(store)
    (one,) = await heads(store)
    async with store.transaction() as tx:
        (claimed,) = await tx.post.claim([one], 1)
    assert await coming(store)
    assert not await coming(store, "telegram")
    async with store.transaction() as tx:
        await tx.post.settle([Settled(claimed, "sent", message="m1")])
    assert not await coming(store)


async def test_no_poll_comes_with_what_is_no_question(store: Store) -> None:
    await say(store, Outgoing("Hello!"), Outgoing("Over.", kind="news"))
    for _ in range(2):
        (one,) = await heads(store)
        async with store.transaction() as tx:
            (claimed,) = await tx.post.claim([one], 1)
        assert not await coming(store)
        async with store.transaction() as tx:
            await tx.post.settle([Settled(claimed, "sent", message="m1")])
