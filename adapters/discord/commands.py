"""Commands: the slash commands and the entry of the message menu, and what they are in the bot's own words. Pure.

Their names and descriptions stand in `words.*.ftl`: in English, and for people who have Discord in Russian or Turkish.
An Azerbaijani Discord there is not; what the bot says in Azerbaijani it says in its answers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

Payload = dict[str, Any]

_LOCALES: Mapping[str, str] = {"ru": "ru", "tr": "tr"}
"""Discord's names of the languages into which names and descriptions are translated."""
_STRING, _INTEGER, _BOOLEAN = 3, 4, 5
_SLASH, _MESSAGE_MENU = 1, 3
_FOR_ALL = [0, 1]
"""In servers that added the bot, and for people who did."""
_SERVERS_AND_PRIVATE, _ANYWHERE = [0, 1], [0, 1, 2]
_MANAGE_SERVER = 1 << 5
ABOUT_THIS = "about-this"
LONGEST_QUESTION = 300


@dataclass(frozen=True, slots=True)
class Option:
    """What is given with a command."""

    name: str
    completes: str = ""
    """What is offered while somebody types, as the desk calls it."""
    word: str = ""
    """The word that stands for it, if it is a switch."""
    bounds: tuple[int, int] | None = None
    """The least and the greatest, if it is a number."""
    required: bool = False
    choices: tuple[str, ...] = ()
    """All values there are; their labels are attributes of the command's words."""
    apart: bool = False
    """Whether it is the adapter's business and no word of the command."""


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command."""

    name: str
    options: tuple[Option, ...] = ()
    posts: bool = True
    """Whether something may be sent to the channel because of it, for which the bot needs permissions."""
    public: bool = False
    """Whether all may read the answer."""
    anywhere: bool = False
    """Whether it can be used in other people's private chats too."""
    managing: bool = False
    """Whether it is at first for those who manage the server; they may allow it to others."""


_TOPIC, _KIND = Option("topic", completes="topic"), Option("kind", completes="kind")
THREAD = Option("thread", word="thread", apart=True)
FOR = Option("for", choices=("me", "channel", "server"), apart=True)
_LANGUAGE = Option("language", choices=("az", "en", "ru", "auto"), required=True)
COMMANDS: tuple[Command, ...] = (
    Command("ask", (Option("question", "question", required=True),), posts=False, public=True, anywhere=True),
    Command("quiz", (_TOPIC, _KIND)),
    Command("game", (Option("questions", bounds=(5, 30)), _TOPIC, _KIND, THREAD)),
    Command("anniversary", (Option("occasion", completes="occasion"), THREAD)),
    Command("decades", (THREAD,)),
    Command("timeline", (THREAD,)),
    Command("daily"),
    Command("today", posts=False, public=True, anywhere=True),
    Command("anniversaries", (Option("month", "month"),), posts=False, public=True, anywhere=True),
    Command("join"),
    Command("begin"),
    Command("next"),
    Command("hint"),
    Command("skip"),
    Command("pause"),
    Command("resume"),
    Command("stop", posts=False),
    Command("score", posts=False, public=True),
    Command(
        "top",
        (Option("period", "period"), Option("solo", word="solo"), Option("everywhere", word="global")),
        posts=False,
        public=True,
    ),
    Command("me", posts=False, anywhere=True),
    Command("history", posts=False, public=True),
    Command("settings", managing=True),
    Command("lang", (_LANGUAGE, FOR), posts=False, anywhere=True),
    Command("subscribe", (Option("what", "post"), Option("time")), managing=True),
    Command("unsubscribe", (Option("what", "post"),), posts=False, managing=True),
    Command("schedule", (Option("what", "game"), Option("when")), managing=True),
    Command("forgetme", posts=False, anywhere=True),
    Command("help", posts=False, anywhere=True),
)
BY_NAME: Mapping[str, Command] = {command.name: command for command in COMMANDS}


def written(command: Command, given: Mapping[str, Any]) -> str:
    """Write a command with what was given as somebody would type it.

    >>> written(BY_NAME["top"], {"solo": True, "period": "week"})
    '/top week solo'
    """
    words = [_word(option, given[option.name]) for option in command.options if option.name in given]
    return " ".join([f"/{command.name}", *filter(None, words)])


def _word(option: Option, value: Any) -> str:
    if option.apart:
        return ""
    return (option.word if value else "") if option.word else str(value)


# --- as Discord is told of them


def payloads() -> list[Payload]:
    """Give all commands as Discord takes them."""
    return [*map(_payload, COMMANDS), _menu_payload()]


def _payload(command: Command) -> Payload:
    return {
        **_named(command.name),
        **_described(command.name, "about"),
        "type": _SLASH,
        **_where(command.anywhere),
        "default_member_permissions": _MANAGE_SERVER if command.managing else None,
        "options": [_option_payload(command, option) for option in command.options],
    }


def _menu_payload() -> Payload:
    return {**_named(ABOUT_THIS), "type": _MESSAGE_MENU, **_where(anywhere=True), "default_member_permissions": None}


def _where(anywhere: bool) -> Payload:
    return {"integration_types": _FOR_ALL, "contexts": _ANYWHERE if anywhere else _SERVERS_AND_PRIVATE}


def _option_payload(command: Command, option: Option) -> Payload:
    kind = _BOOLEAN if option.word else _INTEGER if option.bounds else _STRING
    payload = {
        **_named(command.name, option.name),
        **_described(command.name, f"{option.name}-about"),
        "type": kind,
        "required": option.required,
    }
    if option.bounds:
        payload |= {"min_value": option.bounds[0], "max_value": option.bounds[1]}
    if option.completes:
        payload |= {"autocomplete": True}
    if option.choices:
        payload |= {"choices": [_choice(command, option, value) for value in option.choices]}
    if kind == _STRING and not option.choices:
        payload |= {"min_length": 1, "max_length": LONGEST_QUESTION}
    return payload


_OWN_NAMES: Mapping[str, str] = {"az": "Azərbaycanca", "en": "English", "ru": "Русский"}


def _choice(command: Command, option: Option, value: str) -> Payload:
    if value in _OWN_NAMES:
        return {"name": _OWN_NAMES[value], "value": value}
    return {**_named(command.name, f"{option.name}-{value}"), "value": value}


def _named(message: str, attribute: str = "") -> Payload:
    names = {locale: _words(file, message, attribute) for locale, file in _LOCALES.items()}
    return {"name": _words("en", message, attribute), "name_localizations": names}


def _described(message: str, attribute: str) -> Payload:
    about = {locale: _words(file, message, attribute) for locale, file in _LOCALES.items()}
    return {"description": _words("en", message, attribute), "description_localizations": about}


def _words(language: str, message: str, attribute: str) -> str:
    """Give the name of a command, or one of its other texts."""
    bundle = _bundle(language)
    found = bundle.get_message(message)
    pattern = found.attributes[attribute] if attribute else found.value
    assert pattern is not None  # the words are complete, or their test fails
    return str(bundle.format_pattern(pattern)[0])


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language])
    file = Path(__file__).parent / f"words.{language}.ftl"
    bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def out_of_step(there: Sequence[Mapping[str, Any]]) -> list[str]:
    """Name the commands that Discord knows otherwise than they are, does not know, or knows though there are none."""
    wanted = {(payload["type"], payload["name"]): payload for payload in payloads()}
    known = {(payload.get("type", _SLASH), payload.get("name")): payload for payload in there}
    differ = [key for key, payload in wanted.items() if key not in known or not _fits(payload, known[key])]
    return [str(name) for _, name in (*differ, *(key for key in known if key not in wanted))]


_MAY_HAVE = ("options", "choices", "autocomplete", "min_value", "max_value", "min_length", "max_length")
"""What a command or an option has or has not; what else Discord adds to it is its own business."""


def _fits(wanted: Any, there: Any) -> bool:
    """Say whether Discord knows what is wanted and nothing else; it adds things of its own to what has a name."""
    if isinstance(wanted, dict):
        there = there if isinstance(there, Mapping) else {}
        keys = {*wanted, *(_MAY_HAVE if "name" in wanted else there)}
        return all(_fits(wanted.get(key), there.get(key)) for key in keys)
    if isinstance(wanted, list):
        there = there or []
        return len(wanted) == len(there) and all(map(_fits, wanted, there))
    return str(wanted) == str(there) or (not wanted and not there)  # permissions come back as text
