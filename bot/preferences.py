"""Preferences: the menus in which those who manage a chat set it up, and what a press in them changes. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal, get_args

from bot.appointments import SUBSCRIPTIONS, USUAL_TIME, Subscription, SubscriptionKind
from bot.chat import Chat
from bot.messages import Button, Outgoing
from bot.timetable import DEFAULT_ZONE
from bot.wording import Wording
from knowledge.model import LANGUAGES

Page = Literal["main", "language", "games", "quiet", "posts"]
_PAGES: tuple[Page, ...] = get_args(Page)
MARK = "s|"
"""Before the name of a menu and what a press in it does, in the data of a button."""
SECONDS = (0, 20, 30, 45, 60)
QUIET = ("", "22-8", "23-9", "0-7")


def menu(chat: Chat, wording: Wording, name: str, page: Page = "main") -> Outgoing:
    """Show the preferences of a chat with the buttons of a page; the menu of a name is one message."""
    buttons = [Button(label, f"{MARK}{name}|{does}") for label, does in _BUTTONS[page](chat, wording)]
    return Outgoing("\n".join(_lines(chat, wording)), tuple(buttons), slot=f"settings/{name}")


def pressed(chat: Chat, does: str) -> tuple[Chat, Page] | None:
    """Give the chat after a press, and the page to show next; None for what no button does."""
    what, _, value = does.partition(".")
    if what == "page":
        return next(((chat, page) for page in _PAGES if page == value), None)
    return _CHANGES[what](chat, value) if what in _CHANGES else None


# --- what is shown


def _lines(chat: Chat, wording: Wording) -> list[str]:
    chosen = chat.preferences
    starters = wording("settings-starters", who=wording(f"starters-{chosen.starters}"))
    return [
        wording("settings-head"),
        wording("settings-language", chosen=wording(f"language-{chat.chosen or 'auto'}")),
        *([] if chat.owner else [starters]),  # in a chat of one person nobody else starts any
        wording("settings-seconds", seconds=chosen.seconds),
        wording("settings-quiet", hours=_hours(chosen.quiet, wording)),
        *(_subscribed(chat, kind, wording) for kind in SUBSCRIPTIONS),
    ]


def _hours(quiet: str, wording: Wording) -> str:
    first, _, last = quiet.partition("-")
    return f"{int(first):02}:00–{int(last):02}:00" if quiet else wording("quiet-none")


def _subscribed(chat: Chat, kind: SubscriptionKind, wording: Wording) -> str:
    found = next((one for one in chat.agenda.subscriptions if one.kind == kind), None)
    if found is None:
        return wording(f"settings-{kind}-off")
    return wording(f"subscription-{kind}", time=found.at, zone=found.zone)


_Buttons = Callable[[Chat, Wording], list[tuple[str, str]]]


def _back(wording: Wording) -> tuple[str, str]:
    return wording("settings-back"), "page.main"


def _main_buttons(chat: Chat, wording: Wording) -> list[tuple[str, str]]:
    return [(wording(f"settings-page-{page}"), f"page.{page}") for page in _PAGES if page != "main"]


def _language_buttons(chat: Chat, wording: Wording) -> list[tuple[str, str]]:
    return [(wording(f"language-{language}"), f"language.{language}") for language in (*LANGUAGES, "auto")]


def _games_buttons(chat: Chat, wording: Wording) -> list[tuple[str, str]]:
    other = "all" if chat.preferences.starters == "admins" else "admins"
    starters = (wording("settings-starters", who=wording(f"starters-{other}")), f"starters.{other}")
    longer = _after(SECONDS, chat.preferences.seconds)
    return [
        *([] if chat.owner else [starters]),
        (wording("settings-seconds", seconds=longer), f"seconds.{longer}"),
        _back(wording),
    ]


def _quiet_buttons(chat: Chat, wording: Wording) -> list[tuple[str, str]]:
    return [(_hours(quiet, wording), f"quiet.{quiet}") for quiet in QUIET]


def _posts_buttons(chat: Chat, wording: Wording) -> list[tuple[str, str]]:
    subscribed = {one.kind for one in chat.agenda.subscriptions}
    labels = [f"settings-{kind}-{'stop' if kind in subscribed else 'start'}" for kind in SUBSCRIPTIONS]
    switches = [(wording(label), f"switch.{kind}") for label, kind in zip(labels, SUBSCRIPTIONS, strict=True)]
    return [*switches, _back(wording)]


_BUTTONS: Mapping[Page, _Buttons] = {
    "main": _main_buttons,
    "language": _language_buttons,
    "games": _games_buttons,
    "quiet": _quiet_buttons,
    "posts": _posts_buttons,
}


def _after(values: tuple[int, ...], value: int) -> int:
    """Give the value that follows in a round."""
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]


# --- what is changed

_Change = Callable[[Chat, str], tuple[Chat, Page] | None]


def _choose_language(chat: Chat, value: str) -> tuple[Chat, Page] | None:
    if value == "auto":
        return replace(chat, chosen=None), "main"
    return next(((replace(chat, chosen=language), "main") for language in LANGUAGES if language == value), None)


def _choose_starters(chat: Chat, value: str) -> tuple[Chat, Page] | None:
    if value not in ("all", "admins"):
        return None
    starters: Literal["all", "admins"] = "admins" if value == "admins" else "all"
    return replace(chat, preferences=replace(chat.preferences, starters=starters)), "games"


def _choose_seconds(chat: Chat, value: str) -> tuple[Chat, Page] | None:
    if value not in map(str, SECONDS):
        return None
    return replace(chat, preferences=replace(chat.preferences, seconds=int(value))), "games"


def _choose_quiet(chat: Chat, value: str) -> tuple[Chat, Page] | None:
    return (replace(chat, preferences=replace(chat.preferences, quiet=value)), "main") if value in QUIET else None


def _switch(chat: Chat, value: str) -> tuple[Chat, Page] | None:
    """Subscribe a chat to what it does not get yet, at the usual time, or end its subscription."""
    kind = next((one for one in SUBSCRIPTIONS if one == value), None)
    if kind is None:
        return None
    agenda = chat.agenda.unsubscribed(kind)
    if agenda == chat.agenda:
        agenda = agenda.subscribed(Subscription(kind, USUAL_TIME, DEFAULT_ZONE))
    return replace(chat, agenda=agenda), "posts"


_CHANGES: Mapping[str, _Change] = {
    "language": _choose_language,
    "starters": _choose_starters,
    "seconds": _choose_seconds,
    "quiet": _choose_quiet,
    "switch": _switch,
}
