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

BIAS = -4.66
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 5.15,
    "exact": 3.46,
    "agreement": 1.39,
    "coverage": 3.40,
    "rest": 2.78,
    "behind": 1.30,
    "phrase_coverage": 3.84,
    "generic": -4.50,
    "foreign": 0.21,
    "strangers": 1.08,
    "strange_name": -3.17,
    "wrong_numbers": -2.12,
    "partial_name": -1.06,
    "common_name": -1.15,
    "crowded": -0.96,
    "named": 1.15,
    "assumed": -0.92,
    "refusal": 1.55,
    "missing": -2.47,
    "unknown_name": 2.68,
    "unnamed": -0.17,
    "as_name": 2.77,
    "chatter": -1.04,
    "left_out": -5.95,
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
