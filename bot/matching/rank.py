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

BIAS = -2.22
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 3.14,
    "exact": 5.69,
    "agreement": 1.00,
    "coverage": 0.93,
    "rest": 1.62,
    "by_name": -2.54,
    "beside_name": -2.42,
    "other_name": -1.94,
    "elsewhere": -7.28,
    "beyond": 0.51,
    "learned": 0.84,
    "phrase_coverage": 3.30,
    "told": 0.75,
    "told_rest": 2.74,
    "generic": -3.62,
    "strangers": 1.14,
    "strange_name": -1.28,
    "known_beside": -2.17,
    "wrong_numbers": -1.57,
    "partial_name": -1.65,
    "common_name": -1.14,
    "crowded": -0.93,
    "idle": -1.20,
    "assumed": -1.37,
    "hop": -0.65,
    "described": -4.58,
    "described_beside": 0.66,
    "described_weight": 1.61,
    "described_share": -0.97,
    "described_lead": 1.23,
    "refusal": 2.02,
    "told_instead": -1.65,
    "missing": -3.26,
    "unknown_name": 2.48,
    "unnamed": -0.60,
    "as_name": 1.01,
    "chatter": -1.93,
    "left_out": -6.05,
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
