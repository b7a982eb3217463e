"""Sentences: a chatty message asks in one of its sentences and names the thing in another."""

import re

_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|„[^“”]*[“”]")
_WHOLE = re.compile(_QUOTED.pattern + r"|\([^()]*\)")
_END = re.compile(
    r"(?:(?<!\b[^\W\d_])\.|[!?…])[.!?…]*(?=\s|$)|[;\n]|(?<=\w): +|[:,] +(?=[-–—])|:\)+|\)+ "
    r"|[\u2600-\u27bf\U0001f300-\U0001faff]+"
)
_HIDDEN = "\uf8ff"
"""A private-use character that stands for a quoted title or what is in brackets."""


_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LONE_LETTER = re.compile(r"(?<![\w’'-])[авикосуaio](?![\w’'.-])")
"""A small letter that is a word in one of the three languages, and has no full stop behind it."""


def quoted(text: str) -> list[str]:
    """Give what stands in quotation marks, with these.

    >>> quoted("“Titanik” filmi")
    ['“Titanik”']
    """
    return _QUOTED.findall(text)


def capitalised(text: str) -> list[str] | None:
    """Give the words that are written like names: large within a sentence, or in a quoted title.

    None for a text without any: its writer does not use the shift key.

    >>> capitalised("Who directed Titanic?")
    ['Titanic']
    >>> capitalised("who directed titanic") is None
    True
    """
    found = [word for quote in quoted(text) for word in _WORD.findall(quote)]
    if text == text.lower():
        return found or None
    for sentence in sentences(text):
        found += [word for word in _WORD.findall(sentence)[1:] if word[0].isupper()]
    return found


def lone_letters(text: str) -> list[str]:
    """Give the letters that are words of their own and no initials.

    >>> lone_letters("фильмы с Мамедовой"), lone_letters("фильмы С. Мамедова")
    (['с'], [])
    """
    return _LONE_LETTER.findall(text)


def sentences(text: str) -> list[str]:
    """Split a message at sentence ends, but not inside quoted titles or after initials.

    >>> sentences("I love “Where Is Ahmad?”. Who made it?")
    ['I love “Where Is Ahmad?”', 'Who made it']
    >>> sentences("R. Behbudov kimdir?")
    ['R. Behbudov kimdir']
    """
    quotes = [match.group() for match in _WHOLE.finditer(text)]
    bare = _WHOLE.sub(_HIDDEN, text.replace(_HIDDEN, " "))
    found = []
    for part in _END.split(bare):
        for _ in range(part.count(_HIDDEN)):
            part = part.replace(_HIDDEN, quotes.pop(0), 1)
        if part.strip():
            found.append(part.strip())
    return found
