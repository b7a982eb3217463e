"""Sentences: a chatty message asks in one of its sentences and names the thing in another."""

import re

_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|„[^“”]*[“”]")
_END = re.compile(r"(?<!\b\w)[.!?…]+(?=\s|$)|[;\n]|[:,] +(?=[-–—])|:\)+|\)+ ")
_HIDDEN = "\uf8ff"
"""A private-use character that stands for a sentence end inside a quoted title."""


def sentences(text: str) -> list[str]:
    """Split a message at sentence ends, but not inside quoted titles or after initials.

    >>> sentences("I love “Where Is Ahmad?”. Who made it?")
    ['I love “Where Is Ahmad?”', 'Who made it']
    >>> sentences("R. Behbudov kimdir?")
    ['R. Behbudov kimdir']
    """
    quotes = [match.group() for match in _QUOTED.finditer(text)]
    bare = _QUOTED.sub(_HIDDEN, text.replace(_HIDDEN, " "))
    found = []
    for part in _END.split(bare):
        for _ in range(part.count(_HIDDEN)):
            part = part.replace(_HIDDEN, quotes.pop(0), 1)
        if part.strip():
            found.append(part.strip())
    return found
