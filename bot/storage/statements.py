"""Statements that are written once, and rows that wait to be written together."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Delete,
    Executable,
    Table,
    bindparam,
    delete,
    func,
    literal_column,
    select,
    text,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.values import as_json

Row = Mapping[str, Any]


@cache
def upsert(table: Table, on_conflict: str = "update") -> Executable:
    """Give the statement that inserts a whole row, or puts it in the place of the one with its key.

    With `on_conflict="nothing"` the row that is there stays. The text is the same on SQLite and PostgreSQL, and
    SQLAlchemy would compile its own construct anew at each use.
    """
    names = [column.name for column in table.columns]
    keys = [column.name for column in table.primary_key]
    rest = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in keys)
    does = f"UPDATE SET {rest}" if on_conflict == "update" and rest else "NOTHING"
    columns, values = ", ".join(f'"{name}"' for name in names), ", ".join(f":{name}" for name in names)
    clause = f"INSERT INTO {table.name} ({columns}) VALUES ({values}) ON CONFLICT ({', '.join(keys)}) DO {does}"
    return text(clause)  # names of tables and columns only; values are bound


@cache
def removal(table: Table) -> Delete:
    """Give the statement that deletes a row by its key."""
    return delete(table).where(*(column == bindparam(column.name) for column in table.primary_key))


def among(
    connection: AsyncConnection, table: Table, names: tuple[str, ...], keys: Iterable[tuple[str, ...]]
) -> ColumnElement[bool]:
    """Give the condition that the columns `names` are one of `keys`."""
    columns = tuple_(*(table.c[name] for name in names))
    if connection.dialect.name != "sqlite":
        return columns.in_(list(keys))
    # SQLite looks a list of several tuples up by reading the whole table; rows of a subquery it looks up by an index.
    wanted = func.json_each(as_json(list(keys))).table_valued("value")
    parts = (func.json_extract(wanted.c.value, literal_column(f"'$[{at}]'")) for at in range(len(names)))
    return columns.in_(select(*parts).select_from(wanted))


def _key_of(row: Row) -> list[str]:
    return [str(row.get(name, "")) for name in ("platform", "chat", "player")]


class Rows:
    """Rows that wait to be written, those of several chats together, those of one chat in the order they came in."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Executable, list[Row]]] = []
        self._last: dict[object, int] = {}
        """Of each chat, where its last row waits: what comes after it must not be written before it."""

    def add(self, statement: Executable, *rows: Row) -> None:
        """Have rows written with a statement."""
        for row in rows:
            chat = row.get("of_chat", row.get("chat"))
            places = range(self._last.get(chat, 0), len(self._waiting))
            place = next((at for at in places if self._waiting[at][0] is statement), len(self._waiting))
            if place == len(self._waiting):
                self._waiting.append((statement, []))
            self._waiting[place][1].append(row)
            self._last[chat] = place

    async def write(self, connection: AsyncConnection) -> None:
        """Write what waits."""
        for statement, rows in self._waiting:
            # In one order everywhere: whoever writes the same rows in another one would wait for us, and we for them.
            await connection.execute(statement, sorted(rows, key=_key_of))
        self._waiting.clear()
        self._last.clear()
