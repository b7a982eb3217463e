"""The app on its stores: each event once, whatever fails; timers after a time away; what waits; rooms; languages."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text, update

from bot import dialogue
from bot.app import App
from bot.appointments import Agenda
from bot.chat import Chat, Turn
from bot.games.question import Question
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
from bot.storage.values import outgoing_of
from knowledge.model import LANGUAGES, Language
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

    async def does(self, address: Address = AYSEL, **what: Any) -> tuple[Outgoing, ...]:
        """Let somebody do something, or something happen."""
        self._events += 1
        usual = {"name": address.player.title(), "event": f"e{self._events}"}
        return await self.app.handle(Incoming(address, **{**usual, **what}))

    async def waits(self, text: str, address: Address = AYSEL, **what: Any) -> tuple[Outgoing, ...]:
        """Let somebody say something whose platform waits for the answer."""
        return await self.does(address, text=text, awaits=True, **what)

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

    async def sent(self) -> list[tuple[str, Outgoing]]:
        """Show all that waits; gives what was said and in which chats."""
        async with self.store._engine.connect() as connection:
            waiting = tables.outbox.c.state == "waiting"
            rows = await connection.execute(select(tables.outbox).where(waiting).order_by(tables.outbox.c.id))
            said = [(row.chat, outgoing_of(row.said)) for row in rows]
        await self.show()
        return said

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


# --- what a platform waits for


ANSWERED = (
    "Who directed Sabuhi?", "/ask Who directed Sabuhi?", "hello", "/help", "/start", "/lang ru", "/subscribe daily",
    "/today", "/score", "/quiz nonsense", "/hint", "/foo", "/top", "/top nonsense", "/me", "/history",
)  # fmt: skip


async def test_an_answer_that_a_platform_waits_for_comes_back_and_is_not_sent_to_the_chat(room: Room) -> None:
    for number, said_to_it in enumerate(ANSWERED):
        here, there = (replace(AYSEL, chat=f"{chat} {number}") for chat in ("here", "there"))
        assert await room.does(there, text=said_to_it, admin=True) == ()
        ((chat, usual),) = await room.sent()
        (said,) = await room.waits(said_to_it, here, admin=True, message="m7")
        assert (chat, said) == (there.chat, usual)
        assert (said.to, said.answers) == ("", "")
        assert await room.sent() == []


async def test_what_is_looked_up_comes_back_to_who_waits_for_it(room: Room) -> None:
    await open_quiz(room)
    await room.press((await picks(room))[0])
    await room.say("/stop", admin=True)
    await room.show()
    (board,) = await room.waits("/top")
    assert "1. Aysel — " in board.text
    (record,) = await room.waits("/me")
    assert record.text.startswith("Aysel")
    assert await room.sent() == []


async def test_a_game_that_is_begun_where_an_answer_is_waited_for_is_told_to_the_chat(room: Room) -> None:
    assert await room.waits("/game 5 odd") == ()
    ((chat, lobby),) = await room.sent()
    assert (chat, lobby.kind) == ("here", "news")
    (joined,) = await room.does(MURAD, button=lobby.buttons[0].data, awaits=True)
    assert joined.to == "murad"
    assert [(said.kind, said.slot) for _, said in await room.sent()] == [("news", lobby.slot)]
    assert await room.waits("/begin") == ()
    ((_, asked),) = await room.sent()
    assert asked.kind == "question"
    (picked,) = await room.does(button=asked.buttons[0].data, awaits=True)
    assert (picked.to, picked.sign) == ("aysel", "noted")
    assert await room.sent() == []
    assert await room.waits("/stop") == ()
    assert [said.kind for _, said in await room.sent()] == ["news", "news"]


async def test_a_game_that_is_refused_where_an_answer_is_waited_for_is_refused_there(room: Room) -> None:
    await room.say("/game 5 odd")
    await room.show()
    (refused,) = await room.waits("/quiz")
    (where,) = await room.waits("/score")
    assert (refused.text, refused.to) == (Phrasebook().say("az", "game-running"), "")
    assert len(where.buttons) == 2
    assert await room.sent() == []


async def test_what_takes_the_place_of_an_earlier_message_goes_to_the_chat_whoever_waits(room: Room) -> None:
    assert await room.waits("/settings", admin=True) == ()
    ((_, menu),) = await room.sent()
    assert menu.slot
    assert await room.does(button=menu.buttons[0].data, admin=True, awaits=True) == ()
    assert [said.slot for _, said in await room.sent()] == [menu.slot]


async def test_a_repeated_event_that_is_waited_for_gives_the_same_and_does_nothing(
    room: Room, own_mind: Mind, own_play: Play
) -> None:
    async def counts() -> list[int]:
        return [await room.count(table) for table in ("outbox", "seen_events", "games", "unanswered")]

    after_a_restart = App(own_mind, own_play, room.store)
    for said in ("/help", "/top", "/forgetme", "Who directed Sabuhi?", "who directed Fitzcarraldo?", "/quiz odd"):
        first = await room.waits(said, event=said)
        before = await counts()
        assert await room.waits(said, event=said) == first
        assert await after_a_restart.handle(Incoming(AYSEL, said, event=said, awaits=True)) == first
        assert await counts() == before
        assert bool(first) is (said != "/quiz odd")


async def test_the_same_event_that_is_waited_for_twice_at_once_is_answered_twice_and_handled_once(room: Room) -> None:
    first, *others = await asyncio.gather(*(room.waits("/top", event="same") for _ in range(5)))
    assert first
    assert others == [first] * 4
    assert await room.count("seen_events") == 1


async def test_whoever_waits_for_what_fails_is_told_so_and_the_chat_is_not(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("a bug")

    with monkeypatch.context() as patch:
        patch.setattr(dialogue, "reply_to", broken)
        assert await room.waits("a question", event="bad") == (Outgoing(SORRY),)
    assert await room.waits("a question", event="bad") == (Outgoing(SORRY),)
    assert await room.sent() == []
    assert await room.count("audit") == 1


async def test_whoever_waits_for_what_cannot_be_kept_is_told_so_and_the_chat_is_not(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise RuntimeError("cannot be kept")

    with monkeypatch.context() as patch:
        patch.setattr(Transaction, "keep", refuses)
        assert await room.waits("/help", event="bad") == (Outgoing(SORRY),)
        assert await room.waits("/help", event="bad") == (Outgoing(SORRY),)
    assert await room.sent() == []
    assert (await room.count("seen_events"), await room.count("audit")) == (1, 1)


async def test_what_those_who_run_the_bot_wait_for_comes_back_and_what_takes_long_is_told_later(room: Room) -> None:
    (figures,) = await room.waits("/stats", owner=True)
    assert figures.text
    (begun,) = await room.waits("/reload", owner=True)
    assert begun.text == Phrasebook().say("az", "reload-begun")
    await room.app.close()
    ((chat, _),) = await room.sent()
    assert chat == "here"


# --- rooms

SERVER, CHANNEL, OTHER = (Address("fake", chat, "aysel") for chat in ("server", "server/1", "server/2"))
ALONE = Address("fake", "aysel alone", "aysel")
QUESTION = "Who directed Sabuhi?"
DIRECTED = {"az": "“Səbuhi” (1941) filminin rejissoru", "en": "“Sabuhi” (Səbuhi, 1941) was", "ru": "Режиссёр фильма"}


async def answered_in(room: Room, address: Address, home: str = ALONE.chat) -> Language:
    """Ask a question in English; gives the language of the answer."""
    (said,) = await room.waits(QUESTION, address, home=home)
    (language,) = (one for one in LANGUAGES if said.text.startswith(DIRECTED[one]))
    return language


async def choose(room: Room, language: str, address: Address) -> None:
    await room.waits(f"/lang {language}", address, admin=True, home=ALONE.chat)


async def test_the_language_of_a_chat_comes_before_its_servers_then_ones_own_then_the_questions(room: Room) -> None:
    assert await answered_in(room, CHANNEL) == "en"
    await choose(room, "ru", ALONE)
    assert await answered_in(room, CHANNEL) == "ru"
    await choose(room, "az", SERVER)
    assert await answered_in(room, CHANNEL) == "az"
    await choose(room, "ru", CHANNEL)
    assert await answered_in(room, CHANNEL) == "ru"
    for address, left in ((CHANNEL, "az"), (SERVER, "ru"), (ALONE, "en")):
        await choose(room, "auto", address)
        assert await answered_in(room, CHANNEL) == left


async def test_a_language_chosen_for_a_server_is_followed_by_its_channels_at_once_and_by_no_others(room: Room) -> None:
    others = [replace(AYSEL, chat=chat) for chat in ("server2/1", "server2", "serve", "1/server", "server-1")]
    others.append(replace(CHANNEL, platform="other"))
    for address in (CHANNEL, *others):
        assert await answered_in(room, address) == "en"
    await choose(room, "ru", SERVER)
    thread = replace(CHANNEL, chat="server/1/thread")
    for address in (SERVER, CHANNEL, OTHER, thread, replace(OTHER, player="murad")):
        assert await answered_in(room, address, home="") == "ru"
    for address in others:
        assert await answered_in(room, address) == "en"
    assert (await room.chat(CHANNEL.place)).chosen is None


async def test_a_game_that_runs_in_a_channel_goes_on_in_the_language_chosen_for_the_server(room: Room) -> None:
    await room.does(CHANNEL, text="/quiz odd", language="en")
    ((_, asked),) = await room.sent()
    await choose(room, "ru", SERVER)
    question = await open_question(room, CHANNEL.place)
    assert question.prompt.en in asked.text.splitlines()
    due = await room.due()
    assert due is not None
    room.now = due + timedelta(minutes=5)
    await room.app.tick()
    (told,) = [said for chat, said in await room.sent() if chat == CHANNEL.chat]
    assert question.why.ru in told.text


async def open_question(room: Room, place: Place) -> Question:
    game = (await room.chat(place)).game
    assert game and game.round
    return game.round.question


async def test_a_language_of_ones_own_is_spoken_to_one_in_every_chat_and_to_nobody_else(room: Room) -> None:
    await choose(room, "ru", ALONE)
    assert await answered_in(room, AYSEL) == "ru"
    assert await answered_in(room, replace(AYSEL, chat="another")) == "ru"
    assert await answered_in(room, ALONE) == "ru"
    assert await answered_in(room, MURAD, home="murad alone") == "en"
    assert await answered_in(room, AYSEL, home="") == "en"
    assert await answered_in(room, replace(AYSEL, platform="other")) == "en"


async def test_what_is_looked_up_is_told_in_the_language_of_the_chat_its_server_or_ones_own(room: Room) -> None:
    async def told(text: str) -> str:
        (said,) = await room.waits(text, CHANNEL, home=ALONE.chat, language="en")
        return said.text

    async def told_in(language: Language) -> None:
        say = Phrasebook().say
        board = say(language, "board-group", period=say(language, "period-season"))
        assert (await told("/top")).startswith(board)
        assert await told("/me") == say(language, "me-none")
        assert await told("/history") == say(language, "history-none")

    await told_in("en")
    await choose(room, "ru", ALONE)
    await told_in("ru")
    await choose(room, "az", SERVER)
    await told_in("az")
    await choose(room, "en", CHANNEL)
    await told_in("en")


async def test_a_server_that_gives_up_its_language_has_none_though_something_comes_from_a_channel_with_it(
    room: Room,
) -> None:
    murad = replace(SERVER, player="murad")
    await room.waits("/help", murad, language="en")
    await choose(room, "ru", SERVER)
    (said,), _ = await asyncio.gather(room.waits("/lang auto", murad, admin=True), room.waits("/help", CHANNEL))
    assert said.text == Phrasebook().say("en", "lang-auto")
    assert (await room.chat(SERVER.place)).settled is None
    assert await answered_in(room, CHANNEL) == "en"


# --- what is removed


async def test_when_the_bot_is_removed_from_a_room_all_that_goes_on_in_its_chats_ends_without_a_word(
    room: Room,
) -> None:
    within = ["room", "room/1", "room/2", "room/2/thread"]
    for chat in within:
        address = Address("fake", chat, "aysel")
        await room.does(address, text="/subscribe daily 20:30", admin=True)
        await room.does(address, text="/schedule game 28.04 20:00", admin=True)
        await room.does(address, text="/game 5 odd")
    assert await room.does(Address("fake", "room", "aysel"), happening="removed", event="gone") == ()
    assert await room.sent() == []
    assert await room.due() is None
    for chat in within:
        kept = await room.chat(Place("fake", chat))
        assert (kept.running, kept.agenda) == (None, Agenda())
    assert [await room.count(table) for table in ("subscriptions", "appointments", "timers")] == [0, 0, 0]
    assert await room.does(Address("fake", "room", "aysel"), happening="removed", event="gone") == ()


async def test_what_goes_on_in_rooms_whose_ids_are_alike_goes_on(room: Room) -> None:
    others = [("fake", "room2"), ("fake", "room2/1"), ("fake", "roo/m"), ("fake", "ROOM/1"), ("fake", "a/room/1"),
              ("fake", "room-1"), ("other", "room/1"), ("fake", "r__m/1"), ("fake", "room%/1")]  # fmt: skip
    for platform, chat in others:
        await room.does(Address(platform, chat, "aysel"), text="/game 5 odd")
    for name in ("room", "r__m%", "r%", "%"):
        await room.does(Address("fake", name, "aysel"), happening="removed")
    running = [(await room.chat(Place(*other))).running for other in others]
    assert None not in running
    assert {chat for chat, _ in await room.sent()} == {chat for _, chat in others}


async def test_when_a_channel_is_removed_only_what_goes_on_in_it_ends(room: Room) -> None:
    for chat in ("room", "room/1", "room/1/thread", "room/2"):
        await room.does(Address("fake", chat, "aysel"), text="/game 5 odd")
    await room.does(Address("fake", "room/1", "aysel"), happening="removed")
    running = {chat: (await room.chat(Place("fake", chat))).running for chat in ("room", "room/1", "room/2")}
    assert [chat for chat, game in running.items() if game] == ["room", "room/2"]
    assert (await room.chat(Place("fake", "room/1/thread"))).running is None


async def test_scores_and_languages_outlive_that_the_bot_was_removed_from_a_room(room: Room) -> None:
    await choose(room, "ru", SERVER)
    await room.does(CHANNEL, text="/quiz odd")
    await room.show()
    game = (await room.chat(CHANNEL.place)).game
    assert game and game.round
    await room.does(CHANNEL, button=f"g|{game.id}|{game.serial}|pick|{game.round.question.right[0]}")
    await room.does(SERVER, happening="removed")
    (record,) = await room.waits("/me", CHANNEL)
    assert record.text.startswith("Aysel")
    assert await answered_in(room, CHANNEL) == "ru"


async def test_a_room_of_which_another_process_holds_a_chat_is_left_once_that_is_free(room: Room) -> None:
    """On PostgreSQL; on SQLite the second waits for the first."""
    await room.does(CHANNEL, text="/game 5 odd")
    held, done = asyncio.Event(), asyncio.Event()

    async def hold(tx: Transaction) -> None:
        await tx.take([CHANNEL.place])
        held.set()
        await done.wait()

    holding = asyncio.create_task(room.store.run(hold))
    await held.wait()
    leaving = asyncio.create_task(room.does(SERVER, happening="removed"))
    await asyncio.wait([leaving], timeout=0.2)
    assert not leaving.done()
    done.set()
    await asyncio.gather(holding, leaving)
    assert (await room.chat(CHANNEL.place)).running is None


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
            async with running(app, store):
                app.tick = broken  # type: ignore[method-assign]  # what the scheduler calls next
                await asyncio.sleep(10)
