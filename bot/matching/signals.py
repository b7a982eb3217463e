"""Signals: what speaks for and against each candidate of a search, one small function each.

Every signal takes a `View` of one reading and gives a row with one value per candidate, or one
value for all of them. No signal decides alone: `bot.matching.rank` weighs them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.matching.described import Described
from bot.matching.postings import Floats
from bot.matching.question import Hits, Question, QuestionWord

Row = npt.NDArray[Any] | float

_EXACT = 0.995
_TELLING = 10.0
"""The weight of a phrasing that says enough to be half generic."""
_BEYOND_DOUBT = 7.0
"""A likelihood beyond this proves nothing more; a rare name alone gives a fact that has it twice as much."""
_TELLS_ALL = 3.0
"""A description of more weight than this proves nothing more."""
STRANGER = 0.6
"""A word whose best likeness to any known word is under this is a stranger."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How a reading names what its candidates are about."""

    inside: frozenset[int] = frozenset()
    """The places of the question's words that belong to a name and stand as they are."""
    large: frozenset[str] = frozenset()
    """The words that are written like names."""
    partial: bool = False
    common: bool = False
    short: bool = False
    """Whether the name is a single word."""
    assumed: bool = False
    unknown: bool = False
    unnamed: bool = False
    as_name: float = 0.0
    strange: float = 0.0
    """How little the words of an unknown name resemble known ones, 0 to 1."""
    known_beside: bool = False
    """Whether a film or person that is known is named beside the unknown one."""
    hop: bool = False
    """Whether it is about whoever made the film or played the part that is named."""
    described: Described | None = None
    """The film or person, where the question describes it and does not name it."""
    described_beside: bool = False
    """Whether another film or person is named beside the one that is described."""


NO_NAME = Naming()


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One reading of a question with the candidates found for it."""

    question: Question
    hits: Hits
    naming: Naming
    left_out: float
    missing: Row
    """1 where the attribute is not held of what the candidate is about."""
    gaps: Floats
    """By candidate and word, the weight of the word that the candidate's own words do not cover."""
    covered: Floats
    """By candidate, the share of the question's weight that its own words cover, 0 to 1."""
    rest: Row
    """The same share for the words that are neither a slot nor inside of a name; 1 where there are none."""
    slots: list[int]
    """The places of the words that are slots."""
    told: Row
    """By candidate, 1 where its phrasings are no questions but what is told of one film or person; 0 where none is."""
    most_told: float
    """How much of the question's other words is told of the film or person, 0 to 1."""

    @classmethod
    def of(
        cls, question: Question, hits: Hits, naming: Naming = NO_NAME, left_out: float = 0.0, missing: Row = 0.0
    ) -> "View":
        """Look at the hits of one search."""
        slots = [at for at, word in enumerate(question.words) if not word.word[0].isalnum()]
        gaps = question.weights * (1 - hits.covered)
        covered = 1 - gaps.sum(axis=1) / question.total
        outside = np.ones_like(question.weights)
        outside[[*slots, *naming.inside]] = 0
        total = float(question.weights @ outside)
        rest = 1 - gaps @ outside / total if total else 1.0
        told = _where(["@" in entry for entry in hits.ids])
        most_told = float(np.max(rest * told)) if isinstance(told, np.ndarray) else 0.0
        return cls(question, hits, naming, left_out, missing, gaps, covered, rest, slots, told, most_told)


def similarity(view: View) -> Row:
    """Soft cosine of the question with the candidate's best phrasing, 0 to 1."""
    return view.hits.similarity


def exact(view: View) -> Row:
    """1 where the question is a phrasing word for word."""
    hits = view.hits
    return np.minimum(np.minimum(hits.similarity, hits.phrase_coverage), view.covered) > _EXACT


def agreement(view: View) -> Row:
    """How much its other phrasings add: the 4-norm over all of them beyond the best one."""
    return view.hits.scores / np.maximum(view.hits.similarity, 1e-9) - 1


def coverage(view: View) -> Row:
    """Share of the question's weight that the candidate's own words cover, 0 to 1."""
    return view.covered


def rest(view: View) -> Row:
    """The share that is covered of the words that are neither a slot nor inside of a name."""
    return view.rest


def by_name(view: View) -> Row:
    """Share of the question's weight in the name of a film or person, which may be all that a fact has of it."""
    return float(view.question.weights[sorted(view.naming.inside)].sum()) / view.question.total


def beside_name(view: View) -> Row:
    """How little of the words beside the name of a film or person the candidate has, 0 to 1; 0 where none is named."""
    if not view.naming.inside:
        return 0.0
    return 1 - view.rest if len(view.naming.inside) < len(view.question.words) else 1.0


def other_name(view: View) -> Row:
    """The largest gap that is written like a name, against the heaviest word."""
    large = [at for at, word in enumerate(view.question.words) if word.word in view.naming.large]
    return _largest_gap(view, large)


def elsewhere(view: View) -> Row:
    """The largest gap that is the name of another country, studio or prize, where nothing of ours is named."""
    names = [at for at, word in enumerate(view.question.words) if word.elsewhere]
    return 0.0 if view.slots and not view.naming.described else _largest_gap(view, names)


def beyond(view: View) -> Row:
    """How much likelier the question's spelling is for the candidate than for phrasings at large, in logs."""
    return np.minimum(view.hits.beyond, _BEYOND_DOUBT) * (1 - view.told)


def learned(view: View) -> Row:
    """The log of its share among all entries by what is learned of the question's words, 0 or less."""
    return view.hits.learned


def phrase_coverage(view: View) -> Row:
    """Share of the best phrasing's weight that the question covers, 0 to 1."""
    return view.hits.phrase_coverage


def told(view: View) -> Row:
    """1 for what is told in sentences of its own of the film or person."""
    return view.told


def told_rest(view: View) -> Row:
    """How much of the question's other words such sentences cover, 0 to 1."""
    return view.told * view.rest


def generic(view: View) -> Row:
    """How little the best phrasing says: 1 for a lone common word, near 0 for a long one."""
    return 1 / (1 + view.hits.phrase_weight / _TELLING)


def strangers(view: View) -> Row:
    """Share of the question's weight in words that nothing in the knowledge resembles, 0 to 1."""
    question = view.question
    return float(question.weights @ (question.known < STRANGER)) / question.total


def strange_name(view: View) -> Row:
    """How little the name that no entry has resembles any known word, 0 to 1."""
    return view.naming.strange


def known_beside(view: View) -> Row:
    """1 where a film or person that is known is named beside a name that no entry has."""
    return view.naming.known_beside


def wrong_numbers(view: View) -> Row:
    """1 where a number of the question does not belong to the candidate."""
    numbers = [at for at, word in enumerate(view.question.words) if word.word[:1].isdigit()]
    return (view.hits.covered[:, numbers] == 0).any(axis=1) if numbers else 0.0


def partial_name(view: View) -> Row:
    """1 where only a surname or a part of a title was found."""
    return view.naming.partial


def common_name(view: View) -> Row:
    """1 where a name found is also an everyday word."""
    return view.naming.common


def crowded(view: View) -> Row:
    """The largest gap right beside a short name that looks like one, against the heaviest word: one longer name."""
    if not view.naming.short:
        return 0.0
    beside = {at for slot in view.slots for at in (slot - 1, slot + 1)}.difference(view.slots)
    names = [at for at, word in enumerate(view.question.words) if at in beside and _is_like_a_name(word, view.naming)]
    return _largest_gap(view, names)


def idle(view: View) -> Row:
    """1 where the candidate has no use for a name in a slot: a film's cast for the part that is asked after."""
    return np.asarray((view.gaps[:, view.slots] > 0).any(axis=1)) if view.slots else 0.0


def assumed(view: View) -> Row:
    """1 where the thing it is about comes from the conversation, not from the question."""
    return view.naming.assumed


def hop(view: View) -> Row:
    """1 where it is asked of whoever made the film or played the part that is named."""
    return view.naming.hop


def described(view: View) -> Row:
    """1 where the question describes what it is about and does not name it."""
    return view.naming.described is not None


def described_beside(view: View) -> Row:
    """1 where another film or person is named beside the one that is described."""
    return view.naming.described_beside


def described_weight(view: View) -> Row:
    """How much is said by words that only describe it."""
    return min(view.naming.described.weight, _TELLS_ALL) if view.naming.described else 0.0


def described_share(view: View) -> Row:
    """The share of the question's weight that the description covers outside of names."""
    return view.naming.described.share if view.naming.described else 0.0


def described_lead(view: View) -> Row:
    """How much better the description fits than that of anything else."""
    return view.naming.described.lead if view.naming.described else 0.0


def refusal(view: View) -> Row:
    """1 for something that the knowledge does not hold, whatever it is asked of."""
    return 0.0 if view.naming.unnamed else _of_kind(view, "decline.")


def told_instead(view: View) -> Row:
    """For what is not held: how much of the question's other words is told of the same film or person, 0 to 1."""
    return refusal(view) * view.most_told


def chatter(view: View) -> Row:
    """1 for small talk."""
    return _of_kind(view, "smalltalk.")


def missing(view: View) -> Row:
    """1 for an attribute that the knowledge has, but not of this film or person."""
    return view.missing


def unknown_name(view: View) -> Row:
    """1 for a known question about a name that no entry has."""
    return view.naming.unknown


def unnamed(view: View) -> Row:
    """1 for a known question that does not say about which film or person."""
    return view.naming.unnamed


def as_name(view: View) -> Row:
    """For an unknown name: 1 where it is written like one, -1 where other words are and it is not."""
    return view.naming.as_name


def left_out(view: View) -> Row:
    """Share of the message's words outside the sentence that was read, 0 to 1."""
    return view.left_out


def _of_kind(view: View, start: str) -> Row:
    return _where([entry.startswith(start) for entry in view.hits.ids])


def _where(held: list[bool]) -> Row:
    """Give a row that is 1 where something holds, as a bare 0 where it does nowhere: most often."""
    return np.array(held) if True in held else 0.0


def _largest_gap(view: View, places: list[int]) -> Row:
    """Give the largest gap at some places of the question, against its heaviest word; 0 without places."""
    return np.asarray(view.gaps[:, places].max(axis=1) / view.question.weights.max()) if places else 0.0


def _is_like_a_name(word: QuestionWord, naming: Naming) -> bool:
    return word.word in naming.large or word.known < STRANGER


SIGNALS: tuple[Callable[[View], Row], ...] = (
    similarity,
    exact,
    agreement,
    coverage,
    rest,
    by_name,
    beside_name,
    other_name,
    elsewhere,
    beyond,
    learned,
    phrase_coverage,
    told,
    told_rest,
    generic,
    strangers,
    strange_name,
    known_beside,
    wrong_numbers,
    partial_name,
    common_name,
    crowded,
    idle,
    assumed,
    hop,
    described,
    described_beside,
    described_weight,
    described_share,
    described_lead,
    refusal,
    told_instead,
    missing,
    unknown_name,
    unnamed,
    as_name,
    chatter,
    left_out,
)
NAMES = tuple(signal.__name__ for signal in SIGNALS)


def measure(view: View) -> Floats:
    """Take all signals: by candidate and signal, in the order of `NAMES`."""
    rows = np.empty((len(NAMES), len(view.hits.ids)), dtype=np.float32)
    for place, signal in enumerate(SIGNALS):
        rows[place] = signal(view)
    return rows.T
