"""Synonyms: words that mean the same, words that mean nothing in a question, and words that mean somewhere else."""

from collections.abc import Iterable

from bot.matching.endings import stem


class Synonyms:
    """Groups of folded words that mean the same, fillers that mean nothing, and names of what is elsewhere."""

    def __init__(
        self, groups: Iterable[Iterable[str]] = (), fillers: Iterable[str] = (), elsewhere: Iterable[str] = ()
    ) -> None:
        self.fillers = frozenset(fillers)
        self.elsewhere = frozenset(elsewhere)
        self._by_word: dict[str, int] = {}
        self._by_stem: dict[str, int] = {}
        for number, words in enumerate(groups):
            for word in words:
                self._by_word.setdefault(word, number)
                self._by_stem.setdefault(stem(word), number)
        self._by_stem |= {word: number for word, number in self._by_word.items() if word in self._by_stem}

    def group(self, word: str) -> int | None:
        """Give the number of the group that has `word`, else its stem, else another word of this stem."""
        found = self._by_word.get(word)
        return self._by_stem.get(stem(word)) if found is None else found
