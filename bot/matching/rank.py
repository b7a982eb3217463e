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

ANSWER_FROM = 0.66
"""From this confidence on a candidate is the answer."""

BIAS = -2.79
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 3.23,
    "exact": 5.67,
    "agreement": 1.22,
    "coverage": 0.82,
    "rest": 1.51,
    "by_name": -2.90,
    "beside_name": -2.65,
    "other_name": -2.01,
    "elsewhere": -7.54,
    "beyond": 0.59,
    "learned": 0.65,
    "phrase_coverage": 3.78,
    "told": 1.08,
    "told_rest": 2.90,
    "generic": -3.69,
    "strangers": 0.90,
    "strange_name": -1.10,
    "known_beside": -2.19,
    "wrong_numbers": -1.49,
    "partial_name": -1.63,
    "common_name": -1.13,
    "crowded": -1.03,
    "idle": -1.14,
    "assumed": -1.70,
    "hop": -0.43,
    "described": -4.47,
    "described_beside": 0.70,
    "described_weight": 1.71,
    "described_share": -1.15,
    "described_lead": 1.07,
    "refusal": 2.56,
    "told_instead": -1.90,
    "missing": -3.47,
    "unknown_name": 2.59,
    "unnamed": -0.58,
    "as_name": 1.09,
    "chatter": -1.78,
    "left_out": -6.14,
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
