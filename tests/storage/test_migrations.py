"""The tables of each version become those of this one, with all that is in them."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, text
from sqlalchemy import inspect as inspected
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.appointments import Agenda, Appointment, Subscription
from bot.chat import Chat, Conversation, Preferences, Unanswered
from bot.games.ledger import Daily, PastGame, Record, Total
from bot.games.state import Game, Pace
from bot.matching.entities import Mention
from bot.messages import Account, Address, Ballot, Button, Choice, Outgoing
from bot.ports import StoreError
from bot.storage import engine as engines
from bot.storage import inspect, tables, upgrade
from bot.storage.engine import database_url, open_engine
from bot.storage.store import Store
from bot.storage.unanswered import ignored, unanswered
from tests.storage.conftest import opened
from tests.storage.scenes import HERE, NOON, THERE, chat_at, dump, game_in
from tests.stores import postgres_schema, sqlite_file

FIXTURES = Path(__file__).parent / "revisions"
VERSIONS = [one.revision for one in ScriptDirectory(str(upgrade._FOLDER)).walk_revisions()]
ANN = Account("console", "ann")


@asynccontextmanager
async def empty(kind: str, folder: Path) -> AsyncIterator[URL]:
    """Give the address of a database without tables."""
    if kind == "sqlite":
        yield database_url(f"sqlite:///{folder / 'empty.db'}")
    else:
        async with postgres_schema(upgraded=False) as url:
            yield url


@asynccontextmanager
async def engine_on(url: URL) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(url)
    try:
        yield engine
    finally:
        await engine.dispose()


@pytest.fixture
async def bare(kind: str, tmp_path: Path) -> AsyncIterator[URL]:
    async with empty(kind, tmp_path) as url:
        yield url


async def fill(engine: AsyncEngine, revision: str) -> None:
    """Fill the tables of a revision."""
    lines = [line for line in (FIXTURES / f"{revision}.sql").read_text().splitlines() if not line.startswith("--")]
    async with engine.begin() as connection:
        for statement in "\n".join(lines).split(";\n"):
            if statement.strip():
                await connection.exec_driver_sql(statement.rstrip(";"))


async def count(engine: AsyncEngine) -> dict[str, int]:
    """Count the rows of all tables that there are."""
    async with engine.begin() as connection:
        names = await connection.run_sync(lambda sync: inspected(sync).get_table_names())
        return {name: await connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0 for name in names}


def versions_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *steps: str) -> None:
    """Have further revisions after the newest, each with a body of its upgrade."""
    folder = tmp_path / "migrations"
    shutil.copytree(upgrade._FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    down = upgrade.newest()
    for number, step in enumerate(steps):
        name = f"later{number}"
        head = f'import sqlalchemy as sa\nfrom alembic import op\nrevision, down_revision = "{name}", "{down}"\n'
        (folder / "versions" / f"{name}.py").write_text(f"{head}def upgrade():\n    {step}\n")
        down = name
    monkeypatch.setattr(upgrade, "_FOLDER", folder)


# --- from every version


@pytest.mark.parametrize("revision", VERSIONS)
async def test_each_revision_has_rows_for_each_of_its_tables(tmp_path: Path, revision: str) -> None:
    """Whoever adds a revision adds its file of rows: the next one must bring them along."""
    assert (FIXTURES / f"{revision}.sql").exists(), f"write tests/storage/revisions/{revision}.sql"
    async with empty("sqlite", tmp_path) as url, engine_on(url) as engine:
        await upgrade.upgrade(engine, revision)
        await fill(engine, revision)
        assert [name for name, rows in (await count(engine)).items() if not rows] == []


@pytest.mark.parametrize("revision", VERSIONS)
async def test_what_a_revision_kept_is_there_in_the_newest(bare: URL, revision: str) -> None:
    async with engine_on(bare) as engine:
        await upgrade.upgrade(engine, revision)
        assert await upgrade.revision_of(engine) == revision
        await fill(engine, revision)
        before = await count(engine)
        await upgrade.upgrade(engine)
        assert await upgrade.revision_of(engine) == upgrade.newest()
        after = await count(engine)
        assert {name: rows for name, rows in after.items() if name in before} == before
        assert await inspect.problems(engine) == []
    async with opened(bare) as store:
        await reads_all(store, *WRITTEN[revision])


def a_chat(game: Game, **known: Any) -> Chat:
    """Give the chat that the files hold."""
    meeting = Appointment("game", "10 actors", datetime(2026, 5, 1, 16, tzinfo=UTC), "Asia/Baku")
    agenda = Agenda((Subscription("daily", "09:30", "Europe/Berlin"),), (meeting,))
    bag = frozenset({"q1", "q2"})
    return Chat("ru", "az", game, bag, "2026-04-27", "2026-04-28", "ann", agenda, **known)


def with_hint(game: Game) -> Game:
    """Give a game whose choice has a hint, as choices had before they could be polls."""
    assert game.round
    return replace(game, round=replace(game.round, question=replace(game.round.question, struck=(0, 3))))


GAME = game_in("answered", "g2")
HELLO = Outgoing("hello", (Button("Yes", "y|1"),), kind="news", slot="g2/lobby")
HUSH = Outgoing("hush", to="ann")
ASKED = Choice("What?", ("This", "That"), 1, "So.", 30, "Today:", (Button("Skip", "s|1"),))
VOTES = ("g|g2|1|pick|0", "g|g2|1|pick|1")
WRITTEN: dict[str, tuple[Chat, int, Outgoing, Outgoing, Ballot | None]] = {
    # The timer of 0001 is for the hint; it is set anew when it fires.
    "0001": (a_chat(with_hint(GAME)), 8_000, HELLO, HUSH, None),
    "0002": (
        a_chat(replace(GAME, pace=Pace(question=30_000)), preferences=Preferences("admins", 30, "22-8"), greeted=True),
        16_000,
        replace(HELLO, choice=ASKED, answers="m7"),
        replace(HUSH, sign="noted"),
        Ballot(HERE, VOTES, private=True),
    ),
}
WRITTEN["0003"] = WRITTEN["0002"]
"""What the files of the revisions hold: a chat, its timer, what waits for it, what was told, and what a poll asks."""


async def reads_all(
    store: Store, chat: Chat, timer: int, waiting: Outgoing, told: Outgoing, ballot: Ballot | None
) -> None:
    """See that the store reads what the file of a revision holds."""
    await store.prepare()
    assert await chat_at(store) == chat
    assert await chat_at(store, THERE) == Chat(language="en")
    async with store.transaction() as tx:
        address = Address("console", "here", "ann")
        await tx.meet([address])
        mention = Mention(1, 3, "film", ("arsin",), 0.875, False)
        assert tx.talks == {address: Conversation("ru", mention, datetime(2026, 4, 28, 12, 10, tzinfo=UTC), 7)}
        assert tx.standing == {ANN: Daily("2026-04-27", True, 2, 5)}
        assert await tx.replies([("console", "e1")]) == {("console", "e1"): (told,)}
        assert await tx.polls.ballot("console", "p1") == ballot
        (one,) = await tx.post.heads("console", 9)
        assert (one.letter.said, one.letter.edits, one.letter.private) == (waiting, "m1", True)
        assert (one.state, one.not_before, one.attempts, one.unsure, one.fence) == ("waiting", 5, 2, 1, 3)
        assert await tx.ledger.totals(NOON, True, HERE) == [Total(ANN, "Ann", 100, 1)]
        assert await tx.ledger.record(ANN) == Record(1, 1, 1, 1, (("films", 1, 1),))
        winners = (ANN, Account("console", "bob"))
        assert await tx.ledger.past_games(HERE, 9) == [PastGame(HERE, "g1", NOON, "game", "films", 7, winners)]
        assert await tx.timers.next() == GAME.since + timer
        assert chat.moves_at == GAME.since + 16_000
        fence = await tx.leases.hold("outbox console", "b", 5)
        assert fence and fence > 3
        await tx.keep_tries("console", date(2026, 4, 28), {"ann": True})
        await tx.forget(ANN)
    assert not any("ann" in row.lower() for rows in (await dump(store)).values() for row in rows)


@pytest.mark.parametrize("revision", VERSIONS)
async def test_the_questions_of_a_revision_are_there_and_those_of_old_ones_are_about_nothing(
    bare: URL, revision: str
) -> None:
    async with engine_on(bare) as engine:
        await upgrade.upgrade(engine, revision)
        await fill(engine, revision)
        await upgrade.upgrade(engine)
        async with engine.begin() as connection:
            found, passed_over = await unanswered(connection), await ignored(connection)
    if revision in ("0001", "0002"):
        assert (found, passed_over) == ([(Unanswered("who?", "en", "unknown"), 1)], frozenset())
    else:
        assert found == [(Unanswered("who?", "en", "none", "sevil_1929.director"), 1)]
        assert passed_over == {"what?"}


async def test_the_tables_that_the_steps_make_are_those_that_the_store_uses(url: URL) -> None:
    def other_default(context: Any, _: Any, __: Any, found: str | None, ___: Any, wanted: str | None) -> bool | None:
        if context.dialect.name != "sqlite":
            return None  # Alembic compares them well
        return (found or "").strip("()'") != (wanted or "").strip("()'")

    def differences(connection: Connection) -> list[Any]:
        options = {"compare_type": True, "compare_server_default": other_default}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), tables.metadata))

    async with engine_on(url) as engine, engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_rows_of_a_chat_hang_on_it_and_numbers_are_not_used_twice(url: URL) -> None:
    """What `compare_metadata` does not see."""
    async with engine_on(url) as engine, engine.begin() as connection:
        await connection.execute(tables.chats.insert(), {"platform": "p", "chat": "c"})
        for table in (tables.outbox, tables.audit):
            await connection.execute(table.insert(), {"platform": "p"})
            first = await connection.scalar(text(f"SELECT max(id) FROM {table.name}"))
            await connection.execute(table.delete())
            await connection.execute(table.insert(), {"platform": "p"})
            assert (await connection.scalar(text(f"SELECT max(id) FROM {table.name}")) or 0) > (first or 0)
        hanging = [table for table in tables.metadata.sorted_tables if table.foreign_keys]
        assert {table.name for table in hanging} == {
            "talks",
            "games",
            "timers",
            "subscriptions",
            "appointments",
            "asked_questions",
            "polls",
        }
        for table in hanging:
            row: dict[str, Any] = {"platform": "p", "chat": "c"}
            for column in table.primary_key:
                row.setdefault(column.name, 1 if column.type.python_type is int else "x")
            row |= {name: value for name, value in {"state": "x", "due": 1}.items() if name in table.c}
            await connection.execute(table.insert(), row)
        await connection.execute(tables.chats.delete())
        for table in hanging:
            assert list(await connection.execute(table.select())) == []


# --- refused


async def set_revision(url: URL, revision: str) -> None:
    async with engine_on(url) as engine, engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = :to"), {"to": revision})


@pytest.fixture
async def later(kind: str, tmp_path: Path) -> AsyncIterator[URL]:
    """A database that a later version has worked on."""
    if kind == "sqlite":
        file = await sqlite_file(tmp_path)
        await set_revision(file, "9999")
        yield file
    else:
        async with postgres_schema() as url:
            await set_revision(url, "9999")
            yield url


async def test_a_database_of_a_later_version_is_refused_and_left_alone(later: URL) -> None:
    async with opened(later) as store:
        before = await dump(store)
        with pytest.raises(StoreError, match=r"later version \(revision 9999\).*update azfilm"):
            await store.prepare()
        assert await dump(store) == before
    async with engine_on(later) as engine:
        with pytest.raises(StoreError, match="later version"):
            await upgrade.upgrade(engine)
        with pytest.raises(StoreError, match="later version"):
            await upgrade.ready(engine, migrate=False)
        (problem,) = await inspect.problems(engine)
        assert "9999" in problem


async def test_a_new_file_is_made_and_a_new_postgresql_database_is_refused(bare: URL) -> None:
    async with opened(bare) as store:
        if store.shared:
            with pytest.raises(StoreError, match=r"has no tables yet.*run: azfilm db upgrade"):
                await store.prepare()
            async with engine_on(bare) as engine:
                assert await count(engine) == {}
        else:
            await store.prepare()
            assert await chat_at(store) == Chat()


async def test_pending_steps_are_done_on_a_file_and_asked_for_on_postgresql(
    bare: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = upgrade.newest()
    async with engine_on(bare) as engine:
        await upgrade.upgrade(engine)
    versions_with(tmp_path, monkeypatch, 'op.create_table("further", sa.Column("x", sa.Integer()))')
    async with opened(bare) as store:
        if store.shared:
            with pytest.raises(StoreError, match=rf"at revision {old}.*needs later0.*run: azfilm db upgrade"):
                await store.prepare()
            async with engine_on(bare) as engine:
                assert "further" not in await count(engine)
                await upgrade.upgrade(engine)
        await store.prepare()
        await store.prepare()
        assert "further" in await dump(store)


# --- how


async def test_to_upgrade_what_is_upgraded_changes_nothing(bare: URL) -> None:
    async with engine_on(bare) as engine:
        await upgrade.upgrade(engine)
        await fill(engine, upgrade.newest())
        before = await count(engine)
        await upgrade.upgrade(engine)
        assert await count(engine) == before


async def test_a_step_that_fails_leaves_the_database_as_it_was(
    bare: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions_with(
        tmp_path,
        monkeypatch,
        'op.create_table("further", sa.Column("x", sa.Integer()))',
        'op.execute("UPDATE chats SET daily = \'x\'"); op.drop_table("timers"); op.execute("SELECT nonsense")',
    )
    async with engine_on(bare) as engine:
        await upgrade.upgrade(engine, VERSIONS[0])
        await fill(engine, VERSIONS[0])
        before = await count(engine)
        with pytest.raises(Exception, match="nonsense"):
            await upgrade.upgrade(engine)
        assert await upgrade.revision_of(engine) == VERSIONS[0]
        assert await count(engine) == before
    async with opened(bare) as store:
        assert (await chat_at(store)).daily == "2026-04-27"


async def test_a_table_that_a_step_makes_anew_loses_nothing_that_hangs_on_it(
    bare: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite changes a table by copying it and dropping the old one, and dropping a parent deletes its children."""
    step = 'with op.batch_alter_table("chats") as b: b.alter_column("told", nullable=True)'
    versions_with(tmp_path, monkeypatch, step)
    async with engine_on(bare) as engine:
        await upgrade.upgrade(engine, VERSIONS[0])
        await fill(engine, VERSIONS[0])
        before = await count(engine)
        await upgrade.upgrade(engine)
        assert await count(engine) == before
        async with engine.begin() as connection:  # and what hangs on it still does
            await connection.execute(tables.chats.delete())
        assert (await count(engine))["timers"] == 0
        assert await inspect.problems(engine) == []


async def test_a_step_that_leaves_rows_without_their_chat_is_not_kept(
    bare: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = "INSERT INTO timers (platform, chat, kind, name, due) VALUES (\\'p\\', \\'nowhere\\', \\'game\\', \\'\\', 1)"
    versions_with(tmp_path, monkeypatch, f"op.execute('{row}')")
    async with engine_on(bare) as engine:
        await upgrade.upgrade(engine, VERSIONS[0])
        with pytest.raises(Exception, match=r"timers|foreign"):
            await upgrade.upgrade(engine)
        assert await upgrade.revision_of(engine) == VERSIONS[0]
        assert (await count(engine))["timers"] == 0


async def test_two_upgrades_at_once_are_one() -> None:
    async with empty("postgresql", Path()) as url, engine_on(url) as one, engine_on(url) as other:
        await asyncio.gather(upgrade.upgrade(one), upgrade.upgrade(other))
        assert await upgrade.revision_of(one) == upgrade.newest()
        assert await inspect.problems(one) == []


async def test_an_upgrade_waits_for_another_and_takes_as_long_as_it_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limits on statements and locks are for the bot's own work."""
    versions_with(tmp_path, monkeypatch, 'op.execute("SELECT pg_sleep(0.3)")')
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(empty("postgresql", tmp_path))
        monkeypatch.setitem(engines._POSTGRES, "lock_timeout", "50")
        monkeypatch.setitem(engines._POSTGRES, "statement_timeout", "100")
        one, other = [await stack.enter_async_context(engine_on(url)) for _ in range(2)]
        upgrades = (upgrade.upgrade(one), upgrade.upgrade(other))
        assert list(await asyncio.gather(*upgrades, return_exceptions=True)) == [None, None]
        assert await upgrade.revision_of(one) == "later0"
        async with one.begin() as connection:
            assert await connection.scalar(text("SHOW statement_timeout")) == "100ms"
            assert await connection.scalar(text("SHOW lock_timeout")) == "50ms"


async def test_an_upgrade_of_a_file_leaves_the_connection_as_it_was(tmp_path: Path) -> None:
    async with empty("sqlite", tmp_path) as url, engine_on(url) as engine:
        await upgrade.upgrade(engine)
        async with engine.begin() as connection:
            assert await connection.scalar(text("PRAGMA foreign_keys")) == 1
