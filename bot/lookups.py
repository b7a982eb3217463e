"""Lookups: what has to be read from the ledger before it can be told."""

from bot.boards import GAMES, Ledger, Lookup
from bot.games.ledger import Daily, period_start
from bot.messages import Account, Place
from bot.options import BoardOptions
from bot.storage.transaction import Transaction


async def ledger_for(tx: Transaction, lookup: Lookup, place: Place, account: Account) -> Ledger:
    """Read what a lookup wants, what this transaction has brought included."""
    await tx.write()
    if lookup.what == "history":
        games = await tx.ledger.past_games(place, GAMES)
        names = await tx.ledger.names({winner for game in games for winner in game.winners})
        return Ledger(games=games, names=names)
    options = lookup.options if lookup.what == "top" else BoardOptions()
    since = period_start(options.period, tx.now)
    where = None if options.everywhere else place
    group, solo = [await tx.ledger.totals(since, together, where) for together in (True, False)]
    record, daily = await tx.ledger.record(account), tx.standing.get(account, Daily())
    return Ledger(group, solo, record, daily=daily)
