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

BIAS = -2.96
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 3.50,
    "exact": 5.53,
    "agreement": 1.25,
    "coverage": 1.18,
    "rest": 1.82,
    "by_name": -2.83,
    "beside_name": -2.85,
    "other_name": -2.78,
    "beyond": 0.56,
    "learned": 0.58,
    "phrase_coverage": 4.40,
    "told": 1.93,
    "told_rest": 1.95,
    "generic": -3.87,
    "strangers": 0.32,
    "strange_name": -2.32,
    "known_beside": -1.27,
    "wrong_numbers": -1.33,
    "partial_name": -1.47,
    "common_name": -1.11,
    "crowded": -0.26,
    "idle": -0.84,
    "assumed": -1.66,
    "refusal": 2.14,
    "told_instead": -2.10,
    "missing": -4.03,
    "unknown_name": 2.09,
    "unnamed": -0.43,
    "as_name": 1.25,
    "chatter": -2.06,
    "left_out": -5.85,
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
