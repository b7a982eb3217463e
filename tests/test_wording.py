"""Dates, ordinals and lists are written as each language writes them."""

import pytest

from bot.phrasebook import Phrasebook
from bot.wording import Wording, ordinal_az
from knowledge.model import LANGUAGES, Film, KnowledgeBase, Language, Person, Term, Text

RASHID = Person("rashid", Text("Rəşid Behbudov", "Rashid Behbudov", "Рашид Бейбутов"), "male")
LEYLA = Person("leyla", Text("Leyla Bədirbəyli", "Leyla Badirbayli", "Лейла Бадирбейли"), "female")
TEACHER = Term(
    "teacher", "profession", Text("müəllim", "teacher", "учитель"), Text("müəllimə", "teacher", "учительница")
)
DIRECTOR = Term("director", "profession", Text("rejissor", "director", "режиссёр"))

KNOWLEDGE = KnowledgeBase(
    facts={},
    films={},
    people={"rashid": RASHID, "leyla": LEYLA},
    terms={"teacher": TEACHER, "director": DIRECTOR},
    templates={},
    smalltalk={},
    synonyms=(),
    fillers=(),
)


def wording(language: Language) -> Wording:
    return Wording(Phrasebook().say, language, KNOWLEDGE)


def film(az: str, en: str = "", ru: str = "", year: int | None = None) -> Film:
    return Film(id="some", title=Text(az, en, ru), sources=(), year=year)


# --- ordinals


@pytest.mark.parametrize(
    ("number", "ordinal"),
    [
        ("1941", "1941-ci"),
        ("1942", "1942-ci"),
        ("1943", "1943-cü"),
        ("1944", "1944-cü"),
        ("1945", "1945-ci"),
        ("1946", "1946-cı"),
        ("1947", "1947-ci"),
        ("1948", "1948-ci"),
        ("1949", "1949-cu"),
    ],
)
def test_the_last_digit_gives_the_ordinal_ending(number: str, ordinal: str) -> None:
    assert ordinal_az(number) == ordinal


@pytest.mark.parametrize(
    ("number", "ordinal"),
    [
        ("1910", "1910-cu"),
        ("1920", "1920-ci"),
        ("1930", "1930-cu"),
        ("1940", "1940-cı"),
        ("1950", "1950-ci"),
        ("1960", "1960-cı"),
        ("1970", "1970-ci"),
        ("1980", "1980-ci"),
        ("1990", "1990-cı"),
        ("10", "10-cu"),
        ("2010", "2010-cu"),
    ],
)
def test_a_round_number_takes_the_ending_of_its_tens(number: str, ordinal: str) -> None:
    assert ordinal_az(number) == ordinal


@pytest.mark.parametrize(("number", "ordinal"), [("100", "100-cü"), ("1900", "1900-cü"), ("2000", "2000-ci")])
def test_hundreds_and_thousands_have_their_own_endings(number: str, ordinal: str) -> None:
    assert ordinal_az(number) == ordinal


def test_a_single_digit_is_a_number_too() -> None:
    assert ordinal_az("9") == "9-cu"


def test_a_number_need_not_be_a_text() -> None:
    assert ordinal_az(1945) == ordinal_az("1945")


# --- dates


@pytest.mark.parametrize(
    ("language", "label", "within"),
    [
        ("az", "9 may 1945", "9 may 1945-ci ildə"),
        ("en", "9 May 1945", "on 9 May 1945"),
        ("ru", "9 мая 1945 года", "9 мая 1945 года"),
    ],
)
def test_a_day_is_written_without_its_zero(language: Language, label: str, within: str) -> None:
    assert wording(language).date("1945-05-09") == label
    assert wording(language).date("1945-05-09", "when") == within


@pytest.mark.parametrize(
    ("language", "label", "within"),
    [
        ("az", "avqust 1898", "1898-ci ilin avqust ayında"),
        ("en", "August 1898", "in August 1898"),
        ("ru", "август 1898 года", "в августе 1898 года"),
    ],
)
def test_a_month_is_written_without_a_day(language: Language, label: str, within: str) -> None:
    assert wording(language).date("1898-08") == label
    assert wording(language).date("1898-08", "when") == within


@pytest.mark.parametrize(
    ("language", "label", "within"),
    [("az", "1929", "1929-cu ildə"), ("en", "1929", "in 1929"), ("ru", "1929 год", "в 1929 году")],
)
def test_a_year_is_written_alone(language: Language, label: str, within: str) -> None:
    assert wording(language).date("1929") == label
    assert wording(language).date("1929", "when") == within


@pytest.mark.parametrize(
    ("language", "months"),
    [
        ("az", "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr"),
        ("en", "January February March April May June July August September October November December"),
        ("ru", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    ],
)
def test_every_month_has_its_name(language: Language, months: str) -> None:
    dates = [wording(language).date(f"2000-{month:02}-15") for month in range(1, 13)]
    assert [date.split()[1] for date in dates] == months.split()


@pytest.mark.parametrize(
    ("form", "at", "months"),
    [
        ("date", 0, "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
        ("when", 1, "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"),
    ],
)
def test_a_russian_month_without_a_day_has_its_own_form(form: str, at: int, months: str) -> None:
    dates = [wording("ru").date(f"2000-{month:02}", form) for month in range(1, 13)]
    assert [date.split()[at] for date in dates] == months.split()


# --- names and lists


@pytest.mark.parametrize(
    ("language", "text", "capital"),
    [
        ("az", "il", "İl"),
        ("az", "ılıq", "Ilıq"),
        ("az", "əsər", "Əsər"),
        ("en", "in 1945", "In 1945"),
        ("ru", "ил", "Ил"),
        ("ru", "в мае", "В мае"),
        ("az", "Bakı", "Bakı"),
        ("en", "1945", "1945"),
        ("az", "", ""),
    ],
)
def test_the_first_letter_becomes_large_as_the_language_has_it(language: Language, text: str, capital: str) -> None:
    assert wording(language).capital(text) == capital


@pytest.mark.parametrize(
    ("language", "name"),
    [("az", "“Görüş” (1955)"), ("en", "“The Meeting” (Görüş, 1955)"), ("ru", "«Встреча» (Görüş, 1955)")],
)
def test_a_film_is_named_with_its_original_title_and_year(language: Language, name: str) -> None:
    assert wording(language).film(film("Görüş", "The Meeting", "Встреча", 1955)) == name


def test_what_a_film_lacks_is_left_out_of_its_name() -> None:
    assert wording("en").film(film("Görüş", "The Meeting")) == "“The Meeting” (Görüş)"
    assert wording("en").film(film("Sevil", "Sevil", year=1929)) == "“Sevil” (1929)"
    assert wording("ru").film(film("Sevil")) == "«Sevil»"


def test_the_original_title_and_the_year_can_be_left_out() -> None:
    meeting = film("Görüş", "The Meeting", year=1955)
    assert wording("en").film(meeting, original=False) == "“The Meeting” (1955)"
    assert wording("en").film(meeting, year=False) == "“The Meeting” (Görüş)"
    assert wording("en").film(meeting, year=False, original=False) == "“The Meeting”"


@pytest.mark.parametrize(
    ("language", "listed"),
    [
        ("az", "“Bir” (1929), “İki” (1930)"),
        ("en", "“One” (1929), “Two” (1930)"),
        ("ru", "«Один» (1929), «Два» (1930)"),
    ],
)
def test_films_are_listed_without_original_titles(language: Language, listed: str) -> None:
    films = [film("Bir", "One", "Один", 1929), film("İki", "Two", "Два", 1930)]
    assert wording(language).films(films) == listed


@pytest.mark.parametrize(
    ("language", "listed"),
    [
        ("az", "“F0”, “F1” və daha 3"),
        ("en", "“F0”, “F1” and 3 more"),
        ("ru", "«F0», «F1» и ещё 3"),
    ],
)
def test_a_long_list_of_films_says_how_many_are_left(language: Language, listed: str) -> None:
    assert wording(language).films([film(f"F{number}") for number in range(5)], limit=2) == listed


def test_a_list_of_films_that_just_fits_is_whole() -> None:
    assert wording("en").films([film("F0"), film("F1")], limit=2) == "“F0”, “F1”"


def test_a_single_film_that_is_left_is_counted() -> None:
    assert wording("en").films([film("F0"), film("F1"), film("F2")], limit=2) == "“F0”, “F1” and 1 more"


def test_ten_films_are_listed_where_nothing_else_is_said() -> None:
    films = [film(f"F{number}") for number in range(12)]
    assert wording("en").films(films).endswith("“F9” and 2 more")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_with_braces_is_no_message(language: Language) -> None:
    assert "{ $title }" in wording(language).film(film("{ $title }"))


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("az", "Leyla Bədirbəyli, Rəşid Behbudov"),
        ("en", "Leyla Badirbayli, Rashid Behbudov"),
        ("ru", "Лейла Бадирбейли, Рашид Бейбутов"),
    ],
)
def test_people_are_named_in_the_language_and_order_given(language: Language, names: str) -> None:
    assert wording(language).people(["leyla", "rashid"]) == names


@pytest.mark.parametrize(("person", "profession"), [(RASHID, "учитель"), (LEYLA, "учительница"), (None, "учитель")])
def test_a_profession_is_named_in_the_gender_of_its_person(person: Person | None, profession: str) -> None:
    assert wording("ru").term("teacher", person) == profession


def test_a_profession_of_one_form_fits_everyone() -> None:
    assert wording("ru").term("director", LEYLA) == "режиссёр"
