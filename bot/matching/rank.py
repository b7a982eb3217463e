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

BIAS = -6.08
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 4.19,
    "exact": 5.94,
    "agreement": 1.01,
    "coverage": -0.30,
    "rest": 3.59,
    "beside_name": -2.95,
    "other_name": -2.42,
    "behind": 0.28,
    "beyond": 0.78,
    "phrase_coverage": 3.76,
    "told": 3.44,
    "told_rest": 2.15,
    "generic": -2.78,
    "foreign": 1.64,
    "strangers": 0.76,
    "strange_name": -2.68,
    "wrong_numbers": -1.92,
    "partial_name": -0.50,
    "common_name": -1.19,
    "crowded": -0.74,
    "idle": -1.50,
    "named": 0.58,
    "assumed": -0.95,
    "refusal": 3.41,
    "told_instead": -4.43,
    "missing": -3.45,
    "unknown_name": 2.03,
    "unnamed": -1.65,
    "as_name": 0.67,
    "chatter": -0.42,
    "left_out": -4.41,
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
