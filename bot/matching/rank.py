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

ANSWER_FROM = 0.65
"""From this confidence on a candidate is the answer."""

BIAS = -2.73
"""What every candidate has to overcome."""

WEIGHTS = {
    "similarity": 3.05,
    "exact": 5.64,
    "agreement": 1.24,
    "coverage": 0.86,
    "rest": 1.55,
    "by_name": -2.98,
    "beside_name": -2.62,
    "other_name": -2.07,
    "elsewhere": -7.38,
    "beyond": 0.60,
    "learned": 0.64,
    "phrase_coverage": 3.80,
    "told": 1.15,
    "told_rest": 2.82,
    "generic": -3.91,
    "strangers": 0.83,
    "strange_name": -1.35,
    "known_beside": -2.05,
    "wrong_numbers": -1.52,
    "partial_name": -1.42,
    "common_name": -1.13,
    "crowded": -0.92,
    "idle": -1.08,
    "assumed": -1.69,
    "described": -5.36,
    "described_beside": 1.17,
    "described_words": 0.24,
    "described_weight": 1.92,
    "described_share": -1.37,
    "described_lead": 1.22,
    "refusal": 2.63,
    "told_instead": -1.96,
    "missing": -3.41,
    "unknown_name": 2.54,
    "unnamed": -0.29,
    "as_name": 1.07,
    "chatter": -1.73,
    "left_out": -6.21,
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
