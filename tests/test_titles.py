"""What a game is called, with what it is about, in the three languages."""

from datetime import date
from typing import get_args

import pytest

from bot.games.anniversaries import Calendar
from bot.games.question import KINDS, TOPICS, Kind, Topic
from bot.games.state import Mode
from bot.mind import Mind
from bot.occasions import Occasions
from bot.options import GameOptions
from bot.titles import game_title
from bot.wording import Value
from knowledge.model import LANGUAGES, Language

TODAY = date(2026, 4, 28)
OPENING = "studio|film_factory_opened_1923"


class Titles:
    """Names games in a language."""

    def __init__(self, mind: Mind, calendar: Calendar) -> None:
        self._mind = mind
        self._calendar = calendar

    def of(self, language: Language, mode: Mode, theme: str = "", today: date = TODAY) -> str:
        return game_title(mode, theme, Occasions(self._mind.wording(language), self._calendar, today))

    def word(self, language: Language, message: str, **values: Value) -> str:
        return self._mind.wording(language)(message, **values)


@pytest.fixture
def titles(own_mind: Mind, own_calendar: Calendar) -> Titles:
    return Titles(own_mind, own_calendar)


@pytest.mark.parametrize("theme", ["", "|", "nonsense", "nonsense|nonsense"])
@pytest.mark.parametrize("mode", get_args(Mode))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_game_about_nothing_of_its_own_bears_the_name_of_its_sort(
    titles: Titles, language: Language, mode: Mode, theme: str
) -> None:
    assert titles.of(language, mode, theme) == titles.word(language, f"title-{mode}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sort_of_game_has_a_name_of_its_own(titles: Titles, language: Language) -> None:
    modes: tuple[Mode, ...] = get_args(Mode)
    assert len({titles.of(language, mode) for mode in modes}) == len(modes)


@pytest.mark.parametrize(("topic", "kind"), [*((one, None) for one in TOPICS), *((None, one) for one in KINDS)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_topic_or_a_kind_stands_after_the_name(
    titles: Titles, language: Language, topic: Topic | None, kind: Kind | None
) -> None:
    named = f"topic-{topic}" if topic else f"kind-{str(kind).replace('_', '-')}"
    title = titles.of(language, "game", GameOptions(topic=topic, kind=kind).theme)
    assert title == f"{titles.word(language, 'title-game')}, {titles.word(language, named)}"


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("az", "Viktorina sualı, musiqi, doğru-səhv"),
        ("en", "Quiz question, music, true or false"),
        ("ru", "Вопрос викторины, музыка, верно-неверно"),
    ],
)
def test_the_topic_comes_before_the_kind(titles: Titles, language: Language, title: str) -> None:
    assert titles.of(language, "quiz", "music|true_false") == title


@pytest.mark.parametrize(
    ("language", "name", "born"),
    [
        ("az", "Rəşid Behbudov", "14 dekabr 1915"),
        ("en", "Rashid Behbudov", "14 December 1915"),
        ("ru", "Рашид Бейбутов", "14 декабря 1915 года"),
    ],
)
@pytest.mark.parametrize("today", [TODAY, date(2026, 12, 14)])
def test_an_anniversary_game_bears_its_occasion_whatever_the_day(
    titles: Titles, language: Language, name: str, born: str, today: date
) -> None:
    occasion = titles.word(language, "occasion-birth", person=name, date=born)
    title = titles.of(language, "anniversary", "birth|rashid_behbudov", today)
    assert title == f"{titles.word(language, 'title-anniversary')}: {occasion}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_kept_every_year_is_named_with_its_date(titles: Titles, language: Language) -> None:
    first, _, occasion = titles.of(language, "anniversary", OPENING).partition(": ")
    assert first == titles.word(language, "title-anniversary")
    assert "28" in occasion
    assert "1923" in occasion


@pytest.mark.parametrize(
    ("language", "person", "film"),
    [
        ("az", "Rəşid Behbudov", "“Arşın mal alan” (1945)"),
        ("en", "Rashid Behbudov", "“Arshin Mal Alan” (1945)"),
        ("ru", "Рашид Бейбутов", "«Аршин мал алан» (1945)"),
    ],
)
def test_a_game_in_honour_of_somebody_bears_their_name(
    titles: Titles, language: Language, person: str, film: str
) -> None:
    title = titles.word(language, "title-anniversary")
    assert titles.of(language, "anniversary", "honour|rashid_behbudov") == f"{title}: {person}"
    assert titles.of(language, "anniversary", "honour|arshin_mal_alan_1945") == f"{title}: {film}"


@pytest.mark.parametrize("theme", ["birth|nobody", "honour|nobody", "honour|", "music|choice"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_occasion_that_is_no_more_is_left_out(titles: Titles, language: Language, theme: str) -> None:
    assert titles.of(language, "anniversary", theme) == titles.word(language, "title-anniversary")
