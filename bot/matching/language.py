"""Language: in which of the three languages a question is written.

Letters and the script decide where they can; else the words do, by how often each language's
phrasings use them, and unknown words by their three-letter pieces. Names count only where a
question is nothing but names: they cross languages.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bot.matching.entities import Mention
from bot.matching.fold import MAX_RAW, fold_all
from knowledge.expand import told_questions
from knowledge.model import LANGUAGES, KnowledgeBase, Language

_AZ_LATIN = frozenset("əğışçöüƏĞİŞÇÖÜ")
_AZ_CYRILLIC = frozenset("әғҹҝөүһјӘҒҸҜӨҮҺЈ")
_UNLIKELY = -2.5
"""What a language in another script than its own has to make up for: Russian in Latin letters."""
_SMOOTHING = 0.5
_PIECE_WEIGHT = 0.3


class LanguageGuesser:
    """Knows the words of each language."""

    def __init__(self, texts: Mapping[Language, Iterable[str]]) -> None:
        """Count the words of `texts`, folded phrasings by language."""
        self._words = {language: Counter(w for text in texts[language] for w in text.split()) for language in LANGUAGES}
        self._pieces = {
            language: Counter(piece for word in counts for piece in _pieces(word))
            for language, counts in self._words.items()
        }
        self._known = frozenset().union(*self._words.values())
        self._word_totals = {language: counts.total() for language, counts in self._words.items()}
        self._piece_totals = {language: counts.total() for language, counts in self._pieces.items()}

    def guess(self, text: str, words: Sequence[str], mentions: Sequence[Mention], default: Language) -> Language:
        """Give the language of `text`, whose folded words and mentions are given.

        `default` is for a text that tells nothing: no letters, or a name spelt alike everywhere.
        """
        text = text[:MAX_RAW]
        letters = set(text)
        cyrillic = sum("\u0400" <= char <= "\u04ff" for char in text)
        latin = sum(char.isalpha() for char in text) - cyrillic
        if cyrillic > latin and letters & _AZ_CYRILLIC:
            return "az"
        inside = {at for m in mentions if m.kind != "genre" for at in range(m.start, m.end)}
        telling = [word for at, word in enumerate(words) if at not in inside and word.isalpha()]
        if not telling:
            return self._of_name(letters, cyrillic > latin, default)
        scores = {language: self._score(language, telling) for language in LANGUAGES}
        if cyrillic > latin:
            scores["en"] = -math.inf
            scores["az"] += _UNLIKELY
        else:
            scores["ru"] += _UNLIKELY + (0.0 if cyrillic == 0 else -_UNLIKELY)
            scores["az"] += 2.0 * len(letters & _AZ_LATIN)
        return max(LANGUAGES, key=lambda language: scores[language])

    def _score(self, language: Language, words: Sequence[str]) -> float:
        return sum(self._word_score(language, word) for word in words)

    def _word_score(self, language: Language, word: str) -> float:
        if word in self._known:
            counts = self._words[language]
            return math.log((counts[word] + _SMOOTHING) / (self._word_totals[language] + _SMOOTHING * len(self._known)))
        pieces = self._pieces[language]
        total = self._piece_totals[language]
        return _PIECE_WEIGHT * sum(math.log((pieces[piece] + _SMOOTHING) / (total + 1)) for piece in _pieces(word))

    def _of_name(self, letters: set[str], cyrillic: bool, default: Language) -> Language:
        if cyrillic:
            return "ru"
        return "az" if letters & _AZ_LATIN else default


def _pieces(word: str) -> list[str]:
    padded = f" {word} "
    return [padded[at : at + 3] for at in range(len(padded) - 2)]


def phrasings_by_language(knowledge: KnowledgeBase) -> dict[Language, list[str]]:
    """Give all folded phrasings of the knowledge, without slots, by language."""
    found: dict[Language, list[str]] = {language: [] for language in LANGUAGES}
    asking: list[Mapping[Language, Sequence[str]]] = [fact.questions for fact in knowledge.facts.values()]
    asking += [talk.questions for talk in knowledge.smalltalk.values()]
    asking += [template.forms for template in knowledge.templates.values()]
    asking += [questions for _, questions in told_questions(knowledge)]
    for forms in asking:
        for language in LANGUAGES:
            found[language] += [_without_slots(text) for text in forms.get(language, ())]
    return {language: fold_all(texts) for language, texts in found.items()}


def _without_slots(text: str) -> str:
    return " ".join(word for word in text.split() if "{" not in word)
