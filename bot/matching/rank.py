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

BIAS = -3.72
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 3.85,
    "exact": 5.55,
    "agreement": 1.02,
    "coverage": 0.82,
    "rest": 2.06,
    "by_name": -1.82,
    "beside_name": -2.33,
    "other_name": -2.77,
    "beyond": 0.68,
    "learned": 0.53,
    "phrase_coverage": 3.89,
    "told": 3.25,
    "told_rest": 2.05,
    "generic": -4.11,
    "strangers": 0.81,
    "strange_name": -1.81,
    "known_beside": -1.10,
    "wrong_numbers": -0.94,
    "partial_name": -1.53,
    "common_name": -1.11,
    "crowded": -0.45,
    "idle": -0.89,
    "assumed": -1.67,
    "refusal": 2.22,
    "told_instead": -2.35,
    "missing": -4.12,
    "unknown_name": 0.95,
    "unnamed": -2.66,
    "as_name": 1.32,
    "chatter": -2.11,
    "left_out": -5.15,
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
