"""Naive Bayes: which entry's phrasings are spelled like the question.

Soft cosine asks which single phrasing comes near; this asks which entry as a whole uses such
character n-grams and such pairs of neighbouring words more than others do. Weak evidence of many
phrasings adds up, and a slip of the keyboard costs a few n-grams, not the word.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from bot.matching.postings import Floats, Numbers, Postings, spans
from bot.matching.words import Lexicon

_SMOOTHING = 0.1
_ENOUGH = 10
"""An entry of more phrasings than this counts as if it had this many, so that large and small ones compare."""
_PAIRS = 0.7
"""What pairs of words count beside n-grams."""
_PAIRS_KEPT = 4096
_COMMON = 1000
"""What more entries than these use says little about any of them and costs the most."""


class _Features:
    """How much each entry uses each feature, ready to be summed."""

    def __init__(self, features: Numbers, entries: Numbers, uses: Floats, counts: tuple[int, int]) -> None:
        count, self._size = counts
        telling = np.bincount(features, minlength=count)[features] <= _COMMON
        features, entries, uses = features[telling], entries[telling], uses[telling]
        self._postings = Postings(features, count)
        self._entries = entries[self._postings.order].astype(np.int32)
        self._logs = np.log1p(uses[self._postings.order] / _SMOOTHING).astype(np.float32)

    def likelihood(self, features: Numbers, weights: Floats) -> Floats:
        """Give each entry's summed, weighted log-likelihood beyond that of an entry that has none of them."""
        places, counts = self._postings.find(features)
        logs = np.repeat(weights, counts) * self._logs[places]
        return np.bincount(self._entries[places], logs, self._size).astype(np.float32)


class Bayes:
    """The spelling of all entries' phrasings."""

    def __init__(self, lexicon: Lexicon, row: Numbers, phrases: Numbers, entries: Numbers, sizes: Numbers) -> None:
        """Learn from `row`, the word numbers of all phrasings, with the phrasing and the entry of each word.

        `sizes` says how many phrasings each entry has.
        """
        self._lexicon = lexicon
        self._total = int(sizes.sum())
        self._shares = np.minimum(1.0, _ENOUGH / np.maximum(sizes, 1))
        self._kept: dict[tuple[int, int], tuple[float, Floats] | None] = {}
        self._learn_spelling(row, phrases, entries)
        self._learn_pairs(row, phrases, entries)

    def _learn_spelling(self, row: Numbers, phrases: Numbers, entries: Numbers) -> None:
        lexicon, count, size = self._lexicon, self._total, len(self._shares)
        frequency = np.bincount(row, minlength=len(lexicon.words))
        lengths = lexicon.gram_lengths
        in_phrases = np.bincount(lexicon.gram_row, np.repeat(frequency, lengths), lexicon.gram_count)
        self._rarity = (1 + np.log((1 + count) / (1 + in_phrases))).astype(np.float32)
        self._rarest = 1 + math.log(1 + count)
        squares = self._rarity[lexicon.gram_row] ** 2
        word_squares = np.bincount(np.repeat(np.arange(len(lengths)), lengths), squares, len(lengths))
        norms = np.sqrt(np.bincount(phrases, word_squares[row], count))
        order = np.argsort(entries, kind="stable")
        bounds = np.searchsorted(entries[order], np.arange(size + 1))
        grams, owners, uses = [], [], []
        for entry in range(size):
            own = order[bounds[entry] : bounds[entry + 1]]
            words, inverse = np.unique(row[own], return_inverse=True)
            shares = np.bincount(inverse, 1 / norms[phrases[own]])
            lengths = lexicon.gram_lengths[words]
            found, at = np.unique(lexicon.gram_row[spans(lexicon.gram_starts[words], lengths)], return_inverse=True)
            used = np.bincount(at, np.repeat(shares, lengths)) * self._rarity[found] * self._shares[entry]
            grams.append(found)
            uses.append(used.astype(np.float32))
            owners.append(np.full(len(found), entry, dtype=np.int32))
        self._spelling = _Features(
            _joined(grams),
            _joined(owners),
            np.concatenate([np.zeros(0, dtype=np.float32), *uses]),
            (lexicon.gram_count, size),
        )

    def _learn_pairs(self, row: Numbers, phrases: Numbers, entries: Numbers) -> None:
        count, size = self._total, len(self._shares)
        here = np.flatnonzero(phrases[1:] == phrases[:-1])
        keys = row[here] * len(self._lexicon.words) + row[here + 1]
        pairs, at, counts = np.unique(keys, return_inverse=True, return_counts=True)
        rarity = 1 + np.log((1 + count) / (1 + counts))
        norms = np.sqrt(np.bincount(phrases[here], rarity[at] ** 2, count))
        used, owner = np.unique(at * size + entries[here], return_inverse=True)
        uses = np.bincount(owner, rarity[at] / norms[phrases[here]], len(used))
        uses = uses * self._shares[used % max(size, 1)]
        self._pair_keys, self._pair_rarity, self._rarest_pair = pairs, rarity, 1 + math.log(1 + count)
        self._pairs = _Features(used // max(size, 1), used % max(size, 1), uses, (len(pairs), size))

    def spelling(self, word: str) -> tuple[Floats, float]:
        """Give each entry's log-likelihood of a word's n-grams, and the word's squared length in n-grams."""
        known, unknown = self._lexicon.known_grams(word)
        rarity = self._rarity[known]
        return self._spelling.likelihood(known, rarity), float(rarity @ rarity) + unknown * self._rarest**2

    def pairs(self, words: Sequence[int]) -> Floats | None:
        """Give each entry's log-likelihood of the pairs of neighbours among word numbers; -1 is a stranger.

        None where no pair is known.
        """
        known = [found for pair in pairwise(words) if (found := self._of_pair(pair))]
        if not known:
            return None
        unknown = len(words) - 1 - len(known)
        length = math.sqrt(sum(rarity * rarity for rarity, _ in known) + unknown * self._rarest_pair**2)
        return np.asarray(np.add.reduce([likely for _, likely in known]) * np.float32(_PAIRS / length))

    def _of_pair(self, pair: tuple[int, int]) -> tuple[float, Floats] | None:
        """Give the rarity of a pair of words and each entry's log-likelihood of it; None for one that no entry has."""
        if pair not in self._kept:
            if len(self._kept) >= _PAIRS_KEPT:
                self._kept.clear()
            self._kept[pair] = self._new_pair(pair)
        return self._kept[pair]

    def _new_pair(self, pair: tuple[int, int]) -> tuple[float, Floats] | None:
        key = pair[0] * len(self._lexicon.words) + pair[1]
        at = int(np.searchsorted(self._pair_keys, key))
        if min(pair) < 0 or at >= len(self._pair_keys) or self._pair_keys[at] != key:
            return None
        rarity = self._pair_rarity[at : at + 1]
        return float(rarity[0]), self._pairs.likelihood(np.array([at]), rarity)


def _joined(parts: Sequence[Numbers]) -> Numbers:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)
