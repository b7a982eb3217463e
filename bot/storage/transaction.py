"""One transaction: chats are taken, changed in memory, and written all at once at its end.

What is taken is locked until then. Several events of one chat see what those before them made of it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row as DatabaseRow
from sqlalchemy import Table, and_, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.appointments import Agenda, Appointment, Subscription
from bot.chat import Chat, Conversation, Preferences, Turn, Unanswered
from bot.games import state
from bot.games.ledger import Daily, PastGame
from bot.messages import Account, Address, Incoming, Outgoing, Place
from bot.ports import Conflict
from bot.storage import tables
from bot.storage.changes import NAMED, STANDING, chat_rows, new_chat_row, score_row, standing_row, timer_row
from bot.storage.figures import Load, figures, load
from bot.storage.leases import Leases
from bot.storage.ledger import LedgerRows
from bot.storage.moving import move
from bot.storage.people import asker_key, asker_of, erase
from bot.storage.polls import Polls
from bot.storage.post import Post
from bot.storage.statements import Rows, among, upsert
from bot.storage.sweep import sweep
from bot.storage.timers import Timers
from bot.storage.values import as_json, chat_of, conversation_of, moment_of, outgoings_of, preferences_of
from knowledge.model import LANGUAGES, Language

_PLACE = ("platform", "chat")
_AUDIT = insert(tables.audit)
_PUT_ASIDE = (
    update(tables.chats)
    .where(tables.chats.c.platform == bindparam("of_platform"), tables.chats.c.chat == bindparam("of_chat"))
    .values(game="")
)


class Transaction:
    """What the bot may do to its store in one step."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self.now = now
        self.moment = int(now.timestamp() * 1000)
        self.chats: dict[Place, Chat] = {}
        """The chats taken, as they are by now."""
        self.talks: dict[Address, Conversation] = {}
        self.standing: dict[Account, Daily] = {}
        self.homes: dict[Place, Language] = {}
        """The languages chosen in the chats that people have with the bot alone."""
        self.erased = False
        """Whether somebody was erased."""
        self.timers = Timers(connection, self.moment)
        self.post = Post(connection, self.moment)
        self.polls = Polls(connection, self.moment)
        self.ledger = LedgerRows(connection)
        self.leases = Leases(connection, self.moment)
        self._connection = connection
        self._asker_key = ""
        self._before: dict[Place, Chat] = {}
        self._whole: set[Place] = set()
        self._finished: dict[Place, PastGame] = {}
        self._rows = Rows()

    # --- taking ---

    async def take(self, places: Collection[Place], whole: Collection[Place] = ()) -> frozenset[Place]:
        """Lock chats and read them; gives those that nobody else holds.

        The bag of asked questions and the agenda are read only of the chats in `whole`.
        """
        wanted = sorted(set(places) - self.chats.keys())
        found = await self._lock(wanted)
        new = await self._new([place for place in wanted if place not in found])
        if new:
            await self._connection.execute(upsert(tables.chats, "nothing"), [new_chat_row(place) for place in new])
            found |= await self._lock(new)
        games = await self._games(found)
        around = await self._chosen({place.room for place in found if place.room != place})
        for place, row in found.items():
            chosen = around.get(place.room) if place.room != place else None
            self.chats[place] = self._before[place] = replace(chat_of(row, games.get(place)), around=chosen)
        await self.complete(self.chats.keys() & set(whole))
        return frozenset(place for place in places if place in self.chats)

    async def _chosen(self, places: Collection[Place]) -> dict[Place, Language]:
        """Give the languages chosen for chats."""
        if not places:
            return {}
        chats = tables.chats
        here = among(self._connection, chats, _PLACE, map(_key, sorted(places)))
        query = select(chats.c.platform, chats.c.chat, chats.c.chosen).where(here)
        spoken = {language: language for language in LANGUAGES}
        rows = await self._connection.execute(query)
        return {Place(row.platform, row.chat): spoken[row.chosen] for row in rows if row.chosen in spoken}

    async def knows(self, place: Place) -> bool:
        """Say whether there is a chat, or one in it if it is a room."""
        chats = tables.chats
        here = (chats.c.platform == place.platform, chats.c.chat == place.chat)
        return await self._connection.scalar(select(chats.c.chat).where(*here)) is not None or bool(
            await self.within(place)
        )

    async def preferences(self, place: Place) -> Preferences:
        """Give what those who manage a chat have chosen, without taking the chat."""
        chats = tables.chats
        here = (chats.c.platform == place.platform, chats.c.chat == place.chat)
        return preferences_of(await self._connection.scalar(select(chats.c.preferences).where(*here)) or "")

    async def within(self, place: Place) -> list[Place]:
        """Give the chats of a room, but for the room itself."""
        chats = tables.chats
        here = (chats.c.platform == place.platform, chats.c.chat.startswith(f"{place.chat}/", autoescape=True))
        rows = await self._connection.execute(select(chats.c.chat).where(*here).order_by(chats.c.chat))
        # SQLite compares without regard to case.
        return [Place(place.platform, row.chat) for row in rows if row.chat.startswith(f"{place.chat}/")]

    async def _lock(self, places: list[Place]) -> dict[Place, DatabaseRow[Any]]:
        if not places:
            return {}
        query = (
            select(tables.chats)
            .where(among(self._connection, tables.chats, _PLACE, map(_key, places)))
            .order_by(*_PLACE)
        )
        # SQLite has no row locks: its transaction holds the whole file.
        rows = await self._connection.execute(query.with_for_update(skip_locked=True))
        return {Place(row.platform, row.chat): row for row in rows}

    async def _new(self, places: list[Place]) -> list[Place]:
        """Give those of the chats not found that are new: the others are held, and an insert would wait for them."""
        if not places:
            return []
        query = select(tables.chats.c.platform, tables.chats.c.chat)
        here = among(self._connection, tables.chats, _PLACE, map(_key, places))
        held = {Place(row.platform, row.chat) for row in await self._connection.execute(query.where(here))}
        return [place for place in places if place not in held]

    async def _games(self, found: dict[Place, DatabaseRow[Any]]) -> dict[Place, state.Game]:
        keys = [(place.platform, place.chat, row.game) for place, row in found.items() if row.game]
        if not keys:
            return {}
        games = tables.games
        query = select(games.c.platform, games.c.chat, games.c.state).where(
            among(self._connection, games, (*_PLACE, "game"), keys)
        )
        read: dict[Place, state.Game] = {}
        for row in await self._connection.execute(query):
            place = Place(row.platform, row.chat)
            try:
                read[place] = state.read((row.state or "").encode())
            except ValueError as error:
                self.note("unreadable game", row.platform, detail=str(error)[:200])
                self._rows.add(_PUT_ASIDE, {"of_platform": place.platform, "of_chat": place.chat})
                self.set_timer(place, "game", "", None)
        return read

    async def complete(self, chats: Collection[Place]) -> None:
        """Read the bags and the agendas of chats that are taken."""
        places = sorted(set(chats) - self._whole)
        if not places:
            return
        bags: dict[Place, set[str]] = {place: set() for place in places}
        for row in await self._of_chats(tables.asked_questions, places):
            bags[Place(row.platform, row.chat)].add(row.question)
        agendas = {place: Agenda() for place in places}
        for row in await self._of_chats(tables.subscriptions, places):
            place = Place(row.platform, row.chat)
            one = Subscription(row.kind, row.at, row.zone)
            agendas[place] = agendas[place].subscribed(one)
        for row in await self._of_chats(tables.appointments, places):
            place = Place(row.platform, row.chat)
            meeting = Appointment(row.what, row.rest, moment_of(row.at), row.zone)
            agendas[place] = replace(agendas[place], appointments=(*agendas[place].appointments, meeting))
        for place in places:
            bag, agenda = frozenset(bags[place]), agendas[place]
            self.chats[place] = replace(self.chats[place], seen=bag | self.chats[place].seen, agenda=agenda)
            self._before[place] = replace(self._before[place], seen=bag, agenda=agenda)
        self._whole.update(places)

    async def _of_chats(self, table: Table, places: list[Place]) -> list[DatabaseRow[Any]]:
        query = (
            select(table).where(among(self._connection, table, _PLACE, map(_key, places))).order_by(*table.primary_key)
        )
        return list(await self._connection.execute(query))

    async def meet(self, addresses: Collection[Address], homes: Collection[Place] = ()) -> None:
        """Read the conversations of addresses, how their people stand with the question of the day, and their homes."""
        self.homes |= await self._chosen(homes)
        talks = tables.talks
        keys = [(one.platform, one.chat, one.player) for one in set(addresses)]
        for row in await self._connection.execute(
            select(talks).where(among(self._connection, talks, (*_PLACE, "player"), keys))
        ):
            self.talks[Address(row.platform, row.chat, row.player)] = conversation_of(row.state)
        await self._read_standing({(one.platform, one.player) for one in addresses})

    async def stands(self, account: Account) -> Daily:
        """Give how somebody stands with the question of the day."""
        if account not in self.standing:
            await self._read_standing({(account.platform, account.player)})
        return self.standing.get(account, Daily())

    async def _read_standing(self, people: Collection[tuple[str, str]]) -> None:
        players = tables.players
        query = select(players).where(among(self._connection, players, ("platform", "player"), people))
        for row in await self._connection.execute(query):
            daily = Daily(row.last, bool(row.correct), row.streak, row.best)
            self.standing[Account(row.platform, row.player)] = daily

    async def replies(self, events: Collection[tuple[str, str]]) -> dict[tuple[str, str], tuple[Outgoing, ...]]:
        """Give what was said privately about those events, platform and id, that were handled before."""
        seen = tables.seen_events
        query = select(seen).where(among(self._connection, seen, ("platform", "event"), events))
        rows = await self._connection.execute(query) if events else ()
        return {(row.platform, row.event): outgoings_of(row.reply) for row in rows}

    async def figures(self) -> dict[str, int]:
        """Count what there is."""
        return await figures(self._connection, self.moment)

    async def spoken(self, address: Address, home: Place) -> Language | None:
        """Give the language chosen in a chat, around it or by a person, or last spoken with them there."""
        places = (address.place, address.place.room, home)
        chosen = await self._chosen(set(places))
        settled = next((chosen[place] for place in places if place in chosen), None)
        if settled is None:
            await self.meet([address])
        return settled or (self.talks[address].language if address in self.talks else None)

    async def asking(self, platform: str) -> list[tuple[Place, state.Game]]:
        """Give the games of a platform in which a question is open, without taking their chats."""
        games, timers = tables.games, tables.timers
        running = (timers.c.platform == games.c.platform, timers.c.chat == games.c.chat, timers.c.kind == "game")
        query = select(games.c.chat, games.c.state).join(timers, and_(*running))
        rows = await self._connection.execute(query.where(games.c.platform == platform, games.c.ended.is_(None)))
        found = [(Place(platform, row.chat), _readable(row.state)) for row in rows]
        return [(place, game) for place, game in found if game and game.phase == "asking"]

    async def load(self) -> Load:
        """Count what there is to do."""
        return await load(self._connection, self.moment)

    async def subscribed(self, platform: str) -> list[Place]:
        """Give the chats of a platform that get something every day."""
        query = select(tables.subscriptions.c.chat).where(tables.subscriptions.c.platform == platform).distinct()
        rows = await self._connection.execute(query.order_by(tables.subscriptions.c.chat))
        return [Place(platform, row.chat) for row in rows]

    # --- keeping ---

    def keep(self, place: Place, turn: Turn) -> None:
        """Keep what an event made of a chat: the chat itself, the scores, the names and the end of a game."""
        if _id(turn.chat) != _id(self.chats[place]):
            self._gather(place)  # two games in one transaction are two rows
        self.chats[place] = turn.chat
        if turn.finished:
            self._finished[place] = turn.finished
        for entry in turn.entries:
            self._rows.add(upsert(tables.scores, "nothing"), score_row(entry, self.moment))
            self._rows.add(NAMED, {"platform": place.platform, "player": entry.player.player, "name": entry.name})

    def keep_talk(self, address: Address, conversation: Conversation) -> None:
        """Keep a conversation."""
        self.talks[address] = conversation
        key = {"platform": address.platform, "chat": address.chat, "player": address.player}
        self._rows.add(upsert(tables.talks), {**key, "state": as_json(conversation), "at": self.moment})

    async def keep_tries(self, platform: str, day: date, tries: Mapping[str, bool]) -> dict[str, Daily]:
        """Keep who tried the question of the day; gives how they stand now."""
        unread = {(platform, player) for player in tries if Account(platform, player) not in self.standing}
        await self._read_standing(unread)
        stand: dict[str, Daily] = {}
        for player, right in tries.items():
            account = Account(platform, player)
            daily = stand[player] = self.standing[account] = self.standing.get(account, Daily()).after(day, right)
            self._rows.add(STANDING, {"platform": platform, "player": player, **standing_row(daily)})
        return stand

    def keep_event(self, incoming: Incoming, reply: Sequence[Outgoing], forget: bool = False) -> None:
        """Keep that an event was handled and what was said privately; `forget` keeps no trace of whose it was."""
        if not incoming.event:
            return
        key = {"platform": incoming.address.platform, "event": incoming.event, "at": self.moment}
        mine = {"player": "", "reply": "[]"} if forget else {"player": incoming.address.player, "reply": as_json(reply)}
        self._rows.add(upsert(tables.seen_events, "nothing"), {**key, **mine})

    def say(self, place: Place, said: Iterable[Outgoing]) -> None:
        """Have messages sent to a chat."""
        self.post.add(place, said)

    async def keep_unanswered(self, account: Account, one: Unanswered) -> None:
        """Keep a question that got no answer, without who asked it."""
        self._asker_key = self._asker_key or await asker_key(self._connection)
        asker = asker_of(self._asker_key, account, one.question)
        row = {"question": one.question, "asker": asker, "language": one.language, "outcome": one.outcome}
        day = self.now.date().isoformat()
        self._rows.add(upsert(tables.unanswered), {**row, "day": day, "about": one.about})

    def note(self, what: str, platform: str = "", event: str = "", detail: str = "") -> None:
        """Note something for the operator: no chats, no people, no texts."""
        self._rows.add(
            _AUDIT, {"at": self.moment, "what": what, "platform": platform, "event": event, "detail": detail}
        )

    async def write(self) -> None:
        """Write all that was kept."""
        for place in self.chats:
            self._gather(place)
        await self._rows.write(self._connection)
        await self.post.write()

    def _gather(self, place: Place) -> None:
        change = self._before[place], self.chats[place]
        chat_rows(self._rows, place, change, self._finished.pop(place, None), self.now)
        self._before[place] = self.chats[place]

    def set_timer(self, place: Place, kind: str, name: str, due: int | None) -> None:
        """Set a timer that is not the game's, or with None remove it."""
        timer_row(self._rows, place, kind, name, due)

    async def sweep(self) -> None:
        """Delete what is older than it is needed."""
        await sweep(self._connection, self.moment)

    async def move(self, old: Place, new: Place) -> None:
        """Give a chat that is taken another id, under which it is taken then; a chat that had it gives way.

        Raises `Conflict` where another process holds that one.
        """
        if old == new or new not in await self.take([new]):
            raise Conflict("another process holds the chat")
        await self.write()
        await move(self._connection, old, new)
        self._let_go(old, new)
        await self.take([new], [new])

    def _let_go(self, *places: Place) -> None:
        """Read chats anew when they are next taken."""
        for place in places:
            for known in (self.chats, self._before):
                known.pop(place, None)
            self._whole.discard(place)

    # --- people ---

    async def forget(self, account: Account, name: str = "") -> None:
        """Erase a person everywhere; their scores stay, and become nobody's."""
        await self.write()
        await erase(self._connection, account, name)
        self.erased = True
        self._let_go(*self.chats)
        self.talks = {address: talk for address, talk in self.talks.items() if address.account != account}
        self.standing.pop(account, None)


def _readable(text: str | None) -> state.Game | None:
    try:
        return state.read((text or "").encode())
    except ValueError:
        return None


def _key(place: Place) -> tuple[str, str]:
    return place.platform, place.chat


def _id(chat: Chat) -> str:
    return chat.game.id if chat.game else ""
