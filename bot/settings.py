"""The settings, read once from the environment."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_cache_path, user_data_path
from pydantic import AfterValidator, Field, ValidationError, ValidationInfo, field_validator

import knowledge
from bot.environment import SettingsError, Variables, environment, ids, number, switch, token, told, unsealed

__all__ = ["OWN_KNOWLEDGE", "SECRETS", "DiscordSettings", "Settings", "SettingsError", "TelegramSettings"]
OWN_KNOWLEDGE = Path(knowledge.__file__).parent / "data"
SECRETS = ("DATABASE_URL", "TELEGRAM_TOKEN", "DISCORD_TOKEN")
"""What may also stand in a file, which NAME_FILE names."""

LogFormat = Literal["console", "json"]
LogLevel = Literal["debug", "info", "warning", "error"]

_TELEGRAM = "https://api.telegram.org"
_DISCORD = "https://discord.com/api/v10"

_TelegramToken = Annotated[str, token(r"\d+:[\w-]+", "looks like 123456:ABC-def and comes from @BotFather")]
_DiscordToken = Annotated[
    str,
    token(
        r"[\w-]+\.[\w-]+\.[\w-]+",
        "has three parts with dots between them and comes from the Developer Portal (Bot, Reset Token)",
    ),
]


class TelegramSettings(Variables):
    """What the operator may set for Telegram."""

    token: _TelegramToken = Field(validation_alias="TELEGRAM_TOKEN", repr=False)
    """TELEGRAM_TOKEN, or the content of the file TELEGRAM_TOKEN_FILE: from @BotFather."""
    base: str = Field(default=_TELEGRAM, validation_alias="TELEGRAM_API_BASE")
    """TELEGRAM_API_BASE: the server of the Bot API."""
    webhook: str = Field(default="", validation_alias="TELEGRAM_WEBHOOK")
    """TELEGRAM_WEBHOOK: the public address to which Telegram brings updates; empty to fetch them."""
    owners: Annotated[frozenset[str], ids("@userinfobot tells yours")] = Field(
        default=frozenset(), validation_alias="TELEGRAM_OWNERS"
    )
    """TELEGRAM_OWNERS: the ids of those who run the bot."""
    per_second: Annotated[int, number(1)] = Field(default=30, validation_alias="TELEGRAM_SENDS_PER_SECOND")
    """TELEGRAM_SENDS_PER_SECOND: messages to all chats in any second."""

    @field_validator("webhook")
    @classmethod
    def _can_be_called(cls, webhook: str, others: ValidationInfo) -> str:
        if webhook and not webhook.startswith("https://") and others.data["base"] == _TELEGRAM:
            raise ValueError("must begin with https://, for Telegram calls nothing else")
        return webhook


class DiscordSettings(Variables):
    """What the operator may set for Discord."""

    token: _DiscordToken = Field(validation_alias="DISCORD_TOKEN", repr=False)
    """DISCORD_TOKEN, or the content of the file DISCORD_TOKEN_FILE: from the Developer Portal."""
    base: str = Field(default=_DISCORD, validation_alias="DISCORD_API_BASE")
    """DISCORD_API_BASE: the server of the API."""
    owners: Annotated[frozenset[str], ids("Copy User ID in Discord's developer mode tells yours")] = Field(
        default=frozenset(), validation_alias="DISCORD_OWNERS"
    )
    """DISCORD_OWNERS: the ids of those who run the bot."""
    message_content: Annotated[bool, switch()] = Field(default=False, validation_alias="DISCORD_MESSAGE_CONTENT")
    """DISCORD_MESSAGE_CONTENT: whether to read what is written in channels, which the Developer Portal must allow."""
    shards: Annotated[int, number(0)] = Field(default=0, validation_alias="DISCORD_SHARDS")
    """DISCORD_SHARDS: how many shards there are, the same in all processes; 0 for the number that Discord wants."""
    hot_standby: Annotated[bool, switch()] = Field(default=False, validation_alias="DISCORD_HOT_STANDBY")
    """DISCORD_HOT_STANDBY: whether all processes serve all shards, so that nothing is missed when one ends."""


def _is_there(folder: Path) -> Path:
    if not folder.is_dir():
        raise ValueError(f"{folder} is not a folder; name one with the facts, or unset it")
    return folder


class Settings(Variables):
    """What the operator may set."""

    knowledge: Annotated[Path, AfterValidator(_is_there)] = Field(
        default=OWN_KNOWLEDGE, validation_alias="KNOWLEDGE_DIR"
    )
    """KNOWLEDGE_DIR: the folder with the facts."""
    cache: Path = Field(default_factory=partial(user_cache_path, "azfilm"), validation_alias="CACHE_DIR")
    """CACHE_DIR: where the built index is kept between starts; safe to delete."""
    data: Path = Field(default_factory=partial(user_data_path, "azfilm"), validation_alias="DATA_DIR")
    """DATA_DIR: where the bot keeps what it remembers, unless a database is named."""
    database: str = Field(default="", validation_alias="DATABASE_URL", repr=False)
    """DATABASE_URL, or the content of the file DATABASE_URL_FILE: the database; its address may hold a password."""
    telegram: TelegramSettings | None = None
    discord: DiscordSettings | None = None
    person_minute: Annotated[int, number(0)] = Field(default=90, validation_alias="PERSON_PER_MINUTE")
    """PERSON_PER_MINUTE: what is heard of a person in a minute; 0 for anything."""
    chat_minute: Annotated[int, number(0)] = Field(default=1200, validation_alias="CHAT_PER_MINUTE")
    """CHAT_PER_MINUTE: what is heard of a group in a minute; 0 for anything."""
    web_host: str = Field(default="127.0.0.1", validation_alias="WEB_HOST")
    """WEB_HOST: the address at which the bot can be called."""
    web_port: Annotated[int, number(0)] = Field(default=8080, validation_alias="WEB_PORT")
    """WEB_PORT: the port at which it can be called; 0 for any that is free."""
    log_format: LogFormat = Field(default="console", validation_alias="LOG_FORMAT")
    """LOG_FORMAT: console for people who read the log, json for machines."""
    log_level: LogLevel = Field(default="info", validation_alias="LOG_LEVEL")
    """LOG_LEVEL: debug, info, warning or error."""

    @field_validator("database")
    @classmethod
    def _or_a_file(cls, database: str, others: ValidationInfo) -> str:
        return database or f"sqlite:///{others.data['data'] / 'azfilm.db'}"

    @classmethod
    def read(cls, given: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings from what is given, or from the environment. Raises `SettingsError`."""
        variables, problems = unsealed(environment() if given is None else given, SECRETS)
        values = cls.found_in(variables)
        for name, part in (("telegram", TelegramSettings), ("discord", DiscordSettings)):
            values[name] = part.found_in(variables) if f"{name.upper()}_TOKEN" in variables else None
        try:
            settings = cls.model_validate(values)
        except ValidationError as error:
            problems += told(error)
        if problems:  # raised here, so that pydantic's error, which knows the secrets, does not hang on ours
            raise SettingsError("\n".join(problems))
        return settings

    @property
    def secrets(self) -> list[str]:
        """The tokens, which appear nowhere."""
        return [one.token for one in (self.telegram, self.discord) if one]

    @property
    def terminal(self) -> str:
        """The database of the terminal, a file of its own."""
        return f"sqlite:///{self.data / 'terminal.db'}"
