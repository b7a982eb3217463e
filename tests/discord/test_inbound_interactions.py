"""What commands, presses and forms of Discord are to the bot, and in what language."""

import discord
import pytest

from adapters.discord.commands import BY_NAME
from adapters.discord.inbound import (
    Given,
    channel_place,
    from_command,
    from_press,
    given,
    is_aside,
    language_of,
    server_place,
)
from bot.messages import Address, Incoming, Place
from tests.discord.payloads import (
    AYSEL,
    CHANNEL,
    DM,
    ELSEWHERE,
    GUILD,
    MANAGE,
    ME,
    THREAD,
    Json,
    Library,
    among_others,
    command,
    interaction,
    message,
    press,
    user,
)

HERE, HOME = f"{GUILD}/{CHANNEL}", f"@{AYSEL}"
FILM = user(ME, "film", bot=True)


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


# --- places and languages


def test_a_server_holds_its_channels() -> None:
    assert channel_place(GUILD, CHANNEL) == Place("discord", HERE)
    assert channel_place(GUILD, CHANNEL).room == server_place(GUILD)


@pytest.mark.parametrize(
    ("locale", "language"),
    [("tr", "az"), ("ru", "ru"), ("en-US", "en"), ("en-GB", "en"), ("pt-BR", "pt"), ("zh-CN", "zh"), ("xx-new", "xx")],
)
def test_somebody_is_spoken_to_in_the_language_of_their_discord(library: Library, locale: str, language: str) -> None:
    found = library.interaction({**command("help"), "locale": locale})
    assert language_of(found.locale) == language


# --- interactions


def carried_out(library: Library, payload: Json) -> Incoming:
    """Translate a command."""
    found = library.interaction(payload)
    read = given(found)
    assert read
    return from_command(found, read)


def test_a_command_in_a_server_is_a_text_that_awaits_its_answer(library: Library) -> None:
    assert carried_out(library, command("quiz", topic="film", locale="tr")) == Incoming(
        Address("discord", HERE, str(AYSEL)),
        "/quiz film",
        name="aysel",
        event="777",
        language="en",
        awaits=True,
        home=HOME,
    )


def test_a_command_in_a_thread_is_in_its_chat(library: Library) -> None:
    assert carried_out(library, command("hint", THREAD)).address.chat == f"{GUILD}/{THREAD}"


def test_a_command_to_the_bot_alone_is_private(library: Library) -> None:
    found = carried_out(library, command("quiz", DM))
    assert (found.address.chat, found.private, found.admin, found.awaits) == (HOME, True, False, True)


@pytest.mark.parametrize("elsewhere", [lambda one: one | ELSEWHERE, among_others], ids=["server", "chat"])
def test_what_somebody_asks_for_themselves_elsewhere_is_in_their_own_chat(library: Library, elsewhere: object) -> None:
    assert callable(elsewhere)
    payload = elsewhere(command("ask", question="Sevil?", permissions=MANAGE))
    found = carried_out(library, payload)
    assert is_aside(library.interaction(payload))
    assert (found.address.chat, found.private, found.awaits) == (HOME, True, True)


@pytest.mark.parametrize(
    ("payload", "aside"),
    [
        (command("help"), False),
        (command("help", DM), False),
        (command("help") | ELSEWHERE, True),
        (among_others(command("help")), True),
        (command("help") | {"authorizing_integration_owners": {"0": str(GUILD), "1": str(AYSEL)}}, False),
    ],
)
def test_the_bot_is_aside_where_it_is_no_member(library: Library, payload: Json, aside: bool) -> None:
    assert is_aside(library.interaction(payload)) is aside


@pytest.mark.parametrize("name", [name for name, one in BY_NAME.items() if one.managing])
def test_whoever_was_allowed_to_give_a_managing_command_manages(library: Library, name: str) -> None:
    assert carried_out(library, command(name)).admin


@pytest.mark.parametrize("name", ["stop", "lang", "quiz"])
def test_for_other_commands_it_depends_on_their_permissions(library: Library, name: str) -> None:
    assert not carried_out(library, command(name)).admin
    assert carried_out(library, command(name, permissions=MANAGE)).admin


@pytest.mark.parametrize(
    ("options", "chat"),
    [
        ({}, HERE),
        ({"for_": "channel"}, HERE),
        ({"for_": "server"}, str(GUILD)),
        ({"for_": "me"}, HOME),
    ],
)
def test_a_language_is_for_whom_they_say(library: Library, options: Json, chat: str) -> None:
    found = carried_out(library, command("lang", language="az", **options))
    assert (found.text, found.address.chat, found.private) == ("/lang az", chat, chat == HOME)


@pytest.mark.parametrize("whom", ["me", "channel", "server"])
def test_outside_of_a_server_a_language_is_for_oneself(library: Library, whom: str) -> None:
    for payload in (
        command("lang", DM, language="az", for_=whom),
        command("lang", language="az", for_=whom) | ELSEWHERE,
    ):
        assert carried_out(library, payload).address.chat == HOME


def test_what_is_being_typed_is_told_apart(library: Library) -> None:
    options = [{"name": "topic", "value": "film"}, {"name": "kind", "value": "cho", "focused": True}]
    found = given(library.interaction(interaction(4, {"id": "1", "name": "quiz", "type": 1, "options": options})))
    assert found == Given(BY_NAME["quiz"], {"topic": "film", "kind": "cho"}, "kind")


def test_a_command_that_is_not_known_is_none(library: Library) -> None:
    assert given(library.interaction(command("unknown"))) is None


# --- the menu of a message


def on_message(content: str | None, name: str = "Ask about this") -> Json:
    shown = {} if content is None else {"554": message(content) | {"id": "554"}}
    return interaction(2, {"id": "1", "name": name, "type": 3, "target_id": "554", "resolved": {"messages": shown}})


def test_a_message_that_is_asked_about_is_the_question(library: Library) -> None:
    found = carried_out(library, on_message("Sevil\n\n nə vaxt   çəkilib?"))
    assert (found.text, found.awaits) == ("/ask Sevil nə vaxt çəkilib?", True)


def test_of_a_long_one_it_is_the_beginning(library: Library) -> None:
    assert carried_out(library, on_message("ə" * 4000)).text == "/ask " + "ə" * 300


@pytest.mark.parametrize("content", ["", " \n ", None])
def test_a_message_without_a_text_is_no_question(library: Library, content: str | None) -> None:
    assert given(library.interaction(on_message(content))) is None


# --- presses


def pressed(library: Library, payload: Json, text: str = "") -> Incoming:
    return from_press(library.interaction(payload), "q|x", text)


def test_a_press_is_told_with_what_its_button_does(library: Library) -> None:
    assert pressed(library, press(permissions=MANAGE) | {"locale": "ru"}) == Incoming(
        Address("discord", HERE, str(AYSEL)),
        button="q|x",
        name="aysel",
        admin=True,
        event="777",
        language="ru",
        home=HOME,
    )


def test_a_form_brings_its_text(library: Library) -> None:
    found = pressed(library, press(), "1945")
    assert (found.button, found.text) == ("q|x", "1945")


def test_a_press_at_a_message_that_all_see_awaits_nothing(library: Library) -> None:
    assert not pressed(library, press()).awaits
    assert not pressed(library, press(channel=DM)).awaits


def test_a_press_at_a_message_for_one_person_awaits_its_answer(library: Library) -> None:
    shown = message("?", author=FILM, flags=discord.MessageFlags(ephemeral=True).value)
    assert pressed(library, press(shown=shown)).awaits
    for payload in (press() | ELSEWHERE, among_others(press())):
        found = pressed(library, payload)
        assert (found.awaits, found.address.chat) == (True, HOME)
