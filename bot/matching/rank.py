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

BIAS = -3.39
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 3.51,
    "exact": 5.78,
    "agreement": 1.28,
    "coverage": 0.94,
    "rest": 1.77,
    "by_name": -2.39,
    "beside_name": -2.94,
    "other_name": -2.66,
    "elsewhere": -8.18,
    "beyond": 0.63,
    "learned": 0.64,
    "phrase_coverage": 4.33,
    "told": 1.42,
    "told_rest": 3.01,
    "generic": -3.69,
    "strangers": 1.57,
    "strange_name": -1.77,
    "known_beside": -2.61,
    "wrong_numbers": -1.70,
    "partial_name": -1.28,
    "common_name": -1.16,
    "crowded": -1.41,
    "idle": -0.92,
    "assumed": -1.73,
    "refusal": 2.52,
    "told_instead": -1.77,
    "missing": -3.76,
    "unknown_name": 2.82,
    "unnamed": -1.03,
    "as_name": 1.01,
    "chatter": -1.99,
    "left_out": -6.28,
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
