"""Where each key stands, and the numbers of many stretches at once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.postings import Postings, spans

SIZE = 6
rows = st.lists(st.integers(0, SIZE - 1), max_size=30)


def whole(numbers: list[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(numbers, dtype=np.int64)


def test_the_places_of_a_key_are_found() -> None:
    owners = np.array(["red", "blue", "green", "white", "black"])
    postings = Postings(whole([2, 0, 2, 1, 2]), 4)
    places, counts = postings.find(whole([2]))
    assert owners[postings.order][places].tolist() == ["red", "green", "black"]
    assert counts.tolist() == [3]


def test_many_keys_are_found_at_once_and_in_the_order_asked() -> None:
    postings = Postings(whole([2, 0, 2, 1, 2]), 4)
    places, counts = postings.find(whole([1, 3, 0, 2]))
    assert postings.order[places].tolist() == [3, 1, 0, 2, 4]
    assert counts.tolist() == [1, 0, 1, 3]


def test_a_key_that_stands_nowhere_has_no_places() -> None:
    places, counts = Postings(whole([0, 2]), 5).find(whole([1, 4]))
    assert (places.tolist(), counts.tolist()) == ([], [0, 0])


def test_nothing_asked_finds_nothing() -> None:
    for postings in (Postings(whole([0, 2]), 5), Postings(whole([]), 0)):
        places, counts = postings.find(whole([]))
        assert (places.tolist(), counts.tolist()) == ([], [])


@given(rows, st.lists(st.integers(0, SIZE - 1), max_size=8))
def test_each_key_has_the_places_it_stands_at(row: list[int], asked: list[int]) -> None:
    postings = Postings(whole(row), SIZE)
    places, counts = postings.find(whole(asked))
    expected = [[place for place, key in enumerate(row) if key == wanted] for wanted in asked]
    assert postings.order[places].tolist() == [place for own in expected for place in own]
    assert counts.tolist() == [len(own) for own in expected]
    assert postings.counts.tolist() == [row.count(key) for key in range(SIZE)]


@pytest.mark.parametrize(
    ("starts", "counts", "expected"),
    [
        ([], [], []),
        ([7], [3], [7, 8, 9]),
        ([7], [0], []),
        ([4, 0, 4], [2, 3, 1], [4, 5, 0, 1, 2, 4]),
        ([3, 9, 1, 5], [0, 1, 0, 2], [9, 5, 6]),
    ],
)
def test_stretches_are_counted_out_one_after_another(starts: list[int], counts: list[int], expected: list[int]) -> None:
    assert spans(whole(starts), whole(counts)).tolist() == expected


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5)), max_size=12))
def test_stretches_are_the_same_as_ranges(stretches: list[tuple[int, int]]) -> None:
    starts, counts = whole([start for start, _ in stretches]), whole([count for _, count in stretches])
    assert spans(starts, counts).tolist() == [n for start, count in stretches for n in range(start, start + count)]
    assert counts.tolist() == [count for _, count in stretches]  # what was passed in stays
