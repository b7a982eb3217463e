"""Markup: texts as Discord shows them letter for letter, and moments that its clients count down to. Pure.

The library's own escaping takes seconds for hostile texts; this one looks at each letter once.
"""

import re

LONGEST_CONTENT = 2000
"""Characters of a plain message."""
LONGEST_LAYOUT = 4000
"""Characters of all texts of a message made of components."""
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\*_~`|<>[@#"})
_LINK = re.compile(r"https?://[\w.~/%?&=+,;:#@()\-]+[\w~/%?&=+#@\-]")
"""A link as Discord reads it: of two letters at least, and what may end a sentence does not end it."""
_LINE_START = re.compile(r"^([^\S\n]*)(?:([-+])|(\d+)([.)]))", re.MULTILINE)


def escape(text: str) -> str:
    r"""Keep a text from being read as markup or as a mention; links stay links.

    >>> escape("*1* <@2> https://a.az/b_c.")
    '\\*1\\* \\<\\@2\\> https://a.az/b_c.'
    """
    parts: list[str] = []
    at = 0
    for found in _LINK.finditer(text):
        parts += [text[at : found.start()].translate(_MARKS), found.group()]
        at = found.end()
    escaped = "".join([*parts, text[at:].translate(_MARKS)])
    return _LINE_START.sub(_no_list, escaped)


def quiet(escaped: str) -> str:
    """Have the links of an escaped text shown without previews.

    >>> quiet("Source: https://a.az/b_c.")
    'Source: <https://a.az/b_c>.'
    """
    return _LINK.sub(r"<\g<0>>", escaped)


def _no_list(found: re.Match[str]) -> str:
    """Keep the beginning of a line from being read as that of a list."""
    space, sign, number, end = found.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{end}"


def bold(text: str) -> str:
    """Set a text off."""
    return f"**{escape(text)}**" if text.strip() else ""


def countdown(moment: float) -> str:
    """Show the seconds left until a moment of the Unix epoch."""
    return f"<t:{round(moment)}:R>"


def shortened(text: str, longest: int) -> str:
    """Cut what is too long, not in the midst of an escape."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rstrip("\\") + "…"
