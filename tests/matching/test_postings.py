"""Where each key stands, the numbers of many stretches at once, and rows to add up in."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.postings import Floats, Postings, Scratch, spans

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


# --- rows to add up in

SIZES = st.lists(st.integers(0, 40), min_size=1, max_size=8)


def use(scratch: Scratch, size: int, value: float) -> tuple[Floats, Floats]:
    """Take the rows and write all over both."""
    rows = scratch.rows(size)
    for row in rows:
        row.fill(value)
    return rows


def test_a_row_is_of_zeros_again_after_it_was_used() -> None:
    scratch = Scratch()
    use(scratch, 5, 7)
    sums, _ = scratch.rows(5)
    assert sums.tolist() == [0] * 5


@pytest.mark.parametrize("sizes", [[3, 900], [900, 3], [3, 900, 3, 901], [0, 1], [1, 0], [0]])
def test_a_larger_and_a_smaller_size_work_one_after_another(sizes: Sequence[int]) -> None:
    scratch = Scratch()
    for size in sizes:
        sums, others = scratch.rows(size)
        assert sums.tolist() == [0] * size
        assert len(others) == size
        use(scratch, size, 7)


@given(SIZES)
def test_whatever_was_asked_before_there_are_zeros(sizes: list[int]) -> None:
    scratch = Scratch()
    for size in sizes:
        assert scratch.rows(size)[0].tolist() == [0] * size
        sums, others = use(scratch, size, float("nan"))
        assert sums.dtype == others.dtype == np.float32


def test_the_two_rows_are_not_the_same() -> None:
    sums, others = Scratch().rows(5)
    others.fill(7)
    assert sums.tolist() == [0] * 5
    sums.fill(8)
    assert others.tolist() == [7] * 5


def test_the_rows_are_kept_for_the_next_call() -> None:
    scratch = Scratch()
    large, small = scratch.rows(900), scratch.rows(3)
    assert all(np.shares_memory(one, other) for one, other in zip(large, small, strict=True))


def test_two_that_are_made_apart_share_nothing() -> None:
    one, other = use(Scratch(), 5, 7), Scratch().rows(5)
    assert not any(np.shares_memory(mine, theirs) for mine in one for theirs in other)


def test_each_thread_has_rows_of_its_own() -> None:
    scratch, together = Scratch(), Barrier(2, timeout=10)

    def work(value: float) -> tuple[tuple[Floats, Floats], list[list[float]]]:
        rows = scratch.rows(50)
        together.wait()  # both have their rows before one writes
        use(scratch, 50, value)
        together.wait()  # and both have written before one reads
        return rows, [row.tolist() for row in rows]

    with ThreadPoolExecutor(2) as threads:
        (one, ones), (other, others) = threads.map(work, (1.0, 2.0))
    assert (ones, others) == ([[1.0] * 50] * 2, [[2.0] * 50] * 2)
    assert not any(np.shares_memory(mine, theirs) for mine in one for theirs in other)


def test_what_another_thread_does_leaves_the_rows_alone() -> None:
    scratch = Scratch()
    sums, others = use(scratch, 5, 7)
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(lambda: scratch.rows(5)[0].tolist()).result() == [0] * 5
        thread.submit(use, scratch, 900, 8).result()
    assert sums.tolist() == others.tolist() == [7] * 5
