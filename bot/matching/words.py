"""Words: how alike two folded words are, and which known words a new one resembles.

Likeness goes from 0 to 1. Same word 1; another ending of it a little less; a slip of the keyboard
less again, within a budget that grows with the length (up to 4 letters none, up to 7 one, beyond
two; the first letter counts double); else what share of character 2-4-grams the two have in
common. Numbers are alike only when they are the same number.
"""

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA

from bot.matching.endings import MIN_STEM, VOWELS, bases_of, inflected, is_another_sex, nominatives, stem
from bot.matching.postings import distinct, spans

SAME = 1.0
INFLECTED = 0.94
SOUNDS_SAME = 0.92
ONE_SLIP = 0.85
TWO_SLIPS = 0.75
SHORT_SLIP = 0.74
"""A slip in a word of four letters, which may as well be another word: less than two slips in a long one."""
_MOST_SHARED = 0.74
"""Shared n-grams alone never make a word as alike as two slips do."""
_REPAIRS = 3
"""How many known words a misspelt one is tried as, to find the other endings of these."""
_FLOOR = 0.35
_LEAST_SOUND = 3
_CANDIDATES = 10
_WORDS_KEPT = 8192
_RARE_ENOUGH, _COMMON = 100, 30
"""An n-gram in more words than the first figure and than one of so many says little and is not searched by."""
_TWO_SLIPS_FROM = 8
_SHORT = 4

_GRAM_SIZES = (2, 3, 4)
_GLIDES = ("ya", "yo", "yu")
"""Beginnings that are heard: within a word they may be a, e and u as well."""
_SOUNDS = str.maketrans({"q": "g", "k": "g", "j": "c", "y": "i", "w": "v", "e": "a", "x": "h"})


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """Reduce a word to what romanisations agree on.

    >>> sound("ocaqov") == sound("ojagov"), sound("hacibeyli") == sound("gadjibeyli")
    (True, False)
    """
    reduced = word.replace("yo", "e").replace("ya", "a").replace("yu", "u").translate(_SOUNDS)
    return "".join(char for at, char in enumerate(reduced) if at == 0 or char != reduced[at - 1])


def slips_allowed(length: int) -> int:
    """Give how many slips a word of `length` letters may have."""
    return 0 if length <= 4 else 1 if length < _TWO_SLIPS_FROM else 2


def likeness(word: str, other: str) -> float:
    """Give how alike two different words are by ending, sound or slips; 0 if by none of these."""
    if not word[:1].isalpha() or not other[:1].isalpha():
        return SAME if word == other else 0.0
    if word == other:
        return SAME
    if is_another_sex(word, other):
        return 0.0
    if inflected(word, other):
        return INFLECTED
    if min(len(word), len(other)) >= 3 and _sound_alike(word, other):
        return SOUNDS_SAME
    return max(_slip_likeness(word, other), 0.98 * _slip_likeness(stem(word), stem(other)))


def _sound_alike(word: str, other: str) -> bool:
    """Say whether two words sound the same; of letters struck again and again hardly any sound is left."""
    heard = sound(word)
    same_start = word.startswith(_GLIDES) == other.startswith(_GLIDES)  # “Yalan” is no “Alen”
    return len(heard) >= _LEAST_SOUND and heard == sound(other) and same_start


def _slip_likeness(word: str, other: str) -> float:
    allowed = slips_allowed(min(len(word), len(other)))
    if not allowed:
        return 0.0
    first = int(word[0] != other[0])
    slips = OSA.distance(word, other, score_cutoff=allowed) + first
    if slips > allowed:
        return 0.0
    return INFLECTED if slips == 0 else ONE_SLIP if slips == 1 else TWO_SLIPS


class Lexicon:
    """Known words; finds the ones that a new word resembles, without looking at all of them.

    Candidates come from four keys: the stem, the sound, the word less one letter (a slip leaves
    two words alike that way), and shared character 2-4-grams. `likeness` then judges each.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words: list[str] = list(dict.fromkeys(words))
        self.ids = {word: number for number, word in enumerate(self.words)}
        self._index_keys()
        self._index_grams()
        self._kept: dict[str, tuple[tuple[int, float], ...]] = {}

    def _index_keys(self) -> None:
        """Sort the words by the hashes of their keys; two keys of one hash only cost a comparison."""
        packed, lengths = array("I"), array("i")
        for word in self.words:
            keys = _keys(word)
            packed.extend(crc32(key.encode()) for key in keys)
            lengths.append(len(keys))
        hashes = np.array(packed, dtype=np.uint32)
        words = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        order = np.argsort(hashes, kind="stable")
        self._key_hashes, self._key_words = hashes[order], words[order]

    def _index_grams(self) -> None:
        """Lay the n-grams of all words in one row, word after word, and the words of every n-gram in another."""
        words, self.gram_row, grams = _grams_of_all(self.words)
        self._grams, self.gram_count = {gram: number for number, gram in enumerate(grams)}, len(grams)
        self.gram_letters = np.array([len(gram) for gram in grams], dtype=np.int32)
        self.gram_lengths = np.bincount(words, minlength=len(self.words)).astype(np.int32)
        self.gram_starts = np.cumsum(self.gram_lengths) - self.gram_lengths
        self._row = words[np.argsort(self.gram_row, kind="stable")]
        counts = np.bincount(self.gram_row, minlength=self.gram_count)
        self._starts = np.cumsum(counts) - counts
        total = len(self.words)
        self._searched = np.where(counts <= max(_RARE_ENOUGH, total // _COMMON), counts, 0)
        self._weights = np.log(1 + total / np.maximum(counts, 1)) ** 2
        self._unknown_weight = math.log(1 + total) ** 2
        self._norms = np.sqrt(np.bincount(words, self._weights[self.gram_row], minlength=total)).astype(np.float32)
        self._least_norm = float(self._norms.min(initial=math.inf))

    def known_grams(self, word: str) -> tuple[npt.NDArray[np.int32], int]:
        """Give the numbers of a word's n-grams that some known word has, and how many others it has."""
        number = self.ids.get(word)
        if number is not None:
            start = self.gram_starts[number]
            return self.gram_row[start : start + self.gram_lengths[number]], 0
        grams = _grams(word)
        known = [self._grams[gram] for gram in grams if gram in self._grams]
        return np.array(known, dtype=np.int32), len(grams) - len(known)

    def similar(self, word: str) -> tuple[tuple[int, float], ...]:
        """Give the numbers of the words like `word` with their likeness, the likest first."""
        found = self._kept.get(word)
        if found is None:
            if len(self._kept) >= _WORDS_KEPT:
                self._kept.clear()
            found = self._kept[word] = self._find_similar(word)
        return found

    def _find_similar(self, word: str) -> tuple[tuple[int, float], ...]:
        if not word[:1].isalpha():  # numbers and slots are themselves or nothing
            return ((self.ids[word], SAME),) if word in self.ids else ()
        found = {number: likeness(word, self.words[number]) for number in self._by_keys(word)}
        if word not in self.ids:
            for number, share in self._nearest(word):
                if not found.get(number):
                    found[number] = max(self._unkeyed_likeness(word, number), min(share, _MOST_SHARED))
            self._add_short_slips(word, found)
            self._add_endings(found)
        return _likest_first(found)

    def _add_short_slips(self, word: str, found: dict[int, float]) -> None:
        """Let a word of about four letters be a slip of what shares a key with it."""
        if len(word) != _SHORT:
            return
        for number, alike in found.items():
            other = self.words[number]
            if alike < SHORT_SLIP and word[0] == other[0] and len(other) >= _SHORT and OSA.distance(word, other) == 1:
                found[number] = SHORT_SLIP

    def _add_endings(self, found: dict[int, float]) -> None:
        """Let a misspelt word be like the other endings of the words that it is a slip of."""
        likest = [pair for pair in _likest_first(found)[:_REPAIRS] if pair[1] >= SHORT_SLIP]
        for near, alike in likest:
            for number in self._by_keys(self.words[near]):
                ending = likeness(self.words[near], self.words[number])
                if ending == INFLECTED:
                    found[number] = max(found.get(number, 0.0), alike * ending)

    def _unkeyed_likeness(self, word: str, number: int) -> float:
        """Judge a word that shares no key: one slip would, but not two, nor the ending of a short word."""
        other = self.words[number]
        if len(word) >= _TWO_SLIPS_FROM:
            return likeness(word, other)
        return INFLECTED if inflected(word, other) else 0.0

    def _by_keys(self, word: str) -> set[int]:
        keys = _keys(word).union(base if len(base) >= MIN_STEM else f"stem {base}" for base in bases_of(word))
        keys.update(f"stem {stem(base)}" for base in nominatives(word))
        hashes = np.array([crc32(key.encode()) for key in keys], dtype=np.uint32)
        starts = np.searchsorted(self._key_hashes, hashes, "left")
        ends = np.searchsorted(self._key_hashes, hashes, "right")
        spans = zip(starts.tolist(), ends.tolist(), strict=True)
        return {number for start, end in spans for number in self._key_words[start:end].tolist()}

    def _nearest(self, word: str) -> list[tuple[int, float]]:
        """Give the words with the highest cosine of character n-grams."""
        known, unknown = self.known_grams(word)
        if not len(known):
            return []
        weights = self._weights[known]
        norm = float(weights.sum()) + unknown * self._unknown_weight
        counts = self._searched[known]
        numbers = self._row[spans(self._starts[known], counts)]
        sums = np.bincount(numbers, np.repeat(weights, counts), len(self.words))
        length = math.sqrt(norm)
        near = (sums >= _FLOOR * length * self._least_norm).nonzero()[0]
        shares = sums[near] / (self._norms[near] * length)
        near, shares = near[shares >= _FLOOR], shares[shares >= _FLOOR]
        order = np.argsort(-shares, kind="stable")[:_CANDIDATES]
        return list(zip(near[order].tolist(), shares[order].tolist(), strict=True))


def _likest_first(found: Mapping[int, float]) -> tuple[tuple[int, float], ...]:
    alike = [pair for pair in found.items() if pair[1] >= _FLOOR]
    return tuple(sorted(alike, key=lambda pair: (-pair[1], pair[0])))


def _keys(word: str) -> set[str]:
    """Give what words alike by ending, sound or one slip share with `word`."""
    if not word[:1].isalpha():
        return set()
    keys = {f"stem {stem(word)}", f"sound {sound(word)}"}
    if word[-1] in VOWELS and len(word) >= 3:
        keys.add(f"case {word[:-1]}")
    if slips_allowed(len(word) + 1):  # longer words with a slip share enough n-grams
        keys.add(word)
        if len(word) <= _TWO_SLIPS_FROM:
            keys.update(word[:at] + word[at + 1 :] for at in range(len(word)))
    return keys


def _grams(word: str) -> tuple[str, ...]:
    """Give the different character n-grams of a word; numbers and slots are themselves or nothing."""
    if not word[:1].isalpha():
        return (f" {word} ",)
    padded = f" {word} "
    sizes = ((size, range(len(padded) - size + 1)) for size in _GRAM_SIZES)
    return tuple(dict.fromkeys(padded[at : at + size] for size, places in sizes for at in places))


def _grams_of_all(words: Sequence[str]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], list[str]]:
    """Give the `_grams` of many words at once: the places of their words in order, their numbers, and what they are.

    An n-gram is read as a number, its letters being bytes: folded words are plain ASCII.
    """
    spelled = np.array([word[:1].isalpha() for word in words], dtype=bool)
    padded = [f" {word} " for word in words if word[:1].isalpha()]
    letters = np.frombuffer("".join(padded).encode("ascii", "replace"), dtype=np.uint8).astype(np.int64)
    owners = np.repeat(spelled.nonzero()[0], [len(word) for word in padded])
    pairs = []
    for size in _GRAM_SIZES:
        ends = max(len(letters) - size + 1, 0)
        codes = np.bitwise_or.reduce([letters[at : at + ends] << 8 * at for at in range(size)])
        inside = owners[:ends] == owners[size - 1 :]
        pairs.append((owners[:ends] << 32 | codes)[inside])
    found = distinct(np.concatenate(pairs))
    codes, numbers = np.unique(found & 0xFFFFFFFF, return_inverse=True)
    grams = [int(code).to_bytes(4, "little").rstrip(b"\0").decode() for code in codes]
    entire = (~spelled).nonzero()[0]
    grams += [f" {words[at]} " for at in entire.tolist()]
    places = np.concatenate([found >> 32, entire])
    numbers = np.concatenate([numbers, np.arange(len(codes), len(grams))])
    order = np.argsort(places, kind="stable")
    return places[order].astype(np.int32), numbers[order].astype(np.int32), grams


def weight_by_rarity(count: npt.ArrayLike, total: int) -> npt.NDArray[np.float64]:
    """Give the weight of a word that stands in `count` of `total` phrases; of many words at once."""
    return np.asarray(1 + np.log((1 + total) / (1 + np.asarray(count))))
