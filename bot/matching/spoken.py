"""Numbers in words: "min doqquz yüz qırx beşinci", "nineteen forty five", «сорок пятый» -> digits.

Speech recognition writes years like this. Only runs of at least two number words are numbers: a
single "bir", "one" or «сто» is more often something else. Works on the words of a folded text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_UNITS = {
    1: "bir one odin odna",
    2: "iki two dva dve",
    3: "uc three tri",
    4: "dord four cetire",
    5: "bes five pyat",
    6: "alti six sest",
    7: "yeddi seven sem",
    8: "sekkiz eigt vosem",
    9: "doqquz nine devyat",
    10: "on ten desyat",
    11: "eleven odinnadtsat",
    12: "twelve dvenadtsat",
    13: "thirteen trinadtsat",
    14: "fourteen cetirnadtsat",
    15: "fifteen pyatnadtsat",
    16: "sixteen sestnadtsat",
    17: "seventeen semnadtsat",
    18: "eigteen vosemnadtsat",
    19: "nineteen devyatnadtsat",
    20: "iyirmi twenty dvadtsat",
    30: "otuz thirty tridtsat",
    40: "qirx forty sorok",
    50: "elli fifty pyatdesyat",
    60: "altmis sixty sestdesyat",
    70: "yetmis seventy semdesyat",
    80: "seksen eigty vosemdesyat",
    90: "doxsan ninety devyanosto",
    200: "dvesti",
    300: "trista",
    400: "cetiresta",
    500: "pyatsot",
    600: "sestsot",
    700: "semsot",
    800: "vosemsot",
    900: "devyatsot",
}
_VALUES = {word: value for value, words in _UNITS.items() for word in words.split()}
_SCALES = {
    "yuz": 100,
    "hundred": 100,
    "sto": 100,
    "min": 1000,
    "thousand": 1000,
    "tisyaca": 1000,
    "tisyaci": 1000,
}
_ORDINAL_WORDS = {
    1: "perv first",
    2: "vtor second",
    3: "tret third",
    4: "cetvert fourt",
    5: "pyat fift",
    6: "sest sixt",
    7: "sedm sevent",
    8: "vosm eigt",
    9: "devyat nint",
    10: "desyat tent",
    11: "odinnadtsat",
    12: "dvenadtsat",
    13: "trinadtsat",
    14: "cetirnadtsat",
    15: "pyatnadtsat",
    16: "sestnadtsat",
    17: "semnadtsat",
    18: "vosemnadtsat",
    19: "devyatnadtsat",
    20: "dvadtsat twentiet",
    30: "tridtsat thirtiet",
    40: "sorokov fortiet",
    50: "pyatidesyat fiftiet",
    60: "sestidesyat sixtiet",
    70: "semidesyat seventiet",
    80: "vosmidesyat eigtiet",
    90: "devyanost ninetiet",
}
_ORDINALS = {word: value for value, words in _ORDINAL_WORDS.items() for word in words.split()}
_ENDING = r"(?:[iu]?nc[iu])?(?:de|da|den|dan|in|un|nin|nun|le|la)?"
_AZ_WORD = re.compile(rf"({'|'.join(sorted((*_VALUES, *_SCALES), key=len, reverse=True))}){_ENDING}")
_AZ_UNIT = re.compile(rf"(?:bir|iki|uc|dord|bes|alti|yeddi|sekkiz|doqquz){_ENDING}")
_ORDINAL_WORD = re.compile(
    rf"({'|'.join(sorted(_ORDINALS, key=len, reverse=True))})(?:i|iy|oy|aya|oe|uyu|om|ogo|em|ego|iem|yem|h)?"
)


def digits_for_words(words: Sequence[str]) -> list[str]:
    """Write runs of number words as digits; the other words stay as they are.

    >>> digits_for_words("iki min iyirmi ucde".split())
    ['2023']
    >>> digits_for_words("v tisyaca devyatsot sorok pyatom godu".split())
    ['v', '1945', 'godu']
    >>> digits_for_words("nineteen forty five and one film".split())
    ['1945', 'and', 'one', 'film']
    """
    if sum(_value(word) is not None for word in words) < 2:
        return list(words)
    return list(_written(words))


def number_of(word: str) -> int | None:
    """Give the number that a single folded word names, cardinal or ordinal; None if it names none.

    >>> number_of("qirxinci"), number_of("sorok"), number_of("film")
    (40, 40, None)
    """
    value = _value(word)
    return value[0] if value else None


def _written(words: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(words):
        values = _run(words, at)
        if len(values) < 2:
            yield words[at]
            at += 1
            continue
        yield str(_number(values))
        at += len(values)


def _run(words: Sequence[str], at: int) -> list[tuple[int, bool]]:
    """Give the values of the number words from `at` on, each with whether it is a scale."""
    values: list[tuple[int, bool]] = []
    for word in words[at:]:
        value = _value(word)
        if value is None or (word == "on" and not values and not _is_ten(words, at)):
            break
        if values and not _goes_on(values[-1], value):
            break
        values.append(value)
        if _is_last(word):
            break
    return values


def _is_ten(words: Sequence[str], at: int) -> bool:
    """Say whether "on" is the Azerbaijani ten and not the English preposition: a unit of its language follows."""
    return any(_AZ_UNIT.fullmatch(word) for word in words[at + 1 : at + 2])


def _goes_on(last: tuple[int, bool], value: tuple[int, bool]) -> bool:
    """Say whether a number word continues a number: "twenty two", "nineteen forty", but not "two three"."""
    if last[1] or value[1]:
        return True
    return last[0] >= 20 or last[0] == 10 if value[0] < 10 else last[0] >= 10


@lru_cache(maxsize=20_000)
def _value(word: str) -> tuple[int, bool] | None:
    if word in _SCALES:
        return _SCALES[word], True
    if word in _VALUES:
        return _VALUES[word], False
    found = _AZ_WORD.fullmatch(word)
    if found:
        base = found[1]
        return (_SCALES[base], True) if base in _SCALES else (_VALUES[base], False)
    ordinal = _ORDINAL_WORD.fullmatch(word)
    return (_ORDINALS[ordinal[1]], False) if ordinal else None


def _is_last(word: str) -> bool:
    """An ordinal or a word with a case ending closes the number."""
    return word not in _VALUES and word not in _SCALES


def _number(values: Sequence[tuple[int, bool]]) -> int:
    total = current = 0
    for value, scale in values:
        if scale and value == 1000:
            total, current = total + (current or 1) * 1000, 0
        elif scale:
            current = (current or 1) * value
        elif current and value >= 10 and current % 100 >= 10:  # "nineteen forty", "twenty twenty"
            current = current * 100 + value
        else:
            current += value
    return total + current
