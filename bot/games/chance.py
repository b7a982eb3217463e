"""Chance that can be repeated: the same seed gives the same order on every machine and version."""

import hashlib
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def shuffled(things: Iterable[T], seed: str, key: Callable[[T], str] = str) -> list[T]:
    """Give `things` in an order that only `seed` and their keys decide, not the order they came in."""
    return sorted(things, key=lambda thing: (_draw(seed, key(thing)), key(thing)))


def _draw(seed: str, key: str) -> bytes:
    return hashlib.blake2b(f"{seed}\n{key}".encode(), digest_size=8).digest()
