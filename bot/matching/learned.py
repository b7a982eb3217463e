"""Learned weights: for which entry each word speaks, found by telling all phrasings apart.

Naive Bayes takes every word for itself. Here words share out among them what they say together, so
that entries with nearly the same words are told apart by the few in which they differ. It is
softmax regression over whole words, what they have in common with others (stem or synonyms), their
trigrams, and pairs of words side by side. Plain gradient descent from zero, with steps that grow
shorter, ends near the smallest weights that tell the phrasings apart; rare features do not run
ahead, and no penalty is needed.
"""

from collections.abc import Sequence

import numpy as np

from bot.matching.endings import stem
from bot.matching.postings import Floats, Numbers, Postings, spans
from bot.matching.synonyms import Synonyms
from bot.matching.words import Lexicon, weight_by_rarity

_BATCH = 64
"""Phrasings in a step."""
_STEPS, _MOST_ROUNDS = 2000, 20
"""The phrasings are gone through until so many steps are made, but not oftener than this."""
_STEP = 5.0
"""How far the first step goes."""
_LETTERS = 3
"""The length of the n-grams."""
_PAIRS = 1 << 14
"""How many pairs of words are told apart; which are taken for one is left to chance."""
_OF_PAIR = 0.7
"""What a pair counts beside a word or an n-gram of the same rarity."""
_SPREAD, _MIXED, _RANGE = 40_503, 2_654_435_761, 1 << 32
"""Two numbers that scatter pairs over a range."""
_EDGE, UNKNOWN = 0, -1
"""What stands before the first word and behind the last, and what an unknown word has in common with others."""
_SEED = 1


class Learned:
    """What words and pairs of words say for each of some entries."""

    def __init__(
        self, lexicon: Lexicon, synonyms: Synonyms, row: Numbers, phrases: Numbers, entries: Numbers, size: int
    ) -> None:
        """Learn from `row`, the word numbers of all phrasings, with the phrasing and the entry of each word.

        Phrasings are numbered in the order of the row, entries from 0 to `size`.
        """
        self._lexicon = lexicon
        self._number_features(synonyms)
        phrases = np.unique(phrases, return_inverse=True)[1]  # without the gaps of those that have no word
        features, owners = self._features_of(row, phrases)
        targets = np.zeros(int(phrases.max(initial=-1)) + 1, dtype=np.int64)
        targets[phrases] = entries
        self._weigh(features, len(targets))
        self._weights = np.zeros((max(int(self._places.max(initial=0)) + 1, 1), size), dtype=np.float32)
        self._learn(features, owners, targets)

    def _number_features(self, synonyms: Synonyms) -> None:
        """Number words, then what they have in common, then n-grams, then pairs."""
        lexicon, count = self._lexicon, len(self._lexicon.words)
        kinds: dict[str | int, int] = {}
        self._kinds = np.array(
            [1 + kinds.setdefault(_kind(word, synonyms), len(kinds)) for word in lexicon.words], np.int64
        )
        self._first_kind = count
        self._first_gram = count + 1 + len(kinds)
        self._first_pair = self._first_gram + lexicon.gram_count
        self._is_learned = lexicon.gram_letters == _LETTERS

    def _features_of(self, row: Numbers, phrases: Numbers) -> tuple[Numbers, Numbers]:
        """Give the features of all phrasings, phrasing after phrasing, and the phrasing of each."""
        kinds = self._kinds[row]
        grams, counts = self._grams_of(row)
        ends = np.append(phrases[1:] != phrases[:-1], True)[: len(row)]
        begins = np.append(True, ends[:-1])[: len(row)]
        before = np.where(begins, _EDGE, np.append(_EDGE, kinds[:-1])[: len(row)])
        features = (
            (row, phrases),
            (self._first_kind + kinds, phrases),
            (self._first_gram + grams, np.repeat(phrases, counts)),
            (self._pairs(before, kinds), phrases),
            (self._pairs(kinds[ends], np.full(int(ends.sum()), _EDGE)), phrases[ends]),
        )
        owners = np.concatenate([owner for _, owner in features])
        order = np.argsort(owners, kind="stable")
        return np.concatenate([feature for feature, _ in features])[order], owners[order]

    def _grams_of(self, row: Numbers) -> tuple[Numbers, Numbers]:
        """Give the n-grams of words, word after word, and how many each has."""
        lexicon = self._lexicon
        learned = self._is_learned[lexicon.gram_row]
        owners = np.repeat(np.arange(len(lexicon.words)), lexicon.gram_lengths)[learned]
        words = Postings(owners, len(lexicon.words))
        places, counts = words.find(row)
        return lexicon.gram_row[learned][words.order][places], counts

    def _pairs(self, first: Numbers, second: Numbers) -> Numbers:
        """Give the features of pairs, by what the words of each have in common with others."""
        mixed = (first * _SPREAD + second) * _MIXED % _RANGE
        return self._first_pair + mixed * _PAIRS // _RANGE

    def _weigh(self, features: Numbers, total: int) -> None:
        """Weigh the features by their rarity in `total` phrasings; one that no phrasing has weighs nothing."""
        used = np.minimum(np.bincount(features, minlength=self._first_pair + _PAIRS), total)
        self._places = np.where(used, np.cumsum(used > 0) - 1, 0)
        self._rarity = np.where(used, weight_by_rarity(used, total), 0).astype(np.float32)
        self._rarity[self._first_pair :] *= _OF_PAIR

    def _learn(self, features: Numbers, owners: Numbers, targets: Numbers) -> None:
        """Go through the phrasings and move the weights after each batch, less and less far."""
        total = len(targets)
        values = self._rarity[features]
        norms = np.sqrt(np.bincount(owners, values**2, total))
        values = (values / norms[owners]).astype(np.float32)  # each phrasing is of length 1
        features, lengths = self._places[features], np.bincount(owners, minlength=total)
        starts = np.cumsum(lengths) - lengths
        batches = _in_batches(total)
        for done, batch in enumerate(batches):
            at = spans(starts[batch], lengths[batch])
            different, columns = np.unique(features[at], return_inverse=True)
            cells = np.repeat(np.arange(len(batch)) * len(different), lengths[batch]) + columns
            rows = np.bincount(cells, values[at], len(batch) * len(different)).astype(np.float32)
            step = _STEP * (1 - done / len(batches))
            self._step(rows.reshape(len(batch), len(different)), different, targets[batch], step)

    def _step(self, rows: Floats, features: Numbers, targets: Numbers, step: float) -> None:
        """Move the weights of some phrasings' features towards their entries and from those that rival these."""
        weights = self._weights[features]
        surplus = _shares(rows @ weights)
        surplus[np.arange(len(targets)), targets] -= 1
        self._weights[features] = weights - np.float32(step) * (rows.T @ surplus)

    def kind(self, word: int) -> int:
        """Give what a word, given by its number, has in common with others; `UNKNOWN` for -1."""
        return int(self._kinds[word]) if word >= 0 else UNKNOWN

    def says(self, word: str, known_as: int) -> tuple[Floats, float]:
        """Give what a word says for each entry, in log-odds, and its squared length in features.

        `known_as` is the number of the word that it is or is a slip of, -1 for none.
        """
        grams, _ = self._lexicon.known_grams(word)
        own = self._first_gram + grams[self._is_learned[grams]]
        return self._say(own if known_as < 0 else np.append(own, (known_as, self._first_kind + self._kinds[known_as])))

    def pairs_say(self, kinds: Sequence[int]) -> tuple[Floats, float]:
        """Give the same for the pairs of words of a question, by what each has in common with others."""
        row = np.array((_EDGE, *kinds, _EDGE))
        first, second = row[:-1], row[1:]
        known = (first != UNKNOWN) & (second != UNKNOWN)
        return self._say(self._pairs(first[known], second[known]))

    def _say(self, features: Numbers) -> tuple[Floats, float]:
        rarity = self._rarity[features]
        return rarity @ self._weights[self._places[features]], float(rarity @ rarity)


def _in_batches(total: int) -> list[Numbers]:
    """Put so many phrasings in a random order, again and again where they are few, and each time into batches."""
    if not total:
        return []
    chance, in_one = np.random.default_rng(_SEED), -(-total // _BATCH)
    rounds = (chance.permutation(total) for _ in range(min(-(-_STEPS // in_one), _MOST_ROUNDS)))
    return [order[start : start + _BATCH] for order in rounds for start in range(0, total, _BATCH)]


def _kind(word: str, synonyms: Synonyms) -> str | int:
    """Give what words that mean the same have in common: the group of synonyms, else the stem."""
    group = synonyms.group(word)
    return stem(word) if group is None else group


def _shares(logs: Floats) -> Floats:
    """Share out one certainty in each row of log-odds."""
    powers = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
