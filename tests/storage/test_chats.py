"""What is kept of chats, and who may work on one at a time."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.appointments import Agenda
from bot.chat import Chat, Conversation, Turn
from bot.games import state
from bot.games.ledger import Daily
from bot.matching.entities import Mention
from bot.messages import Account, Address, Button, Incoming, Outgoing, Place
from bot.storage import tables
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from knowledge.model import LANGUAGES
from tests.storage.conftest import Hands
from tests.storage.scenes import (
    AGENDA,
    HERE,
    PHASES,
    THERE,
    chat_at,
    connection_of,
    dump,
    execute,
    finished,
    full_chat,
    game_in,
    keep,
    rows_of,
)

ANN = Address("console", "here", "ann")


# --- what comes back


async def test_all_that_is_kept_of_a_chat_comes_back_equal(store: Store) -> None:
    await keep(store, full_chat())
    assert await chat_at(store) == full_chat()


async def test_a_chat_of_which_nothing_is_known_is_blank(store: Store) -> None:
    assert await chat_at(store) == Chat()
    assert await chat_at(store) == Chat()


async def test_a_game_comes_back_equal_in_every_phase(store: Store) -> None:
    for phase in PHASES:
        await keep(store, full_chat(game=game_in(phase)))
        assert await chat_at(store) == full_chat(game=game_in(phase))


async def test_one_change_comes_back_and_touches_nothing_else(store: Store) -> None:
    changes: list[dict[str, object]] = [
        {"chosen": None},
        {"language": "en"},
        {"owner": ""},
        {"daily": ""},
        {"told": ""},
        {"seen": frozenset()},
        {"seen": frozenset({"q2", "q3"})},
        {"agenda": Agenda()},
        {"agenda": replace(AGENDA, subscriptions=AGENDA.subscriptions[:1])},
        {"agenda": replace(AGENDA, appointments=AGENDA.appointments[1:])},
    ]
    for change in changes:
        await keep(store, full_chat())
        assert await chat_at(store) == full_chat()
        await keep(store, full_chat(**change))
        assert await chat_at(store) == full_chat(**change)


async def test_chats_do_not_mix_even_with_one_id_on_two_platforms(store: Store) -> None:
    telegram = Place("telegram", HERE.chat)
    await keep(store, full_chat())
    await keep(store, Chat(language="en", game=game_in("lobby"), seen=frozenset({"q9"})), telegram)
    assert await chat_at(store) == full_chat()
    assert (await chat_at(store, telegram)).seen == {"q9"}
    assert await chat_at(store, THERE) == Chat()


async def test_odd_ids_are_ids_like_any_other(store: Store) -> None:
    odd = ["'", '"', "\\", "%", "_", "🎬 ə", "a b", ":x", "-100123", "{}", "NULL", ";--", "a/b", "HERE"]
    places = [Place("console", one) for one in odd]
    async with store.transaction() as tx:
        await tx.take(places, places)
        for place in places:
            tx.keep(place, Turn(full_chat(owner=place.chat, seen=frozenset({place.chat}))))
            tx.keep_talk(Address("console", place.chat, place.chat), Conversation("ru", turn=1))
    async with store.transaction() as tx:
        assert await tx.take([*places, HERE], places) == {*places, HERE}
        for place in places:
            assert tx.chats[place] == full_chat(owner=place.chat, seen=frozenset({place.chat}))
        assert tx.chats[HERE] == Chat()
        await tx.meet([Address("console", one, one) for one in odd])
        assert len(tx.talks) == len(odd)


async def test_many_chats_are_taken_at_once(store: Store) -> None:
    places = [Place("console", str(number)) for number in range(200)]
    async with store.transaction() as tx:
        assert await tx.take(places, places) == set(places)
        for place in places:
            tx.keep(place, Turn(full_chat(daily=place.chat)))
    async with store.transaction() as tx:
        await tx.take(places, places)
        assert all(tx.chats[place] == full_chat(daily=place.chat) for place in places)


async def test_nothing_asked_for_is_nothing_given(store: Store) -> None:
    async with store.transaction() as tx:
        assert await tx.take([]) == frozenset()
        assert await tx.replies([]) == {}
        await tx.meet([])
        await tx.complete([])
        assert await tx.keep_tries("console", date(2026, 4, 28), {}) == {}
        assert (tx.chats, tx.talks, tx.standing) == ({}, {}, {})


async def test_what_is_taken_again_in_a_transaction_is_as_the_transaction_made_it(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.take([HERE], [HERE])
        tx.keep(HERE, Turn(full_chat()))
        assert await tx.take([HERE, THERE]) == {HERE, THERE}
        assert tx.chats[HERE] == full_chat()
    assert await chat_at(store) == full_chat()


# --- the bag and the agenda


async def test_the_bag_and_the_agenda_are_read_only_of_whole_chats(store: Store) -> None:
    await keep(store, full_chat())
    await keep(store, full_chat(), THERE)
    async with store.transaction() as tx:
        await tx.take([HERE, THERE], [THERE])
        assert tx.chats[HERE] == full_chat(seen=frozenset(), agenda=Agenda())
        assert tx.chats[THERE] == full_chat()


async def test_a_chat_taken_without_them_loses_nothing_of_them(store: Store) -> None:
    await keep(store, full_chat())
    part = await chat_at(store, whole=False)
    await keep(store, replace(part, game=game_in("break"), seen=part.seen | {"q3"}, language="en"), whole=False)
    assert await chat_at(store) == full_chat(game=game_in("break"), seen=frozenset({"q1", "q2", "q3"}), language="en")


async def test_a_question_that_the_unread_bag_has_is_no_trouble(store: Store) -> None:
    await keep(store, full_chat())
    await keep(store, replace(full_chat(), agenda=Agenda(), seen=frozenset({"q1"})), whole=False)
    assert await chat_at(store) == full_chat()


async def test_a_chat_that_is_held_can_be_completed(store: Store) -> None:
    await keep(store, full_chat())
    async with store.transaction() as tx:
        await tx.take([HERE])
        await tx.complete([HERE])
        assert tx.chats[HERE] == full_chat()


async def test_a_chat_that_is_held_becomes_whole_when_it_is_taken_whole(store: Store) -> None:
    await keep(store, full_chat())
    async with store.transaction() as tx:
        await tx.take([HERE])
        assert await tx.take([HERE], [HERE]) == {HERE}
        assert tx.chats[HERE] == full_chat()


async def test_to_complete_a_chat_forgets_no_change_made_before(store: Store) -> None:
    await keep(store, full_chat())
    async with store.transaction() as tx:
        await tx.take([HERE])
        changed = replace(tx.chats[HERE], language="en", daily="2026-05-01", seen=frozenset({"q3"}))
        tx.keep(HERE, Turn(replace(changed, game=game_in("over"))))
        await tx.complete([HERE])
    after = full_chat(language="en", daily="2026-05-01", game=game_in("over"), seen=frozenset({"q1", "q2", "q3"}))
    assert await chat_at(store) == after
    assert await rows_of_kind(store, "game") == []


async def rows_of_kind(store: Store, kind: str) -> list[dict[str, object]]:
    return [row for row in await rows_of(store, tables.timers) if row["kind"] == kind]


async def test_a_bag_that_is_emptied_and_filled_in_one_transaction_holds_the_new(store: Store) -> None:
    """Chats are written together by statement; what one of them drops and another adds must not mix."""
    await keep(store, full_chat())
    async with store.transaction() as tx:
        await tx.take([HERE, THERE], [HERE, THERE])
        for place in (THERE, HERE):
            for game, seen in (("n1", frozenset({"q3"})), ("n2", frozenset({"q1"})), ("n3", frozenset({"q1", "q3"}))):
                tx.keep(place, Turn(replace(tx.chats[place], game=game_in("shown", game), seen=seen)))
    assert (await chat_at(store)).seen == (await chat_at(store, THERE)).seen == {"q1", "q3"}


# --- rooms

ROOM, CHANNEL, OTHER = (Place("console", chat) for chat in ("room", "room/1", "room/2"))


async def test_a_chat_knows_the_language_that_is_chosen_for_its_room(store: Store) -> None:
    await keep(store, Chat(language="en"), CHANNEL)
    assert await chat_at(store, CHANNEL) == Chat(language="en")
    await keep(store, Chat(chosen="ru"), ROOM)
    assert await chat_at(store, CHANNEL) == Chat(language="en", around="ru")
    assert await chat_at(store, OTHER) == Chat(around="ru")  # which is new
    assert await chat_at(store, Place("console", "room/1/thread")) == Chat(around="ru")
    await keep(store, Chat(language="ru"), ROOM)
    assert await chat_at(store, CHANNEL) == Chat(language="en")


async def test_a_room_has_no_room_around_it_and_lends_its_language_to_no_other(store: Store) -> None:
    await keep(store, Chat(chosen="ru"), ROOM)
    others = ["room2", "room2/1", "ROOM/1", "roo/m", "/room", "room"]
    for place in (*(Place("console", chat) for chat in others), Place("telegram", "room/1")):
        assert (await chat_at(store, place)).around is None


async def test_what_is_chosen_around_a_chat_is_kept_with_the_room_alone(store: Store) -> None:
    await keep(store, Chat(chosen="ru"), ROOM)
    rows = await rows_of(store, tables.chats)
    await keep(store, Chat(around="en"), CHANNEL)
    assert [row for row in await rows_of(store, tables.chats) if row["chat"] == "room"] == rows
    assert await chat_at(store, CHANNEL) == Chat(around="ru")
    await execute(store, "UPDATE chats SET chosen = ''")
    assert await chat_at(store, CHANNEL) == Chat()


async def test_a_language_of_a_room_that_nobody_speaks_any_more_is_none(store: Store) -> None:
    await keep(store, Chat(chosen="ru"), ROOM)
    await execute(store, "UPDATE chats SET chosen = 'xx'")
    assert await chat_at(store, CHANNEL) == Chat()


async def test_chats_of_many_rooms_are_taken_at_once_each_with_its_own_language(store: Store) -> None:
    rooms = {Place("console", f"{number}"): LANGUAGES[number % 3] for number in range(30)}
    for place, language in rooms.items():
        await keep(store, Chat(chosen=language), place, whole=False)
    within = {Place("console", f"{room.chat}/{number}"): room for room in rooms for number in range(3)}
    async with store.transaction() as tx:
        assert await tx.take([*within, *rooms]) == {*within, *rooms}
        assert {place: tx.chats[place].around for place in within} == {one: rooms[room] for one, room in within.items()}
        assert {tx.chats[room].around for room in rooms} == {None}


async def test_a_language_of_a_room_is_read_though_another_process_works_on_the_room(store: Store) -> None:
    """On PostgreSQL; on SQLite the second waits for the first."""
    await keep(store, Chat(chosen="ru"), ROOM)
    if store.shared:
        async with store.transaction() as tx:
            await tx.take([ROOM])
            assert (await chat_at(store, CHANNEL)).around == "ru"
    assert (await chat_at(store, CHANNEL)).around == "ru"


async def test_the_chats_of_a_room_are_those_whose_ids_begin_with_its_own_and_a_slash(store: Store) -> None:
    ids = ["room", "room/1", "room/2", "room/1/x", "room/", "room2", "room2/1", "roo", "roo/m", "rOOm/1", "a/room/1",
           "r%m", "r%m/1", "r_om", "r_om/1", "r\\m/1", "R/1", "r/1"]  # fmt: skip
    places = [Place("console", one) for one in ids]
    async with store.transaction() as tx:
        await tx.take([*places, Place("telegram", "room/3")])
        for room in ("room", "r%m", "r_om", "r\\m", "r", "room/1", "nobody"):
            within = await tx.within(Place("console", room))
            assert sorted(within) == sorted(one for one in places if one.chat.startswith(f"{room}/"))
        assert await tx.within(Place("telegram", "room")) == [Place("telegram", "room/3")]


# --- languages of people


async def test_a_language_chosen_where_somebody_is_alone_is_read_with_those_who_come(store: Store) -> None:
    homes = [Place("console", chat) for chat in ("ann alone", "bob alone", "cem alone")]
    for place, chat in zip(homes, (Chat(language="en"), Chat(chosen="ru"), Chat(chosen="en")), strict=True):
        await keep(store, chat, place)
    async with store.transaction() as tx:
        await tx.meet([ANN], homes[:2])
        assert tx.homes == {homes[1]: "ru"}
        await tx.meet([ANN], [homes[2], Place("telegram", "bob alone"), Place("console", "nobody")])
        assert tx.homes == {homes[1]: "ru", homes[2]: "en"}
        await tx.meet([ANN])
        assert tx.homes == {homes[1]: "ru", homes[2]: "en"}
        assert tx.chats == {}


# --- open questions


async def test_games_in_which_a_question_is_open_are_given_without_taking_their_chats(store: Store) -> None:
    for phase in PHASES:
        await keep(store, full_chat(game=game_in(phase)), Place("console", phase))
    await keep(store, full_chat(game=game_in("asking")), Place("telegram", "asking"))
    await keep(store, Chat(), Place("console", "nothing"))
    async with store.transaction() as tx:
        asking = {place.chat: game for place, game in await tx.asking("console")}
        assert asking == {phase: game_in(phase) for phase in ("asking", "shown", "answered")}
        assert [place for place, _ in await tx.asking("telegram")] == [Place("telegram", "asking")]
        assert await tx.asking("discord") == []
        assert tx.chats == {}


async def test_of_the_games_of_a_chat_only_the_last_one_may_have_an_open_question(store: Store) -> None:
    await keep(store, Chat(game=game_in("asking", "g1")))
    await keep(store, Chat(game=game_in("shown", "g2")))
    async with store.transaction() as tx:
        assert await tx.asking("console") == [(HERE, game_in("shown", "g2"))]
    await keep(store, Chat(game=game_in("over", "g2")), finished=finished("g2"))
    async with store.transaction() as tx:
        assert await tx.asking("console") == []


@pytest.mark.parametrize("written", ["", "{", "[]", '{"version": 99}', None])
async def test_a_game_that_cannot_be_read_hides_no_open_question_of_another(store: Store, written: str | None) -> None:
    await keep(store, Chat(game=game_in("asking")))
    await keep(store, Chat(game=game_in("asking")), THERE)
    await execute(store, "UPDATE games SET state = :state WHERE chat = 'here'", state=written)
    async with store.transaction() as tx:
        assert await tx.asking("console") == [(THERE, game_in("asking"))]


# --- conversations and the question of the day


async def test_a_conversation_comes_back_equal(store: Store) -> None:
    topic = Mention(1, 3, "film", ("arşın", "b"), 0.875, False)
    said = Conversation("ru", topic, datetime(2026, 4, 28, 12, 10, 0, 123456, tzinfo=UTC), 7)
    async with store.transaction() as tx:
        await tx.take([HERE])
        tx.keep_talk(ANN, said)
    async with store.transaction() as tx:
        await tx.meet([ANN])
        assert tx.talks == {ANN: said}


async def test_a_conversation_belongs_to_one_person_in_one_chat(store: Store) -> None:
    bob, away = replace(ANN, player="bob"), replace(ANN, chat=THERE.chat)
    async with store.transaction() as tx:
        await tx.take([HERE, THERE])
        tx.keep_talk(ANN, Conversation("ru", turn=1))
        tx.keep_talk(bob, Conversation("en", turn=2))
        tx.keep_talk(ANN, Conversation("az", turn=3))
    async with store.transaction() as tx:
        await tx.meet([ANN, away])
        assert tx.talks == {ANN: Conversation("az", turn=3)}


async def test_a_conversation_that_cannot_be_read_begins_anew(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.take([HERE])
        tx.keep_talk(ANN, Conversation("ru", turn=5))
    for written in ("", "{", "[]", "null", '{"language": "xx"}', '{"turn": "many"}', '{"topic": 5}'):
        await execute(store, "UPDATE talks SET state = :state", state=written)
        async with store.transaction() as tx:
            await tx.meet([ANN])
            assert tx.talks == {ANN: Conversation()}


async def test_the_standing_of_the_day_is_kept_and_goes_on(store: Store) -> None:
    day = date(2026, 4, 27)
    async with store.transaction() as tx:
        stand = await tx.keep_tries("console", day, {"ann": True, "bob": False})
        assert stand == {"ann": Daily("2026-04-27", True, 1, 1), "bob": Daily("2026-04-27", False, 0, 0)}
    async with store.transaction() as tx:  # not met before: what is kept must be read, not begun anew
        stand = await tx.keep_tries("console", day + timedelta(1), {"ann": True})
        assert stand == {"ann": Daily("2026-04-28", True, 2, 2)}
    async with store.transaction() as tx:
        await tx.meet([ANN, replace(ANN, player="bob"), replace(ANN, player="eve")])
        assert tx.standing == {
            Account("console", "ann"): Daily("2026-04-28", True, 2, 2),
            Account("console", "bob"): Daily("2026-04-27", False, 0, 0),
        }


async def test_a_second_try_on_a_day_changes_nothing(store: Store) -> None:
    day = date(2026, 4, 27)
    for right in (True, False):
        async with store.transaction() as tx:
            assert (await tx.keep_tries("console", day, {"ann": right}))["ann"] == Daily("2026-04-27", True, 1, 1)


async def test_a_try_of_an_earlier_day_that_comes_late_changes_nothing(store: Store) -> None:
    day, today = date(2026, 4, 27), Daily("2026-04-28", True, 1, 1)
    async with store.transaction() as tx:
        assert await tx.keep_tries("console", day + timedelta(1), {"ann": True}) == {"ann": today}
    for read in (today, Daily()):  # the latter by a process that read it before
        async with store.transaction() as tx:
            tx.standing[ANN.account] = read
            await tx.keep_tries("console", day, {"ann": False})
        async with store.transaction() as tx:
            assert await tx.stands(ANN.account) == today


async def test_the_standing_is_one_for_all_chats_of_a_platform(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.keep_tries("console", date(2026, 4, 27), {"ann": True})
    async with store.transaction() as tx:
        await tx.meet([replace(ANN, chat="elsewhere"), Address("telegram", "here", "ann")])
        assert tx.standing == {Account("console", "ann"): Daily("2026-04-27", True, 1, 1)}


# --- all or nothing


async def fill(tx: Transaction) -> None:
    """Keep something of everything."""
    await tx.take([HERE], [HERE])
    tx.keep(HERE, Turn(full_chat(), finished=finished()))
    tx.keep_talk(ANN, Conversation("ru", turn=1))
    await tx.keep_tries("console", date(2026, 4, 27), {"ann": True})
    tx.keep_event(Incoming(ANN, event="e1"), (Outgoing("hush", to="ann"),))
    tx.say(HERE, [Outgoing("hello")])
    tx.note("something")
    tx.set_timer(HERE, "appointment", "x", 5)
    await tx.leases.hold("x", "me", 5)


async def test_what_fails_keeps_nothing(store: Store) -> None:
    before = await dump(store)
    with pytest.raises(ZeroDivisionError):
        async with store.transaction() as tx:
            await fill(tx)
            await tx.write()
            raise ZeroDivisionError
    assert await dump(store) == before


async def test_a_statement_that_fails_at_the_end_keeps_nothing(store: Store) -> None:
    before = await dump(store)
    with pytest.raises(Exception, match=r"(?i)constraint|null"):
        async with store.transaction() as tx:
            await fill(tx)
            tx.note(None)  # type: ignore[arg-type]
    assert await dump(store) == before


async def test_what_is_cancelled_keeps_nothing_and_the_next_transaction_works(store: Store) -> None:
    before = await dump(store)
    begun = asyncio.Event()

    async def work() -> None:
        async with store.transaction() as tx:
            await fill(tx)
            await tx.write()
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(work())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await dump(store) == before
    await keep(store, full_chat())
    assert await chat_at(store) == full_chat()


async def test_a_task_cancelled_while_it_waits_for_the_database_does_not_block_the_others(store: Store) -> None:
    tasks = []  # which refer to all that they were at, as those of a bot that is stopped do
    await chat_at(store)
    for number in range(24):
        tasks.append(asyncio.create_task(keep(store, full_chat())))
        await asyncio.sleep(number * 0.0004)
        tasks[-1].cancel()
        await asyncio.wait(tasks[-1:])
    async with asyncio.timeout(4):
        await keep(store, full_chat())
        assert await chat_at(store) == full_chat()


# --- at the same time


async def test_a_chat_that_is_held_is_not_given_to_another(store: Store) -> None:
    """On SQLite the second waits for the first, on PostgreSQL it is told at once."""
    await keep(store, Chat(language="en"))
    held, done = asyncio.Event(), asyncio.Event()

    async def first() -> None:
        async with store.transaction() as tx:
            await tx.take([HERE])
            held.set()
            await done.wait()
            tx.keep(HERE, Turn(replace(tx.chats[HERE], daily="first")))

    async def second() -> frozenset[Place]:
        async with store.transaction() as tx:
            taken = await tx.take([HERE, THERE], [HERE])
            assert taken == tx.chats.keys()
            if HERE in taken:
                assert tx.chats[HERE].daily == "first"
            return taken

    one = asyncio.create_task(first())
    await held.wait()
    other = asyncio.create_task(second())
    finished, _ = await asyncio.wait([other], timeout=0.2 if not store.shared else 2)
    assert bool(finished) == store.shared
    done.set()
    await one
    assert await other == ({THERE} if store.shared else {HERE, THERE})
    async with store.transaction() as tx:
        assert await tx.take([HERE]) == {HERE}
        assert tx.chats[HERE].daily == "first"


@pytest.mark.parametrize("kind", ["postgresql"])
async def test_different_chats_are_worked_on_at_once_where_the_database_can(kind: str, store: Store) -> None:
    both = asyncio.Barrier(2)

    async def work(place: Place) -> None:
        async with store.transaction() as tx:
            await tx.take([place], [place])
            async with asyncio.timeout(3):
                await both.wait()  # each holds its chat while the other does
            tx.keep(place, Turn(full_chat(daily=place.chat)))

    await asyncio.gather(work(HERE), work(THERE))
    assert await chat_at(store) == full_chat(daily=HERE.chat)
    assert await chat_at(store, THERE) == full_chat(daily=THERE.chat)


async def test_a_new_chat_that_two_want_at_once_is_made_once(store: Store) -> None:
    async def work(number: int) -> None:
        async def step(tx: Transaction) -> bool:
            if HERE not in await tx.take([HERE], [HERE]):
                return False
            tx.keep(HERE, Turn(replace(tx.chats[HERE], seen=tx.chats[HERE].seen | {str(number)})))
            return True

        while not await store.run(step):
            await asyncio.sleep(0.005)

    await asyncio.gather(*map(work, range(12)))
    assert (await chat_at(store)).seen == set(map(str, range(12)))


# --- events


async def test_what_was_said_privately_about_an_event_comes_back(store: Store) -> None:
    reply = (Outgoing("hush", (Button("Yes", "y|1"),), to="ann"), Outgoing("ə🎬", kind="news", slot="s", to="ann"))
    async with store.transaction() as tx:
        tx.keep_event(Incoming(ANN, event="e1"), reply)
        tx.keep_event(Incoming(ANN, event="e2"), ())
    async with store.transaction() as tx:
        wanted = [("console", "e1"), ("console", "e2"), ("console", "e3"), ("telegram", "e1")]
        assert await tx.replies(wanted) == {("console", "e1"): reply, ("console", "e2"): ()}


async def test_a_second_time_of_an_event_changes_nothing_of_the_first(store: Store) -> None:
    first, second = (Outgoing("first", to="ann"),), (Outgoing("second", to="ann"),)
    async with store.transaction() as tx:
        tx.keep_event(Incoming(ANN, event="e1"), first)
    async with store.transaction() as tx:
        tx.keep_event(Incoming(replace(ANN, player="bob"), event="e1"), second)
    async with store.transaction() as tx:
        assert await tx.replies([("console", "e1")]) == {("console", "e1"): first}
    assert [row["player"] for row in await rows_of(store, tables.seen_events)] == ["ann"]


async def test_what_cannot_be_repeated_leaves_no_event(store: Store) -> None:
    async with store.transaction() as tx:
        tx.keep_event(Incoming(ANN), (Outgoing("hush", to="ann"),))
    assert await rows_of(store, tables.seen_events) == []


# --- games that cannot be read


UNREADABLE = ["", "[]", '{"version": 1}', '{"version": 999}', '"é']


@pytest.mark.parametrize("written", UNREADABLE)
async def test_a_game_that_cannot_be_read_is_put_aside_and_the_chat_works(store: Store, written: str) -> None:
    await keep(store, full_chat())
    await execute(store, "UPDATE games SET state = :state", state=written)
    assert await chat_at(store) == full_chat(game=None)
    for day in ("2026-04-29", "2026-04-30"):
        await keep(store, full_chat(game=None, daily=day))
    assert await chat_at(store) == full_chat(game=None, daily="2026-04-30")
    notes = await rows_of(store, tables.audit)
    assert [(row["what"], row["platform"]) for row in notes] == [("unreadable game", "console")]
    await keep(store, full_chat(game=game_in("lobby", "g2")))
    assert await chat_at(store) == full_chat(game=game_in("lobby", "g2"))


async def test_a_game_that_cannot_be_read_has_no_timer(store: Store) -> None:
    await keep(store, full_chat())
    await execute(store, "UPDATE games SET state = '{'")
    await chat_at(store)
    assert await rows_of_kind(store, "game") == []


async def test_the_note_of_an_unreadable_game_tells_nothing_of_people(store: Store) -> None:
    written = state.write(game_in("answered")).decode()
    for broken in (written.replace('"points":', '"pts":'), written.replace('"right":true', '"right":"ann"')):
        assert broken != written
        await keep(store, full_chat(game=game_in("answered")))
        await execute(store, "UPDATE games SET state = :state", state=broken)
        await chat_at(store)
    assert "ann" not in str(await rows_of(store, tables.audit)).lower()


async def test_one_unreadable_game_spoils_no_other_chat(store: Store) -> None:
    await keep(store, full_chat())
    await keep(store, full_chat(), THERE)
    await execute(store, "UPDATE games SET state = '{' WHERE chat = :chat", chat=HERE.chat)
    async with store.transaction() as tx:
        await tx.take([HERE, THERE], [THERE])
        assert (tx.chats[HERE].game, tx.chats[THERE]) == (None, full_chat())


# --- one game after the other


async def games_of(store: Store, place: Place = HERE) -> list[tuple[str, bool, bool]]:
    """Give the games of a chat: the id, whether the state is kept, and whether it is told of."""
    rows = await rows_of(store, tables.games)
    return [
        (row["game"], row["state"] is not None, row["ended"] is not None) for row in rows if row["chat"] == place.chat
    ]


async def test_the_last_game_keeps_its_state_after_its_end(store: Store) -> None:
    await keep(store, Chat(game=game_in("break")))
    await keep(store, Chat(game=game_in("over")), finished=finished())
    assert (await chat_at(store)).game == game_in("over")
    assert await games_of(store) == [("g1", True, True)]


async def test_a_new_game_takes_the_place_of_one_that_left_nothing_to_tell(store: Store) -> None:
    await keep(store, Chat(game=game_in("over")))
    await keep(store, Chat(game=game_in("lobby", "g2")))
    assert await games_of(store) == [("g2", True, False)]


async def test_of_past_games_only_what_is_told_is_kept(store: Store) -> None:
    for id in ("g1", "g2", "g3"):
        await keep(store, Chat(game=game_in("over", id)), finished=finished(id))
    await keep(store, Chat(game=game_in("lobby", "g4")))
    assert await games_of(store) == [("g1", False, True), ("g2", False, True), ("g3", False, True), ("g4", True, False)]
    async with store.transaction() as tx:
        assert {game.game for game in await tx.ledger.past_games(HERE, 9)} == {"g1", "g2", "g3"}


async def test_a_new_game_touches_none_of_another_chat(store: Store) -> None:
    await keep(store, Chat(game=game_in("over")), THERE)
    await keep(store, Chat(game=game_in("lobby", "g2")))
    assert await games_of(store, THERE) == [("g1", True, False)]


async def test_a_change_after_the_end_leaves_what_is_told(store: Store) -> None:
    await keep(store, Chat(game=game_in("over")), finished=finished())
    await keep(store, Chat(game=replace(game_in("over"), silent=3)))
    assert await games_of(store) == [("g1", True, True)]
    async with store.transaction() as tx:
        assert await tx.ledger.past_games(HERE, 9) == [finished()]


async def test_two_games_in_one_transaction_are_both_kept(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.take([HERE])
        tx.keep(HERE, Turn(Chat(game=game_in("break"))))
        tx.keep(HERE, Turn(Chat(game=game_in("over")), finished=finished()))
        tx.keep(HERE, Turn(Chat(game=game_in("answered", "g2"))))
    assert await games_of(store) == [("g1", False, True), ("g2", True, False)]
    assert (await chat_at(store)).game == game_in("answered", "g2")


async def test_several_games_in_several_chats_in_one_transaction_do_not_mix(store: Store) -> None:
    """In each chat a game that leaves nothing, one that is told, one that leaves nothing and one that runs."""
    async with store.transaction() as tx:
        await tx.take([HERE, THERE])
        for place in (HERE, THERE):
            tx.keep(place, Turn(Chat(game=game_in("answered", "a"))))
            tx.keep(place, Turn(Chat(game=game_in("over", "b")), finished=finished("b", place=place)))
            tx.keep(place, Turn(Chat(game=game_in("over", "c"))))
            tx.keep(place, Turn(Chat(game=game_in("shown", "d"))))
    for place in (HERE, THERE):
        assert await games_of(store, place) == [("b", False, True), ("d", True, False)]
        assert (await chat_at(store, place)).game == game_in("shown", "d")
    timers = await rows_of_kind(store, "game")
    assert {(row["chat"], row["due"]) for row in timers} == {
        (place.chat, Chat(game=game_in("shown", "d")).moves_at) for place in (HERE, THERE)
    }


async def test_what_a_transaction_wrote_can_be_read_in_it(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.take([HERE])
        tx.keep(HERE, Turn(Chat(game=game_in("over")), finished=finished()))
        await tx.write()
        assert await tx.ledger.past_games(HERE, 9) == [finished()]
        tx.keep(HERE, Turn(Chat(game=game_in("shown", "g2"))))
    assert await games_of(store) == [("g1", False, True), ("g2", True, False)]


# --- notes and the clock


async def test_a_note_says_what_and_when(store: Store, clock: Hands) -> None:
    async with store.transaction() as tx:
        tx.note("failed event", "console", "e1", "ValueError")
    (row,) = await rows_of(store, tables.audit)
    assert (row["what"], row["event"], row["detail"]) == ("failed event", "e1", "ValueError")
    assert row["at"] == round(clock.now.timestamp() * 1000)


async def test_a_transaction_happens_at_one_moment(store: Store, clock: Hands) -> None:
    async with store.transaction() as tx:
        assert (tx.now, tx.moment) == (clock.now, 1777377600000)


async def test_chats_that_are_dropped_leave_nothing_behind(store: Store) -> None:
    """A chat's tables hang on its row."""
    async with store.transaction() as tx:
        await fill(tx)
    async with store.transaction() as tx:
        await connection_of(tx).execute(tables.chats.delete())
    left = {name: rows for name, rows in (await dump(store)).items() if rows}
    assert left.keys() == {"alembic_version", "audit", "leases", "outbox", "players", "seen_events"}


async def test_a_reply_that_cannot_be_read_is_none_but_its_event_stays_known(store: Store) -> None:
    async with store.transaction() as tx:
        tx.keep_event(Incoming(ANN, event="e1"), (Outgoing("hush", to="ann"),))
    await execute(store, """UPDATE seen_events SET reply = '[{"tune": 1}]'""")
    async with store.transaction() as tx:
        assert await tx.replies([("console", "e1")]) == {("console", "e1"): ()}
