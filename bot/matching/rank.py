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

ANSWER_FROM = 0.68
"""From this confidence on a candidate is the answer."""

BIAS = -3.27
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 3.32,
    "exact": 5.86,
    "agreement": 1.28,
    "coverage": 0.97,
    "rest": 1.81,
    "by_name": -2.82,
    "beside_name": -2.69,
    "other_name": -2.55,
    "elsewhere": -8.21,
    "beyond": 0.64,
    "learned": 0.66,
    "phrase_coverage": 4.38,
    "told": 1.37,
    "told_rest": 3.02,
    "generic": -3.98,
    "strangers": 0.97,
    "strange_name": -1.50,
    "known_beside": -2.54,
    "wrong_numbers": -1.73,
    "partial_name": -1.39,
    "common_name": -1.17,
    "crowded": -1.32,
    "idle": -1.01,
    "assumed": -1.76,
    "refusal": 2.55,
    "told_instead": -1.91,
    "missing": -3.76,
    "unknown_name": 2.77,
    "unnamed": -0.97,
    "as_name": 1.31,
    "chatter": -2.02,
    "left_out": -6.18,
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
