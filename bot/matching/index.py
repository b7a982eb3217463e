"""Candidates: which entries' phrasings a question resembles, and how well.

First every entry is rated by how much of the question its words cover; then the phrasings of the
best ones are compared with the question by soft cosine: each word of a phrasing counts the likest
word of the question, both weighted by rarity. Words of one synonym group are alike across
languages. An entry's score is the 4-norm over its phrasings: an exact phrasing dominates, several
good ones add up.

What a word of a question means to the index (the words like it, the entries that have them) is
worked out once and kept, so that common words cost nothing.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from bot.matching.words import ONE_SLIP, SAME, TWO_SLIPS, Lexicon, stem, weight_by_rarity

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int32]

SYNONYM = 0.85
_NORM = 4
_FILLER_WEIGHT = 0.15
_COMPARED = 10
"""How many entries are compared phrasing by phrasing."""
_OWN_COUNTS = 0.5
"""How much a word that is an entry's own adds to covering it, when entries are chosen for comparison."""
_WORTH_A_LOOK = 0.4
"""The share of the best entry's score that another one must have."""
_TIE = 1e-3
_SMOOTHING = 0.02
_HEED_FILLER = 0.1
_FARTHEST = -10.0
_RARE = 1.0
"""Phrasings added to a word's count, so that a word seen once is no proof."""
_KEPT_FLOATS = 16_000_000
"""How many floats the remembered words may take together."""


class Synonyms:
    """Groups of folded words that mean the same, and words that mean nothing in a question."""

    def __init__(self, groups: Iterable[Iterable[str]] = (), fillers: Iterable[str] = ()) -> None:
        self.fillers = frozenset(fillers)
        self._by_word: dict[str, int] = {}
        self._by_stem: dict[str, int] = {}
        for number, words in enumerate(groups):
            for word in words:
                self._by_word.setdefault(word, number)
                self._by_stem.setdefault(stem(word), number)

    def group(self, word: str) -> int | None:
        """Give the number of the group that `word` or its stem belongs to."""
        found = self._by_word.get(word)
        return self._by_stem.get(stem(word)) if found is None else found


@dataclass(frozen=True, slots=True, eq=False)
class _Alike:
    """Words of an index that are like a given one, and the entries that have them."""

    numbers: Numbers
    alike: Floats
    """How much each of them is like it."""
    covered: Floats
    """For each entry, the likeness of its likest word."""
    exclusive: Floats
    """For each entry, how far such words are its own."""
    usual: Floats
    """For each entry, which share of its phrasings has such a word."""

    def joined(self, other: "_Alike", factor: float) -> "_Alike":
        """Add the words of `other`, which are only `factor` times as like."""
        return _Alike(
            np.concatenate((self.numbers, other.numbers)),
            np.concatenate((self.alike, factor * other.alike)),
            np.maximum(self.covered, factor * other.covered),
            np.maximum(self.exclusive, factor * other.exclusive),
            np.maximum(self.usual, factor * other.usual),
        )


@dataclass(frozen=True, slots=True, eq=False)
class QuestionWord:
    """A word of a question, as an index sees it."""

    word: str
    weight: float
    known: float
    """The best likeness to any word of the lexicon, 0 for a stranger."""
    found: _Alike


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """The words of a question as an index reads them."""

    words: tuple[QuestionWord, ...]
    total: float
    """The summed weight of the words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that resembles the question."""

    id: str
    score: float
    """4-norm over the phrasings; about 1 for the same words, more when several agree."""
    similarity: float
    """Soft cosine with the best phrasing, 0 to 1."""
    phrase_coverage: float
    """Share of the best phrasing's weight that the question covers, 0 to 1."""
    phrase_weight: float
    """The summed weight of the best phrasing's words."""
    covered: tuple[float, ...]
    """For each word of the question, its likeness to the likest word of the entry."""
    exclusive: float
    """How far the question's words belong to this entry rather than to others, 0 to 1."""
    behind: float
    """How far it lies behind the likeliest entry by how usual each word is among its phrasings, 0 or less."""


@dataclass(frozen=True, slots=True, eq=False)
class _Rated:
    """All entries rated by the words of a question."""

    weights: Floats
    """By word."""
    covered: Floats
    """By word and entry."""
    exclusive: Floats
    """By entry."""
    behind: Floats
    """By entry."""


class PhraseIndex:
    """The phrasings of many entries, searchable by words that need not be the same."""

    def __init__(
        self,
        phrases: Mapping[str, Sequence[str]],
        lexicon: Lexicon,
        synonyms: Synonyms | None = None,
        context: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Index folded `phrases` by entry id; `lexicon` knows their words.

        `context` gives further words that belong to an entry.
        """
        self._lexicon = lexicon
        self._synonyms = synonyms or Synonyms()
        phrases = {entry: [text for text in texts if text] for entry, texts in phrases.items()}
        self.ids = [entry for entry, texts in phrases.items() if texts]
        self._places = {entry: place for place, entry in enumerate(self.ids)}
        ids = lexicon.ids
        words_of = [[[ids[w] for w in dict.fromkeys(text.split())] for text in phrases[entry]] for entry in self.ids]
        self._word_for_word = self._by_words(phrases)
        self._total = sum(len(entry) for entry in words_of)
        self._weights = self._weigh(words_of)
        self._lay_out(words_of)
        self._counts = self._word_counts(words_of)
        vocabulary = [{number for words in entry for number in words} for entry in words_of]
        for entry, texts in (context or {}).items():
            if entry not in self._places:
                continue
            vocabulary[self._places[entry]] |= {ids[word] for text in texts for word in text.split()}
        self._entries_of = self._invert(vocabulary)
        self._groups = self._by_group()
        self._kept: dict[str, QuestionWord] = {}
        self._most_kept = max(64, _KEPT_FLOATS // (2 * max(len(self.ids), 1)))

    def _by_words(self, phrases: Mapping[str, Sequence[str]]) -> dict[int, tuple[int, ...]]:
        """Give the entries of each phrasing by a hash of its words: one asked for word for word is always compared."""
        found: dict[int, tuple[int, ...]] = {}
        for place, entry in enumerate(self.ids):
            for text in phrases[entry]:
                key = _hash(text.split())
                found[key] = (*found.get(key, ()), place)
        return found

    def _weigh(self, words_of: Sequence[Sequence[Sequence[int]]]) -> Floats:
        """Weigh each word of the lexicon by its rarity in the phrasings."""
        counts = Counter(number for entry in words_of for words in entry for number in words)
        weights = np.full(len(self._lexicon.words), weight_by_rarity(0, self._total), dtype=np.float32)
        for number, count in counts.items():
            filler = self._lexicon.words[number] in self._synonyms.fillers
            weights[number] = weight_by_rarity(count, self._total) * (_FILLER_WEIGHT if filler else 1.0)
        return weights

    def _lay_out(self, words_of: Sequence[Sequence[Sequence[int]]]) -> None:
        """Lay the words of all phrasings in one row, entry after entry."""
        lengths = np.array([len(words) for entry in words_of for words in entry], dtype=np.int64)
        self._row = np.array([number for entry in words_of for words in entry for number in words], dtype=np.int32)
        self._lengths = lengths
        self._phrase_ends = np.cumsum(lengths)
        self._phrase_starts = self._phrase_ends - lengths
        counts = np.array([len(entry) for entry in words_of], dtype=np.int64)
        self._entry_ends = np.cumsum(counts)
        self._entry_starts = self._entry_ends - counts
        if len(self._row):
            self._row_weights = self._weights[self._row]
            self._phrase_weights = np.add.reduceat(self._row_weights, self._phrase_starts)
            self._phrase_norms = np.sqrt(np.add.reduceat(self._row_weights**2, self._phrase_starts))

    def _word_counts(self, words_of: Sequence[Sequence[Sequence[int]]]) -> dict[int, tuple[Numbers, Floats, Floats]]:
        """Give for each word the entries that have it, in how many phrasings each, and in which share of its own."""
        counts: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for place, entry in enumerate(words_of):
            for words in entry:
                for number in words:
                    counts[number][place] += 1
        return {
            number: (
                np.fromiter(found, dtype=np.int32, count=len(found)),
                np.fromiter(found.values(), dtype=np.float32, count=len(found)),
                np.array([count / len(words_of[place]) for place, count in found.items()], dtype=np.float32),
            )
            for number, found in counts.items()
        }

    def _invert(self, vocabulary: Sequence[Iterable[int]]) -> dict[int, Numbers]:
        entries: dict[int, list[int]] = defaultdict(list)
        for place, numbers in enumerate(vocabulary):
            for number in numbers:
                entries[number].append(place)
        return {number: np.array(places, dtype=np.int32) for number, places in entries.items()}

    def _by_group(self) -> dict[int, _Alike]:
        groups: dict[int, list[int]] = defaultdict(list)
        for number in self._entries_of:
            group = self._synonyms.group(self._lexicon.words[number])
            if group is not None:
                groups[group].append(number)
        return {group: self._spread([(1.0, number) for number in numbers]) for group, numbers in groups.items()}

    def _spread(self, similar: Sequence[tuple[float, int]]) -> _Alike:
        """Spread words with their likeness, the likest last, over the entries that have them."""
        covered = np.zeros(len(self.ids), dtype=np.float32)
        exclusive = np.zeros(len(self.ids), dtype=np.float32)
        usual = np.zeros(len(self.ids), dtype=np.float32)
        for alike, number in similar:
            covered[self._entries_of[number]] = alike
            if number in self._counts:
                places, counts, frequency = self._counts[number]
                exclusive[places] += alike * counts
                usual[places] += alike * frequency
        exclusive /= exclusive.sum() + _RARE
        numbers = np.array([number for _, number in similar], dtype=np.int32)
        return _Alike(numbers, np.array([alike for alike, _ in similar], dtype=np.float32), covered, exclusive, usual)

    def read(self, words: Iterable[str]) -> Question:
        """Weigh the different `words` of a folded question and find what they resemble."""
        read = tuple(self._read_word(word) for word in dict.fromkeys(words))
        return Question(read, sum(word.weight for word in read) or 1.0)

    def _read_word(self, word: str) -> QuestionWord:
        found = self._kept.get(word)
        if found is None:
            if len(self._kept) >= self._most_kept:
                self._kept.clear()
            found = self._kept[word] = self._new_word(word)
        return found

    def _new_word(self, word: str) -> QuestionWord:
        similar = self._lexicon.similar(word)
        nearest, known = similar[0] if similar else (None, 0.0)
        ours = [(alike, number) for number, alike in reversed(similar) if number in self._entries_of]
        found = self._spread(ours)
        group, closeness = self._synonyms.group(word), SAME
        if group is None and nearest is not None and known >= ONE_SLIP:
            group, closeness = self._synonyms.group(self._lexicon.words[nearest]), known
        if group in self._groups:
            found = found.joined(self._groups[group], SYNONYM * closeness)
        if not word[:1].isalnum():
            found.exclusive[:] = 0.0  # a slot is nobody's own
        return QuestionWord(word, self._question_weight(word, ours), known, found)

    def _question_weight(self, word: str, ours: Sequence[tuple[float, int]]) -> float:
        """Weigh a word like the likest word of the index; a stranger like the rarest."""
        rarest = weight_by_rarity(0, self._total)
        if word in self._synonyms.fillers:
            return _FILLER_WEIGHT * rarest / 2
        return float(self._weights[ours[-1][1]]) if ours and ours[-1][0] >= TWO_SLIPS else rarest

    def mask(self, entries: Container[str]) -> npt.NDArray[np.bool_]:
        """Give the mask of the given entries for `search`."""
        return np.array([entry in entries for entry in self.ids], dtype=bool)

    def search(
        self,
        question: Question,
        limit: int = 10,
        among: npt.NDArray[np.bool_] | None = None,
        also: Iterable[str] = (),
    ) -> list[Hit]:
        """Give the entries that resemble the question most, the best first.

        `among` masks the entries that may be found; those named in `also` may be found beyond it and `limit`.
        """
        if not question.words or not self.ids:
            return []
        weights = np.array([word.weight for word in question.words], dtype=np.float32)
        covered = np.array([word.found.covered for word in question.words])
        exclusive = np.minimum([word.found.exclusive for word in question.words], 1.0)
        rated = weights @ (covered + _OWN_COUNTS * exclusive)
        if among is not None:
            rated = np.where(among, rated, 0.0)
        likely = self._likelihoods(question)
        if among is not None:
            likely = np.where(among, likely, likely.min())
        behind = np.maximum(likely - likely.max(), _FARTHEST)
        same = self._word_for_word.get(_hash(word.word for word in question.words), ())
        if among is not None:
            same = tuple(place for place in same if among[place])
        named = [self._places[entry] for entry in also if entry in self._places]
        places = [int(place) for place in _largest(rated, _COMPARED) if rated[place] > 0]
        places = list(dict.fromkeys((*same, *places)))
        chosen = list(dict.fromkeys((*places, *named)))
        own = (weights @ exclusive) / question.total
        return self._compare(question, _Rated(weights, covered, own, behind), chosen, limit, named) if chosen else []

    def _likelihoods(self, question: Question) -> Floats:
        """Give each entry's log-likelihood of the question's words, naively taken one by one."""
        usual = np.minimum([word.found.usual for word in question.words], 1.0)
        heeded = np.array([_HEED_FILLER if word.word in self._synonyms.fillers else 1.0 for word in question.words])
        return (heeded @ np.log((usual + _SMOOTHING) / (1 + 2 * _SMOOTHING))).astype(np.float32)

    def _compare(
        self, question: Question, rated: _Rated, places: Sequence[int], limit: int, named: Container[int]
    ) -> list[Hit]:
        """Compare the question with every phrasing of the entries at `places`; give the best and those `named`."""
        gains = np.zeros(len(self._weights), dtype=np.float32)
        alike = np.zeros(len(self._weights), dtype=np.float32)
        for word in question.words:
            np.maximum.at(gains, word.found.numbers, word.weight * word.found.alike)
            np.maximum.at(alike, word.found.numbers, word.found.alike)
        spans = [(self._entry_starts[place], self._entry_ends[place]) for place in places]
        rows = [slice(self._phrase_starts[start], self._phrase_ends[end - 1]) for start, end in spans]
        row = np.concatenate([self._row[span] for span in rows])
        row_weights = np.concatenate([self._row_weights[span] for span in rows])
        lengths = np.concatenate([self._lengths[start:end] for start, end in spans])
        norms = np.concatenate([self._phrase_norms[start:end] for start, end in spans])
        totals = np.concatenate([self._phrase_weights[start:end] for start, end in spans])
        starts = np.cumsum(lengths) - lengths
        norm = math.sqrt(float(rated.weights @ rated.weights)) or 1.0
        cosines = np.add.reduceat(row_weights * gains[row], starts) / (norms * norm + 1e-9)
        scores = np.minimum(cosines, 1.0)  # several words of a phrasing may count one word of the question
        shares = np.minimum(np.add.reduceat(row_weights * alike[row], starts) / totals, 1.0)
        counts = np.array([end - start for start, end in spans])
        firsts = np.cumsum(counts) - counts
        best = _best_of_each(scores + _TIE * shares, firsts, counts)
        votes = np.add.reduceat(scores**_NORM, firsts) ** (1 / _NORM)
        order = _largest(votes, len(votes)).tolist()
        found = [at for at in order if places[at] not in named][:limit]
        least = _WORTH_A_LOOK * votes.max()
        return [
            Hit(
                id=self.ids[place],
                score=float(votes[at]),
                similarity=float(scores[best[at]]),
                phrase_coverage=float(shares[best[at]]),
                phrase_weight=float(totals[best[at]]),
                covered=tuple(rated.covered[:, place].tolist()),
                exclusive=float(rated.exclusive[place]),
                behind=float(rated.behind[place]),
            )
            for at, place in ((at, places[at]) for at in order)
            if (at in found or place in named) and votes[at] >= least
        ]


def _hash(words: Iterable[str]) -> int:
    """Hash the different words of a text in their order."""
    return crc32(" ".join(dict.fromkeys(words)).encode())


def _best_of_each(values: Floats, firsts: npt.NDArray[np.int64], counts: npt.NDArray[np.int64]) -> npt.NDArray[np.intp]:
    """Give the position of the first largest value of each run of `values`."""
    largest = np.repeat(np.maximum.reduceat(values, firsts), counts)
    places = np.flatnonzero(values == largest)
    return places[np.searchsorted(places, firsts)]


def _largest(values: npt.NDArray[np.floating[Any]], limit: int) -> npt.NDArray[np.intp]:
    """Give the positions of the `limit` largest values, the largest first; equal ones keep their order."""
    return np.argsort(-values, kind="stable")[:limit]
