"""Candidates: exactly the pairs that share a band, and bounded where that would be too many."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.duplicates import candidates as module
from cleaner.duplicates.buckets import WIDTH
from cleaner.duplicates.candidates import KEPT, candidates
from cleaner.duplicates.signatures import Signatures
from cleaner.duplicates.threshold import Threshold


def alike(seed: int, count: int, agreement: float) -> Signatures:
    """Signatures that each agree with a common one in that share of their values."""
    generator = np.random.default_rng(seed)
    common = generator.integers(0, 2**31, 128, dtype=np.uint32)
    own = generator.integers(2**31, 2**32 - 1, (count, 128), dtype=np.uint32)
    return np.where(generator.random((count, 128)) < agreement, common, own)


def sharing(signatures: Signatures, threshold: Threshold) -> set[tuple[int, int]]:
    """The pairs that share a band and enough values, by comparing every two."""
    pairs = set()
    for second in range(len(signatures)):
        for first in range(second):
            same = signatures[first] == signatures[second]
            if same[threshold.bands()].all(axis=1).any() and same.sum() >= threshold.least_agreement():
                pairs.add((first, second))
    return pairs


@settings(deadline=None)
@given(st.integers(0, 10**6), st.integers(0, WIDTH), st.floats(0.3, 1), st.sampled_from([0.3, 0.5, 0.8]))
def test_all_pairs_that_share_a_band(seed: int, count: int, agreement: float, jaccard: float) -> None:
    signatures, threshold = alike(seed, count, agreement), Threshold(jaccard)
    found, bounded = candidates(signatures, threshold)
    assert {tuple(pair) for pair in found.tolist()} == sharing(signatures, threshold)
    assert found.tolist() == sorted(found.tolist(), key=lambda pair: pair[::-1])
    assert bounded.note("x") == ""


@settings(deadline=None)
@given(st.integers(0, 10**6), st.integers(0, WIDTH), st.data())
def test_only_new_ones_and_only_some_rows(seed: int, count: int, data: st.DataObject) -> None:
    signatures, threshold = alike(seed, count, 0.8), Threshold()
    flags = st.lists(st.booleans(), min_size=count, max_size=count)
    new, some = (np.array(data.draw(flags), dtype=bool) for _ in range(2))
    found, _ = candidates(signatures, threshold, np.flatnonzero(some), new)
    expected = {(a, b) for a, b in sharing(signatures, threshold) if some[a] and some[b] and (new[a] or new[b])}
    assert {tuple(pair) for pair in found.tolist()} == expected


def test_monster_buckets_are_bounded_and_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    count = 3000
    signatures = alike(1, count, 1.0)
    found, bounded = candidates(signatures, Threshold())
    assert len(found) <= KEPT * count
    assert {tuple(pair) for pair in found.tolist()} >= {(0, other) for other in range(1, count)}
    assert (bounded.buckets, bounded.largest, bounded.example) == (128, count, 0)
    assert "128 buckets" in bounded.note("a.txt")
    assert "3,000 (one is a.txt)" in bounded.note("a.txt")
    monkeypatch.setattr(module, "_COMPACT", 1000)
    again, _ = candidates(signatures, Threshold())
    assert np.array_equal(again, found)


def test_the_order_of_compacting_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    signatures = np.concatenate([alike(seed, 60, 0.7) for seed in range(5)])
    found, _ = candidates(signatures, Threshold())
    monkeypatch.setattr(module, "_COMPACT", 50)
    again, _ = candidates(signatures, Threshold())
    assert np.array_equal(again, found)


def test_boilerplate_does_not_crowd_out_the_story() -> None:
    signatures = alike(2, 402, 0.42)  # all share a notice, any two about 0.18 of their values
    told_again = np.random.default_rng(3).random(128) < 0.7
    signatures[401] = np.where(told_again, signatures[400], signatures[401])
    found, bounded = candidates(signatures, Threshold())
    partners = [first for first, second in found.tolist() if second == 401]
    assert bounded.buckets
    assert len(partners) == KEPT
    assert 400 in partners
