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

ANSWER_FROM = 0.58
"""From this confidence on a candidate is the answer."""

BIAS = -5.77
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 4.21,
    "exact": 3.39,
    "agreement": 1.39,
    "coverage": -0.17,
    "rest": 3.46,
    "behind": 0.46,
    "beyond": 0.79,
    "phrase_coverage": 3.11,
    "told": 4.58,
    "told_rest": 2.94,
    "generic": -1.72,
    "foreign": 0.69,
    "strangers": -0.64,
    "strange_name": -3.20,
    "wrong_numbers": -2.08,
    "partial_name": -0.79,
    "common_name": -1.26,
    "crowded": -0.74,
    "idle": -1.4,
    "named": 0.63,
    "assumed": -0.90,
    "refusal": 1.80,
    "missing": -2.71,
    "unknown_name": 1.92,
    "unnamed": -1.73,
    "as_name": 2.60,
    "chatter": -1.25,
    "left_out": -4.61,
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
