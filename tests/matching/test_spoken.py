"""Numbers in words, as speech recognition writes them, become digits."""

from collections.abc import Sequence

import pytest

from bot.matching.fold import letters
from bot.matching.spoken import digits_for_words


def written(text: str) -> str:
    return " ".join(digits_for_words(letters(text).replace("-", " ").split()))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("min doqquz yüz qırx beş", "1945"),
        ("min doqquz yüz qırx beşinci", "1945"),
        ("min doqquz yüz on beşinci", "1915"),
        ("min səkkiz yüz doxsan səkkiz", "1898"),
        ("min doqquz yüz otuz ikincidə", "1932"),
        ("min doqquz yüz altmışıncı", "1960"),
        ("iki min", "2000"),
        ("iki min on iki", "2012"),
        ("iki min iyirmi üçdə", "2023"),
        ("iki min iyirmi üçüncü", "2023"),
        ("doqquz yüz", "900"),
        ("yetmiş doqquzuncu", "79"),
    ],
)
def test_an_azerbaijani_number_becomes_digits(text: str, number: str) -> None:
    assert written(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("nineteen seventy nine", "1979"),
        ("nineteen seventy-nine", "1979"),
        ("nineteen forty five", "1945"),
        ("nineteen fifteen", "1915"),
        ("nineteen sixty", "1960"),
        ("nineteen forty third", "1943"),
        ("nineteen hundred", "1900"),
        ("nineteen hundred forty five", "1945"),
        ("twenty twelve", "2012"),
        ("twenty twenty", "2020"),
        ("twenty twenty three", "2023"),
        ("two thousand", "2000"),
        ("two thousand twelve", "2012"),
        ("one hundred", "100"),
    ],
)
def test_an_english_number_becomes_digits(text: str, number: str) -> None:
    assert written(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("тысяча девятьсот сорок пять", "1945"),
        ("тысяча девятьсот сорок пятом", "1945"),
        ("тысяча девятьсот сорок пятого", "1945"),
        ("тысяча девятьсот двадцать третьем", "1923"),
        ("тысяча девятьсот пятнадцатом", "1915"),
        ("тысяча девятьсот шестидесятый", "1960"),
        ("тысяча восемьсот девяносто восемь", "1898"),
        ("две тысячи", "2000"),
        ("две тысячи двенадцатом", "2012"),
        ("две тысячи двадцать третий", "2023"),
        ("сорок пятый", "45"),
        ("сто двадцать пять", "125"),
    ],
)
def test_a_russian_number_becomes_digits(text: str, number: str) -> None:
    assert written(text) == number


def numbered(numbers: Sequence[int], words: str) -> list[tuple[int, str]]:
    return list(zip(numbers, words.split(), strict=True))


SMALL = tuple(range(1, 20)) + tuple(range(20, 100, 10))
"""The numbers that have a word of their own, as the lists below give them."""


@pytest.mark.parametrize(
    ("number", "word"),
    numbered(
        [*range(1, 11), *range(20, 100, 10)],
        "bir iki üç dörd beş altı yeddi səkkiz doqquz on iyirmi otuz qırx əlli altmış yetmiş səksən doxsan",
    ),
)
def test_every_azerbaijani_number_word_is_known(number: int, word: str) -> None:
    assert written(f"min {word}") == str(1000 + number)


@pytest.mark.parametrize(
    ("number", "word"),
    numbered(
        [*range(1, 11), *range(20, 100, 10)],
        "birinci ikinci üçüncü dördüncü beşinci altıncı yeddinci səkkizinci doqquzuncu onuncu "
        "iyirminci otuzuncu qırxıncı əllinci altmışıncı yetmişinci səksəninci doxsanıncı",
    ),
)
def test_every_azerbaijani_ordinal_is_known(number: int, word: str) -> None:
    assert written(f"min {word}") == str(1000 + number)


@pytest.mark.parametrize("ending", ["də", "dən", "in", "ün", "nin", "nün", "lə"])
def test_an_azerbaijani_number_may_have_a_case(ending: str) -> None:
    assert written(f"iki min üç{ending} film") == "2003 film"


@pytest.mark.parametrize(
    ("text", "number"), [("iki yüzüncü", "200"), ("iki mininci", "2000"), ("min doqquz yüzdə", "1900")]
)
def test_a_hundred_or_a_thousand_may_have_an_ending(text: str, number: str) -> None:
    assert written(text) == number


@pytest.mark.parametrize(
    ("number", "word"),
    numbered(
        [number for number in SMALL if number not in (8, 18, 80)],
        "one two three four five six seven nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "nineteen twenty thirty forty fifty sixty seventy ninety",
    ),
)
def test_an_english_number_word_is_known(number: int, word: str) -> None:
    assert written(f"thousand {word}") == str(1000 + number)


@pytest.mark.parametrize(
    ("number", "word"),
    numbered([1, 2, 3, 4, 5, 6, 7, 9, 10], "first second third fourth fifth sixth seventh ninth tenth"),
)
def test_an_english_ordinal_is_known(number: int, word: str) -> None:
    assert written(f"thousand {word}") == str(1000 + number)


@pytest.mark.parametrize(("text", "number"), [("nineteen ten", "1910"), ("ten sixty six", "1066")])
def test_english_years_are_said_in_two_halves(text: str, number: str) -> None:
    assert written(text) == number


@pytest.mark.parametrize(
    ("number", "word"),
    numbered(
        (*SMALL, 1, 2, 200, 300, 500, 600, 700, 800, 900),
        "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать "
        "пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать тридцать сорок пятьдесят шестьдесят "
        "семьдесят восемьдесят девяносто одна две "
        "двести триста пятьсот шестьсот семьсот восемьсот девятьсот",
    ),
)
def test_a_russian_number_word_is_known(number: int, word: str) -> None:
    assert written(f"тысяча {word}") == str(1000 + number)


@pytest.mark.parametrize(
    ("number", "word"),
    numbered(
        SMALL,
        "первый второй третий четвёртый пятый шестой седьмой восьмой девятый десятый одиннадцатый двенадцатый "
        "тринадцатый четырнадцатый пятнадцатый шестнадцатый семнадцатый восемнадцатый девятнадцатый двадцатый "
        "тридцатый сороковой пятидесятый шестидесятый семидесятый восьмидесятый девяностый",
    ),
)
def test_every_russian_ordinal_is_known(number: int, word: str) -> None:
    assert written(f"тысяча {word}") == str(1000 + number)


@pytest.mark.parametrize(
    "text",
    [
        "bir",
        "one",
        "on",
        "min",
        "yuz",
        "sto",
        "odin",
        "bir film",
        "one film",
        "on film",
        "sto filmov",
        "the first film",
        "birinci film",
        "one of the two films",
        "hundred years",
    ],
)
def test_a_single_number_word_stays_a_word(text: str) -> None:
    assert written(text) == text


def test_words_around_a_number_stay() -> None:
    assert written("film min doqquz yüz qırx beşinci ildə çəkilib") == "film 1945 ilde cekilib"


def test_an_ordinal_closes_the_number() -> None:
    assert digits_for_words("min doqquz yuz qirx besinci iki film".split()) == ["1945", "iki", "film"]


def test_two_numbers_in_one_text_are_two() -> None:
    assert written("nineteen forty five and two thousand twelve") == "1945 and 2012"


def test_digits_are_no_number_words() -> None:
    assert digits_for_words(["1945", "5", "film"]) == ["1945", "5", "film"]


def test_a_word_that_only_begins_like_a_number_is_none() -> None:
    assert digits_for_words("birlik ikilik onlar tenor".split()) == ["birlik", "ikilik", "onlar", "tenor"]


def test_no_words_give_no_words() -> None:
    assert digits_for_words([]) == []
