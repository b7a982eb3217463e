"""People: what is kept of one can be given out, and erased without a trace."""

import asyncio
import json
import tracemalloc
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import URL

from bot.appointments import Agenda
from bot.chat import Chat, Conversation, Turn, Unanswered
from bot.games import state
from bot.games.state import Answer, Game, Player
from bot.messages import Account, Address, Button, Incoming, Outgoing, Place
from bot.storage import tables
from bot.storage.people import asker_of, export
from bot.storage.post import Settled
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from bot.storage.unanswered import ignore
from bot.storage.values import outgoing_of
from tests.storage.conftest import Hands, opened
from tests.storage.scenes import (
    AGENDA,
    HERE,
    NOON,
    THERE,
    chat_at,
    connection_of,
    dump,
    entry,
    execute,
    finished,
    full_chat,
    game_in,
    heads,
    keep,
    rows_of,
    say,
    score,
    texts,
)

GROUP, OVER, OTHER = Place("console", "group"), Place("console", "over"), Place("console", "other")


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    marks: tuple[str, ...]
    """What no trace of them can be without."""

    @property
    def account(self) -> Account:
        return Account("console", self.id)

    @property
    def own(self) -> Place:
        """Their chat with the bot, which platforms give the id of the person."""
        return Place("console", self.id)


PEOPLE = (
    Person("zqx1", "Zqxann", ("zqx",)),
    Person('z"q\\x', 'Zqx "Ann" \\ O\'Neil', ('z"q', 'z\\"q', "z\\\\q", "zqx", "neil")),
    Person("z%q_x/", "🎬 Zqx_%/ Ən", ("z%q", "zqx", "ən")),
    Person("zqxəü", "Z.q+x (the [zqx]) $&", ("zqx", "z.q")),
    Person("{zqx}", "\\d+ zqx |", ("zqx", "d+ z")),
)
WHO = PEOPLE[1]
BOB = Account("console", "bob")


def traces(person: Person, text: str) -> bool:
    return any(mark.lower() in text.lower() for mark in person.marks)


def renamed(game: Game, person: Person) -> Game:
    """Put a person into Ann's place wherever a game has her."""
    return state.renamed(game, "ann", person.id, person.name)


def game_with(person: Person, id: str = "g1") -> Game:
    """Give a running game in which a person is all that one can be."""
    game = game_in("answered", id)
    assert game.round and "ann" in game.round.answers and game.host == "ann"
    asked = replace(game.round, strays={"ann": Answer(5, text="x")}, skips=("bob", "ann"), hints=("ann",))
    return renamed(replace(game, round=asked), person)


def said_of(person: Person) -> tuple[Outgoing, ...]:
    lines = f"1. {person.name} — 5\n2. Bob — 3\n{person.name}: {person.name}, {person.name}!"
    return Outgoing(lines, (Button("Again", "x"),), kind="news"), Outgoing("only for you", to=person.id)


async def fill(tx: Transaction, who: Person) -> None:
    """Fill every table with a person."""
    places = [GROUP, OVER, who.own]
    await tx.take(places, places)
    tx.keep(GROUP, Turn(Chat(game=renamed(game_in("over", "g0"), who)), finished=finished("g0", ["bob", who.id])))
    won = replace(entry(who.id, name=who.name), place=GROUP, game="g0")
    bob = replace(entry("bob", name="Bob"), place=GROUP, game="g0")
    tx.keep(GROUP, Turn(full_chat(owner="", game=game_with(who)), entries=(won, bob)))
    end = finished("g9", [who.id], OVER)
    tx.keep(OVER, Turn(full_chat(owner="", game=renamed(game_in("over", "g9"), who)), finished=end))
    alone = replace(entry(who.id, name=who.name, together=False), place=who.own)
    tx.keep(who.own, Turn(full_chat(owner=who.id, game=renamed(game_in("over"), who)), finished=finished(place=who.own,
            winners=[who.id])))  # fmt: skip
    tx.keep(who.own, Turn(full_chat(owner=who.id, game=game_with(who, "g2")), entries=(alone,)))
    for number, place in enumerate((GROUP, who.own)):
        address = Address("console", place.chat, who.id)
        tx.keep_talk(address, Conversation("ru", turn=3))
        tx.keep_event(Incoming(address, event=f"e{number}"), (Outgoing(f"{who.name}, you are in.", to=who.id),))
        tx.say(place, said_of(who))
        await tx.keep_unanswered(who.account, Unanswered(f"what {number}", "en", "unknown"))
        await tx.polls.add(place, f"poll {number}", ["g|g1|1|pick|0", "g|g1|1|pick|1"])
    await tx.keep_tries("console", NOON.date(), {who.id: True, "bob": True})


async def fill_others(tx: Transaction) -> None:
    """Fill every table with people who stay."""
    await tx.take([OTHER, HERE], [OTHER, HERE])
    tx.keep(OTHER, Turn(Chat(game=game_in("over", "g0")), finished=finished("g0", ["ann", "bob"], OTHER)))
    tx.keep(OTHER, Turn(full_chat(owner="", game=game_in("answered", "g1"))))
    tx.keep(HERE, Turn(full_chat(owner="bob"), entries=(entry("bob", name="Bob"),)))
    bob = Address("console", HERE.chat, "bob")
    tx.keep_talk(bob, Conversation("az", turn=1))
    tx.keep_event(Incoming(bob, event="e9"), (Outgoing("Bob, you are in.", to="bob"),))
    tx.say(HERE, [Outgoing("Bob is first"), Outgoing("for you", to="bob")])
    await tx.keep_unanswered(bob.account, Unanswered("what 0", "en", "unknown"))
    await tx.polls.add(HERE, "poll 9", ["g|g1|1|pick|0", "g|g1|1|pick|1"])
    await tx.leases.hold("outbox", "me", 10)
    tx.note("something", "console")
    await ignore(connection_of(tx), ["what 0", "what 1"], 5)


async def filled(store: Store, who: Person) -> None:
    async with store.transaction() as tx:
        await fill(tx, who)
        await fill_others(tx)
    for waiting in (await heads(store))[:1]:  # one was sent, so that its row has no text any more
        async with store.transaction() as tx:
            await tx.post.claim([waiting], 1)
            await tx.post.settle([Settled(waiting, "sent", message="m1")])


async def forget(store: Store, who: Account) -> None:
    async with store.transaction() as tx:
        await tx.forget(who)


# --- erased


@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who.id)
async def test_nothing_in_any_table_knows_who_was_erased_and_nothing_of_anybody_else_changes(
    store: Store, who: Person
) -> None:
    await filled(store, who)
    before = await dump(store)
    full = {name for name, rows in before.items() if any(traces(who, row) for row in rows)}
    full |= {"unanswered", "subscriptions", "appointments", "asked_questions", "timers"} & before.keys()
    assert full == before.keys() - {"alembic_version", "audit", "leases", "settings", "ignored"}
    await forget(store, who.account)
    after = await dump(store)
    assert [f"{name}: {row}" for name, rows in after.items() for row in rows if traces(who, row)] == []
    mine = {"what 0", "what 1"}
    for name, rows in before.items():
        others = [row for row in rows if not traces(who, row) and not (name == "unanswered" and row[:6] in mine)]
        assert [row for row in others if row not in after[name]] == []
    assert {name: len(rows) - len(after[name]) for name, rows in before.items() if len(rows) != len(after[name])} == {
        "chats": 1,
        "games": 2,
        "timers": 5,
        "subscriptions": 2,
        "appointments": 2,
        "asked_questions": 2,
        "talks": 2,
        "players": 1,
        "unanswered": 2,
        "outbox": 2,
        "polls": 1,
    }


def bytes_of(file: Path) -> bytes:
    """Give all that is in a SQLite file and those beside it, which may go away at any time, in small letters."""
    found = b""
    for part in sorted(file.parent.glob(f"{file.name}*")):
        with suppress(FileNotFoundError):
            found += part.read_bytes()
    return found.lower()


async def test_the_file_holds_nothing_of_who_was_erased(url: URL, clock: Hands) -> None:
    """SQLite overwrites what it deletes; a page or a journal that only looks empty would show it."""
    if url.get_backend_name() != "sqlite":
        return
    file = Path(url.database or "")
    who = PEOPLE[0]
    for closed_before in (True, False):
        async with opened(url, clock) as store:
            await filled(store, who)
            if not closed_before:
                await forget(store, who.account)
                assert b"zqx" not in bytes_of(file)  # at once: a bot may run for months
        if closed_before:
            assert b"zqx" in bytes_of(file)
            async with opened(url, clock) as store:
                await forget(store, who.account)
        assert b"zqx" not in bytes_of(file)


async def test_a_game_goes_on_with_nobody_in_their_place(store: Store) -> None:
    await filled(store, WHO)
    before = (await chat_at(store, GROUP)).game
    await forget(store, WHO.account)
    game = (await chat_at(store, GROUP)).game
    assert game and game.round and before
    (nobody,) = game.players.keys() - {"bob"}
    assert nobody.startswith("gone-")
    assert game.host == "bob" and game.players[nobody].name == "—" and game.round.skips == ("bob", nobody)
    assert game.round.answers.keys() == game.round.strays.keys() == {nobody} and game.round.hints == (nobody,)
    assert state.renamed(game, nobody, WHO.id, WHO.name) == state.left(before, WHO.id)


async def test_the_scores_stay_on_the_board_as_nobodys(store: Store) -> None:
    await filled(store, WHO)
    await forget(store, WHO.account)
    async with store.transaction() as tx:
        totals = await tx.ledger.totals(NOON - timedelta(1), True, GROUP)
        assert {(one.name, one.points) for one in totals} == {("", 100), ("Bob", 100)}
        alone = await tx.ledger.totals(NOON - timedelta(1), False, None)
        assert [(one.name, one.points) for one in alone] == [("", 100)]
        (past,) = await tx.ledger.past_games(GROUP, 9)
        assert past.winners[0].player == "bob" and past.winners[1].player.startswith("gone-")
        assert (await tx.ledger.record(WHO.account)).answers == 0


async def test_two_who_are_erased_are_not_one_nobody(store: Store) -> None:
    await score(store, entry("ann", 10), entry("bob", 5))
    for id in ("ann", "bob"):
        await forget(store, Account("console", id))
    async with store.transaction() as tx:
        assert sorted(one.points for one in await tx.ledger.totals(NOON - timedelta(1), True, HERE)) == [5, 10]


async def test_who_comes_back_is_new(store: Store) -> None:
    await filled(store, WHO)
    async with store.transaction() as tx:
        await tx.take([WHO.own, GROUP], [WHO.own])
        address = Address("console", WHO.own.chat, WHO.id)
        await tx.meet([address])
        assert tx.talks and tx.standing
        await tx.forget(WHO.account)
        assert WHO.account not in tx.standing and address not in tx.talks
        assert await tx.take([WHO.own], [WHO.own]) == {WHO.own}  # as the next event of the same batch does
        assert tx.chats[WHO.own] == Chat()
        await tx.meet([address])
        assert WHO.account not in tx.standing and address not in tx.talks
        tx.keep(WHO.own, Turn(Chat(owner=WHO.id, daily="2026-04-28")))
    assert await chat_at(store, WHO.own) == Chat(owner=WHO.id, daily="2026-04-28")


async def test_what_the_same_transaction_kept_before_is_erased_too(store: Store) -> None:
    async with store.transaction() as tx:
        await fill(tx, WHO)
        await tx.forget(WHO.account)
        tx.keep_event(Incoming(Address("console", WHO.own.chat, WHO.id), event="e7"), (), forget=True)
    left = [row for rows in (await dump(store)).values() for row in rows if traces(WHO, row)]
    assert left == []


async def test_what_the_same_transaction_keeps_of_others_after_it_is_kept(store: Store) -> None:
    async with store.transaction() as tx:
        await fill(tx, WHO)
        await tx.forget(WHO.account)
        await tx.take([GROUP], [GROUP])
        assert tx.chats[GROUP].game
        tx.keep(GROUP, Turn(replace(tx.chats[GROUP], daily="2026-05-01")))
    chat = await chat_at(store, GROUP)
    assert chat.daily == "2026-05-01" and chat.agenda == AGENDA and chat.game and len(chat.game.players) == 2
    assert not any(traces(WHO, row) for rows in (await dump(store)).values() for row in rows)


async def test_who_only_joined_and_never_had_a_score_leaves_no_name_in_what_is_to_be_sent(store: Store) -> None:
    lobby = game_in("lobby")
    players = {WHO.id: Player(WHO.id, WHO.name), "bob": Player("bob", "Bob")}
    await keep(store, Chat(game=replace(lobby, players=players)))
    await say(store, f"Players: {WHO.name}, Bob")
    await forget(store, WHO.account)
    assert texts(await heads(store)) == ["Players: —, Bob"]


async def test_who_took_another_name_leaves_neither(store: Store) -> None:
    await keep(store, Chat(game=game_with(WHO)))
    await score(store, entry(WHO.id, name="Zora Zqx", place=THERE))
    await say(store, f"Zora Zqx and {WHO.name} and Zora Zqxson")
    await forget(store, WHO.account)
    assert texts(await heads(store)) == ["— and — and Zora Zqxson"]


async def test_a_message_on_its_way_does_not_come_back_with_the_name(store: Store) -> None:
    await keep(store, Chat(game=game_with(WHO)))
    await say(store, f"{WHO.name} is first")
    (one,) = await heads(store)
    async with store.transaction() as tx:
        await tx.post.claim([one], 1)
    await forget(store, WHO.account)
    async with store.transaction() as tx:
        assert await tx.post.still_mine([one], 1) == {one.letter.id}
        await tx.post.settle([Settled(one, "waiting", attempts=1)])
    assert texts(await heads(store)) == ["— is first"]


async def test_a_game_that_cannot_be_read_is_not_kept_if_it_may_hold_the_person(store: Store) -> None:
    await keep(store, Chat(game=game_with(WHO)))
    await keep(store, Chat(game=game_in("answered")), THERE)
    await execute(store, "UPDATE games SET state = replace(state, :known, '\"version\"=')", known='"version":')
    await forget(store, WHO.account)
    assert [(row["chat"], row["state"] is None) for row in await rows_of(store, tables.games)] == [
        ("here", True),
        ("there", False),
    ]
    assert (await chat_at(store)).game is None


async def test_a_message_that_cannot_be_read_does_not_keep_anybody_from_being_erased(store: Store) -> None:
    await keep(store, full_chat(owner=""))
    await say(store, "x")
    await execute(store, "UPDATE outbox SET said = '{'")
    await forget(store, Account("console", "ann"))
    assert await heads(store) == []


async def test_the_same_id_on_another_platform_is_somebody_else(store: Store) -> None:
    place = Place("telegram", WHO.id)
    async with store.transaction() as tx:
        await fill(tx, WHO)
        await tx.take([place], [place])
        tx.keep(place, Turn(full_chat(owner=WHO.id, game=game_with(WHO)), entries=(entry(WHO.id, place=place),)))
        tx.keep_talk(Address("telegram", WHO.id, WHO.id), Conversation("ru", turn=3))
        tx.keep_event(Incoming(Address("telegram", WHO.id, WHO.id), event="e0"), (Outgoing("x", to=WHO.id),))
        tx.say(place, said_of(WHO))
        await tx.keep_unanswered(Account("telegram", WHO.id), Unanswered("what 0", "en", "unknown"))
        await tx.keep_tries("telegram", NOON.date(), {WHO.id: True})
    before = {name: [row for row in rows if "telegram" in row] for name, rows in (await dump(store)).items()}
    await forget(store, WHO.account)
    after = {name: [row for row in rows if "telegram" in row] for name, rows in (await dump(store)).items()}
    assert after == before
    assert len(await rows_of(store, tables.unanswered)) == 1


@pytest.mark.parametrize(("gone", "stays"), [("12", "123"), ("123", "12"), ("12", "x12"), ("a_c", "abc"), ("A", "a")])
async def test_an_id_that_is_a_part_of_another_or_looks_like_it_touches_nothing_of_it(
    store: Store, gone: str, stays: str
) -> None:
    one, other = Person(gone, "Zed", (f'"{gone}"',)), Person(stays, "Zedd", (f'"{stays}"',))
    both = game_with(other)
    assert both.round
    both = replace(both, players={**both.players, gone: Player(gone, "Zed")})
    async with store.transaction() as tx:
        await tx.take([GROUP, other.own], [GROUP, other.own])
        tx.keep(GROUP, Turn(Chat(game=both), entries=(entry(stays, name="Zedd", place=GROUP),)))
        tx.keep(other.own, Turn(full_chat(owner=stays, game=game_with(other))))
        tx.keep_talk(Address("console", GROUP.chat, stays), Conversation("ru", turn=1))
        tx.say(GROUP, [Outgoing("Zedd, Zed's Zed")])
        await tx.keep_unanswered(other.account, Unanswered("what", "en", "unknown"))
    before = await dump(store)
    await forget(store, one.account)
    after = await dump(store)
    for name in before.keys() - {"games", "outbox"}:
        assert after[name] == before[name]
    game = (await chat_at(store, GROUP)).game
    assert game and gone not in game.players and game.players[stays].name == "Zedd" and game.host == stays
    assert (await chat_at(store, other.own)).game == game_with(other)
    assert texts(await heads(store)) == ["Zedd, —'s —"]


async def test_to_erase_who_was_never_here_changes_nothing(store: Store) -> None:
    async with store.transaction() as tx:
        await fill_others(tx)
    before = await dump(store)
    await forget(store, Account("console", "nobody"))
    assert await dump(store) == before


async def test_to_erase_somebody_twice_is_no_trouble(store: Store) -> None:
    await filled(store, WHO)
    await forget(store, WHO.account)
    before = await dump(store)
    await forget(store, WHO.account)
    assert await dump(store) == before


async def test_whoever_works_on_a_chat_of_theirs_neither_brings_them_back_nor_loses_the_work(store: Store) -> None:
    """On PostgreSQL the chat is held by another process, which has read the game with the person in it."""
    await keep(store, Chat(game=game_with(WHO)), GROUP)
    read, go_on = asyncio.Event(), asyncio.Event()

    async def play() -> None:
        async with store.transaction() as tx:
            await tx.take([GROUP])
            read.set()
            await go_on.wait()
            game = tx.chats[GROUP].game
            assert game
            tx.keep(GROUP, Turn(replace(tx.chats[GROUP], game=replace(game, silent=42))))

    playing = asyncio.create_task(play())
    await read.wait()
    erasing = asyncio.create_task(store.run(lambda tx: tx.forget(WHO.account)))
    await asyncio.sleep(0.15)
    go_on.set()
    await asyncio.gather(playing, erasing)
    game = (await chat_at(store, GROUP)).game
    assert game and game.silent == 42
    assert not any(traces(WHO, row) for rows in (await dump(store)).values() for row in rows)


async def test_a_message_that_is_sent_while_its_text_is_cleaned_keeps_no_text(store: Store) -> None:
    await keep(store, Chat(game=game_with(WHO)))
    await say(store, f"{WHO.name} is first")
    (one,) = await heads(store)
    sent, go_on = asyncio.Event(), asyncio.Event()

    async def settle() -> None:
        async with store.transaction() as tx:
            await tx.post.settle([Settled(one, "sent", message="m")])
            sent.set()
            await go_on.wait()

    settling = asyncio.create_task(settle())
    await sent.wait()
    erasing = asyncio.create_task(store.run(lambda tx: tx.forget(WHO.account)))
    await asyncio.sleep(0.15)
    go_on.set()
    await asyncio.gather(settling, erasing)
    assert [(row["state"], row["said"]) for row in await rows_of(store, tables.outbox)] == [("sent", "")]


async def test_what_others_were_told_of_them_is_not_kept_to_be_told_again(store: Store) -> None:
    """A platform that waits for an answer is told boards and tables with their names, which may be on any other."""
    board = Outgoing("1. Zqx the First — 5", names=(WHO.account,))
    told = {"e1": Outgoing(f"1. {WHO.name} — 5"), "e2": board, "e3": Outgoing("1. Bob — 5", names=(BOB,))}
    async with store.transaction() as tx:
        await tx.keep_tries("console", NOON.date(), {"bob": True})
        for event, said in told.items():
            tx.keep_event(Incoming(Address("discord", "1/2", "bob"), event=event), (said,))
        await tx.forget(WHO.account, WHO.name)
    async with store.transaction() as tx:
        known = await tx.replies({("discord", event) for event in told})
    assert known == {("discord", "e1"): (), ("discord", "e2"): (), ("discord", "e3"): (told["e3"],)}


async def test_a_board_that_waits_where_they_never_were_names_them_no_more(store: Store) -> None:
    elsewhere = Place("telegram", "9")
    other = replace(WHO.account, player=f"{WHO.id}2")
    await score(store, entry(WHO.id, name=WHO.name))
    await say(
        store,
        Outgoing(f"1. {WHO.name} — 5\n2. Bob — 3", names=(BOB, WHO.account)),
        Outgoing("1. Zqx the First — 5", names=(WHO.account,)),  # as they were called before
        Outgoing(f"1. {WHO.name} — 5", names=(other,)),
        Outgoing(f"a film of the name {WHO.name}"),
        place=elsewhere,
    )
    await forget(store, WHO.account)
    said = [outgoing_of(row["said"]) for row in await rows_of(store, tables.outbox) if row["state"] == "waiting"]
    assert said == [
        Outgoing("1. — — 5\n2. Bob — 3", names=(BOB,)),
        Outgoing(f"1. {WHO.name} — 5", names=(other,)),
        Outgoing(f"a film of the name {WHO.name}"),
    ]


async def test_an_empty_chat_that_is_named_by_their_id_goes_too(store: Store) -> None:
    """An earlier version made one for whoever blocked the bot."""
    async with store.transaction() as tx:
        await tx.take([WHO.own, HERE])
    assert len((await exported(store, WHO.account))["chats"]) == 1
    await forget(store, WHO.account)
    assert [row["chat"] for row in await rows_of(store, tables.chats)] == [HERE.chat]


async def test_a_group_in_whose_name_somebody_plays_stays_when_they_are_erased(store: Store) -> None:
    """Anonymous administrators have the id of their group."""
    for kept in (Chat(chosen="ru"), Chat(agenda=AGENDA)):
        await keep(store, kept, GROUP)
        await forget(store, Account("console", GROUP.chat))
        assert await chat_at(store, GROUP) == kept
        await keep(store, Chat(), GROUP)
    async with store.transaction() as tx:
        tx.keep_talk(Address("console", GROUP.chat, "bob"), Conversation("ru", turn=1))
    await forget(store, Account("console", GROUP.chat))
    assert len(await rows_of(store, tables.talks)) == 1


# --- given out


async def exported(store: Store, account: Account) -> dict[str, list[dict[str, object]]]:
    async with store.transaction() as tx:
        return await export(connection_of(tx), account)


async def test_what_is_kept_of_a_person_can_be_given_out(store: Store) -> None:
    who = WHO
    await filled(store, who)
    found = await exported(store, who.account)
    assert {name: len(rows) for name, rows in found.items()} == {
        "players": 1,
        "talks": 2,
        "scores": 2,
        "seen_events": 2,
        "chats": 1,
        "games": 2,
        "subscriptions": 2,
        "appointments": 2,
        "asked_questions": 2,
        "played": 5,
        "unanswered": 2,
    }
    assert {row["question"] for row in found["unanswered"]} == {"what 0", "what 1"}
    for name in found.keys() - {"played", "unanswered"}:
        for row in found[name]:
            assert row.get("player", who.id) == who.id
            assert row.get("owner", who.id) == who.id
            assert "player" in row or row["chat"] == who.own.chat
    assert json.loads(json.dumps(found)) == found


async def test_of_a_game_with_others_a_person_is_given_their_own_part(store: Store) -> None:
    game = game_with(WHO)
    assert game.round
    asked = replace(game.round, answers={WHO.id: Answer(5, text="mine"), "bob": Answer(5, text="Bob's")})
    await keep(store, Chat(game=replace(game, round=asked)), GROUP)
    (part,) = (await exported(store, WHO.account))["played"]
    assert part.keys() == {"platform", "chat", "game", "won", "standing", "answer", "aside"}
    assert "mine" in str(part["answer"]) and WHO.id in json.loads(json.dumps(part))["standing"].values()
    assert "bob" not in str(part).casefold()


async def test_of_somebody_unknown_there_is_nothing_to_give(store: Store) -> None:
    await filled(store, WHO)
    found = await exported(store, Account("telegram", WHO.id))
    assert not any(found.values())


async def test_what_is_given_out_of_one_holds_no_id_of_another_with_a_longer_one(store: Store) -> None:
    async with store.transaction() as tx:
        await fill(tx, Person("12", "Zed", ("12",)))
        await tx.take([Place("console", "123")])
        tx.keep(Place("console", "123"), Turn(Chat(owner="123"), entries=(entry("123"), entry("x12"))))
    assert "123" not in str({name: rows for name, rows in (await exported(store, Account("console", "12"))).items()
                             if name != "games"})  # fmt: skip


async def test_after_the_end_there_is_nothing_to_give_out(store: Store) -> None:
    await filled(store, WHO)
    await forget(store, WHO.account)
    assert not any((await exported(store, WHO.account)).values())


# --- askers


async def ask(store: Store, player: str, question: str, platform: str = "console") -> None:
    async with store.transaction() as tx:
        await tx.keep_unanswered(Account(platform, player), Unanswered(question, "en", "unknown"))


async def test_one_who_asks_twice_has_one_mark_and_another_question_has_another(store: Store) -> None:
    for player, question in (("zqx", "who?"), ("zqx", "who?"), ("zqx", "when?"), ("bob", "who?")):
        await ask(store, player, question)
    await ask(store, "zqx", "who?", "telegram")
    rows = await rows_of(store, tables.unanswered)
    assert sorted(row["question"] for row in rows) == ["when?", "who?", "who?", "who?"]
    assert len({row["asker"] for row in rows}) == 4
    assert not any("zqx" in row for rows in (await dump(store)).values() for row in rows)


async def test_another_installation_marks_the_same_person_in_another_way() -> None:
    account = Account("console", "ann")
    assert asker_of("a", account, "who?") != asker_of("b", account, "who?")
    assert asker_of("a", account, "who?") == asker_of("a", account, "who?")
    assert asker_of("a", Account("console", "a"), "nn") != asker_of("a", Account("console", "an"), "n")


async def test_the_key_of_the_marks_stays_and_is_made_once_even_by_two_at_once(store: Store) -> None:
    await asyncio.gather(*(ask(store, "ann", f"{number}?") for number in range(4)))
    (before,) = await rows_of(store, tables.settings)
    await ask(store, "ann", "again?")
    await ask(store, "ann", "0?")
    assert await rows_of(store, tables.settings) == [before]
    assert len(await rows_of(store, tables.unanswered)) == 5


async def test_a_question_of_an_erased_person_stays_if_another_asked_it_too(store: Store) -> None:
    await ask(store, "ann", "who?")
    await ask(store, "bob", "who?")
    await ask(store, "ann", "when?")
    await forget(store, Account("console", "ann"))
    (row,) = await rows_of(store, tables.unanswered)
    assert row["question"] == "who?"
    await forget(store, Account("console", "bob"))
    assert await rows_of(store, tables.unanswered) == []


MANY = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
    " INSERT INTO unanswered (question, asker) SELECT 'what ' || i, 'nobody' || i FROM n"
)
"""Keeps the questions of many others."""


async def test_among_many_questions_those_of_an_erased_person_are_found_without_all_of_them_in_memory(
    store: Store,
) -> None:
    await execute(store, MANY)
    for question in ("a", "what 1", "what 5000", "what 777", "what 9999", "z"):
        await ask(store, "ann", question)
    await forget(store, Account("console", "bob"))
    tracemalloc.start()
    await forget(store, Account("console", "ann"))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3_000_000
    rows = await rows_of(store, tables.unanswered)
    assert len(rows) == 20_000 and all(row["asker"].startswith("nobody") for row in rows)


async def test_an_owner_of_nothing_is_nobody(store: Store) -> None:
    """Chats of several people have no owner; erasing somebody without an id must not take them for theirs."""
    await keep(store, Chat(owner="", agenda=Agenda(AGENDA.subscriptions)))
    before = await dump(store)
    await forget(store, Account("console", ""))
    assert await dump(store) == before
