"""Recall by similarity: what signatures and bands find is what the theory says they find."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.duplicates.candidates import candidates
from cleaner.duplicates.ragged import Ragged
from cleaner.duplicates.signatures import sign
from cleaner.duplicates.threshold import Threshold, s_curve

PAIRS, SIZE = 600, 400


def recall(similarity: float, threshold: Threshold) -> tuple[float, float]:
    """The share of 600 pairs of random sets that become candidates, and their Jaccard similarity."""
    generator = np.random.default_rng(int(1000 * similarity))
    common = round(2 * SIZE * similarity / (1 + similarity))
    union = generator.integers(0, 2**64, (PAIRS, 2 * SIZE - common), dtype=np.uint64)
    sets = np.concatenate((union[:, :SIZE], union[:, SIZE - common :]))
    found, _ = candidates(sign(Ragged(sets.ravel(), np.arange(2 * PAIRS + 1) * SIZE)), threshold)
    paired = {tuple(pair) for pair in found.tolist()}
    assert all(second - first == PAIRS for first, second in paired)
    return len(paired) / PAIRS, common / (2 * SIZE - common)


def theory(similarity: float, threshold: Threshold) -> float:
    """The probability that two signatures meet, each value alike with that probability: by trying."""
    alike = np.random.default_rng(1).random((20_000, 128)) < similarity
    met = alike[:, threshold.bands()].all(axis=2).any(axis=1) & (alike.sum(axis=1) >= threshold.least_agreement())
    return float(met.mean())


@pytest.mark.parametrize("similarity", [0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 0.95])
@pytest.mark.parametrize("jaccard", [0.5, 0.8])
def test_recall_follows_the_curve(similarity: float, jaccard: float) -> None:
    threshold = Threshold(jaccard)
    found, truth = recall(similarity, threshold)
    expected = theory(truth, threshold)
    assert abs(found - expected) <= 4 * (expected * (1 - expected) / PAIRS) ** 0.5 + 0.005


def test_the_formula_is_close_to_the_truth_and_never_below() -> None:
    threshold = Threshold()
    for similarity in (0.25, 0.277, 0.4, 0.5):  # below, too little agreement is dropped besides
        assert -0.01 < s_curve(similarity, 3) - theory(similarity, threshold) < 0.04


def test_what_the_default_promises() -> None:
    threshold = Threshold()
    assert recall(threshold.lowest, threshold)[0] > 0.85
    assert recall(0.4, threshold)[0] > 0.99
    assert recall(0.5, threshold)[0] == 1
    assert recall(0.05, threshold)[0] < 0.01
