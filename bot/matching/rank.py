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

ANSWER_FROM = 0.7
"""From this confidence on a candidate is the answer."""

BIAS = -2.18
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 3.28,
    "exact": 5.70,
    "agreement": 0.93,
    "coverage": 0.89,
    "rest": 1.60,
    "by_name": -2.56,
    "beside_name": -2.34,
    "other_name": -1.96,
    "elsewhere": -7.36,
    "beyond": 0.51,
    "learned": 0.87,
    "phrase_coverage": 3.28,
    "told": 0.70,
    "told_rest": 2.78,
    "generic": -3.55,
    "strangers": 0.60,
    "strange_name": -1.39,
    "known_beside": -2.14,
    "wrong_numbers": -1.61,
    "partial_name": -1.72,
    "common_name": -1.14,
    "crowded": -0.81,
    "idle": -1.19,
    "assumed": -1.37,
    "hop": -0.64,
    "described": -4.63,
    "described_beside": 0.74,
    "described_weight": 1.63,
    "described_share": -0.95,
    "described_lead": 1.20,
    "refusal": 1.98,
    "told_instead": -1.65,
    "missing": -3.28,
    "unknown_name": 2.45,
    "unnamed": -0.64,
    "as_name": 0.98,
    "chatter": -1.92,
    "left_out": -6.04,
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
