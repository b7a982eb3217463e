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

BIAS = -7.01
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 4.93,
    "exact": 6.21,
    "agreement": 1.40,
    "coverage": 0.40,
    "rest": 3.84,
    "by_name": -0.94,
    "beside_name": -2.59,
    "other_name": -2.66,
    "behind": 0.37,
    "beyond": 0.86,
    "phrase_coverage": 4.09,
    "told": 4.25,
    "told_rest": 1.73,
    "generic": -3.06,
    "foreign": 1.84,
    "strangers": 1.11,
    "strange_name": -3.46,
    "wrong_numbers": -1.79,
    "partial_name": -0.77,
    "common_name": -1.24,
    "crowded": -0.79,
    "idle": -1.49,
    "named": 0.21,
    "assumed": -0.99,
    "refusal": 4.13,
    "told_instead": -5.11,
    "missing": -3.68,
    "unknown_name": 2.00,
    "unnamed": -1.92,
    "as_name": 0.75,
    "chatter": -0.42,
    "left_out": -5.35,
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
