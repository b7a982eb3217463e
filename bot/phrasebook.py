"""What the bot itself says, from the Fluent files in `bot/locales`."""

from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from bot.wording import Value, ordinal_az
from knowledge.model import Language

_FOLDER = Path(__file__).parent / "locales"


class Phrasebook:
    """The texts of the three languages; its files are read when a language is first spoken."""

    def say(self, language: Language, message: str, **values: Value) -> str:
        """Give `message` in `language` with its values put in.

        Raises `KeyError` for a message that the language lacks and `ValueError` for a value it needs.
        """
        bundle = _bundle(language)
        text, errors = bundle.format_pattern(_pattern(bundle, language, message), values)
        if errors:
            raise ValueError(f"{language}.ftl: {message}: {errors[0]}")
        return str(text)


def _pattern(bundle: FluentBundle, language: Language, message: str) -> Any:
    if not bundle.has_message(message):
        raise KeyError(f"{language}.ftl has no message {message!r}")
    return bundle.get_message(message).value


def _ordinal(number: Any) -> Any:
    return ordinal_az(number)


@cache
def _bundle(language: Language) -> FluentBundle:
    # Isolation marks would stand around every value; names and titles here run one way.
    bundle = FluentBundle([language], use_isolating=False, functions={"ORDINAL": _ordinal})
    for file in sorted(_FOLDER.glob(f"*{language}.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def messages(language: Language) -> frozenset[str]:
    """Give the names of all messages of a language."""
    return frozenset(_bundle(language)._messages)
