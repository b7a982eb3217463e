"""Years, numbers, dates and ranges in a typed answer: compared as numbers, in digits or in words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.matching.fold import MAX_RAW, fold
from bot.matching.spoken import number_of
from bot.matching.verdict import Verdict

_MONTHS = (
    "yanvar january jan yanvara yanvarya",
    "fevral february feb fevralya",
    "mart march mar marta",
    "aprel april apr aprelya",
    "may maya mae",
    "iyun june jun iyunya",
    "iyul july jul iyulya",
    "avqust avgust august aug avgusta avgustu",
    "sentyabr september sep sept sentyabrya",
    "oktyabr october oct oktyabrya",
    "noyabr november nov noyabrya",
    "dekabr december dec dekabrya",
)
_MONTH_OF = {
    word: number for number, words in enumerate(_MONTHS, 1) for name in words.split() for word in fold(name).split()
}
_MONTH_ENDING = re.compile(r"(?:in|un|da|de|i|u|a|e|dan|den|ya)?")
_RANGE = re.compile(
    r"(\d{3,4})(?:\s*[-–—]\s*|\D{0,12}?\s(?:to|until|till|по|до)\s\D{0,3}|\D{0,8}d[aəe]n\s)(\d{2,4})",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<=\d)[, .  ](?=\d{3}\b)")
_NUMERIC_DATE = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
_DECADE = re.compile(r"\d{3}0s")


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a text by what they are."""

    plain: frozenset[int] = frozenset()
    decades: frozenset[str] = frozenset()
    ranges: frozenset[tuple[int, int]] = frozenset()
    months: frozenset[int] = frozenset()


def read_numbers(text: str) -> Numbers:
    """Read the numbers of a text: years, days, decades, ranges, months."""
    text = _NUMERIC_DATE.sub(_written_out, _THOUSANDS.sub("", text[:MAX_RAW]))
    ranges = frozenset(_range(*found.groups()) for found in _RANGE.finditer(text))
    words = fold(_RANGE.sub(" ", text)).split()
    plain, months = set(), set()
    for word in words:
        month = _month(word)
        number = None if month else int(word) if word.isdigit() else number_of(word)
        if month:
            months.add(month)
        elif number is not None:
            plain.add(number)
    decades = frozenset(word for word in words if _DECADE.fullmatch(word))
    return Numbers(frozenset(plain), decades, ranges, frozenset(months))


def _written_out(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    return f"{int(day)} {_MONTHS[int(month) - 1].split()[0] if 0 < int(month) <= 12 else month} {year}"


def _range(first: str, last: str) -> tuple[int, int]:
    return int(first), int(first[: len(first) - len(last)] + last)


def _month(word: str) -> int | None:
    if word in _MONTH_OF:
        return _MONTH_OF[word]
    for length in range(len(word) - 1, 2, -1):
        if word[:length] in _MONTH_OF and _MONTH_ENDING.fullmatch(word[length:]):
            return _MONTH_OF[word[:length]]
    return None


def grade_number(accepted: Iterable[str], given: str) -> Verdict:
    """Grade a year, a number or a date: every number has to be right and no other may stand beside."""
    said = read_numbers(given)
    verdicts = [_compare(numbers, said) for numbers in map(read_numbers, accepted) if numbers != Numbers()]
    return max(verdicts, default=Verdict.WRONG)


def _compare(wanted: Numbers, said: Numbers) -> Verdict:
    if said == wanted:
        return Verdict.CORRECT
    if wanted.ranges or wanted.decades:
        return _within(wanted, said)
    if said.ranges or said.decades or said == Numbers():
        return Verdict.WRONG
    if wanted.months:
        return _compare_dates(wanted, said)
    return Verdict.CLOSE if len(said.plain) == len(wanted.plain) == 1 and _short(wanted, said) else Verdict.WRONG


def _short(wanted: Numbers, said: Numbers) -> bool:
    """Say whether a year is given by its last two digits."""
    (year,), (number,) = wanted.plain, said.plain
    return year >= 1000 and number < 100 and year % 100 == number


def _within(wanted: Numbers, said: Numbers) -> Verdict:
    """A year within a range is close; nothing else is near to a range or a decade."""
    inside = len(said.plain) == 1 and not said.ranges and not said.decades and not said.months
    if inside and any(first <= year <= last for first, last in wanted.ranges for year in said.plain):
        return Verdict.CLOSE
    return Verdict.WRONG


def _compare_dates(wanted: Numbers, said: Numbers) -> Verdict:
    """A date with all its parts is correct, a year too many too; one that lacks the day or the year is close."""
    if said.months == wanted.months and wanted.plain < said.plain:
        return Verdict.CORRECT if all(number > 31 for number in said.plain - wanted.plain) else Verdict.WRONG
    lacks = said.plain < wanted.plain or (said.plain == wanted.plain and not said.months)
    agrees = not said.months or said.months == wanted.months
    return Verdict.CLOSE if lacks and agrees and (said.plain or said.months) else Verdict.WRONG
