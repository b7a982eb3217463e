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


def test_the_folders_can_be_set(tmp_path: Path) -> None:
    settings = Settings.read({"KNOWLEDGE_DIR": str(tmp_path), "CACHE_DIR": str(tmp_path / "cache")})
    assert settings == Settings(knowledge=tmp_path, cache=tmp_path / "cache")


def test_an_empty_setting_is_none() -> None:
    assert Settings.read({"KNOWLEDGE_DIR": "", "CACHE_DIR": ""}) == Settings.read({})


def test_the_settings_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path))
    monkeypatch.setenv("CACHE_DIR", str(tmp_path / "cache"))
    assert Settings.read() == Settings(knowledge=tmp_path, cache=tmp_path / "cache")


def test_a_cache_need_not_be_there_yet(tmp_path: Path) -> None:
    assert not Settings.read({"CACHE_DIR": str(tmp_path / "a" / "b")}).cache.exists()


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
