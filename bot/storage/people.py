"""People: what is kept of one, taken out or erased; and askers who cannot be told apart from others."""

import hashlib
import re
import secrets
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, Table, and_, delete, exists, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.games import state
from bot.messages import Account, Place
from bot.storage import tables
from bot.storage.changes import new_chat_row
from bot.storage.statements import among, removal, upsert
from bot.storage.values import as_json, outgoing_of

_KEY = "asker key"
_NOBODY = "—"
_PAGE = 2000
"""Questions that are looked at in one go."""
_OF_A_CHAT = [table for table in tables.metadata.sorted_tables if table.foreign_keys]
"""Tables whose rows hang on a chat."""


async def asker_key(connection: AsyncConnection) -> str:
    """Give the key with which askers are hashed; it is made when first needed."""
    query = select(tables.settings.c.value).where(tables.settings.c.name == _KEY)
    key = await connection.scalar(query)
    if key is None:
        row = {"name": _KEY, "value": secrets.token_hex(32)}
        await connection.execute(upsert(tables.settings, "nothing"), row)
        key = await connection.scalar(query)  # another process may have made it first
    return str(key)


def asker_of(key: str, account: Account, question: str) -> str:
    """Give a mark of somebody that is another one for another question."""
    said = as_json([key, account.platform, account.player, question])
    return hashlib.sha256(said.encode()).hexdigest()[:32]


async def erase(connection: AsyncConnection, account: Account, name: str = "") -> None:
    """Erase a person everywhere. Their scores stay, under a name that nobody has and that tells nothing.

    `name` is what they are called by now, if that is known.
    """
    if not account.player:
        return  # chats of several people have the owner "", and what nobody did is nobody's already
    nobody = f"gone-{secrets.token_hex(8)}"
    held = await _hold_chats(connection, account)
    own = await _own_chats(connection, account)
    names = {name, await _name(connection, account), *await _clean_games(connection, account, nobody)} - {""}
    await _clean_outbox(connection, account, names, held)
    await _drop_questions(connection, account)
    for table in (tables.talks, tables.players):
        await connection.execute(delete(table).where(_is(table, account)))
    await _clean_events(connection, account, names)
    await connection.execute(update(tables.scores).where(_is(tables.scores, account)).values(player=nobody))
    for place in own:
        await _drop_chat(connection, place, nobody)


def _is(table: Table, account: Account) -> Any:
    return and_(table.c.platform == account.platform, table.c.player == account.player)


async def _name(connection: AsyncConnection, account: Account) -> str:
    query = select(tables.players.c.name).where(_is(tables.players, account))
    return str(await connection.scalar(query) or "")


async def _hold_chats(connection: AsyncConnection, account: Account) -> list[str]:
    """Hold the person's chats and those with a game that has them, waiting for whoever works on one.

    They have read the game as it was and would write the person back, or we their work away.
    """
    chats, games = tables.chats, tables.games
    here = and_(games.c.platform == chats.c.platform, games.c.chat == chats.c.chat)
    query = select(chats.c.chat).where(
        chats.c.platform == account.platform,
        or_(_owns(account), exists().where(here, _has(account))),
    )
    return [row.chat for row in await connection.execute(query.order_by(chats.c.chat).with_for_update())]


def _owns(account: Account) -> ColumnElement[bool]:
    """Give the condition that a chat is somebody's alone: it says so, or holds nothing but their id for a name.

    Such a chat was made for who blocked the bot unheard. A group may have the id of somebody too, who writes in its
    name, but is not as empty.
    """
    chats = tables.chats
    blank = (chats.c[name] == value for name, value in new_chat_row(Place(account.platform, account.player)).items())
    bare = (~exists().where(one.c.platform == chats.c.platform, one.c.chat == chats.c.chat) for one in _OF_A_CHAT)
    return or_(chats.c.owner == account.player, and_(*blank, *bare))


def _has(account: Account) -> ColumnElement[bool]:
    """Give the condition that a game may have somebody in it or among its winners."""
    games, marked = tables.games, as_json(account.player)
    return or_(games.c.state.contains(marked, autoescape=True), games.c.winners.contains(marked, autoescape=True))


async def _own_chats(connection: AsyncConnection, account: Account) -> list[Place]:
    """Give the chats that are the person's alone."""
    query = select(tables.chats).where(tables.chats.c.platform == account.platform, _owns(account))
    return [Place(row.platform, row.chat) for row in await connection.execute(query)]


async def _drop_chat(connection: AsyncConnection, place: Place, nobody: str) -> None:
    """Drop a chat with all that hangs on it; its scores move to a chat that nobody has."""
    for table in (tables.outbox, tables.chats):
        await connection.execute(
            delete(table).where(among(connection, table, ("platform", "chat"), [(place.platform, place.chat)]))
        )
    scores = tables.scores
    here = (scores.c.platform == place.platform, scores.c.chat == place.chat)
    await connection.execute(update(scores).where(*here).values(chat=nobody))


async def _clean_games(connection: AsyncConnection, account: Account, nobody: str) -> set[str]:
    """Put nobody in the person's place in games that run and among the winners of those that ended.

    Gives what they were called there.
    """
    games, names = tables.games, set()
    query = select(games).where(games.c.platform == account.platform, _has(account))
    for row in list(await connection.execute(query)):
        winners = [nobody if one == account.player else one for one in msgspec.json.decode(row.winners)]
        game = _read(row.state)
        if game and account.player in game.players:
            names.add(game.players[account.player].name)
        left = state.renamed(state.left(game, account.player), account.player, nobody, _NOBODY) if game else None
        written = state.write(left).decode() if left else None
        key = and_(games.c.platform == row.platform, games.c.chat == row.chat, games.c.game == row.game)
        await connection.execute(update(games).where(key).values(state=written, winners=as_json(winners)))
    return names


def _read(written: str | None) -> state.Game | None:
    """Read a written game; one that cannot be read, and so cannot be cleaned, is not kept."""
    try:
        return state.read((written or "").encode())
    except ValueError:
        return None


async def _clean_outbox(connection: AsyncConnection, account: Account, names: set[str], held: list[str]) -> None:
    """Take the person's names out of what is still to be sent where they were, or with a board that has them on it.

    What was for them alone is not sent.
    """
    outbox = tables.outbox
    been = (select(table.c.chat).where(_is(table, account)) for table in (tables.talks, tables.scores))
    there = or_(outbox.c.chat.in_(held), *(outbox.c.chat.in_(chats) for chats in been))
    on_board = outbox.c.said.contains(as_json(account), autoescape=True)  # of whatever platform: boards may be of all
    query = select(outbox).where(outbox.c.said != "", or_(and_(outbox.c.platform == account.platform, there), on_board))
    for row in list(await connection.execute(query.with_for_update())):
        said = _cleaned(row.said, account, names)
        if said != row.said:
            values = {"said": said} if said else {"said": "", "state": "dropped"}
            await connection.execute(update(outbox).where(outbox.c.id == row.id).values(values))


def _cleaned(written: str, account: Account, names: set[str]) -> str:
    """Write a message without somebody's names; nothing is left of one to them alone or that cannot be read."""
    try:
        said = outgoing_of(written)
    except msgspec.MsgspecError:
        return ""
    words = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    text = re.sub(rf"(?<!\w)(?:{words})(?!\w)", _NOBODY, said.text) if words else said.text
    if said.to == account.player or (account in said.names and text == said.text):
        return ""  # a board has them under a name that they had before
    others = tuple(one for one in said.names if one != account)
    return as_json(replace(said, text=text, names=others)) if text != said.text else written


async def _clean_events(connection: AsyncConnection, account: Account, names: set[str]) -> None:
    """Keep no event as the person's, nor what others were told where it names them: it need not be told again."""
    seen = tables.seen_events
    words = [as_json(account), *(as_json(name)[1:-1] for name in names)]
    telling = or_(*(seen.c.reply.contains(word, autoescape=True) for word in words))
    await connection.execute(update(seen).where(telling).values(reply="[]"))
    await connection.execute(update(seen).where(_is(seen, account)).values(player="", reply="[]"))


async def _drop_questions(connection: AsyncConnection, account: Account) -> None:
    """Drop the person's questions that got no answer."""
    async for rows in _questions(connection, account):
        keys = [{"question": row.question, "asker": row.asker} for row in rows]
        if keys:
            await connection.execute(removal(tables.unanswered), keys)


async def _questions(connection: AsyncConnection, account: Account) -> AsyncIterator[list[Row[Any]]]:
    """Give the person's questions that got no answer: who asked is not kept, but can be recognised.

    All that anybody asked is looked through, a page at a time: it may be too much for the memory, and while one page is
    hashed all else that goes on in this process waits.
    """
    key, unanswered = await asker_key(connection), tables.unanswered
    columns, last = (unanswered.c.question, unanswered.c.asker), ("", "")
    while True:
        query = select(unanswered).where(tuple_(*columns) > last).order_by(*columns).limit(_PAGE)
        rows = list(await connection.execute(query))
        yield [row for row in rows if row.asker == asker_of(key, account, row.question)]
        if len(rows) < _PAGE:
            return
        last = rows[-1].question, rows[-1].asker


async def export(connection: AsyncConnection, account: Account) -> dict[str, list[dict[str, Any]]]:
    """Give all that is kept of a person, as rows by table; of games with others in them, only the person's part."""
    own = [(place.platform, place.chat) for place in await _own_chats(connection, account)]
    found: dict[str, list[dict[str, Any]]] = {}
    for table in (tables.players, tables.talks, tables.scores, tables.seen_events):
        rows = await connection.execute(select(table).where(_is(table, account)))
        found[table.name] = [dict(row._mapping) for row in rows]
    for table in (tables.chats, tables.games, tables.subscriptions, tables.appointments, tables.asked_questions):
        query = select(table).where(among(connection, table, ("platform", "chat"), own))
        found[table.name] = [dict(row._mapping) for row in await connection.execute(query)] if own else []
    found["played"] = await _parts(connection, account)
    found["unanswered"] = [dict(row._mapping) async for rows in _questions(connection, account) for row in rows]
    return found


async def _parts(connection: AsyncConnection, account: Account) -> list[dict[str, Any]]:
    """Give what games hold of a person: how they stand, what they said to the last question, whether they won."""
    games, parts = tables.games, []
    query = select(games).where(games.c.platform == account.platform, _has(account))
    for row in await connection.execute(query.order_by(games.c.chat, games.c.game)):
        game, won = _read(row.state), account.player in msgspec.json.decode(row.winners)
        theirs = _part(game, account.player) if game else {}
        if theirs or won:
            parts.append({"platform": row.platform, "chat": row.chat, "game": row.game, "won": won, **theirs})
    return parts


def _part(game: state.Game, player: str) -> dict[str, Any]:
    answers, strays = (game.round.answers, game.round.strays) if game.round else ({}, {})
    told: dict[str, Mapping[str, Any]] = {"standing": game.players, "answer": answers, "aside": strays}
    return {name: msgspec.json.decode(as_json(one[player])) for name, one in told.items() if player in one}
