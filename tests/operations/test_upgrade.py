"""A game that an older version was killed in goes on with this one."""

import re
import time
from pathlib import Path

import pytest

from bot.storage import upgrade
from bot.storage.engine import open_engine
from tests.operations.handling import Database, a_database, run_sql, value_of
from tests.stores import KINDS
from tests.wire.process import BotProcess, bot_on
from tests.wire.telegram.people import Person
from tests.wire.telegram.room import Room
from tests.wire.telegram.server import FakeTelegram

OLD = "0002"
ROWS = Path(__file__).parent / "rows" / f"{OLD}.sql"
LAST = 1_795_674_918_950
"""When the last thing happened that the rows tell of."""
AWAY = 12_000
"""Milliseconds since then: the old version's leases are over, and the question is still open."""
SOON = 12.0
_MOMENT = re.compile(r"\b179\d{10}\b")


async def leave_running(database: Database) -> None:
    """Leave a database of the old revision as its version left it a moment ago."""
    engine = open_engine(database.url)
    await upgrade.upgrade(engine, OLD)
    await engine.dispose()
    later = int(time.time() * 1000) - AWAY - LAST
    lines = [line for line in ROWS.read_text(encoding="utf-8").splitlines() if not line.startswith("--")]
    moved = _MOMENT.sub(lambda found: str(int(found[0]) + later), "\n".join(lines))
    await run_sql(database.url, *filter(str.strip, moved.split(";\n")))


async def the_group(fake: FakeTelegram) -> tuple[Room, Person, Person]:
    """Give the group of the rows, with the people that the fake made for them too."""
    ann, bob = fake.person("Ann", "en"), fake.person("Bob", "en")
    room = fake.group("Cinema", [ann, bob], "supergroup")
    await room.promote_bot(by=ann)
    return room, ann, bob


async def refused_then_upgraded(fake: FakeTelegram, database: Database) -> None:
    """See that a bot does not start on a server's database before it is upgraded."""
    process = BotProcess(fake, database.folder, database.settings)
    await process.start(wait=False)
    assert await process.ended(30) == 1
    needed = f"the database is at revision {OLD}, this version needs {upgrade.newest()}; run: azfilm db upgrade"
    assert needed in process.log
    assert await database.azfilm("db", "upgrade") == (0, f"the database is at revision {upgrade.newest()}\n")


@pytest.mark.parametrize("kind", KINDS)
async def test_a_game_of_an_older_version_goes_on(fake: FakeTelegram, tmp_path: Path, kind: str) -> None:
    async with a_database(kind, tmp_path / "data", upgraded=False) as database:
        await leave_running(database)
        room, ann, bob = await the_group(fake)
        if database.shared:
            await refused_then_upgraded(fake, database)
        async with bot_on(fake, database.folder, **database.settings) as process:
            await bob.write(room, "Isa Huseynov")
            revealed = await room.expect("Bob: +", SOON)
            assert "Ann 98" in revealed.text
            await ann.press(revealed, "Next question")
            await room.expect("Question 3 of 5", SOON)
            assert await value_of(database, "SELECT count(*) FROM scores") == 2
            assert await process.stop() == 0
            assert " ERROR " not in process.log
    assert not fake.violations
