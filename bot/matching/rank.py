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

BIAS = -3.37
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 3.48,
    "exact": 5.82,
    "agreement": 1.31,
    "coverage": 0.89,
    "rest": 1.77,
    "by_name": -2.81,
    "beside_name": -2.71,
    "other_name": -2.63,
    "elsewhere": -8.27,
    "beyond": 0.64,
    "learned": 0.63,
    "phrase_coverage": 4.39,
    "told": 1.43,
    "told_rest": 2.98,
    "generic": -4.02,
    "strangers": 1.39,
    "strange_name": -1.69,
    "known_beside": -2.59,
    "wrong_numbers": -1.70,
    "partial_name": -1.48,
    "common_name": -1.16,
    "crowded": -1.38,
    "idle": -0.96,
    "assumed": -1.74,
    "refusal": 2.49,
    "told_instead": -1.84,
    "missing": -3.77,
    "unknown_name": 2.74,
    "unnamed": -0.89,
    "as_name": 0.97,
    "chatter": -1.99,
    "left_out": -6.16,
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
