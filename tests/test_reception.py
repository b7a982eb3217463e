"""The reception: it greets, helps, sets a chat up, and passes on what those who run the bot want."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot import preferences, reception
from bot.boards import Lookup
from bot.chat import Chat, Conversation, Preferences, Turn, Who
from bot.games.presses import press_of
from bot.messages import Address, Button, Outgoing
from bot.mind import Mind
from bot.play import Play
from bot.scene import Decision, Order, Scene
from knowledge.model import LANGUAGES, Language
from tests.storage.scenes import AGENDA, full_chat

NOON = datetime(2026, 4, 28, 12, tzinfo=UTC)
ANN = Who(Address("telegram", "here", "ann"), NOON, "Ann", language="en")
ALONE = replace(ANN, alone=True, admin=True)
ADMIN = replace(ANN, admin=True)
OWNER = replace(ANN, owner=True)
SET_UP = replace(full_chat(agenda=AGENDA), chosen="en", game=None)
Stand = Callable[..., Scene]


@pytest.fixture
def stand(own_mind: Mind, own_play: Play) -> Stand:
    """Somebody stands at the reception."""

    def scene(
        who: Who = ANN, chat: Chat | None = None, language: Language = "en", home: Language | None = None
    ) -> Scene:
        return Scene(Conversation(language, turn=1), chat or Chat(language="en"), who, own_mind, own_play, home)

    return scene


def only(decision: Decision | None) -> Outgoing:
    """Give the one thing that was said."""
    assert decision is not None
    (said,) = decision.turn.said
    return said


def runs(buttons: tuple[Button, ...]) -> list[str]:
    """Give the commands that buttons give."""
    assert all(button.data.startswith(reception.RUN) for button in buttons)
    return [button.data.removeprefix(reception.RUN) for button in buttons]


# --- meeting people


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("who", "message"), [(ALONE, "welcome"), (ANN, "greeting"), (ADMIN, "greeting")])
def test_whoever_comes_alone_is_welcomed_and_a_group_is_told_how_things_go_there(
    stand: Stand, own_mind: Mind, who: Who, message: str, language: Language
) -> None:
    said = only(reception.welcome(stand(who, language=language)))
    assert said.text == own_mind.say(language, message)
    assert runs(said.buttons) == ["daily", "quiz", "game", "help"]
    labels = [own_mind.say(language, one) for one in ("title-daily", "title-quiz", "title-game", "help-button")]
    assert [button.label for button in said.buttons] == labels


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("platform", "message"), [("discord", "greeting-discord"), ("telegram", "greeting")])
def test_on_discord_a_group_is_told_how_things_go_there_and_whoever_is_alone_as_everywhere(
    stand: Stand, own_mind: Mind, platform: str, message: str, language: Language
) -> None:
    there = replace(ANN.address, platform=platform)
    for greeted in (reception.welcome, reception.greet):
        said = only(greeted(stand(replace(ANN, address=there), language=language)))
        assert said.text == own_mind.say(language, message)
        assert runs(said.buttons) == ["daily", "quiz", "game", "help"]
    alone = only(reception.welcome(stand(replace(ALONE, address=there), language=language)))
    assert alone.text == own_mind.say(language, "welcome")


def test_a_welcome_changes_nothing(stand: Stand) -> None:
    scene = stand(ALONE)
    decision = reception.welcome(scene)
    assert decision == Decision(scene.talk, Turn(scene.chat, decision.turn.said))


def test_in_a_running_game_it_is_shown_where_it_stands(stand: Stand, own_play: Play) -> None:
    begun = own_play.command("game", "5", Chat(language="en"), ANN)
    assert begun is not None
    said = only(reception.welcome(stand(chat=begun.chat)))
    assert said.text == begun.said[0].text


def test_a_chat_that_the_bot_was_added_to_is_greeted_once_in_the_language_of_who_brought_it(
    stand: Stand, own_mind: Mind
) -> None:
    first = reception.greet(stand(chat=Chat(), language="ru"))
    assert only(first).text == own_mind.say("ru", "greeting")
    assert first.turn.chat == Chat(language="ru", greeted=True)
    again = reception.greet(stand(chat=first.turn.chat, language="en"))
    assert again.turn == Turn(first.turn.chat)


def test_a_chosen_language_is_greeted_in(stand: Stand, own_mind: Mind) -> None:
    for chat, home in ((Chat(chosen="az", around="en"), "ru"), (Chat(around="az"), "en"), (Chat(), "az")):
        greeted = reception.greet(stand(chat=chat, language="ru", home=home))
        assert only(greeted).text == own_mind.say("az", "greeting")
        assert greeted.turn.chat == replace(chat, greeted=True, language="az")


@pytest.mark.parametrize("platform", ["telegram", "discord", "console"])
def test_help_tells_of_questions_and_games_and_of_what_a_platform_has_of_its_own(
    stand: Stand, own_mind: Mind, platform: str
) -> None:
    who = replace(ANN, address=replace(ANN.address, platform=platform))
    more = {"console": ["help-terminal"], "discord": ["help-discord"]}.get(platform, [])
    texts = [own_mind.say("en", one) for one in ("help", "help-games", *more)]
    assert only(reception.command(stand(who), "help", "")).text == "\n".join(texts)


@pytest.mark.parametrize("name", ["", "foo", "quiz", "game", "start", "stop", "HELP", "help ", "c|help"])
def test_commands_of_games_and_unknown_ones_are_not_for_the_reception(stand: Stand, name: str) -> None:
    assert reception.command(stand(OWNER), name, "") is None


@pytest.mark.parametrize(
    "data", ["", "c|help", "q|sabuhi_1941", "g|m5x2k1|7|pick|2", "f.card|sabuhi_1941", "S|m1|page.main"]
)
def test_other_buttons_are_not_for_the_reception(stand: Stand, data: str) -> None:
    assert reception.press(stand(ADMIN), data) is None


# --- what is set for a chat

MANAGED = [("lang", "ru"), ("lang", ""), ("settings", ""), ("subscribe", "daily"), ("unsubscribe", ""),
           ("schedule", "game tomorrow 20:00")]  # fmt: skip


@pytest.mark.parametrize(("name", "rest"), MANAGED)
def test_in_a_group_a_chat_is_set_up_by_those_who_manage_it_and_others_are_told_so_alone(
    stand: Stand, own_mind: Mind, name: str, rest: str
) -> None:
    scene = stand(chat=SET_UP)
    refused = reception.command(scene, name, rest)
    assert refused == Decision(scene.talk, Turn(SET_UP, (Outgoing(own_mind.say("en", "agenda-admins"), to="ann"),)))
    for who in (ADMIN, replace(ALONE, admin=False)):
        said = only(reception.command(stand(who, SET_UP), name, rest))
        assert said.to == ""
        assert said.text != own_mind.say("en", "agenda-admins")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_chosen_for_the_chat_and_spoken_at_once(stand: Stand, own_mind: Mind, language: Language) -> None:
    decision = reception.command(stand(ADMIN), "lang", f" {language.upper()} ")
    assert only(decision).text == own_mind.say(language, "lang-set")
    assert decision is not None
    assert decision.turn.chat == Chat(chosen=language, language="en")
    assert decision.conversation.language == language


@pytest.mark.parametrize(
    ("around", "home", "language"), [("ru", "az", "ru"), ("ru", None, "ru"), (None, "az", "az"), (None, None, "en")]
)
def test_a_chat_that_has_no_language_of_its_own_any_more_follows_its_room_then_whoever_is_there(
    stand: Stand, own_mind: Mind, around: Language | None, home: Language | None, language: Language
) -> None:
    chat = Chat(chosen="en", around=around, language="en")
    decision = reception.command(stand(ADMIN, chat, home=home), "lang", "auto")
    assert only(decision).text == own_mind.say(language, "lang-auto")
    assert decision is not None
    assert decision.turn.chat == replace(chat, chosen=None)


def test_the_menu_has_a_name_of_its_own_each_time_it_is_opened(stand: Stand, own_mind: Mind) -> None:
    first = only(reception.command(stand(ADMIN), "settings", ""))
    later = only(reception.command(stand(replace(ADMIN, now=NOON + timedelta(milliseconds=1))), "settings", ""))
    assert first.slot != later.slot
    name = first.slot.removeprefix("settings/")
    assert first == preferences.menu(Chat(language="en"), own_mind.wording("en"), name)


def press_in(scene: Scene, does: str, name: str = "m1") -> Decision:
    decision = reception.press(scene, f"{preferences.MARK}{name}|{does}")
    assert decision is not None
    return decision


def test_a_press_in_the_menu_changes_the_chat_and_shows_the_menu_in_its_place(stand: Stand, own_mind: Mind) -> None:
    scene = stand(ADMIN)
    decision = press_in(scene, "starters.admins")
    chat = replace(scene.chat, preferences=Preferences(starters="admins"))
    assert decision == Decision(
        scene.talk, Turn(chat, (preferences.menu(chat, own_mind.wording("en"), "m1", "games"),))
    )


def test_a_page_of_the_menu_changes_nothing(stand: Stand, own_mind: Mind) -> None:
    scene = stand(ADMIN, SET_UP)
    menu = preferences.menu(SET_UP, own_mind.wording("en"), "m1", "posts")
    assert press_in(scene, "page.posts") == Decision(scene.talk, Turn(SET_UP, (menu,)))


def test_the_menu_is_shown_in_the_language_just_chosen(stand: Stand, own_mind: Mind) -> None:
    said = only(press_in(stand(ADMIN), "language.ru"))
    assert said.text.startswith(own_mind.say("ru", "settings-head"))


@pytest.mark.parametrize("does", ["page.games", "language.ru", "switch.daily", "quiet.", "nonsense"])
def test_who_does_not_manage_a_group_is_told_so_alone_for_every_press_in_its_menu(
    stand: Stand, own_mind: Mind, does: str
) -> None:
    scene = stand(chat=SET_UP)
    told = Outgoing(own_mind.say("en", "agenda-admins"), to="ann")
    assert press_in(scene, does) == Decision(scene.talk, Turn(SET_UP, (told,)))


@pytest.mark.parametrize("does", ["", "page.nowhere", "language.de", "seconds.7", "quiet.1-2", "x|page.main"])
def test_a_forged_press_in_the_menu_changes_nothing(stand: Stand, own_mind: Mind, does: str) -> None:
    scene = stand(ADMIN, SET_UP)
    told = Outgoing(own_mind.say("en", "button-gone"), to="ann")
    assert press_in(scene, does) == Decision(scene.talk, Turn(SET_UP, (told,)))


def test_a_forged_name_of_a_menu_makes_no_long_slot_and_no_long_button(stand: Stand) -> None:
    said = only(press_in(stand(ADMIN), "page.games", "x" * 1000))
    assert said.slot == f"settings/{'x' * 12}"
    assert max(len(button.data.encode()) for button in said.buttons) <= 64


# --- boards


@pytest.mark.parametrize("name", ["top", "me", "history"])
def test_boards_are_looked_up_and_change_nothing(stand: Stand, name: str) -> None:
    scene = stand(chat=SET_UP)
    decision = reception.command(scene, name, "")
    assert decision is not None
    assert isinstance(decision.lookup, Lookup)
    assert decision.lookup.what == name
    assert decision == Decision(scene.talk, Turn(SET_UP), decision.lookup)


def test_a_board_of_nonsense_is_told_how_to_write_it(stand: Stand, own_mind: Mind) -> None:
    said = only(reception.command(stand(), "top", "nonsense"))
    assert said.text == own_mind.say("en", "top-usage", periods="today, this week, this month, this season, all time")


# --- those who run the bot


@pytest.mark.parametrize(
    ("name", "rest"), [("reload", ""), ("stats", ""), ("broadcast", "Come all!"), ("broadcast", "")]
)
def test_what_those_who_run_the_bot_want_is_passed_on_and_changes_nothing(stand: Stand, name: str, rest: str) -> None:
    scene = stand(OWNER, SET_UP)
    decision = reception.command(scene, name, rest)
    assert decision is not None
    assert isinstance(decision.order, Order)
    assert (decision.order.name, decision.order.text) == (name, rest)
    assert decision == Decision(scene.talk, Turn(SET_UP), order=decision.order)


@pytest.mark.parametrize("name", ["reload", "stats", "broadcast"])
@pytest.mark.parametrize("who", [ANN, ADMIN, ALONE])
def test_to_others_their_commands_are_unknown(stand: Stand, name: str, who: Who) -> None:
    assert reception.command(stand(who), name, "") is None


# --- what is kept of a person


def test_whoever_wants_to_be_forgotten_is_asked_first_and_only_they_can_say_yes(stand: Stand, own_mind: Mind) -> None:
    said = only(reception.command(stand(), "forgetme", ""))
    assert said.to == "ann"
    yes, no = said.buttons
    assert press_of(yes.data) is None
    for who, data, forget in (
        (ANN, yes, True),
        (ANN, no, False),
        (replace(ANN, address=Address("telegram", "here", "bob")), yes, False),
    ):
        decision = reception.press(stand(who), data.data)
        assert decision is not None
        assert decision.forget is forget
        assert only(decision).text == own_mind.say("en", "forgotten" if forget else "forget-kept")
        assert only(decision).to == who.id
