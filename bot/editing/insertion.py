"""One more item for a list in the text of a YAML file, all else staying as it is to the letter. Pure.

Where an item ends is not told by where it begins, so an item is put where it may belong and the
text is looked at anew: the first place is taken that makes of it what it has to be.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

_LINE = re.compile("[^\n\r\x85\u2028\u2029]*(\r\n|[\n\r\x85\u2028\u2029]|$)")
"""A line and its end; YAML has fewer ends than `str.splitlines`."""
_DASH = re.compile(r"(?P<before>.*)-(?P<gap>[ \t]+)")
_NOT_AT_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@` ")
_TRIES = 50


def with_item(text: str, line: int, column: int, item: str, is_right: Callable[[str], bool]) -> str | None:
    """Give `text` with one more item in the list whose last item begins at `line` and `column`, counted from 1.

    None where no place makes it right.
    """
    lines = [found for found in _LINE.finditer(text) if found[0]]
    start = lines[line - 1].start() + column - 1
    dash = _DASH.fullmatch(text[lines[line - 1].start() : start])
    if dash:
        new = f"{' ' * len(dash['before'])}-{dash['gap']}{as_scalar(item)}"
        tries = _below(lines[line - 1 :], new, lines[0][1] or "\n")
    else:
        tries = _beside(text, start, as_scalar(item, flow=True))
    return next(filter(is_right, islice(tries, _TRIES)), None)


def _below(lines: Sequence[re.Match[str]], item: str, stop: str) -> Iterator[str]:
    """Put it in a line of its own below each of the lines; `stop` ends a last line that has no end."""
    for line in lines:
        before, after = line.string[: line.end()], line.string[line.end() :]
        yield f"{before}{item}{line[1]}{after}" if line[1] else f"{before}{stop}{item}"


def _beside(text: str, start: int, item: str) -> Iterator[str]:
    """Put it before each of the brackets that close something."""
    for found in re.finditer(r"\s*\]", text[start:]):
        end = start + found.start()
        for between in (", ", " "):
            yield f"{text[:end]}{between}{item}{text[end:]}"


def as_scalar(text: str, flow: bool = False) -> str:
    """Write a text as YAML needs it: with quotes only where it would be something else without.

    >>> as_scalar("who directed Sevil?"), as_scalar("it's: so"), as_scalar("{film} director")
    ('who directed Sevil?', "'it''s: so'", "'{film} director'")
    """
    plain = text[:1] not in _NOT_AT_FIRST and not re.search(r": | #|:$|\s$", text)
    if plain and not (flow and re.search(r"[,\[\]{}]|:\?", text)):
        return text
    return "'" + text.replace("'", "''") + "'"
