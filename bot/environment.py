"""The environment: what is set there, how it is read into settings, and what is told of what cannot be used.

What stands in a file `.env` of the working folder counts where the environment itself does not set it.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dotenv import dotenv_values
from pydantic import AfterValidator, BeforeValidator, ValidationError
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

_HIGHEST = 65535


class SettingsError(Exception):
    """Settings that cannot be used; says which, why and what to do, a line each."""


def environment() -> Mapping[str, str]:
    """Give what is set, in the environment and in `.env`. Raises `SettingsError`."""
    try:
        # pydantic-settings would take a `${...}` in a password for another variable, and cannot be told not to.
        ours = dotenv_values(".env", interpolate=False)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f".env: it cannot be read: {type(error).__name__}") from None
    return {**{name: value for name, value in ours.items() if value is not None}, **os.environ}


def unsealed(given: Mapping[str, str], secrets: tuple[str, ...]) -> tuple[Mapping[str, str], list[str]]:
    """Give what is set and not empty, secrets also by the files that NAME_FILE names, and what is wrong with these."""
    variables, problems = dict(given), []
    for name in secrets:
        file = given.get(f"{name}_FILE")
        if file and not given.get(name):
            try:
                variables[name] = Path(file).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                problems.append(f"{name}_FILE: {file} cannot be read: {type(error).__name__}")
        variables[name] = variables.get(name, "").strip()
    return {name: value for name, value in variables.items() if value}, problems


class Variables(BaseSettings):
    """Settings whose fields name variables. They never change, and what is told of them shows no secret."""

    model_config = SettingsConfigDict(
        case_sensitive=True, enable_decoding=False, frozen=True, hide_input_in_errors=True, validate_by_name=True
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take the values that they are made of, and look nowhere else."""
        return (init_settings,)

    @classmethod
    def found_in(cls, variables: Mapping[str, str]) -> dict[str, Any]:
        """Give the values of those variables that the fields name."""
        source = EnvSettingsSource(cls)
        # Only those in capitals, for it takes the fields' own names for variables too, such as `data`.
        source.env_vars = {name: value for name, value in variables.items() if name.isupper()}
        return source()


def told(error: ValidationError) -> Iterator[str]:
    """Give a line for each variable that cannot be used, in words of ours: those of pydantic show what it is set to."""
    for one in error.errors(include_url=False):
        context = one["ctx"]
        words = context["error"] if "error" in context else f"{one['input']!r} is not {context['expected']}"
        yield f"{one['loc'][-1]}: {words}"


def token(form: str, looks: str) -> AfterValidator:
    """Take a token; what is none is not shown."""

    def check(text: str) -> str:
        if not re.fullmatch(form, text, re.ASCII):
            raise ValueError(f"not a token; it {looks}")
        return text

    return AfterValidator(check)


def number(least: int) -> BeforeValidator:
    """Take a whole number."""

    def check(given: object) -> int:
        text = str(given)
        if text.isascii() and text.isdigit() and least <= int(text) <= _HIGHEST:
            return int(text)
        raise ValueError(f"{text!r} is not a number from {least} to {_HIGHEST}")

    return BeforeValidator(check)


def switch() -> BeforeValidator:
    """Take whether something is on."""

    def check(given: object) -> bool:
        text = str(given).strip().lower()
        if text not in ("", "0", "1", "no", "yes", "false", "true"):
            raise ValueError(f"{text!r} is neither 1 nor 0")
        return text in ("1", "yes", "true")

    return BeforeValidator(check)


def ids(hint: str) -> BeforeValidator:
    """Take ids of people."""

    def check(given: Iterable[str]) -> frozenset[str]:
        ids = frozenset(given.replace(",", " ").split() if isinstance(given, str) else given)
        if not all(one.isascii() and one.isdigit() for one in ids):
            raise ValueError(f"must be numbers, such as 123456, 7890; {hint}")
        return ids

    return BeforeValidator(check)
