"""The page on operations names all there is to set and to watch."""

import re
from pathlib import Path
from types import ModuleType

from bot import meters, settings

PAGE = (Path(__file__).parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")


def source_of(module: ModuleType) -> str:
    return Path(str(module.__file__)).read_text(encoding="utf-8")


def test_each_setting_is_in_the_table() -> None:
    source = source_of(settings)
    names = set(re.findall(r'reader\.\w+\(\s*"([A-Z_]+)"', source))
    files = {f"{name}_FILE" for name in re.findall(r'reader\.(?:token|secret)\("([A-Z_]+)"', source)}
    assert {"DATA_DIR", "LOG_LEVEL", "DISCORD_SHARDS"} <= names
    assert "DATABASE_URL_FILE" in files
    assert [name for name in sorted(names | files) if f"`{name}`" not in PAGE] == []


def test_each_meter_is_in_the_table() -> None:
    names = re.findall(r'"azfilm_(\w+)"', source_of(meters))
    assert "games_active" in names
    assert [name for name in names if f"`{name}`" not in PAGE] == []
