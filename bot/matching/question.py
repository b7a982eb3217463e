"""What an index makes of a question: its words, and the entries that resemble it."""

from dataclasses import dataclass

from bot.matching.postings import Floats, Numbers


@dataclass(frozen=True, slots=True, eq=False)
class QuestionWord:
    """A word of a question, as an index sees it."""

    word: str
    weight: float
    known: float
    """The best likeness to any word of the lexicon, 0 for a stranger."""
    phrases: Numbers
    """The phrasings with a word like it."""
    gains: Floats
    """For each of these, what the likest word adds to the soft cosine, but for the question's length."""
    covered: Floats
    """By entry, the likeness of its likest word."""
    spelling: Floats
    """By entry, how much likelier the word and its n-grams are than in phrasings at large; a log-likelihood ratio."""
    length: float
    """Its squared length in these."""
    learned: Floats
    """What it says for each entry of which something is learned, in log-odds."""
    learned_length: float
    """Its squared length in what is learned."""
    kind: int
    """What it has in common with others, by which something is learned of pairs."""
    elsewhere: bool
    """Whether it is the name of another country, studio or prize."""
    filler: bool
    """Whether it means nothing in a question."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """The words of a question as an index reads them."""

    words: tuple[QuestionWord, ...]
    weights: Floats
    """By word."""
    known: Floats
    """By word, its best likeness to any known word."""
    total: float
    """The summed weight of the words."""


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """The entries that resemble a question, the best first; all rows are by entry."""

    ids: list[str]
    scores: Floats
    """4-norm over the phrasings; about 1 for the same words, more when several agree."""
    similarity: Floats
    """Soft cosine with the best phrasing, 0 to 1."""
    phrase_coverage: Floats
    """Share of the best phrasing's weight that the question covers, 0 to 1."""
    phrase_weight: Floats
    """The summed weight of the best phrasing's words."""
    covered: Floats
    """By entry and word of the question, its likeness to the likest word of the entry."""
    beyond: Floats
    """How much likelier the question's spelling is for the entry than for phrasings at large, in logs."""
    learned: Floats
    """The log of its share among all entries by what is learned of the words; 0 where nothing is."""
