"""The outbox: what is said to chats, in order for each chat."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat import Turn
from bot.messages import Account, Button, Letter, MessageKind, Outgoing, Place
from bot.storage import tables
from bot.storage.post import Settled, Waiting
from bot.storage.store import Store
from bot.storage.values import milliseconds_of
from tests.storage.conftest import Hands
from tests.storage.scenes import HERE, THERE, execute, full_chat, heads, keep, rows_of, say, texts

KINDS: tuple[MessageKind, ...] = ("chatter", "question", "news")


async def head(store: Store, place: Place = HERE) -> Waiting:
    """Give what comes next in a chat."""
    (one,) = (one for one in await heads(store) if one.letter.place == place)
    return one


async def claim(store: Store, *waiting: Waiting, fence: int = 1) -> None:
    async with store.transaction() as tx:
        await tx.post.claim(waiting, fence)


async def mine(store: Store, *waiting: Waiting, fence: int = 1) -> frozenset[int]:
    async with store.transaction() as tx:
        return await tx.post.still_mine(waiting, fence)


async def settle(store: Store, *settled: Settled) -> None:
    """Settle messages as whoever has them now."""
    now = {row["id"]: row for row in await rows_of(store, tables.outbox)}
    had = [(one, now[one.waiting.letter.id]) for one in settled if one.waiting.letter.id in now]
    mine = [replace(one, waiting=replace(one.waiting, state=row["state"], fence=row["fence"])) for one, row in had]
    async with store.transaction() as tx:
        await tx.post.settle(mine)


async def send(store: Store, message: str = "", place: Place = HERE, fence: int = 1) -> Waiting:
    """Send what comes next in a chat."""
    one = await head(store, place)
    await claim(store, one, fence=fence)
    await settle(store, Settled(one, "sent", message=message))
    return one


async def test_what_somebody_else_has_settled_meanwhile_is_not_settled_again(store: Store) -> None:
    await say(store, "1")
    one = await head(store)
    await claim(store, one, fence=1)
    async with store.transaction() as tx:
        await tx.post.settle([Settled(replace(one, state="sending", fence=1), "sent", message="m1")])
        await tx.post.settle([Settled(replace(one, state="sending", fence=1), "waiting", unsure=1)])
    (row,) = await rows_of(store, tables.outbox)
    assert (row["state"], row["message"], row["unsure"]) == ("sent", "m1", 0)


async def send_all(store: Store, place: Place = HERE) -> list[str]:
    """Send all that waits for a chat; gives the texts in order."""
    sent = []
    while any(one.letter.place == place for one in await heads(store)):
        sent.append((await send(store, place=place)).letter.said.text)
    return sent


def news(text: str, slot: str = "s") -> Outgoing:
    return Outgoing(text, kind="news", slot=slot)


# --- order


async def test_what_is_said_goes_in_order_chat_by_chat(store: Store) -> None:
    await say(store, "1", "2")
    await say(store, "a", place=THERE)
    await say(store, "3")
    assert await send_all(store) == ["1", "2", "3"]
    assert await send_all(store, THERE) == ["a"]
    assert await heads(store) == []


async def test_the_head_of_each_chat_is_given_the_one_that_waits_longest_first(store: Store) -> None:
    await say(store, "1", "2")
    await say(store, "a", "b", place=THERE)
    await say(store, "x", place=Place("console", "third"))
    await say(store, "elsewhere", place=Place("telegram", HERE.chat))
    assert texts(await heads(store)) == ["1", "a", "x"]
    assert texts(await heads(store, limit=2)) == ["1", "a"]
    await send(store)
    assert texts(await heads(store)) == ["2", "a", "x"] or texts(await heads(store)) == ["a", "2", "x"]
    assert texts(await heads(store, "telegram")) == ["elsewhere"]
    assert await heads(store, "discord") == []


async def test_several_chats_in_one_transaction_keep_their_order(store: Store) -> None:
    async with store.transaction() as tx:
        for number in range(30):
            tx.say((HERE, THERE)[number % 2], [Outgoing(str(number))])
    assert await send_all(store) == [str(number) for number in range(0, 30, 2)]
    assert await send_all(store, THERE) == [str(number) for number in range(1, 30, 2)]


async def test_a_letter_brings_all_of_its_message(store: Store, clock: Hands) -> None:
    said = Outgoing("ə🎬\n'\"\\", (Button("%s", "p|1"),), "ann", "question", "g1/2")
    await say(store, said)
    one = await head(store)
    assert one.letter == Letter(one.letter.id, HERE, said, "", False)
    assert (one.state, one.kind, one.not_before, one.attempts, one.unsure) == ("waiting", "question", 0, 0, 0)
    assert one.at == milliseconds_of(clock.now)


async def test_a_letter_knows_whether_its_chat_belongs_to_one_person(store: Store) -> None:
    await keep(store, full_chat(owner="ann"))
    await keep(store, full_chat(owner=""), THERE)
    for place in (HERE, THERE, Place("console", "unknown")):
        await say(store, "x", place=place)
    assert [one.letter.private for one in await heads(store)] == [True, False, False]


async def test_what_is_said_is_in_the_outbox_only_if_all_is_kept(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        async with store.transaction() as tx:
            tx.say(HERE, [Outgoing("x")])
            await tx.write()
            raise ZeroDivisionError
    assert await heads(store) == []


async def test_nothing_said_is_nothing_sent(store: Store) -> None:
    async with store.transaction() as tx:
        tx.say(HERE, [])
        await tx.post.claim([], 1)
        await tx.post.settle([])
        assert await tx.post.still_mine([], 1) == frozenset()
    assert await rows_of(store, tables.outbox) == []


# --- claiming and settling


async def test_what_is_being_sent_stays_the_head_and_says_so(store: Store) -> None:
    await say(store, "1", "2")
    one = await head(store)
    await claim(store, one, fence=7)
    again = await head(store)
    assert (again.letter, again.state, again.fence) == (one.letter, "sending", 7)


async def test_what_waits_again_keeps_its_place_and_counts_its_attempts(store: Store, clock: Hands) -> None:
    await say(store, "1", "2")
    said_at = milliseconds_of(clock.now)
    for number in range(1, 4):
        clock.now += timedelta(seconds=5)
        one = await head(store)
        await claim(store, one)
        await settle(store, Settled(one, "waiting", not_before=said_at + number, attempts=1, unsure=number % 2))
        again = await head(store)
        assert again.letter == one.letter
        assert (again.state, again.not_before, again.attempts, again.unsure) == (
            "waiting",
            said_at + number,
            number,
            (number + 1) // 2,
        )
        assert again.at == said_at
    assert await send_all(store) == ["1", "2"]


async def test_what_is_dropped_gives_way_to_the_next(store: Store) -> None:
    await say(store, "1", "2")
    await settle(store, Settled(await head(store), "dropped"))
    assert texts(await heads(store)) == ["2"]


async def test_several_are_claimed_and_settled_together(store: Store) -> None:
    for place in (HERE, THERE):
        await say(store, "1", "2", place=place)
    one, other = await heads(store)
    await claim(store, one, other, fence=3)
    assert await mine(store, one, other, fence=3) == {one.letter.id, other.letter.id}
    await settle(store, Settled(one, "sent", message="m"), Settled(other, "waiting", 5, 1))
    assert {one.letter.place: one.letter.said.text for one in await heads(store)} == {HERE: "2", THERE: "1"}


async def test_what_another_fence_claimed_is_not_mine(store: Store) -> None:
    await say(store, "1")
    one = await head(store)
    await claim(store, one, fence=1)
    assert await mine(store, one, fence=2) == frozenset()
    assert await mine(store, one, fence=1) == {one.letter.id}
    await settle(store, Settled(one, "waiting"))  # the next holder puts it back ...
    assert await mine(store, one, fence=1) == frozenset()
    await claim(store, one, fence=2)  # ... and sends it: the first comes too late
    assert await mine(store, one, fence=1) == frozenset()
    assert await mine(store, one, fence=2) == {one.letter.id}


async def test_what_is_being_sent_cannot_be_claimed_by_another(store: Store) -> None:
    await say(store, "1")
    one = await head(store)
    await claim(store, one, fence=1)
    await claim(store, one, fence=2)
    assert (await head(store)).fence == 1
    assert await mine(store, one, fence=2) == frozenset()


async def test_what_is_settled_or_dropped_is_nobodys(store: Store) -> None:
    await say(store, "1", "2")
    one = await send(store)
    assert await mine(store, one) == frozenset()
    other = await head(store)
    await claim(store, other)
    async with store.transaction() as tx:
        await tx.post.drop(HERE)
    assert await mine(store, other) == frozenset()


async def test_what_was_sent_or_dropped_cannot_be_claimed_again(store: Store) -> None:
    await say(store, "1", "2")
    one = await send(store)
    other = await head(store)
    await settle(store, Settled(other, "dropped"))
    await claim(store, one, other, fence=5)
    assert {row["state"] for row in await rows_of(store, tables.outbox)} == {"sent", "dropped"}


@pytest.mark.parametrize("state", ["sent", "dropped"])
async def test_of_what_will_not_be_sent_again_no_text_stays(store: Store, state: str, clock: Hands) -> None:
    await say(store, Outgoing("secret", (Button("secret", "secret"),)))
    one = await head(store)
    await claim(store, one)
    clock.now += timedelta(seconds=3)
    await settle(store, Settled(one, state))
    (row,) = await rows_of(store, tables.outbox)
    assert (row["state"], row["said"], row["at"]) == (state, "", milliseconds_of(clock.now))


async def test_what_waits_again_says_what_the_outbox_says_by_then(store: Store) -> None:
    """Somebody whose name it held may have been erased while it was on its way."""
    await say(store, "Ann is first")
    one = await head(store)
    await claim(store, one)
    await execute(store, "UPDATE outbox SET said = replace(said, 'Ann', '-')")
    await settle(store, Settled(one, "waiting", attempts=1))
    assert texts(await heads(store)) == ["- is first"]


# --- slots


async def test_news_that_wait_give_way_to_newer_ones_of_their_slot(store: Store) -> None:
    await say(store, news("old"), "between", news("other", "t"))
    await say(store, news("there"), place=THERE)
    await say(store, news("new"))
    assert await send_all(store) == ["between", "other", "new"]
    assert await send_all(store, THERE) == ["there"]


async def test_news_of_one_transaction_give_way_too(store: Store) -> None:
    await say(store, news("1"), news("a", "t"), news("2"), "x", news("3"))
    await say(store, news("4"), news("5"))
    assert await send_all(store) == ["a", "x", "5"]


async def test_what_gives_way_keeps_no_text(store: Store) -> None:
    await say(store, news("old"))
    await say(store, news("new"))
    assert [(row["state"], bool(row["said"])) for row in await rows_of(store, tables.outbox)] == [
        ("dropped", False),
        ("waiting", True),
    ]


async def test_news_that_are_being_sent_or_were_sent_do_not_give_way(store: Store) -> None:
    await say(store, news("sent"))
    await send(store, "m1")
    await say(store, news("sending"))
    one = await head(store)
    await claim(store, one)
    await say(store, news("new"))
    assert [row["state"] for row in await rows_of(store, tables.outbox)] == ["sent", "sending", "waiting"]
    assert texts(await heads(store)) == ["sending"]
    await settle(store, Settled(one, "sent"))
    assert await send_all(store) == ["new"]


async def test_news_without_a_slot_and_other_kinds_give_way_to_nothing(store: Store) -> None:
    await say(store, news("1", ""), news("2", ""), *(Outgoing(kind, slot="s") for kind in KINDS[:2]))
    await say(store, *(Outgoing(f"new {kind}", slot="s") for kind in KINDS[:2]))
    assert await send_all(store) == ["1", "2", "chatter", "question", "new chatter", "new question"]


async def test_a_message_takes_the_place_of_the_last_one_sent_in_its_slot(store: Store) -> None:
    await say(store, news("1"))
    assert (await send(store, "m1")).letter.edits == ""
    await say(store, news("2"))
    assert (await send(store, "m2")).letter.edits == "m1"
    await say(store, news("3"), news("other", "t"), "no slot")
    assert (await send(store, "")).letter.edits == "m2"
    assert (await send(store, "m3")).letter.edits == ""
    assert (await send(store, "m4")).letter.edits == ""
    await say(store, news("4"))
    assert (await head(store)).letter.edits == "m2"


async def test_what_was_sent_last_in_each_slot_is_known(store: Store) -> None:
    for text, slot in (("1", "a"), ("2", "b"), ("3", "a"), ("4", "")):
        await say(store, Outgoing(text, kind="question", slot=slot))
        one = await head(store)
        await settle(store, Settled(one, "sent", message=f"m{text}"))
    await say(store, Outgoing("5", kind="question", slot="a"))
    await settle(store, Settled(await head(store), "dropped", message="m5"))
    await say(store, Outgoing("6", kind="question", slot="b"))
    async with store.transaction() as tx:
        a, b, c = (("console", HERE.chat, slot) for slot in "abc")
        elsewhere = [("console", THERE.chat, "a"), ("telegram", HERE.chat, "a")]
        assert await tx.post.shown([a, b, c, *elsewhere]) == {a: "m3", b: "m2"}
        assert await tx.post.shown([]) == {}
        await tx.post.forget_slot(HERE, "a")
        assert await tx.post.shown([a, b]) == {b: "m2"}


async def test_a_slot_belongs_to_one_chat(store: Store) -> None:
    await say(store, news("1"))
    await send(store, "m1")
    await say(store, news("2"), place=THERE)
    await say(store, news("3"), place=Place("telegram", HERE.chat))
    assert (await head(store, THERE)).letter.edits == ""
    assert [one.letter.edits for one in await heads(store, "telegram")] == [""]


async def test_a_slot_that_is_forgotten_begins_with_a_new_message(store: Store) -> None:
    await say(store, news("1"), news("x", "t"), news("2", ""))
    for message in ("m1", "mt", "m0"):
        await send(store, message)
    await say(store, news("1", "s"), place=THERE)
    await send(store, "m9", THERE)
    async with store.transaction() as tx:
        await tx.post.forget_slot(HERE, "s")
    await say(store, news("2"), news("y", "t"))
    await say(store, news("2"), place=THERE)
    assert (await send(store, "m2")).letter.edits == ""
    assert (await send(store, "mt")).letter.edits == "mt"
    assert (await head(store, THERE)).letter.edits == "m9"
    await say(store, news("3"))
    assert (await head(store)).letter.edits == "m2"


async def test_an_edit_that_was_refused_goes_as_a_new_message_in_its_turn(store: Store) -> None:
    await say(store, news("1"))
    await send(store, "m1")
    await say(store, news("2"), "after")
    one = await head(store)
    await claim(store, one)
    async with store.transaction() as tx:
        await tx.post.settle([Settled(one, "waiting")])
        await tx.post.forget_slot(HERE, "s")
    again = await head(store)
    assert (again.letter.id, again.letter.said.text, again.letter.edits) == (one.letter.id, "2", "")


# --- dropping and looking back


async def test_all_that_waits_for_a_chat_can_be_dropped(store: Store) -> None:
    await say(store, "sent")
    await send(store, "m1")
    await say(store, "1", "2")
    await claim(store, await head(store))
    await say(store, "there", place=THERE)
    await say(store, "telegram", place=Place("telegram", HERE.chat))
    async with store.transaction() as tx:
        await tx.post.drop(HERE)
    assert texts(await heads(store)) == ["there"]
    assert texts(await heads(store, "telegram")) == ["telegram"]
    rows = [row for row in await rows_of(store, tables.outbox) if (row["platform"], row["chat"]) == ("console", "here")]
    assert [(row["state"], row["said"], row["message"]) for row in rows] == [
        ("sent", "", "m1"),
        ("dropped", "", ""),
        ("dropped", "", ""),
    ]
    await say(store, "again")
    assert (await head(store)).letter.said.text == "again"


async def test_what_was_sent_lately_is_known_with_its_moments(store: Store, clock: Hands) -> None:
    moments = []
    for place in (HERE, THERE, HERE):
        clock.now += timedelta(seconds=10)
        moments.append((place, milliseconds_of(clock.now)))
        await say(store, "x", place=place)
        await send(store, place=place)
    await say(store, "waits", "dropped")
    await settle(store, Settled(await head(store), "dropped"))
    await say(store, "x", place=Place("telegram", HERE.chat))
    async with store.transaction() as tx:
        assert await tx.post.recent("console", 0) == moments
        assert await tx.post.recent("console", moments[1][1]) == moments[1:]
        assert await tx.post.recent("console", moments[2][1] + 1) == []
        assert await tx.post.recent("telegram", 0) == []


async def test_a_chat_that_is_erased_takes_what_waits_for_it_along(store: Store) -> None:
    await keep(store, full_chat(owner="ann"))
    await say(store, "1")
    one = await head(store)
    await claim(store, one)
    async with store.transaction() as tx:
        await tx.forget(Account("console", "ann"))
    assert await mine(store, one) == frozenset()
    await settle(store, Settled(one, "sent", message="m"))
    assert await rows_of(store, tables.outbox) == []


async def test_what_cannot_be_read_does_not_keep_the_other_chats_from_hearing(store: Store) -> None:
    """Another version may have written it."""
    await say(store, "1")
    await execute(store, """UPDATE outbox SET said = '{"text": "x", "kind": "song"}'""")
    await say(store, "2")
    await say(store, "there", place=THERE)
    assert "there" in texts(await heads(store))


async def test_what_is_said_in_a_turn_is_not_sent_by_keeping_the_turn(store: Store) -> None:
    """Who keeps a turn says what of it goes to the chat."""
    async with store.transaction() as tx:
        await tx.take([HERE])
        tx.keep(HERE, Turn(full_chat(), said=(Outgoing("x"),)))
    assert await heads(store) == []
