"""What updates of Telegram are to the bot."""

from typing import Any

import pytest

from adapters.telegram.inbound import Me, to_incoming, to_vote
from bot.messages import Address, Ballot, Incoming, Place
from tests.telegram.updates import (
    AYSEL,
    GROUP,
    MURAD,
    PRIVATE,
    SELF,
    Json,
    marked,
    membership,
    message,
    press,
    update,
    vote,
)

ME = Me(42, "AzFilmBot")
ANONYMOUS: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL_BOT: Json = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
CHANNEL: Json = {"id": -1009, "type": "channel", "title": "Ekran"}
BALLOT = Ballot(Place("telegram", "-1001/12"), ("g|1|pick|0", "g|1|pick|1"))


def heard(**parts: Any) -> Incoming:
    """Translate an update that the bot has to do with."""
    found = to_incoming(update(**parts), ME)
    assert found
    return found


def unheard(**parts: Any) -> bool:
    return to_incoming(update(**parts), ME) is None


def voted(given: Json, ballot: Ballot = BALLOT) -> Incoming | None:
    return to_vote(update(poll_answer=given), ME, ballot)


# --- texts


def test_a_text_in_a_private_chat() -> None:
    assert heard(message=message("salam", chat=PRIVATE)) == Incoming(
        Address("telegram", "7", "7"),
        "salam",
        name="Aysel M",
        private=True,
        event="42:900",
        message="5",
        language="az",
    )


def test_the_country_of_a_language_is_left_out() -> None:
    assert heard(message=message("hi", sender=MURAD)).language == "en"
    assert heard(message=message("hi", sender={**MURAD, "language_code": "pt-br"})).language == "pt"
    assert heard(message=message("hi", sender={"id": 9, "is_bot": False, "first_name": "X"})).language == ""


def test_what_people_say_to_each_other_in_a_group_is_not_said_to_the_bot() -> None:
    said = heard(message=message("salam"))
    assert (said.address.chat, said.addressed, said.private, said.admin) == ("-1001", False, False, False)


def test_an_answer_to_a_message_of_the_bot_is_said_to_it() -> None:
    def answer(to: Json) -> Incoming:
        return heard(message=message("1945", reply_to_message=message("?", sender=to)))

    assert answer(SELF).addressed
    assert not answer(MURAD).addressed
    assert not answer(CHANNEL_BOT).addressed


def test_an_answer_to_what_nobody_wrote_is_no_answer_to_the_bot() -> None:
    assert not heard(message=message("1945", reply_to_message=message("?", sender=None))).addressed


def test_a_command_without_a_name_may_be_meant_for_another_bot() -> None:
    said = heard(message=marked("/quiz 1920s", ("/quiz", "bot_command")))
    assert (said.text, said.addressed) == ("/quiz 1920s", False)
    assert heard(message=marked("/quiz", ("/quiz", "bot_command"), chat=PRIVATE)).addressed


@pytest.mark.parametrize("name", ["AzFilmBot", "azfilmbot", "AZFILMBOT"])
def test_a_command_with_the_name_of_the_bot_is_meant_for_it(name: str) -> None:
    said = heard(message=marked(f"/quiz@{name} 1920s", (f"/quiz@{name}", "bot_command")))
    assert (said.text, said.addressed) == ("/quiz 1920s", True)


def test_nothing_is_cut_off_the_end_of_a_command() -> None:
    said = heard(message=marked("/broadcast@AzFilmBot Baxın:", ("/broadcast@AzFilmBot", "bot_command")))
    assert said.text == "/broadcast Baxın:"


@pytest.mark.parametrize("chat", [GROUP, PRIVATE])
def test_the_command_of_another_bot_is_not_heard(chat: Json) -> None:
    assert unheard(message=marked("/quiz@OtherBot", ("/quiz@OtherBot", "bot_command"), chat=chat))
    assert unheard(message=marked("/quiz@AzFilmBot2", ("/quiz@AzFilmBot2", "bot_command"), chat=chat))


def test_the_command_of_another_bot_within_a_text_is_a_text() -> None:
    said = heard(message=marked("yaz /quiz@OtherBot", ("/quiz@OtherBot", "bot_command")))
    assert said.text == "yaz /quiz@OtherBot"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("@AzFilmBot salam", "salam"),
        ("@azfilmbot, salam", "salam"),
        ("salam @AzFilmBot", "salam"),
        ("🎬🎬 @AzFilmBot: kim çəkib", "🎬🎬  : kim çəkib"),
        ("🎬 kim @AzFilmBot 🎬 çəkib", "🎬 kim   🎬 çəkib"),
        ("@AzFilmBot", ""),
        ("@AzFilmBot /quiz", "/quiz"),
    ],
)
def test_the_name_of_the_bot_is_left_out(text: str, left: str) -> None:
    name = next(word for word in text.replace(",", " ").replace(":", " ").split() if word.startswith("@"))
    said = heard(message=marked(text, (name, "mention")))
    assert (said.text, said.addressed) == (left, True)


@pytest.mark.parametrize("before", ["", ": ", ",,, ", ":🎬 "])
def test_both_names_of_the_bot_are_left_out_whatever_stands_before_them(before: str) -> None:
    text = f"{before}@AzFilmBot kim çəkib @azfilmbot?"
    said = heard(message=marked(text, ("@AzFilmBot", "mention"), ("@azfilmbot", "mention")))
    assert said.text.split() == [*before.strip(" ,:").split(), "kim", "çəkib", "?"]


@pytest.mark.parametrize("name", ["@AzFilmBot2", "@aysel"])
def test_the_name_of_somebody_else_stays(name: str) -> None:
    said = heard(message=marked(f"{name} salam", (name, "mention")))
    assert (said.text, said.addressed) == (f"{name} salam", False)


def test_a_name_that_telegram_does_not_mark_is_no_mention() -> None:
    assert not heard(message=marked("kod: @AzFilmBot", ("@AzFilmBot", "code"))).addressed


def test_a_mention_that_names_the_bot_by_its_number_is_left_out() -> None:
    def told(user: Json) -> Incoming:
        entity = {"type": "text_mention", "offset": 3, "length": 4, "user": user}
        return heard(message=message("🎬 Film, salam", entities=[entity]))

    assert (told(SELF).text, told(SELF).addressed) == ("🎬  , salam", True)
    assert (told(MURAD).text, told(MURAD).addressed) == ("🎬 Film, salam", False)


@pytest.mark.parametrize(
    "written",
    [
        message("salam", via_bot={"id": 50, "is_bot": True, "first_name": "gif"}),
        message("salam", sender={"id": 50, "is_bot": True, "first_name": "Other"}),
        message("salam", sender=SELF),
        message("salam", sender=None),
        message("xəbər", sender={"id": 777000, "is_bot": False, "first_name": "Telegram"}, is_automatic_forward=True),
        message("salam", chat=CHANNEL, sender=None, sender_chat=CHANNEL),
        message(new_chat_title="Kino"),
        message(caption="salam", photo=[]),
    ],
    ids=["via a bot", "bot", "self", "nobody", "from its channel", "in a channel", "service", "caption"],
)
def test_what_no_person_wrote_to_a_chat_is_not_heard(written: Json) -> None:
    assert unheard(message=written)


@pytest.mark.parametrize("kind", ["edited_message", "channel_post", "edited_channel_post"])
def test_edits_and_posts_are_not_heard(kind: str) -> None:
    assert unheard(**{kind: message("1945", edit_date=2)})


def test_an_update_without_anything_is_not_heard() -> None:
    assert unheard()


# --- topics


def test_a_topic_is_a_chat_of_its_own() -> None:
    said = heard(message=message("salam", message_thread_id=12, is_topic_message=True))
    assert said.address.place == Place("telegram", "-1001/12")


def test_a_thread_of_answers_is_no_topic() -> None:
    assert heard(message=message("salam", message_thread_id=12)).address.chat == "-1001"


def test_a_press_in_a_topic_belongs_to_the_topic() -> None:
    shown = message("?", sender=SELF, message_thread_id=12, is_topic_message=True)
    assert heard(callback_query=press(message=shown)).address.chat == "-1001/12"


# --- those who write in the name of a chat


def test_an_anonymous_administrator_is_the_group_and_manages_it() -> None:
    said = heard(message=message("salam", sender=ANONYMOUS, sender_chat=GROUP))
    assert (said.address.player, said.name, said.admin, said.language) == ("-1001", "Kino", True, "")


def test_a_channel_is_a_player_that_manages_nothing() -> None:
    said = heard(message=message("salam", sender=CHANNEL_BOT, sender_chat=CHANNEL))
    assert (said.address.player, said.name, said.admin) == ("-1009", "Ekran", False)


def test_who_stands_in_for_no_chat_is_a_bot() -> None:
    assert unheard(message=message("salam", sender=ANONYMOUS))
    assert unheard(message=message("salam", sender={**MURAD, "is_bot": True}, sender_chat=GROUP))


def test_an_anonymous_administrator_who_calls_the_bot_is_heard() -> None:
    named = "/stop@AzFilmBot"
    said = heard(message=marked(named, (named, "bot_command"), sender=ANONYMOUS, sender_chat=GROUP))
    assert (said.text, said.admin, said.addressed) == ("/stop", True, True)


# --- presses


def test_a_press_says_who_pressed_what_and_where() -> None:
    assert heard(callback_query=press("g|1", MURAD, message=message("?", sender=SELF))) == Incoming(
        Address("telegram", "-1001", "8"), button="g|1", name="Murad", event="42:900", language="en"
    )


def test_a_press_under_a_message_that_telegram_keeps_no_more_is_heard() -> None:
    gone = {"chat": PRIVATE, "message_id": 5, "date": 0}
    pressed = heard(callback_query=press("g|1", message=gone))
    assert (pressed.address.chat, pressed.private) == ("7", True)


@pytest.mark.parametrize(
    "pressed",
    [
        press(inline_message_id="1"),
        press(None, message=message("?"), game_short_name="x"),
        press(sender={**AYSEL, "is_bot": True}, message=message("?")),
    ],
    ids=["inline", "no data", "bot"],
)
def test_presses_that_mean_nothing_are_not_heard(pressed: Json) -> None:
    assert unheard(callback_query=pressed)


# --- votes


def test_a_vote_is_a_press_of_the_button_of_its_option() -> None:
    assert voted(vote(1)) == Incoming(
        Address("telegram", "-1001/12", "7"), button="g|1|pick|1", name="Aysel M", event="42:900", language="az"
    )


def test_a_vote_in_the_name_of_a_chat_is_one_of_that_chat() -> None:
    found = voted(vote(0, voter_chat=CHANNEL, user=CHANNEL_BOT))
    assert found and (found.address.player, found.name) == ("-1009", "Ekran")
    assert voted(vote(0, voter_chat=CHANNEL)) == found


def test_a_vote_in_a_private_chat_is_private() -> None:
    found = voted(vote(0), Ballot(Place("telegram", "7"), ("a",), private=True))
    assert found and found.private


@pytest.mark.parametrize("options", [(), (2,), (-1,), (0, 1)], ids=["taken back", "no such", "forged", "two"])
def test_a_vote_for_no_option_is_none(options: tuple[int, ...]) -> None:
    assert voted(vote(*options)) is None


def test_what_is_no_vote_is_none() -> None:
    assert to_vote(update(message=message("salam")), ME, BALLOT) is None
    assert unheard(poll_answer=vote(1))


# --- what becomes of the chat and of the bot in it


def test_both_tellings_of_a_move_say_the_same() -> None:
    old: Json = {"id": -55, "type": "group", "title": "Kino"}
    moved = Incoming(Address("telegram", "-55", ""), event="42:900", moved_to="-1001")
    assert heard(message=message(chat=old, migrate_to_chat_id=-1001)) == moved
    assert heard(message=message(migrate_from_chat_id=-55)) == moved
    assert heard(message=message(migrate_from_chat_id=-55, sender=ANONYMOUS, sender_chat=GROUP)) == moved


@pytest.mark.parametrize(
    ("before", "after", "happening"),
    [
        ("left", "member", "added"),
        ("kicked", "member", "added"),
        ("left", "administrator", "added"),
        ("left", "restricted", "added"),
        ("member", "left", "removed"),
        ("administrator", "kicked", "removed"),
        ("restricted", "kicked", "removed"),
    ],
)
def test_the_bot_is_added_to_and_removed_from_a_group(before: str, after: str, happening: str) -> None:
    found = heard(my_chat_member=membership(before, after))
    assert (found.happening, found.address) == (happening, Address("telegram", "-1001", "7"))
    assert (found.name, found.language, found.text, found.button) == ("Aysel M", "az", "", "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("member", "administrator"),
        ("administrator", "member"),
        ("member", "restricted"),
        ("restricted", "member"),
        ("left", "kicked"),
        ("kicked", "left"),
    ],
)
def test_a_bot_that_stays_or_stays_away_is_not_told_of(before: str, after: str) -> None:
    assert unheard(my_chat_member=membership(before, after))


def test_who_is_restricted_may_have_left() -> None:
    assert heard(my_chat_member=membership("restricted", "restricted", is_member=False)).happening == "removed"
    assert unheard(my_chat_member=membership("left", "restricted", is_member=False))


def test_a_person_blocks_the_bot() -> None:
    found = heard(my_chat_member=membership("member", "kicked", PRIVATE))
    assert (found.happening, found.private) == ("removed", True)


def test_a_person_who_unblocks_the_bot_will_say_something_themselves() -> None:
    assert unheard(my_chat_member=membership("kicked", "member", PRIVATE))


def test_a_channel_is_no_chat_to_be_in() -> None:
    assert unheard(my_chat_member=membership("left", "administrator", CHANNEL))
