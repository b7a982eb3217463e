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

BIAS = -7.00
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 4.87,
    "exact": 5.74,
    "agreement": 0.94,
    "coverage": 0.25,
    "rest": 3.44,
    "behind": 0.35,
    "beyond": 0.97,
    "phrase_coverage": 2.49,
    "told": 3.40,
    "told_rest": 1.63,
    "generic": -0.47,
    "foreign": 1.95,
    "strangers": 0.15,
    "strange_name": -3.08,
    "wrong_numbers": -1.46,
    "partial_name": -0.69,
    "common_name": -1.15,
    "crowded": -0.92,
    "idle": -1.17,
    "named": 0.90,
    "assumed": -0.92,
    "refusal": 2.61,
    "missing": -2.95,
    "unknown_name": 2.03,
    "unnamed": -1.61,
    "as_name": 1.85,
    "chatter": -0.83,
    "left_out": -4.62,
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
