"""The settings, read once from the environment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from platformdirs import user_cache_dir, user_data_dir

import knowledge
from bot.environment import Reader, SettingsError, environment

__all__ = ["OWN_KNOWLEDGE", "DiscordSettings", "Settings", "SettingsError", "TelegramSettings"]
OWN_KNOWLEDGE = Path(knowledge.__file__).parent / "data"

LogFormat = Literal["console", "json"]
LogLevel = Literal["debug", "info", "warning", "error"]

_TELEGRAM = "https://api.telegram.org"
_TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
_DISCORD = "https://discord.com/api/v10"
_DISCORD_TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """What the operator may set for Telegram."""

    token: str = field(repr=False)
    """TELEGRAM_TOKEN, or the content of the file TELEGRAM_TOKEN_FILE: from @BotFather."""
    base: str = _TELEGRAM
    """TELEGRAM_API_BASE: the server of the Bot API."""
    webhook: str = ""
    """TELEGRAM_WEBHOOK: the public address to which Telegram brings updates; empty to fetch them."""
    owners: frozenset[str] = frozenset()
    """TELEGRAM_OWNERS: the ids of those who run the bot."""
    per_second: int = 30
    """TELEGRAM_SENDS_PER_SECOND: messages to all chats in any second."""

    @classmethod
    def read(cls, reader: Reader) -> "TelegramSettings | None":
        """Read the settings; None without a token."""
        token = reader.token("TELEGRAM_TOKEN", _TOKEN, "looks like 123456:ABC-def and comes from @BotFather")
        if not token:
            return None
        webhook, base = reader.text("TELEGRAM_WEBHOOK"), reader.text("TELEGRAM_API_BASE")
        if webhook and not webhook.startswith("https://") and not base:
            reader.fail("TELEGRAM_WEBHOOK", "must begin with https://, for Telegram calls nothing else")
        return cls(
            token,
            base or _TELEGRAM,
            webhook,
            reader.ids("TELEGRAM_OWNERS", "@userinfobot tells yours"),
            reader.number("TELEGRAM_SENDS_PER_SECOND", 30),
        )


@dataclass(frozen=True, slots=True)
class DiscordSettings:
    """What the operator may set for Discord."""

    token: str = field(repr=False)
    """DISCORD_TOKEN, or the content of the file DISCORD_TOKEN_FILE: from the Developer Portal."""
    base: str = _DISCORD
    """DISCORD_API_BASE: the server of the API."""
    owners: frozenset[str] = frozenset()
    """DISCORD_OWNERS: the ids of those who run the bot."""
    message_content: bool = False
    """DISCORD_MESSAGE_CONTENT: whether to read what is written in channels, which the Developer Portal must allow."""
    shards: int = 0
    """DISCORD_SHARDS: how many shards there are, the same in all processes; 0 for the number that Discord wants."""
    hot_standby: bool = False
    """DISCORD_HOT_STANDBY: whether all processes serve all shards, so that nothing is missed when one ends."""

    @classmethod
    def read(cls, reader: Reader) -> "DiscordSettings | None":
        """Read the settings; None without a token."""
        looks = "has three parts with dots between them and comes from the Developer Portal (Bot, Reset Token)"
        token = reader.token("DISCORD_TOKEN", _DISCORD_TOKEN, looks)
        if not token:
            return None
        return cls(
            token,
            reader.text("DISCORD_API_BASE", _DISCORD),
            reader.ids("DISCORD_OWNERS", "Copy User ID in Discord's developer mode tells yours"),
            reader.switch("DISCORD_MESSAGE_CONTENT"),
            reader.number("DISCORD_SHARDS", 0, least=0),
            reader.switch("DISCORD_HOT_STANDBY"),
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator may set."""

    knowledge: Path
    """KNOWLEDGE_DIR: the folder with the facts."""
    cache: Path
    """CACHE_DIR: where the built index is kept between starts; safe to delete."""
    data: Path
    """DATA_DIR: where the bot keeps what it remembers, unless a database is named."""
    database: str = field(repr=False)
    """DATABASE_URL, or the content of the file DATABASE_URL_FILE: the database; its address may hold a password."""
    telegram: TelegramSettings | None = None
    discord: DiscordSettings | None = None
    person_minute: int = 90
    """PERSON_PER_MINUTE: what is heard of a person in a minute; 0 for anything."""
    chat_minute: int = 1200
    """CHAT_PER_MINUTE: what is heard of a group in a minute; 0 for anything."""
    web_host: str = "127.0.0.1"
    """WEB_HOST: the address at which the bot can be called."""
    web_port: int = 8080
    """WEB_PORT: the port at which it can be called; 0 for any that is free."""
    log_format: LogFormat = "console"
    """LOG_FORMAT: console for people who read the log, json for machines."""
    log_level: LogLevel = "info"
    """LOG_LEVEL: debug, info, warning or error."""

    @classmethod
    def read(cls, given: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings from what is given, or from the environment. Raises `SettingsError`."""
        reader = Reader(environment() if given is None else given)
        folder = Path(reader.text("KNOWLEDGE_DIR", str(OWN_KNOWLEDGE)))
        if not folder.is_dir():
            reader.fail("KNOWLEDGE_DIR", f"{folder} is not a folder; name one with the facts, or unset it")
        data = Path(reader.text("DATA_DIR", user_data_dir("azfilm")))
        settings = cls(
            knowledge=folder,
            cache=Path(reader.text("CACHE_DIR", user_cache_dir("azfilm"))),
            data=data,
            database=reader.secret("DATABASE_URL") or f"sqlite:///{data / 'azfilm.db'}",
            telegram=TelegramSettings.read(reader),
            discord=DiscordSettings.read(reader),
            person_minute=reader.number("PERSON_PER_MINUTE", 90, least=0),
            chat_minute=reader.number("CHAT_PER_MINUTE", 1200, least=0),
            web_host=reader.text("WEB_HOST", "127.0.0.1"),
            web_port=reader.number("WEB_PORT", 8080, least=0),
            log_format=reader.choice("LOG_FORMAT", "console", "json"),
            log_level=reader.choice("LOG_LEVEL", "info", "debug", "warning", "error"),
        )
        if reader.problems:
            raise SettingsError("\n".join(reader.problems))
        return settings

    @property
    def secrets(self) -> list[str]:
        """The tokens, which appear nowhere."""
        return [one.token for one in (self.telegram, self.discord) if one]

    @property
    def terminal(self) -> str:
        """The database of the terminal, a file of its own."""
        return f"sqlite:///{self.data / 'terminal.db'}"
