"""Occasions in words of the three languages, as seen from one day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.games.anniversaries import Calendar
from bot.mind import Mind
from bot.occasions import Occasions
from bot.wording import Value
from knowledge.model import LANGUAGES, KnowledgeBase, Language

STUDIO = "studio|film_factory_opened_1923"
CINEMA_DAY = "cinema_day|first_show_1898"
BEHBUDOV = "birth|rashid_behbudov"
STUDIO_DAY = date(2026, 4, 28)
NOTHING = Calendar(KnowledgeBase({}, {}, {}, {}, {}, {}, (), ()))
EMPTY_DAY = date(2026, 12, 13)
"""The day before Rashid Behbudov's."""


@pytest.fixture
def mind(own_mind: Mind) -> Mind:
    return own_mind


@pytest.fixture
def calendar(own_calendar: Calendar) -> Calendar:
    return own_calendar


def word(mind: Mind, language: Language, message: str, **values: Value) -> str:
    return mind.wording(language)(message, **values)


def occasions(mind: Mind, calendar: Calendar, language: Language, today: date) -> Occasions:
    return Occasions(mind.wording(language), calendar, today)


# --- the opening and the closing of a game


@pytest.mark.parametrize(
    ("language", "when", "years"),
    [
        ("az", "28 aprel 1923", "103 il"),
        ("en", "28 April 1923", "103 years"),
        ("ru", "28 апреля 1923 года", "103 года"),
    ],
)
def test_a_game_on_the_day_says_that_it_is_today(
    mind: Mind, calendar: Calendar, language: Language, when: str, years: str
) -> None:
    name = word(mind, language, "occasion-studio", date=when)
    said = word(mind, language, "anniversary-today", occasion=name, years=years, day="")
    assert occasions(mind, calendar, language, STUDIO_DAY).opening(STUDIO) == said


BEHBUDOVS = [
    ("az", "Rəşid Behbudov", "14 dekabr 1915", "14 dekabr", "111 il"),
    ("en", "Rashid Behbudov", "14 December 1915", "14 December", "111 years"),
    ("ru", "Рашид Бейбутов", "14 декабря 1915 года", "14 декабря", "111 лет"),
]


@pytest.mark.parametrize(("language", "person", "when", "day", "years"), BEHBUDOVS)
def test_a_game_on_a_day_without_any_says_which_is_the_nearest(
    mind: Mind, calendar: Calendar, language: Language, person: str, when: str, day: str, years: str
) -> None:
    name = word(mind, language, "occasion-birth", person=person, date=when)
    said = word(mind, language, "anniversary-nearest", occasion=name, years=years, day=day)
    assert occasions(mind, calendar, language, EMPTY_DAY).opening(BEHBUDOV) == said


@pytest.mark.parametrize(("language", "person", "when", "day", "years"), BEHBUDOVS)
@pytest.mark.parametrize("today", [STUDIO_DAY, date(2026, 4, 29)])
def test_an_occasion_of_another_day_is_only_named(
    mind: Mind, calendar: Calendar, today: date, language: Language, person: str, when: str, day: str, years: str
) -> None:
    name = word(mind, language, "occasion-birth", person=person, date=when)
    said = word(mind, language, "anniversary-of", occasion=name, years=years, day="")
    opening = occasions(mind, calendar, language, today).opening(BEHBUDOV)
    assert opening == mind.wording(language).capital(said)
    assert opening[0].isupper()


def test_a_day_with_an_occasion_has_no_nearest_one(mind: Mind, calendar: Calendar) -> None:
    ((day, nearest),) = calendar.upcoming(STUDIO_DAY, 1)
    before = occasions(mind, calendar, "en", day - timedelta(1)).opening(nearest.id)
    on_studio_day = occasions(mind, calendar, "en", STUDIO_DAY).opening(nearest.id)
    assert before.endswith(on_studio_day[1:])
    assert len(before) > len(on_studio_day)


@pytest.mark.parametrize(("language", "person", "when", "day", "years"), BEHBUDOVS)
def test_the_end_names_the_occasion_once_more(
    mind: Mind, calendar: Calendar, language: Language, person: str, when: str, day: str, years: str
) -> None:
    name = word(mind, language, "occasion-birth", person=person, date=when)
    said = word(mind, language, "anniversary-end", occasion=name, years=years, day="")
    assert occasions(mind, calendar, language, date(2026, 12, 14)).closing(BEHBUDOV) == said


@pytest.mark.parametrize(("language", "years"), [("az", "82 il"), ("en", "82 years"), ("ru", "82 года")])
def test_the_end_counts_the_years_to_the_same_day_as_the_opening(mind: Mind, language: Language, years: str) -> None:
    person = mind.knowledge.people["samandar_rzayev"]
    alone = Calendar(replace(mind.knowledge, facts={}, films={}, people={person.id: person}))
    eve = occasions(mind, alone, language, date(2026, 12, 31))
    id = f"birth|{person.id}"
    assert years in eve.opening(id)
    assert years in eve.closing(id)
    on_the_day = occasions(mind, alone, language, date(2027, 1, 2))
    assert eve.closing(id) == on_the_day.closing(id)


@pytest.mark.parametrize("today", [STUDIO_DAY, EMPTY_DAY])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mere_honour_names_the_honoree_and_counts_no_years(
    mind: Mind, calendar: Calendar, language: Language, today: date
) -> None:
    words = occasions(mind, calendar, language, today)
    person = mind.wording(language).person("rashid_behbudov")
    film = mind.wording(language).film(mind.knowledge.films["sabuhi_1941"], original=False)
    for entry, name in (("rashid_behbudov", person), ("sabuhi_1941", film)):
        id = f"honour|{entry}"
        assert words.opening(id) == word(mind, language, "anniversary-honour", occasion=name)
        assert words.closing(id) == word(mind, language, "anniversary-honour-end", occasion=name)


@pytest.mark.parametrize("id", ["", "birth|nobody", "honour|nobody", "honour|", "|"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_occasion_that_is_no_more_is_not_spoken_of(
    mind: Mind, calendar: Calendar, language: Language, id: str
) -> None:
    assert occasions(mind, calendar, language, STUDIO_DAY).opening(id) == ""
    assert occasions(mind, calendar, language, STUDIO_DAY).closing(id) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_occasion_has_a_name_with_its_year(mind: Mind, calendar: Calendar, language: Language) -> None:
    words = occasions(mind, calendar, language, STUDIO_DAY)
    dated = [one for month in range(1, 13) for one in calendar.in_month(month)]
    assert [one.id for one in dated if str(one.year) not in words.name(one)] == []


# --- today


@pytest.mark.parametrize(("language", "day"), [("az", "2 avqust"), ("en", "2 August"), ("ru", "2 августа")])
def test_today_lists_all_that_happened_on_it(mind: Mind, calendar: Calendar, language: Language, day: str) -> None:
    cinema_day = date(2026, 8, 2)
    first, *lines = occasions(mind, calendar, language, cinema_day).of_today().splitlines()
    assert first == word(mind, language, "today-head", day=day)
    assert len(lines) == len(calendar.on(cinema_day)) > 1
    assert "1898" in lines[0]
    assert all(line.startswith("– ") for line in lines)


@pytest.mark.parametrize(("language", "person", "when", "day", "years"), BEHBUDOVS)
def test_an_empty_day_lists_what_comes_next(
    mind: Mind, calendar: Calendar, language: Language, person: str, when: str, day: str, years: str
) -> None:
    first, *lines = occasions(mind, calendar, language, EMPTY_DAY).of_today().splitlines()
    assert first == word(mind, language, "today-none", day=day.replace("14", "13"))
    assert lines[0] == f"– {word(mind, language, 'occasion-birth', person=person, date=when)} ({years})"
    assert len(lines) == 3


def test_what_comes_in_the_next_year_is_counted_from_that_year(mind: Mind, calendar: Calendar) -> None:
    _, *lines = occasions(mind, calendar, "en", date(2026, 12, 30)).of_today().splitlines()
    assert "Samandar Rzayev, 2 January 1945 (82 years)" in lines[-1]


# --- months and years


@pytest.mark.parametrize(("language", "name"), [("az", "dekabr"), ("en", "December"), ("ru", "декабрь")])
def test_a_month_lists_its_anniversaries_by_day(mind: Mind, calendar: Calendar, language: Language, name: str) -> None:
    first, *lines = occasions(mind, calendar, language, STUDIO_DAY).of_month(12).splitlines()
    assert first == word(mind, language, "month-head", month=name)
    assert len(lines) == len(calendar.in_month(12))
    assert "1996" in lines[0]
    assert "1966" in lines[-1]


@pytest.mark.parametrize(("language", "name"), [("az", "dekabr"), ("en", "December"), ("ru", "декабрь")])
def test_a_month_without_anniversaries_says_so(mind: Mind, language: Language, name: str) -> None:
    assert occasions(mind, NOTHING, language, STUDIO_DAY).of_month(12) == word(mind, language, "month-none", month=name)


@pytest.mark.parametrize(("language", "fifty"), [("az", "(50 il)"), ("en", "(50 years)"), ("ru", "(50 лет)")])
def test_a_year_lists_the_films_with_a_round_birthday(
    mind: Mind, calendar: Calendar, language: Language, fifty: str
) -> None:
    first, *lines = occasions(mind, calendar, language, STUDIO_DAY).of_year().splitlines()
    films = [mind.knowledge.films[one.entry] for one in calendar.round_films(2026)[:8]]
    assert first == word(mind, language, "year-head", year="2026")
    assert [film.title.in_(language) in line for film, line in zip(films, lines, strict=True)] == [True] * len(films)
    assert "1976" in lines[0]
    assert lines[0].endswith(fifty)


@pytest.mark.parametrize(
    ("language", "when"), [("az", "31 oktyabr 1960"), ("en", "31 October 1960"), ("ru", "31 октября 1960 года")]
)
def test_a_year_lists_a_premiere_with_its_day(mind: Mind, language: Language, when: str) -> None:
    film = mind.knowledge.films["koroghlu_1960"]
    alone = Calendar(replace(mind.knowledge, facts={}, people={}, films={film.id: film}))
    _, line = occasions(mind, alone, language, date(2035, 1, 1)).of_year().splitlines()
    assert film.title.in_(language) in line
    assert when in line
    assert occasions(mind, alone, language, date(2036, 1, 1)).of_year() == ""


def test_a_year_without_round_birthdays_says_nothing(mind: Mind) -> None:
    assert occasions(mind, NOTHING, "en", STUDIO_DAY).of_year() == ""
