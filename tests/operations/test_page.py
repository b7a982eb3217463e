"""The page on operations names all there is to set and to watch."""

import re
from pathlib import Path
from types import ModuleType

from bot import meters
from bot.settings import SECRETS, DiscordSettings, Settings, TelegramSettings

PAGE = (Path(__file__).parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")


def source_of(module: ModuleType) -> str:
    return Path(str(module.__file__)).read_text(encoding="utf-8")


def test_each_setting_is_in_the_table() -> None:
    fields = [field for model in (Settings, TelegramSettings, DiscordSettings) for field in model.model_fields.values()]
    names = {field.validation_alias for field in fields if field.validation_alias}
    assert {"DATA_DIR", "LOG_LEVEL", "DISCORD_SHARDS"} <= names
    assert {field.validation_alias for field in fields if not field.repr} == set(SECRETS)
    assert [name for name in (*names, *(f"{one}_FILE" for one in SECRETS)) if f"`{name}`" not in PAGE] == []


def test_each_meter_is_in_the_table() -> None:
    names = re.findall(r'"azfilm_(\w+)"', source_of(meters))
    assert "games_active" in names
    assert [name for name in names if f"`{name}`" not in PAGE] == []
