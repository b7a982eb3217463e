"""What the tests of the store keep in it, and looks into its tables."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table as DatabaseTable
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.appointments import Agenda, Appointment, Subscription
from bot.chat import Chat, Preferences, Turn
from bot.games.commands import Pause, Stop
from bot.games.ledger import Entry, PastGame
from bot.games.question import Topic
from bot.games.state import Game
from bot.messages import Account, Outgoing, Place
from bot.storage import tables
from bot.storage.post import Waiting
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from tests.games.table import Table

HERE = Place("console", "here")
THERE = Place("console", "there")
NOON = datetime(2026, 4, 28, 12, tzinfo=UTC)


def game_in(phase: str, id: str = "g1") -> Game:
    """Give a game in one of its phases; "shown" and "answered" are those of an open question."""
    if phase == "lobby":
        return replace(Table().game, id=id)
    table = Table("choice", "typed", players=("ann", "bob"))
    if phase == "shown":
        assert table.game.round
        table.game = replace(table.game, round=replace(table.game.round, shown=True))
    elif phase == "answered":
        table.answer("ann", 1)
    elif phase == "break":
        table.answer("ann", 1)
        table.close()
    elif phase == "paused":
        table.do(Pause("ann", admin=True))
        table.close()
    elif phase == "over":
        table.do(Stop("ann", admin=True))
    assert table.game.phase == ("asking" if phase in ("shown", "answered") else phase)
    return replace(table.game, id=id)


PHASES = ("lobby", "asking", "shown", "answered", "break", "paused", "over")

AGENDA = Agenda(
    (Subscription("daily", "09:30", "Europe/Berlin"), Subscription("anniversaries", "10:00", "Asia/Baku")),
    (
        Appointment("game", "10 'actors' \"x\"", datetime(2026, 5, 1, 16, tzinfo=UTC), "Asia/Baku"),
        Appointment("anniversary", "", datetime(2026, 5, 2, 16, 30, tzinfo=UTC), "Europe/Berlin"),
    ),
)


def full_chat(**changes: Any) -> Chat:
    """Give a chat of which all is known."""
    game, bag, chosen = game_in("answered"), frozenset({"q1", "q2"}), Preferences("admins", 30, "22-8")
    chat = Chat("ru", "az", game, bag, "2026-04-27", "2026-04-28", "ann", AGENDA, chosen, greeted=True)
    return replace(chat, **changes)


async def keep(store: Store, chat: Chat, place: Place = HERE, whole: bool = True, **turn: Any) -> None:
    """Keep a chat in a transaction of its own."""
    async with store.transaction() as tx:
        await tx.take([place], [place] if whole else [])
        tx.keep(place, Turn(chat, **turn))


async def chat_at(store: Store, place: Place = HERE, whole: bool = True) -> Chat:
    """Read a chat in a transaction of its own."""
    async with store.transaction() as tx:
        await tx.take([place], [place] if whole else [])
        return tx.chats[place]


def connection_of(tx: Transaction) -> AsyncConnection:
    """Give the connection under a transaction."""
    return tx._connection


async def rows_of(store: Store, table: DatabaseTable) -> list[dict[str, Any]]:
    """Give the rows of a table."""
    async with store.transaction() as tx:
        query = select(table).order_by(*table.primary_key)
        return [dict(row._mapping) for row in await connection_of(tx).execute(query)]


async def dump(store: Store) -> dict[str, list[str]]:
    """Give all rows of all tables that the database has, as texts."""
    found = {}
    async with store.transaction() as tx:
        connection = connection_of(tx)
        if connection.dialect.name == "sqlite":
            names = text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        else:
            names = text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        for name in sorted((await connection.execute(names)).scalars()):
            rows = await connection.execute(text(f"SELECT * FROM {name}"))
            found[name] = sorted("|".join(map(str, row)) for row in rows)
    assert found.keys() >= tables.metadata.tables.keys()
    return found


async def execute(store: Store, statement: str, **values: Any) -> None:
    """Do something to the database behind the store's back."""
    async with store.transaction() as tx:
        await connection_of(tx).execute(text(statement), values)


async def say(store: Store, *said: Outgoing | str, place: Place = HERE) -> None:
    """Have messages sent, in a transaction of their own."""
    async with store.transaction() as tx:
        tx.say(place, [Outgoing(one) if isinstance(one, str) else one for one in said])


async def heads(store: Store, platform: str = "console", limit: int = 100) -> list[Waiting]:
    """Give what comes next in each chat."""
    async with store.transaction() as tx:
        return await tx.post.heads(platform, limit)


def texts(waiting: Iterable[Waiting]) -> list[str]:
    """Give what messages say."""
    return [one.letter.said.text for one in waiting]


def entry(
    player: str = "ann",
    points: int = 100,
    right: bool = True,
    together: bool = True,
    name: str | None = None,
    streak: int = 1,
    topic: Topic = "films",
    place: Place = HERE,
    game: str = "g1",
    round: int = 1,
) -> Entry:
    """Give an answer for the ledger."""
    account = Account(place.platform, player)
    name = player.title() if name is None else name
    return Entry(place, game, round, account, name, NOON, topic, points, right, streak, together)


async def score(store: Store, *entries: Entry) -> None:
    """Keep answers, each for its chat, in one transaction."""
    async with store.transaction() as tx:
        for one in entries:
            await tx.take([one.place])
            tx.keep(one.place, Turn(tx.chats[one.place], entries=(one,)))


def finished(game: str = "g1", winners: Sequence[str] = ("ann",), place: Place = HERE, at: datetime = NOON) -> PastGame:
    """Give the end of a game."""
    accounts = tuple(Account(place.platform, winner) for winner in winners)
    return PastGame(place, game, at, "game", "", 7, accounts)
