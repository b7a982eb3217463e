"""How the databases are opened, and what their troubles mean to the bot."""

import asyncio
import gc
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from sqlalchemy import URL, text
from sqlalchemy.exc import DBAPIError, IntegrityError, PendingRollbackError

from bot.chat import Chat
from bot.messages import Outgoing
from bot.ports import Conflict, StoreDown, StoreError
from bot.service import open_store
from bot.storage import engine as engines
from bot.storage import store as stores
from bot.storage.engine import alone_on, database_url, explained, open_engine
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from tests.storage.conftest import Hands, Schema, empty, opened
from tests.storage.scenes import HERE, chat_at, connection_of, dump, execute, full_chat, keep, say
from tests.stores import sqlite_file

SECRET = "hush%40hush"
PASSWORDS = ("hush%40hush", "hush@hush")


@pytest.fixture
async def file(tmp_path: Path) -> URL:
    return await sqlite_file(tmp_path)


@pytest.fixture
def postgres_url(schema: Schema) -> URL:
    return schema.url()


@pytest.fixture
async def postgres(postgres_url: URL) -> AsyncIterator[Store]:
    async with opened(postgres_url) as store:
        await empty(store)
        yield store


async def scalar(tx: Transaction, statement: str) -> object:
    return await connection_of(tx).scalar(text(statement))


# --- addresses


@pytest.mark.parametrize(
    ("written", "driver"),
    [
        ("sqlite:///x.db", "sqlite+aiosqlite"),
        ("sqlite+pysqlite:////tmp/x.db", "sqlite+aiosqlite"),
        ("postgresql://u@h/n", "postgresql+asyncpg"),
        ("postgres://u@h/n", "postgresql+asyncpg"),
        ("postgresql+psycopg2://u@h/n", "postgresql+asyncpg"),
    ],
)
def test_an_address_names_the_driver_that_we_use(written: str, driver: str) -> None:
    assert database_url(written).drivername == driver


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("", "not an address"),
        ("nonsense", "not an address"),
        (f"u:{SECRET}@h/n", "not an address"),
        (f"postgresql://u:{SECRET}@h:port/n", "not an address"),
        (f"mysql://u:{SECRET}@h/n", "'mysql' is not supported"),
        (f"mongodb+srv://u:{SECRET}@h/n", "'mongodb' is not supported"),
        ("sqlite://", "names no file"),
        ("sqlite:///", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:///a.db?mode=ro", "'mode' is not an option"),
        (f"postgresql://u@127.0.0.1:1/n?password={SECRET}", "'password' is not an option"),
        ("postgresql://u@127.0.0.1:65536/n", "no port 65536"),
    ],
)
def test_what_is_no_address_of_ours_is_refused_without_its_password(written: str, says: str) -> None:
    with pytest.raises(StoreError, match=says) as caught:
        database_url(written)
    assert not any(password in f"{caught.value} {caught.value!r}" for password in PASSWORDS)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None  # a traceback would tell the rest


async def test_a_database_that_refuses_connections_is_down_and_its_password_is_told_nowhere() -> None:
    url = database_url(f"postgresql://u:{SECRET}@127.0.0.1:1/n")
    async with opened(url) as store:
        for call in (store.prepare, lambda: chat_at(store), lambda: store.run(lambda tx: tx.sweep())):
            with pytest.raises(StoreDown, match=r"127\.0\.0\.1") as caught:
                await call()
            assert not any(password in f"{caught.value} {caught.value!r}" for password in PASSWORDS)
        assert not any(password in f"{store!r} {store._engine!r}" for password in PASSWORDS)


async def test_texts_of_people_are_in_no_error(store: Store) -> None:
    with pytest.raises(DBAPIError) as caught:
        await execute(store, "INSERT INTO settings (name, value) VALUES (:name, NULL)", name="something private")
    assert "something private" not in str(caught.value).partition("DETAIL")[0]


# --- SQLite


async def test_each_connection_to_a_file_is_as_careful_as_it_must_be(file: URL) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }
    async with opened(file) as store, store.transaction() as tx:
        assert {name: await scalar(tx, f"PRAGMA {name}") for name in wanted} == wanted


async def test_a_transaction_on_a_file_has_the_right_to_write_from_its_beginning(file: URL) -> None:
    """A transaction that only read so far must not be overtaken by a writer: it could not write any more."""
    async with opened(file) as store:
        with closing(sqlite3.connect(file.database or "", timeout=0)) as other:
            async with store.transaction():
                with pytest.raises(sqlite3.OperationalError, match="locked"):
                    other.execute("BEGIN IMMEDIATE")
                assert other.execute("SELECT count(*) FROM chats").fetchone() == (0,)
            other.execute("BEGIN IMMEDIATE")
            other.execute("ROLLBACK")


async def test_a_file_that_another_writes_to_for_long_is_down_and_works_afterwards(
    file: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    pragmas = tuple(one.replace("5000", "50") for one in engines._PRAGMAS)
    monkeypatch.setattr(engines, "_PRAGMAS", pragmas)
    async with opened(file) as store:
        await chat_at(store)
        with closing(sqlite3.connect(file.database or "", timeout=0)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises((StoreDown, Conflict)):
                await keep(store, full_chat())
            other.execute("ROLLBACK")
        await keep(store, full_chat())
        assert await chat_at(store) == full_chat()


async def test_what_is_committed_is_in_the_file_when_the_process_dies(file: URL) -> None:
    program = f"""
import asyncio, os, signal
from bot.storage.engine import database_url
from bot.storage.store import Store
from tests.storage.scenes import keep, full_chat
async def main():
    store = Store(database_url({str(file)!r}))
    await keep(store, full_chat())
    async with store.transaction() as tx:
        tx.note("never committed")
        await tx.write()
        os.kill(os.getpid(), signal.SIGKILL)
asyncio.run(main())
"""
    died = await asyncio.to_thread(subprocess.run, [sys.executable, "-c", program], check=False)
    assert died.returncode == -signal.SIGKILL
    async with opened(file) as store:
        assert await chat_at(store) == full_chat()
        assert (await dump(store))["audit"] == []


async def test_a_file_that_is_no_database_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("certainly no database " * 100)
    async with opened(database_url(f"sqlite:///{tmp_path / 'x.db'}")) as store:
        with pytest.raises(StoreError, match=r"x\.db"):
            await store.prepare()


async def test_a_folder_that_cannot_be_made_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(StoreError, match=r"y\.db"):
        async with open_store(database_url(f"sqlite:///{tmp_path / 'x' / 'y.db'}")):
            pass


# --- a file belongs to one process


HOLD = """
import asyncio, sys
from bot.storage.engine import alone_on, database_url
async def main():
    async with alone_on(database_url(sys.argv[1])):
        print("held", flush=True)
        sys.stdin.readline()
asyncio.run(main())
"""


@asynccontextmanager
async def held_by_another(url: URL) -> AsyncIterator["asyncio.subprocess.Process"]:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", HOLD, str(url), stdin=pipe, stdout=pipe)
    try:
        assert process.stdout and await process.stdout.readline() == b"held\n"
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_a_file_that_another_process_has_is_refused_until_that_ends(file: URL) -> None:
    async with held_by_another(file) as process:
        for _ in range(2):
            with pytest.raises(StoreError, match=r"(?s)in use by another process.*PostgreSQL") as caught:
                async with open_store(file):
                    pass
            assert (file.database or "?") in str(caught.value)
        process.kill()  # a process that dies holds nothing
        await process.wait()
        async with open_store(file) as store:
            assert await chat_at(store) == Chat()


async def test_a_file_that_this_process_has_is_refused_to_others_and_to_itself(file: URL) -> None:
    async with open_store(file):
        with pytest.raises(StoreError, match="in use"):
            async with alone_on(file):
                pass
        other = await asyncio.create_subprocess_exec(
            sys.executable, "-c", HOLD, str(file), stderr=asyncio.subprocess.PIPE
        )
        _, said = await other.communicate()
        assert other.returncode == 1 and b"in use by another process" in said
    async with open_store(file):
        pass


async def test_a_process_that_is_refused_leaves_the_name_of_the_one_that_has_the_file(file: URL) -> None:
    lock = Path(f"{file.database}.lock")
    async with alone_on(file):
        assert lock.read_text() == f"{os.getpid()}\n"
        with pytest.raises(StoreError):
            async with alone_on(file):
                pass
        assert lock.read_text() == f"{os.getpid()}\n"


async def test_another_name_of_a_file_is_the_same_file(file: URL, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(file.database or "")
    async with alone_on(file):
        with pytest.raises(StoreError, match="in use"):
            async with alone_on(database_url(f"sqlite:///{link}")):
                pass


async def test_postgresql_is_shared_by_as_many_as_like(postgres_url: URL) -> None:
    async with open_store(postgres_url) as one, open_store(postgres_url) as other:
        await say(one, "x")
        await say(other, "y")


# --- PostgreSQL


async def test_sessions_have_limits(postgres: Store) -> None:
    limits = {
        "application_name": "azfilm",
        "idle_in_transaction_session_timeout": "5s",
        "lock_timeout": "3s",
        "statement_timeout": "20s",
    }
    async with postgres.transaction() as tx:
        assert {name: await scalar(tx, f"SHOW {name}") for name in limits} == limits


async def test_without_a_clock_it_is_the_moment_of_the_database(store: Store) -> None:
    async with opened(store._url) as fresh, fresh.transaction() as tx:
        assert abs(tx.moment - time.time() * 1000) < 2000
        assert tx.now.utcoffset() is not None


async def works(store: Store) -> bool:
    await keep(store, full_chat())
    return await chat_at(store) == full_chat()


async def test_a_session_that_is_ended_in_the_middle_keeps_nothing_and_the_next_works(postgres: Store) -> None:
    with pytest.raises((Conflict, StoreDown)):
        async with postgres.transaction() as tx:
            tx.say(HERE, [Outgoing("x")])
            await tx.write()
            pid = await scalar(tx, "SELECT pg_backend_pid()")
            async with opened(postgres._url) as other, other.transaction() as killer:
                await scalar(killer, f"SELECT pg_terminate_backend({pid})")
            await asyncio.sleep(0.05)
            await tx.take([HERE])
    assert (await dump(postgres))["outbox"] == []
    assert await works(postgres)


async def test_a_session_that_is_ended_before_the_commit_keeps_nothing(postgres: Store) -> None:
    with pytest.raises((Conflict, StoreDown)):
        async with postgres.transaction() as tx:
            tx.say(HERE, [Outgoing("x")])
            await tx.write()
            pid = await scalar(tx, "SELECT pg_backend_pid()")
            async with opened(postgres._url) as other, other.transaction() as killer:
                await scalar(killer, f"SELECT pg_terminate_backend({pid})")
            await asyncio.sleep(0.05)
    assert (await dump(postgres))["outbox"] == []
    assert await works(postgres)


async def test_sessions_that_are_ended_between_transactions_are_not_noticed(postgres: Store) -> None:
    async with postgres.transaction() as tx:
        pid = await scalar(tx, "SELECT pg_backend_pid()")
    async with opened(postgres._url) as other, other.transaction() as killer:
        await scalar(killer, f"SELECT pg_terminate_backend({pid})")
    await asyncio.sleep(0.05)
    assert await works(postgres)


async def test_who_stops_in_the_middle_of_a_transaction_gives_up_what_is_held(postgres: Store) -> None:
    with pytest.raises((Conflict, StoreDown)):
        async with postgres.transaction() as tx:
            await connection_of(tx).execute(text("SET idle_in_transaction_session_timeout = 50"))
            await tx.take([HERE])
            await asyncio.sleep(0.3)
            async with opened(postgres._url) as other, other.transaction() as theirs:
                assert await theirs.take([HERE]) == {HERE}
            await tx.take([HERE, HERE])
            await tx.sweep()
    assert await works(postgres)


async def test_who_waits_too_long_for_a_lock_is_in_conflict(postgres: Store) -> None:
    async with postgres.transaction() as one:
        await one.leases.hold("x", "a", 5)
        with pytest.raises(Conflict, match="55P03"):
            async with postgres.transaction() as other:
                await connection_of(other).execute(text("SET LOCAL lock_timeout = 50"))
                await other.leases.hold("x", "b", 5)
    assert await works(postgres)


async def test_of_two_who_wait_for_each_other_one_is_in_conflict_and_does_it_again(postgres: Store) -> None:
    both = asyncio.Barrier(2)
    tries = []

    async def work(names: str) -> None:
        async def step(tx: Transaction) -> None:
            tries.append(names)
            await connection_of(tx).execute(text("SET LOCAL deadlock_timeout = 30"))
            await tx.leases.hold(names[0], "x", 5)
            if len(tries) <= 2:
                await both.wait()
            await tx.leases.hold(names[1], "x", 5)

        await postgres.run(step)

    await asyncio.gather(work("ab"), work("ba"))
    assert sorted(tries[:2]) == ["ab", "ba"] and len(tries) == 3


async def test_changes_that_cannot_be_put_in_an_order_are_a_conflict(postgres: Store) -> None:
    await keep(postgres, Chat())
    with pytest.raises(Conflict, match="40001"):
        async with opened(postgres._url, Hands()) as store, store.transaction() as tx:
            await connection_of(tx).execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
            await scalar(tx, "SELECT count(*) FROM chats")
            await keep(postgres, full_chat())
            await execute_in(tx, "UPDATE chats SET daily = 'x'")


async def execute_in(tx: Transaction, statement: str) -> None:
    await connection_of(tx).execute(text(statement))


async def test_a_statement_that_takes_too_long_is_ours_for_it_would_again(postgres: Store) -> None:
    with pytest.raises(DBAPIError):
        async with postgres.transaction() as tx:
            await execute_in(tx, "SET LOCAL statement_timeout = 20")
            await execute_in(tx, "SELECT pg_sleep(2)")
    assert await works(postgres)


async def test_tables_that_are_missing_or_not_to_be_written_are_the_databases_trouble(postgres: Store) -> None:
    for statement in ("SELECT * FROM nonesuch", "INSERT INTO settings (name, value) VALUES ('a', 'b')"):
        with pytest.raises(StoreDown):
            async with postgres.transaction() as tx:
                await execute_in(tx, "SET TRANSACTION READ ONLY")
                await execute_in(tx, statement)
    assert await works(postgres)


REFUSALS = [
    ("57P03", "the database system is starting up"),
    ("57P01", "terminating connection due to administrator command"),
    ("53300", "sorry, too many clients already"),
    ("28P01", "password authentication failed"),
    ("3D000", "database does not exist"),
    ("08P01", "protocol violation"),
]


@asynccontextmanager
async def refusing(state: str, message: str) -> AsyncIterator[URL]:
    """Have a server that speaks PostgreSQL's language and lets nobody in."""
    fields = [f"S{'FATAL'}", "VFATAL", f"C{state}", f"M{message}"]
    body = b"".join(field.encode() + b"\0" for field in fields) + b"\0"
    error = b"E" + (len(body) + 4).to_bytes(4, "big") + body

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while length := int.from_bytes(await reader.read(4), "big"):
            wanted = await reader.readexactly(length - 4)
            writer.write(b"N" if wanted == (80877103).to_bytes(4, "big") else error)
            await writer.drain()
            if wanted != (80877103).to_bytes(4, "big"):
                break
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        yield database_url(f"postgresql://u:{SECRET}@127.0.0.1:{port}/n")


@pytest.mark.parametrize(("state", "message"), REFUSALS, ids=[state for state, _ in REFUSALS])
async def test_a_server_that_lets_nobody_in_is_down(state: str, message: str) -> None:
    """While it starts, stops or is full, and also when the address is wrong: events must not be taken for handled."""
    async with refusing(state, message) as url, opened(url) as store:
        for call in (store.prepare, lambda: store.run(lambda tx: tx.sweep())):
            with pytest.raises(StoreDown, match=r"127\.0\.0\.1") as caught:
                await call()
            assert not any(password in str(caught.value) for password in PASSWORDS)


async def test_a_server_that_hangs_up_is_down() -> None:
    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        async with opened(database_url(f"postgresql://u@127.0.0.1:{port}/n")) as store:
            with pytest.raises(StoreDown):
                await store.run(lambda tx: tx.sweep())


async def test_a_database_that_is_not_there_is_told_of(postgres_url: URL) -> None:
    async with opened(postgres_url.set(database="no_such_database")) as store:
        with pytest.raises(StoreError, match="no_such_database"):
            await store.prepare()


async def test_more_transactions_than_connections_wait_for_their_turn(postgres: Store) -> None:
    async def work(number: int) -> None:
        async with postgres.transaction() as tx:
            tx.note(str(number))
            await asyncio.sleep(0.01)

    await asyncio.gather(*map(work, range(30)))
    assert len((await dump(postgres))["audit"]) == 30


# --- our own mistakes


async def test_a_violated_constraint_of_ours_stays_what_it_is(store: Store) -> None:
    statement = "INSERT INTO settings (name, value) VALUES (:name, '')"
    await execute(store, statement, name="connection")
    for name in ("connection", "connection"):  # the word is in the database's message, and is not about connections
        with pytest.raises(IntegrityError):
            await execute(store, statement, name=name)
    with pytest.raises(IntegrityError):
        await execute(store, "INSERT INTO talks (platform, chat, player, state) VALUES ('', 'connection', '', '')")


async def test_a_mistake_in_a_statement_is_no_trouble_of_the_database(store: Store) -> None:
    for statement in ("SELEC", "SELECT connection FROM chats"):
        with pytest.raises(DBAPIError):
            await execute(store, statement)
    assert await works(store)


async def test_what_the_work_raises_stays_what_it_is(store: Store) -> None:
    for error in (KeyError("x"), ValueError("connection"), StoreDown("x"), Conflict("x")):
        with pytest.raises(type(error)) as caught:
            async with store.transaction():
                raise error
        assert caught.value is error


# --- again


async def test_what_met_others_is_done_again_from_its_beginning(store: Store) -> None:
    tries = []

    async def work(tx: Transaction) -> str:
        tries.append(tx)
        tx.note(str(len(tries)))
        await tx.write()
        if len(tries) < 4:
            raise Conflict("40001")
        return "done"

    assert await store.run(work) == "done"
    assert len(set(map(id, tries))) == 4
    assert [row.split("|")[2] for row in (await dump(store))["audit"]] == ["4"]


async def test_what_meets_others_again_and_again_gives_up(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    naps: list[float] = []

    async def nap(seconds: float) -> None:
        naps.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", nap)
    tries = []

    async def work(tx: Transaction) -> None:
        tries.append(tx)
        raise Conflict("40001")

    with pytest.raises(StoreDown, match="busy"):
        await store.run(work)
    assert len(tries) == stores._TRIES and 0 < sum(naps) < 6


async def test_what_is_down_or_a_mistake_is_not_done_again(store: Store) -> None:
    for error in (StoreDown("x"), ValueError("x")):
        tries: list[str] = []

        async def work(tx: Transaction, tries: list[str] = tries, error: Exception = error) -> None:
            tries.append("once")
            raise error

        with pytest.raises(type(error)):
            await store.run(work)
        assert len(tries) == 1


def test_errors_of_other_things_pass_unchanged() -> None:
    for error in (KeyError("x"), RuntimeError("connection lost")):
        with pytest.raises(type(error)), explained(database_url("sqlite:///x.db")):
            raise error


async def test_an_engine_connects_to_nothing_until_it_is_used(tmp_path: Path) -> None:
    engine = open_engine(database_url(f"sqlite:///{tmp_path / 'sub' / 'x.db'}"))
    assert not (tmp_path / "sub" / "x.db").exists()
    await engine.dispose()


async def cancelled(store: Store) -> asyncio.Task[object]:
    """Cancel a statement; the task refers to all that it was at, as those of a bot that is stopped do."""
    slow = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 400000) SELECT count(*) FROM c"
    task: asyncio.Task[object] = asyncio.create_task(execute(store, slow))
    await asyncio.sleep(0.05)
    task.cancel()
    await asyncio.wait([task])
    return task


async def test_a_statement_that_is_cancelled_holds_nothing_however_long_somebody_refers_to_it(store: Store) -> None:
    await chat_at(store)
    tasks = []
    for _ in range(2):
        tasks.append(await cancelled(store))
        async with asyncio.timeout(4):
            assert await works(store)


async def test_a_file_that_is_closed_holds_everything_itself_though_a_statement_was_cancelled(file: URL) -> None:
    async with open_store(file) as store:
        task = await cancelled(store)
        await chat_at(store)
    assert empty_log(file)
    assert task.cancelled()


@pytest.fixture
def uncollected() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
async def test_the_log_is_emptied_though_a_traceback_keeps_a_statement(file: URL) -> None:
    async with open_store(file) as store:
        with pytest.raises(PendingRollbackError):
            async with store.transaction() as tx:
                connection = connection_of(tx)
                driver = (await connection.get_raw_connection()).driver_connection
                assert driver
                statement = await driver.execute("SELECT name FROM sqlite_master")
                await statement.fetchone()
                frame: list[object] = [statement]
                frame.append(frame)  # refers to itself, as the frames of a traceback do
                await connection.invalidate()
                del connection, driver, statement, frame
        await chat_at(store)
    assert empty_log(file)


def empty_log(file: URL) -> bool:
    log = Path(f"{file.database}-wal")
    return not log.exists() or not log.stat().st_size
