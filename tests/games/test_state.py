"""The state of a game as JSON, with its version."""

import json
from typing import Any

import msgspec
import pytest

from bot.games.question import Kind
from bot.games.state import VERSION, migrated, read, write
from tests.games.table import Table

KINDS: tuple[Kind, ...] = ("choice", "typed", "year", "order", "clues")


@pytest.fixture
def table() -> Table:
    table = Table(*KINDS, players=("ann", "bob"))
    table.answer("ann", 1)
    return table


def test_a_game_comes_back_as_it_was(table: Table) -> None:
    assert read(write(table.game)) == table.game


def test_a_game_comes_back_in_each_phase() -> None:
    table = Table(*KINDS, players=("ann", "bob"))
    phases = set()
    for _ in range(60):
        assert read(write(table.game)) == table.game
        phases.add(table.game.phase)
        if table.game.phase == "over":
            break
        if table.game.phase == "asking":
            table.answer("ann", 0, text="1950")
        table.until_due()
    assert phases == {"asking", "break", "over"}


def test_a_written_game_says_its_version(table: Table) -> None:
    assert json.loads(write(table.game))["version"] == VERSION


@pytest.mark.parametrize("version", [0, -1, VERSION + 1, "1", None, 1.5])
def test_a_game_of_another_version_is_refused_by_name(table: Table, version: object) -> None:
    raw = json.loads(write(table.game)) | {"version": version}
    with pytest.raises(ValueError, match="version"):
        read(json.dumps(raw).encode())


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b'{"version": 1}', b"\xff"])
def test_what_is_no_game_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"game"):
        read(data)


def test_older_games_go_through_every_step_in_order() -> None:
    def named(raw: dict[str, Any]) -> dict[str, Any]:
        return {**raw, "name": raw["title"]}

    def shortened(raw: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in raw.items() if key != "title"} | {"short": raw["name"][:3]}

    steps = (named, shortened)
    assert migrated({"version": 1, "title": "Sevil"}, steps) == {"version": 3, "name": "Sevil", "short": "Sev"}
    assert migrated({"version": 2, "name": "Sevil"}, steps) == {"version": 3, "name": "Sevil", "short": "Sev"}
    assert migrated({"version": 3, "short": "Sev"}, steps) == {"version": 3, "short": "Sev"}


def test_nothing_in_a_written_game_is_unknown_to_its_reader(table: Table) -> None:
    assert msgspec.json.decode(write(table.game)).keys() == set(type(table.game).__dataclass_fields__)
