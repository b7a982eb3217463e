"""The limits that the Bot API states in the prose of its descriptions."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.wire.telegram.markup import plain, utf16

Rule = Callable[[Any, str | None], str | None]
"""Takes a value and the parse mode given beside it; gives a complaint, or None when all is well."""

_LENGTH = re.compile(r"(\d+)-(\d+) (characters|bytes)", re.I)
_LONGEST = re.compile(r"(?:up to|at most|can't exceed) (\d+) (characters|bytes)")
_LINES = re.compile(r"at most (\d+) line feeds")
_RANGE = re.compile(r"(?:between (\d+)(?:-| and )(\d+)|[;,] (\d+)-(\d+)(?=[.,;]|$))")
_COUNT = re.compile(r"(?:list of|must include) (\d+)-(\d+) ", re.I)
_MOST = re.compile(r"(?:list of up to|up to|at most|no more than) (\d+) (?:\w+ )+?(?:can be|per query)", re.I)
_UP_TO = re.compile(r"(?:list of|;) up to (\d+) ", re.I)
_CHOICE = re.compile(r"(?:one of|can be|can be either|^Poll type,) (\".*?)(?:\.\s|\.?$)", re.I)
_ALPHABETS = {
    "Only characters A-Z, a-z, 0-9, _ and - are allowed": re.compile(r"[A-Za-z0-9_-]*"),
    "only lowercase English letters, digits and underscores": re.compile(r"[a-z0-9_]*"),
    "two-letter ISO 639-1 language code": re.compile(r"(?:[a-z]{2})?"),
}


def text_rules(prose: str) -> list[Rule]:
    """Read from a description what it demands of a text."""
    return [*_lengths(prose), *_line_feeds(prose), *_choices(prose), *_alphabets(prose)]


def number_rules(prose: str) -> list[Rule]:
    """Read from a description what it demands of a number; several ranges in one are for different cases."""
    ranges = _RANGE.findall(prose)
    if len(ranges) != 1:
        return []
    low, high = (int(bound) for bound in ranges[0] if bound)
    forever = 0x7FFFFFFF if "0x7FFFFFFF" in prose else None

    def in_range(value: Any, mode: str | None) -> str | None:
        return None if low <= value <= high or value == forever else f"{value}, must be {low} to {high}"

    return [in_range]


def count_rules(prose: str) -> list[Rule]:
    """Read from a description how many items a list may have."""
    if both := _COUNT.search(prose):
        low, high = int(both[1]), int(both[2])
    elif most := _UP_TO.search(prose) or _MOST.search(prose):
        low, high = 0, int(most[1])
    else:
        return []
    return [lambda value, mode: _outside(len(value), low, high, "items")]


def constant(prose: str) -> str | None:
    """Read from the description of a field that tells types apart what it always is."""
    found = re.search(r'(?:always "|must be (?!one )"?)(\w+)', prose)
    return found[1] if found else None


def _outside(size: int, low: int, high: int, unit: str) -> str | None:
    if size > high:
        return f"{size} {unit}, at most {high}"
    return f"{size} {unit}, at least {low}" if size < low else None


def _lengths(prose: str) -> Iterator[Rule]:
    if both := _LENGTH.search(prose):
        low, high, unit = int(both[1]), int(both[2]), both[3].lower()
    elif most := _LONGEST.search(prose):
        low, high, unit = 0, int(most[1]), most[2]
    else:
        return
    after_parsing = re.search(r"after entit(?:y|ies) parsing", prose) is not None

    def length(value: Any, mode: str | None) -> str | None:
        if unit == "bytes":
            return _outside(len(value.encode()), low, high, unit)
        if not after_parsing:
            return _outside(len(value), low, high, unit)
        # Markdown is longer than what it becomes, and how much is not known here.
        most = high if mode is None or mode.upper() == "HTML" else max(high, utf16(value))
        return _outside(utf16(plain(value, mode)), low, most, unit)

    yield length


def _line_feeds(prose: str) -> Iterator[Rule]:
    if found := _LINES.search(prose):
        most = int(found[1])
        yield lambda value, mode: _outside(plain(value, mode).count("\n"), 0, most, "line feeds")


def _choices(prose: str) -> Iterator[Rule]:
    if found := _CHOICE.search(prose):
        choices = frozenset(re.findall(r'"([^"]+)"', found[1]))
        if len(choices) > 1:
            yield lambda value, mode: None if value in choices else f"{value!r} is none of {len(choices)} choices"


def _alphabets(prose: str) -> Iterator[Rule]:
    for words, alphabet in _ALPHABETS.items():
        if words in prose:
            yield _written_in(alphabet)


def _written_in(alphabet: re.Pattern[str]) -> Rule:
    return lambda value, mode: None if alphabet.fullmatch(value) else f"{value!r} has other characters"
