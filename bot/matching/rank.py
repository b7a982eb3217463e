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

BIAS = -6.51
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 4.41,
    "exact": 5.99,
    "agreement": 0.98,
    "coverage": -0.37,
    "rest": 4.17,
    "beside_name": -2.99,
    "other_name": -2.76,
    "behind": 0.32,
    "beyond": 0.98,
    "phrase_coverage": 3.02,
    "told": 2.98,
    "told_rest": 2.26,
    "generic": -1.57,
    "foreign": 2.01,
    "strangers": 0.71,
    "strange_name": -2.85,
    "wrong_numbers": -1.77,
    "partial_name": -1.43,
    "common_name": -1.20,
    "crowded": -0.42,
    "idle": -1.52,
    "named": 0.42,
    "assumed": -0.96,
    "refusal": 2.52,
    "missing": -3.46,
    "unknown_name": 2.33,
    "unnamed": -1.83,
    "as_name": 0.75,
    "chatter": -0.76,
    "left_out": -4.79,
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
