"""The settings of Discord come from the environment, and one that cannot be used is named."""

from pathlib import Path

import pytest

from bot.settings import DiscordSettings, Settings, SettingsError

TELEGRAM_TOKEN = "123456:ABC-def_GHI"
DISCORD_TOKEN = "MTIzNDU2.Gh-ijk_.lmno-PQR_stu"


def discord(**environment: str) -> DiscordSettings:
    settings = Settings.read({"DISCORD_TOKEN": DISCORD_TOKEN, **environment}).discord
    assert settings is not None
    return settings


def test_without_a_token_there_is_no_discord() -> None:
    for environment in ({}, {"DISCORD_TOKEN": ""}, {"DISCORD_TOKEN": " \n"}, {"DISCORD_SHARDS": "x"}):
        assert Settings.read(environment).discord is None


def test_with_a_token_alone_the_bot_reads_no_messages_and_discord_says_how_many_shards_there_are() -> None:
    assert discord() == DiscordSettings(
        token=DISCORD_TOKEN,
        base="https://discord.com/api/v10",
        owners=frozenset(),
        message_content=False,
        shards=0,
        hot_standby=False,
    )


def test_all_of_discord_can_be_set() -> None:
    assert discord(
        DISCORD_API_BASE="http://127.0.0.1:8082/api/v10",
        DISCORD_OWNERS="123456789012345678, 7",
        DISCORD_MESSAGE_CONTENT="1",
        DISCORD_SHARDS="4",
        DISCORD_HOT_STANDBY="yes",
    ) == DiscordSettings(
        token=DISCORD_TOKEN,
        base="http://127.0.0.1:8082/api/v10",
        owners=frozenset(("123456789012345678", "7")),
        message_content=True,
        shards=4,
        hot_standby=True,
    )


def test_empty_settings_of_discord_are_none() -> None:
    names = ("API_BASE", "OWNERS", "MESSAGE_CONTENT", "SHARDS", "HOT_STANDBY", "TOKEN_FILE")
    assert discord(**{f"DISCORD_{name}": "" for name in names}) == discord()


def test_a_bot_may_be_on_both_platforms_and_their_tokens_are_kept_apart() -> None:
    settings = Settings.read({"TELEGRAM_TOKEN": TELEGRAM_TOKEN, "DISCORD_TOKEN": DISCORD_TOKEN})
    assert settings.telegram and settings.discord
    assert settings.secrets == [TELEGRAM_TOKEN, DISCORD_TOKEN]
    assert Settings.read({"DISCORD_TOKEN": DISCORD_TOKEN}).secrets == [DISCORD_TOKEN]
    assert Settings.read({}).secrets == []


def test_settings_of_discord_that_are_printed_tell_no_token(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"\n {DISCORD_TOKEN}\n", encoding="utf-8")
    for environment in ({"DISCORD_TOKEN": DISCORD_TOKEN}, {"DISCORD_TOKEN_FILE": str(file)}):
        settings = Settings.read(environment)
        assert settings.discord and settings.discord.token == DISCORD_TOKEN
        for shown in (settings, settings.discord):
            assert DISCORD_TOKEN not in repr(shown) + str(shown) + f"{shown}"


def test_a_file_with_discords_token_that_cannot_be_read_is_named_with_its_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^DISCORD_TOKEN_FILE: .*nowhere cannot be read: FileNotFoundError$"):
        Settings.read({"DISCORD_TOKEN_FILE": str(tmp_path / "nowhere")})


@pytest.mark.parametrize(
    "token", ["abc", "a.b", "a.b.", "a..c", "a.b.c.d", f"Bot {DISCORD_TOKEN}", "a.b.c d", "ə.b.c", TELEGRAM_TOKEN]
)
def test_what_is_no_token_of_discord_is_refused_and_not_shown(token: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.read({"DISCORD_TOKEN": token})
    assert str(caught.value).startswith("DISCORD_TOKEN: not a token; it has three parts")
    assert "Reset Token" in str(caught.value) and token not in str(caught.value)


@pytest.mark.parametrize("owners", ["@aysel", "aysel#1234", "12a", "<@7>", "-5", "²"])
def test_those_who_run_the_bot_on_discord_are_numbers_too(owners: str) -> None:
    with pytest.raises(SettingsError, match=r"^DISCORD_OWNERS: .*Copy User ID"):
        discord(DISCORD_OWNERS=owners)


@pytest.mark.parametrize("name", ["DISCORD_MESSAGE_CONTENT", "DISCORD_HOT_STANDBY"])
@pytest.mark.parametrize(
    ("text", "on"),
    [("1", True), ("yes", True), ("TRUE", True), (" true ", True), ("0", False), ("No", False), ("false", False)],
)
def test_a_switch_is_on_or_off(name: str, text: str, on: bool) -> None:
    settings = discord(**{name: text})
    assert {"DISCORD_MESSAGE_CONTENT": settings.message_content, "DISCORD_HOT_STANDBY": settings.hot_standby}[
        name
    ] is on


@pytest.mark.parametrize("name", ["DISCORD_MESSAGE_CONTENT", "DISCORD_HOT_STANDBY"])
@pytest.mark.parametrize("text", ["2", "on", "off", "ja", "10", "yes please"])
def test_a_switch_that_is_neither_is_named(name: str, text: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name}: '{text}' is neither 1 nor 0$"):
        discord(**{name: text})


@pytest.mark.parametrize("number", ["-1", "x", "1.5", "65536", "²", "1e3"])
def test_the_number_of_shards_is_one(number: str) -> None:
    with pytest.raises(SettingsError, match=r"^DISCORD_SHARDS: .* is not a number from 0 to 65535"):
        discord(DISCORD_SHARDS=number)
