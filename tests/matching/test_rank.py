"""Evidence from the signals, and the confidence it is worth."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.postings import Floats
from bot.matching.rank import ANSWER_FROM, BIAS, WEIGHTS, confidences, evidence
from bot.matching.signals import NAMES


def matrix(*rows: dict[str, float]) -> Floats:
    """Give a matrix of signals; those that a row does not name are 0."""
    return np.array([[row.get(name, 0.0) for name in NAMES] for row in rows], dtype=np.float32)


# --- confidence

evidences = st.lists(st.floats(-25, 25), max_size=12)


@given(evidences)
def test_confidences_sum_below_one(found: list[float]) -> None:
    shares = confidences(found)
    assert len(shares) == len(found)
    assert all(0 < share < 1 for share in shares)
    assert sum(shares) < 1


@given(evidences)
def test_the_order_of_evidence_is_kept(found: list[float]) -> None:
    shares = confidences(found)
    for one, own in zip(found, shares, strict=True):
        for other, others in zip(found, shares, strict=True):
            if one < other - 1e-6:
                assert own < others
            if one == other:
                assert own == others


@given(st.lists(st.floats(-8, 8), min_size=1, max_size=8), st.integers(0, 7), st.floats(0.1, 4))
def test_more_evidence_is_more_confidence_and_takes_from_the_others(found: list[float], at: int, more: float) -> None:
    at %= len(found)
    before = confidences(found)
    after = confidences([number + more if place == at else number for place, number in enumerate(found)])
    assert after[at] > before[at]
    assert all(now < was for place, (now, was) in enumerate(zip(after, before, strict=True)) if place != at)


@given(st.lists(st.floats(-8, 8), min_size=1, max_size=8), st.floats(-8, 8))
def test_another_candidate_takes_from_all(found: list[float], another: float) -> None:
    assert all(now < was for now, was in zip(confidences([*found, another]), confidences(found), strict=False))


def test_without_candidates_there_is_no_confidence() -> None:
    assert confidences([]) == []


def test_evidence_as_strong_as_none_of_these_is_worth_a_half() -> None:
    assert confidences([0.0]) == [pytest.approx(0.5)]


@pytest.mark.parametrize("runner_up", [0.0, 3.0, 6.0])
def test_two_that_are_equally_likely_are_never_answered(runner_up: float) -> None:
    assert max(confidences([runner_up, runner_up])) < ANSWER_FROM


def test_strong_evidence_alone_is_answered_and_weak_is_not() -> None:
    assert confidences([8.0])[0] > ANSWER_FROM > confidences([-4.0])[0]


@pytest.mark.parametrize("found", [[1e6], [-1e6], [1e6, -1e6], [1e6, 1e6], [-1e6, -1e6]])
def test_evidence_beyond_measure_stays_in_range(found: list[float]) -> None:
    assert all(0 <= share <= 1 for share in confidences(found))


# --- evidence


def test_every_signal_has_its_weight() -> None:
    assert set(WEIGHTS) == set(NAMES)


def test_without_signals_only_the_bias_speaks_and_against_the_candidate() -> None:
    assert evidence(matrix({}, {})).tolist() == pytest.approx([BIAS, BIAS])
    assert BIAS < 0


@pytest.mark.parametrize("name", NAMES)
def test_each_signal_counts_by_its_own_weight(name: str) -> None:
    half, whole = evidence(matrix({name: 0.5}, {name: 1.0})).tolist()
    assert half == pytest.approx(BIAS + 0.5 * WEIGHTS[name], abs=1e-5)
    assert whole == pytest.approx(BIAS + WEIGHTS[name], abs=1e-5)


def test_signals_add_up() -> None:
    (told,) = evidence(matrix(dict.fromkeys(NAMES, 1.0)))
    assert told == pytest.approx(BIAS + sum(WEIGHTS.values()), abs=1e-4)


def test_each_candidate_has_its_own_evidence() -> None:
    rows: list[dict[str, float]] = [{"exact": 1.0}, {}, {"missing": 1.0}]
    assert evidence(matrix(*rows)).tolist() == [evidence(matrix(row)).item() for row in rows]


@pytest.mark.parametrize(
    ("name", "helps"), [("exact", True), ("learned", True), ("missing", False), ("left_out", False)]
)
def test_some_signals_can_only_speak_one_way(name: str, helps: bool) -> None:
    assert (WEIGHTS[name] > 0) is helps


def test_the_evidence_of_no_candidates_is_none() -> None:
    assert evidence(matrix().reshape(0, len(NAMES))).tolist() == []
