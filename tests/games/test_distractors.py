"""Wrong options: enough of them, near, of a length with the right one and told apart from it."""

from collections.abc import Sequence

import pytest

from bot.games.distractors import apart, looks_alike, tells_itself, wrong_options
from knowledge.model import Text


def same(text: str) -> Text:
    return Text(text, text, text)


def drawn(right: str, pool: Sequence[str], count: int = 3, seed: str = "", near: Sequence[str] = ()) -> tuple[str, ...]:
    """Draw wrong options by their texts; those in `near` lie nearer than the others."""
    return wrong_options(right, pool, count, seed, same, lambda one: 0.0 if one in near else 1.0)


NAMES = ["Almaz", "Sevil", "Bahar", "Ceyran", "Durna", "Gilas"]


def test_as_many_as_wanted_are_drawn_without_repeats() -> None:
    wrong = drawn("Nizami", NAMES)
    assert len(set(wrong)) == 3
    assert set(wrong) <= set(NAMES)


def test_too_few_in_the_pool_give_none_at_all() -> None:
    assert drawn("Nizami", NAMES[:2]) == ()
    assert len(drawn("Nizami", NAMES[:2], count=2)) == 2


def test_the_same_seed_draws_the_same_whatever_the_order_of_the_pool() -> None:
    assert drawn("Nizami", NAMES, seed="a") == drawn("Nizami", NAMES[::-1], seed="a")


def test_another_seed_draws_others() -> None:
    assert len({frozenset(drawn("Nizami", NAMES, seed=str(seed))) for seed in range(30)}) > 5


def test_the_right_one_is_never_drawn_though_it_stands_in_the_pool() -> None:
    for seed in range(30):
        assert "Sevil" not in drawn("Sevil", NAMES, seed=str(seed))


def test_the_same_name_is_drawn_once() -> None:
    assert drawn("Nizami", ["Almaz", "ALMAZ", "Алмаз"], count=2) == ()


def test_equal_names_leave_room_for_others_among_the_nearest() -> None:
    twelve_times = ["Almaz"] * 12
    assert set(drawn("Nizami", [*twelve_times, "Sevil", "Bahar"], near=twelve_times)) == {"Almaz", "Sevil", "Bahar"}
    assert drawn("Nizami", [*twelve_times, "Sevil"]) == ()


def test_how_often_a_name_stands_in_the_pool_does_not_matter() -> None:
    for seed in map(str, range(30)):
        assert drawn("Nizami", [*NAMES, *NAMES[:2] * 9], seed=seed) == drawn("Nizami", NAMES, seed=seed)


def test_a_name_within_another_one_is_not_drawn_beside_it() -> None:
    assert drawn("Bakı", ["Bakı şəhəri", "Şuşa"], count=2) == ()
    assert drawn("Gəncə", ["Bakı", "Yeni Bakı"], count=2) == ()


def test_only_the_twelve_nearest_are_drawn_from() -> None:
    near = [f"Film{letter}" for letter in "abcdefghijkl"]
    far = [f"Kino{letter}" for letter in "abcdefghijkl"]
    for seed in range(30):
        assert set(drawn("Nizami", [*far, *near], seed=str(seed), near=near)) <= set(near)


def test_what_is_far_longer_is_no_option() -> None:
    long = "A film whose title goes on and on"
    assert drawn("Sevil", ["Almaz", long], count=2) == ()
    assert drawn("Sevil", ["Almaz", "Bahar"], count=2) != ()


@pytest.mark.parametrize(
    ("right", "wrong", "alike"),
    [
        ("Bakı", "Naxçıvan", True),  # four letters more
        ("Bakı", "Mingəçevir", False),
        ("Naxçıvan", "Bakı", True),
        ("Mingəçevir", "Bakı", False),
        ("a title of twenty c.", "a title of thirty-six characters....", True),  # 1.8 times as long
        ("a title of twenty c.", "a title of thirty-seven characters...", False),
        ("a title of twenty c.", "eleven char", True),  # 0.55 times as long
        ("a title of twenty c.", "ten chars.", False),
    ],
)
def test_names_look_alike_up_to_four_letters_or_a_share_of_their_length(right: str, wrong: str, alike: bool) -> None:
    assert looks_alike(same(right), same(wrong)) is alike


@pytest.mark.parametrize("other", [Text("x" * 20, "Sevil", "Севиль"), Text("Sevil", "Sevil", "ы" * 20)])
def test_names_must_look_alike_in_every_language(other: Text) -> None:
    assert not looks_alike(Text("Almaz", "Almaz", "Алмаз"), other)


def test_a_title_that_a_language_lacks_counts_as_the_one_shown_in_its_place() -> None:
    assert looks_alike(Text("Almaz", "", ""), same("Sevil"))
    assert not apart(Text("Almaz", "", ""), Text("Sevil", "Almaz", "Севиль"))


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Sevil", "Almaz", True),
        ("Sevil", "Sevil", False),
        ("Səbuhi", "Sabuhi", True),
        ("“Sevil”", "sevil", False),
        ("Bakı", "Bakı, Maştağa", False),
        ("Yeni Bakı", "Bakı", False),
        ("Bakı", "Bakılılar", True),  # a part of a word is no part of the name
    ],
)
def test_names_are_told_apart_by_whole_words(one: str, other: str, told: bool) -> None:
    assert apart(same(one), same(other)) is told
    assert apart(same(other), same(one)) is told


@pytest.mark.parametrize("twin", [Text("Sevil", "b", "c"), Text("b", "Sevil", "c"), Text("b", "c", "Sevil")])
def test_names_alike_in_one_language_are_not_told_apart(twin: Text) -> None:
    assert not apart(same("Sevil"), twin)


@pytest.mark.parametrize(
    ("prompt", "right", "wrong", "tells"),
    [
        ("Who shot the film about Nizami?", "Nizami", ["Sevil", "Almaz"], True),
        ("Who shot the film about Nizami?", "Nizami Street", ["Nizami Square", "Almaz"], False),
        ("Who shot it?", "Nizami", ["Sevil"], False),
        ("Who shot it in the sun?", "The sun", ["The sea"], False),  # small words tell nothing
        ("What opened in 1923?", "The works of 1923", ["The works of 1925"], True),
        ("What opened in 7 days?", "7 works", ["8 works"], True),  # but every number does
        ("Where does NİZAMİ live?", "nizami", ["Sevil"], True),
        ("Nizami yaxud Sevil?", "Nizami", ["Sevil"], True),
    ],
)
def test_a_word_of_the_question_tells_the_option_in_which_alone_it_stands(
    prompt: str, right: str, wrong: list[str], tells: bool
) -> None:
    assert tells_itself(same(prompt), same(right), [same(text) for text in wrong]) is tells


def test_an_option_that_tells_itself_in_one_language_is_enough() -> None:
    prompt = Text("Kim?", "Who?", "Кто снял «Низами»?")
    assert tells_itself(prompt, Text("N", "N", "Низами"), [Text("S", "S", "Севиль")])
