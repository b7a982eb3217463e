"""Appointments: what a chat subscribes to and which games it plans, read from commands and told. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import dropwhile
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from bot.options import game_options, known_options
from bot.timetable import DEFAULT_ZONE, is_word, next_daily, read_ending, read_time, zone_named
from bot.wording import Say, Wording

SubscriptionKind = Literal["daily", "anniversaries"]
SUBSCRIPTIONS: tuple[SubscriptionKind, ...] = get_args(SubscriptionKind)
AppointmentKind = Literal["game", "anniversary"]
APPOINTMENTS: tuple[AppointmentKind, ...] = get_args(AppointmentKind)

USUAL_TIME = "10:00"
MOST_APPOINTMENTS = 10
"""Of a chat."""
LONGEST_OPTIONS = 100

_LONGEST_REST = 200
"""Characters after /subscribe and /unsubscribe that may mean something."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """What comes to a chat day by day."""

    kind: SubscriptionKind
    at: str
    """The time of day, "HH:MM"."""
    zone: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """A game that is to begin at a moment."""

    what: AppointmentKind
    rest: str
    """The options that follow the command, as typed."""
    at: datetime
    """In UTC."""
    zone: str
    """Where the moment is told."""

    @property
    def name(self) -> str:
        """What tells it from the others of its chat: its moment in milliseconds of the Unix epoch."""
        return str(round(self.at.timestamp() * 1000))


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a chat has ahead."""

    subscriptions: tuple[Subscription, ...] = ()
    """At most one of a kind."""
    appointments: tuple[Appointment, ...] = ()
    """The earliest first."""

    def subscribed(self, new: Subscription) -> "Agenda":
        """Add a subscription, in the place of one of its kind; they stand in the order in which they are told."""
        kept = (*self.unsubscribed(new.kind).subscriptions, new)
        return replace(self, subscriptions=tuple(sorted(kept, key=lambda one: SUBSCRIPTIONS.index(one.kind))))

    def unsubscribed(self, kind: SubscriptionKind) -> "Agenda":
        """Leave out the subscription of a kind."""
        return replace(self, subscriptions=tuple(one for one in self.subscriptions if one.kind != kind))


def carry_out(command: str, rest: str, agenda: Agenda, now: datetime, wording: Wording) -> tuple[Agenda, str] | None:
    """Give the agenda after a command and what is said to it; None for a command that is not about the agenda."""
    return _COMMANDS[command](rest.strip(), agenda, now, wording) if command in _COMMANDS else None


def next_post(subscription: Subscription, after: datetime) -> datetime:
    """Give the next moment after `after` at which a subscription is due."""
    return next_daily(subscription.at, subscription.zone, after)


# --- subscriptions


def _subscribe(rest: str, agenda: Agenda, now: datetime, wording: Wording) -> tuple[Agenda, str]:
    usage = wording("subscribe-usage")
    if not rest:
        return agenda, "\n".join([*_listed("subscriptions", _told_subscriptions(agenda, wording), wording), usage])
    new = _read_subscription(rest, wording.say)
    if not isinstance(new, Subscription):
        return agenda, "\n".join([*_unread(new, "subscribe-when", wording), usage])
    when = _told(next_post(new, now), new.zone, wording)
    return agenda.subscribed(new), wording(f"subscribed-{new.kind}", time=new.at, when=when, zone=new.zone)


def _unread(text: str, message: str, wording: Wording) -> list[str]:
    """Say what was not understood, if it is worth a word."""
    shown = _clean(text)
    return [wording(message, text=shown)] if 0 < len(shown) <= LONGEST_OPTIONS else []


def _read_subscription(text: str, say: Say) -> Subscription | str:
    """Read "daily", "daily 9:30" or "daily 9:30 Berlin"; else give what is no time and zone, nothing if no kind is."""
    words = text.split() if len(text) <= _LONGEST_REST else []
    for kind in SUBSCRIPTIONS:
        left = _after(words, f"words-subscription-{kind}", say)
        if left is not None:
            left = _after(left, "words-at", say) or left
            at = read_time(left[0]) if left else None
            place = " ".join(left[1:] if at else left)
            zone = zone_named(place) if place else DEFAULT_ZONE
            return Subscription(kind, at or USUAL_TIME, zone) if zone else " ".join(left)
    return ""


def _after(words: Sequence[str], message: str, say: Say) -> list[str] | None:
    """Give what follows the words that a message lists; None when none of them stand in front."""
    left = list(dropwhile(lambda word: is_word(word, message, say), words))
    return left if len(left) < len(words) else None


def _unsubscribe(rest: str, agenda: Agenda, now: datetime, wording: Wording) -> tuple[Agenda, str]:
    dropped = _read_dropped(rest, agenda, wording.say)
    if dropped is None:
        return agenda, wording("unsubscribe-usage")
    lines = [*_told_subscriptions(dropped, wording), *_told_appointments(dropped, wording)]
    left = Agenda(
        tuple(one for one in agenda.subscriptions if one not in dropped.subscriptions),
        tuple(one for one in agenda.appointments if one not in dropped.appointments),
    )
    return left, "\n".join(_listed("unsubscribed", lines, wording) if lines else [wording("unsubscribe-none")])


def _read_dropped(text: str, agenda: Agenda, say: Say) -> Agenda | None:
    """Read which part of the agenda is to go: all of it, or one kind of subscription."""
    words = text.split() if len(text) <= _LONGEST_REST else [text]
    if all(is_word(word, "words-everything", say) for word in words):
        return agenda
    for kind in SUBSCRIPTIONS:
        if all(is_word(word, f"words-subscription-{kind}", say) for word in words):
            return Agenda(tuple(one for one in agenda.subscriptions if one.kind == kind))
    return None


# --- scheduled games


def _schedule(rest: str, agenda: Agenda, now: datetime, wording: Wording) -> tuple[Agenda, str]:
    if not rest:
        lines = _listed("appointments", _told_appointments(agenda, wording), wording)
        return agenda, "\n".join([*lines, wording("schedule-usage")])
    new = _read_appointment(rest, now, wording)
    if isinstance(new, str):
        return agenda, new
    if any(one.at == new.at for one in agenda.appointments):
        return agenda, wording("schedule-taken")
    if len(agenda.appointments) >= MOST_APPOINTMENTS:
        return agenda, wording("schedule-full", count=len(agenda.appointments))
    kept = tuple(sorted((*agenda.appointments, new), key=lambda one: one.at))
    return replace(agenda, appointments=kept), wording("scheduled", text=_told_appointment(new, wording))


def _read_appointment(text: str, now: datetime, wording: Wording) -> Appointment | str:
    """Read "game 10 actors tomorrow 20:00"; where there is nothing to keep, give what is said of it."""
    say, usage = wording.say, wording("schedule-usage")
    first, rest = (*text.split(maxsplit=1), "")[:2]
    what = next((one for one in APPOINTMENTS if is_word(first, f"words-appointment-{one}", say)), None)
    found = read_ending(rest, now, DEFAULT_ZONE, say)
    if what is None or found is None:
        return "\n".join([*_unread(rest if what else "", "schedule-when", wording), usage])
    before, when = found
    options = _clean(before)
    if len(options) > LONGEST_OPTIONS:
        return usage
    if what == "game" and game_options(options, say) is None:
        return "\n".join([wording("schedule-options", text=options), wording("game-options", **known_options(wording))])
    return wording(f"schedule-{when}") if isinstance(when, str) else Appointment(what, options, when.at, when.zone)


def _clean(text: str) -> str:
    """Leave out what cannot be shown; every gap becomes one space."""
    return " ".join("".join(char for char in " ".join(text.split()) if char.isprintable()).split())


# --- telling


def _listed(what: str, lines: Sequence[str], wording: Wording) -> list[str]:
    """Write a list under its heading, or that there is nothing in it."""
    return [wording(f"{what}-head"), *(f"– {line}" for line in lines)] if lines else [wording(f"{what}-none")]


def _told_subscriptions(agenda: Agenda, wording: Wording) -> list[str]:
    return [wording(f"subscription-{one.kind}", time=one.at, zone=one.zone) for one in agenda.subscriptions]


def _told_appointments(agenda: Agenda, wording: Wording) -> list[str]:
    return [_told_appointment(one, wording) for one in agenda.appointments]


def _told_appointment(one: Appointment, wording: Wording) -> str:
    when, title = _told(one.at, one.zone, wording), wording(f"title-{one.what}")
    if not one.rest:
        return wording("appointment", when=when, title=title)
    return wording("appointment-options", when=when, title=title, options=one.rest)


def _told(moment: datetime, zone: str, wording: Wording) -> str:
    """Tell a moment as the clock of a zone shows it."""
    local = moment.astimezone(ZoneInfo(zone))
    return wording("moment", date=wording.date(local.date().isoformat()), time=f"{local:%H:%M}", zone=zone)


_COMMANDS: Mapping[str, Callable[[str, Agenda, datetime, Wording], tuple[Agenda, str]]] = {
    "subscribe": _subscribe,
    "unsubscribe": _unsubscribe,
    "schedule": _schedule,
}
