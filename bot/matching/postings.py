"""Postings: for each key the places it stands at, all in one row; and rows to add up in."""

from threading import local
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.integer[Any]]
Floats = npt.NDArray[np.floating[Any]]


class Scratch(local):
    """Two rows to compute in, each thread its own: to get large rows from the system costs more than to fill them."""

    def __init__(self) -> None:
        self._rows = np.zeros((2, 0), dtype=np.float32)

    def rows(self, size: int) -> tuple[Floats, Floats]:
        """Give a row of zeros and one of whatever was left in it; both are good until the next call."""
        if self._rows.shape[1] < size:
            self._rows = np.empty((2, size), dtype=np.float32)
        sums, others = self._rows[0, :size], self._rows[1, :size]
        sums.fill(0)
        return sums, others


class Postings:
    """For each of the keys 0 to `size` the stretch of places that have it, in rows that are sorted by key."""

    def __init__(self, keys: Numbers, size: int) -> None:
        """Take the key of every place; `order` sorts what belongs to the places like the keys."""
        self.order = np.argsort(keys, kind="stable")
        self.counts = np.bincount(keys, minlength=size)
        self._starts = np.cumsum(self.counts) - self.counts

    def find(self, keys: Numbers) -> tuple[Numbers, Numbers]:
        """Give the places of all `keys`, key after key, and how many each has."""
        counts = self.counts[keys]
        return spans(self._starts[keys], counts), counts


def spans(starts: Numbers, counts: Numbers) -> Numbers:
    """Give the numbers of the stretches that begin at `starts` and are `counts` long, one after another.

    >>> spans(np.array([5, 9]), np.array([2, 1])).tolist()
    [5, 6, 9]
    """
    ends = counts.cumsum()
    places: Numbers = (starts - ends + counts).repeat(counts)
    places += np.arange(len(places))
    return places


def distinct(numbers: Numbers) -> Numbers:
    """Give the different numbers in order; sorting is several times faster here than the hashing of `np.unique`.

    >>> distinct(np.array([7, 5, 7])).tolist()
    [5, 7]
    """
    ordered: Numbers = np.sort(numbers)
    first = np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]
    different: Numbers = ordered[first]
    return different
