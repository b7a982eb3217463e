"""Chance that can be repeated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.games.chance import shuffled

THINGS = [f"thing {number}" for number in range(10)]


@given(st.lists(st.text()), st.text())
def test_everything_comes_back_once(things: list[str], seed: str) -> None:
    assert sorted(shuffled(things, seed)) == sorted(things)


@given(st.permutations(THINGS), st.text())
def test_the_order_they_came_in_does_not_matter(things: list[str], seed: str) -> None:
    assert shuffled(things, seed) == shuffled(THINGS, seed)


def test_another_seed_gives_another_order() -> None:
    orders = {tuple(shuffled(THINGS, str(seed))) for seed in range(50)}
    assert len(orders) == 50


def test_every_thing_comes_first_about_equally_often() -> None:
    first = [shuffled(THINGS, str(seed))[0] for seed in range(1000)]
    assert all(60 <= first.count(thing) <= 140 for thing in THINGS)


def test_each_of_two_things_comes_before_the_other_about_equally_often() -> None:
    orders = [shuffled(THINGS, str(seed)) for seed in range(1000)]
    for at, one in enumerate(THINGS):
        for other in THINGS[at + 1 :]:
            assert 420 <= sum(order.index(one) < order.index(other) for order in orders) <= 580


@pytest.mark.parametrize(
    ("seed", "order"), [("", "cgbfadeh"), ("seed", "hgdabecf"), ("toxum", "fdhaegbc"), ("зерно", "hdfbgcae")]
)
def test_the_order_is_the_same_on_every_machine(seed: str, order: str) -> None:
    assert shuffled("abcdefgh", seed) == list(order)


def test_a_key_stands_for_things_that_are_no_texts() -> None:
    pairs = [(1, "b"), (2, "a"), (3, "c")]
    in_order = shuffled(pairs, "seed", lambda pair: pair[1])
    assert [letter for _, letter in in_order] == shuffled("abc", "seed")


def test_what_comes_before_does_not_depend_on_what_else_there_is() -> None:
    few = shuffled(THINGS[:5], "seed")
    assert [thing for thing in shuffled(THINGS, "seed") if thing in few] == few
