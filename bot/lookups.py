"""Lookups: what has to be read from the ledger before it can be told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.boards import GAMES, Ledger, Lookup
from bot.games.ledger import Daily, Period, Total, period_start
from bot.messages import Account, Place
from bot.options import BoardOptions
from bot.storage.transaction import Transaction

_REMEMBERED = timedelta(minutes=1)


class Lookups:
    """Reads the ledger, and remembers for a minute how all chats together stand: every answer is added up for that."""

    def __init__(self) -> None:
        self._boards: dict[tuple[Period, bool], tuple[datetime, Sequence[Total]]] = {}
        """The boards of all chats, of those who play together or alone, with the moment they are of."""

    async def ledger_for(self, tx: Transaction, lookup: Lookup, place: Place, account: Account) -> Ledger:
        """Read what a lookup wants, what this transaction has brought included."""
        await tx.write()
        if lookup.what == "history":
            games = await tx.ledger.past_games(place, GAMES)
            names = await tx.ledger.names({winner for game in games for winner in game.winners})
            return Ledger(games=games, names=names)
        options = lookup.options if lookup.what == "top" else BoardOptions()
        group, solo = [await self._totals(tx, options, together, place) for together in (True, False)]
        record, daily = await tx.ledger.record(account), tx.standing.get(account, Daily())
        return Ledger(group, solo, record, daily=daily)

    async def _totals(self, tx: Transaction, options: BoardOptions, together: bool, place: Place) -> Sequence[Total]:
        since = period_start(options.period, tx.now)
        if not options.everywhere:
            return await tx.ledger.totals(since, together, place)
        key = options.period, together
        if key not in self._boards or not max(since, tx.now - _REMEMBERED) < self._boards[key][0] <= tx.now:
            self._boards[key] = tx.now, await tx.ledger.totals(since, together, None)
        totals = self._boards[key][1]
        names = await tx.ledger.names({one.player for one in totals})  # not of who was erased meanwhile
        return [replace(one, name=names.get(one.player, "")) for one in totals]
