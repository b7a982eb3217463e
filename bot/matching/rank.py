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

BIAS = -3.21
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 3.19,
    "exact": 5.62,
    "agreement": 1.22,
    "coverage": 0.98,
    "rest": 1.78,
    "by_name": -2.29,
    "beside_name": -2.85,
    "other_name": -2.74,
    "elsewhere": -7.38,
    "beyond": 0.59,
    "learned": 0.66,
    "phrase_coverage": 4.09,
    "told": 1.24,
    "told_rest": 2.94,
    "generic": -3.41,
    "strangers": 1.69,
    "strange_name": -1.64,
    "known_beside": -2.47,
    "wrong_numbers": -1.65,
    "partial_name": -1.22,
    "common_name": -1.12,
    "crowded": -1.27,
    "idle": -0.86,
    "assumed": -1.69,
    "refusal": 2.43,
    "told_instead": -1.70,
    "missing": -3.59,
    "unknown_name": 2.67,
    "unnamed": -0.83,
    "as_name": 0.98,
    "chatter": -1.94,
    "left_out": -6.17,
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
