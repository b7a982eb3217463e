"""How alike questions are: by what they ask, whatever their order, endings, slips and languages."""

import pytest

from bot.editing.likeness import Background, Likeness
from bot.matching.fold import fold
from knowledge.model import KnowledgeBase


@pytest.fixture(scope="module")
def known(own_knowledge: KnowledgeBase) -> Background:
    return Background(own_knowledge)


def alike(one: str, other: str, background: Background) -> float:
    likeness = Likeness([fold(one), fold(other)], background)
    there, back = float(likeness.of(0)[1]), float(likeness.of(1)[0])
    assert there == pytest.approx(back)
    return there


@pytest.mark.parametrize("text", ["who", "who shot batman", "1970", "a a a", "x" * 300])
def test_a_text_is_most_alike_to_itself(text: str, known: Background) -> None:
    for background in (Background(), known):
        assert alike(text, text, background) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("who directed Titanic", "Titanic who directed"),
        ("who directed Titanic", "who direcetd Titanic"),
        ("Batman filminin rejissoru kimdir", "Batman filmi rejissoru kimdi"),
        ("Titanik filminin rejissoru", "кто режиссёр фильма Титаник"),
        ("please tell me who directed Titanic", "who directed Titanic"),
    ],
)
def test_the_same_in_other_words_order_and_letters_is_alike(one: str, other: str, known: Background) -> None:
    assert alike(one, other, known) > 0.6


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("who directed Titanic", "who directed Batman"),
        ("who directed Titanic", "weather in Baku tomorrow"),
        ("does the studio have a museum", "does the studio have a canteen"),
        ("muzey", "kantin"),
    ],
)
def test_what_asks_something_else_is_not(one: str, other: str, known: Background) -> None:
    assert alike(one, other, known) < 0.6


def test_other_numbers_make_it_another_question(known: Background) -> None:
    assert alike("who led the studio in 1966", "who led the studio in 1966", known) == pytest.approx(1.0)
    assert alike("who led the studio in 1966", "who led the studio in 1974", known) == 0
    assert alike("who led the studio in 1966", "who led the studio", known) == 0


def test_a_rare_word_tells_more_than_a_common_one(known: Background) -> None:
    shared_rare, shared_common = ("film zeppelin", "kino zeppelin xyz"), ("film zeppelin", "film canteen")
    assert alike(*shared_rare, known) > alike(*shared_common, known)


def test_of_nothing_nothing_is_asked(known: Background) -> None:
    Likeness([], known)
    assert Likeness(["one"], known).of(0).tolist() == pytest.approx([1.0])
