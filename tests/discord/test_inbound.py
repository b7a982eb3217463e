"""What messages and interactions of Discord are to the bot."""

from dataclasses import replace

import discord
import pytest

from adapters.discord.commands import BY_NAME
from adapters.discord.inbound import (
    Given,
    channel_place,
    from_command,
    from_message,
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
    CHIEF_ROLE,
    DM,
    ELSEWHERE,
    GUILD,
    MANAGE,
    MANAGER_ROLE,
    ME,
    MURAD,
    OTHER_GUILD,
    THREAD,
    Json,
    Library,
    among_others,
    command,
    interaction,
    message,
    press,
    reply,
    user,
)

HERE, HOME = f"{GUILD}/{CHANNEL}", f"@{AYSEL}"
OWNERS = frozenset({str(MURAD)})
FILM = user(ME, "film", bot=True)
SAID = Incoming(
    Address("discord", HERE, str(AYSEL)),
    "salam",
    name="aysel",
    event="555",
    message="555",
    addressed=False,
    home=HOME,
)


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


def heard(library: Library, payload: Json) -> Incoming | None:
    return from_message(library.message(payload), ME, OWNERS)


def said(library: Library, payload: Json) -> Incoming:
    found = heard(library, payload)
    assert found
    return found


# --- messages


def test_a_message_in_a_channel_is_told_with_who_wrote_it_and_where(library: Library) -> None:
    assert said(library, message("salam")) == SAID


def test_a_thread_is_a_chat_of_its_own(library: Library) -> None:
    assert said(library, message("salam", THREAD)).address.chat == f"{GUILD}/{THREAD}"


def test_a_channel_that_the_library_does_not_know_is_one_of_its_server(library: Library) -> None:
    assert said(library, message("salam", 999)).address.chat == f"{GUILD}/999"
    elsewhere = said(library, message("salam", 999, guild_id=str(OTHER_GUILD)))
    assert elsewhere.address.chat == f"{OTHER_GUILD}/999"
    assert not elsewhere.private and not elsewhere.admin


def test_what_is_written_to_the_bot_alone_is_private_and_said_to_it(library: Library) -> None:
    expected = replace(SAID, address=Address("discord", HOME, str(AYSEL)), private=True, addressed=True)
    assert said(library, message("salam", DM)) == expected


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<@42> salam", "salam"),
        ("<@!42> salam", "salam"),
        ("<@42>, salam", "salam"),
        ("<@42>: salam", "salam"),
        ("salam <@42>", "salam"),
        ("de <@42> kim?", "de kim?"),
        ("<@42><@42>salam\nnecə?", "salam necə?"),
        ("<@42>", ""),
    ],
)
def test_a_mention_anywhere_says_it_to_the_bot_and_is_no_word(library: Library, written: str, text: str) -> None:
    found = said(library, message(written))
    assert (found.text, found.addressed) == (text, True)


@pytest.mark.parametrize("written", ["<@423> salam", "<@&42> salam", "<#42> salam", "@film salam", "42", "<@ 42>"])
def test_what_only_looks_like_a_mention_stays_as_it_is(library: Library, written: str) -> None:
    found = said(library, message(written))
    assert (found.text, found.addressed) == (written, False)


def test_a_reply_to_the_bot_is_said_to_it(library: Library) -> None:
    assert said(library, reply("1945", message("?", author=FILM))).addressed


@pytest.mark.parametrize("to", [message("?", author=user(MURAD)), None], ids=["somebody else", "deleted"])
def test_another_reply_is_not(library: Library, to: Json | None) -> None:
    assert not said(library, reply("1945", to)).addressed


def test_a_reply_whose_message_is_not_told_is_not(library: Library) -> None:
    payload = reply("1945", None)
    del payload["referenced_message"]
    assert not said(library, payload).addressed


def test_a_forwarded_message_without_words_of_its_own_is_none(library: Library) -> None:
    reference = {"type": 1, "message_id": "554", "channel_id": str(CHANNEL), "guild_id": str(GUILD)}
    assert heard(library, message("", message_reference=reference)) is None


@pytest.mark.parametrize(
    "payload",
    [
        message("salam", author=FILM),
        message("salam", author=user(MURAD, bot=True)),
        message("salam", author=user(MURAD, bot=True), webhook_id="9"),
        message("salam", webhook_id="9"),
        message("salam", DM, author=user(MURAD, bot=True)),
        message("joined", type=7),
        message("oyun", type=18),
        message("ask", type=20, author=FILM),
        message("", attachments=[]),
        message("", DM),
    ],
)
def test_bots_webhooks_the_system_and_empty_messages_are_not_heard(library: Library, payload: Json) -> None:
    assert heard(library, payload) is None


@pytest.mark.parametrize(
    ("roles", "manages"), [([], False), ([MANAGER_ROLE], True), ([CHIEF_ROLE], True)], ids=["nobody", "may", "all"]
)
def test_who_may_manage_the_server_is_known_by_their_roles(library: Library, roles: list[int], manages: bool) -> None:
    who = {"roles": [str(role) for role in roles], "flags": 0}
    assert said(library, message("/stop", member=who)).admin is manages


def test_the_owner_of_a_server_manages_it(library: Library) -> None:
    assert said(library, message("/stop", author=user(1))).admin


def test_who_runs_the_bot_is_known_by_their_id(library: Library) -> None:
    assert said(library, message("/stats", author=user(MURAD))).owner
    assert not said(library, message("/stats")).owner


@pytest.mark.parametrize(
    ("names", "nick", "shown"),
    [({}, None, "aysel"), ({"global_name": "A"}, None, "A"), ({"global_name": "A"}, "B", "B")],
)
def test_people_are_called_what_the_server_calls_them(
    library: Library, names: Json, nick: str | None, shown: str
) -> None:
    payload = message("salam", author=user(**names), member={"roles": [], "flags": 0, "nick": nick})
    assert said(library, payload).name == shown


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
