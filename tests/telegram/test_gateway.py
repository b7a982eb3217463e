"""Updates through the gateway: to the bot, and back to their people."""

import asyncio
from copy import deepcopy
from types import SimpleNamespace

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, TimedOut

from adapters.telegram.gateway import Gateway, lane_of, number_of
from bot.messages import Ballot, Fact, Outgoing, Place
from bot.ports import StoreDown
from tests.telegram.fakes import POLL, FakeApp, Recorder
from tests.telegram.updates import AYSEL, GROUP, MURAD, PRIVATE, SELF, Json, marked, membership, message, press, vote

ASKED = "getChatAdministrators"
QUERY = "answerCallbackQuery"
SHOWN = message("?", sender=SELF)
COMMAND = marked("/stop", ("/stop", "bot_command"))
CHIEF = {"status": "creator", "user": AYSEL, "is_anonymous": True}
INLINE: Json = {"id": "6", "from": MURAD, "query": "sevil", "offset": ""}


@pytest.fixture
def gateway(bot: Bot, app: FakeApp, recorder: Recorder) -> Gateway:
    recorder.answers[ASKED] = [CHIEF]
    return Gateway(bot, app, owners=frozenset({"8"}))


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr("adapters.telegram.gateway.time", SimpleNamespace(monotonic=lambda: self.now))


def raw(id: int = 900, **parts: Json) -> Json:
    return {"update_id": id, **parts}


def admins(app: FakeApp) -> list[bool]:
    return [incoming.admin for incoming in app.heard]


# --- from update to feedback


async def taken(gateway: Gateway, update: Json) -> None:
    """Have an update taken, and its person told."""
    await gateway.take(update)
    await gateway.close()


async def test_what_is_said_comes_to_the_bot_and_its_reply_to_who_said_it(
    gateway: Gateway, app: FakeApp, recorder: Recorder
) -> None:
    app.reply = [Outgoing("Sual açıqdır.", to="7")]
    await taken(gateway, raw(message=message("salam")))
    assert [(one.text, one.event) for one in app.heard] == [("salam", "42:900")]
    assert recorder.only("sendMessage")["text"] == "Sual açıqdır."


async def test_what_happens_to_the_bot_comes_to_it(gateway: Gateway, app: FakeApp, recorder: Recorder) -> None:
    await taken(gateway, raw(my_chat_member=membership("left", "member")))
    await taken(gateway, raw(message=message(migrate_from_chat_id=-55)))
    assert [(one.happening, one.moved_to) for one in app.heard] == [("added", ""), ("", "-1001")]
    assert recorder.calls == []


async def test_what_is_none_of_its_business_does_not(gateway: Gateway, app: FakeApp, recorder: Recorder) -> None:
    await taken(gateway, raw(edited_message=message("1945")))
    await taken(gateway, raw(poll=POLL))
    await taken(gateway, raw())
    assert (app.heard, app.desk.unread, recorder.calls) == ([], [], [])


async def test_those_who_run_the_bot_are_known(gateway: Gateway, app: FakeApp) -> None:
    await taken(gateway, raw(message=message("salam", sender=MURAD)))
    await taken(gateway, raw(message=message("salam")))
    assert [one.owner for one in app.heard] == [True, False]


async def test_nobody_runs_the_bot_in_the_name_of_a_chat(bot: Bot, app: FakeApp, recorder: Recorder) -> None:
    recorder.answers[ASKED] = []
    channel = {"id": -8, "type": "channel", "title": "8"}
    stand_in = {"id": 136817688, "is_bot": True, "first_name": "Channel"}
    gateway = Gateway(bot, app, owners=frozenset({"136817688"}))
    await taken(gateway, raw(message=message("/stats", sender=stand_in, sender_chat=channel)))
    assert not app.heard[0].owner


# --- presses


@pytest.mark.parametrize(
    "pressed",
    [
        press(message=SHOWN),
        press(message={"chat": PRIVATE, "message_id": 5, "date": 0}),
        press(inline_message_id="1"),
        press(None, message=SHOWN, game_short_name="x"),
        press(sender={**MURAD, "is_bot": True}, message=SHOWN),
    ],
    ids=["seen", "gone", "inline", "no data", "bot"],
)
async def test_every_press_is_answered_once(gateway: Gateway, recorder: Recorder, pressed: Json) -> None:
    await taken(gateway, raw(callback_query=pressed))
    assert recorder.names.count(QUERY) == 1


async def test_a_press_is_answered_though_telegram_does_not_tell_who_manages_the_chat(
    gateway: Gateway, app: FakeApp, recorder: Recorder
) -> None:
    recorder.answers[ASKED] = Forbidden("bot is not a member")
    app.reply = [Outgoing("Yox", to="7")]
    await taken(gateway, raw(callback_query=press(message=SHOWN)))
    assert recorder.names == [ASKED, QUERY]
    assert recorder.only(QUERY)["text"] == "Yox"


async def test_a_press_is_done_with_though_its_answer_comes_too_late(
    gateway: Gateway, app: FakeApp, recorder: Recorder
) -> None:
    recorder.answers[QUERY] = BadRequest("query is too old")
    await taken(gateway, raw(callback_query=press(message=SHOWN)))
    assert (len(app.heard), app.desk.unread) == (1, [])


async def test_a_press_that_is_not_kept_is_answered_when_it_comes_again(
    gateway: Gateway, app: FakeApp, recorder: Recorder
) -> None:
    app.reply = StoreDown("away")
    with pytest.raises(StoreDown):
        await taken(gateway, raw(callback_query=press(message=SHOWN)))
    assert QUERY not in recorder.names
    app.reply = [Outgoing("Bəli", to="7")]
    await taken(gateway, raw(callback_query=press(message=SHOWN)))
    assert recorder.only(QUERY)["text"] == "Bəli"


# --- votes


async def test_a_vote_comes_to_the_chat_of_its_poll(gateway: Gateway, app: FakeApp, recorder: Recorder) -> None:
    app.desk.ballots["8"] = Ballot(Place("telegram", "-1001/12"), ("a", "b"))
    app.reply = [Outgoing("Doğrudur!", to="7", sign="right")]
    await taken(gateway, raw(poll_answer=vote(1)))
    assert [(one.address.chat, one.address.player, one.button) for one in app.heard] == [("-1001/12", "7", "b")]
    assert recorder.calls == []


async def test_a_vote_in_a_poll_that_nobody_knows_is_passed_over(gateway: Gateway, app: FakeApp) -> None:
    await taken(gateway, raw(poll_answer=vote(1)))
    app.desk.ballots["8"] = Ballot(Place("telegram", "7"), ("a", "b"))
    await taken(gateway, raw(poll_answer=vote()))
    assert (app.heard, app.desk.unread) == ([], [])


# --- what cannot be read or kept


@pytest.mark.parametrize(
    ("broken", "event"),
    [
        ({"update_id": 5, "message": {"text": "salam"}}, "42:5"),
        ({"update_id": 5, "message": "salam"}, "42:5"),
        ({"update_id": 5, "poll_answer": {"poll_id": "8", "option_ids": "x"}}, "42:5"),
        ({"message": message("salam")}, "42:0"),
        ({}, "42:0"),
    ],
)
async def test_an_update_that_cannot_be_read_is_noted(gateway: Gateway, app: FakeApp, broken: Json, event: str) -> None:
    await taken(gateway, broken)
    assert [(platform, id) for platform, id, _ in app.desk.unread] == [("telegram", event)]
    assert app.heard == []


async def test_an_update_that_is_nested_too_deeply_is_noted(gateway: Gateway, app: FakeApp) -> None:
    nested = message("salam")
    for _ in range(500):
        nested = message("salam", reply_to_message=nested)
    await taken(gateway, raw(message=nested))
    assert app.desk.unread == [("telegram", "42:900", "RecursionError")]


async def test_a_vote_of_nobody_is_noted(gateway: Gateway, app: FakeApp) -> None:
    app.desk.ballots["8"] = Ballot(Place("telegram", "7"), ("a", "b"))
    await taken(gateway, raw(poll_answer={"poll_id": "8", "option_ids": [0], "option_persistent_ids": ["0"]}))
    assert app.desk.unread == [("telegram", "42:900", "AssertionError")]


async def test_an_update_that_fails_is_noted_and_the_next_one_handled(gateway: Gateway, app: FakeApp) -> None:
    app.reply = ValueError("x")
    await taken(gateway, raw(message=message("salam")))
    app.reply = ()
    await taken(gateway, raw(901, message=message("salam")))
    assert app.desk.unread == [("telegram", "42:900", "ValueError")]
    assert [one.event for one in app.heard] == ["42:900", "42:901"]


async def test_what_is_not_kept_is_said(gateway: Gateway, app: FakeApp) -> None:
    app.reply = StoreDown("away")
    with pytest.raises(StoreDown):
        await taken(gateway, raw(message=message("salam")))
    assert app.desk.unread == []


@pytest.mark.parametrize(
    "part", [{"message": COMMAND}, {"callback_query": press(message=SHOWN)}, {"inline_query": INLINE}]
)
async def test_an_update_is_left_as_it_is_for_another_attempt(gateway: Gateway, part: Json) -> None:
    update = raw(**part)
    before = deepcopy(update)
    await taken(gateway, update)
    assert update == before


# --- who manages a chat


async def test_who_manages_a_group_is_asked_when_it_matters(gateway: Gateway, app: FakeApp, recorder: Recorder) -> None:
    await taken(gateway, raw(message=COMMAND))
    await taken(gateway, raw(message={**COMMAND, "from": MURAD}))
    await taken(gateway, raw(callback_query=press(message=SHOWN)))
    assert admins(app) == [True, False, True]
    assert recorder.only(ASKED) == {"chat_id": -1001}


async def test_who_manages_a_group_manages_its_topics(gateway: Gateway, app: FakeApp, recorder: Recorder) -> None:
    await taken(gateway, raw(message={**COMMAND, "message_thread_id": 12, "is_topic_message": True}))
    await taken(gateway, raw(message={**COMMAND, "message_thread_id": 13, "is_topic_message": True}))
    assert admins(app) == [True, True]
    assert recorder.only(ASKED) == {"chat_id": -1001}


@pytest.mark.parametrize(
    "said",
    [
        {"message": message("salam")},
        {"message": {**COMMAND, "chat": PRIVATE}},
        {"callback_query": press(message={**SHOWN, "chat": PRIVATE})},
        {"my_chat_member": membership("left", "member")},
    ],
    ids=["talk", "private command", "private press", "added"],
)
async def test_who_manages_a_chat_is_not_asked_without_need(gateway: Gateway, recorder: Recorder, said: Json) -> None:
    await taken(gateway, raw(**said))
    assert ASKED not in recorder.names


async def test_who_writes_in_the_name_of_the_group_manages_it(
    gateway: Gateway, app: FakeApp, recorder: Recorder
) -> None:
    stand_in = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    await taken(gateway, raw(message={**COMMAND, "from": stand_in, "sender_chat": GROUP}))
    assert admins(app) == [True]
    assert ASKED not in recorder.names


async def test_who_manages_a_group_is_known_for_a_minute(
    gateway: Gateway, app: FakeApp, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)
    await taken(gateway, raw(message=COMMAND))
    recorder.answers[ASKED] = []
    clock.now += 59
    await taken(gateway, raw(message=COMMAND))
    clock.now += 2
    await taken(gateway, raw(message=COMMAND))
    assert admins(app) == [True, True, False]
    assert recorder.names == [ASKED, ASKED]


async def test_each_group_has_its_own(gateway: Gateway, app: FakeApp, recorder: Recorder) -> None:
    await taken(gateway, raw(message=COMMAND))
    recorder.answers[ASKED] = []
    await taken(gateway, raw(message={**COMMAND, "chat": {**GROUP, "id": -1002}}))
    assert admins(app) == [True, False]


async def test_nobody_manages_a_group_of_which_telegram_does_not_tell_and_it_is_asked_again_later(
    gateway: Gateway, app: FakeApp, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)
    recorder.answers[ASKED] = TimedOut()
    await taken(gateway, raw(message=COMMAND))
    recorder.answers[ASKED] = [CHIEF]
    await taken(gateway, raw(message=COMMAND))
    clock.now += 11
    await taken(gateway, raw(message=COMMAND))
    assert admins(app) == [False, False, True]


async def test_what_was_known_holds_while_telegram_does_not_tell(
    gateway: Gateway, app: FakeApp, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)
    await taken(gateway, raw(message=COMMAND))
    recorder.answers[ASKED] = TimedOut()
    clock.now += 61
    await taken(gateway, raw(message=COMMAND))
    assert admins(app) == [True, True]


async def test_telegram_is_not_waited_for_long(
    gateway: Gateway, app: FakeApp, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.telegram.gateway._PATIENCE", 0)
    recorder.answers[ASKED] = asyncio.Event()
    await taken(gateway, raw(message=COMMAND))
    assert admins(app) == [False]


# --- facts for other chats


async def test_facts_are_offered_in_the_language_of_who_types(
    gateway: Gateway, app: FakeApp, recorder: Recorder
) -> None:
    app.desk.shared = (Fact("sevil_1929-year", "Sevil", "1929"),)
    await taken(gateway, raw(inline_query=INLINE))
    offered = recorder.only("answerInlineQuery")
    assert app.desk.asked == [("sevil", "en")]
    assert (offered["inline_query_id"], offered["cache_time"]) == ("6", 300)
    (one,) = offered["results"]
    assert one["reply_markup"]["inline_keyboard"][0][0]["text"] == "Ask more (en)"
    assert app.heard == []


async def test_facts_in_one_language_are_not_kept_for_people_of_another(gateway: Gateway, recorder: Recorder) -> None:
    await taken(gateway, raw(inline_query=INLINE))
    assert recorder.only("answerInlineQuery")["is_personal"] is True


async def test_facts_that_come_too_late_are_lost(gateway: Gateway, app: FakeApp, recorder: Recorder) -> None:
    recorder.answers["answerInlineQuery"] = BadRequest("query is too old")
    await taken(gateway, raw(inline_query=INLINE))
    assert app.desk.unread == []


# --- order


@pytest.mark.parametrize(
    ("part", "lane"),
    [
        ({"message": message("salam")}, "chat -1001"),
        ({"message": message("salam", message_thread_id=12, is_topic_message=True)}, "chat -1001"),
        ({"callback_query": press(message=SHOWN)}, "chat -1001"),
        ({"callback_query": press(message={"chat": GROUP, "message_id": 5, "date": 0})}, "chat -1001"),
        ({"my_chat_member": membership("left", "member")}, "chat -1001"),
        ({"poll_answer": vote(1)}, "poll 8"),
        ({"inline_query": INLINE}, "person 8"),
        ({"callback_query": press(inline_message_id="1")}, "others"),
        ({"message": "salam"}, "others"),
        ({"message": {"chat": 5}}, "others"),
        ({"callback_query": [], "poll_answer": 5, "inline_query": {"from": 5}}, "others"),
        ({}, "others"),
    ],
)
def test_updates_keep_the_order_of_their_chat_poll_or_person(part: Json, lane: str) -> None:
    assert lane_of(raw(**part)) == lane


def test_an_update_without_a_number_counts_as_the_first() -> None:
    assert number_of({"update_id": 5}) == 5
    assert number_of({}) == number_of({"update_id": "5"}) == number_of({"update_id": None}) == 0
