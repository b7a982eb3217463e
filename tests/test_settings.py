"""The settings come from the environment, and one that cannot be used is named."""

from pathlib import Path

import pytest

from bot.settings import OWN_KNOWLEDGE, DiscordSettings, Settings, SettingsError, TelegramSettings


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


def test_settings_that_are_made_of_values_look_nowhere_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TELEGRAM_OWNERS", "1")
    monkeypatch.setenv("WEB_PORT", "81")
    made = Settings(data=tmp_path, telegram=TelegramSettings(token=TOKEN))
    assert (made.web_port, made.telegram) == (8080, telegram())
    assert made.database == f"sqlite:///{tmp_path / 'azfilm.db'}"


@pytest.mark.parametrize("name", ["data", "database", "telegram"])
def test_settings_never_change(name: str) -> None:
    settings = Settings.read({"TELEGRAM_TOKEN": TOKEN})
    with pytest.raises(ValueError, match="frozen"):
        setattr(settings, name, getattr(settings, name))


def test_the_address_of_the_database_may_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "address"
    file.write_text("postgresql://bot:secret@db.example.org/azfilm\n", encoding="utf-8")
    settings = Settings.read({"DATABASE_URL_FILE": str(file)})
    assert settings.database == "postgresql://bot:secret@db.example.org/azfilm"


@pytest.mark.parametrize(("name", "known"), [("LOG_FORMAT", ("console", "json")), ("LOG_LEVEL", ("info", "error"))])
def test_a_word_that_is_none_of_those_known_is_named_with_them(name: str, known: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.read({name: "Json"})
    assert str(caught.value).startswith(f"{name}: 'Json' is not ")
    assert all(repr(word) in str(caught.value) for word in known)


def test_a_name_in_small_letters_sets_nothing() -> None:
    tokens = {"TELEGRAM_TOKEN": TOKEN, "DISCORD_TOKEN": "a.b.c"}
    models = (Settings, TelegramSettings, DiscordSettings)
    small = {name: "7" for model in models for name in model.model_fields} | {"web_port": "7"}
    assert Settings.read(tokens | small) == Settings.read(tokens)
    assert Settings.read(small) == Settings.read({})


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


# --- Telegram and the web

TOKEN = "123456:ABC-def_GHI"


def telegram(**environment: str) -> TelegramSettings:
    settings = Settings.read({"TELEGRAM_TOKEN": TOKEN, **environment}).telegram
    assert settings is not None
    return settings


def test_without_a_token_there_is_no_telegram() -> None:
    for environment in ({}, {"TELEGRAM_TOKEN": ""}, {"TELEGRAM_TOKEN": " \n"}, {"TELEGRAM_OWNERS": "1"}):
        assert Settings.read(environment).telegram is None


def test_with_a_token_alone_updates_are_fetched_and_nobody_runs_the_bot() -> None:
    assert telegram() == TelegramSettings(
        token=TOKEN, base="https://api.telegram.org", webhook="", owners=frozenset(), per_second=30
    )


def test_all_of_telegram_can_be_set() -> None:
    assert telegram(
        TELEGRAM_API_BASE="http://127.0.0.1:8081",
        TELEGRAM_WEBHOOK="https://bot.example.org/hook",
        TELEGRAM_OWNERS="123456, 7890  11",
        TELEGRAM_SENDS_PER_SECOND="5",
    ) == TelegramSettings(
        token=TOKEN,
        base="http://127.0.0.1:8081",
        webhook="https://bot.example.org/hook",
        owners=frozenset(("123456", "7890", "11")),
        per_second=5,
    )


def test_empty_settings_of_telegram_and_the_web_are_none() -> None:
    names = ("API_BASE", "WEBHOOK", "OWNERS", "SENDS_PER_SECOND", "TOKEN_FILE")
    assert telegram(**{f"TELEGRAM_{name}": "" for name in names}) == telegram()
    assert Settings.read({"WEB_HOST": "", "WEB_PORT": ""}) == Settings.read({})


def test_settings_that_are_printed_tell_no_token(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n", encoding="utf-8")
    for environment in ({"TELEGRAM_TOKEN": TOKEN}, {"TELEGRAM_TOKEN_FILE": str(file)}):
        settings = Settings.read(environment)
        assert settings.telegram and settings.telegram.token == TOKEN
        for shown in (settings, settings.telegram):
            assert TOKEN not in repr(shown) + str(shown) + f"{shown}"


def test_a_token_may_stand_in_a_file_with_space_around_it(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"\n {TOKEN}\n", encoding="utf-8")
    settings = Settings.read({"TELEGRAM_TOKEN_FILE": str(file)}).telegram
    assert settings == telegram()


def test_a_token_that_is_set_comes_before_that_of_a_file(tmp_path: Path) -> None:
    assert telegram(TELEGRAM_TOKEN_FILE=str(tmp_path / "nowhere")).token == TOKEN


@pytest.mark.parametrize("content", [None, b"\xff\xfe123:abc"])
def test_a_file_that_cannot_be_read_is_named_with_its_setting_and_not_shown(
    tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "token"
    if content:
        file.write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        Settings.read({"TELEGRAM_TOKEN_FILE": str(file)})
    assert str(caught.value).startswith(f"TELEGRAM_TOKEN_FILE: {file} cannot be read: ")
    assert "123:abc" not in str(caught.value)
    assert caught.value.__cause__ is None and caught.value.__context__ is None


@pytest.mark.parametrize(
    "token", ["abc", "123456", "123456:", ":ABC", "bot123456:ABC", "123456:A B", "1:a/../b", "١:abc"]
)
def test_what_is_no_token_is_refused_and_not_shown(token: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.read({"TELEGRAM_TOKEN": token})
    told = "TELEGRAM_TOKEN: not a token; it looks like 123456:ABC-def and comes from @BotFather"
    assert str(caught.value) == told


@pytest.mark.parametrize("webhook", ["http://bot.example.org/hook", "bot.example.org", "ftp://x"])
def test_telegram_calls_only_https_but_a_server_of_ones_own_may_call_anything(webhook: str) -> None:
    with pytest.raises(SettingsError, match=r"^TELEGRAM_WEBHOOK: .*https://"):
        telegram(TELEGRAM_WEBHOOK=webhook)
    assert telegram(TELEGRAM_WEBHOOK=webhook, TELEGRAM_API_BASE="http://127.0.0.1:1").webhook == webhook
    with pytest.raises(SettingsError, match=r"^TELEGRAM_WEBHOOK: "):
        telegram(TELEGRAM_WEBHOOK=webhook, TELEGRAM_API_BASE="https://api.telegram.org")


@pytest.mark.parametrize("owners", ["@aysel", "12a", "1;2", "-5", "²"])
def test_those_who_run_the_bot_are_numbers(owners: str) -> None:
    with pytest.raises(SettingsError, match=r"^TELEGRAM_OWNERS: "):
        telegram(TELEGRAM_OWNERS=owners)


@pytest.mark.parametrize("number", ["-1", "x", "1.5", "65536", "8080 ", "٣", "²", "1e3"])
def test_a_port_and_a_pace_are_numbers_in_their_bounds(number: str) -> None:
    with pytest.raises(SettingsError, match=r"^WEB_PORT: .* is not a number from 0 to 65535"):
        Settings.read({"WEB_PORT": number})
    for refused in (number, "0"):
        with pytest.raises(SettingsError, match=r"^TELEGRAM_SENDS_PER_SECOND: .* is not a number from 1 to 65535"):
            telegram(TELEGRAM_SENDS_PER_SECOND=refused)


def test_where_the_bot_can_be_called_is_this_machine_alone_unless_it_is_set() -> None:
    usual = Settings.read({})
    assert (usual.web_host, usual.web_port) == ("127.0.0.1", 8080)
    settings = Settings.read({"WEB_HOST": "0.0.0.0", "WEB_PORT": "65535"})
    assert (settings.web_host, settings.web_port) == ("0.0.0.0", 65535)
    assert Settings.read({"WEB_PORT": "0"}).web_port == 0  # any that is free


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.read({"WEB_PORT": "x", "TELEGRAM_TOKEN": "x", "DISCORD_TOKEN": "a.b.c", "DISCORD_SHARDS": "-"})
    named = [line.partition(":")[0] for line in str(caught.value).splitlines()]
    assert named == ["TELEGRAM_TOKEN", "DISCORD_SHARDS", "WEB_PORT"]


def test_what_is_wrong_with_files_is_told_with_all_else_and_no_secret_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("not-a-token", encoding="utf-8")
    given = {
        "TELEGRAM_TOKEN_FILE": str(file),
        "TELEGRAM_OWNERS": "@aysel",
        "DISCORD_TOKEN_FILE": str(tmp_path / "nowhere"),
        "DATABASE_URL": "postgresql://bot:secret@db.example.org/azfilm",
        "LOG_LEVEL": "loud",
    }
    with pytest.raises(SettingsError) as caught:
        Settings.read(given)
    named = [line.partition(":")[0] for line in str(caught.value).splitlines()]
    assert named == ["DISCORD_TOKEN_FILE", "TELEGRAM_TOKEN", "TELEGRAM_OWNERS", "LOG_LEVEL"]
    assert "not-a-token" not in str(caught.value) and "secret" not in str(caught.value)
    assert caught.value.__cause__ is None and caught.value.__context__ is None


def test_what_is_given_is_all_that_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = Settings.read({})
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"TELEGRAM_TOKEN={TOKEN}\n", encoding="utf-8")
    monkeypatch.setenv("WEB_PORT", "82")
    assert Settings.read({}) == usual


def test_an_empty_variable_unsets_what_the_file_of_settings_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"TELEGRAM_TOKEN={TOKEN}\nWEB_HOST=${{HOME}}\n", encoding="utf-8")
    monkeypatch.setenv("TELEGRAM_TOKEN", "")
    settings = Settings.read()
    assert settings.telegram is None
    assert settings.web_host == "${HOME}"  # nothing is put in its place: it may be a part of a password


def test_a_file_of_settings_counts_where_the_environment_sets_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"TELEGRAM_TOKEN={TOKEN}\nWEB_PORT=81\nWEB_HOST=$HOME\n", encoding="utf-8")
    monkeypatch.setenv("WEB_PORT", "82")
    settings = Settings.read()
    assert settings.telegram and settings.telegram.token == TOKEN
    assert (settings.web_port, settings.web_host) == (82, "$HOME")


def test_a_file_of_settings_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match=r"^\.env: "):
        Settings.read()
