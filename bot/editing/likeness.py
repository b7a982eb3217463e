"""Likeness: how alike short folded texts are, by their words and by the letters in them. Pure.

Two cosines are averaged: one over stems, those of one synonym group being the same in all languages,
one over runs of three letters, which slips of the keyboard leave mostly as they are. Both weigh a
feature by its rarity in the knowledge. Texts with different numbers are not alike at all.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from bot.matching.endings import stem
from bot.matching.fold import fold
from bot.matching.phrasings import plain_texts, slotted_texts, words_of
from bot.matching.postings import Floats, Postings
from bot.matching.synonyms import Synonyms
from bot.matching.words import weight_by_rarity
from knowledge.model import KnowledgeBase

_LETTERS = 3
_NUMBER = re.compile(r"\b\d\w*")


class Background:
    """What words mean the same, and how often each is used, by a knowledge or by none."""

    def __init__(self, knowledge: KnowledgeBase | None = None) -> None:
        groups = ([fold(word) for word in group.words] for group in knowledge.synonyms) if knowledge else ()
        self._synonyms = Synonyms(groups, words_of(knowledge.fillers) if knowledge else ())
        phrasings = {**plain_texts(knowledge), **slotted_texts(knowledge)} if knowledge else {}
        words = Counter(word for texts in phrasings.values() for text in texts for word in set(text.split()))
        self.total = sum(map(len, phrasings.values()))
        self.stems: Counter[str] = Counter()
        self.letters: Counter[str] = Counter()
        for word, count in words.items():
            self.stems[self._stem(word)] += count
            for run in _runs(word):
                self.letters[run] += count

    def stems_of(self, text: str) -> set[str]:
        """Give the different stems of a text, a number for those that are synonyms."""
        return {self._stem(word) for word in self._words(text)}

    def letters_of(self, text: str) -> set[str]:
        """Give the different runs of letters in the words of a text."""
        return {run for word in self._words(text) for run in _runs(word)}

    def _words(self, text: str) -> list[str]:
        """Give the words that carry something, all of them where none does."""
        words = text.split()
        return [word for word in words if word not in self._synonyms.fillers] or words

    def _stem(self, word: str) -> str:
        group = self._synonyms.group(word)
        return stem(word) if group is None else f"#{group}"


def _runs(word: str) -> list[str]:
    padded = f" {word} "
    return [padded[at : at + _LETTERS] for at in range(len(padded) - _LETTERS + 1)]


class Likeness:
    """Which of some texts are alike."""

    def __init__(self, texts: Sequence[str], background: Background) -> None:
        """Take folded texts; the background says how much their words tell."""
        spaces = ((background.stems_of, background.stems), (background.letters_of, background.letters))
        self._spaces = [
            _Space([features(text) for text in texts], counts, background.total) for features, counts in spaces
        ]
        numbers: dict[frozenset[str], int] = {}
        sets = (frozenset(_NUMBER.findall(text)) for text in texts)
        self._numbers = np.array([numbers.setdefault(one, len(numbers)) for one in sets], dtype=np.int64)

    def of(self, place: int) -> Floats:
        """Give how alike the text at a place is to each one, 0 to 1.

        >>> likeness = Likeness(["who shot batman", "who shot batmen", "when in 1970", "when in 1980"], Background())
        >>> [round(float(one), 1) for one in likeness.of(0)], round(float(likeness.of(2)[3]), 1)
        ([1.0, 0.7, 0.0, 0.0], 0.0)
        """
        mean = sum(space.of(place) for space in self._spaces) / len(self._spaces)
        return np.where(self._numbers == self._numbers[place], mean, 0.0)


class _Space:
    """Texts as sets of features, which weigh by their rarity."""

    def __init__(self, features: Sequence[Iterable[str]], counts: Counter[str], total: int) -> None:
        here = Counter(one for some in features for one in some)
        names = sorted(here)
        numbers = {name: number for number, name in enumerate(names)}
        self._rows = [np.array(sorted(numbers[one] for one in some), dtype=np.int64) for some in features]
        total += len(features)
        self._weights = weight_by_rarity([min(counts[name] + here[name], total) for name in names], total)
        row = np.concatenate(self._rows) if self._rows else np.array([], dtype=np.int64)
        owners = np.repeat(np.arange(len(self._rows)), [len(one) for one in self._rows])
        self._postings = Postings(row, len(names))
        self._owners = owners[self._postings.order]
        self._norms = np.sqrt(np.bincount(owners, self._weights[row], len(self._rows)))

    def of(self, place: int) -> Floats:
        row = self._rows[place]
        places, counts = self._postings.find(row)
        shared = np.bincount(self._owners[places], np.repeat(self._weights[row], counts), len(self._rows))
        return np.asarray(shared / (self._norms * self._norms[place]))
