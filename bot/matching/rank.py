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

BIAS = -2.21
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 3.16,
    "exact": 5.67,
    "agreement": 1.04,
    "coverage": 0.93,
    "rest": 1.63,
    "by_name": -2.58,
    "beside_name": -2.41,
    "other_name": -1.93,
    "elsewhere": -7.28,
    "beyond": 0.51,
    "learned": 0.84,
    "phrase_coverage": 3.27,
    "told": 0.73,
    "told_rest": 2.75,
    "generic": -3.71,
    "strangers": 1.18,
    "strange_name": -1.21,
    "known_beside": -2.17,
    "wrong_numbers": -1.57,
    "partial_name": -1.63,
    "common_name": -1.13,
    "crowded": -0.93,
    "idle": -1.20,
    "assumed": -1.36,
    "hop": -0.70,
    "described": -4.65,
    "described_beside": 0.71,
    "described_weight": 1.61,
    "described_share": -0.95,
    "described_lead": 1.31,
    "refusal": 2.00,
    "told_instead": -1.67,
    "missing": -3.32,
    "unknown_name": 2.50,
    "unnamed": -0.58,
    "as_name": 1.08,
    "chatter": -1.92,
    "left_out": -6.10,
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
