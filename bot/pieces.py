"""Pieces: a long text in parts that a platform takes, each ending where a reader may pause. Pure."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.messages import Limits, Outgoing

_ENDS = (r"\n\n", r"\n", r"(?<=[.!?…])\s", r"\s")
"""Where to cut, the best place first."""


def fitting(said: Iterable[Outgoing], limits: Limits) -> list[Outgoing]:
    """Give messages as a platform takes them.

    Texts that are too long are cut; buttons and slot stay with the last piece. What it cannot show is left out.
    """
    pieces: list[Outgoing] = []
    for one in said:
        if one.ends and not (limits.closes or one.choice):
            continue
        *firsts, last = cut(one.text, limits.length) if limits.length else [one.text]
        if not one.ends:
            pieces += [
                Outgoing(text, to=one.to, kind=one.kind, answers=one.answers, names=one.names) for text in firsts
            ]
        buttons = tuple(button for button in one.buttons if limits.forms or not button.asks)
        pieces.append(replace(one, text=last, buttons=buttons))
    return pieces


def cut(text: str, longest: int) -> list[str]:
    """Cut a text into pieces of at most so many UTF-16 units.

    >>> cut("One. Two. Three", 10)
    ['One. Two.', 'Three']
    """
    pieces = []
    text = text.strip() if units(text) > longest else text  # no piece is left without a word
    while units(text) > longest:
        at = _place(text, longest)
        pieces.append(text[:at].rstrip())
        text = text[at:].lstrip()
    return [*pieces, text]


def units(text: str) -> int:
    """Count the UTF-16 units of a text."""
    return len(text.encode("utf-16-le")) // 2


def _place(text: str, longest: int) -> int:
    """Find the last good place to cut within the limit, unless all of one sort lie in the first half."""
    fits = len(text.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", errors="ignore"))
    for end in _ENDS:
        places = [found.end() for found in re.finditer(end, text[: fits + 1])]  # a space at its end goes
        if places and places[-1] > fits // 2:
            return places[-1]
    return fits
