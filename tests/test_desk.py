"""What adapters ask beside the events: polls, open questions, facts, texts, and which process does something."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import App
from bot.desk import Desk
from bot.messages import Address, Ballot, Incoming, Limits, Outgoing, Place
from bot.mind import Mind
from bot.occasions import Occasions
from bot.pieces import units
from bot.play import Play
from bot.sharing import facts_for
from bot.storage import tables
from bot.storage.polls import Polls
from bot.storage.post import Settled, Waiting
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from bot.wits import Wits
from knowledge.model import LANGUAGES, Language
from tests.storage.scenes import dump, execute, rows_of
from tests.stores import KINDS, fresh_store

HERE = Place("fake", "here")
AYSEL = Address("fake", "here", "aysel")


@pytest.fixture(params=KINDS)
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    async with fresh_store(request.param, tmp_path) as opened:
        yield opened


@pytest.fixture
def app(own_mind: Mind, own_play: Play, store: Store) -> App:
    return App(own_mind, own_play, store)


def desk_of(mind: Mind, play: Play, store: Store, longest: int = 0) -> Desk:
    return Desk(Wits(mind, play), store, {"fake": Limits(length=longest)})


async def claimed(store: Store) -> Waiting:
    """Begin to send the question that waits."""

    async def claim(tx: Transaction) -> Waiting:
        (one,) = await tx.post.claim(await tx.post.heads("fake", 9), 1)
        return one

    return await store.run(claim)


async def sent(store: Store, one: Waiting, poll: str) -> None:
    """Note that a poll has been sent."""

    async def settle(tx: Transaction) -> None:
        await tx.take([HERE])
        await tx.polls.add(HERE, poll, [button.data for button in one.letter.said.buttons])
        await tx.post.settle([Settled(one, "sent", message="m1")])

    await store.run(settle)


# --- ballots


async def test_a_vote_that_comes_before_its_poll_is_known_waits_for_it(app: App, store: Store) -> None:
    await app.handle(Incoming(AYSEL, "/quiz choice", event="1"))
    one = await claimed(store)
    asking = asyncio.create_task(app.desk.ballot("fake", "p1"))
    done, _ = await asyncio.wait([asking], timeout=0.1)
    assert not done
    await sent(store, one, "p1")
    votes = tuple(button.data for button in one.letter.said.buttons)
    assert await asking == Ballot(HERE, votes)
    assert await app.desk.ballot("fake", "p1") == Ballot(HERE, votes)


async def test_a_poll_that_nobody_knows_is_not_waited_for_while_none_is_being_sent(app: App) -> None:
    begun = time.monotonic()
    assert await app.desk.ballot("fake", "stranger") is None
    await app.handle(Incoming(AYSEL, "/quiz choice", event="1"))
    assert await app.desk.ballot("fake", "stranger") is None
    assert time.monotonic() - begun < 2


async def test_another_poll_that_is_being_sent_does_not_make_a_stranger_known(app: App, store: Store) -> None:
    await app.handle(Incoming(AYSEL, "/quiz choice", event="1"))
    one = await claimed(store)
    asking = asyncio.create_task(app.desk.ballot("fake", "stranger"))
    await sent(store, one, "p1")
    assert await asking is None


async def test_a_poll_that_never_becomes_known_is_given_up(
    app: App, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.desk._COMING", 0.1)
    await app.handle(Incoming(AYSEL, "/quiz choice", event="1"))
    await claimed(store)
    assert await app.desk.ballot("fake", "p1") is None


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
async def test_a_poll_that_becomes_known_while_it_is_looked_for_is_found(
    app: App, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await app.handle(Incoming(AYSEL, "/quiz choice", event="1"))
    one = await claimed(store)
    is_coming = Polls.one_is_coming

    async def comes_first(self: Polls, platform: str) -> bool:
        await sent(store, one, "p1")
        return await is_coming(self, platform)

    monkeypatch.setattr(Polls, "one_is_coming", comes_first)
    assert await app.desk.ballot("fake", "p1") is not None


async def test_a_vote_in_a_poll_counts_as_a_press_once(app: App, store: Store, own_mind: Mind) -> None:
    await app.handle(Incoming(AYSEL, "/quiz choice", name="Aysel", event="1"))
    one = await claimed(store)
    await sent(store, one, "p1")
    ballot = await app.desk.ballot("fake", "p1")
    assert ballot is not None and one.letter.said.choice is not None
    right = ballot.votes[one.letter.said.choice.right]
    murad = Address(ballot.place.platform, ballot.place.chat, "murad")
    vote = Incoming(murad, button=right, name="Murad", event="vote")
    told = (Outgoing(own_mind.say("az", "told-locked"), to="murad", sign="noted"),)
    assert await app.handle(vote) == told
    assert await app.handle(vote) == told
    await app.handle(Incoming(AYSEL, "/skip", name="Aysel", event="skip"))
    (score,) = await rows_of(store, tables.scores)
    assert (score["player"], score["correct"]) == ("murad", True)
    assert score["points"] > 0


async def test_a_vote_that_comes_after_the_end_of_its_poll_is_too_late(app: App, store: Store, own_mind: Mind) -> None:
    await app.handle(Incoming(AYSEL, "/game 5 choice", name="Aysel", event="1", private=True))
    one = await claimed(store)
    await sent(store, one, "p1")
    await app.handle(Incoming(AYSEL, "/skip", name="Aysel", event="2", private=True))
    ballot = await app.desk.ballot("fake", "p1")
    assert ballot is not None and ballot.private
    (told,) = await app.handle(Incoming(AYSEL, button=ballot.votes[0], event="3", private=True))
    assert told.text == own_mind.say("az", "told-late")
    assert await rows_of(store, tables.scores) == []


# --- facts


async def test_facts_that_fit_a_text_are_those_to_share(own_mind: Mind, own_play: Play, store: Store) -> None:
    found = desk_of(own_mind, own_play, store).facts("fake", " Who directed Sabuhi? ")
    assert found == facts_for(own_mind, "Who directed Sabuhi?", datetime.now(UTC).date()) != ()


@pytest.mark.parametrize("text", ["", "  \n"])
async def test_without_a_text_it_is_what_happened_on_this_day_in_each_language(
    own_mind: Mind, own_play: Play, store: Store, text: str
) -> None:
    found = desk_of(own_mind, own_play, store).facts("fake", text)
    occasions: list[Occasions] = [own_play.occasions(language, datetime.now(UTC)) for language in LANGUAGES]
    assert [fact.text for fact in found] == [one.of_today() for one in occasions]
    assert [fact.title for fact in found] == [fact.text.splitlines()[0] for fact in found]
    assert {fact.start for fact in found} == {""}
    russian, *others = desk_of(own_mind, own_play, store).facts("fake", text, "ru")
    assert (russian.text, len(others)) == (own_play.occasions("ru", datetime.now(UTC)).of_today(), 2)


async def test_a_fact_is_no_longer_than_a_message_of_its_platform(own_mind: Mind, own_play: Play, store: Store) -> None:
    whole = desk_of(own_mind, own_play, store).facts("fake", "Sevil")
    short = desk_of(own_mind, own_play, store, longest=100).facts("fake", "Sevil")
    assert [(one.start, one.title) for one in short] == [(one.start, one.title) for one in whole]
    assert all(0 < units(one.text) <= 100 for one in short)
    assert all(long.text.startswith(cut.text) for long, cut in zip(whole, short, strict=True))


# --- menus


@pytest.mark.parametrize(("asked", "language"), [*((one, one) for one in LANGUAGES), ("de", "en"), ("", "en")])
async def test_a_menu_is_in_a_language_that_the_bot_speaks(app: App, asked: str, language: Language) -> None:
    assert app.desk.menu(asked).about == app.desk.menu(language).about


# --- open questions


async def show(store: Store, message: str = "m{}") -> None:
    """Note that all that waits has been sent, each message under an id of the platform's."""

    async def settle(tx: Transaction) -> bool:
        heads = await tx.post.heads("fake", 99)
        await tx.post.settle([Settled(one, "sent", message=message.format(one.letter.id)) for one in heads])
        return bool(heads)

    while await store.run(settle):
        pass


async def begin(app: App, kind: str, chat: str = HERE.chat) -> Place:
    """Ask a question in a chat."""
    address = replace(AYSEL, chat=chat)
    await app.handle(Incoming(address, f"/quiz {kind}", name="Aysel", event=f"begin {chat}"))
    return address.place


async def message_of(store: Store, place: Place) -> str:
    """Give the platform's id of what was sent last in a chat."""
    rows = reversed(await rows_of(store, tables.outbox))
    return str(next(row["message"] for row in rows if row["chat"] == place.chat))


async def test_where_questions_are_open_and_which_messages_ask_them_is_known(app: App, store: Store) -> None:
    assert await app.desk.open_questions("fake") == []
    places = [await begin(app, kind, chat=kind) for kind in ("choice", "odd", "order", "year", "typed", "clues")]
    await show(store)
    asking = {place: await message_of(store, place) for place in places}
    assert len({*asking.values()}) == len(places)
    assert dict(await app.desk.open_questions("fake")) == asking


async def test_a_question_that_no_message_asks_yet_is_not_among_those_that_are_open(app: App, store: Store) -> None:
    await begin(app, "odd")
    assert await app.desk.open_questions("fake") == []
    await claimed(store)
    assert await app.desk.open_questions("fake") == []


async def test_a_question_of_which_the_platform_told_no_message_is_not_among_them(app: App, store: Store) -> None:
    await begin(app, "odd")
    await show(store, message="")
    assert await app.desk.open_questions("fake") == []


async def test_a_chat_in_which_no_question_is_open_is_not_among_them(app: App, store: Store) -> None:
    lobby, over, silent = (replace(AYSEL, chat=chat) for chat in ("lobby", "over", "silent"))
    await app.handle(Incoming(lobby, "/game 5", name="Aysel", event="1"))
    await app.handle(Incoming(over, "/quiz odd", name="Aysel", event="2"))
    await show(store)
    await app.handle(Incoming(over, "/stop", name="Aysel", event="3"))
    await app.handle(Incoming(silent, "/help", name="Aysel", event="4"))
    await show(store)
    assert await app.desk.open_questions("fake") == []


async def test_of_a_game_only_the_question_that_is_open_by_now_is_given(app: App, store: Store) -> None:
    await app.handle(Incoming(AYSEL, "/game 5 odd", name="Aysel", event="1", private=True))
    await show(store)
    first = await app.desk.open_questions("fake")
    await app.handle(Incoming(AYSEL, "/skip", name="Aysel", event="2", private=True))
    await show(store)
    assert await app.desk.open_questions("fake") == []  # the break between two of them
    await app.handle(Incoming(AYSEL, "/next", name="Aysel", event="3", private=True))
    await show(store)
    second = await app.desk.open_questions("fake")
    assert second == [(HERE, await message_of(store, HERE))]
    assert first != second


async def test_open_questions_of_another_platform_are_not_given(app: App, store: Store) -> None:
    await app.handle(Incoming(Address("other", "here", "aysel"), "/quiz odd", name="Aysel", event="1"))
    await begin(app, "odd", chat="there")
    await show(store)
    assert [place for place, _ in await app.desk.open_questions("fake")] == [Place("fake", "there")]
    assert await app.desk.open_questions("other") == []


async def test_a_game_that_cannot_be_read_hides_no_other_open_question(app: App, store: Store) -> None:
    await begin(app, "odd")
    there = await begin(app, "odd", chat="there")
    await show(store)
    await execute(store, "UPDATE games SET state = '{' WHERE chat = 'here'")
    assert [place for place, _ in await app.desk.open_questions("fake")] == [there]


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
async def test_open_questions_are_given_though_another_process_works_on_their_chats(app: App, store: Store) -> None:
    await begin(app, "odd")
    await show(store)
    async with store.transaction() as tx:
        assert await tx.take([HERE])
        async with asyncio.timeout(3):
            assert len(await app.desk.open_questions("fake")) == 1


# --- languages and texts

HOME = "aysel alone"
CHANNEL = Address("fake", "server/channel", "aysel")


async def choose(app: App, language: str, chat: str, player: str = "aysel") -> None:
    """Choose the language of a chat, as one who manages it."""
    await app.handle(Incoming(Address("fake", chat, player), f"/lang {language}", admin=True))


async def test_the_language_in_which_somebody_is_spoken_to_is_that_of_the_chat_its_room_theirs_or_the_last(
    app: App,
) -> None:
    async def spoken(home: str = HOME) -> Language | None:
        return await app.desk.language(CHANNEL, home)

    assert await spoken() is None
    await app.handle(Incoming(CHANNEL, "Who directed Sabuhi?", event="1"))
    assert await spoken() == "en"
    await choose(app, "ru", HOME)
    assert (await spoken(), await spoken(""), await spoken("somebody else alone")) == ("ru", "en", "en")
    await choose(app, "az", "server")
    assert await spoken() == "az"
    await choose(app, "en", "server/channel")
    assert await spoken() == "en"
    for chat, language in (("server/channel", "az"), ("server", "ru"), (HOME, "en")):
        await choose(app, "auto", chat)
        assert await spoken() == language


async def test_somebody_new_to_a_chat_has_no_language_there_unless_one_was_chosen(app: App) -> None:
    await app.handle(Incoming(CHANNEL, "Who directed Sabuhi?", event="1"))
    murad = replace(CHANNEL, player="murad")
    assert await app.desk.language(murad, "murad alone") is None
    assert await app.desk.language(replace(CHANNEL, chat="server/other"), HOME) is None
    await choose(app, "ru", "server")
    assert await app.desk.language(murad, "murad alone") == "ru"
    assert await app.desk.language(replace(murad, chat="server"), "") == "ru"
    assert await app.desk.language(replace(murad, platform="other"), "") is None


async def test_to_ask_for_a_language_leaves_no_trace_of_who_asked(app: App, store: Store) -> None:
    before = await dump(store)
    assert await app.desk.language(CHANNEL, HOME) is None
    assert await dump(store) == before


@pytest.mark.parametrize(("asked", "language"), [*((one, one) for one in LANGUAGES), ("de", "en"), ("", "en")])
async def test_a_text_is_in_a_language_that_the_bot_speaks(
    app: App, own_mind: Mind, asked: str, language: Language
) -> None:
    assert app.desk.text(asked, "thread-opened", thread="#quiz") == own_mind.say(
        language, "thread-opened", thread="#quiz"
    )


# --- who does something


async def test_one_process_leads_until_it_gives_that_away(app: App) -> None:
    desk = app.desk
    assert await desk.lead("telegram", "one", 60)
    assert not await desk.lead("telegram", "two", 60)
    assert await desk.lead("telegram", "one", 60)
    await desk.follow("telegram", "two")
    assert not await desk.lead("telegram", "two", 60)
    await desk.follow("telegram", "one")
    assert await desk.lead("telegram", "two", 60)


async def test_who_leads_in_one_thing_does_not_lead_in_another(app: App) -> None:
    assert await app.desk.lead("telegram", "one", 60)
    assert await app.desk.lead("discord", "two", 60)


async def test_who_is_gone_leads_no_more(own_mind: Mind, own_play: Play, tmp_path: Path) -> None:
    now = [datetime(2026, 4, 28, 12, tzinfo=UTC)]
    async with fresh_store("sqlite", tmp_path, lambda: now[0]) as store:
        desk = desk_of(own_mind, own_play, store)
        assert await desk.lead("telegram", "one", 10)
        now[0] = now[0].replace(second=11)
        assert await desk.lead("telegram", "two", 10)
        assert not await desk.lead("telegram", "one", 10)


# --- what cannot be read


async def test_an_event_that_cannot_be_read_is_noted_without_what_is_in_it(
    app: App, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise ValueError("the secret text")
    except ValueError as error:
        with caplog.at_level(logging.ERROR):
            await app.desk.unreadable("fake", "e7", error)
    (note,) = await rows_of(store, tables.audit)
    assert (note["what"], note["platform"], note["event"]) == ("unreadable event", "fake", "e7")
    assert "ValueError" in note["detail"]
    assert "secret" not in note["detail"] + caplog.text
    assert replace(AYSEL).player not in note["detail"]
