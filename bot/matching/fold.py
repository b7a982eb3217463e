"""Letters: bring a text to the one spelling in which everything is compared.

The spelling is plain ASCII: Azerbaijani letters lose their marks (ə -> e, ı -> i), Russian and
the old Cyrillic Azerbaijani alphabet are written in Latin, and the digraphs of romanisation meet
the single letters they stand for (sh, ş and ш are all "s"). Unicode's own decompositions do not
touch ə and ı, and `str.casefold` turns İ into two characters, so the table is ours.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from bot.matching.spoken import digits_for_words, number_of
from bot.matching.years import is_number, plain_numbers

MAX_FOLDED = 300
"""Characters of a folded text that are looked at; the rest is cut before any scoring."""

MAX_RAW = 4 * MAX_FOLDED
"""Characters of a message that are read at all. NFKC can make one into eighteen: it is capped before and after."""

_LETTERS = {
    "İ": "i", "I": "i", "ı": "i", "ə": "e", "Ə": "e", "ö": "o", "ü": "u", "ç": "c", "ş": "s", "ğ": "g",
    "ä": "e", "â": "a", "î": "i", "û": "u", "ø": "o", "ß": "ss", "æ": "e", "ŋ": "n", "ł": "l", "đ": "d",
    # What surrounds words, so that most texts are plain after this table alone
    "“": " ", "”": " ", "„": " ", "«": " ", "»": " ", "–": "-", "—": "-", "…": " ", "№": " ",
    # Russian
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "j", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "x", "ц": "ts", "ч": "c", "ш": "s", "щ": "s", "ъ": "", "ы": "i", "ь": "",
    "э": "e", "ю": "yu", "я": "ya",
    # Azerbaijani Cyrillic (and the Ukrainian і that keyboards offer)
    "ә": "e", "ғ": "g", "ҝ": "g", "ө": "o", "ү": "u", "һ": "h", "ҹ": "c", "ј": "y", "і": "i",
}  # fmt: skip
_CONTROL = {chr(code): " " for code in (*range(9), 11, 12, *range(14, 32), 127)}
_TABLE = str.maketrans(_LETTERS | _CONTROL)

_DIGRAPHS = re.compile(r"dzh|shch|sch|dj|sh|ch|zh|kh|gh")
_SINGLE = {
    "dzh": "c",
    "dj": "c",
    "shch": "s",
    "sch": "s",
    "sh": "s",
    "ch": "c",
    "zh": "j",
    "kh": "x",
    "gh": "g",
}
_CYRILLIC_J = re.compile("дж", re.IGNORECASE)

_FOREIGN = re.compile(r"[^\x00-\x7f]")
_APOSTROPHES = re.compile(r"['’ʼʻ‘`]")
_QUOTE_ENDING = re.compile(r"((?<=[\w.!?…])[”»]|\"[^\"\n]+\")[-–'’]?[^\W\d_]{1,4}\b")
"""The ending of a quoted name, as in “Babək”in."""
_APART = re.compile(r"[^0-9a-z\n]+")


def letters(text: str) -> str:
    """Write `text` in plain lower-case Latin letters, marks and invisible characters dropped.

    >>> letters("Arşın MAL ALAN")
    'arsin mal alan'
    >>> letters("Аршин мал алан")
    'arsin mal alan'
    """
    text = _CYRILLIC_J.sub("ҹ", unicodedata.normalize("NFKC", text).translate(_UPPER_I).lower())
    text = text.translate(_TABLE)
    if not text.isascii():
        text = _FOREIGN.sub(_if_visible, unicodedata.normalize("NFKD", text))
    return _DIGRAPHS.sub(lambda found: _SINGLE[found[0]], text)


# `str.lower` makes İ into i and a combining dot; both capital i's are mapped before it.
_UPPER_I = str.maketrans({"İ": "i", "I": "i"})


def _if_visible(found: re.Match[str]) -> str:
    return "" if unicodedata.category(found[0]) in ("Mn", "Me", "Cf", "Cc") else found[0]


def fold(text: str) -> str:
    """Give the words of `text` in the compared spelling, separated by single spaces.

    At most `MAX_FOLDED` characters come back. Years and decades are written plainly.

    >>> fold("“Görüş” filmi 1955-ci ildə?")
    'gorus filmi 1955 ilde'
    >>> fold("O’zbek   Kino\\u200b")
    'ozbek kino'
    >>> fold("“Babək”in rejissoru")
    'babek rejissoru'
    """
    raw = unicodedata.normalize("NFKC", text[:MAX_RAW])[:MAX_RAW]
    return _words(_spelled(raw))


def fold_all(texts: Iterable[str]) -> list[str]:
    """Fold many short texts at once, which is several times faster than one by one."""
    joined = "\n".join(text.replace("\n", " ") for text in texts)
    return [_words(line) for line in _spelled(joined).split("\n")]


def _spelled(text: str) -> str:
    return _APART.sub(" ", _APOSTROPHES.sub("", letters(_QUOTE_ENDING.sub(r"\1", unicodedata.normalize("NFKC", text)))))


def _words(line: str) -> str:
    words = line.split()
    if any(map(_may_be_number, words)):
        words = plain_numbers(digits_for_words(words))
    return " ".join(words)[:MAX_FOLDED].rstrip()


@lru_cache(maxsize=65_536)
def _may_be_number(word: str) -> bool:
    """Say whether a word is read as a number or a decade, so that most texts are done at once."""
    return number_of(word) is not None or is_number(word)
