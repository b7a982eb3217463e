"""Confidence: how likely a candidate is the right answer, from several signals that must agree.

No single whole-sentence score is trusted. A candidate's evidence is a weighted sum of the signals
below, in log-odds against "none of these is right"; its confidence is its share among all
candidates and that outside option, so a close runner-up takes from it. The weights were fitted by
`benchmarks/fit.py` on the open part of the questions in tests/questions (none of which is
indexed) and stand here, in one place.
"""

import math
from collections.abc import Container, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter, mul

from bot.matching.index import Hit, Question

_EXACT = 0.995
_TELLING = 10.0
"""The weight of a phrasing that says enough to be half generic."""
FAMILIAR = 0.9
"""A word at least this like a known word is that word."""
ANSWER_FROM = 0.56
"""From this confidence on a candidate is the answer."""
STRANGER = 0.6
"""A word whose best likeness to any known word is under this is a stranger."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for and against one candidate."""

    similarity: float
    """Soft cosine of the question with the candidate's best phrasing, 0 to 1."""
    exact: float
    """1 where the question is a phrasing word for word."""
    agreement: float
    """How much its other phrasings add: the 4-norm over all of them beyond the best one."""
    coverage: float
    """Share of the question's weight that the candidate's own words cover, 0 to 1."""
    rest: float
    """The same share for the words outside of any name, 0 to 1."""
    exclusive: float
    """How far the question's words belong to this candidate rather than to others, 0 to 1."""
    behind: float
    """How far it lies behind the likeliest candidate by how usual each word is in its phrasings, in tens, 0 to -1."""
    phrase_coverage: float
    """Share of the best phrasing's weight that the question covers, 0 to 1."""
    generic: float
    """How little the best phrasing says: 1 for a lone common word, near 0 for a long one."""
    uncovered: float
    """Weight of the heaviest word not covered, against the heaviest word there is, 0 to 1."""
    foreign: float
    """Share of the question's weight in words that the knowledge has, but not in this candidate, 0 to 1."""
    strangers: float
    """Share of the question's weight in words that nothing in the knowledge resembles, 0 to 1."""
    wrong_numbers: float
    """1 where a number of the question does not belong to the candidate."""
    name_doubt: float
    """How far the names found are from the way they were written, 0 for exactly or none."""
    partial_name: float
    """1 where only a surname or a part of a title was found."""
    common_name: float
    """1 where a name found is also an everyday word."""
    crowded: float
    """How little the words right beside a short name belong to the candidate: it may be part of a longer name."""
    named: float
    """1 where the candidate is about something the question names."""
    assumed: float
    """1 where the thing it is about comes from the conversation, not from the question."""
    listing: float
    """1 for a list of films."""
    refusal: float
    """1 for something that the knowledge does not hold."""
    missing: float
    """1 for an attribute that the knowledge has, but not of this film or person."""
    unknown_name: float
    """1 for a known question about a name that no entry has."""
    unnamed: float
    """1 for a known question that does not say about which film or person."""
    as_name: float
    """For an unknown name: 1 where it is written like one, -1 where other words are and it is not."""
    chatter: float
    """1 for small talk."""
    left_out: float
    """Share of the message's words outside the sentence that was read, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight per signal, and what any candidate has to overcome."""

    bias: float
    signals: Signals


WEIGHTS = Weights(
    bias=-8.60,
    signals=Signals(
        similarity=5.62,
        exact=3.00,
        agreement=1.90,
        coverage=3.12,
        rest=4.35,
        exclusive=2.62,
        behind=3.48,
        phrase_coverage=6.15,
        generic=-4.24,
        uncovered=0.19,
        foreign=-0.90,
        strangers=4.74,
        wrong_numbers=-0.24,
        name_doubt=-0.85,
        partial_name=-0.68,
        common_name=-1.00,
        crowded=-1.41,
        named=0.63,
        assumed=-1.50,
        listing=-0.09,
        refusal=2.24,
        missing=-1.84,
        unknown_name=1.69,
        unnamed=-1.01,
        as_name=3.76,
        chatter=-1.61,
        left_out=-6.90,
    ),
)


@dataclass(frozen=True, slots=True)
class Naming:
    """How a question names what a candidate is about."""

    inside: frozenset[int] = frozenset()
    """The places of the question's words that belong to a name and stand as they are."""
    doubt: float = 0.0
    partial: bool = False
    common: bool = False
    short: bool = False
    """Whether the name is a single word."""
    named: bool = False
    assumed: bool = False
    missing: bool = False
    unknown: bool = False
    unnamed: bool = False
    as_name: float = 0.0


NO_NAME = Naming()


def measure(
    hit: Hit,
    question: Question,
    covered: Sequence[float],
    naming: Naming = NO_NAME,
    left_out: float = 0.0,
) -> Signals:
    """Take the signals for one hit; `covered` is how well the entry covers each question word."""
    heaviest = max((word.weight for word in question.words), default=1.0) or 1.0
    missing = [word.weight * (1 - share) for word, share in zip(question.words, covered, strict=True)]
    coverage = 1 - sum(missing) / question.total
    foreign = [gap for word, gap in zip(question.words, missing, strict=True) if word.known >= FAMILIAR]
    strangers = sum(word.weight for word in question.words if word.known < STRANGER)
    numbers = (share for word, share in zip(question.words, covered, strict=True) if word.word[:1].isdigit())
    return Signals(
        similarity=hit.similarity,
        exact=float(min(hit.similarity, hit.phrase_coverage, coverage) > _EXACT),
        agreement=hit.score / hit.similarity - 1 if hit.similarity else 0.0,
        coverage=coverage,
        rest=_rest(question, covered, naming.inside),
        exclusive=hit.exclusive,
        behind=hit.behind / 10,
        phrase_coverage=hit.phrase_coverage,
        generic=1 / (1 + hit.phrase_weight / _TELLING),
        uncovered=max(missing, default=0.0) / heaviest,
        foreign=sum(foreign) / question.total,
        strangers=strangers / question.total,
        wrong_numbers=float(not all(numbers)),
        name_doubt=naming.doubt,
        partial_name=float(naming.partial),
        common_name=float(naming.common),
        crowded=_crowded(question, covered, naming.short),
        named=float(naming.named),
        assumed=float(naming.assumed),
        listing=float(hit.id.startswith("list.")),
        refusal=float(hit.id.startswith("decline.")),
        missing=float(naming.missing),
        unknown_name=float(naming.unknown),
        unnamed=float(naming.unnamed),
        as_name=naming.as_name,
        chatter=float(hit.id.startswith("smalltalk.")),
        left_out=left_out,
    )


def _rest(question: Question, covered: Sequence[float], inside: Container[int]) -> float:
    """Give the coverage of the words that are neither a slot nor inside of a name; 1 where there are none."""
    outside = [
        (word.weight, share)
        for at, (word, share) in enumerate(zip(question.words, covered, strict=True))
        if word.word[:1].isalnum() and at not in inside
    ]
    total = sum(weight for weight, _ in outside)
    return sum(weight * share for weight, share in outside) / total if total else 1.0


def _crowded(question: Question, covered: Sequence[float], short: bool) -> float:
    """Give the largest gap of coverage right beside a slot, weighed by how telling the word is."""
    if not short:
        return 0.0
    words = question.words
    slots = [at for at, word in enumerate(words) if not word.word[:1].isalnum()]
    beside = {near for at in slots for near in (at - 1, at + 1) if 0 <= near < len(words)}
    heaviest = max(word.weight for word in words)
    return max(((1 - covered[at]) * words[at].weight / heaviest for at in beside), default=0.0)


NAMES = tuple(field.name for field in fields(Signals))
_values = attrgetter(*NAMES)


def evidence(signals: Signals, weights: Weights = WEIGHTS) -> float:
    """Weigh the signals into log-odds."""
    return float(weights.bias + sum(map(mul, _values(signals), _values(weights.signals))))


def confidences(evidences: Sequence[float]) -> list[float]:
    """Share out one certainty among the candidates and "none of these", whose evidence is 0.

    >>> [round(share, 2) for share in confidences([3.0, 0.0])]
    [0.91, 0.05]
    """
    most = max(0.0, *evidences) if evidences else 0.0
    powers = [math.exp(value - most) for value in evidences]
    total = math.exp(-most) + sum(powers)
    return [power / total for power in powers]
