"""How the quality benchmark sums up and draws whether confidence is a probability."""

import pytest

from benchmarks.bench_quality import calibration_error, draw


def test_the_error_is_the_mean_gap_weighted_by_count() -> None:
    assert calibration_error([(0.9, 0.9, 10), (0.5, 0.5, 5)]) == 0
    assert calibration_error([(0.9, 0.7, 30), (0.5, 0.6, 10)]) == pytest.approx(0.75 * 0.2 + 0.25 * 0.1)


def test_the_curve_has_a_dot_for_every_row_where_it_belongs() -> None:
    drawn = draw([(0.0, 0.0, 1), (1.0, 0.5, 4)], "closed questions")
    assert drawn.count("<circle") == 2
    assert 'cx="40.0" cy="340.0"' in drawn
    assert 'cx="340.0" cy="190.0"' in drawn
    assert "closed questions" in drawn
