"""Learned weights: for which entry each word speaks, found by telling all phrasings apart.

Naive Bayes takes every word for itself. Here words share out among them what they say together, so
that entries with nearly the same words are told apart by the few in which they differ. It is
softmax regression over whole words and stems: each feature has a step of its own (AdaGrad), and
what keeps it from learning by heart is that it sees a phrasing once, or a few times where there
are few.
"""

import numpy as np

from bot.matching.postings import Floats, Numbers, spans
from bot.matching.synonyms import Synonyms
from bot.matching.words import Lexicon, stem, weight_by_rarity

_BATCH = 64
"""Phrasings in a step."""
_LEAST_STEPS = 100
_STEP = 0.02
_SHARPNESS = 12.0
"""The length of a phrasing's row of features: how far weights of one may take its log-odds."""
_FLAT = 0.001
"""The steepness of a feature before it is seen."""
_SEED = 1


class Learned:
    """What words and stems say for each of some entries."""

    def __init__(
        self, lexicon: Lexicon, synonyms: Synonyms, row: Numbers, phrases: Numbers, entries: Numbers, size: int
    ) -> None:
        """Learn from `row`, the word numbers of all phrasings, with the phrasing and the entry of each word.

        Phrasings are numbered in the order of the row, entries from 0 to `size`.
        """
        phrases = np.unique(phrases, return_inverse=True)[1]  # without the gaps of those that have no word
        kinds: dict[str | int, int] = {}
        words = len(lexicon.words)
        self._kinds = np.array(
            [words + kinds.setdefault(_kind(word, synonyms), len(kinds)) for word in lexicon.words], np.int64
        )
        self._lay_out(row, phrases, words + len(kinds))
        self._entries = np.zeros(len(self._lengths), dtype=np.int64)
        self._entries[phrases] = entries
        self._weights = np.zeros((max(int(self._places.max(initial=0)) + 1, 1), size), dtype=np.float32)
        self._learn()
        del self._features, self._values, self._lengths, self._starts, self._entries  # what was learned from

    def _lay_out(self, row: Numbers, phrases: Numbers, count: int) -> None:
        """Lay the features of all phrasings in one row, each phrasing's of the same length as a vector."""
        features, owners = np.stack((row, self._kinds[row]), axis=1).ravel(), np.repeat(phrases, 2)
        self._lengths = np.bincount(owners)
        self._starts = np.cumsum(self._lengths) - self._lengths
        used = np.bincount(features, minlength=count)
        self._places = np.where(used, np.cumsum(used > 0) - 1, 0)  # one that no phrasing has is without rarity
        self._features = self._places[features]
        self._rarity = np.where(used, weight_by_rarity(used, len(self._lengths)), 0).astype(np.float32)
        values = self._rarity[features]
        norms = np.sqrt(np.bincount(owners, values**2))
        self._values = (_SHARPNESS * values / norms[owners]).astype(np.float32)

    def _learn(self) -> None:
        """Go through the phrasings in a random order, again where they are too few for `_LEAST_STEPS`."""
        chance, total = np.random.default_rng(_SEED), len(self._lengths)
        steepness = np.full(len(self._weights), _FLAT, dtype=np.float32)
        steps = -(-total // _BATCH)
        for _ in range(max(1, -(-_LEAST_STEPS // steps)) if total else 0):
            order = chance.permutation(total)
            for start in range(0, total, _BATCH):
                self._step(order[start : start + _BATCH], steepness)

    def _step(self, batch: Numbers, steepness: Floats) -> None:
        """Move the weights of some phrasings' features towards their entries and from those that rival these."""
        lengths = self._lengths[batch]
        at = spans(self._starts[batch], lengths)
        features, values = self._features[at], self._values[at, None]
        surplus = _shares(np.add.reduceat(self._weights[features] * values, np.cumsum(lengths) - lengths))
        surplus[np.arange(len(batch)), self._entries[batch]] -= 1
        order = np.argsort(features, kind="stable")
        ordered = features[order]
        firsts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
        slopes = np.add.reduceat((np.repeat(surplus, lengths, axis=0) * values)[order], firsts)
        features = ordered[firsts]
        steepness[features] += np.square(slopes).mean(axis=1)
        self._weights[features] -= _STEP * slopes / np.sqrt(steepness[features])[:, None]

    def says(self, word: int) -> tuple[Floats, float]:
        """Give what a word of the lexicon says for each entry, in log-odds, and its squared length in features.

        The word is given by its number, -1 for one that is unknown and says nothing.
        """
        if word < 0:
            return np.zeros(self._weights.shape[1], dtype=np.float32), 0.0
        features = [word, self._kinds[word]]
        rarity = self._rarity[features]
        return _SHARPNESS * rarity @ self._weights[self._places[features]], float(rarity @ rarity)


def _kind(word: str, synonyms: Synonyms) -> str | int:
    """Give what words that mean the same have in common: the group of synonyms, else the stem."""
    group = synonyms.group(word)
    return stem(word) if group is None else group


def _shares(logs: Floats) -> Floats:
    """Share out one certainty in each row of log-odds."""
    powers = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
