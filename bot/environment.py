"""The environment: settings read one by one, with all that is wrong with them told at once.

What stands in a file `.env` of the working folder counts where the environment itself does not set it.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from re import Pattern
from typing import TypeVar

from dotenv import dotenv_values

Word = TypeVar("Word", bound=str)

_HIGHEST = 65535


class SettingsError(Exception):
    """Settings that cannot be used; says which, why and what to do, a line each."""


def environment() -> Mapping[str, str]:
    """Give what is set, in the environment and in `.env`. Raises `SettingsError`."""
    try:
        ours = dotenv_values(".env", interpolate=False)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f".env: it cannot be read: {type(error).__name__}") from None
    return {**{name: value for name, value in ours.items() if value is not None}, **os.environ}


class Reader:
    """Reads settings; what cannot be used is noted, and read as if it was not set."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self.problems: list[str] = []
        self._given = given

    def fail(self, name: str, problem: str) -> None:
        """Note what is wrong with a setting."""
        self.problems.append(f"{name}: {problem}")

    def text(self, name: str, usual: str = "") -> str:
        """Read a text; an empty one is none."""
        return self._given.get(name) or usual

    def token(self, name: str, form: Pattern[str], looks: str) -> str:
        """Read a token; what is none is not shown."""
        token = self.secret(name)
        if token and not form.fullmatch(token):
            self.fail(name, f"not a token; it {looks}")
        return token

    def secret(self, name: str) -> str:
        """Read a secret, or the file that a second setting names."""
        file = self._given.get(f"{name}_FILE")
        if not file or self._given.get(name):
            return self._given.get(name, "").strip()
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            self.fail(f"{name}_FILE", f"{file} cannot be read: {type(error).__name__}")
            return ""

    def number(self, name: str, usual: int, least: int = 1) -> int:
        """Read a whole number."""
        text = self.text(name, str(usual))
        if text.isascii() and text.isdigit() and least <= int(text) <= _HIGHEST:
            return int(text)
        self.fail(name, f"{text!r} is not a number from {least} to {_HIGHEST}")
        return usual

    def switch(self, name: str) -> bool:
        """Read whether something is on."""
        text = self.text(name).strip().lower()
        if text not in ("", "0", "1", "no", "yes", "false", "true"):
            self.fail(name, f"{text!r} is neither 1 nor 0")
        return text in ("1", "yes", "true")

    def ids(self, name: str, hint: str) -> frozenset[str]:
        """Read ids of people."""
        ids = self.text(name).replace(",", " ").split()
        if not all(one.isascii() and one.isdigit() for one in ids):
            self.fail(name, f"must be numbers, such as 123456, 7890; {hint}")
        return frozenset(ids)

    def choice(self, name: str, usual: Word, *others: Word) -> Word:
        """Read one of several words."""
        text, words = self.text(name, usual), (usual, *others)
        if text not in words:
            self.fail(name, f"{text!r} is none of {', '.join(words)}")
        return next((word for word in words if word == text), usual)
