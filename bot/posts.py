"""Posts: what a chat does by itself when a timer of it comes. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.appointments import Subscription, next_post
from bot.chat import Chat, Timer, Turn
from bot.games.ledger import Daily
from bot.play import Play
from bot.timetable import DEFAULT_ZONE, local_day, next_daily

_NEVER_TRIED = Daily()
_LATER = timedelta(minutes=10)
"""After which a question of the day is tried again while a game is in the way."""
_SOON = timedelta(minutes=1)
_LATEST = timedelta(hours=1)
"""A game set for a moment begins no later than this after it."""


@dataclass(frozen=True, slots=True)
class Fired:
    """What a timer makes of its chat."""

    turn: Turn
    again: datetime | None = None
    """When it is due again, for timers that are not the game's own."""


def fire(play: Play, chat: Chat, timer: Timer, now: datetime, daily: Daily = _NEVER_TRIED) -> Fired:
    """Let a timer do what it is for; one that comes too late, or for nothing, changes nothing.

    `daily` is how the person whose chat it is stands with the question of the day.
    """
    if timer.kind == "game":
        return Fired(play.tick(chat, timer.place, now))
    if timer.kind == "appointment":
        return _keep_appointment(play, chat, timer, now)
    subscribed = next((one for one in chat.agenda.subscriptions if one.kind == timer.kind), None)
    return _post(play, chat, timer, subscribed, now, daily) if subscribed else Fired(Turn(chat))


def _post(play: Play, chat: Chat, timer: Timer, subscribed: Subscription, now: datetime, daily: Daily) -> Fired:
    coming = next_post(subscribed, now)
    day = local_day(now, subscribed.zone)
    loud = quiet_until(chat.preferences.quiet, now)
    if loud:
        return Fired(Turn(chat), loud if local_day(loud, subscribed.zone) == day else coming)
    if day != local_day(timer.at, subscribed.zone):
        return Fired(Turn(chat), coming)
    if chat.running if subscribed.kind == "daily" else chat.asking:  # what is told may be an answer
        later = min(now + _LATER, coming)
        return Fired(Turn(chat), later if local_day(later, subscribed.zone) == day else coming)
    if subscribed.kind == "daily":
        return Fired(play.post_daily(chat, timer.place, now, daily), coming)
    if chat.told == day.isoformat():
        return Fired(Turn(chat), coming)
    return Fired(play.post_anniversaries(replace(chat, told=day.isoformat()), day), coming)


def quiet_until(quiet: str, now: datetime) -> datetime | None:
    """Give the moment at which the quiet hours end, Baku time, if it is in them now: "22-8"."""
    if not quiet:
        return None
    first, last = (int(hour) for hour in quiet.split("-"))
    hour = now.astimezone(ZoneInfo(DEFAULT_ZONE)).hour
    within = first <= hour or hour < last if first > last else first <= hour < last
    return next_daily(f"{last:02}:00", DEFAULT_ZONE, now) if within else None


def _keep_appointment(play: Play, chat: Chat, timer: Timer, now: datetime) -> Fired:
    kept = next((one for one in chat.agenda.appointments if one.name == timer.name), None)
    if kept is None:
        return Fired(Turn(chat))
    late = now - kept.at > _LATEST
    if chat.running and not late:
        return Fired(Turn(chat), now + _SOON)
    return Fired(play.keep_appointment(without(chat, timer.name), kept, timer.place, now, late))


def without(chat: Chat, name: str) -> Chat:
    """Give a chat without the appointment of a name; the names of other timers are nobody's."""
    others = tuple(one for one in chat.agenda.appointments if one.name != name)
    return replace(chat, agenda=replace(chat.agenda, appointments=others))


def following(chat: Chat, kind: str, now: datetime) -> datetime | None:
    """Give when a subscription is due next; None for any other timer."""
    subscribed = next((one for one in chat.agenda.subscriptions if one.kind == kind), None)
    return next_post(subscribed, now) if subscribed else None
