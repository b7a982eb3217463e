"""Naive Bayes: which entry's phrasings are spelled like the question.

Soft cosine asks which single phrasing comes near; this asks which entry as a whole uses such words
and such character n-grams more than others do. Weak evidence of many phrasings adds up, and a slip
of the keyboard costs a few n-grams, not the word.

It is multinomial naive Bayes over weighted counts: a feature of a phrasing counts by its rarity,
over the phrasing's length. An entry says of each feature log((its use + a) / (all its use + a * the
number of features)), against the same of all phrasings at large.
"""

import math
from collections.abc import Sequence

import numpy as np

from bot.matching.postings import Floats, Numbers, Postings, spans
from bot.matching.words import Lexicon

_SMOOTHING = 0.05
_SMOOTHING_AT_LARGE = 7.0
"""All phrasings together have used whatever a question may bring; what they used a few times is still rare."""
_WHOLE = 4.0
"""What a whole word counts beside each of its n-grams."""
_COMMON = 1000
"""What more entries than these use says little about any of them and costs the most."""


class Bayes:
    """The spelling of all entries' phrasings."""

    def __init__(
        self,
        lexicon: Lexicon,
        row: Numbers,
        phrases: Numbers,
        entries: Numbers,
        sizes: Numbers,
        beside: tuple[Numbers, Numbers],
    ) -> None:
        """Learn from `row`, the word numbers of all phrasings, with the phrasing and the entry of each word.

        `sizes` says how many phrasings each entry has. What is said at large is also said by the phrasings
        `beside` these, given by their words and the phrasing of each.
        """
        self._lexicon = lexicon
        self._size = len(sizes)
        self._weigh(row, int(sizes.sum()))
        self._learn(row, phrases, entries)
        self._note_at_large(self._used_at_large(row, phrases) + self._used_at_large(*beside))

    def _weigh(self, row: Numbers, count: int) -> None:
        """Weigh n-grams, and behind them words, by their rarity in the phrasings."""
        lexicon = self._lexicon
        frequency = np.bincount(row, minlength=len(lexicon.words))
        spread = np.repeat(frequency, lexicon.gram_lengths)
        in_phrases = np.bincount(lexicon.gram_row, spread, lexicon.gram_count)
        scales = np.repeat((1.0, _WHOLE), (len(in_phrases), len(frequency)))
        rarity = 1 + np.log((1 + count) / (1 + np.concatenate((in_phrases, frequency))))
        self._weights = (scales * rarity).astype(np.float32)
        self._rarest = 1 + math.log(1 + count)

    def _used_at_large(self, row: Numbers, phrases: Numbers) -> Floats:
        """Give how much each feature is used by some phrasings."""
        lexicon = self._lexicon
        norms = np.sqrt(np.bincount(phrases, self._squares()[row]))
        shares = np.bincount(row, 1 / norms[phrases], len(lexicon.words))
        spread = np.bincount(lexicon.gram_row, np.repeat(shares, lexicon.gram_lengths), lexicon.gram_count)
        return np.asarray(np.concatenate((spread, shares)) * self._weights)

    def _learn(self, row: Numbers, phrases: Numbers, entries: Numbers) -> None:
        """Sum up by entry how much each feature is used."""
        norms = np.sqrt(np.bincount(phrases, self._squares()[row]))
        order = np.argsort(entries, kind="stable")
        bounds = np.searchsorted(entries[order], np.arange(self._size + 1))
        features, owners, uses = [], [], []
        for entry in range(self._size):
            own = order[bounds[entry] : bounds[entry + 1]]
            words, inverse = np.unique(row[own], return_inverse=True)
            shares = np.bincount(inverse, 1 / norms[phrases[own]], len(words)).astype(np.float32)
            found, used = self._used(words, shares)
            features.append(found)
            uses.append(used.astype(np.float32))
            owners.append(np.full(len(found), entry, dtype=np.int32))
        self._keep(_joined(features), _joined(owners), np.concatenate([np.zeros(0, dtype=np.float32), *uses]))

    def _squares(self) -> Floats:
        """Give the squared length of each word of the lexicon in its features."""
        lexicon = self._lexicon
        owners = np.repeat(np.arange(len(lexicon.words)), lexicon.gram_lengths)
        in_grams = np.bincount(owners, self._weights[lexicon.gram_row] ** 2, len(lexicon.words))
        return np.asarray(in_grams + self._weights[lexicon.gram_count :] ** 2)

    def _used(self, words: Numbers, shares: Floats) -> tuple[Numbers, Floats]:
        """Give the features of some words and how much these use each, where a word counts by its share."""
        lexicon = self._lexicon
        lengths = lexicon.gram_lengths[words]
        row = lexicon.gram_row[spans(lexicon.gram_starts[words], lengths)]
        grams, at = np.unique(row, return_inverse=True)
        found = np.concatenate((grams, lexicon.gram_count + words)).astype(np.int32)
        used = np.concatenate((np.bincount(at, np.repeat(shares, lengths), len(grams)), shares))
        return found, used * self._weights[found]

    def _note_at_large(self, used: Floats) -> None:
        """Note what all phrasings say of each feature, given how much they use it."""
        of_all = math.log(used.sum() / _SMOOTHING_AT_LARGE + len(used)) if len(used) else 0.0
        self._at_large = (np.log1p(used / _SMOOTHING_AT_LARGE) - of_all).astype(np.float32)

    def _keep(self, features: Numbers, owners: Numbers, uses: Floats) -> None:
        """Keep what an entry says of each feature it uses, and of any that it does not."""
        count = max(len(self._weights), 1)
        totals = np.bincount(owners, uses, self._size)
        self._unused = -np.log(totals / _SMOOTHING + count).astype(np.float32)
        telling = np.bincount(features, minlength=count)[features] <= _COMMON
        features, owners, uses = features[telling], owners[telling], uses[telling]
        self._postings = Postings(features, count)
        self._owners = owners[self._postings.order].astype(np.int32)
        self._logs = np.log1p(uses[self._postings.order] / _SMOOTHING).astype(np.float32)

    def spelling(self, word: str, known_as: int) -> tuple[Floats, float]:
        """Give each entry's log-likelihood ratio for a word's features, and the word's squared length in features.

        `known_as` is the number of the word that it is or is a slip of, -1 for none.
        """
        grams, strange = self._lexicon.known_grams(word)
        features = grams if known_as < 0 else np.append(grams, self._lexicon.gram_count + known_as)
        weights = self._weights[features]
        places, counts = self._postings.find(features)
        logs = np.repeat(weights, counts) * self._logs[places]
        unused = weights.sum() * self._unused - weights @ self._at_large[features]
        likely = np.bincount(self._owners[places], logs, self._size) + unused
        return likely.astype(np.float32), float(weights @ weights) + strange * self._rarest**2


def _joined(parts: Sequence[Numbers]) -> Numbers:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)
