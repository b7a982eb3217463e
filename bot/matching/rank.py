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

BIAS = -6.72
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 4.62,
    "exact": 6.17,
    "agreement": 1.31,
    "coverage": 0.07,
    "rest": 3.90,
    "beside_name": -2.93,
    "other_name": -2.52,
    "behind": 0.26,
    "beyond": 0.83,
    "phrase_coverage": 3.92,
    "told": 4.05,
    "told_rest": 2.09,
    "generic": -2.63,
    "foreign": 1.68,
    "strangers": 0.88,
    "strange_name": -3.54,
    "wrong_numbers": -1.98,
    "partial_name": -0.56,
    "common_name": -1.23,
    "crowded": -0.81,
    "idle": -1.51,
    "named": 0.57,
    "assumed": -0.99,
    "refusal": 4.06,
    "told_instead": -5.05,
    "missing": -3.62,
    "unknown_name": 2.03,
    "unnamed": -1.81,
    "as_name": 0.83,
    "chatter": -0.39,
    "left_out": -5.14,
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
