"""The outbox: order, pace and what becomes of a message for each way in which sending it may end."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.app import App
from bot.messages import (
    Address,
    Ballot,
    Barred,
    Button,
    Delivery,
    Gone,
    Held,
    Incoming,
    Letter,
    Limits,
    Moved,
    NotSent,
    Outgoing,
    Place,
    Refused,
    Sent,
    Unsure,
)
from bot.mind import Mind
from bot.outbox import Outbox
from bot.pieces import units
from bot.play import Play
from bot.storage import tables
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from tests.stores import KINDS, fresh_store

HERE, THERE = Place("fake", "here"), Place("fake", "there")
AYSEL = Address("fake", "here", "aysel")
Answer = Callable[[Letter], Delivery]


class Fake:
    """A platform that answers each letter as it was told to; what it was not told about it takes."""

    platform = "fake"

    def __init__(self, limits: Limits | None = None, again_is_safe: bool = False) -> None:
        self.limits = limits or Limits()
        self.again_is_safe = again_is_safe
        self.got: list[Letter] = []
        self.answers: dict[str, list[Delivery]] = {}
        """By text, the answers to one attempt after the other."""
        self.moved: dict[str, str] = {}
        """Ids of chats that have another one now."""
        self.gate = asyncio.Event()
        self.gate.set()

    async def send(self, letter: Letter) -> Delivery:
        await self.gate.wait()
        self.got.append(letter)
        if letter.place.chat in self.moved:
            return Moved(self.moved[letter.place.chat])
        planned = self.answers.get(letter.said.text, [])
        return planned.pop(0) if planned else Sent(f"m{letter.id}")

    @property
    def texts(self) -> list[str]:
        return [letter.said.text for letter in self.got]


class Desk:
    """An app with an outbox and its platform."""

    def __init__(self, app: App, store: Store) -> None:
        self.app = app
        self.store = store
        self.fake = Fake()

    @asynccontextmanager
    async def sending(self, holder: str = "one", lease: float = 10, fake: Fake | None = None) -> AsyncIterator[Outbox]:
        outbox = Outbox(self.app, self.store, fake or self.fake, holder, lease)
        task = asyncio.create_task(outbox.run())
        try:
            yield outbox
        finally:
            task.cancel()
            await asyncio.wait([task])

    async def say(self, place: Place, *said: Outgoing) -> None:
        async def work(tx: Transaction) -> None:
            await tx.take([place])
            tx.say(place, said)

        await self.store.run(work)
        for ring in self.app.on_post:
            ring()

    async def rows(self) -> list[tuple[str, int, int]]:
        """Give state, attempts and unsure attempts of each message."""
        async with self.store._engine.connect() as connection:
            rows = await connection.execute(select(tables.outbox).order_by(tables.outbox.c.id))
            return [(row.state, row.attempts, row.unsure) for row in rows]

    async def game(self, place: Place = HERE) -> str:
        """Give the phase of the game that runs in a chat; nothing where none does."""

        async def work(tx: Transaction) -> str:
            await tx.take([place])
            running = tx.chats[place].running
            return running.phase if running else ""

        return await self.store.run(work)


@pytest.fixture(params=KINDS)
async def desk(request: pytest.FixtureRequest, tmp_path: Path, own_mind: Mind, own_play: Play) -> AsyncIterator[Desk]:
    async with fresh_store(request.param, tmp_path) as store:
        yield Desk(App(own_mind, own_play, store), store)


def chatter(text: str) -> Outgoing:
    return Outgoing(text)


def news(text: str, slot: str = "") -> Outgoing:
    return Outgoing(text, kind="news", slot=slot)


async def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


# --- order


async def test_what_is_said_to_a_chat_is_sent_in_its_order(desk: Desk) -> None:
    async with desk.sending() as outbox:
        for number in range(5):
            await desk.say(HERE, chatter(f"{number}a"), chatter(f"{number}b"))
        await outbox.settled()
    assert desk.fake.texts == [f"{number}{letter}" for number in range(5) for letter in "ab"]
    assert await desk.rows() == [("sent", 0, 0)] * 10


async def test_a_chat_that_waits_holds_up_no_other(desk: Desk) -> None:
    desk.fake.answers["slow"] = [Held(3600)]
    async with desk.sending():
        await desk.say(HERE, chatter("slow"), chatter("after it"))
        await desk.say(THERE, chatter("quick"))
        await until(lambda: "quick" in desk.fake.texts)
        await asyncio.sleep(0.3)
    assert sorted(desk.fake.texts) == ["quick", "slow"]
    assert await desk.rows() == [("waiting", 0, 0), ("waiting", 0, 0), ("sent", 0, 0)]


async def test_several_chats_are_sent_to_at_once(desk: Desk) -> None:
    desk.fake.gate.clear()
    async with desk.sending() as outbox:
        for number in range(7):
            await desk.say(Place("fake", f"c{number}"), chatter("hello"))
        await until(lambda: len(outbox._flying) == 7)
        desk.fake.gate.set()
        await outbox.settled()
    assert len(desk.fake.got) == 7


async def test_what_was_said_while_nobody_sent_goes_out_later(desk: Desk) -> None:
    await desk.say(HERE, chatter("early"))
    async with desk.sending() as outbox:
        await outbox.settled()
    assert desk.fake.texts == ["early"]


async def test_a_message_for_another_platform_is_left_alone(desk: Desk) -> None:
    await desk.say(Place("other", "here"), chatter("not mine"))
    async with desk.sending() as outbox:
        await outbox.settled()
    assert desk.fake.texts == []
    assert await desk.rows() == [("waiting", 0, 0)]


# --- what may come of an attempt


async def test_a_chat_that_has_had_too_much_is_written_to_when_it_may_be(desk: Desk) -> None:
    desk.fake.answers["hello"] = [Held(0.2)]
    async with desk.sending() as outbox:
        await desk.say(HERE, chatter("hello"))
        await outbox.settled()
    assert desk.fake.texts == ["hello", "hello"]
    assert await desk.rows() == [("sent", 0, 0)]


async def test_how_long_a_chat_wants_to_be_left_alone_outlives_the_process(desk: Desk) -> None:
    desk.fake.answers["hello"] = [Held(3600)]
    async with desk.sending():
        await desk.say(HERE, chatter("hello"))
        await until(lambda: desk.fake.texts == ["hello"])
        await asyncio.sleep(0.2)
    async with desk.sending("another"):
        await asyncio.sleep(0.5)
    assert desk.fake.texts == ["hello"]


@pytest.mark.parametrize("kind", ["chatter", "question", "news"])
async def test_what_was_surely_not_sent_is_sent_again(desk: Desk, kind: str) -> None:
    said = {"chatter": chatter("x"), "question": Outgoing("x", kind="question"), "news": news("x")}[kind]
    desk.fake.answers["x"] = [NotSent("no route")]
    async with desk.sending() as outbox:
        await desk.say(HERE, said)
        await outbox.settled()
    assert desk.fake.texts == ["x", "x"]
    assert await desk.rows() == [("sent", 1, 0)]


async def test_chatter_that_may_have_been_sent_is_not_sent_again(desk: Desk) -> None:
    desk.fake.answers["x"] = [Unsure("no answer")]
    async with desk.sending() as outbox:
        await desk.say(HERE, chatter("x"), chatter("next"))
        await outbox.settled()
    assert desk.fake.texts == ["x", "next"]
    assert await desk.rows() == [("dropped", 0, 1), ("sent", 0, 0)]


@pytest.mark.parametrize("kind", ["question", "news"])
async def test_a_question_or_news_that_may_have_been_sent_is_sent_again_and_counted(desk: Desk, kind: str) -> None:
    desk.fake.answers["x"] = [Unsure("no answer")]
    async with desk.sending() as outbox:
        await desk.say(HERE, Outgoing("x", kind="news" if kind == "news" else "question"))
        await outbox.settled()
    assert desk.fake.texts == ["x", "x"]
    assert await desk.rows() == [("sent", 1, 1)]


async def test_where_sending_again_is_safe_chatter_is_sent_again_too(desk: Desk) -> None:
    desk.fake.again_is_safe = True
    desk.fake.answers["x"] = [Unsure("no answer")]
    async with desk.sending() as outbox:
        await desk.say(HERE, chatter("x"))
        await outbox.settled()
    assert [letter.id for letter in desk.fake.got] == [desk.fake.got[0].id] * 2
    assert await desk.rows() == [("sent", 1, 1)]


async def test_an_error_of_the_sender_itself_counts_as_unsure(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(letter: Letter) -> Delivery:
        raise RuntimeError("a bug")

    monkeypatch.setattr(desk.fake, "send", broken)
    async with desk.sending() as outbox:
        await desk.say(HERE, chatter("x"))
        await outbox.settled()
    assert await desk.rows() == [("dropped", 0, 1)]


async def test_a_message_that_is_refused_does_not_hold_up_the_next(desk: Desk) -> None:
    desk.fake.answers["bad"] = [Refused("too long")]
    async with desk.sending() as outbox:
        await desk.say(HERE, chatter("bad"), chatter("good"))
        await outbox.settled()
    assert desk.fake.texts == ["bad", "good"]
    assert await desk.rows() == [("dropped", 0, 0), ("sent", 0, 0)]


# --- edits


async def test_a_message_takes_the_place_of_the_last_one_of_its_slot(desk: Desk) -> None:
    async with desk.sending() as outbox:
        await desk.say(HERE, news("one", slot="g/lobby"))
        await outbox.settled()
        await desk.say(HERE, news("two", slot="g/lobby"))
        await desk.say(THERE, news("elsewhere", slot="g/lobby"))
        await outbox.settled()
    first, *others = desk.fake.got
    assert first.edits == ""
    assert {letter.said.text: letter.edits for letter in others} == {"two": f"m{first.id}", "elsewhere": ""}


async def test_an_edit_that_others_wait_behind_takes_no_leisure(desk: Desk) -> None:
    desk.fake = Fake(limits=Limits(leisure=60))
    async with desk.sending() as outbox:
        await desk.say(HERE, news("lobby", slot="g/lobby"))
        await outbox.settled()
        await desk.say(HERE, news("lobby of two", slot="g/lobby"))
        await asyncio.sleep(0.2)
        assert desk.fake.texts == ["lobby"]
        await desk.say(HERE, chatter("question"))
        await outbox.settled()
    assert desk.fake.texts == ["lobby", "lobby of two", "question"]


async def test_an_edit_that_may_have_been_made_is_made_again(desk: Desk) -> None:
    desk.fake.answers["two"] = [Unsure("no answer")]
    async with desk.sending() as outbox:
        await desk.say(HERE, Outgoing("one", slot="g/lobby"))
        await outbox.settled()
        await desk.say(HERE, Outgoing("two", slot="g/lobby"))
        await outbox.settled()
    assert desk.fake.texts == ["one", "two", "two"]


async def test_where_what_it_edits_is_gone_it_goes_as_a_new_message(desk: Desk) -> None:
    desk.fake.answers["two"] = [Refused("message to edit not found")]
    async with desk.sending() as outbox:
        await desk.say(HERE, news("one", slot="g/lobby"))
        await outbox.settled()
        await desk.say(HERE, news("two", slot="g/lobby"))
        await outbox.settled()
    assert [(letter.said.text, bool(letter.edits)) for letter in desk.fake.got] == [
        ("one", False),
        ("two", True),
        ("two", False),
    ]


# --- games


async def begin(desk: Desk, kind: str = "choice") -> None:
    """Begin a quiz question here."""
    await desk.app.handle(Incoming(AYSEL, f"/quiz {kind}", name="Aysel", event="begin"))


async def moves_at(desk: Desk) -> int | None:
    async def work(tx: Transaction) -> int | None:
        return await tx.timers.next()

    return await desk.store.run(work)


async def test_the_time_of_a_question_runs_from_when_it_was_really_sent(desk: Desk) -> None:
    async with desk.sending() as outbox:
        desk.fake.gate.clear()
        await begin(desk)
        await until(lambda: bool(outbox._flying))
        held = await moves_at(desk)
        desk.fake.gate.set()
        await outbox.settled()
        runs = await moves_at(desk)
    assert held is not None and runs is not None
    assert held - runs > 20 * 3600 * 1000  # until then only the rule for forgotten games would end it


@pytest.mark.parametrize("delivery", [Gone("blocked"), Barred("no permission")])
async def test_a_chat_that_is_gone_or_may_not_be_written_to_ends_its_game_and_hears_nothing_more(
    desk: Desk, delivery: Delivery
) -> None:
    await begin(desk)
    await desk.say(HERE, chatter("more"))
    desk.fake.answers[await waiting(desk)] = [delivery]
    async with desk.sending() as outbox:
        await outbox.settled()
    assert await desk.game() == ""
    assert await moves_at(desk) is None
    assert await desk.rows() == [("dropped", 0, 0), ("dropped", 0, 0)]


async def all_said(desk: Desk) -> list[dict[str, str]]:
    """Give all messages that wait, as they are kept."""
    async with desk.store._engine.connect() as connection:
        rows = await connection.execute(select(tables.outbox).order_by(tables.outbox.c.id))
        return [json.loads(row.said) for row in rows]


async def waiting(desk: Desk) -> str:
    """Give the text of the question that waits."""

    async def work(tx: Transaction) -> str:
        (head,) = await tx.post.heads("fake", 10)
        return head.letter.said.text

    return await desk.store.run(work)


async def test_a_game_whose_question_is_refused_ends_and_says_so(desk: Desk) -> None:
    await begin(desk)
    desk.fake.answers[await waiting(desk)] = [Refused("too long")]
    async with desk.sending() as outbox:
        await outbox.settled()
    assert await desk.game() == ""
    assert len(desk.fake.texts) >= 2


async def test_what_is_said_of_a_question_that_is_refused_is_such_as_its_platform_takes(
    desk: Desk, own_mind: Mind
) -> None:
    fake = Fake(Limits(length=60))
    async with desk.sending(fake=fake) as outbox:
        await outbox.settled()
        fake.gate.clear()
        await begin(desk, "typed")
        fake.answers = {row["text"]: [Refused("not that")] for row in await all_said(desk)}
        fake.gate.set()
        await outbox.settled()
    assert await desk.game() == ""
    assert not any(letter.said.ends for letter in fake.got)
    assert all(0 < units(text) <= 60 for text in fake.texts)
    *refused, sorry, _, _ = fake.texts[: len(fake.answers) + 3]
    assert refused == [*fake.answers]
    assert own_mind.say("az", "sorry").startswith(sorry)


# --- chats that get another id

NEW = Place("fake", "new")


@pytest.fixture
def moving(desk: Desk) -> Desk:
    """A platform on which this chat has another id from the next message on."""
    desk.fake.moved = {"here": "new"}
    return desk


async def test_what_a_chat_with_another_id_was_to_be_told_is_said_there_in_its_order(moving: Desk) -> None:
    await begin(moving)
    await moving.say(HERE, chatter("two"), chatter("three"))
    async with moving.sending() as outbox:
        await outbox.settled()
    refused, *shown = moving.fake.got
    assert refused.place == HERE
    assert [letter.place for letter in shown] == [NEW] * 4
    assert [letter.said for letter in shown[:1]] == [refused.said]
    assert moving.fake.texts[2:4] == ["two", "three"]
    assert await moving.rows() == [("sent", 0, 0)] * 4


async def test_a_game_goes_on_in_the_chats_new_place_and_is_shown_there(moving: Desk) -> None:
    await begin(moving)
    async with moving.sending() as outbox:
        await outbox.settled()
    assert await moving.game() == ""
    assert await moving.game(NEW) == "asking"
    asked, again = moving.fake.got[1:]
    assert (asked.said.kind, again.said.kind) == ("question", "chatter")
    assert again.said.text.splitlines()[1] == asked.said.text.splitlines()[1]


async def test_the_time_of_a_question_runs_from_when_it_was_shown_in_the_new_place(moving: Desk) -> None:
    await begin(moving)
    held = await moves_at(moving)
    async with moving.sending() as outbox:
        await outbox.settled()
    runs = await moves_at(moving)
    assert held is not None and runs is not None
    assert held - runs > 20 * 3600 * 1000


async def test_several_messages_that_find_a_chat_moved_move_it_once(moving: Desk) -> None:
    await begin(moving)
    async with moving.sending() as outbox:
        await outbox.settled()
        await moving.say(HERE, chatter("late"))
        await outbox.settled()
    assert await moving.game(NEW) == "asking"


async def test_a_chat_of_which_nothing_is_known_is_not_moved_and_its_message_gives_up_in_time(moving: Desk) -> None:
    await moving.say(HERE, chatter("hello"))
    async with moving.sending() as outbox:
        await asyncio.wait_for(outbox.settled(), 5)
    assert len(moving.fake.got) < 10


# --- polls


async def test_a_poll_that_was_sent_is_kept_with_what_its_votes_mean(desk: Desk) -> None:
    await begin(desk)
    (buttons,) = [letter.said.buttons for letter in await letters(desk)]
    desk.fake.answers[await waiting(desk)] = [Sent("m1", poll="p1")]
    async with desk.sending() as outbox:
        await outbox.settled()
    assert await desk.app.desk.ballot("fake", "p1") == Ballot(HERE, tuple(button.data for button in buttons))


@pytest.mark.parametrize("answers", [[Unsure("no answer")], [NotSent("no route")], [Held(0.1)]])
async def test_a_poll_that_came_at_the_second_attempt_is_kept(desk: Desk, answers: list[Delivery]) -> None:
    await begin(desk)
    desk.fake.answers[await waiting(desk)] = [*answers, Sent("m1", poll="p1")]
    async with desk.sending() as outbox:
        await outbox.settled()
    ballot = await desk.app.desk.ballot("fake", "p1")
    assert ballot is not None and ballot.place == HERE


async def letters(desk: Desk) -> list[Letter]:
    async def work(tx: Transaction) -> list[Letter]:
        return [one.letter for one in await tx.post.heads("fake", 10)]

    return await desk.store.run(work)


async def test_the_end_of_a_poll_goes_to_the_message_that_holds_it(desk: Desk) -> None:
    await begin(desk)
    async with desk.sending() as outbox:
        await outbox.settled()
        await desk.app.handle(Incoming(AYSEL, "/stop", name="Aysel", event="stop"))
        await outbox.settled()
    asked, ended, reveal = desk.fake.got
    assert (ended.said.ends, ended.edits, ended.said.slot) == (True, f"m{asked.id}", asked.said.slot)
    assert (reveal.said.ends, reveal.edits) == (False, "")


@pytest.mark.parametrize("kind", ["odd", "order", "year", "typed", "clues"])
@pytest.mark.parametrize("closes", [True, False])
async def test_the_end_of_what_is_no_poll_goes_to_its_message_where_that_can_be_shown(
    desk: Desk, kind: str, closes: bool
) -> None:
    fake = Fake(Limits(closes=closes, forms=True))
    async with desk.sending(fake=fake) as outbox:
        await begin(desk, kind)
        await outbox.settled()
        await desk.app.handle(Incoming(AYSEL, "/stop", name="Aysel", event="stop"))
        await outbox.settled()
    asked, *ended, reveal = fake.got
    assert [(one.said.ends, one.edits, one.said.slot) for one in ended] == [
        (True, f"m{asked.id}", asked.said.slot) for _ in range(closes)
    ]
    assert [button.label for one in ended for button in one.said.buttons] == [
        button.label for button in asked.said.buttons for _ in range(closes)
    ]
    assert (reveal.said.ends, reveal.edits) == (False, "")


@pytest.mark.parametrize("forms", [True, False])
async def test_a_button_that_opens_a_form_is_sent_where_there_are_forms(desk: Desk, forms: bool) -> None:
    fake = Fake(Limits(forms=forms))
    async with desk.sending(fake=fake) as outbox:
        await begin(desk, "typed")
        await outbox.settled()
    (asked,) = fake.got
    assert [button.asks for button in asked.said.buttons] == ([True] if forms else []) + [False, False]


async def test_a_question_that_ended_before_it_was_shown_is_shown_no_more(desk: Desk) -> None:
    await begin(desk)
    await desk.app.handle(Incoming(AYSEL, "/stop", name="Aysel", event="stop"))
    async with desk.sending() as outbox:
        await outbox.settled()
    ended, reveal = desk.fake.got
    assert (ended.said.ends, ended.edits) == (True, "")
    assert reveal.said.text
    assert [state for state, _, _ in await desk.rows()] == ["dropped", "sent", "sent"]


# --- length


async def test_a_text_longer_than_a_platform_takes_is_sent_in_pieces(desk: Desk, own_mind: Mind) -> None:
    fake = Fake(Limits(length=200))
    async with desk.sending(fake=fake) as outbox:
        await desk.app.handle(Incoming(AYSEL, "/help", name="Aysel", event="help"))
        await outbox.settled()
    assert len(fake.texts) > 3
    assert all(0 < units(text) <= 200 for text in fake.texts)
    whole = "\n".join(own_mind.say("az", name) for name in ("help", "help-games"))
    assert "".join("".join(fake.texts).split()) == "".join(whole.split())


async def test_what_comes_back_to_who_waits_for_it_is_such_as_the_platform_takes(desk: Desk, own_mind: Mind) -> None:
    async with desk.sending(fake=Fake(Limits(length=200))):
        said = await desk.app.handle(Incoming(AYSEL, "/help", name="Aysel", event="help", awaits=True))
    assert len(said) > 3
    assert all(0 < units(one.text) <= 200 for one in said)
    whole = "\n".join(own_mind.say("az", name) for name in ("help", "help-games"))
    assert "".join("".join(one.text for one in said).split()) == "".join(whole.split())


# --- pace


async def test_topics_of_a_chat_are_paced_together(desk: Desk) -> None:
    fake = Fake(Limits(group_minute=2, rooms=True))
    async with desk.sending(fake=fake):
        await desk.say(HERE, chatter("1"))
        await desk.say(Place("fake", "here/7"), chatter("2"))
        await until(lambda: len(fake.texts) == 2)
        await desk.say(Place("fake", "here/8"), chatter("3"))
        await desk.say(THERE, chatter("there"))
        await until(lambda: "there" in fake.texts)
    assert fake.texts[2:] == ["there"]


async def test_a_chat_is_not_written_to_faster_than_it_may_be(desk: Desk) -> None:
    fake = Fake(Limits(gap=0.25))
    async with desk.sending(fake=fake) as outbox:
        begun = asyncio.get_running_loop().time()
        await desk.say(HERE, *(chatter(str(number)) for number in range(4)))
        await outbox.settled()
        spent = asyncio.get_running_loop().time() - begun
    assert fake.texts == ["0", "1", "2", "3"]
    assert spent >= 0.75


async def test_who_takes_over_knows_what_was_sent_of_late(desk: Desk) -> None:
    limits = Limits(group_minute=2)
    async with desk.sending(fake=Fake(limits)) as outbox:
        await desk.say(HERE, chatter("1"), chatter("2"))
        await outbox.settled()
    another = Fake(limits)
    async with desk.sending("another", fake=another):
        await desk.say(HERE, chatter("3"))
        await desk.say(THERE, chatter("there"))
        await until(lambda: another.texts == ["there"])
        await asyncio.sleep(0.3)
    assert another.texts == ["there"]


# --- leases


async def test_of_two_processes_one_sends(desk: Desk) -> None:
    second = Fake()
    async with desk.sending("one") as outbox:
        await outbox.settled()  # it has the lease: whoever comes second never does while the first one lives
        async with desk.sending("two", fake=second):
            for number in range(10):
                await desk.say(HERE, chatter(str(number)))
            await outbox.settled()
            await asyncio.sleep(0.3)
    assert desk.fake.texts == [str(number) for number in range(10)]
    assert second.texts == []


async def test_a_process_that_stops_in_order_gives_its_turn_away_at_once(desk: Desk) -> None:
    async with desk.sending("one", lease=60) as outbox:
        await desk.say(HERE, chatter("1"))
        await outbox.settled()
    second = Fake()
    async with desk.sending("two", lease=60, fake=second) as outbox:
        await desk.say(HERE, chatter("2"))
        await outbox.settled()
    assert second.texts == ["2"]


async def test_what_somebody_began_to_send_and_never_settled_may_have_been_sent(desk: Desk) -> None:
    async def die(tx: Transaction) -> None:
        fence = await tx.leases.hold("outbox fake", "dead", 0.001)
        heads = await tx.post.heads("fake", 10)
        assert fence
        await tx.post.claim(heads, fence)

    await desk.say(HERE, chatter("chatter"))
    await desk.say(THERE, news("news"))
    await desk.store.run(die)
    await asyncio.sleep(0.05)
    async with desk.sending("alive") as outbox:
        await outbox.settled()
    assert desk.fake.texts == ["news"]
    assert await desk.rows() == [("dropped", 0, 1), ("sent", 1, 1)]


async def test_whoever_wakes_up_after_their_turn_changes_nothing(desk: Desk) -> None:
    desk.fake.gate.clear()
    second = Fake()
    async with desk.sending("asleep", lease=0.4) as asleep:
        await desk.say(HERE, news("news"))
        await until(lambda: bool(asleep._flying))
        async with desk.sending("awake", lease=5.0, fake=second) as awake:
            await take_lease(desk, "awake")
            await awake.settled()
            desk.fake.gate.set()
            await until(lambda: bool(desk.fake.got))
            await asyncio.sleep(0.3)
    assert second.texts == ["news"]
    assert await desk.rows() == [("sent", 1, 1)]


async def take_lease(desk: Desk, holder: str) -> None:
    """Have the lease change hands, as it does when its holder was stopped for too long."""

    async def work(tx: Transaction) -> None:
        await tx.leases.give_back("outbox fake", "asleep")
        await tx.leases.hold("outbox fake", holder, 60)

    await desk.store.run(work)


async def test_a_message_that_nobody_sent_for_a_day_is_dropped(desk: Desk) -> None:
    await desk.say(HERE, chatter("old"))
    async with desk.store._engine.begin() as connection:
        await connection.execute(tables.outbox.update().values(at=1))
    async with desk.sending() as outbox:
        await outbox.settled()
    assert desk.fake.texts == []
    assert await desk.rows() == [("dropped", 0, 0)]


async def test_buttons_come_through_the_store_as_they_were(desk: Desk) -> None:
    said = Outgoing("ə { $x } <b>", (Button("Ə", "f|ə"),), kind="news", slot="a/b")
    async with desk.sending() as outbox:
        await desk.say(HERE, said)
        await outbox.settled()
    assert [letter.said for letter in desk.fake.got] == [said]
