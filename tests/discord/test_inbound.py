"""What messages of Discord are to the bot."""

from dataclasses import replace

import pytest

from adapters.discord.inbound import (
    from_message,
)
from bot.messages import Address, Incoming
from tests.discord.payloads import (
    AYSEL,
    CHANNEL,
    CHIEF_ROLE,
    DM,
    GUILD,
    MANAGER_ROLE,
    ME,
    MURAD,
    OTHER_GUILD,
    THREAD,
    Json,
    Library,
    message,
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
