"""Which options of a question a text picks, and which texts are meant as answers."""

import pytest

from bot.games.question import Kind, Question
from bot.matching.grade import grade
from bot.matching.verdict import Verdict
from bot.phrasebook import Phrasebook
from bot.picks import looks_picked, may_answer, options_in
from knowledge.model import LANGUAGES, Language, Source, Text

SAY = Phrasebook().say
NAMES = (
    Text(az="Səbuhi", en="Sabuhi", ru="Сабухи"),
    Text(az="Koroğlu", en="Koroghlu", ru="Кёроглу"),
    Text(az="Arşın mal alan", en="The Cloth Peddler", ru="Аршин мал алан"),
    Text(az="Yeddi oğul istərəm", en="I Want Seven Sons", ru="Семеро сыновей моих"),
)
TRUE_FALSE = (Text(az="doğru", en="true", ru="верно"), Text(az="səhv", en="false", ru="неверно"))


def question(kind: Kind, options: tuple[Text, ...] = (), year: int = 0, accepted: tuple[str, ...] = ()) -> Question:
    any_text = NAMES[0]
    return Question(
        id="q",
        kind=kind,
        topic="films",
        difficulty=1,
        prompt=any_text,
        answer=any_text,
        why=any_text,
        source=Source(title="A source", url="https://example.org"),
        more="sabuhi_1941",
        options=options,
        right=(0,) if options else (),
        year=year,
        accepted=accepted,
        answer_kind="title",
    )


CHOICE = question("choice", NAMES)
ORDER = question("order", NAMES)
STATEMENT = question("true_false", TRUE_FALSE)
WRITTEN = question("typed", accepted=("Səbuhi", "Sabuhi", "Сабухи"))
YEAR = question("year", year=1941)


# --- one option


@pytest.mark.parametrize("kind", ["choice", "odd"])
@pytest.mark.parametrize("text", ["2", "2.", "2)", " 2 ", "b", "B", "b)", "B.", "б"])
def test_one_option_is_picked_by_number_or_letter(kind: Kind, text: str) -> None:
    assert options_in(text, question(kind, NAMES), SAY) == (1,)


@pytest.mark.parametrize(
    "text",
    [
        "второй", "Вторая!", "вариант 2", "Вариант №2", "№ 2", "номер 2", "вариант номер два", "вариант под номером 2",
        "2-й", "2я", "2-й вариант", "вариант б", "option 2", "Option two", "the second", "the second one", "number 2",
        "2nd", "#2", "(2)", "variant b", "answer B", "ikinci", "İkincisi", "2-ci variant", "2-ci", "variant 2",
        "ikinci variant", "b variantı", "2 nömrəli variant", "cavab 2",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["choice", "odd", "true_false"])
def test_one_option_is_picked_by_its_place_in_words(kind: Kind, text: str) -> None:
    assert options_in(text, question(kind, TRUE_FALSE if kind == "true_false" else NAMES), SAY) == (1,)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("at", range(4))
def test_every_word_for_a_place_picks_it(language: Language, at: int) -> None:
    for word in SAY(language, f"words-place-{at + 1}").split():
        assert options_in(word, CHOICE, SAY) == (at,), word


@pytest.mark.parametrize(
    "text",
    [
        "one second", "a second", "first of all", "second film", "I think the second", "the first and the second",
        "option", "the option", "option 5", "the fifth", "variant e", "no 2", "первый или второй", "первый фильм",
        "вариант", "секунду", "второй раз смотрю", "birinci film", "üçün", "birdən", "beşinci", "12th", "+1",
        "-1", "– 2",
    ],
)  # fmt: skip
def test_talk_with_a_number_in_it_picks_none(text: str) -> None:
    assert options_in(text, CHOICE, SAY) == ()


def test_an_option_that_is_called_by_a_number_is_picked_by_its_name() -> None:
    first, of_two, *_ = NAMES
    named = Text(az="İkinci", en="The Second", ru="Второй")
    villages = Text(az="Birinci Şıxlı kəndi", en="Birinji Shikhli", ru="Биринджи Шихлы")
    asked = question("choice", (named, first, villages, of_two))
    for text in ("ikinci", "the second", "второй"):
        assert options_in(text, asked, SAY) == (0,), text
    for text in ("birinci", "second", "вторая"):
        assert options_in(text, asked, SAY) in ((), (1,)), text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("at", range(4))
def test_one_option_is_picked_by_its_name_in_each_language(language: Language, at: int) -> None:
    name = NAMES[at].in_(language)
    for text in (name, name.upper(), f" {name}! ", f"«{name}»"):
        assert options_in(text, CHOICE, SAY) == (at,), text


@pytest.mark.parametrize(
    "text", ["", " ", "0", "5", "e", "1 2", "ab", "12", "Sabuhi Koroghlu", "yes", "👍", "{ $title }"]
)
def test_what_names_no_option_picks_none(text: str) -> None:
    assert options_in(text, CHOICE, SAY) == ()


@pytest.mark.parametrize("text", ["3", "4", "c", "d"])
def test_there_is_no_third_place_between_true_and_false(text: str) -> None:
    assert options_in(text, STATEMENT, SAY) == ()


@pytest.mark.parametrize(("message", "at"), [("words-true", 0), ("words-false", 1)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_for_true_and_false_picks_it_and_answers_nothing_else(
    language: Language, message: str, at: int
) -> None:
    for word in SAY(language, message).split():
        assert options_in(f"{word.upper()}!", STATEMENT, SAY) == (at,), word
        assert options_in(word, CHOICE, SAY) == (), word


@pytest.mark.parametrize("asked", [WRITTEN, YEAR])
@pytest.mark.parametrize("text", ["1", "a", "Sabuhi", "1941", "yes"])
def test_a_question_without_options_has_none_to_pick(asked: Question, text: str) -> None:
    assert options_in(text, asked, SAY) == ()


# --- an order


@pytest.mark.parametrize(
    "text", ["3 1 4 2", "3142", "3, 1, 4, 2", "3-1-4-2", "3 → 1 → 4 → 2", "cadb", "C A D B", "c>a>d>b"]
)
def test_an_order_is_read_place_by_place(text: str) -> None:
    assert options_in(text, ORDER, SAY) == (2, 0, 3, 1)


@pytest.mark.parametrize(("text", "places"), [("2", (1,)), ("1 2", (0, 1)), ("314", (2, 0, 3)), ("1 1", (0, 0))])
def test_part_of_an_order_is_read_as_it_is(text: str, places: tuple[int, ...]) -> None:
    assert options_in(text, ORDER, SAY) == places


@pytest.mark.parametrize("text", ["", "1 2 3 5", "19 45", "e f g h", "1 2 three", "Sabuhi", "→"])
def test_where_one_part_is_no_place_there_is_no_order(text: str) -> None:
    assert options_in(text, ORDER, SAY) == ()


# --- what looks like a pick or an answer


@pytest.mark.parametrize("text", ["0", "5", "12", "e", "E", "1 2", "-1", "e f g h", "19 45", "1, 2, x", "x → y"])
def test_digits_and_single_letters_look_picked(text: str) -> None:
    assert looks_picked(text)


@pytest.mark.parametrize("text", ["", " ", ".", "no", "what a film", "a film", "1st", "2 or 3", "{0}", "Sabuhi"])
def test_words_and_nothing_at_all_do_not_look_picked(text: str) -> None:
    assert not looks_picked(text)


@pytest.mark.parametrize("text", ["1941", "in 1941", "I think 1960", "1941-ci il", "в 1941 году"])
def test_a_year_may_be_an_answer_to_a_year(text: str) -> None:
    assert may_answer(text, YEAR)


@pytest.mark.parametrize(
    "text", ["", "no idea", "Sabuhi", "👍", "long ago it was and I do not know at all when it came out in 1941"]
)
def test_what_holds_no_year_or_is_long_is_talk(text: str) -> None:
    assert not may_answer(text, YEAR)


@pytest.mark.parametrize("text", ["Səbuhi", "sabuhi", "Сабухи", "Sabuhii"])
def test_a_name_that_is_right_may_be_an_answer(text: str) -> None:
    assert may_answer(text, WRITTEN)


@pytest.mark.parametrize("text", ["Arşın mal", "the peddler", "arshin malan"])
def test_a_name_that_is_close_may_be_an_answer(text: str) -> None:
    asked = question("typed", accepted=("Arşın mal alan", "The Cloth Peddler", "Аршин мал алан"))
    assert grade(asked.accepted, text, asked.answer_kind, asked.others) is Verdict.CLOSE
    assert may_answer(text, asked)


def test_a_text_longer_than_any_answer_is_talk() -> None:
    assert may_answer("Koroghlu", WRITTEN)
    assert not may_answer("word " * 13, WRITTEN)
