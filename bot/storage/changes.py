"""What has changed in a chat, as rows to be written."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, text, update

from bot.appointments import Agenda, next_post
from bot.chat import Chat, Preferences
from bot.games import state
from bot.games.ledger import Daily, Entry, PastGame
from bot.messages import Place
from bot.storage import tables
from bot.storage.statements import Rows, removal, upsert
from bot.storage.values import as_json, milliseconds_of

_games = tables.games
_OTHERS = (
    _games.c.platform == bindparam("of_platform"),
    _games.c.chat == bindparam("of_chat"),
    _games.c.game != bindparam("of_game"),
)
_DROP_OTHERS = delete(_games).where(*_OTHERS, _games.c.ended.is_(None))
"""A new game in a chat replaces one that left nothing to tell of ..."""
_SHRINK_OTHERS = update(_games).where(*_OTHERS, _games.c.state.is_not(None)).values(state=None)
"""... and of the others keeps only what is told."""
_PLAY_ON = text(
    "INSERT INTO games (platform, chat, game, state, mode, theme)"
    " VALUES (:platform, :chat, :game, :state, :mode, :theme)"
    " ON CONFLICT (platform, chat, game) DO UPDATE SET state = excluded.state"
)
NAMED = text(
    "INSERT INTO players (platform, player, name) VALUES (:platform, :player, :name)"
    " ON CONFLICT (platform, player) DO UPDATE SET name = excluded.name"
)
"""Keeps what somebody is called."""
STANDING = text(
    "INSERT INTO players (platform, player, last, correct, streak, best)"
    " VALUES (:platform, :player, :last, :correct, :streak, :best) ON CONFLICT (platform, player)"
    " DO UPDATE SET last = excluded.last, correct = excluded.correct, streak = excluded.streak, best = excluded.best"
    " WHERE players.last < excluded.last"
)
"""Keeps how somebody stands with the question of the day; the first try of the last day counts, wherever it was."""

Change = tuple[Chat, Chat]
"""A chat as it was and as it is."""


def chat_rows(rows: Rows, place: Place, change: Change, finished: PastGame | None, now: datetime) -> None:
    """Add the rows of all that has changed in a chat."""
    before, after = change
    if _of_chat(place, before) != _of_chat(place, after):
        rows.add(upsert(tables.chats), _of_chat(place, after))
    if after.game and after.game != before.game:
        _game_rows(rows, place, before.game, after.game, finished)
    if before.moves_at != after.moves_at:
        timer_row(rows, place, "game", "", after.moves_at)
    if before.seen != after.seen:
        _bag_rows(rows, place, change)
    if before.agenda != after.agenda:
        _agenda_rows(rows, place, before.agenda, after.agenda, now)


def new_chat_row(place: Place) -> dict[str, Any]:
    """Give the row of a chat of which nothing is known."""
    return _of_chat(place, Chat())


def _of_chat(place: Place, chat: Chat) -> dict[str, Any]:
    return {
        **_key(place),
        "owner": chat.owner,
        "chosen": chat.chosen or "",
        "language": chat.language,
        "daily": chat.daily,
        "told": chat.told,
        "game": chat.game.id if chat.game else "",
        "preferences": as_json(chat.preferences) if chat.preferences != Preferences() else "",
        "greeted": chat.greeted,
    }


def _key(place: Place) -> dict[str, Any]:
    return {"platform": place.platform, "chat": place.chat}


def _game_rows(
    rows: Rows, place: Place, before: state.Game | None, after: state.Game, finished: PastGame | None
) -> None:
    if before is None or before.id != after.id:
        others = {"of_platform": place.platform, "of_chat": place.chat, "of_game": after.id}
        rows.add(_DROP_OTHERS, others)
        rows.add(_SHRINK_OTHERS, others)
    row = {**_key(place), "game": after.id, "state": state.write(after).decode()}
    row |= {"mode": after.mode, "theme": after.theme}
    if finished is None or finished.game != after.id:
        rows.add(_PLAY_ON, row)
        return
    winners = as_json([winner.player for winner in finished.winners])
    end = {"questions": finished.questions, "winners": winners, "ended": milliseconds_of(finished.at)}
    rows.add(upsert(tables.games), {**row, **end})


def timer_row(rows: Rows, place: Place, kind: str, name: str, due: int | None) -> None:
    """Add the row of a timer, or with None its removal."""
    key = {**_key(place), "kind": kind, "name": name}
    if due is None:
        rows.add(removal(tables.timers), key)
    else:
        rows.add(upsert(tables.timers), {**key, "due": due})


def _bag_rows(rows: Rows, place: Place, change: Change) -> None:
    before, after = (chat.seen for chat in change)
    gone = [{**_key(place), "question": question} for question in sorted(before - after)]
    rows.add(removal(tables.asked_questions), *gone)
    new = [{**_key(place), "question": question} for question in sorted(after - before)]
    rows.add(upsert(tables.asked_questions, "nothing"), *new)


def _agenda_rows(rows: Rows, place: Place, before: Agenda, after: Agenda, now: datetime) -> None:
    kept = {one.kind for one in after.subscriptions}
    for kind in {one.kind for one in before.subscriptions} - kept:
        rows.add(removal(tables.subscriptions), {**_key(place), "kind": kind})
        timer_row(rows, place, kind, "", None)
    for one in set(after.subscriptions) - set(before.subscriptions):
        rows.add(upsert(tables.subscriptions), {**_key(place), "kind": one.kind, "at": one.at, "zone": one.zone})
        timer_row(rows, place, one.kind, "", milliseconds_of(next_post(one, now)))
    for meeting in set(before.appointments) - set(after.appointments):
        rows.add(removal(tables.appointments), {**_key(place), "at": milliseconds_of(meeting.at)})
        timer_row(rows, place, "appointment", meeting.name, None)
    for meeting in set(after.appointments) - set(before.appointments):
        at = milliseconds_of(meeting.at)
        what = {"what": meeting.what, "rest": meeting.rest, "zone": meeting.zone}
        rows.add(upsert(tables.appointments), {**_key(place), "at": at, **what})
        timer_row(rows, place, "appointment", meeting.name, at)


def score_row(entry: Entry, moment: int) -> dict[str, Any]:
    """Give the row of an answer in the ledger."""
    return {
        **_key(entry.place),
        "game": entry.game,
        "round": entry.round,
        "player": entry.player.player,
        "topic": entry.topic,
        "points": entry.points,
        "correct": entry.right,
        "streak": entry.streak,
        "together": entry.together,
        "at": moment,
    }


def standing_row(daily: Daily) -> dict[str, Any]:
    """Give the columns of how somebody stands with the question of the day."""
    return {"last": daily.last, "correct": daily.right, "streak": daily.streak, "best": daily.best}
