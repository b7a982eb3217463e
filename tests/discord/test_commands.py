"""The commands: such as Discord takes them, as the bot reads them, and compared with those that Discord knows."""

import copy
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from adapters.discord.commands import BY_NAME, COMMANDS, Command, out_of_step, payloads, written
from bot.chat import State
from bot.completing import _OFFERS
from bot.dialogue import decide
from bot.messages import Address, Incoming
from tests.crash.room import room
from tests.discord.payloads import Json
from tests.wire.discord.spec import RestSpec

NAME = re.compile(r"[-_'\w]{1,32}")
MANAGE_SERVER = 32


def parts(payload: Json) -> Iterator[Json]:
    """Give a command with all that is in it."""
    yield payload
    for option in payload.get("options", ()):
        yield option
        yield from option.get("choices", ())


def longest(part: Json, field: str) -> int:
    """Give the letters of a name or description in the language in which there are most."""
    return max(map(len, [part.get(field, ""), *part.get(f"{field}_localizations", {}).values()]))


def counted(payload: Json) -> int:
    """Count the letters of a command as Discord does."""
    fields = ("name", "description")
    return sum(longest(part, field) for part in parts(payload) for field in fields) + sum(
        len(str(part.get("value", ""))) for part in parts(payload)
    )


def of(name: str) -> Json:
    (found,) = [payload for payload in payloads() if payload["name"] == name]
    return found


def option(name: str, part: str) -> Json:
    (found,) = [one for one in of(name)["options"] if one["name"] == part]
    return dict(found)


# --- as Discord takes them


def test_all_commands_are_valid(spec: RestSpec) -> None:
    assert not spec.check_request("PUT", "/applications/42/commands", payloads(), {})


def test_they_keep_within_discords_limits() -> None:
    assert len(payloads()) <= 100
    for payload in payloads():
        assert counted(payload) <= 8000
        assert len(payload.get("options", ())) <= 25
        assert all(len(one.get("choices", ())) <= 25 for one in payload.get("options", ()))
    assert sum(map(counted, payloads())) <= 8000  # all of them, which Discord does not ask for


def test_names_are_such_as_can_be_typed_and_are_there_once() -> None:
    slash = [payload for payload in payloads() if payload["type"] == 1]
    assert len({payload["name"] for payload in slash}) == len(slash) == len(COMMANDS)
    for payload in slash:
        for one in (payload, *payload["options"]):
            names = [one["name"], *one["name_localizations"].values()]
            assert all(NAME.fullmatch(name) and name == name.lower() for name in names)
            assert all(1 <= longest(one, field) <= 100 for field in ("name", "description"))
        for locale in ("ru", "tr"):
            assert len({one["name_localizations"][locale] for one in slash}) == len(slash)


@pytest.mark.parametrize("payload", payloads(), ids=lambda one: one["name"])
def test_what_must_be_given_comes_first(payload: Json) -> None:
    required = [one["required"] for one in payload.get("options", ())]
    assert required == sorted(required, reverse=True)


@pytest.mark.parametrize("one", COMMANDS, ids=lambda one: one.name)
def test_who_may_give_a_command_and_where(one: Command) -> None:
    payload = of(one.name)
    assert payload["default_member_permissions"] == (MANAGE_SERVER if one.managing else None)
    assert payload["contexts"] == ([0, 1, 2] if one.anywhere else [0, 1])
    assert payload["integration_types"] == [0, 1]


def test_what_is_only_answered_can_be_asked_anywhere_and_what_posts_cannot() -> None:
    assert {one.name for one in COMMANDS if one.anywhere} == set(
        "ask today anniversaries me lang forgetme help".split()
    )
    assert not [one.name for one in COMMANDS if one.anywhere and one.posts]


def test_a_message_can_be_asked_about_in_its_menu() -> None:
    (menu,) = [payload for payload in payloads() if payload["type"] == 3]
    assert (menu["name"], menu["contexts"]) == ("Ask about this", [0, 1, 2])
    assert "description" not in menu and "options" not in menu


def test_a_number_has_bounds_a_switch_nothing_and_a_text_a_length() -> None:
    number, switch, text = option("game", "questions"), option("game", "thread"), option("ask", "question")
    assert (number["type"], number["min_value"], number["max_value"]) == (4, 5, 30)
    assert switch["type"] == 5 and "autocomplete" not in switch
    assert (text["type"], text["required"], text["autocomplete"], text["max_length"]) == (3, True, True, 300)


def test_languages_are_called_what_their_speakers_call_them() -> None:
    choices = {one["value"]: one for one in option("lang", "language")["choices"]}
    assert [choices[one]["name"] for one in ("az", "en", "ru")] == ["Azərbaycanca", "English", "Русский"]
    assert choices["auto"]["name_localizations"]["ru"] == "Язык вопроса"


def test_what_is_completed_is_known_to_what_completes_it() -> None:
    completed = {option.completes for one in COMMANDS for option in one.options if option.completes}
    assert completed == set(_OFFERS)


# --- as the bot reads them


@pytest.mark.parametrize("one", COMMANDS, ids=lambda one: one.name)
def test_a_command_without_anything_is_its_name(one: Command) -> None:
    assert written(one, {}) == f"/{one.name}"


@pytest.mark.parametrize(
    ("name", "given", "text"),
    [
        ("ask", {"question": "Sevil nə vaxt çəkilib?"}, "/ask Sevil nə vaxt çəkilib?"),
        ("quiz", {"kind": "choice", "topic": "film"}, "/quiz film choice"),
        ("game", {"questions": 5, "topic": "film", "kind": "typed", "thread": True}, "/game 5 film typed"),
        ("anniversary", {"occasion": "studio", "thread": False}, "/anniversary studio"),
        ("decades", {"thread": True}, "/decades"),
        ("timeline", {"thread": True}, "/timeline"),
        ("anniversaries", {"month": "4"}, "/anniversaries 4"),
        ("top", {"period": "week", "solo": True, "everywhere": True}, "/top week solo global"),
        ("top", {"solo": False, "everywhere": False}, "/top"),
        ("lang", {"language": "az", "for": "server"}, "/lang az"),
        ("subscribe", {"time": "09:30", "what": "daily"}, "/subscribe daily 09:30"),
        ("unsubscribe", {"what": "daily"}, "/unsubscribe daily"),
        ("schedule", {"what": "game", "when": "sabah 20:00"}, "/schedule game sabah 20:00"),
        ("help", {"unknown": "x"}, "/help"),
    ],
)
def test_what_is_given_is_written_as_somebody_would_type_it(name: str, given: Json, text: str) -> None:
    assert written(BY_NAME[name], given) == text


def test_every_command_is_known_to_the_bot() -> None:
    mind, play = room()
    unknown = mind.say("en", "command-unknown", command="/§").partition("/§")[0]
    for one in COMMANDS:
        incoming = Incoming(Address("discord", "1/2", "3"), written(one, {}), admin=True, language="en", awaits=True)
        decision = decide(State(), incoming, mind, play, datetime(2026, 4, 28, 12, tzinfo=UTC))
        assert decision.turn.said or decision.lookup, one.name
        assert not any(said.text.startswith(unknown) for said in decision.turn.said), one.name


# --- as Discord knows them


def echoed() -> list[Json]:
    """Give the commands as Discord tells them: with ids, permissions as text, and without what is nothing."""
    known = copy.deepcopy(payloads())
    for at, payload in enumerate(known):
        permissions = payload["default_member_permissions"]
        payload |= {
            "id": str(at),
            "application_id": "42",
            "version": "1",
            "nsfw": False,
            "dm_permission": True,
            "default_permission": True,
            "default_member_permissions": None if permissions is None else str(permissions),
            "description": payload.get("description", ""),
        }
        if not payload.get("options"):
            payload.pop("options", None)
        for one in payload.get("options", ()):
            if not one["required"]:
                del one["required"]
            for choice in one.get("choices", ()):
                choice.setdefault("name_localizations", None)
    return known[::-1]


def test_commands_as_discord_tells_them_are_in_step() -> None:
    assert out_of_step(echoed()) == []


def test_where_discord_knows_none_all_are_out_of_step() -> None:
    assert out_of_step([]) == [payload["name"] for payload in payloads()]


def test_one_that_is_missing_and_one_that_there_is_not_are_out_of_step() -> None:
    known = [payload for payload in echoed() if payload["name"] != "quiz"]
    assert out_of_step([*known, {"id": "1", "name": "old", "type": 1, "description": "x"}]) == ["quiz", "old"]
    assert out_of_step([*known, {"id": "1", "name": "quiz", "type": 2}]) == ["quiz", "quiz"]


CHANGES: dict[str, dict[str, object]] = {
    "described otherwise": {"description": "x"},
    "localized otherwise": {"name_localizations": {"ru": "x", "tr": "y"}},
    "not localized": {"name_localizations": None},
    "not described": {"description_localizations": {}},
    "a language too many": {"name_localizations": {"ru": "игра", "tr": "oyun", "uk": "гра"}},
    "for managers": {"default_member_permissions": "32"},
    "for nobody": {"default_member_permissions": "0"},
    "elsewhere too": {"contexts": [0, 1, 2]},
    "anywhere": {"contexts": None},
    "for servers alone": {"integration_types": [0]},
    "without options": {"options": []},
    "without any": {"options": None},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_difference_of_a_command_is_found(change: Json) -> None:
    known = [payload | change if payload["name"] == "game" else payload for payload in echoed()]
    assert out_of_step(known) == ["game"]


def test_options_where_there_are_none_and_managers_where_all_may_are_found() -> None:
    known = echoed()
    for payload in known:
        if payload["name"] == "join":
            payload["options"] = [{"name": "x", "type": 3, "description": "x"}]
        if payload["name"] == "settings":
            payload["default_member_permissions"] = None
    assert out_of_step(known) == ["join", "settings"]


OPTION_CHANGES: dict[str, dict[str, object]] = {
    "renamed": {"name": "x"},
    "another type": {"type": 3},
    "required": {"required": True},
    "described otherwise": {"description": "x"},
    "not localized": {"name_localizations": None},
    "lower": {"min_value": 1},
    "higher": {"max_value": 31},
    "unbounded": {"max_value": None},
    "completed": {"autocomplete": True},
    "chosen": {"choices": [{"name": "5", "value": 5}]},
    "measured": {"max_length": 10},
}


@pytest.mark.parametrize("change", OPTION_CHANGES.values(), ids=OPTION_CHANGES)
def test_every_difference_of_an_option_is_found(change: Json) -> None:
    known = echoed()
    (game,) = [payload for payload in known if payload["name"] == "game"]
    game["options"][0] |= change
    assert out_of_step(known) == ["game"]


@pytest.mark.parametrize("change", [{"name": "x"}, {"value": "x"}, {"name_localizations": {"ru": "x"}}])
def test_every_difference_of_a_choice_is_found(change: Json) -> None:
    known = echoed()
    (lang,) = [payload for payload in known if payload["name"] == "lang"]
    lang["options"][1]["choices"][0] |= change
    assert out_of_step(known) == ["lang"]


def test_options_and_choices_in_another_order_are_found() -> None:
    known = echoed()
    (game,) = [payload for payload in known if payload["name"] == "game"]
    game["options"].reverse()
    (lang,) = [payload for payload in known if payload["name"] == "lang"]
    lang["options"][0]["choices"].reverse()
    assert out_of_step(known) == ["game", "lang"]
