"""Chance that can be repeated: the same seed gives the same order on every machine and version."""

import hashlib
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

_MASK = (1 << 64) - 1
_MIX = 0x9E3779B97F4A7C15
"""An odd number that spreads bits, the golden ratio in 64 of them (Knuth, multiplicative hashing)."""


def shuffled(things: Iterable[T], seed: str, key: Callable[[T], str] = str) -> list[T]:
    """Give `things` in an order that only `seed` and their keys decide, not the order they came in."""
    start = _mixed(_number(seed))
    return sorted(things, key=lambda thing: (_mixed(start ^ _number(key(thing))), key(thing)))


@lru_cache(maxsize=16_384)
def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def _mixed(number: int) -> int:
    number = number * _MIX & _MASK
    number ^= number >> 32
    return number * _MIX & _MASK
