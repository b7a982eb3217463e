"""The menus in which a chat is set up: what they show, what each press changes, and what none does."""

from dataclasses import replace

import pytest

from bot.appointments import USUAL_TIME, Agenda, Appointment, Subscription
from bot.chat import Chat, Preferences
from bot.mind import Mind
from bot.preferences import MARK, QUIET, SECONDS, Page, menu, pressed
from bot.timetable import DEFAULT_ZONE
from knowledge.model import LANGUAGES, Language
from tests.storage.scenes import AGENDA, full_chat

PAGES: tuple[Page, ...] = ("main", "language", "games", "quiet", "posts")
DAILY = Subscription("daily", USUAL_TIME, DEFAULT_ZONE)
SET_UP = full_chat(agenda=AGENDA, owner="")


def does(mind: Mind, chat: Chat, page: Page) -> list[str]:
    """Give what the buttons of a page do."""
    said = menu(chat, mind.wording("en"), "m1", page)
    assert all(button.data.startswith(f"{MARK}m1|") for button in said.buttons)
    return [button.data.removeprefix(f"{MARK}m1|") for button in said.buttons]


def labels(mind: Mind, chat: Chat, page: Page) -> list[str]:
    return [button.label for button in menu(chat, mind.wording("en"), "m1", page).buttons]


def after(chat: Chat, *presses: str) -> Chat:
    """Give a chat after presses that do something."""
    for does in presses:
        done = pressed(chat, does)
        assert done is not None, does
        chat, _ = done
    return chat


# --- what is shown


def test_a_chat_where_nothing_was_chosen_is_shown_as_it_is_by_itself(own_mind: Mind) -> None:
    assert menu(Chat(), own_mind.wording("en"), "m1").text.splitlines() == [
        "Settings of this chat",
        "Language: that of the question",
        "Games may be started by: everyone",
        "Time for a question: as each needs",
        "Quiet hours, Baku time: none",
        "Question of the day: off",
        "Anniversaries: off",
    ]


def test_all_that_was_chosen_is_shown(own_mind: Mind) -> None:
    assert menu(SET_UP, own_mind.wording("en"), "m1").text.splitlines() == [
        "Settings of this chat",
        "Language: Русский",
        "Games may be started by: administrators",
        "Time for a question: 30 s",
        "Quiet hours, Baku time: 22:00–08:00",
        own_mind.say("en", "subscription-daily", time="09:30", zone="Europe/Berlin"),
        own_mind.say("en", "subscription-anniversaries", time="10:00", zone="Asia/Baku"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("chat", [Chat(), SET_UP])
def test_every_page_can_be_shown_in_every_language(own_mind: Mind, page: Page, chat: Chat, language: Language) -> None:
    wording = own_mind.wording(language)
    said = menu(chat, wording, "m1", page)
    assert said.text == menu(chat, wording, "m1").text
    assert said.to == ""
    assert said.kind == "chatter"
    assert len({button.label for button in said.buttons}) == len(said.buttons) > 1


def test_a_menu_takes_the_place_of_itself_and_of_no_other(own_mind: Mind) -> None:
    wording = own_mind.wording("en")
    slots = [menu(chat, wording, "m1", page).slot for chat in (Chat(), SET_UP) for page in PAGES]
    assert len(set(slots)) == 1
    assert slots[0] not in ("", menu(Chat(), wording, "m2").slot)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["m1", "m5x2k1ab", "x" * 12])
def test_the_data_of_every_button_fits(own_mind: Mind, page: Page, name: str) -> None:
    for button in menu(SET_UP, own_mind.wording("ru"), name, page).buttons:
        assert len(button.data.encode()) <= 64


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("chat", [Chat(), SET_UP])
def test_every_button_does_something(own_mind: Mind, page: Page, chat: Chat) -> None:
    for data in does(own_mind, chat, page):
        assert pressed(chat, data) is not None


def test_from_the_main_page_every_other_is_reached_and_from_each_one_gets_back(own_mind: Mind) -> None:
    leads = [pressed(SET_UP, data) for data in does(own_mind, SET_UP, "main")]
    assert leads == [(SET_UP, page) for page in PAGES[1:]]
    for page in PAGES[1:]:
        back = [pressed(SET_UP, data) for data in does(own_mind, SET_UP, page)]
        assert "main" in [lead[1] for lead in back if lead]


# --- what is changed


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_chosen_and_given_up(language: Language) -> None:
    chosen = after(Chat(), f"language.{language}")
    assert chosen == Chat(chosen=language)
    assert after(chosen, "language.auto") == Chat()


def test_who_may_start_games_is_chosen_to_and_fro(own_mind: Mind) -> None:
    assert after(Chat(), "starters.admins") == Chat(preferences=Preferences(starters="admins"))
    assert after(Chat(), "starters.admins", "starters.all") == Chat()
    assert does(own_mind, Chat(), "games")[0] == "starters.admins"
    assert does(own_mind, SET_UP, "games")[0] == "starters.all"
    assert labels(own_mind, Chat(), "games")[0] == "Games may be started by: administrators"


def test_in_a_chat_of_one_person_there_is_no_word_on_who_may_start_games(own_mind: Mind) -> None:
    alone = replace(SET_UP, owner="ann")
    assert "Games may be started by" not in menu(alone, own_mind.wording("en"), "m1").text
    assert [one.partition(".")[0] for one in does(own_mind, alone, "games")] == ["seconds", "page"]


def test_the_times_of_a_question_follow_one_another_in_a_round(own_mind: Mind) -> None:
    chat, seen = Chat(), []
    for _ in SECONDS:
        chat = after(chat, does(own_mind, chat, "games")[1])
        seen.append(chat.preferences.seconds)
    assert seen == [*SECONDS[1:], 0]


def test_a_time_that_is_none_of_them_is_followed_by_the_first(own_mind: Mind) -> None:
    chat = Chat(preferences=Preferences(seconds=7))
    assert does(own_mind, chat, "games")[1] == f"seconds.{SECONDS[0]}"


@pytest.mark.parametrize("quiet", QUIET)
def test_quiet_hours_are_chosen_and_given_up(quiet: str) -> None:
    assert after(Chat(), f"quiet.{quiet}") == Chat(preferences=Preferences(quiet=quiet))
    assert after(Chat(), f"quiet.{quiet}", "quiet.") == Chat()


def test_the_quiet_hours_to_choose_from_are_shown_as_hours(own_mind: Mind) -> None:
    assert labels(own_mind, Chat(), "quiet") == ["none", "22:00–08:00", "23:00–09:00", "00:00–07:00"]


def test_a_subscription_is_switched_on_at_the_usual_time_and_off(own_mind: Mind) -> None:
    on = after(Chat(), "switch.daily")
    assert on == Chat(agenda=Agenda((DAILY,)))
    assert labels(own_mind, on, "posts")[0] == "Question of the day: switch off"
    assert after(on, "switch.daily") == Chat()
    assert labels(own_mind, Chat(), "posts")[0] == "Question of the day: switch on"


@pytest.mark.parametrize("order", [("daily", "anniversaries"), ("anniversaries", "daily")])
def test_subscriptions_stand_in_their_order_however_they_were_switched_on(order: tuple[str, str]) -> None:
    chat = after(Chat(), *(f"switch.{kind}" for kind in order))
    assert [one.kind for one in chat.agenda.subscriptions] == ["daily", "anniversaries"]


def test_a_switch_touches_neither_the_other_subscription_nor_the_games_set_for_later() -> None:
    off = after(SET_UP, "switch.daily")
    assert off == replace(SET_UP, agenda=replace(AGENDA, subscriptions=AGENDA.subscriptions[1:]))
    assert all(isinstance(one, Appointment) for one in off.agenda.appointments)
    assert after(off, "switch.daily").agenda == replace(AGENDA, subscriptions=(DAILY, AGENDA.subscriptions[1]))


@pytest.mark.parametrize(
    "changed", ["language.en", "starters.all", "seconds.20", "quiet.", "quiet.23-9", "switch.daily"]
)
def test_a_press_changes_nothing_but_what_it_is_for(changed: str) -> None:
    chat = after(SET_UP, changed)
    what = changed.partition(".")[0]
    kept = {"language": {"chosen"}, "switch": {"agenda"}}.get(what, {"preferences"})
    for name in Chat.__dataclass_fields__:
        assert (getattr(chat, name) == getattr(SET_UP, name)) is (name not in kept)
    if what in ("starters", "seconds", "quiet"):
        fields = Preferences.__dataclass_fields__
        changed_ones = [name for name in fields if getattr(chat.preferences, name) != getattr(SET_UP.preferences, name)]
        assert changed_ones == [what]


def test_the_same_press_twice_changes_nothing_more_but_for_a_switch() -> None:
    for does in ("language.en", "starters.all", "seconds.20", "quiet.23-9", "page.games"):
        assert after(SET_UP, does, does) == after(SET_UP, does)


@pytest.mark.parametrize(
    "forged",
    [
        "", ".", "page", "page.", "page.nowhere", "page.main.x", "language", "language.", "language.de", "language.AZ",
        "starters.", "starters.nobody", "seconds", "seconds.", "seconds.-1", "seconds.7", "seconds.²", "seconds.020",
        "quiet.1-2", "quiet.22", "quiet.x", "switch", "switch.", "switch.appointment", "switch.game", "nonsense.1",
        "PAGE.main", "page.main ", "{ $does }", "\x00",
    ],
)  # fmt: skip
def test_what_no_button_does_changes_nothing(forged: str) -> None:
    assert pressed(SET_UP, forged) is None
