"""The timetable: time zones, times of day and moments as people write them, and what is due when. Pure.

A wall clock is not a line: a day may skip a time or have it twice, and a zone may skip a whole day. Every day that
there is has its time exactly once: the first of two, or the first moment after a gap.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import count
from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

from bot.matching.dates import read_numbers
from bot.matching.fold import fold
from bot.wording import Say
from knowledge.model import LANGUAGES

DEFAULT_ZONE = "Asia/Baku"
FARTHEST = timedelta(days=370)
"""How far ahead an appointment may be."""

Unfit = Literal["past", "far"]

_CITIES = {
    "Asia/Baku": "bakı, gəncə, sumqayıt, naxçıvan, şəki, lənkəran, гянджа, сумгаит, нахичевань, шеки, ленкорань",
    "Europe/Istanbul": "стамбул, ankara",
    "Europe/Moscow": "москва, санкт-петербург, петербург, sankt-peterburq, msk",
    "Europe/Kyiv": "киев, київ, kiyev",
    "Asia/Tbilisi": "tiflis, batumi",
    "Asia/Almaty": "алматы, алма-ата, астана",
    "Asia/Yerevan": "ереван, irəvan",
    "Asia/Tehran": "тегеран, təbriz, тебриз, тавриз",
    "Asia/Dubai": "дубай",
    "Asia/Jerusalem": "иерусалим, yerusəlim",
    "Europe/Warsaw": "варшава, varşava",
    "Europe/Prague": "прага, praqa",
    "Europe/Vienna": "вена, vyana",
    "Europe/Rome": "рим, roma",
    "Europe/Paris": "париж",
    "America/New_York": "нью-йорк, nyu-york, вашингтон, washington, vaşinqton",
    "America/Los_Angeles": "лос-анджелес, los-anceles",
}
"""Cities of the audience under names that the list of zones lacks."""
_REGIONS = frozenset("Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific".split())
"""Only there is the last part a place; "GMT+4" of Etc lies west, where nobody expects it."""
_NO_ZONES = frozenset(("Factory", "localtime"))
_LONGEST_ZONE = 64
_ZONE_WORDS = 3
_DAY_WORDS = 5

_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:-?d[aəe])?", re.IGNORECASE)
_ISO_TIME = re.compile(r"\b([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})t(?=[0-9])", re.IGNORECASE)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_SHORT = re.compile(r"(?P<day>[0-9]{1,2})[./](?P<month>[0-9]{1,2})(?:[./](?P<year>[0-9]{4}))?")
_ENDING = re.compile(r"(?<=[0-9])-[^\W\d_]{1,3}$")
"""Of a number: "28-i", "28-го"."""
_APART = re.compile(r"[\s,;]+")
_WORD = re.compile(r"\S+")
_LONGEST_WHEN = 120
_MOST_WORDS = 14
"""Words at the end of a text that may belong to its moment."""
_LEAP_YEARS_APART = 8


@dataclass(frozen=True, slots=True)
class When:
    """A moment that somebody named."""

    at: datetime
    """In UTC."""
    zone: str
    """The zone named with it, or the one that was meant."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A day as written; without a year, the next such day to come."""

    month: int
    day: int
    year: int | None = None


def zone_named(text: str) -> str | None:
    """Give the IANA time zone that a text names and nothing else, by its key or by its city; None for no such zone."""
    if len(text) > _LONGEST_ZONE:
        return None
    key = "_".join(text.casefold().replace("_", " ").split())
    return _zones().get(key) or _places().get(fold(text))


def read_time(text: str) -> str | None:
    """Read a time of day of 24 hours as "HH:MM".

    >>> read_time("9.30"), read_time("24:00"), read_time("9")
    ('09:30', None, None)
    """
    found = _TIME.fullmatch(text.strip()) if len(text) <= _LONGEST_WHEN else None
    hour, minute = (int(part) for part in found.groups()) if found else (24, 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def local_day(moment: datetime, zone: str) -> date:
    """Give the day that it is in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def next_daily(at: str, zone: str, after: datetime) -> datetime:
    """Give the first moment after `after`, in UTC, at which a day's `at` ("HH:MM") comes in a zone."""
    today = local_day(after, zone)
    days = (today + timedelta(days=ahead) for ahead in count(-1))
    return next(moment for day in days if (moment := _moment(day, at, zone)) and moment > after)


def read_when(text: str, now: datetime, zone: str, say: Say) -> When | Unfit | None:
    """Read a moment, "20:00", "tomorrow 20:00" or "28 April 20:00 Berlin", in any of the languages.

    It is "past" when it has gone by, "far" when it is too far ahead, and None when not all of it is understood.
    """
    words = _words(text) if len(text) <= _LONGEST_WHEN else []
    for before, named in _zones_at_end(words, zone):
        found = _read(before, now, named, say)
        if found:
            return found
    return None


def read_ending(text: str, now: datetime, zone: str, say: Say) -> tuple[str, When | Unfit] | None:
    """Read the longest ending of a text that is a moment; it comes with what stands before, as typed."""
    starts = [found.start() for found in _WORD.finditer(text) if any(map(str.isalnum, found[0]))]
    for start in starts[-_MOST_WORDS:]:
        when = read_when(text[start:], now, zone, say)
        if when:
            before = text[:start].strip().rstrip(" ,;-–—")
            return None if _lost_day(before, text[start:], say) else (before, when)
    return None


def is_word(word: str, message: str, say: Say) -> bool:
    """Say whether a word is one of those that a message lists in any of the languages."""
    return fold(word) in {one for language in LANGUAGES for one in fold(say(language, message)).split()}


# --- zones


@cache
def _zones() -> Mapping[str, str]:
    return {key.casefold(): key for key in available_timezones() - _NO_ZONES}


@cache
def _places() -> Mapping[str, str]:
    """Give the zones by the folded names of their cities.

    Keys that end alike are links to one another, of which the longest is the one in use.
    """
    keys = [key for key in _zones().values() if key.partition("/")[0] in _REGIONS]
    keys.sort(key=lambda key: (len(key), key))
    places = {fold(name.replace("_", " ")): key for key in keys for name in (key, key.rpartition("/")[2])}
    ours = {fold(name): key for key, names in _CITIES.items() for name in names.split(", ")}
    return places | ours


def _zones_at_end(words: Sequence[str], zone: str) -> Iterator[tuple[Sequence[str], str]]:
    """Give the ways to split words into a moment and its zone, which may be left out."""
    yield words, zone
    for length in range(1, min(_ZONE_WORDS + 1, len(words))):
        named = zone_named(" ".join(words[-length:]))
        if named:
            yield words[:-length], named


# --- moments


def _moment(day: date, at: str, zone: str) -> datetime | None:
    """Give the moment in UTC at which it is `at` on a day of a zone; None for a day that the zone skips."""
    wall = datetime.combine(day, time.fromisoformat(at))
    place = ZoneInfo(zone)
    moment = wall.replace(tzinfo=place).astimezone(UTC)
    if _wall(moment, place) == wall:
        return moment
    moment = _gap_end(wall, place)
    around = (moment - timedelta(seconds=1), moment)
    return moment if day in (_wall(side, place).date() for side in around) else None


def _gap_end(wall: datetime, place: ZoneInfo) -> datetime:
    """Give the first moment at which the clock of a place is past a time that it skips."""
    before, after = (wall.replace(tzinfo=place, fold=side).astimezone(UTC) for side in (1, 0))
    low, high = 0, int((after - before).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        if _wall(before + timedelta(seconds=middle), place) < wall:
            low = middle
        else:
            high = middle
    return before + timedelta(seconds=high)


def _wall(moment: datetime, place: ZoneInfo) -> datetime:
    """Give what the clock shows in a place."""
    return moment.astimezone(place).replace(tzinfo=None)


# --- what is written


def _words(text: str) -> list[str]:
    """Split a text into words; dashes and the like between them say nothing."""
    parts = _APART.split(_ISO_TIME.sub(r"\1 ", text))
    return [part.rstrip(".!") for part in parts if any(map(str.isalnum, part))]


def _telling(words: Iterable[str], say: Say) -> list[str]:
    """Give the words without those like "at" and "of"."""
    return [word for word in words if not is_word(word, "words-at", say)]


def _read(words: Sequence[str], now: datetime, zone: str, say: Say) -> When | Unfit | None:
    """Read a moment without a zone."""
    place = _place_of_time(words)
    at = read_time(words[place]) if place is not None else None
    if place is None or at is None or (len(words) == 1 and _numeric_day(words[0])):
        return None  # "20.04" alone is rather a day whose time was forgotten
    rest = _telling((*words[:place], *words[place + 1 :]), say)
    if not rest:
        return When(next_daily(at, zone, now), zone)
    today = local_day(now, zone)
    day = _relative_day(rest, today, say) or _numeric_day(" ".join(rest)) or _worded_day(rest)
    if day is None:
        return None
    return _fit(day.year, day, at, now, zone) if day.year else _next(day, at, now, zone)


def _place_of_time(words: Sequence[str]) -> int | None:
    """Give the place of the time of day: the last with a colon, else the last with a dot, which a date may have too."""
    times = [place for place, word in enumerate(words) if read_time(word)]
    return max(times, key=lambda place: (":" in words[place], place), default=None)


def _relative_day(words: Sequence[str], today: date, say: Say) -> _Day | None:
    """Read a word for today or tomorrow; it may be written in two."""
    for ahead, message in enumerate(("words-today", "words-tomorrow")):
        if is_word("".join(words), message, say):
            day = today + timedelta(days=ahead)
            return _Day(day.month, day.day, day.year)
    return None


def _numeric_day(text: str) -> _Day | None:
    """Read "28.04", "28.04.2027" or "2027-04-28"."""
    found = _ISO.fullmatch(text) or _SHORT.fullmatch(text)
    if not found:
        return None
    day = _Day(int(found["month"]), int(found["day"]), int(found["year"]) if found["year"] else None)
    return day if day.year != 0 and 1 <= day.month <= 12 and 1 <= day.day <= 31 else None


def _worded_day(words: Sequence[str]) -> _Day | None:
    """Read "28 April" or "April 28 2027"."""
    folded = fold(" ".join(_ENDING.sub("", word) for word in words)).split() if all(map(fold, words)) else []
    months = [month for word in folded for month in read_numbers(word).months]
    numbers = [word for word in folded if word.isdigit()]
    days = [int(number) for number in numbers if len(number) <= 2]
    years = [int(number) for number in numbers if len(number) == 4]
    whole = len(months) == len(days) == 1 and len(years) <= 1 and len(folded) == 2 + len(years)
    return _Day(months[0], days[0], years[0] if years else None) if whole and all(years) else None


def _next(day: _Day, at: str, now: datetime, zone: str) -> When | Unfit | None:
    """Give the next such day to come."""
    this_year = local_day(now, zone).year
    for year in range(this_year, this_year + _LEAP_YEARS_APART + 1):
        found = _fit(year, day, at, now, zone)
        if found and found != "past":
            return found
    return None


def _fit(year: int, day: _Day, at: str, now: datetime, zone: str) -> When | Unfit | None:
    """Give the moment of a day if there is such a day and it is neither past nor far."""
    try:
        wanted = date(year, day.month, day.day)
    except ValueError:
        return None
    ahead = wanted - local_day(now, zone)
    if abs(ahead) > FARTHEST + timedelta(days=2):  # far enough to need no clock, which has no years beyond 1 to 9999
        return "far" if ahead > timedelta() else "past"
    moment = _moment(wanted, at, zone)
    if moment is None or moment <= now:
        return "past" if moment else None
    return When(moment, zone) if moment - now <= FARTHEST else "far"


def _lost_day(before: str, ending: str, say: Say) -> bool:
    """Say whether a day that there is not, "31.02", or another time stands before a bare time of day.

    It was meant for the moment: it is not to become an option of a game held today.
    """
    bare = any(len(_telling(words, say)) == 1 for words, _ in _zones_at_end(_words(ending), DEFAULT_ZONE))
    last = _telling(_words(before)[-_DAY_WORDS:], say)[-2:]
    if not bare or not last:
        return False
    if _ISO.fullmatch(last[-1]) or _SHORT.fullmatch(last[-1]) or read_time(last[-1]):
        return True
    return any(read_numbers(word).months for word in last) and any(word[0].isdigit() for word in last)
