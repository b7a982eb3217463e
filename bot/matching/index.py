"""Candidates: which entries' phrasings a question resembles, and how well.

A phrasing scores by the soft cosine of its words and the question's: each word of the question
counts its likest word of the phrasing, both weighted by rarity. Words of one synonym group are
alike across languages. An entry's score is the 4-norm over its phrasings: an exact phrasing
dominates, several good ones add up.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.matching.words import ONE_SLIP, SAME, TWO_SLIPS, Lexicon, stem, weight_by_rarity

SYNONYM = 0.85
_NORM = 4
_FILLER_WEIGHT = 0.15
_WORDS_KEPT = 20_000
_RARE = 1.0
"""Phrasings added to a word's count, so that a word seen once is no proof."""


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


@dataclass(frozen=True, slots=True)
class QuestionWord:
    """A word of the question with its weight and the known words it resembles."""

    word: str
    weight: float
    similar: tuple[tuple[int, float], ...]
    """Word numbers with their likeness, the likest first."""
    known: float
    """The best likeness to any word of the lexicon, 0 for a stranger."""


@dataclass(frozen=True, slots=True)
class Question:
    """The words of a question as an index reads them."""

    words: tuple[QuestionWord, ...]
    alike: Mapping[int, float]
    """For each word of the index that the question resembles, how much."""
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
    phrase: int
    """The number of the best phrasing."""


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
        self.ids = [entry for entry, texts in phrases.items() if texts]
        self._numbers = {entry: number for number, entry in enumerate(self.ids)}
        self.texts = [text for entry in self.ids for text in phrases[entry]]
        counts = [len(phrases[entry]) for entry in self.ids]
        self._ends = np.cumsum(counts, dtype=np.int64)
        self._starts = self._ends - np.array(counts, dtype=np.int64)

        ids = lexicon.ids
        self._phrase_words = [tuple(ids[word] for word in dict.fromkeys(text.split())) for text in self.texts]
        self._postings = self._invert(self._phrase_words)
        self._weights = self._weigh()
        self._norms = self._phrase_norms()
        self._vocabulary = {entry: self._words_of(number) for number, entry in enumerate(self.ids)}
        for entry, texts in (context or {}).items():
            self._vocabulary[entry] |= {ids[word] for text in texts for word in text.split() if word in ids}
        self._shares = self._word_shares()
        self._group_words: dict[int, list[int]] = defaultdict(list)
        for number in set().union(*self._vocabulary.values()):
            group = self._synonyms.group(lexicon.words[number])
            if group is not None:
                self._group_words[group].append(number)
        self._read_words: dict[str, QuestionWord] = {}

    def _words_of(self, entry: int) -> frozenset[int]:
        phrases = self._phrase_words[self._starts[entry] : self._ends[entry]]
        return frozenset(number for words in phrases for number in words)

    def _invert(self, phrase_words: Sequence[tuple[int, ...]]) -> dict[int, npt.NDArray[np.int32]]:
        postings: dict[int, list[int]] = defaultdict(list)
        for phrase, words in enumerate(phrase_words):
            for number in words:
                postings[number].append(phrase)
        return {number: np.array(found, dtype=np.int32) for number, found in postings.items()}

    def _word_shares(self) -> list[dict[int, float]]:
        """Give for each entry which share of all phrasings with a word are its own."""
        shares: list[dict[int, float]] = []
        for start, end in zip(self._starts, self._ends, strict=True):
            counts = Counter(number for words in self._phrase_words[start:end] for number in words)
            shares.append({number: n / (len(self._postings[number]) + _RARE) for number, n in counts.items()})
        return shares

    def _weigh(self) -> dict[int, float]:
        total = len(self.texts)
        weights = {}
        for number, phrases in self._postings.items():
            weight = weight_by_rarity(len(phrases), total)
            filler = self._lexicon.words[number] in self._synonyms.fillers
            weights[number] = weight * _FILLER_WEIGHT if filler else weight
        return weights

    def _phrase_norms(self) -> npt.NDArray[np.float64]:
        squares = np.zeros(len(self.texts))
        for number, phrases in self._postings.items():
            squares[phrases] += self._weights[number] ** 2
        return np.sqrt(squares)

    def read(self, words: Iterable[str]) -> Question:
        """Weigh the different `words` of a folded question and find what they resemble."""
        read = tuple(self._read_word(word) for word in dict.fromkeys(words))
        alike: dict[int, float] = {}
        for word in read:
            for number, likeness in word.similar:
                if likeness > alike.get(number, 0.0):
                    alike[number] = likeness
        return Question(read, alike, sum(word.weight for word in read) or 1.0)

    def _read_word(self, word: str) -> QuestionWord:
        found = self._read_words.get(word)
        if found is None:
            if len(self._read_words) >= _WORDS_KEPT:
                self._read_words.clear()
            found = self._read_words[word] = self._new_word(word)
        return found

    def _new_word(self, word: str) -> QuestionWord:
        alike = dict(self._lexicon.similar(word))
        nearest, known = next(iter(alike.items()), (None, 0.0))
        group, closeness = self._synonyms.group(word), SAME
        if group is None and nearest is not None and known >= ONE_SLIP:
            group, closeness = self._synonyms.group(self._lexicon.words[nearest]), known
        for number in self._group_words.get(group, ()) if group is not None else ():
            alike[number] = max(alike.get(number, 0.0), SYNONYM * closeness)
        similar = tuple(sorted(alike.items(), key=lambda pair: (-pair[1], pair[0])))
        return QuestionWord(word, self._question_weight(word, similar), similar, known)

    def _question_weight(self, word: str, similar: Sequence[tuple[int, float]]) -> float:
        """Weigh a word like the likest word of the index; a stranger like the rarest."""
        rarest = weight_by_rarity(0, len(self.texts))
        if word in self._synonyms.fillers:
            return _FILLER_WEIGHT * rarest / 2
        near = (
            self._weights[number] for number, likeness in similar if likeness >= TWO_SLIPS and number in self._weights
        )
        return next(near, rarest)

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

        `among` masks the entries that may be found; those named in `also` follow in any case.
        """
        norm = math.sqrt(sum(word.weight**2 for word in question.words))
        if not norm or not self.ids:
            return []
        scores = self._phrase_scores(question) / (self._norms * norm + 1e-9)
        votes = np.add.reduceat(scores**_NORM, self._starts) ** (1 / _NORM)
        found = _largest(votes if among is None else np.where(among, votes, 0.0), limit)
        named = (self._numbers[entry] for entry in also if entry in self._numbers)
        return [self._hit(entry, votes, scores) for entry in dict.fromkeys((*found, *named)) if votes[entry] > 0]

    def _phrase_scores(self, question: Question) -> npt.NDArray[np.float64]:
        scores = np.zeros(len(self.texts))
        for word in question.words:
            gains = [
                (likeness * self._weights[number], number)
                for number, likeness in word.similar
                if number in self._postings
            ]
            if not gains:
                continue
            best = np.zeros(len(self.texts))
            for gain, number in sorted(gains):  # the best gain of a phrasing is written last
                best[self._postings[number]] = gain
            scores += word.weight * best
        return scores

    def _hit(self, entry: int, votes: npt.NDArray[np.float64], scores: npt.NDArray[np.float64]) -> Hit:
        start, end = self._starts[entry], self._ends[entry]
        phrase = int(start + scores[start:end].argmax())
        return Hit(self.ids[entry], float(votes[entry]), float(scores[phrase]), phrase)

    def coverage(self, entry: str, question: Question) -> list[float]:
        """Give for each word of the question its likeness to the likest word of the entry."""
        vocabulary = self._vocabulary[entry]
        return [
            next((likeness for number, likeness in word.similar if number in vocabulary), 0.0)
            for word in question.words
        ]

    def exclusive(self, entry: str, question: Question) -> float:
        """Give how far the question's words belong to this entry rather than to others, 0 to 1."""
        shares = self._shares[self._numbers[entry]]
        gained = 0.0
        for word in (word for word in question.words if word.word[:1].isalnum()):  # a slot is nobody's own
            own = sum(likeness * shares[number] for number, likeness in word.similar if number in shares)
            gained += word.weight * min(own, 1.0)
        return gained / question.total

    def phrase_weight(self, phrase: int) -> float:
        """Give the summed weight of a phrasing's words."""
        return sum(self._weights[number] for number in self._phrase_words[phrase])

    def phrase_coverage(self, phrase: int, question: Question) -> float:
        """Give which share of a phrasing's weight the question's words cover, 0 to 1."""
        words = self._phrase_words[phrase]
        total = sum(self._weights[number] for number in words)
        covered = sum(self._weights[number] * question.alike.get(number, 0.0) for number in words)
        return covered / total if total else 0.0


def _largest(values: npt.NDArray[np.float64], limit: int) -> list[int]:
    """Give the positions of the `limit` largest values, the largest first."""
    count = min(limit, len(values))
    top = np.argpartition(-values, count - 1)[:count]
    return [int(at) for at in top[np.argsort(-values[top], kind="stable")]]
