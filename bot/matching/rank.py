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
    "exact": 5.67,
    "agreement": 1.03,
    "coverage": 1.15,
    "rest": 1.45,
    "by_name": -2.52,
    "beside_name": -2.44,
    "other_name": -1.90,
    "elsewhere": -7.31,
    "beyond": 0.50,
    "learned": 0.85,
    "phrase_coverage": 3.32,
    "told": 0.71,
    "told_rest": 2.72,
    "generic": -3.64,
    "strangers": 1.22,
    "strange_name": -1.28,
    "known_beside": -2.13,
    "wrong_numbers": -1.55,
    "partial_name": -1.66,
    "common_name": -1.13,
    "crowded": -0.93,
    "idle": -0.95,
    "assumed": -1.36,
    "hop": -0.71,
    "described": -4.68,
    "described_beside": 0.77,
    "described_weight": 1.60,
    "described_share": -0.98,
    "described_lead": 1.34,
    "refusal": 1.96,
    "told_instead": -1.67,
    "missing": -3.35,
    "unknown_name": 2.45,
    "unnamed": -0.70,
    "as_name": 1.02,
    "chatter": -1.93,
    "left_out": -6.08,
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
