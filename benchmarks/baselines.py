"""What others would use to find the entry a question means, all behind one small interface."""

import difflib
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from rapidfuzz import fuzz, process

from bot.matching.matcher import Matcher

Phrasings = Mapping[str, Sequence[str]]
Answer = tuple[str, float]
"""The best id and how sure the method is; any scale, larger is surer."""


class Method(Protocol):
    """Answers questions after having seen the phrasings."""

    def __call__(self, text: str) -> Answer:
        """Give the best answer to one question."""


def ours(phrasings: Phrasings) -> Method:
    """Build our matcher with no change for the set."""
    matcher = Matcher.from_phrasings(phrasings)

    def ask(text: str) -> Answer:
        match = matcher.ask(text)
        return match.best or "", match.confidence

    return ask


def _laid_out(phrasings: Phrasings) -> tuple[list[str], list[str]]:
    pairs = [(entry, text.lower()) for entry, texts in phrasings.items() for text in texts]
    return [entry for entry, _ in pairs], [text for _, text in pairs]


def rapid(scorer: Callable[..., float]) -> Callable[[Phrasings], Method]:
    """Build `process.extractOne` with a scorer of rapidfuzz."""

    def build(phrasings: Phrasings) -> Method:
        ids, texts = _laid_out(phrasings)

        def ask(text: str) -> Answer:
            _, score, place = process.extractOne(text.lower(), texts, scorer=scorer)
            return ids[place], float(score)

        return ask

    return build


def close_matches(phrasings: Phrasings) -> Method:
    """Build `difflib.get_close_matches` with its own cut-off."""
    ids, texts = _laid_out(phrasings)
    owner = dict(zip(texts, ids, strict=True))

    def ask(text: str) -> Answer:
        found = difflib.get_close_matches(text.lower(), texts, n=1)
        return (owner[found[0]], difflib.SequenceMatcher(None, found[0], text.lower()).ratio()) if found else ("", 0.0)

    return ask


def bm25(phrasings: Phrasings) -> Method:
    """Build BM25 over words (bm25s)."""
    import bm25s

    ids, texts = _laid_out(phrasings)
    index = bm25s.BM25()
    index.index(bm25s.tokenize(texts, stopwords=None, show_progress=False), show_progress=False)

    def ask(text: str) -> Answer:
        words = bm25s.tokenize([text.lower()], stopwords=None, show_progress=False)
        places, scores = index.retrieve(words, k=1, show_progress=False)
        return ids[int(places[0, 0])], float(scores[0, 0])

    return ask


def trigrams(phrasings: Phrasings) -> Method:
    """Build SQLite's full-text index over trigrams, any trigram of the question counting."""
    ids, texts = _laid_out(phrasings)
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE phrasing USING fts5(text, tokenize='trigram')")
    base.executemany("INSERT INTO phrasing(rowid, text) VALUES (?, ?)", enumerate(texts))

    def ask(text: str) -> Answer:
        grams = dict.fromkeys(text.lower()[at : at + 3] for at in range(len(text) - 2))
        wanted = " OR ".join('"' + gram.replace('"', '""') + '"' for gram in grams)
        query = "SELECT rowid, rank FROM phrasing WHERE phrasing MATCH ? ORDER BY rank LIMIT 1"
        row = base.execute(query, (wanted,)).fetchone() if wanted else None
        return (ids[row[0]], -float(row[1])) if row else ("", 0.0)

    return ask


def _vectors(texts: Sequence[str]) -> tuple[Any, Any]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(2, 4), sublinear_tf=True)
    return vectorizer, vectorizer.fit_transform(texts)


def tfidf(phrasings: Phrasings) -> Method:
    """Build the nearest phrasing by TF-IDF of character 2-4-grams (scikit-learn)."""
    ids, texts = _laid_out(phrasings)
    vectorizer, known = _vectors(texts)
    known = known.T.tocsr()

    def ask(text: str) -> Answer:
        scores = (vectorizer.transform([text.lower()]) @ known).toarray()[0]
        place = int(np.argmax(scores))
        return ids[place], float(scores[place])

    return ask


def linear_svm(phrasings: Phrasings) -> Method:
    """Train a linear SVM on TF-IDF of character 2-4-grams (scikit-learn): the only trained one."""
    from sklearn.svm import LinearSVC

    ids, texts = _laid_out(phrasings)
    vectorizer, known = _vectors(texts)
    machine = LinearSVC().fit(known, ids)

    def ask(text: str) -> Answer:
        scores = machine.decision_function(vectorizer.transform([text.lower()]))[0]
        place = int(np.argmax(scores))
        return str(machine.classes_[place]), float(scores[place])

    return ask


METHODS: dict[str, Callable[[Phrasings], Method]] = {
    "ours": ours,
    "rapidfuzz WRatio": rapid(fuzz.WRatio),
    "rapidfuzz token_set_ratio": rapid(fuzz.token_set_ratio),
    "rapidfuzz QRatio": rapid(fuzz.QRatio),
    "difflib get_close_matches": close_matches,
    "BM25 (bm25s)": bm25,
    "SQLite FTS5 trigram": trigrams,
    "TF-IDF char 2-4, nearest": tfidf,
    "linear SVM (trained)": linear_svm,
}
