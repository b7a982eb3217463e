"""Confidence: how likely a candidate is the right answer, from several signals that must agree.

No single whole-sentence score is trusted. A candidate's evidence is a weighted sum of the signals
below, in log-odds against "none of these is right"; its confidence is its share among all
candidates and that outside option, so a close runner-up takes from it. The weights were fitted by
`benchmarks/fit.py` on the open part of the questions in tests/questions (none of which is
indexed) and stand here, in one place.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields

from bot.matching.index import Hit, PhraseIndex, Question

FAMILIAR = 0.9
"""A word at least this like a known word is that word."""
STRANGER = 0.6
"""A word whose best likeness to any known word is under this is a stranger."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for and against one candidate."""

    similarity: float
    """Soft cosine of the question with the candidate's best phrasing, 0 to 1."""
    agreement: float
    """How much its other phrasings add: the 4-norm over all of them beyond the best one."""
    coverage: float
    """Share of the question's weight that the candidate's own words cover, 0 to 1."""
    phrase_coverage: float
    """Share of the best phrasing's weight that the question covers, 0 to 1."""
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
    named: float
    """1 where the candidate is about something the question names."""
    assumed: float
    """1 where the thing it is about comes from the conversation, not from the question."""
    left_out: float
    """Share of the message's words outside the sentence that was read, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight per signal, and what any candidate has to overcome."""

    bias: float
    signals: Signals


WEIGHTS = Weights(
    bias=-4.90,
    signals=Signals(
        similarity=2.58,
        agreement=1.57,
        coverage=4.16,
        phrase_coverage=2.91,
        uncovered=-1.05,
        foreign=-1.83,
        strangers=-2.17,
        wrong_numbers=-3.19,
        name_doubt=-0.04,
        partial_name=-0.20,
        common_name=-0.87,
        named=0.63,
        assumed=0.87,
        left_out=-0.01,
    ),
)


def measure(
    index: PhraseIndex,
    hit: Hit,
    question: Question,
    covered: Sequence[float],
    name_doubt: float = 0.0,
    partial_name: bool = False,
    common_name: bool = False,
    named: bool = False,
    assumed: bool = False,
    left_out: float = 0.0,
) -> Signals:
    """Take the signals for one hit; `covered` is how well the entry covers each question word."""
    heaviest = max((word.weight for word in question.words), default=1.0) or 1.0
    missing = [word.weight * (1 - share) for word, share in zip(question.words, covered, strict=True)]
    foreign = [gap for word, gap in zip(question.words, missing, strict=True) if word.known >= FAMILIAR]
    strangers = sum(word.weight for word in question.words if word.known < STRANGER)
    numbers = (share for word, share in zip(question.words, covered, strict=True) if word.word[:1].isdigit())
    return Signals(
        similarity=hit.similarity,
        agreement=hit.score / hit.similarity - 1 if hit.similarity else 0.0,
        coverage=1 - sum(missing) / question.total,
        phrase_coverage=index.phrase_coverage(hit.phrase, question),
        uncovered=max(missing, default=0.0) / heaviest,
        foreign=sum(foreign) / question.total,
        strangers=strangers / question.total,
        wrong_numbers=float(not all(numbers)),
        name_doubt=name_doubt,
        partial_name=float(partial_name),
        common_name=float(common_name),
        named=float(named),
        assumed=float(assumed),
        left_out=left_out,
    )


NAMES = tuple(field.name for field in fields(Signals))


def evidence(signals: Signals, weights: Weights = WEIGHTS) -> float:
    """Weigh the signals into log-odds."""
    return weights.bias + sum(getattr(signals, name) * getattr(weights.signals, name) for name in NAMES)


def confidences(evidences: Sequence[float]) -> list[float]:
    """Share out one certainty among the candidates and "none of these", whose evidence is 0.

    >>> [round(share, 2) for share in confidences([3.0, 0.0])]
    [0.91, 0.05]
    """
    most = max(0.0, *evidences) if evidences else 0.0
    powers = [math.exp(value - most) for value in evidences]
    total = math.exp(-most) + sum(powers)
    return [power / total for power in powers]
