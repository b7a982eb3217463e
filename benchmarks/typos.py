"""Seeded slips of the keyboard, for measuring how much a matcher minds them."""

import random
import string


def with_typos(text: str, chance: random.Random, every: int = 20) -> str:
    """Give `text` with one slip for every so many letters, at least one: swapped, lost, doubled or wrong letters."""
    letters = list(text)
    for _ in range(max(1, round(len(text) / every))):
        at = chance.randrange(len(letters)) if letters else 0
        kind = chance.randrange(4)
        if kind == 0 and at + 1 < len(letters):
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        elif kind == 1 and len(letters) > 3:
            del letters[at]
        elif kind == 2 and letters:
            letters.insert(at, letters[at])
        elif letters:
            letters[at] = chance.choice(string.ascii_lowercase)
    return "".join(letters)
