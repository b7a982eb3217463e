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

ANSWER_FROM = 0.62
"""From this confidence on a candidate is the answer."""

BIAS = -2.97
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 3.54,
    "exact": 5.60,
    "agreement": 1.24,
    "coverage": 1.29,
    "rest": 1.85,
    "by_name": -2.80,
    "beside_name": -2.92,
    "other_name": -2.70,
    "beyond": 0.55,
    "learned": 0.59,
    "phrase_coverage": 4.42,
    "told": 1.75,
    "told_rest": 2.13,
    "generic": -3.90,
    "strangers": 0.43,
    "strange_name": -1.50,
    "known_beside": -2.65,
    "wrong_numbers": -1.41,
    "partial_name": -1.51,
    "common_name": -1.12,
    "crowded": -1.15,
    "idle": -1.00,
    "assumed": -1.68,
    "refusal": 2.09,
    "told_instead": -2.06,
    "missing": -4.07,
    "unknown_name": 2.30,
    "unnamed": -0.37,
    "as_name": 0.94,
    "chatter": -2.07,
    "left_out": -6.26,
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
