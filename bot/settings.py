"""The settings, read once from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_cache_dir, user_data_dir

import knowledge

OWN_KNOWLEDGE = Path(knowledge.__file__).parent / "data"


class SettingsError(Exception):
    """A setting that cannot be used; says which, why and what to do."""


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
        )

    @property
    def terminal(self) -> str:
        """The database of the terminal, a file of its own."""
        return f"sqlite:///{self.data / 'terminal.db'}"
