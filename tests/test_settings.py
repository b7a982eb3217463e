"""The settings come from the environment, and one that cannot be used is named."""

from pathlib import Path

import pytest

from bot.settings import OWN_KNOWLEDGE, Settings, SettingsError


def test_without_any_setting_the_own_knowledge_is_used() -> None:
    settings = Settings.read({})
    assert settings.knowledge == OWN_KNOWLEDGE
    assert (settings.knowledge / "templates.yaml").is_file()


def test_the_cache_has_a_place_of_its_own_by_default() -> None:
    cache = Settings.read({}).cache
    assert cache.is_absolute()
    assert "azfilm" in cache.parts


def test_what_is_remembered_has_a_place_of_its_own_by_default() -> None:
    settings = Settings.read({})
    assert settings.data.is_absolute()
    assert "azfilm" in settings.data.parts
    assert settings.data != settings.cache
    assert settings.database == f"sqlite:///{settings.data / 'azfilm.db'}"


def environment(folder: Path) -> dict[str, str]:
    """Set everything."""
    return {
        "KNOWLEDGE_DIR": str(folder),
        "CACHE_DIR": str(folder / "cache"),
        "DATA_DIR": str(folder / "data"),
        "DATABASE_URL": "postgresql://bot:secret@db.example.org/azfilm",
    }


def test_the_folders_and_the_database_can_be_set(tmp_path: Path) -> None:
    assert Settings.read(environment(tmp_path)) == Settings(
        knowledge=tmp_path,
        cache=tmp_path / "cache",
        data=tmp_path / "data",
        database="postgresql://bot:secret@db.example.org/azfilm",
    )


def test_an_empty_setting_is_none() -> None:
    assert Settings.read(dict.fromkeys(("KNOWLEDGE_DIR", "CACHE_DIR", "DATA_DIR", "DATABASE_URL"), "")) == (
        Settings.read({})
    )


def test_the_settings_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    assert Settings.read() == Settings.read(environment(tmp_path))


def test_no_test_reads_or_writes_what_the_users_own_bot_remembers() -> None:
    assert Settings.read().data != Settings.read({}).data
    assert Settings.read().database.startswith(f"sqlite:///{Settings.read().data}")


def test_the_folders_but_that_of_the_knowledge_need_not_be_there_yet(tmp_path: Path) -> None:
    settings = Settings.read({"CACHE_DIR": str(tmp_path / "a" / "b"), "DATA_DIR": str(tmp_path / "c" / "d")})
    assert not settings.cache.exists()
    assert not settings.data.exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("database", ["", "postgresql://bot@db.example.org/azfilm"])
def test_the_terminal_has_a_file_of_its_own_whatever_the_database(tmp_path: Path, database: str) -> None:
    settings = Settings.read({"DATA_DIR": str(tmp_path), "DATABASE_URL": database})
    assert settings.terminal == f"sqlite:///{tmp_path / 'terminal.db'}"
    assert settings.terminal != settings.database


def test_settings_that_are_printed_tell_no_password(tmp_path: Path) -> None:
    settings = Settings.read(environment(tmp_path))
    assert "secret" not in repr(settings) + str(settings)
    assert "secret" in settings.database


def test_a_missing_knowledge_folder_is_named_with_its_setting(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    with pytest.raises(SettingsError) as caught:
        Settings.read({"KNOWLEDGE_DIR": str(missing)})
    assert str(caught.value).startswith(f"KNOWLEDGE_DIR: {missing} ")


def test_a_file_is_no_knowledge_folder(tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text("[]", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"KNOWLEDGE_DIR: .*facts\.yaml is not a folder"):
        Settings.read({"KNOWLEDGE_DIR": str(file)})
