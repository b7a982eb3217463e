"""Boards in words: who leads, what one player has done, which games were played. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

from bot.games.ledger import NO_RECORD, Daily, PastGame, Record, Total, baku_day, board
from bot.messages import Account
from bot.occasions import Occasions
from bot.options import BoardOptions
from bot.titles import game_title
from bot.wording import Wording

LookupKind = Literal["top", "me", "history"]
LOOKUPS: tuple[LookupKind, ...] = get_args(LookupKind)

_ROWS = 10
_TOPICS = 7
GAMES = 5
"""Past games that are shown."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """Something to be looked up in the ledger."""

    what: LookupKind
    options: BoardOptions


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a lookup is answered from."""

    group: Sequence[Total] = ()
    """What was gathered together with others, in the chat and the period that the lookup is about."""
    solo: Sequence[Total] = ()
    """What was gathered alone."""
    record: Record = NO_RECORD
    games: Sequence[PastGame] = ()
    """The latest of the chat first."""
    names: Mapping[Account, str] = field(default_factory=dict)
    """Of those who won them; who is not to be known any more is left out."""
    daily: Daily = field(default_factory=Daily)


def looked_up(lookup: Lookup, ledger: Ledger, account: Account, name: str, occasions: Occasions, now: datetime) -> str:
    """Answer a lookup."""
    wording = occasions.wording
    if lookup.what == "top":
        return _top(ledger, lookup.options, wording)
    if lookup.what == "history":
        return _history(ledger, occasions)
    return _me(ledger, account, name, wording, now)


def named(lookup: Lookup, ledger: Ledger) -> tuple[Account, ...]:
    """Give who is named where a lookup is answered, but for whoever asks."""
    boards = [ledger.solo] if lookup.options.solo else [ledger.group, ledger.solo]
    shown = boards if lookup.what == "top" else []
    leaders = {row.player for totals in shown for row in board(totals)[:_ROWS] if row.name}
    return tuple(sorted({*leaders, *ledger.names}))


def _top(ledger: Ledger, options: BoardOptions, wording: Wording) -> str:
    """Give the boards asked for: the group board with the solo board below it, or the solo board alone."""
    boards = [] if options.solo else [_board(ledger.group, "board-group", options, wording)]
    return "\n\n".join([*boards, _board(ledger.solo, "board-solo", options, wording)])


def _board(totals: Iterable[Total], title: str, options: BoardOptions, wording: Wording) -> str:
    head = wording(title + ("-all" if options.everywhere else ""), period=wording(f"period-{options.period}"))
    lines = [
        wording("board-row", place=row.place, name=row.name or wording("board-nameless"), points=row.points)
        for row in board(totals)[:_ROWS]
    ]
    return "\n".join([head, *(lines or [wording("board-empty")])])


def _me(ledger: Ledger, account: Account, name: str, wording: Wording, now: datetime) -> str:
    own = ledger.record
    if not own.answers:
        return wording("me-none")
    share = round(100 * own.right / own.answers)
    values = {"games": own.games, "right": own.right, "answers": own.answers, "share": share}
    lines = [wording("me-head", name=name, streak=own.best_streak, **values)]
    for topic, right, answers in own.topics[:_TOPICS]:
        subject = wording.capital(wording(f"topic-{topic}"))
        lines.append(f"– {wording('me-topic', topic=subject, right=right, answers=answers)}")
    for title, totals in (("board-group", ledger.group), ("board-solo", ledger.solo)):
        rows = board(totals)
        place = next((row.place for row in rows if row.player == account), None)
        if place:
            name = wording(title, period=wording("period-season"))
            lines.append(f"{name} {wording('me-place', place=place, players=len(rows))}")
            break
    if ledger.daily.last:
        standing = ledger.daily.standing(baku_day(now))
        lines.append(wording("me-daily", streak=standing, best=ledger.daily.best))
    return "\n".join(lines)


def _history(ledger: Ledger, occasions: Occasions) -> str:
    wording = occasions.wording
    if not ledger.games:
        return wording("history-none")
    lines = [wording("history-head")]
    for game in ledger.games:
        day = baku_day(game.at)
        title = game_title(game.mode, game.theme, occasions)
        winners = [ledger.names.get(winner) or wording("board-nameless") for winner in game.winners]
        first = wording.names(winners) or wording("history-nobody")
        when = wording("day-month", day=str(day.day), month=day.month)
        lines.append(f"– {wording('history-row', day=when, title=title, count=game.questions, winners=first)}")
    return "\n".join(lines)
