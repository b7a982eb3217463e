"""The calendar: which dates are kept, what falls on a day, what comes next and what is round."""

from collections.abc import Iterable
from datetime import date

import pytest

from bot.games.anniversaries import Calendar, Occasion, is_round
from knowledge.model import Conflict, Fact, Film, KnowledgeBase, Person, Source, Text

SOURCES = (Source("A source", "https://example.org"),)


def same(text: str) -> Text:
    return Text(text, text, text)


SOMETHING = same("something")


def fact(id: str, date: str, event: bool = True, occasion: str = "", disputed: bool = False) -> Fact:
    return Fact(
        id, "history", 1, SOMETHING, SOMETHING, (), {}, SOURCES, date, SOMETHING if event else None, occasion,
        conflict=SOMETHING if disputed else None,
    )  # fmt: skip


def film(id: str, year: int | None = None, premiere: str = "", disputed: str = "") -> Film:
    return Film(id, same(id), SOURCES, year=year, premiere=premiere, conflicts=conflicts(disputed))


def person(id: str, born: str = "", died: str = "", disputed: str = "") -> Person:
    return Person(id, same(id), "female", SOURCES, born=born, died=died, conflicts=conflicts(disputed))


def conflicts(about: str) -> tuple[Conflict, ...]:
    return (Conflict(about, SOMETHING),) if about else ()


def calendar(*entries: Fact | Film | Person) -> Calendar:
    facts = {one.id: one for one in entries if isinstance(one, Fact)}
    films = {one.id: one for one in entries if isinstance(one, Film)}
    people = {one.id: one for one in entries if isinstance(one, Person)}
    return Calendar(KnowledgeBase(facts, films, people, {}, {}, {}, (), ()))


def ids(occasions: Iterable[Occasion]) -> list[str]:
    return [one.id for one in occasions]


def all_year(found: Calendar) -> list[str]:
    return [one for month in range(1, 13) for one in ids(found.in_month(month))]


# --- which dates are kept


@pytest.mark.parametrize(
    ("entry", "kept"),
    [
        (fact("opening", "1923-04-28", occasion="studio"), "studio|opening"),
        (fact("opening", "1923-04-28", occasion="studio", event=False), "studio|opening"),
        (fact("show", "1898-08-02", occasion="cinema_day"), "cinema_day|show"),
        (fact("decree", "2000-12-18"), "event|decree"),
        (film("hail", 2012, "2012-08-02"), "premiere|hail"),
        (person("aysel", born="1915-12-14"), "birth|aysel"),
        (person("aysel", died="1989-06-09"), "death|aysel"),
        (person("aysel", born="1915", died="1989-06-09"), "death|aysel"),
    ],
)
def test_a_full_date_is_kept(entry: Fact | Film | Person, kept: str) -> None:
    assert all_year(calendar(entry)) == [kept]


@pytest.mark.parametrize(
    "entry",
    [
        fact("opening", "1923-04", occasion="studio"),
        fact("decree", "2000"),
        fact("decree", ""),
        fact("decree", "1923-04/1923-06"),
        fact("decree", "2000-12-18/2001-01-02"),
        fact("decree", "2000-12-18", event=False),
        film("hail", 2012),
        film("hail"),
        person("aysel", born="1915", died="1989-06"),
        person("aysel"),
    ],
)
def test_a_partial_date_or_none_is_left_out(entry: Fact | Film | Person) -> None:
    assert all_year(calendar(entry)) == []


@pytest.mark.parametrize(
    "entry",
    [
        fact("opening", "1923-04-28", occasion="studio", disputed=True),
        fact("decree", "2000-12-18", disputed=True),
        film("hail", 2012, "2012-08-02", disputed="premiere"),
        person("aysel", born="1915-12-14", disputed="born"),
        person("aysel", died="1989-06-09", disputed="died"),
    ],
)
def test_a_disputed_date_is_left_out(entry: Fact | Film | Person) -> None:
    assert all_year(calendar(entry)) == []


def test_of_two_dates_only_the_disputed_one_is_left_out() -> None:
    disputed = person("aysel", born="1915-12-14", died="1989-06-09", disputed="died")
    assert all_year(calendar(disputed)) == ["birth|aysel"]


def test_a_dispute_about_something_else_leaves_the_date() -> None:
    assert all_year(calendar(film("hail", 2012, "2012-08-02", disputed="director"))) == ["premiere|hail"]


def test_a_film_whose_premiere_is_disputed_still_has_its_year() -> None:
    found = calendar(film("hail", 2012, "2012-08-02", disputed="premiere"))
    assert found.of("hail") == Occasion("film", "hail", "2012")


def test_a_film_whose_year_is_disputed_has_no_birthday() -> None:
    assert calendar(film("hail", 2012, disputed="year")).of("hail") is None


# --- what falls on a day


def test_on_a_day_stands_what_happened_in_earlier_years_the_weightiest_first() -> None:
    found = calendar(
        person("bahar", died="1980-08-02"),
        person("aysel", born="1990-08-02"),
        fact("decree", "1950-08-02"),
        film("hail", 2012, "2012-08-02"),
        fact("show", "1898-08-02", occasion="cinema_day"),
        fact("opening", "1923-08-02", occasion="studio"),
        person("other", born="1990-08-03"),
    )
    expected = ["studio|opening", "cinema_day|show", "premiere|hail", "birth|aysel", "death|bahar", "event|decree"]
    assert ids(found.on(date(2026, 8, 2))) == expected


def test_the_day_itself_and_the_years_before_it_are_no_anniversary() -> None:
    found = calendar(fact("decree", "2026-08-02"))
    assert found.on(date(2025, 8, 2)) == []
    assert found.on(date(2026, 8, 2)) == []
    assert ids(found.on(date(2027, 8, 2))) == ["event|decree"]


@pytest.mark.parametrize(
    ("day", "falls"),
    [
        (date(2028, 2, 29), True),
        (date(2028, 3, 1), False),
        (date(2028, 2, 28), False),
        (date(2026, 3, 1), True),
        (date(2026, 2, 28), False),
        (date(2100, 3, 1), True),
    ],
)
def test_the_29th_of_february_falls_on_the_1st_of_march_in_a_common_year(day: date, falls: bool) -> None:
    leap = calendar(person("aysel", born="1924-02-29"))
    assert bool(leap.on(day)) is falls


def test_the_29th_of_february_is_listed_in_february() -> None:
    leap = calendar(person("aysel", born="1924-02-29"), person("bahar", born="1930-02-28"))
    assert ids(leap.in_month(2)) == ["birth|bahar", "birth|aysel"]
    assert leap.in_month(3) == []


# --- what comes next

YEAR_ROUND = (
    person("new_year", born="1950-01-01"),
    person("spring", born="1930-03-15"),
    person("old_year", born="1910-12-31"),
)


def test_what_comes_next_goes_on_in_the_next_year() -> None:
    coming = calendar(*YEAR_ROUND).upcoming(date(2026, 12, 30), 3)
    assert [(day, one.entry) for day, one in coming] == [
        (date(2026, 12, 31), "old_year"),
        (date(2027, 1, 1), "new_year"),
        (date(2027, 3, 15), "spring"),
    ]


def test_today_comes_next_only_in_a_year() -> None:
    coming = calendar(*YEAR_ROUND).upcoming(date(2026, 12, 31), 3)
    assert [(day, one.entry) for day, one in coming] == [
        (date(2027, 1, 1), "new_year"),
        (date(2027, 3, 15), "spring"),
        (date(2027, 12, 31), "old_year"),
    ]


def test_no_more_comes_than_is_asked_for_and_than_there_is() -> None:
    found = calendar(*YEAR_ROUND)
    assert len(found.upcoming(date(2026, 6, 1), 2)) == 2
    assert len(found.upcoming(date(2026, 6, 1), 9)) == 3
    assert calendar().upcoming(date(2026, 6, 1), 3) == []


def test_of_what_comes_on_one_day_the_weightiest_is_first() -> None:
    found = calendar(
        person("aysel", died="1980-08-02"),
        fact("show", "1898-08-02", occasion="cinema_day"),
        person("bahar", born="1990-08-02"),
    )
    assert ids(one for _, one in found.upcoming(date(2026, 8, 1), 2)) == ["cinema_day|show", "birth|bahar"]


def test_the_29th_of_february_comes_next_on_the_day_it_falls_on() -> None:
    leap = calendar(person("aysel", born="1924-02-29"))
    assert [day for day, _ in leap.upcoming(date(2026, 2, 28), 1)] == [date(2026, 3, 1)]
    assert [day for day, _ in leap.upcoming(date(2027, 3, 1), 1)] == [date(2028, 2, 29)]


def test_a_month_is_listed_by_day() -> None:
    found = calendar(
        person("late", born="1900-12-31"),
        person("early", born="1990-12-02"),
        fact("decree", "2000-12-18"),
        person("same_day", died="1960-12-18"),
    )
    assert ids(found.in_month(12)) == ["birth|early", "death|same_day", "event|decree", "birth|late"]


# --- what is round


@pytest.mark.parametrize("years", [10, 20, 25, 50, 75, 90, 100, 125, 175])
def test_every_tenth_and_every_twenty_fifth_year_is_round(years: int) -> None:
    assert is_round(years)


@pytest.mark.parametrize("years", [-25, -10, 0, 1, 4, 5, 15, 24, 35, 45, 65, 85, 101, 105])
def test_no_other_year_is_round(years: int) -> None:
    assert not is_round(years)


def test_films_of_round_years_are_listed_quarters_of_a_century_first_then_the_oldest() -> None:
    years = (1926, 1951, 1936, 1976, 1996, 2001, 2016, 2006, 1941, 1950, 2026, 2036, 2051)
    found = calendar(*(film(f"film_{year}", year) for year in years)).round_films(2026)
    assert [one.year for one in found] == [1926, 1951, 1976, 2001, 1936, 1996, 2006, 2016]


def test_a_film_whose_premiere_is_known_to_the_day_is_listed_by_its_premiere() -> None:
    found = calendar(
        film("later", 1975, "1976-05-01"),
        film("earlier", 1926, "1927-01-01"),
        film("disputed", 1986, "1987-02-02", disputed="premiere"),
        film("year_alone", 1966),
        person("born", born="1926-05-01", died="1976-05-01"),
        fact("decree", "1996-05-01"),
    )
    assert ids(found.round_films(2026)) == ["premiere|later", "film|year_alone", "film|disputed"]
    assert ids(found.round_films(2027)) == ["premiere|earlier"]


def test_the_real_knowledge_has_round_premieres_and_lists_no_film_twice(own_calendar: Calendar) -> None:
    listed = [own_calendar.round_films(year) for year in range(2026, 2036)]
    assert {one.kind for films in listed for one in films} == {"film", "premiere"}
    assert all(len({one.entry for one in films}) == len(films) for films in listed)


def test_a_film_is_listed_once_however_round_its_birthday() -> None:
    found = calendar(film("hundred", 1926), film("fifty", 1976)).round_films(2026)
    assert ids(found) == ["film|hundred", "film|fifty"]


# --- looking up


def test_an_entry_is_kept_by_its_birth_rather_than_its_death() -> None:
    found = calendar(person("aysel", born="1915-12-14", died="1989-06-09"), person("bahar", died="1980-01-01"))
    assert found.of("aysel") == Occasion("birth", "aysel", "1915-12-14")
    assert found.of("bahar") == Occasion("death", "bahar", "1980-01-01")
    assert found.of("nobody") is None


def test_every_occasion_is_found_by_its_id() -> None:
    entries = (fact("decree", "2000-12-18"), film("hail", 2012), *YEAR_ROUND)
    found = calendar(*entries)
    for id in [*all_year(found), "film|hail"]:
        occasion = found.find(id)
        assert occasion is not None
        assert occasion.id == id


@pytest.mark.parametrize("id", ["", "|", "birth|nobody", "death|spring", "spring"])
def test_what_the_knowledge_does_not_have_is_not_found(id: str) -> None:
    assert calendar(*YEAR_ROUND).find(id) is None


def test_years_are_counted_in_calendar_years() -> None:
    occasion = Occasion("birth", "aysel", "1915-12-14")
    assert occasion.years(date(2026, 12, 13)) == occasion.years(date(2026, 12, 14)) == 111


# --- the real knowledge


def test_the_studio_and_cinema_day_are_kept_on_their_days(own_calendar: Calendar) -> None:
    studio, cinema_day = own_calendar.of_kind("studio"), own_calendar.of_kind("cinema_day")
    assert studio and studio.when == "1923-04-28"
    assert cinema_day and cinema_day.when == "1898-08-02"
    assert own_calendar.on(date(2026, 4, 28))[0] == studio
    assert own_calendar.on(date(2026, 8, 2))[0] == cinema_day


def test_no_disputed_date_of_the_real_knowledge_is_kept(own_calendar: Calendar, own_knowledge: KnowledgeBase) -> None:
    kept = {one for month in range(1, 13) for one in ids(own_calendar.in_month(month))}
    wrong = {f"birth|{one.id}" for one in own_knowledge.people.values() for c in one.conflicts if c.about == "born"}
    wrong |= {f"death|{one.id}" for one in own_knowledge.people.values() for c in one.conflicts if c.about == "died"}
    wrong |= {f"event|{one.id}" for one in own_knowledge.facts.values() if one.conflict}
    assert wrong
    assert kept & wrong == set()


def test_every_month_of_the_real_knowledge_has_anniversaries(own_calendar: Calendar) -> None:
    assert [month for month in range(1, 13) if not own_calendar.in_month(month)] == []
