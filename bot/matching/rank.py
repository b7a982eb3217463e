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

BIAS = -6.48
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 4.56,
    "exact": 6.06,
    "agreement": 1.29,
    "coverage": 1.47,
    "rest": 2.10,
    "by_name": -2.07,
    "beside_name": -2.35,
    "other_name": -2.92,
    "behind": 0.40,
    "beyond": 0.89,
    "phrase_coverage": 3.98,
    "told": 4.44,
    "told_rest": 1.25,
    "generic": -2.49,
    "foreign": 1.42,
    "strangers": 0.33,
    "strange_name": -3.48,
    "known_beside": 0.0,
    "wrong_numbers": -1.82,
    "partial_name": -0.49,
    "common_name": -1.21,
    "crowded": -0.83,
    "idle": -0.95,
    "named": 0.14,
    "assumed": -0.97,
    "refusal": 3.35,
    "told_instead": -3.67,
    "missing": -3.73,
    "unknown_name": 2.00,
    "unnamed": -1.88,
    "as_name": 0.54,
    "chatter": -0.57,
    "left_out": -5.10,
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
