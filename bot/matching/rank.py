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

BIAS = -2.19
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 3.31,
    "exact": 5.70,
    "agreement": 0.95,
    "coverage": 0.88,
    "rest": 1.60,
    "by_name": -2.55,
    "beside_name": -2.35,
    "other_name": -1.94,
    "elsewhere": -7.41,
    "beyond": 0.51,
    "learned": 0.87,
    "phrase_coverage": 3.24,
    "told": 0.72,
    "told_rest": 2.75,
    "generic": -3.43,
    "strangers": 0.52,
    "strange_name": -1.41,
    "known_beside": -2.16,
    "wrong_numbers": -1.62,
    "partial_name": -1.66,
    "common_name": -1.14,
    "crowded": -0.73,
    "idle": -1.22,
    "assumed": -1.37,
    "hop": -0.67,
    "described": -4.62,
    "described_beside": 0.69,
    "described_weight": 1.63,
    "described_share": -0.98,
    "described_lead": 1.22,
    "refusal": 2.00,
    "told_instead": -1.64,
    "missing": -3.26,
    "unknown_name": 2.44,
    "unnamed": -0.67,
    "as_name": 1.02,
    "chatter": -1.91,
    "left_out": -6.13,
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
