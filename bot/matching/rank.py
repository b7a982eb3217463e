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

BIAS = -6.54
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 4.66,
    "exact": 6.01,
    "agreement": 1.21,
    "coverage": 0.04,
    "rest": 3.78,
    "beside_name": -2.39,
    "other_name": -2.60,
    "behind": 0.32,
    "beyond": 0.94,
    "phrase_coverage": 3.47,
    "told": 3.60,
    "told_rest": 2.19,
    "generic": -2.22,
    "foreign": 1.88,
    "strangers": 0.74,
    "strange_name": -3.22,
    "wrong_numbers": -1.83,
    "partial_name": -0.96,
    "common_name": -1.20,
    "crowded": -0.49,
    "idle": -1.53,
    "named": 0.56,
    "assumed": -0.96,
    "refusal": 3.38,
    "told_instead": -4.34,
    "missing": -3.48,
    "unknown_name": 2.03,
    "unnamed": -1.59,
    "as_name": 0.70,
    "chatter": -0.58,
    "left_out": -5.03,
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
