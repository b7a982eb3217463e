"""What is written after a command: a number, a topic, a kind, a period, a date; in any of the languages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from bot.games.ledger import PERIODS, Period
from bot.games.question import KINDS, TOPICS, Kind, Topic
from bot.matching.dates import read_numbers
from bot.matching.fold import fold
from bot.wording import Say, Value, Wording
from knowledge.model import LANGUAGES

T = TypeVar("T", bound=str)

_ISO = re.compile(r"\b\d{4}-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b")
_SHORT = re.compile(r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2})\b")

_SMALL = ("the", "of")
FEWEST, MOST, USUAL = 5, 30, 10
"""Questions of a game."""


@dataclass(frozen=True, slots=True)
class GameOptions:
    """What a game is to be like."""

    count: int = USUAL
    topic: Topic | None = None
    kind: Kind | None = None

    @property
    def theme(self) -> str:
        """Write the topic and the kind as the theme of a game."""
        return f"{self.topic or ''}|{self.kind or ''}"


@dataclass(frozen=True, slots=True)
class BoardOptions:
    """Which board is wanted."""

    period: Period = "season"
    solo: bool = False
    everywhere: bool = False


def game_options(text: str, say: Say) -> GameOptions | None:
    """Read what follows /game; None where a word is not understood or the number is out of bounds.

    The words may come in any order and any language.
    """
    count, topic, kind = None, None, None
    for word in fold(text).split():
        if word.isdigit() and count is None:
            count = int(word) if len(word) < 4 else 0
        elif (found := _named(word, TOPICS, "topic", say)) and topic in (None, found):
            topic = found
        elif (other := _named(word, KINDS, "kind", say)) and kind in (None, other):
            kind = other
        else:
            return None
    count = USUAL if count is None else count
    return GameOptions(count, topic, kind) if FEWEST <= count <= MOST else None


def quiz_options(text: str, say: Say) -> GameOptions | None:
    """Read what follows /quiz: as for a game, but a number says nothing."""
    return game_options(" ".join(word for word in fold(text).split() if not word.isdigit()), say)


def known_options(wording: Wording) -> dict[str, Value]:
    """Give the topics and the kinds that a game may have, in words."""
    return {
        "topics": ", ".join(wording(f"topic-{topic}") for topic in TOPICS),
        "kinds": ", ".join(wording(f"kind-{kind.replace('_', '-')}") for kind in KINDS),
    }


def theme_options(theme: str, count: int) -> GameOptions:
    """Read back what `GameOptions.theme` wrote."""
    topic, _, kind = theme.partition("|")
    return GameOptions(
        count,
        next((one for one in TOPICS if one == topic), None),
        next((one for one in KINDS if one == kind), None),
    )


def board_options(text: str, say: Say) -> BoardOptions | None:
    """Read what follows /top; None where a word is not understood."""
    period: Period = "season"
    solo = everywhere = False
    for word in fold(text).split():
        named = next((one for one in PERIODS if _is(word, f"words-period-{one}", say)), None)
        alone, all_chats = _is(word, "words-solo", say), _is(word, "words-global", say)
        if not (named or alone or all_chats or any(_is(word, f"period-{one}", say) for one in PERIODS)):
            return None
        period, solo, everywhere = named or period, solo or alone, everywhere or all_chats
    return BoardOptions(period, solo, everywhere)


def kept_day(text: str, say: Say) -> Literal["studio", "cinema_day"] | None:
    """Give the day kept every year that a text names and nothing else: the studio's or Cinema Day."""
    words = [word for word in fold(text).split() if word not in _SMALL]
    if words and all(_is(word, "words-topic-studio", say) for word in words):
        return "studio"
    days = [word for word in words if _is(word, "words-kept-day", say)]
    others = [word for word in words if word not in days]
    return "cinema_day" if days and others and all(_is(word, "words-cinema", say) for word in others) else None


def is_today(text: str, say: Say) -> bool:
    """Say whether a text is a word for today."""
    words = fold(text).split()
    return bool(words) and all(_is(word, "words-period-day", say) or _is(word, "period-day", say) for word in words)


def month_of(text: str) -> int | None:
    """Read a month: its name in one of the languages, or its number."""
    numbers = read_numbers(text)
    if numbers.months:
        return min(numbers.months)
    return next((number for number in numbers.plain if 1 <= number <= 12), None)


def day_of(text: str) -> tuple[int, int] | None:
    """Read a day of the year, "28 April", "28.04" or "2026-04-28", as month and day."""
    found = _ISO.search(text) or _SHORT.search(text)
    if found:
        month, day = (int(part) for part in (found["month"], found["day"]))
        return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
    numbers = read_numbers(text)
    days = [number for number in numbers.plain if 1 <= number <= 31]
    return (min(numbers.months), days[0]) if numbers.months and len(days) == 1 else None


def _named(word: str, names: Iterable[T], what: str, say: Say) -> T | None:
    """Give the name that `word` stands for or belongs to in one of the languages."""
    for name in names:
        label = f"{what}-{str(name).replace('_', '-')}"
        if _is(word, f"words-{label}", say) or _is(word, label, say):
            return name
    return None


def _is(word: str, message: str, say: Say) -> bool:
    return any(word in fold(say(language, message)).split() for language in LANGUAGES)
