"""A chat that gets another id keeps all that it had, and what was to be said in it is said in the new one."""

import asyncio
from dataclasses import replace

import pytest

from bot.chat import Chat, Conversation, Timer
from bot.games.ledger import PastGame, Total
from bot.games.state import Game
from bot.messages import Address, Ballot, Outgoing, Place
from bot.ports import Conflict
from bot.storage import tables
from bot.storage.post import Settled
from bot.storage.store import Store
from tests.storage.scenes import (
    HERE,
    NOON,
    PHASES,
    THERE,
    chat_at,
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

NEW, OTHER = Place("console", "new"), Place("telegram", "here")
ANN = Address("console", "here", "ann")
FULL = full_chat(owner="")


async def move(store: Store, old: Place = HERE, new: Place = NEW) -> None:
    async with store.transaction() as tx:
        await tx.take([old], [old])
        await tx.move(old, new)


async def filled(store: Store, place: Place = HERE, chat: Chat = FULL, mark: str = "") -> None:
    """Keep something of each sort of a chat."""
    over = Chat(game=game_in("over", f"g0{mark}"))
    await keep(store, over, place, finished=finished(f"g0{mark}", place=place))
    await keep(store, chat, place, entries=(entry(place=place, game=f"g0{mark}"),))
    async with store.transaction() as tx:
        tx.keep_talk(Address(place.platform, place.chat, "ann"), Conversation("ru", turn=3))
        await tx.polls.add(place, f"poll {place.platform} {place.chat}", ["g|g1|1|pick|0"])
        tx.say(place, [Outgoing(f"first{mark}", slot="s", kind="news"), Outgoing(f"second{mark}", kind="question")])


def game_of(chat: Chat) -> Game:
    assert chat.game
    return chat.game


# --- what comes along


async def test_all_that_is_known_of_a_chat_is_known_of_it_in_its_new_place(store: Store) -> None:
    await filled(store)
    await move(store)
    assert await chat_at(store, NEW) == FULL
    assert await chat_at(store) == Chat()


async def test_every_row_of_a_chat_bears_its_new_id_and_no_other_row_changes(store: Store) -> None:
    for place in (HERE, THERE, OTHER):
        await filled(store, place, mark=place.platform + place.chat)
    before = await dump(store)
    await move(store)
    after = await dump(store)
    for name, rows in before.items():
        mine = [row for row in rows if "console|here" in row or row.startswith("console|poll console here|here")]
        assert set(rows) - set(mine) <= set(after[name])
        assert len(after[name]) == len(rows)
        assert not any(row in after[name] for row in mine), name
    moved = {name for name, rows in after.items() if any("|new|" in row for row in rows)}
    assert moved == {table.name for table in tables.metadata.sorted_tables if "chat" in table.c}


@pytest.mark.parametrize("phase", PHASES)
async def test_a_game_goes_on_in_its_new_place_whatever_it_was_at(store: Store, phase: str) -> None:
    game = game_in(phase)
    await keep(store, Chat(game=game))
    due = [(row["kind"], row["due"]) for row in await rows_of(store, tables.timers)]
    await move(store)
    assert game_of(await chat_at(store, NEW)) == game
    timers = await rows_of(store, tables.timers)
    assert [(row["kind"], row["due"]) for row in timers] == due
    assert {row["chat"] for row in timers} <= {"new"}


async def test_timers_fire_in_the_new_place(store: Store) -> None:
    await keep(store, FULL)
    async with store.transaction() as tx:
        before = await tx.timers.of([HERE])
    await move(store)
    async with store.transaction() as tx:
        assert await tx.timers.of([HERE]) == []
        after = await tx.timers.of([NEW])
    assert after == [Timer(NEW, one.kind, one.name, one.at) for one in before]


async def test_scores_and_past_games_count_in_the_new_place(store: Store) -> None:
    await filled(store)
    totals, games = await ledger_of(store, HERE)
    await move(store)
    assert await ledger_of(store, NEW) == (totals, [replace(one, place=NEW) for one in games])
    assert await ledger_of(store, HERE) == ([], [])
    assert totals and games


async def ledger_of(store: Store, place: Place) -> tuple[list[Total], list[PastGame]]:
    async with store.transaction() as tx:
        return await tx.ledger.totals(NOON, True, place), await tx.ledger.past_games(place, 9)


async def test_a_vote_in_a_poll_counts_in_the_new_place(store: Store) -> None:
    await filled(store)
    await move(store)
    async with store.transaction() as tx:
        assert await tx.polls.ballot("console", "poll console here") == Ballot(NEW, ("g|g1|1|pick|0",))


async def test_a_conversation_goes_on_in_the_new_place(store: Store) -> None:
    await filled(store)
    await move(store)
    async with store.transaction() as tx:
        await tx.meet([ANN, replace(ANN, chat="new")])
        assert tx.talks == {replace(ANN, chat="new"): Conversation("ru", turn=3)}


async def test_what_the_same_transaction_kept_before_comes_along(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.take([HERE], [HERE])
        tx.chats[HERE] = FULL
        tx.say(HERE, [Outgoing("hello")])
        await tx.move(HERE, NEW)
        assert HERE not in tx.chats
        assert tx.chats[NEW] == FULL
        tx.chats[NEW] = replace(FULL, daily="2026-05-01")
    assert await chat_at(store, NEW) == replace(FULL, daily="2026-05-01")
    assert await chat_at(store) == Chat()
    assert [one.letter.place for one in await heads(store)] == [NEW]


# --- what is to be said


async def test_what_waits_is_said_in_the_new_place_in_its_order(store: Store) -> None:
    await say(store, "one", "two")
    await say(store, "elsewhere", place=THERE)
    await say(store, "three")
    await move(store)
    said = []
    while found := [one for one in await heads(store) if one.letter.place != THERE]:
        said += [(one.letter.place, one.letter.said.text) for one in found]
        async with store.transaction() as tx:
            await tx.post.settle([Settled(one, "sent", message="m") for one in await tx.post.claim(found, 1)])
    assert said == [(NEW, text) for text in ("one", "two", "three")]
    assert texts(await heads(store)) == ["elsewhere"]


async def test_what_is_on_its_way_is_settled_as_if_nothing_had_been(store: Store) -> None:
    await keep(store, FULL)
    await say(store, "one")
    (one,) = await heads(store)
    async with store.transaction() as tx:
        (claimed,) = await tx.post.claim([one], 1)
    await move(store)
    async with store.transaction() as tx:
        assert await tx.post.still_mine([claimed], 1) == {one.letter.id}
        await tx.post.settle([Settled(claimed, "waiting")])
    (again,) = await heads(store)
    assert (again.letter.place, again.letter.said.text, again.state) == (NEW, "one", "waiting")


async def test_a_message_of_the_old_place_is_not_edited_in_the_new_one(store: Store) -> None:
    await keep(store, FULL)
    lobby = Outgoing("1 player", kind="news", slot="g1/lobby")
    await say(store, lobby)
    (one,) = await heads(store)
    async with store.transaction() as tx:
        await tx.post.settle([Settled(one, "sent", message="m1") for one in await tx.post.claim([one], 1)])
    await say(store, replace(lobby, text="2 players"))
    assert (await heads(store))[0].letter.edits == "m1"
    await move(store)
    (again,) = await heads(store)
    assert (again.letter.place, again.letter.edits) == (NEW, "")


# --- another chat of that id


async def test_a_chat_that_had_the_id_gives_way_but_its_scores_stay(store: Store) -> None:
    await filled(store)
    await filled(store, NEW, Chat("en", game=game_in("lobby", "g7"), seen=frozenset({"q9"})), mark="new")
    await move(store)
    assert await chat_at(store, NEW) == FULL
    assert {row["game"] for row in await rows_of(store, tables.scores)} == {"g0", "g0new"}
    assert {row["chat"] for row in await rows_of(store, tables.scores)} == {"new"}
    assert {row["game"] for row in await rows_of(store, tables.games)} == {"g0", "g1"}
    assert {row["question"] for row in await rows_of(store, tables.asked_questions)} == {"q1", "q2"}
    assert len(await rows_of(store, tables.talks)) == 1


async def test_what_that_chat_was_to_be_told_is_said_there_too(store: Store) -> None:
    await say(store, "mine")
    await keep(store, FULL)
    await say(store, "theirs", place=NEW)
    await keep(store, Chat(), NEW)
    await move(store)
    assert [(row["chat"], row["state"]) for row in await rows_of(store, tables.outbox)] == [("new", "waiting")] * 2


async def test_a_chat_that_is_not_kept_yet_is_moved_too(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.take([HERE], [HERE])
        await tx.move(HERE, NEW)
        assert tx.chats[NEW] == Chat()
    assert [row["chat"] for row in await rows_of(store, tables.chats)] == ["new"]


async def test_to_move_back_and_forth_loses_nothing(store: Store) -> None:
    await filled(store)
    before = await dump(store)
    await move(store)
    await move(store, NEW, HERE)
    assert await dump(store) == before


async def test_a_chat_is_not_moved_onto_itself(store: Store) -> None:
    await filled(store)
    before = await dump(store)
    with pytest.raises(Conflict):
        await move(store, HERE, HERE)
    assert await dump(store) == before


async def test_a_place_that_another_process_works_on_is_left_to_it(store: Store) -> None:
    if not store.shared:
        return  # on SQLite nobody works beside another
    await filled(store)
    await keep(store, Chat(), NEW)
    holding, go_on = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        async with store.transaction() as tx:
            await tx.take([NEW])
            holding.set()
            await go_on.wait()

    working = asyncio.create_task(work())
    await holding.wait()
    before = await dump(store)
    with pytest.raises(Conflict):
        await move(store)
    go_on.set()
    await working
    assert await dump(store) == before


async def test_scores_of_several_people_and_games_come_along(store: Store) -> None:
    await score(store, *(entry(player, round=round) for player in ("ann", "bob") for round in (1, 2)))
    await move(store)
    assert [(row["chat"], row["player"], row["round"]) for row in await rows_of(store, tables.scores)] == [
        ("new", "ann", 1), ("new", "bob", 1), ("new", "ann", 2), ("new", "bob", 2),
    ]  # fmt: skip
