"""The settings, read once from the environment."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_cache_dir, user_data_dir

import knowledge

OWN_KNOWLEDGE = Path(knowledge.__file__).parent / "data"


_TELEGRAM = "https://api.telegram.org"
_TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
_DISCORD = "https://discord.com/api/v10"
_DISCORD_TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)


class SettingsError(Exception):
    """A setting that cannot be used; says which, why and what to do."""


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
    def read(cls, environment: Mapping[str, str]) -> "TelegramSettings | None":
        """Read the settings; None without a token. Raises `SettingsError`."""
        token = _secret(environment, "TELEGRAM_TOKEN")
        if not token:
            return None
        if not _TOKEN.fullmatch(token):
            raise SettingsError("TELEGRAM_TOKEN: not a token; it looks like 123456:ABC-def and comes from @BotFather")
        webhook = environment.get("TELEGRAM_WEBHOOK", "")
        if webhook and not webhook.startswith("https://") and "TELEGRAM_API_BASE" not in environment:
            raise SettingsError("TELEGRAM_WEBHOOK: must begin with https://, for Telegram calls nothing else")
        return cls(
            token,
            environment.get("TELEGRAM_API_BASE") or _TELEGRAM,
            webhook,
            _owners(environment, "TELEGRAM_OWNERS", "@userinfobot tells yours"),
            _number(environment, "TELEGRAM_SENDS_PER_SECOND", 30),
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
    def read(cls, environment: Mapping[str, str]) -> "DiscordSettings | None":
        """Read the settings; None without a token. Raises `SettingsError`."""
        token = _secret(environment, "DISCORD_TOKEN")
        if not token:
            return None
        if not _DISCORD_TOKEN.fullmatch(token):
            raise SettingsError(
                "DISCORD_TOKEN: not a token; it has three parts with dots between them and comes from the Developer"
                " Portal (Bot, Reset Token)"
            )
        return cls(
            token,
            environment.get("DISCORD_API_BASE") or _DISCORD,
            _owners(environment, "DISCORD_OWNERS", "Copy User ID in Discord's developer mode tells yours"),
            _switch(environment, "DISCORD_MESSAGE_CONTENT"),
            _number(environment, "DISCORD_SHARDS", 0, least=0),
            _switch(environment, "DISCORD_HOT_STANDBY"),
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
    """DATABASE_URL: the database; its address may hold a password."""
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

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read the settings; raises `SettingsError`."""
        folder = Path(environment.get("KNOWLEDGE_DIR") or OWN_KNOWLEDGE)
        if not folder.is_dir():
            raise SettingsError(f"KNOWLEDGE_DIR: {folder} is not a folder; name one with the facts, or unset it")
        data = Path(environment.get("DATA_DIR") or user_data_dir("azfilm"))
        return cls(
            knowledge=folder,
            cache=Path(environment.get("CACHE_DIR") or user_cache_dir("azfilm")),
            data=data,
            database=environment.get("DATABASE_URL") or f"sqlite:///{data / 'azfilm.db'}",
            telegram=TelegramSettings.read(environment),
            discord=DiscordSettings.read(environment),
            person_minute=_number(environment, "PERSON_PER_MINUTE", 90, least=0),
            chat_minute=_number(environment, "CHAT_PER_MINUTE", 1200, least=0),
            web_host=environment.get("WEB_HOST") or "127.0.0.1",
            web_port=_number(environment, "WEB_PORT", 8080, least=0),
        )

    @property
    def secrets(self) -> list[str]:
        """The tokens, which appear nowhere."""
        return [one.token for one in (self.telegram, self.discord) if one]

    @property
    def terminal(self) -> str:
        """The database of the terminal, a file of its own."""
        return f"sqlite:///{self.data / 'terminal.db'}"


def _secret(environment: Mapping[str, str], name: str) -> str:
    """Read a secret, or the file that a second setting names."""
    file = environment.get(f"{name}_FILE")
    if not file or environment.get(name):
        return environment.get(name, "").strip()
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{name}_FILE: {file} cannot be read: {type(error).__name__}") from None


def _number(environment: Mapping[str, str], name: str, usual: int, least: int = 1) -> int:
    text = environment.get(name) or str(usual)
    if not text.isascii() or not text.isdigit() or not least <= int(text) < 65536:
        raise SettingsError(f"{name}: {text!r} is not a number from {least} to 65535")
    return int(text)


def _owners(environment: Mapping[str, str], name: str, hint: str) -> frozenset[str]:
    owners = environment.get(name, "").replace(",", " ").split()
    if not all(one.isascii() and one.isdigit() for one in owners):
        raise SettingsError(f"{name}: must be numbers, such as 123456, 7890; {hint}")
    return frozenset(owners)


def _switch(environment: Mapping[str, str], name: str) -> bool:
    text = environment.get(name, "").strip().lower()
    if text not in ("", "0", "1", "no", "yes", "false", "true"):
        raise SettingsError(f"{name}: {text!r} is neither 1 nor 0")
    return text in ("1", "yes", "true")
