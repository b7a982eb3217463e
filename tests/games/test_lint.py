"""The lint of questions: each rule finds the question that breaks it, and a clean one is left alone."""

from dataclasses import replace
from typing import Any

import pytest

from bot.games.lint import lint
from bot.games.question import Question
from knowledge.model import Source, Text


def same(text: str) -> Text:
    return Text(text, text, text)


CHOICE = Question(
    id="almaz.director.choice",
    kind="choice",
    topic="directors",
    difficulty=1,
    prompt=same("Who directed “Almaz”?"),
    answer=same("Akif Aliyev"),
    why=same("Akif Aliyev directed it."),
    source=Source("Archive", "https://example.org"),
    more="f.card|almaz",
    options=(same("Zaur Zamanov"), same("Akif Aliyev"), same("Rauf Rzayev"), same("Vali Vahidov")),
    right=(1,),
)
ODD = replace(CHOICE, kind="odd", prompt=same("Which one is odd?"))
TRUE_FALSE = replace(CHOICE, kind="true_false", options=(same("True"), same("False")), right=(0,))
YEAR = replace(CHOICE, kind="year", options=(), right=(), year=1936, answer=same("1936"))
ORDER = replace(CHOICE, kind="order", right=(2, 0, 3, 1), answer=same("the right order"))
TYPED = replace(
    CHOICE,
    kind="typed",
    options=(),
    right=(),
    accepted=("Akif Aliyev",),
    others=("Rauf Rzayev",),
    answer_kind="person",
)
CLUES = replace(TYPED, kind="clues", clues=(same("A man."), same("Born in Baku."), same("A·· A··")))
CLEAN = {one.kind: one for one in (CHOICE, ODD, TRUE_FALSE, YEAR, ORDER, TYPED, CLUES)}


@pytest.mark.parametrize("question", CLEAN.values(), ids=CLEAN.keys())
def test_a_clean_question_of_each_kind_is_left_alone(question: Question) -> None:
    assert list(lint(question)) == []


def found_in(question: Question, **fields: Any) -> str:
    """Give the only problem of a question changed in this way."""
    (problem,) = lint(replace(question, **fields))
    return problem


# --- texts

MISSING = [Text("", "b", "c"), Text("a", "", "c"), Text("a", "b", "")]


@pytest.mark.parametrize("text", MISSING)
@pytest.mark.parametrize("field", ["prompt", "why", "answer"])
def test_a_text_missing_in_a_language_is_found(field: str, text: Text) -> None:
    assert found_in(YEAR, **{field: text}) == "a text is missing in one of the languages; add it to the entry"


@pytest.mark.parametrize("text", MISSING)
def test_an_option_or_clue_missing_in_a_language_is_found(text: Text) -> None:
    problem = "a text is missing in one of the languages; add it to the entry"
    assert problem in list(lint(replace(ORDER, options=(*ORDER.options[:3], text))))
    assert found_in(CLUES, clues=(*CLUES.clues, text)) == problem


@pytest.mark.parametrize(("field", "what", "most"), [("prompt", "question", 300), ("why", "explanation", 200)])
def test_a_text_longer_than_a_poll_may_be_is_found(field: str, what: str, most: int) -> None:
    longest: dict[str, Any] = {field: same("x" * most)}
    assert list(lint(replace(YEAR, **longest))) == []
    long = Text("short", "short", "x" * (most + 1))
    assert found_in(YEAR, **{field: long}) == (
        f"the {what} 'short' has more than {most} characters in a language; shorten it"
    )


def test_an_option_longer_than_a_poll_may_show_is_found() -> None:
    options = tuple(same(letter * 100) for letter in "abc")
    assert list(lint(replace(ORDER, options=(*options, same("d" * 100))))) == []
    assert "has more than 100 characters" in found_in(ORDER, options=(*options, same("d" * 101)))


def test_an_explanation_of_more_lines_than_a_poll_shows_is_found() -> None:
    assert list(lint(replace(YEAR, why=same("one\ntwo\nthree")))) == []
    assert found_in(YEAR, why=Text("one", "one\ntwo\nthree\nfour", "one")) == (
        "the explanation has more than 2 line feeds; join its lines"
    )


# --- options


@pytest.mark.parametrize(
    ("question", "count", "needed"),
    [(CHOICE, 3, "4"), (ODD, 3, "4"), (TRUE_FALSE, 1, "2"), (ORDER, 2, "3 or 4")],
)
def test_a_wrong_number_of_options_is_found(question: Question, count: int, needed: str) -> None:
    right = tuple(range(count)) if question.kind == "order" else question.right if count > 1 else (0,)
    problem = found_in(question, options=question.options[:count], right=right)
    assert problem == f"it has {count} options; {needed} are needed"


@pytest.mark.parametrize("question", [YEAR, TYPED, CLUES], ids=["year", "typed", "clues"])
def test_options_where_there_are_none_to_pick_are_found(question: Question) -> None:
    assert found_in(question, options=CHOICE.options) == "it has 4 options; 0 are needed"


def test_an_order_may_have_three_options() -> None:
    assert list(lint(replace(ORDER, options=ORDER.options[:3], right=(2, 0, 1)))) == []


@pytest.mark.parametrize("twin", ["rauf RZAYEV", "Рауф Рзайев", "Rauf Rzayev 2"])
def test_options_that_are_not_told_apart_are_found(twin: str) -> None:
    options = (same(twin), *CHOICE.options[1:])
    problem = found_in(CHOICE, options=options)
    assert problem == f"the options {twin!r} and 'Rauf Rzayev' are not told apart; change one"


def test_options_alike_in_one_language_only_are_found() -> None:
    options = (Text("Zaur Zamanov", "Rauf Rzayev", "Zaur Zamanov"), *CHOICE.options[1:])
    assert "are not told apart" in found_in(CHOICE, options=options)


@pytest.mark.parametrize(("question", "right"), [(ORDER, (0, 1, 2, 4)), (TRUE_FALSE, (2,)), (TRUE_FALSE, (-1,))])
def test_a_right_option_that_is_not_there_is_found(question: Question, right: tuple[int, ...]) -> None:
    assert found_in(question, right=right) == "the right option is not among the options"


# --- what gives the right option away


@pytest.mark.parametrize("question", [CHOICE, ODD], ids=["choice", "odd"])
def test_a_word_of_the_question_in_the_right_option_alone_is_found(question: Question) -> None:
    assert found_in(question, prompt=same("Who is the Aliyev that directed it?")) == (
        "a word of the question stands only in the right option 'Akif Aliyev'; word it otherwise"
    )


def test_a_word_of_the_question_in_a_wrong_option_too_is_fine() -> None:
    options = (same("Zaur Aliyev"), *CHOICE.options[1:])
    assert list(lint(replace(CHOICE, prompt=same("Which Aliyev directed it?"), options=options))) == []


@pytest.mark.parametrize(
    "right", ["Akif Muhammad Hasan oghlu Aliyev-Nakhchivanli", "Ali"], ids=["far longer", "far shorter"]
)
def test_a_right_option_told_by_its_length_is_found(right: str) -> None:
    problem = found_in(CHOICE, options=(CHOICE.options[0], same(right), *CHOICE.options[2:]), answer=same(right))
    assert problem == f"the right option {right!r} is told by its length; take other wrong ones"


def test_one_wrong_option_of_a_length_with_the_right_one_is_enough() -> None:
    long = same("Zaur Muhammad Hasan oghlu Zamanov-Nakhchivanli")
    options = (long, CHOICE.options[1], same("Vagif Muhammad Hasan oghlu Vahidov-Lankarani"), CHOICE.options[3])
    assert list(lint(replace(CHOICE, options=options))) == []


def test_a_question_that_names_its_answer_is_found() -> None:
    options = (same("Zaur"), same("Ali"), same("Rauf"), same("Vahid"))
    assert found_in(CHOICE, prompt=same("Was it Ali?"), options=options) == (
        "the question names its answer 'Ali'; word it otherwise"
    )


def test_the_question_for_the_odd_one_may_name_it() -> None:
    options = (same("Zaur"), same("Ali"), same("Rauf"), same("Vahid"))
    assert list(lint(replace(ODD, prompt=same("Ali, Rauf, Vahid, Zaur: who is odd?"), options=options))) == []


# --- written answers


@pytest.mark.parametrize("question", [TYPED, CLUES], ids=["typed", "clues"])
def test_a_written_question_that_names_its_answer_is_found(question: Question) -> None:
    assert found_in(question, prompt=Text("Kim?", "Is it AKIF ALIYEV?", "Кто?")) == (
        "it names its answer 'Akif Aliyev'; word it otherwise"
    )


def test_a_clue_that_names_the_answer_is_found() -> None:
    clues = (*CLUES.clues, Text("a", "b", "It is Akif Aliyev."))
    assert found_in(CLUES, clues=clues) == "it names its answer 'Akif Aliyev'; word it otherwise"


def test_an_answer_that_is_not_accepted_itself_is_found() -> None:
    assert found_in(TYPED, answer=Text("Akif Aliyev", "Akif Aliyev", "Самед Вургун")) == (
        "its own answer 'Самед Вургун' is not graded right; add a spelling to 'accepted'"
    )


def test_another_entry_that_would_be_accepted_is_found() -> None:
    typed = replace(TYPED, answer=same("1936"), accepted=("1936",), answer_kind="year")
    assert found_in(typed, others=("1937", "in 1936")) == (
        "'in 1936', another entry, is graded right; take it from 'accepted'"
    )


# --- numbers


@pytest.mark.parametrize("year", [0, 1849, 2100])
def test_a_year_that_cannot_be_is_found(year: int) -> None:
    assert found_in(YEAR, year=year) == f"the year is {year}; mend the fact's date"


@pytest.mark.parametrize("year", [1850, 2099])
def test_any_year_of_the_centuries_of_cinema_is_fine(year: int) -> None:
    assert list(lint(replace(YEAR, year=year))) == []


@pytest.mark.parametrize("count", [0, 2, 6])
def test_too_few_or_too_many_clues_are_found(count: int) -> None:
    assert found_in(CLUES, clues=(same("A man."),) * count) == f"it has {count} clues; three to five are needed"


@pytest.mark.parametrize("count", [3, 4, 5])
def test_three_to_five_clues_are_fine(count: int) -> None:
    assert list(lint(replace(CLUES, clues=(same("A man."),) * count))) == []


def test_data_that_no_button_can_hold_is_found() -> None:
    assert list(lint(replace(CHOICE, more="x" * 64))) == []
    assert found_in(CHOICE, more="x" * 65) == "the data of its button has over 64 bytes; shorten the entry's id"
    assert found_in(CHOICE, more="ə" * 33) == "the data of its button has over 64 bytes; shorten the entry's id"
