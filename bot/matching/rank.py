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

BIAS = -2.77
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 3.29,
    "exact": 5.66,
    "agreement": 1.25,
    "coverage": 0.80,
    "rest": 1.47,
    "by_name": -2.94,
    "beside_name": -2.67,
    "other_name": -2.02,
    "elsewhere": -7.53,
    "beyond": 0.60,
    "learned": 0.65,
    "phrase_coverage": 3.74,
    "told": 1.02,
    "told_rest": 2.94,
    "generic": -3.69,
    "strangers": 0.94,
    "strange_name": -1.20,
    "known_beside": -2.16,
    "wrong_numbers": -1.51,
    "partial_name": -1.60,
    "common_name": -1.13,
    "crowded": -1.02,
    "idle": -1.15,
    "assumed": -1.36,
    "hop": -0.49,
    "described": -4.71,
    "described_beside": 0.83,
    "described_weight": 1.65,
    "described_share": -1.08,
    "described_lead": 1.10,
    "refusal": 2.57,
    "told_instead": -1.94,
    "missing": -3.43,
    "unknown_name": 2.56,
    "unnamed": -0.60,
    "as_name": 1.04,
    "chatter": -1.79,
    "left_out": -6.07,
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
