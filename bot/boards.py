"""Boards in words: who leads, what one player has done, which games were played. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from bot.games.ledger import Daily, Entry, PastGame, baku_day, board, period_start, record
from bot.messages import Address
from bot.occasions import Occasions
from bot.options import BoardOptions
from bot.titles import game_title
from bot.wording import Wording

LookupKind = Literal["top", "me", "history"]
LOOKUPS: tuple[LookupKind, ...] = get_args(LookupKind)

_ROWS = 10
_TOPICS = 7
_GAMES = 5


@dataclass(frozen=True, slots=True)
class Lookup:
    """Something to be looked up in the ledger."""

    what: LookupKind
    options: BoardOptions


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a lookup is answered from."""

    entries: Sequence[Entry]
    """The oldest first."""
    games: Sequence[PastGame]
    daily: Daily


def looked_up(lookup: Lookup, ledger: Ledger, place: Address, name: str, occasions: Occasions, now: datetime) -> str:
    """Answer a lookup."""
    wording = occasions.wording
    chat = f"{place.platform}:{place.chat}"
    if lookup.what == "top":
        return _top(ledger.entries, chat, lookup.options, wording, now)
    if lookup.what == "history":
        return _history([game for game in ledger.games if game.chat == chat], occasions)
    return _me(ledger, chat, f"{place.platform}:{place.player}", name, wording, now)


def _top(entries: Iterable[Entry], chat: str, options: BoardOptions, wording: Wording, now: datetime) -> str:
    """Give the boards asked for: the group board with the solo board below it, or the solo board alone."""
    within = [entry for entry in entries if options.everywhere or entry.chat == chat]
    since = period_start(options.period, now)
    boards = [True, False] if not options.solo else [False]
    return "\n\n".join(_board(within, since, together, options, wording) for together in boards)


def _board(entries: Iterable[Entry], since: datetime, together: bool, options: BoardOptions, wording: Wording) -> str:
    message = ("board-group" if together else "board-solo") + ("-all" if options.everywhere else "")
    head = wording(message, period=wording(f"period-{options.period}"))
    rows = board(entries, since, together)[:_ROWS]
    lines = [wording("board-row", place=row.place, name=row.name, points=row.points) for row in rows]
    return "\n".join([head, *(lines or [wording("board-empty")])])


def _me(ledger: Ledger, chat: str, player: str, name: str, wording: Wording, now: datetime) -> str:
    own = record(ledger.entries, player)
    if not own.answers:
        return wording("me-none")
    share = round(100 * own.right / own.answers)
    values = {"games": own.games, "right": own.right, "answers": own.answers, "share": share}
    lines = [wording("me-head", name=name, streak=own.best_streak, **values)]
    for topic, right, answers in own.topics[:_TOPICS]:
        subject = wording.capital(wording(f"topic-{topic}"))
        lines.append(f"– {wording('me-topic', topic=subject, right=right, answers=answers)}")
    here = [entry for entry in ledger.entries if entry.chat == chat]
    for together in (True, False):
        rows = board(here, period_start("season", now), together)
        place = next((row.place for row in rows if row.player == player), None)
        if place:
            name = wording("board-group" if together else "board-solo", period=wording("period-season"))
            lines.append(f"{name} {wording('me-place', place=place, players=len(rows))}")
            break
    if ledger.daily.last:
        standing = ledger.daily.standing(baku_day(now))
        lines.append(wording("me-daily", streak=standing, best=ledger.daily.best))
    return "\n".join(lines)


def _history(games: Sequence[PastGame], occasions: Occasions) -> str:
    wording = occasions.wording
    if not games:
        return wording("history-none")
    lines = [wording("history-head")]
    for game in reversed(games[-_GAMES:]):
        day = baku_day(game.at)
        title = game_title(game.mode, game.theme, occasions)
        winners = ", ".join(game.winners) or wording("history-nobody")
        when = wording("day-month", day=str(day.day), month=day.month)
        lines.append(f"– {wording('history-row', day=when, title=title, count=game.questions, winners=winners)}")
    return "\n".join(lines)
