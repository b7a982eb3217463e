"""The app on its stores: each event once, whatever fails; timers after a time away; posts that come by themselves."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text, update

from bot import dialogue
from bot.app import App
from bot.chat import Chat, Turn
from bot.messages import Address, Incoming, Outgoing, Place
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.play import Play
from bot.ports import StoreDown, StoreError
from bot.scheduler import Scheduler
from bot.service import open_store, running
from bot.storage import tables
from bot.storage.post import Settled
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from tests.stores import KINDS, fresh_store, fresh_url, postgres_schema

HERE = Place("fake", "here")
AYSEL, MURAD = Address("fake", "here", "aysel"), Address("fake", "here", "murad")
NOON = datetime(2026, 4, 27, 12, tzinfo=UTC)
SORRY = Phrasebook().say("az", "sorry")


class Room:
    """An app on a store with a clock that stands until it is moved."""

    def __init__(self, mind: Mind, play: Play, store: Store) -> None:
        self.app = App(mind, play, store)
        self.store = store
        self.now = NOON
        self._events = 0

    def clock(self) -> datetime:
        return self.now

    async def say(
        self, text: str, address: Address = AYSEL, event: str = "", admin: bool = False, private: bool = False
    ) -> tuple[Outgoing, ...]:
        self._events += 1
        name = address.player.title()
        return await self.app.handle(
            Incoming(address, text, name=name, event=event or f"e{self._events}", admin=admin, private=private)
        )

    async def press(self, data: str, address: Address = AYSEL, event: str = "") -> tuple[Outgoing, ...]:
        self._events += 1
        return await self.app.handle(
            Incoming(address, button=data, name=address.player.title(), event=event or f"e{self._events}")
        )

    async def show(self) -> list[str]:
        """Show all that waits, as an outbox would; gives the texts."""

        async def work(tx: Transaction) -> list[str]:
            shown = []
            while heads := await tx.post.heads("fake", 100):
                fence = await tx.leases.hold("outbox fake", "room", 10)
                assert fence
                heads = await tx.post.claim(heads, fence)
                for head in heads:
                    shown.append(head.letter.said.text)
                    await tx.take([head.letter.place])
                    self.app.fates.shown(tx, head.letter.place, head.letter.said.slot)
                await tx.post.settle([Settled(head, "sent") for head in heads])
            return shown

        return await self.store.run(work)

    async def chat(self, place: Place = HERE) -> Chat:
        async def work(tx: Transaction) -> Chat:
            await tx.take([place], [place])
            return tx.chats[place]

        return await self.store.run(work)

    async def count(self, table: str) -> int:
        async with self.store._engine.connect() as connection:
            return int(await connection.scalar(select(func.count()).select_from(text(table))) or 0)

    async def due(self) -> datetime | None:
        async def work(tx: Transaction) -> int | None:
            return await tx.timers.next()

        moment = await self.store.run(work)
        return None if moment is None else datetime.fromtimestamp(moment / 1000, UTC)


@pytest.fixture(params=KINDS)
async def room(request: pytest.FixtureRequest, tmp_path: Path, own_mind: Mind, own_play: Play) -> AsyncIterator[Room]:
    rooms: list[Room] = []
    async with fresh_store(request.param, tmp_path, lambda: rooms[0].now) as store:
        rooms.append(Room(own_mind, own_play, store))
        yield rooms[0]


async def picks(room: Room) -> list[str]:
    """Give the data of the buttons of the open question, the right one first."""
    game = (await room.chat()).running
    assert game and game.round
    right = game.round.question.right[0]
    others = [at for at in range(len(game.round.question.options)) if at != right]
    return [f"g|{game.id}|{game.serial}|pick|{at}" for at in (right, *others)]


async def open_quiz(room: Room) -> None:
    """Ask a quiz question that two will answer and that has a hint, and show it."""
    await room.say("/quiz odd")
    await room.show()


# --- once


async def test_a_repeated_event_says_the_same_privately_and_does_nothing(room: Room) -> None:
    await room.say("/game 5 choice")
    await room.say("/join", MURAD)
    await room.say("/begin")
    await room.show()
    wrong = (await picks(room))[1]
    first = await room.press(wrong, event="press")
    counts = [await room.count(table) for table in ("outbox", "seen_events", "scores")]
    assert first and all(said.to == "aysel" for said in first)
    assert await room.press(wrong, event="press") == first
    assert [await room.count(table) for table in ("outbox", "seen_events", "scores")] == counts


async def test_the_same_event_twice_at_once_is_handled_once(room: Room) -> None:
    replies = await asyncio.gather(*(room.say("/quiz choice", event="same") for _ in range(5)))
    assert replies == [()] * 5
    assert await room.show() != []
    assert await room.count("seen_events") == 1
    assert await room.count("games") == 1


async def test_an_event_is_known_again_by_its_platform_and_id_only(room: Room) -> None:
    await room.say("/help", event="1")
    await room.app.handle(Incoming(Address("other", "here", "aysel"), "/help", event="1"))
    assert await room.count("seen_events") == 2


async def test_events_that_come_together_are_handled_in_their_order(room: Room) -> None:
    await asyncio.gather(room.say("/quiz choice"), room.say("/stop"), room.say("/quiz true_false"), room.say("/stop"))
    chat = await room.chat()
    assert chat.running is None
    assert len(chat.seen) == 2
    assert await room.count("outbox") == 6  # each question, that its poll is over, and its end


async def test_many_chats_at_once_are_kept_apart(room: Room) -> None:
    await asyncio.gather(*(room.say("/quiz choice", Address("fake", f"c{number}", "p")) for number in range(150)))
    assert await room.count("games") == 150
    assert await room.count("timers") == 150


# --- what goes wrong


async def test_an_exception_in_a_decision_is_kept_with_its_event_and_the_chat_goes_on(
    room: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("the secret text")

    with monkeypatch.context() as patch:
        patch.setattr(dialogue, "reply_to", broken)
        assert await room.say("the secret text", event="bad") == ()
        assert await room.say("the secret text", event="bad") == ()
    assert await room.show() == [SORRY]
    async with room.store._engine.connect() as connection:
        (row,) = (await connection.execute(select(tables.audit))).all()
    assert (row.what, row.platform, row.event) == ("failed event", "fake", "bad")
    assert "ValueError at " in row.detail
    assert "secret" not in row.detail + caplog.text
    await room.say("/help")
    assert len(await room.show()) == 1


async def test_an_event_whose_change_cannot_be_written_fails_alone(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    keep = Transaction.keep

    def refuses(self: Transaction, place: Place, turn: Turn) -> None:
        if place.chat == "cursed":
            raise RuntimeError("cannot be kept")
        keep(self, place, turn)

    monkeypatch.setattr(Transaction, "keep", refuses)
    cursed = Address("fake", "cursed", "p")
    await asyncio.gather(room.say("/help", cursed), *(room.say("/help", Address("fake", f"c{n}", "p")) for n in "abc"))
    texts = await room.show()
    assert texts.count(SORRY) == 1
    assert len(texts) == 4
    assert await room.count("seen_events") == 4


async def test_a_timer_that_fails_ends_its_game_and_is_not_tried_for_ever(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    await open_quiz(room)

    def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    room.now += timedelta(minutes=2)
    with monkeypatch.context() as patch:
        patch.setattr(Play, "tick", broken)
        await room.app.tick()
        await room.app.tick()
    assert await room.show() == [SORRY]
    assert (await room.chat()).running is None
    assert await room.due() is None
    await room.say("/quiz")
    assert (await room.chat()).running


async def test_nothing_is_acknowledged_while_the_store_is_down(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    async def down(*_: object) -> None:
        raise StoreDown("the database is down")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "run", down)
        with pytest.raises(StoreDown):
            await room.say("/help", event="later")
    await room.say("/help", event="later")
    assert len(await room.show()) == 1


async def test_the_scheduler_outlives_a_store_that_is_down(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0
    resume = App.resume

    async def down_once(self: App) -> None:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise StoreDown("the database is down")
        await resume(self)

    monkeypatch.setattr(App, "resume", down_once)
    monkeypatch.setattr("bot.scheduler._DOWN", 0.01)
    scheduler = Scheduler(room.app)
    task = asyncio.create_task(scheduler.run())
    await asyncio.wait_for(scheduler.back.wait(), 5)
    task.cancel()
    await asyncio.wait([task])
    assert calls == 2


# --- time


async def test_a_question_that_was_not_shown_is_not_closed_by_its_time(room: Room) -> None:
    await room.say("/quiz choice")
    room.now += timedelta(minutes=10)
    await room.app.tick()
    game = (await room.chat()).running
    assert game and game.phase == "asking"
    await room.show()
    game = (await room.chat()).running
    assert game and game.round and game.round.opened == int(room.now.timestamp() * 1000)


async def test_an_answer_to_a_question_of_which_nobody_told_that_it_was_shown_counts(room: Room) -> None:
    await room.say("/quiz odd")
    room.now += timedelta(minutes=10)
    right = (await picks(room))[0]
    await room.press(right)
    game = (await room.chat()).game
    assert game and game.round and game.round.answers["aysel"].right
    assert await room.due() == room.now + timedelta(milliseconds=game.round.deadline - game.round.opened) / 2


async def test_after_a_time_away_an_open_question_has_five_seconds_at_least(room: Room) -> None:
    await open_quiz(room)
    room.now += timedelta(minutes=10)
    await room.app.resume()
    await room.app.tick()
    assert await room.count("scores") == 0
    await room.press((await picks(room))[0])
    room.now += timedelta(seconds=5)
    await room.app.tick()
    assert await room.count("scores") == 1


async def test_a_question_with_more_time_left_keeps_it(room: Room) -> None:
    await open_quiz(room)
    before = (await room.chat()).game
    room.now += timedelta(seconds=2)
    await room.app.resume()
    assert (await room.chat()).game == before


async def test_a_game_older_than_a_day_ends_with_its_table(room: Room) -> None:
    await room.say("/game 5 choice")
    await room.say("/begin")
    await room.show()
    room.now += timedelta(days=1, hours=2)
    await room.app.resume()
    await room.app.tick()
    assert (await room.chat()).running is None
    assert await room.due() is None
    assert len(await room.show()) == 1


async def test_a_timer_that_is_left_over_changes_nothing_and_goes(room: Room) -> None:
    await open_quiz(room)
    async with room.store._engine.begin() as connection:
        await connection.execute(update(tables.timers).values(due=1))
    before = (await room.chat()).game
    await room.app.tick()
    assert (await room.chat()).game == before
    due = await room.due()
    assert due and due > room.now


async def test_two_ticks_at_once_close_a_question_once(room: Room) -> None:
    await open_quiz(room)
    await room.press((await picks(room))[0])
    room.now += timedelta(minutes=1)
    await asyncio.gather(*(room.app.tick() for _ in range(4)))
    await room.app.tick()
    assert await room.count("scores") == 1
    assert len(await room.show()) == 1


# --- what comes by itself


async def test_the_question_of_the_day_comes_once_a_day_at_its_time(room: Room) -> None:
    await room.say("/subscribe daily 20:30 Europe/Berlin", admin=True)
    await room.show()
    days = []
    for _ in range(3):
        due = await room.due()
        assert due is not None
        room.now = due
        days.append(due)
        await asyncio.gather(room.app.tick(), room.app.tick())
        assert len(await room.show()) == 1
        await room.say("/stop", admin=True)
        await room.show()
    berlin_summer = [datetime(2026, 4, day, 18, 30, tzinfo=UTC) for day in (27, 28, 29)]
    assert days == berlin_summer


async def test_a_post_that_was_missed_comes_on_the_same_day_and_not_on_another(room: Room) -> None:
    await room.say("/subscribe daily 20:30", admin=True)
    await room.show()
    room.now = datetime(2026, 4, 27, 18, tzinfo=UTC)  # 22:00 in Baku
    await room.app.tick()
    assert len(await room.show()) == 1
    await room.say("/stop", admin=True)
    await room.show()
    room.now = datetime(2026, 4, 30, 10, tzinfo=UTC)  # the day before was missed
    await room.app.tick()
    assert await room.show() == []
    assert await room.due() == datetime(2026, 4, 30, 16, 30, tzinfo=UTC)


async def test_anniversaries_are_told_on_days_that_have_one(room: Room) -> None:
    await room.say("/subscribe anniversaries 09:00", admin=True)
    await room.show()
    room.now = datetime(2026, 4, 28, 5, tzinfo=UTC)  # the studio's birthday, nine o'clock in Baku
    await room.app.tick()
    (told,) = await room.show()
    assert "28" in told
    await room.app.tick()
    assert await room.show() == []


async def test_a_scheduled_game_begins_at_its_time_once(room: Room) -> None:
    await room.say("/schedule game 5 28.04 20:00", admin=True)
    await room.show()
    room.now = datetime(2026, 4, 28, 16, tzinfo=UTC)
    await asyncio.gather(room.app.tick(), room.app.tick())
    assert len(await room.show()) == 1
    chat = await room.chat()
    assert chat.running and chat.running.phase == "lobby" and chat.running.total == 5
    assert chat.agenda.appointments == ()
    assert await room.count("appointments") == 0


async def test_unsubscribing_stops_all(room: Room) -> None:
    await room.say("/subscribe daily 20:30", admin=True)
    await room.say("/schedule game 28.04 20:00", admin=True)
    await room.say("/unsubscribe", admin=True)
    assert await room.due() is None
    assert [await room.count(table) for table in ("subscriptions", "appointments", "timers")] == [0, 0, 0]


# --- people


async def test_whoever_is_forgotten_begins_anew_and_others_keep_everything(room: Room) -> None:
    await open_quiz(room)
    await room.press((await picks(room))[0])
    await room.press((await picks(room))[0], MURAD)
    room.now += timedelta(minutes=1)
    await room.app.tick()
    await room.show()
    (asked,) = await room.say("/forgetme")
    (done,) = await room.press(asked.buttons[0].data)
    assert done.to == "aysel"
    await room.say("/me")
    await room.say("/me", MURAD)
    nothing, murads = await room.show()
    assert "Murad" in murads
    assert nothing == Phrasebook().say("az", "me-none")
    await room.say("/top")
    (board,) = await room.show()
    assert Phrasebook().say("az", "board-nameless") in board
    assert "Aysel" not in board


async def test_an_event_right_after_the_erasure_in_a_private_chat_works(room: Room) -> None:
    (asked,) = await room.say("/forgetme", private=True)
    yes = asked.buttons[0].data
    await asyncio.gather(room.press(yes), room.say("/help", private=True))
    assert len(await room.show()) == 1


async def test_a_question_that_got_no_answer_is_kept_without_its_asker(room: Room) -> None:
    await room.say("who directed Fitzcarraldo?")
    async with room.store._engine.connect() as connection:
        (row,) = (await connection.execute(select(tables.unanswered))).all()
    assert row.question == "who directed fitzcarraldo"
    assert "aysel" not in str(row)


# --- processes


async def test_a_second_process_on_a_sqlite_file_is_refused(tmp_path: Path) -> None:
    async with fresh_url("sqlite", tmp_path) as url, open_store(url):
        with pytest.raises(StoreError, match="PostgreSQL"):
            async with open_store(url):
                pass


async def test_postgresql_with_pending_migrations_is_refused() -> None:
    async with postgres_schema(upgraded=False) as url:
        with pytest.raises(StoreError, match="azfilm db upgrade"):
            async with open_store(url):
                pass


async def test_a_task_that_dies_ends_the_service(tmp_path: Path, own_mind: Mind, own_play: Play) -> None:
    async with fresh_store("sqlite", tmp_path) as store:
        app = App(own_mind, own_play, store)

        async def broken() -> None:
            raise RuntimeError("a bug")

        with pytest.raises(RuntimeError, match="a bug"):
            async with running(app, store, []):
                app.tick = broken  # type: ignore[method-assign]  # what the scheduler calls next
                await asyncio.sleep(10)
