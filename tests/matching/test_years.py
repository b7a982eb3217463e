"""Years and decades come out one way, whichever language wrote them."""

import pytest

from bot.matching.fold import fold, letters
from bot.matching.years import plain_numbers


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("1945-ci ildə", "1945 ilde"),
        ("1945 ci ildə", "1945 ilde"),
        ("1945ci ildə", "1945 ilde"),
        ("1945’ci il", "1945 il"),
        ("1979-cu ilin", "1979 ilin"),
        ("1953-cü", "1953"),
        ("1940-cı ildə", "1940 ilde"),
        ("2012-də", "2012"),
        ("1945-го года", "1945 goda"),
        ("в 1945-м году", "v 1945 godu"),
        ("в 1945-ом году", "v 1945 godu"),
        ("1945 г.", "1945"),
        ("1945th", "1945"),
        ("3rd film", "3 film"),
        ("in 1945", "in 1945"),
    ],
)
def test_a_year_loses_its_ending(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "ending",
    "c ci cu i u nci inci ncu uncu go ogo ego m om y g ya e ye x ix yx th st nd rd de da in un".split(),
)
def test_every_ending_written_to_a_year_is_cut(ending: str) -> None:
    assert plain_numbers([f"1945{ending}", "film"]) == ["1945", "film"]


@pytest.mark.parametrize("ending", "ci cu nci inci ncu uncu go ogo ego om g th".split())
def test_an_ending_written_apart_is_cut_too(ending: str) -> None:
    assert plain_numbers(["1945", ending, "film"]) == ["1945", "film"]


@pytest.mark.parametrize("ending", "s x ix yx tix e ye ie ler lar".split())
def test_every_ending_of_a_decade_makes_a_round_number_one(ending: str) -> None:
    assert plain_numbers([f"60{ending}", "film"]) == ["1960s", "film"]


@pytest.mark.parametrize("ending", "x ix yx tix ler lar lerin lerde".split())
def test_an_ending_of_a_decade_may_be_written_apart(ending: str) -> None:
    assert plain_numbers(["60", ending, "film"]) == ["1960s", "film"]


@pytest.mark.parametrize("years", "iller illerin illerde godi godov godax godam gg".split())
def test_every_word_for_years_makes_a_round_number_a_decade(years: str) -> None:
    assert plain_numbers(["60", years, "film"]) == ["1960s", "film"]


@pytest.mark.parametrize("year", "ilde ilin ilden godu goda".split())
def test_every_word_for_year_makes_two_digits_a_year(year: str) -> None:
    assert plain_numbers(["45", year]) == ["1945", year]


@pytest.mark.parametrize("word", "sestidesyatie sestidesyatix sestidesyatiye sestidesyatyx sestidesyatih".split())
def test_a_decade_in_words_may_be_romanised_in_several_ways(word: str) -> None:
    assert plain_numbers([word, "film"]) == ["1960s", "film"]


@pytest.mark.parametrize(("word", "decade"), [("dvadcatih", "1920s"), ("tridcatyh", "1930s")])
def test_a_romanised_decade_may_have_a_c(word: str, decade: str) -> None:
    assert plain_numbers([word]) == [decade]


@pytest.mark.parametrize(
    "text",
    [
        "60-cı illər",
        "60-cı illərin",
        "60 cı illərdə",
        "1960-cı illər",
        "60 illər",
        "60-е",
        "60-х",
        "60-ые",
        "60-е годы",
        "60-х годов",
        "1960-х годах",
        "1960-е гг.",
        "60s",
        "1960s",
        "'60s",
        "60-lar",
        "1960-lər",
    ],
)
def test_a_decade_in_digits_is_its_first_year_and_an_s(text: str) -> None:
    assert fold(text) == "1960s"


@pytest.mark.parametrize(
    "text",
    [
        "altmışıncı illər",
        "altmışıncı illərin",
        "sixties",
        "Sixties",
        "шестидесятые",
        "шестидесятых",
        "шестидесятые годы",
        "шестидесятых годов",
        "шестидесятым",
        "shestidesyatyh godov",
    ],
)
def test_a_decade_in_words_is_its_first_year_and_an_s(text: str) -> None:
    assert fold(text) == "1960s"


@pytest.mark.parametrize(
    ("decade", "texts"),
    [
        ("1920s", ["iyirminci illər", "twenties", "двадцатые"]),
        ("1930s", ["otuzuncu illər", "thirties", "тридцатые"]),
        ("1940s", ["qırxıncı illər", "forties", "сороковые"]),
        ("1950s", ["əllinci illər", "fifties", "пятидесятые"]),
        ("1970s", ["yetmişinci illər", "seventies", "семидесятые"]),
        ("1980s", ["səksəninci illər", "80s", "восьмидесятые"]),
        ("1990s", ["doxsanıncı illər", "nineties", "девяностые"]),
    ],
)
def test_every_decade_has_its_word_in_each_language(decade: str, texts: list[str]) -> None:
    assert [fold(text) for text in texts] == [decade] * 3


@pytest.mark.parametrize(
    ("text", "decade"),
    [("00-е", "2000s"), ("10-е", "2010s"), ("20-е", "1920s"), ("2000-ci illər", "2000s"), ("2010s", "2010s")],
)
def test_two_digits_of_a_decade_are_of_the_studios_century_but_for_the_first_two(text: str, decade: str) -> None:
    assert fold(text) == decade


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("45-ci ildə", "1945 ilde"),
        ("45-ci ilin", "1945 ilin"),
        ("45 ildə", "1945 ilde"),
        ("в 45-м году", "v 1945 godu"),
        ("45-го года", "1945 goda"),
        ("20-ci ildə", "1920 ilde"),
        ("60-cı ildə", "1960 ilde"),
        ("12-ci ildə", "2012 ilde"),
        ("05-ci ildə", "2005 ilde"),
        ("19-cu ildə", "2019 ilde"),
        ("в 12 году", "v 2012 godu"),
    ],
)
def test_two_digits_before_the_word_for_year_are_a_year(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_decade_word_before_the_word_for_one_year_is_that_year() -> None:
    assert fold("altmışıncı ildə") == "1960 ilde"


@pytest.mark.parametrize(
    ("decade", "texts"),
    [
        ("1920s", ["iyrminci illər", "twenteis", "двацатые"]),
        ("1930s", ["otzuuncu illər", "thirtes", "тридцтаые"]),
        ("1940s", ["qırıxncı illər", "fourties", "сорковые"]),
        ("1950s", ["əlllinci illər", "fiftties", "пятидисятые"]),
        ("1960s", ["altmşıncı illər", "sixteis", "шестидсятых"]),
        ("1970s", ["yetmişnci illərin", "sevinties", "семидесятх"]),
        ("1980s", ["səksənnici illərdə", "eightees", "восмидесятые"]),
        ("1990s", ["doxsanıncıı illər", "ninties", "девяносых"]),
    ],
)
def test_a_decade_with_a_slip_is_that_decade(decade: str, texts: list[str]) -> None:
    assert [fold(text) for text in texts] == [decade] * 3


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        (["otzuuncu", "iller"], ["1930s"]),
        (["otzuuncu", "illerin", "filmleri"], ["1930s", "filmleri"]),
        (["sestidsyatix"], ["1960s"]),
        (["sestidsyatix", "godov"], ["1960s"]),
        (["filmi", "sestidsyatie", "godi"], ["filmi", "1960s"]),
        (["fourties", "and", "sixteis"], ["1940s", "and", "1960s"]),
    ],
)
def test_a_decade_with_a_slip_may_stand_anywhere(words: list[str], plain: list[str]) -> None:
    assert plain_numbers(words) == plain


@pytest.mark.parametrize(
    ("text", "folded"),
    [("otzuuncu ildə", "1930 ilde"), ("nineteen fourties", "1940s"), ("19 otzuuncu illər", "1930s")],
)
def test_a_decade_with_a_slip_is_read_with_what_stands_beside_it(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "text", ["otzuuncu", "otzuuncu film", "iyrminci esr", "otuzuncu film", "iyirminci esr", "film otzuuncu"]
)
def test_an_ordinal_that_no_word_for_years_follows_stays_as_it_was_written(text: str) -> None:
    assert fold(text) == text


TENS = "двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност".split()


@pytest.mark.parametrize("ending", "ый ой ая ое ую ого ому ом".split())
@pytest.mark.parametrize("tens", TENS)
def test_one_that_is_written_right_is_no_slip_of_a_decade(tens: str, ending: str) -> None:
    word = letters(tens + ending)
    assert fold(f"{tens}{ending} фильм") == f"{word} film"


@pytest.mark.parametrize("ending", ["ые", "ых", "ым"])
@pytest.mark.parametrize("tens", TENS)
def test_several_that_are_written_right_are_the_decade(tens: str, ending: str) -> None:
    assert fold(tens + ending) == f"19{TENS.index(tens) + 2}0s"


@pytest.mark.parametrize(
    "text",
    [
        *"twentieth thirtieth fortieth fiftieth sixtieth seventieth ninetieth".split(),
        *"thirteens fifteens sixteens seventeens nineteens".split(),
        *"softies fifty sixty twenty sixteen sevens film filmlerin".split(),
        "sestidesyat let",
        "pyatidesyati let",
        "devyanosto filmov",
    ],
)
def test_words_that_are_near_a_decade_stay(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize("text", ["tzuuncu illər", "xtuzuncu illər", "btuzuncu illər"])
def test_the_first_letter_of_a_decade_has_to_be_right(text: str) -> None:
    assert fold(text) == fold(text.split()[0]) + " iller"


@pytest.mark.parametrize("text", ["otzuunuc iller", "furtiies", "sestidstix", "sestdsyatie godi"])
def test_two_slips_are_too_many(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize("text", ["sixtes", "fortes", "elinci iller"])
def test_a_short_word_is_no_slip_of_a_decade(text: str) -> None:
    assert len(text.split()[0]) < 7
    assert fold(text) == text


@pytest.mark.parametrize("text", ["45 film ilde", "ilde 45 film", "60 film iller", "ilde 60"])
def test_a_word_for_year_counts_only_right_after_the_number(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize("text", ["sixties film ilde", "ilde sixties"])
def test_a_word_for_year_counts_only_right_after_the_decade(text: str) -> None:
    assert fold(text) == text.replace("sixties", "1960s")


@pytest.mark.parametrize(
    "text",
    ["45 film", "60 film", "20 yas", "100 film", "5 film", "12345", "007", "x2", "mp4 film", "1945 1950", "45", "60"],
)
def test_other_numbers_stay_as_they_are(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize(("text", "folded"), [("4-cü film", "4 film"), ("7-ci", "7"), ("100-cü film", "100 film")])
def test_an_ordinal_that_is_no_year_only_loses_its_ending(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_year_that_is_not_round_is_no_decade() -> None:
    assert fold("1945-х, 1945s") == "1945 1945s"


def test_several_numbers_are_written_plainly_at_once() -> None:
    words = "1945 ci ilde ve 60 ci illerin 1979 cu".split()
    assert plain_numbers(words) == ["1945", "ilde", "ve", "1960s", "1979"]


def test_words_around_a_number_stay() -> None:
    assert plain_numbers(["sevil", "ci", "filmi"]) == ["sevil", "ci", "filmi"]


def test_an_ending_is_taken_only_right_after_its_number() -> None:
    assert plain_numbers(["1945", "film", "ci"]) == ["1945", "film", "ci"]


def test_no_words_give_no_words() -> None:
    assert plain_numbers([]) == []
