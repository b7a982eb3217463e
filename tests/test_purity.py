"""What the core imports: no file format, no database, no network, no chance, no platform."""

import json
import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules

import pytest

import bot.games
import bot.matching

ROOT = Path(__file__).parent.parent
MATCHING = [f"bot.matching.{module.name}" for module in iter_modules(bot.matching.__path__)]
GAMES = [f"bot.games.{module.name}" for module in iter_modules(bot.games.__path__)]
PURE = [
    "knowledge.model",
    "knowledge.expand",
    "knowledge.checks",
    "bot.messages",
    "bot.matching",
    *MATCHING,
    "bot.wording",
    "bot.games",
    *GAMES,
    "bot.answers",
    "bot.mind",
    "bot.chat",
    "bot.options",
    "bot.timetable",
    "bot.appointments",
    "bot.occasions",
    "bot.picks",
    "bot.titles",
    "bot.boards",
    "bot.announcer",
    "bot.starting",
    "bot.play",
    "bot.replies",
    "bot.scene",
    "bot.preferences",
    "bot.reception",
    "bot.sharing",
    "bot.reports",
    "bot.shedding",
    "bot.completing",
    "bot.dialogue",
    "bot.pieces",
    "bot.menus",
    "bot.posts",
    "bot.editing",
    *(f"bot.editing.{name}" for name in ("likeness", "clusters", "proposals", "listing", "insertion")),
    *(f"bot.editing.{name}" for name in ("outcomes", "spreadsheet")),
    "bot.pacing",
]
FOREIGN = [
    "yaml",
    "sqlalchemy",
    "sqlite3",
    "asyncio",
    "socket",
    "random",
    "logging",
    "telegram",
    "discord",
    "prompt_toolkit",
    "rich",
    "fluent",
]
PROBE = """
import importlib, json, sys
modules, foreign = json.loads(sys.argv[1])
found = {}
for module in modules:
    importlib.import_module(module)
    found[module] = [name for name in foreign if name in sys.modules]
    foreign = [name for name in foreign if name not in sys.modules]
print(json.dumps(found))
"""


def brought_by(*modules: str) -> dict[str, list[str]]:
    """Import `modules` one after the other in a fresh interpreter; give what foreign each one is the first to bring."""
    run = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps([modules, FOREIGN])],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found: dict[str, list[str]] = json.loads(run.stdout)
    return found


@pytest.fixture(scope="module")
def allowed() -> set[str]:
    """Give what the libraries of the core bring themselves."""
    return {name for names in brought_by("numpy", "rapidfuzz", "msgspec", "hashlib").values() for name in names}


@pytest.fixture(scope="module")
def found() -> dict[str, list[str]]:
    return brought_by(*PURE)


@pytest.mark.parametrize("module", PURE)
def test_the_core_imports_nothing_foreign(found: dict[str, list[str]], allowed: set[str], module: str) -> None:
    assert set(found[module]) <= allowed


@pytest.mark.parametrize(
    ("module", "foreign"), [("knowledge.loader", "yaml"), ("bot.phrasebook", "fluent"), ("logging", "logging")]
)
def test_what_is_foreign_is_seen(module: str, foreign: str) -> None:
    assert foreign in brought_by(module)[module]


@pytest.mark.parametrize(("package", "modules", "one"), [("matching", MATCHING, "matcher"), ("games", GAMES, "rules")])
def test_all_modules_of_a_package_are_looked_at(package: str, modules: list[str], one: str) -> None:
    files = {path.stem for path in (ROOT / "bot" / package).glob("*.py")} - {"__init__"}
    assert {f"bot.{package}.{name}" for name in files} == set(modules)
    assert f"bot.{package}.{one}" in modules
    assert set(modules) <= set(PURE)
