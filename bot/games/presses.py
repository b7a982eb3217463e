"""Buttons of a game: which game and phase they belong to, and what a press does."""

from dataclasses import dataclass
from typing import Literal, get_args

Does = Literal["join", "start", "pick", "answer", "hint", "skip", "next", "again"]
_MARK = "g"
_FIELDS = 5
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def short(number: int) -> str:
    """Write a number in few characters.

    >>> short(35), short(36)
    ('z', '10')
    """
    text = ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        text = _DIGITS[digit] + text
    return text


def number_of(text: str) -> int:
    """Read a number that `short` wrote."""
    return int(text, len(_DIGITS))


@dataclass(frozen=True, slots=True)
class Press:
    """A press of a button of a game."""

    game: str
    serial: int
    does: Does
    option: int = 0
    """The place of the option picked."""


def press_data(press: Press) -> str:
    """Write a press as the data of a button.

    >>> press_data(Press("m5x2k1", 7, "pick", 2))
    'g|m5x2k1|7|pick|2'
    """
    return f"{_MARK}|{press.game}|{press.serial}|{press.does}|{press.option}"


def press_of(data: str) -> Press | None:
    """Read the data of a button of a game; None for any other."""
    parts = data.split("|")
    if len(parts) != _FIELDS or parts[0] != _MARK:
        return None
    _, game, serial, does, option = parts
    numbers = all(part.isascii() and part.isdigit() and len(part) < 10 for part in (serial, option))
    wanted = next((one for one in get_args(Does) if one == does), None)
    return Press(game, int(serial), wanted, int(option)) if numbers and wanted else None
