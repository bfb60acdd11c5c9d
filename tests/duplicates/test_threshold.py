"""The threshold and what follows from it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.duplicates.scheme import VALUES
from cleaner.duplicates.threshold import Threshold, s_curve

THRESHOLDS = st.floats(0.2, 1).map(lambda value: Threshold(round(value, 2)))


def accepts(threshold: Threshold, shared: int, first: int, second: int) -> bool:
    return bool(threshold.accepts(*(np.array([number]) for number in (shared, first, second)))[0])


def test_the_default_is_that_of_the_documentation() -> None:
    threshold = Threshold()
    assert (threshold.jaccard, threshold.containment, threshold.size_ratio) == (0.5, 0.65, 0.5)
    assert threshold.lowest == pytest.approx(0.2766, abs=1e-4)
    assert threshold.bands().shape == (128, 3)


def test_the_rules_at_their_borders() -> None:
    threshold = Threshold()
    assert accepts(threshold, 50, 50, 100)
    assert accepts(threshold, 65, 100, 200)
    assert not accepts(threshold, 64, 100, 200)
    assert not accepts(threshold, 65, 100, 201)
    assert not accepts(threshold, 40, 40, 100)
    assert accepts(threshold, 100, 150, 150)
    assert not accepts(threshold, 97, 150, 150)


@settings(deadline=None)
@given(THRESHOLDS, st.integers(1, 60), st.integers(1, 60), st.integers(1, 60))
def test_nothing_below_the_lowest_similarity_is_accepted(threshold: Threshold, a: int, b: int, shared: int) -> None:
    shared = min(shared, a, b)
    if accepts(threshold, shared, a, b):
        assert shared / (a + b - shared) >= threshold.lowest - 1e-9
    assert accepts(threshold, shared, a, b) == accepts(threshold, shared, b, a)


@settings(deadline=None)
@given(THRESHOLDS)
def test_two_bands_share_one_value_at_most(threshold: Threshold) -> None:
    bands = threshold.bands()
    assert bands.min() >= 0
    assert bands.max() < VALUES
    sets = [frozenset(band) for band in bands.tolist()]
    assert all(len(band) == bands.shape[1] for band in sets)
    assert max(len(sets[0] & other) for other in sets[1:]) <= 1


def test_bands_find_what_counts() -> None:
    for jaccard in (0.3, 0.5, 0.7, 0.9, 1.0):
        threshold = Threshold(jaccard)
        rows = threshold.bands().shape[1]
        assert s_curve(jaccard, rows) > 0.99
        assert rows == 2 or s_curve(threshold.lowest, rows) >= 0.9


@pytest.mark.parametrize("jaccard", [0.1, -1, 1.01, float("nan")])
def test_others_are_refused(jaccard: float) -> None:
    with pytest.raises(ValueError, match=r"between 0\.2 and 1"):
        Threshold(jaccard)
