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

ANSWER_FROM = 0.5
"""From this confidence on a candidate is the answer."""

BIAS = -4.92
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 6.32,
    "exact": 3.00,
    "agreement": 1.68,
    "coverage": 2.72,
    "rest": 3.14,
    "behind": 0.90,
    "phrase_coverage": 2.71,
    "generic": -3.34,
    "foreign": 0.38,
    "strangers": -0.66,
    "strange_name": -3.22,
    "wrong_numbers": -1.49,
    "partial_name": -0.94,
    "common_name": -1.00,
    "crowded": -0.77,
    "named": 0.89,
    "assumed": -1.50,
    "refusal": 1.52,
    "missing": -2.36,
    "unknown_name": 2.00,
    "unnamed": -0.56,
    "as_name": 2.26,
    "chatter": -1.16,
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
