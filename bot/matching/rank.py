"""Confidence: how likely a candidate is the right answer, from several signals that must agree.

No single whole-sentence score is trusted. A candidate's evidence is a weighted sum of the signals
of `bot.matching.signals`, in log-odds against "none of these is right"; its confidence is its share
among all candidates and that outside option, so a close runner-up takes from it. The weights were
fitted by `benchmarks/fit.py` on the open part of the questions in tests/questions (none of which
is indexed) and stand here, in one place.
"""

import math
from collections.abc import Sequence

import numpy as np

from bot.matching.postings import Floats
from bot.matching.signals import NAMES

ANSWER_FROM = 0.68
"""From this confidence on a candidate is the answer."""

BIAS = -3.07
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 3.27,
    "exact": 5.82,
    "agreement": 1.27,
    "coverage": 0.91,
    "rest": 1.81,
    "by_name": -2.85,
    "beside_name": -2.69,
    "other_name": -2.62,
    "elsewhere": -8.28,
    "beyond": 0.64,
    "learned": 0.67,
    "phrase_coverage": 4.19,
    "told": 1.28,
    "told_rest": 3.06,
    "generic": -3.95,
    "strangers": 1.06,
    "strange_name": -1.36,
    "known_beside": -2.54,
    "wrong_numbers": -1.88,
    "partial_name": -1.37,
    "common_name": -1.16,
    "crowded": -1.26,
    "idle": -1.00,
    "assumed": -1.75,
    "refusal": 2.60,
    "told_instead": -1.89,
    "missing": -3.71,
    "unknown_name": 2.75,
    "unnamed": -0.82,
    "as_name": 1.26,
    "chatter": -1.96,
    "left_out": -6.19,
}
_ROW = np.array([WEIGHTS[name] for name in NAMES], dtype=np.float32)


def evidence(signals: Floats) -> Floats:
    """Weigh the signals, by candidate and in the order of `NAMES`, into log-odds by candidate."""
    return signals @ _ROW + np.float32(BIAS)


def confidences(evidences: Sequence[float]) -> list[float]:
    """Share out one certainty among the candidates and "none of these", whose evidence is 0.

    >>> [round(share, 2) for share in confidences([3.0, 0.0])]
    [0.91, 0.05]
    """
    most = max(0.0, *evidences) if evidences else 0.0
    powers = [math.exp(value - most) for value in evidences]
    total = math.exp(-most) + sum(powers)
    return [power / total for power in powers]
