"""Candidates: which entries' phrasings a question resembles, and how well.

Every phrasing is compared with the question by soft cosine: each word of the question counts the
likest word of the phrasing, both weighted by rarity. Words of one synonym group are alike across
languages. An entry's score is the 4-norm over its phrasings: an exact phrasing dominates, several
good ones add up. What the phrasings of an entry have in common is asked of naive Bayes.

All of this is a sum over the words of the question. What one word adds is worked out once and
kept, so that a question of known words costs a few additions of short rows.
"""

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

from bot.matching.bayes import Bayes
from bot.matching.learned import Learned
from bot.matching.postings import Floats, Numbers, Postings, Scratch, distinct
from bot.matching.question import Hits, Question, QuestionWord
from bot.matching.synonyms import Synonyms
from bot.matching.words import INFLECTED, ONE_SLIP, SAME, TWO_SLIPS, Lexicon, weight_by_rarity

Mask = npt.NDArray[np.bool_]

SYNONYM = 0.85
_FILLER_WEIGHT = 0.15
_BAYES = 0.1
"""What a unit of log-likelihood counts beside the score when candidates are chosen."""
_SAME_WORD = 0.6
"""From this likeness on an unknown word is taken for the known one as a whole."""
_KEPT_FLOATS = 8_000_000
"""How many floats the remembered words may take together."""
_MOST_WEIGHTS, _A_WORD = 20_000_000, 3
"""Learned weights, one for each entry and about so many features a word: more would cost more than they give."""
_TELLING_START = 5
"""So many first letters tell a name with an ending from an everyday word with the same stem: "India", "indi"."""
_SCRATCH = Scratch()


class PhraseIndex:
    """The phrasings of many entries, searchable by words that need not be the same."""

    def __init__(
        self,
        phrases: Mapping[str, Sequence[str]],
        lexicon: Lexicon,
        synonyms: Synonyms | None = None,
        context: Mapping[str, Sequence[str]] | None = None,
        statements: Container[str] = (),
        beside: Iterable[str] = (),
    ) -> None:
        """Index folded `phrases` by entry id; `lexicon` knows their words.

        `context` gives further words that belong to an entry. The phrasings of `statements` are no
        questions: nothing is learned of them. `beside` are folded phrasings of no entry here: what is
        said in them says less of any entry.
        """
        self._lexicon = lexicon
        self._synonyms = synonyms or Synonyms()
        phrases = {entry: [text for text in texts if text] for entry, texts in phrases.items()}
        self.ids = [entry for entry, texts in phrases.items() if texts]
        self._places = {entry: place for place, entry in enumerate(self.ids)}
        ids = lexicon.ids
        texts = [text for entry in self.ids for text in phrases[entry]]
        self._whole = distinct(np.array([crc32(text.encode()) for text in texts], dtype=np.int64))
        words_of = [[ids[w] for w in dict.fromkeys(text.split())] for text in texts]
        others = [[ids[w] for w in dict.fromkeys(text.split())] for text in beside]
        counts = np.array([len(phrases[entry]) for entry in self.ids], dtype=np.int64)
        row, phrase_of = _in_one_row(words_of)
        self._lay_out(row, phrase_of, counts)
        self._bayes = Bayes(lexicon, row, phrase_of, self._owner_row, counts, _in_one_row(others))
        self._learn(row, phrase_of, statements)
        self._note_owners(context or {})
        self._groups = self._by_group()
        self._kept: dict[str, QuestionWord] = {}
        self._floats_left = _KEPT_FLOATS

    def _lay_out(self, row: Numbers, phrase_of: Numbers, counts: Numbers) -> None:
        """Weigh the words of all phrasings, in a row entry after entry, by their rarity, and note where each stands."""
        self._total = int(counts.sum())
        ends = counts.cumsum()
        self._firsts = ends - counts
        self._bounds: list[tuple[int, int]] = list(zip(self._firsts.tolist(), ends.tolist(), strict=True))
        self._weights = self._weigh(row)
        self._phrase_weights = np.bincount(phrase_of, self._weights[row], self._total).astype(np.float32)
        self._phrase_norms = np.sqrt(np.bincount(phrase_of, self._weights[row] ** 2, self._total)).astype(np.float32)
        self._postings = Postings(row, len(self._lexicon.words))
        self._phrase_row = phrase_of[self._postings.order].astype(np.int32)
        self._row, self._owner_row = row, np.arange(len(counts)).repeat(counts)[phrase_of]

    def _learn(self, row: Numbers, phrase_of: Numbers, statements: Container[str]) -> None:
        """Learn to tell the phrasings apart, but for those of `statements`; nothing where it would take too much."""
        asked = np.array([entry not in statements for entry in self.ids], dtype=bool)
        if _A_WORD * len(distinct(row)) * int(asked.sum()) > _MOST_WEIGHTS:
            asked[:] = False
        self._taught = asked.nonzero()[0]
        self._class = np.where(asked, asked.cumsum() - 1, -1)
        classes = self._class[self._owner_row]
        taught = classes >= 0
        self._learned = Learned(
            self._lexicon, self._synonyms, row[taught], phrase_of[taught], classes[taught], len(self._taught)
        )

    def _weigh(self, row: Numbers) -> Floats:
        """Weigh each word of the lexicon by its rarity in the phrasings."""
        counts = np.bincount(row, minlength=len(self._lexicon.words))
        weights = weight_by_rarity(counts, self._total)
        fillers = [self._lexicon.ids[word] for word in self._synonyms.fillers if word in self._lexicon.ids]
        weights[fillers] *= _FILLER_WEIGHT
        return weights.astype(np.float32)

    def _note_owners(self, context: Mapping[str, Sequence[str]]) -> None:
        """Note for each word the entries that have it, its context included."""
        size, ids = len(self.ids), self._lexicon.ids
        further = [
            ids[word] * size + self._places[entry]
            for entry, texts in context.items()
            if entry in self._places
            for text in texts
            for word in text.split()
        ]
        own = self._row * size + self._owner_row
        keys = distinct(np.concatenate((own, np.array(further, dtype=np.int64))))
        self._owners = Postings(keys // max(size, 1), len(ids))
        self._owner = (keys % max(size, 1)).astype(np.int32)

    def _by_group(self) -> dict[int, list[int]]:
        """Give the words of the index by synonym group."""
        groups: dict[int, list[int]] = {}
        for number in np.flatnonzero(self._owners.counts).tolist():
            group = self._synonyms.group(self._lexicon.words[number])
            if group is not None:
                groups.setdefault(group, []).append(number)
        return groups

    def read(self, words: Iterable[str]) -> Question:
        """Weigh the different `words` of a folded question and find what they resemble."""
        read = tuple(self._read_word(word) for word in dict.fromkeys(words))
        weights = np.array([word.weight for word in read], dtype=np.float32)
        known = np.array([word.known for word in read], dtype=np.float32)
        return Question(read, weights, known, float(weights.sum()) or 1.0)

    def _read_word(self, word: str) -> QuestionWord:
        """Give what is worked out for a word; that of the words asked for last is kept."""
        found = self._kept.pop(word, None)
        if found is None:
            found = self._new_word(word)
            self._floats_left -= self._floats(found)
            while self._floats_left < 0 and self._kept:
                unused = self._kept.pop(next(iter(self._kept)))
                self._floats_left += self._floats(unused)
        self._kept[word] = found  # behind all that were asked for before
        return found

    def _floats(self, word: QuestionWord) -> int:
        return 3 * len(word.phrases) + 2 * len(self.ids) + len(word.learned)

    def _new_word(self, word: str) -> QuestionWord:
        similar, filler = self._lexicon.similar(word), word in self._synonyms.fillers
        nearest, known = similar[0] if similar else (-1, 0.0)
        has = self._owners.counts
        alike = {number: likeness for number, likeness in similar if has[number]}
        weight = self._question_weight(word, alike)
        for number, likeness in self._same_meaning(word, nearest, known):
            alike[number] = max(alike.get(number, 0.0), likeness)
        phrases, gains = self._phrases_with(alike)
        nearest = nearest if known >= _SAME_WORD else -1
        spelling, length = self._bayes.spelling(word, nearest)
        learned, learned_length = self._learned.says(word, nearest)
        return QuestionWord(
            word=word,
            weight=weight,
            known=SAME if filler else known,
            phrases=phrases,
            gains=gains * np.float32(weight),
            covered=self._covered_by(alike),
            spelling=spelling,
            length=length,
            learned=learned,
            learned_length=learned_length,
            kind=self._learned.kind(nearest),
            elsewhere=self._is_elsewhere(word, similar),
            filler=filler,
        )

    def _is_elsewhere(self, word: str, similar: Sequence[tuple[int, float]]) -> bool:
        """Say whether a word is the name of something elsewhere, an ending of a long one, or a slip of nothing else."""
        names = ((place, self._lexicon.words[number], likeness) for place, (number, likeness) in enumerate(similar))
        return any(
            word[:_TELLING_START] == name[:_TELLING_START] if likeness >= INFLECTED else not place
            for place, name, likeness in names
            if name in self._synonyms.elsewhere and likeness >= ONE_SLIP
        )

    def _same_meaning(self, word: str, nearest: int, known: float) -> list[tuple[int, float]]:
        """Give the words of the synonym group that a word, or the one it is a slip of, belongs to."""
        group, closeness = self._synonyms.group(word), SAME
        if group is None and known >= ONE_SLIP:
            group, closeness = self._synonyms.group(self._lexicon.words[nearest]), known
        return [(number, SYNONYM * closeness) for number in self._groups.get(group, ())] if group is not None else []

    def _phrases_with(self, alike: Mapping[int, float]) -> tuple[Numbers, Floats]:
        """Give the phrasings with words like one of a question, and what the likest one counts in each."""
        numbers = np.fromiter(alike, dtype=np.int64, count=len(alike))
        gains = np.fromiter(alike.values(), dtype=np.float32, count=len(alike)) * self._weights[numbers]
        order = np.argsort(gains)  # the largest last, so that it stays
        places, counts = self._postings.find(numbers[order])
        found = self._phrase_row[places]
        gained = np.zeros(self._total, dtype=np.float32)
        gained[found] = gains[order].repeat(counts)
        found.sort()
        phrases = found[np.append(True, found[1:] != found[:-1])] if len(found) else found
        return phrases.astype(np.intp), gained[phrases] / self._phrase_norms[phrases]  # the type that numpy indexes by

    def _covered_by(self, alike: Mapping[int, float]) -> Floats:
        """Give by entry the likeness of its likest word."""
        numbers = np.array(sorted(alike, key=lambda number: alike[number]), dtype=np.int64)
        places, counts = self._owners.find(numbers)
        covered = np.zeros(len(self.ids), dtype=np.float32)
        covered[self._owner[places]] = np.repeat([alike[number] for number in numbers.tolist()], counts)
        return covered

    def _question_weight(self, word: str, alike: Mapping[int, float]) -> float:
        """Weigh a word like the likest word of the index, a filler as it is there; a stranger like the rarest."""
        rarest = float(weight_by_rarity(0, self._total))
        if word in self._synonyms.fillers:
            number = self._lexicon.ids.get(word)
            return _FILLER_WEIGHT * rarest / 2 if number is None else float(self._weights[number])
        nearest = next(iter(alike), None)
        return float(self._weights[nearest]) if nearest is not None and alike[nearest] >= TWO_SLIPS else rarest

    def rarity(self, words: Iterable[str]) -> Floats:
        """Give how rare each of the different `words` is in the phrasings, 1 for those that are in none."""
        return self.read(words).weights / float(weight_by_rarity(0, self._total))

    def known(self, word: str) -> float:
        """Give the best likeness of a word to any known one."""
        return self._read_word(word).known

    def has(self, words: Sequence[str]) -> bool:
        """Say whether a question is a phrasing word for word; one in a hundred thousand others is taken for it too."""
        key = crc32(" ".join(words).encode())
        at = int(self._whole.searchsorted(key))
        return at < len(self._whole) and int(self._whole[at]) == key

    def mask(self, entries: Container[str]) -> Mask:
        """Give the mask of the given entries for `search`."""
        return np.array([entry in entries for entry in self.ids], dtype=bool)

    def search(
        self, question: Question, limit: int = 10, among: Mask | None = None, also: Iterable[str] = ()
    ) -> Hits | None:
        """Give the entries that resemble the question most; None where there are none.

        `among` masks the entries that may be found; those named in `also` may be found beyond it and `limit`.
        """
        if not question.words or not self.ids:
            return None
        length = math.sqrt(float(question.weights @ question.weights)) or 1.0
        cosines, scores = self._compare(question)  # but for the length
        scores /= length
        likely = self._likelihood(question)
        places = self._choose(scores, likely, limit, among, also)
        if not places:
            return None
        best = np.array([self._best_phrase(place, cosines) for place in places])
        chosen = np.array(places)
        return Hits(
            ids=[self.ids[place] for place in places],
            scores=scores.take(chosen),
            similarity=np.minimum(cosines.take(best) / length, 1.0),
            phrase_coverage=self._shares(best, question),
            phrase_weight=self._phrase_weights.take(best),
            covered=np.array([word.covered.take(chosen) for word in question.words]).T,
            beyond=likely.take(chosen),
            learned=self._learned_shares(question, among, self._class.take(chosen)),
        )

    def _compare(self, question: Question) -> tuple[Floats, Floats]:
        """Give by phrasing its soft cosine and by entry the 4-norm of these, both times the question's length."""
        cosines, powers = _SCRATCH.rows(self._total)
        for word in question.words:
            np.add.at(cosines, word.phrases, word.gains)
        np.square(cosines, out=powers)
        np.square(powers, out=powers)
        return cosines, np.sqrt(np.sqrt(np.add.reduceat(powers, self._firsts)))  # an entry's phrases stand together

    def _likelihood(self, question: Question) -> Floats:
        """Give each entry's log-likelihood ratio for the question's words and n-grams."""
        length = math.sqrt(sum(word.length for word in question.words)) or 1.0
        return np.asarray(np.add.reduce([word.spelling for word in question.words]) / np.float32(length))

    def _learned_shares(self, question: Question, among: Mask | None, classes: Numbers) -> Floats:
        """Give the log of the share by what is learned, by class among all entries; 0 for those of which nothing is."""
        if not len(self._taught):
            return np.zeros(len(classes), dtype=np.float32)
        of_pairs, length = self._learned.pairs_say([word.kind for word in question.words])
        length = math.sqrt(length + sum(word.learned_length for word in question.words)) or 1.0
        logs = np.add.reduce([of_pairs, *(word.learned for word in question.words)]) / length
        allowed = logs if among is None else logs[among[self._taught]]
        most = allowed.max(initial=0.0)
        surplus = most + math.log(np.exp(allowed - most).sum() or 1.0)
        return np.where(classes < 0, 0.0, np.minimum(logs.take(classes, mode="wrap") - surplus, 0.0))

    def _choose(self, scores: Floats, likely: Floats, limit: int, among: Mask | None, also: Iterable[str]) -> list[int]:
        """Give the places of the most promising entries, the best first, and of those in `also`."""
        allowed = scores > 0 if among is None else (scores > 0) & among
        merits = np.where(allowed, scores + _BAYES * likely, -math.inf)
        top = (merits.argpartition(-limit)[-limit:] if limit < len(merits) else allowed.nonzero()[0]).tolist()
        found = sorted((place for place in top if allowed[place]), key=lambda place: (-merits[place], place))
        named = (self._places[entry] for entry in also if entry in self._places)
        return list(dict.fromkeys((*found, *(place for place in named if scores[place] > 0))))

    def _best_phrase(self, place: int, cosines: Floats) -> int:
        """Give the phrasing of an entry that is most like the question."""
        start, end = self._bounds[place]
        return start + int(cosines[start:end].argmax())

    def _shares(self, best: Numbers, question: Question) -> Floats:
        """Give the share of the weight of some phrasings that the question covers, 0 to 1."""
        words = [word for word in question.words if len(word.phrases)]
        places = [word.phrases.searchsorted(best) for word in words]
        found = np.array([word.phrases.take(at, mode="clip") for word, at in zip(words, places, strict=True)]) == best
        gains = np.array([word.gains.take(at, mode="clip") for word, at in zip(words, places, strict=True)])
        covered = np.array([1 / word.weight for word in words], dtype=np.float32) @ (found * gains)
        return np.asarray(np.minimum(covered * (self._phrase_norms[best] / self._phrase_weights[best]), 1.0))


def _in_one_row(words_of: Sequence[Sequence[int]]) -> tuple[Numbers, Numbers]:
    """Lay the words of all phrasings in one row, and beside it the phrasing of each."""
    row = np.array([number for words in words_of for number in words], dtype=np.int64)
    return row, np.repeat(np.arange(len(words_of)), [len(words) for words in words_of])
