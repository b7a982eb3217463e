"""When chats move by themselves."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.appointments import Agenda, Subscription, next_post
from bot.chat import Chat, Timer, Turn
from bot.messages import Place
from bot.storage import tables
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from bot.storage.values import milliseconds_of, moment_of
from tests.storage.conftest import Hands
from tests.storage.scenes import AGENDA, HERE, PHASES, THERE, chat_at, full_chat, game_in, keep, rows_of

EVER = 10**13
DAILY = AGENDA.subscriptions[0]
MEETING = AGENDA.appointments[0]


async def timers(store: Store, place: Place = HERE) -> dict[tuple[str, str], int]:
    """Give the timers of a chat by kind and name."""
    rows = await rows_of(store, tables.timers)
    return {(row["kind"], row["name"]): row["due"] for row in rows if row["chat"] == place.chat}


async def set_timers(store: Store, *dues: tuple[Place, int]) -> None:
    async with store.transaction() as tx:
        await tx.take([place for place, _ in dues])
        for place, due in dues:
            tx.set_timer(place, "appointment", str(due), due)


async def due(store: Store, limit: int = 100, ahead: int = 0) -> list[Place]:
    async with store.transaction() as tx:
        return await tx.timers.places(limit, ahead)


# --- the game's


@pytest.mark.parametrize("phase", PHASES)
async def test_the_timer_of_a_game_is_when_it_moves_by_itself(store: Store, phase: str) -> None:
    chat = Chat(game=game_in(phase))
    assert (chat.moves_at is None) == (phase == "over")
    await keep(store, chat)
    assert await timers(store) == ({("game", ""): chat.moves_at} if chat.moves_at else {})


async def test_the_timer_follows_the_game_from_phase_to_phase(store: Store) -> None:
    for phase in (*PHASES, *reversed(PHASES), *PHASES[::2], *PHASES[1::2]):
        await keep(store, Chat(game=game_in(phase)))
        moves_at = Chat(game=game_in(phase)).moves_at
        assert await timers(store) == ({("game", ""): moves_at} if moves_at else {}), phase


async def test_the_timer_of_a_new_game_takes_the_place_of_the_old_ones(store: Store) -> None:
    await keep(store, Chat(game=game_in("break")))
    await keep(store, Chat(game=game_in("lobby", "g2")))
    assert await timers(store) == {("game", ""): Chat(game=game_in("lobby")).moves_at}


async def test_a_game_that_begins_when_another_has_ended_at_the_same_time_as_elsewhere_keeps_its_timer(
    store: Store,
) -> None:
    """As in a tick: one chat's timer is set, another chat's game is over and its question of the day begins."""
    for place in (HERE, THERE):
        await keep(store, Chat(game=game_in("break")), place)
    async with store.transaction() as tx:
        await tx.take([HERE, THERE])
        tx.keep(HERE, Turn(Chat(game=game_in("shown"))))
        tx.set_timer(HERE, "game", "", Chat(game=game_in("shown")).moves_at)
        tx.keep(THERE, Turn(Chat(game=game_in("over"))))
        tx.set_timer(THERE, "game", "", None)
        tx.keep(THERE, Turn(Chat(game=game_in("shown", "g2"))))
    assert await timers(store, THERE) == {("game", ""): Chat(game=game_in("shown")).moves_at}
    assert await timers(store, HERE) == {("game", ""): Chat(game=game_in("shown")).moves_at}


# --- due


async def test_chats_are_due_in_order_and_once_each(store: Store, clock: Hands) -> None:
    now = milliseconds_of(clock.now)
    third = Place("telegram", "here")
    await set_timers(store, (HERE, now - 20), (THERE, now - 30), (third, now - 10), (HERE, now - 40), (HERE, now + 5))
    assert await due(store) == [HERE, THERE, third]
    assert await due(store, limit=2) == [HERE, THERE]
    assert await due(store, limit=0) == []


async def test_a_timer_is_due_from_its_very_millisecond_on(store: Store, clock: Hands) -> None:
    now = milliseconds_of(clock.now)
    await set_timers(store, (HERE, now))
    assert await due(store) == [HERE]
    clock.now -= timedelta(milliseconds=1)
    assert await due(store) == []
    assert await due(store, ahead=1) == [HERE]
    clock.now += timedelta(microseconds=999)
    assert await due(store) == []


async def test_the_clock_set_to_any_timer_finds_it_due(store: Store, clock: Hands) -> None:
    """A moment must survive the way to a `datetime` and back, to the millisecond."""
    for number in range(300):
        moment = 1_777_377_600_000 + number * 7_919 + number
        tx = Transaction(None, moment_of(moment))  # type: ignore[arg-type]
        assert tx.moment == milliseconds_of(tx.now) == moment


async def test_what_is_due_in_chats_is_given_the_earliest_first(store: Store, clock: Hands) -> None:
    now = milliseconds_of(clock.now)
    await set_timers(store, (HERE, now - 20), (THERE, now - 30), (HERE, now - 40), (HERE, now + 5))
    async with store.transaction() as tx:
        assert [milliseconds_of(one.at) for one in await tx.timers.of([HERE, THERE])] == [now - 40, now - 30, now - 20]
        assert await tx.timers.of([THERE]) == [Timer(THERE, "appointment", str(now - 30), moment_of(now - 30))]
        assert await tx.timers.of([]) == []


async def test_the_next_timer_is_the_earliest_of_all(store: Store) -> None:
    async with store.transaction() as tx:
        assert await tx.timers.next() is None
    await set_timers(store, (HERE, EVER), (THERE, EVER - 1))
    async with store.transaction() as tx:
        assert await tx.timers.next() == EVER - 1


async def test_a_timer_can_be_set_anew_and_removed_and_removed_again(store: Store) -> None:
    for moment in (5, 7, None, None, 9):
        async with store.transaction() as tx:
            await tx.take([HERE])
            tx.set_timer(HERE, "daily", "", moment)
        assert await timers(store) == ({("daily", ""): moment} if moment else {})


async def test_the_last_of_several_settings_of_a_timer_counts(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.take([HERE, THERE])
        for place, moments in ((THERE, (None, 1, None, 2)), (HERE, (1, None, 3)), (THERE, (None,))):
            for moment in moments:
                tx.set_timer(place, "daily", "", moment)
    assert await timers(store) == {("daily", ""): 3}
    assert await timers(store, THERE) == {}


# --- the agenda's


async def test_a_subscription_has_a_timer_as_long_as_it_lasts(store: Store, clock: Hands) -> None:
    def when(one: Subscription) -> int:
        return milliseconds_of(next_post(one, clock.now))

    await keep(store, Chat(agenda=Agenda((DAILY,))))
    assert await timers(store) == {("daily", ""): when(DAILY)}
    later = replace(DAILY, at="21:45")
    await keep(store, Chat(agenda=Agenda((later,))))
    assert await timers(store) == {("daily", ""): when(later)}
    moved = replace(later, zone="Asia/Tokyo")
    await keep(store, Chat(agenda=Agenda((moved, AGENDA.subscriptions[1]))))
    assert await timers(store) == {("daily", ""): when(moved), ("anniversaries", ""): when(AGENDA.subscriptions[1])}
    assert len({when(DAILY), when(later), when(moved)}) == 3
    await keep(store, Chat(agenda=Agenda(AGENDA.subscriptions[1:])))
    assert await timers(store) == {("anniversaries", ""): when(AGENDA.subscriptions[1])}
    await keep(store, Chat())
    assert await timers(store) == {}


async def test_a_subscription_that_stays_keeps_the_timer_that_it_has(store: Store) -> None:
    """It may have been put off because a game was in the way."""
    await keep(store, Chat(agenda=Agenda((DAILY,))))
    async with store.transaction() as tx:
        await tx.take([HERE])
        tx.set_timer(HERE, "daily", "", 5)
    await keep(store, Chat(agenda=Agenda((DAILY, AGENDA.subscriptions[1]))))
    assert (await timers(store))["daily", ""] == 5


async def test_an_appointment_has_a_timer_named_by_its_moment(store: Store) -> None:
    at = [milliseconds_of(one.at) for one in AGENDA.appointments]
    await keep(store, Chat(agenda=Agenda((), AGENDA.appointments)))
    assert await timers(store) == {("appointment", str(one)): one for one in at}
    await keep(store, Chat(agenda=Agenda((), AGENDA.appointments[1:])))
    assert await timers(store) == {("appointment", str(at[1])): at[1]}
    await keep(store, Chat())
    assert await timers(store) == {}


async def test_another_appointment_at_the_same_moment_takes_the_place_of_the_first(store: Store) -> None:
    """Also while another chat makes an appointment in the same transaction, by the same statements."""
    await keep(store, Chat(agenda=Agenda((), (MEETING,))), THERE)
    other = Agenda((), (replace(MEETING, rest="5", zone="Asia/Baku"),))
    async with store.transaction() as tx:
        await tx.take([HERE, THERE], [HERE, THERE])
        tx.keep(HERE, Turn(Chat(agenda=Agenda((), (MEETING,)))))
        tx.keep(THERE, Turn(Chat(agenda=other)))
    at = milliseconds_of(MEETING.at)
    for place, agenda in ((HERE, Agenda((), (MEETING,))), (THERE, other)):
        assert (await chat_at(store, place)).agenda == agenda
        assert await timers(store, place) == {("appointment", str(at)): at}


async def test_a_chat_taken_without_its_agenda_loses_no_timer(store: Store) -> None:
    await keep(store, full_chat())
    before = await timers(store)
    assert {kind for kind, _ in before} == {"game", "daily", "anniversaries", "appointment"}
    part = await chat_at(store, whole=False)
    await keep(store, replace(part, game=game_in("over")), whole=False)
    after = await timers(store)
    assert after == {key: moment for key, moment in before.items() if key != ("game", "")}


async def test_a_chat_that_nobody_moves_has_no_timers(store: Store) -> None:
    await chat_at(store)
    assert await timers(store) == {}
