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

BIAS = -3.51
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 3.87,
    "exact": 5.58,
    "agreement": 0.86,
    "coverage": 0.73,
    "rest": 2.04,
    "by_name": -1.80,
    "beside_name": -2.26,
    "other_name": -2.77,
    "beyond": 0.67,
    "learned": 0.54,
    "phrase_coverage": 3.84,
    "told": 3.10,
    "told_rest": 2.13,
    "generic": -3.98,
    "strangers": 0.96,
    "strange_name": -2.51,
    "known_beside": -1.25,
    "wrong_numbers": -1.19,
    "partial_name": -1.69,
    "common_name": -1.12,
    "crowded": -0.49,
    "idle": -0.88,
    "assumed": -1.67,
    "refusal": 2.18,
    "told_instead": -2.26,
    "missing": -4.08,
    "unknown_name": 1.92,
    "unnamed": -1.92,
    "as_name": 1.39,
    "chatter": -2.02,
    "left_out": -5.66,
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
