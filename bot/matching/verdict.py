"""The verdict on a typed answer."""

from enum import IntEnum


class Verdict(IntEnum):
    """What an answer is worth; a higher one is better."""

    WRONG = 0
    CLOSE = 1
    """Worth one more try."""
    CORRECT = 2

    @property
    def word(self) -> str:
        """The verdict in one small word."""
        return self.name.lower()
