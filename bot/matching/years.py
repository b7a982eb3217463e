"""Numbers: write years and decades one way, whatever ending or word a language gives them.

A number loses its ending ("1945-ci", "1945-го" -> "1945"); a decade is its first year and an s
("60-cı illər", "шестидесятые", "sixties" -> "1960s"). Works on the words of a folded text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

_NUMBER = re.compile(r"(\d{1,4})([a-z]{0,4})")
_ENDINGS = frozenset(
    "c ci cu i u nci inci ncu uncu go ogo ego m om y g ya e ye x ix yx th st nd rd de da den dan in un".split()
)
_ENDINGS_APART = frozenset(
    "c ci cu nci inci ncu uncu go ogo ego om m g e ye ie iye x ix yx tix th de da den dan "
    "lar ler lari larin larda lardan lerin lerde lerden".split()
)
"""Those that a space may have cut off; the others are words of their own too often."""
_DECADE_ENDINGS = frozenset("s x ix yx tix e ye ie lar ler lari larin larda lardan lerin lerde lerden".split())
_YEAR_WORDS = frozenset("ilde ilin ilden god godu goda".split())
_YEARS = re.compile(r"iller\w*|god(?:i|ov|ax|am)|gg")

_AZ_DECADES = "iyirminci otuzuncu qirxinci ellinci altmisinci yetmisinci sekseninci doxsaninci".split()
_EN_DECADES = "twenties thirties forties fifties sixties seventies eigties nineties".split()
_RU_DECADES = "dvadtsat tridtsat sorokov pyatidesyat sestidesyat semidesyat vosmidesyat devyanost".split()
_DECADES = [f"19{tens}0s" for tens in range(2, 10)]
_DECADE_OF_WORD = {
    word.replace("ts", sound): decade
    for words in (_AZ_DECADES, _EN_DECADES, _RU_DECADES)
    for word, decade in zip(words, _DECADES, strict=True)
    for sound in ("ts", "c")
}
_RU_STEMS = "|".join(word for word in _DECADE_OF_WORD if word[-1] not in "siu")
_RU_WORD = re.compile(rf"({_RU_STEMS})([iy]\w{{0,2}}|om|ogo|oy|oe)")
_RU_PLURAL = frozenset("ie iye ye ix yx ih yh im ym".split())
_LEAST_MISSPELT = 7
"""Letters from which on a word that is one slip away from a decade means it."""
_PLURALS = (*_AZ_DECADES, *_EN_DECADES, *(stem + ending for stem in _RU_DECADES for ending in ("ie", "ix")))
_CENTURY = ("nineteen", "1900", "19")


def plain_numbers(words: Sequence[str]) -> list[str]:
    """Write the years and decades among `words` plainly; the other words stay as they are.

    >>> plain_numbers("1945 ci ilde".split())
    ['1945', 'ilde']
    >>> plain_numbers("60 ci illerin filmleri".split())
    ['1960s', 'filmleri']
    """
    return list(_plain(words)) if any(map(is_number, words)) else list(words)


def is_number(word: str) -> bool:
    """Say whether a word starts with a digit or names a decade."""
    word = _repaired(word)
    return word[:1].isdigit() or word in _DECADE_OF_WORD or _RU_WORD.fullmatch(word) is not None


@lru_cache(maxsize=65_536)
def _repaired(word: str) -> str:
    """Give the decade that a long word is one slip away from, else the word: no other word comes so near.

    >>> _repaired("otzuuncu"), _repaired("sestidsyatix"), _repaired("film")
    ('otuzuncu', 'sestidesyatix', 'film')
    """
    if len(word) < _LEAST_MISSPELT or _RU_WORD.fullmatch(word):
        return word
    near = (plural for plural in _PLURALS if plural[0] == word[0] and OSA.distance(word, plural, score_cutoff=1) == 1)
    return next(near, word)


def _plain(words: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(words):
        decade, used = _decade_at(words, at)
        if decade:
            yield decade
            at += used
            continue
        digits, used = _number_at(words, at)
        yield digits or words[at]
        at += used or 1


def _number_at(words: Sequence[str], at: int) -> tuple[str, int]:
    """Give the digits at `at` and how many words they and their ending take; ("", 0) if none."""
    found = _NUMBER.fullmatch(words[at])
    if not found or (found[2] and found[2] not in _ENDINGS):
        return "", 0
    ending_apart = not found[2] and at + 1 < len(words) and words[at + 1] in _ENDINGS_APART
    used = 2 if ending_apart else 1
    return _with_century(found[1], not _YEAR_WORDS.isdisjoint(words[at + used : at + used + 1])), used


def _with_century(digits: str, is_year: bool) -> str:
    """Complete a year of two digits: the studio's century, but ours before 20."""
    if not is_year or len(digits) != 2:
        return digits
    return ("20" if digits < "20" else "19") + digits


def _decade_at(words: Sequence[str], at: int) -> tuple[str, int]:
    """Give the decade, or the round year, at `at` and how many words name it; ("", 0) if none."""
    if words[at] in _CENTURY and at + 1 < len(words):
        decade, used = _decade_in_word(words, at + 1)
        return (decade, used + 1) if decade else _decade_in_digits(words, at)
    decade, used = _decade_in_word(words, at)
    return (decade, used) if decade else _decade_in_digits(words, at)


def _decade_in_word(words: Sequence[str], at: int) -> tuple[str, int]:
    """Read "sixties", "altmışıncı illər", «шестидесятые»; a singular word for year makes it the year."""
    word, ending = _repaired(words[at]), ""
    russian = _RU_WORD.fullmatch(word)
    if russian:
        word, ending = russian.groups()
    decade = _DECADE_OF_WORD.get(word, "")
    if not decade or (word[-1] not in "siu" and not russian):
        return "", 0
    if not _YEAR_WORDS.isdisjoint(words[at + 1 : at + 2]):
        return decade.rstrip("s"), 1
    years = _is_years(words, at + 1)
    plural = word in _EN_DECADES or ending in _RU_PLURAL or years
    return (decade, 1 + years) if plural else ("", 0)


def _decade_in_digits(words: Sequence[str], at: int) -> tuple[str, int]:
    found = _NUMBER.fullmatch(words[at])
    if not found or len(found[1]) not in (2, 4) or not found[1].endswith("0"):
        return "", 0
    ending, used = found[2], 1
    if not ending and at + 1 < len(words) and words[at + 1] in _ENDINGS_APART:
        ending, used = words[at + 1], 2
    if _is_years(words, at + used):
        return _decade_name(found[1]), used + 1
    return (_decade_name(found[1]), used) if ending in _DECADE_ENDINGS else ("", 0)


def _is_years(words: Sequence[str], at: int) -> bool:
    return at < len(words) and _YEARS.fullmatch(words[at]) is not None


def _decade_name(digits: str) -> str:
    """Name the decade; two digits mean the studio's century, or ours for 00 and 10."""
    if len(digits) == 4:
        return f"{digits}s"
    return f"{'20' if digits in ('00', '10') else '19'}{digits}s"
