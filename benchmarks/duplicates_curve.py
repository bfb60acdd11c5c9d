"""Recall by similarity against the S-curve, as a plot.

    pip install matplotlib
    python benchmarks/duplicates_curve.py docs/images/near-duplicates-curve.svg

For each similarity, 1,000 pairs of texts of 1,000 random characters that share a known part go the whole way from text
to candidate pairs.  Beside what is found stand the probability that two signatures meet (by trying 100,000 times
with values that agree at random), and the curve of datasketch's choice for the threshold 0.5, 25 bands of 5 values.
"""

from __future__ import annotations

import sys

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot

from cleaner.duplicates.candidates import candidates
from cleaner.duplicates.shingles import shingle_hashes, shingle_sets
from cleaner.duplicates.signatures import sign
from cleaner.duplicates.threshold import Threshold, s_curve
from cleaner.duplicates.tokens import tokenize

PAIRS, LENGTH, TRIES = 1000, 1000, 100_000


def texts(similarity: float) -> list[str]:
    """Pairs of texts (i and i + PAIRS) whose shingles have about that Jaccard similarity."""
    generator = np.random.default_rng(int(similarity * 1000))
    codes = generator.integers(0x4E00, 0x9F00, (2 * PAIRS, LENGTH))
    common = round(2 * (LENGTH - 4) * similarity / (1 + similarity)) + 4
    codes[PAIRS:, :common] = codes[:PAIRS, :common]
    return ["".join(map(chr, row)) for row in codes.tolist()]


def found(similarity: float, threshold: Threshold) -> tuple[float, float]:
    """The mean Jaccard similarity of the pairs, and the share of them that become candidates."""
    both = texts(similarity)
    sets = shingle_sets(both)
    truth = [len(np.intersect1d(a, b)) / len(np.union1d(a, b)) for a, b in zip(sets[:PAIRS], sets[PAIRS:], strict=True)]
    pairs, _ = candidates(sign(shingle_hashes(tokenize(both))), threshold)
    return float(np.mean(truth)), float(np.count_nonzero(pairs[:, 1] - pairs[:, 0] == PAIRS) / PAIRS)


def meeting(similarity: float, threshold: Threshold) -> float:
    """The probability that the signatures of such a pair meet."""
    alike = np.random.default_rng(1).random((TRIES, 128)) < similarity
    met = np.zeros(TRIES, dtype=bool)
    for band in threshold.bands():
        met |= alike[:, band].all(axis=1)
    return float((met & (alike.sum(axis=1) >= threshold.least_agreement())).mean())


def main(target: str) -> None:
    """Measure, print and draw."""
    threshold = Threshold()
    points = [found(similarity, threshold) for similarity in np.arange(0.05, 1, 0.05)]
    for similarity, share in points:
        print(f"{similarity:.3f} found {share:.3f} expected {meeting(similarity, threshold):.3f}")
    grid = np.linspace(0, 1, 101)
    mpl.rcParams |= {"svg.hashsalt": "near-duplicates", "svg.fonttype": "none"}
    figure, axes = pyplot.subplots(figsize=(7, 4))
    expected = [meeting(value, threshold) for value in grid]
    axes.plot(grid, expected, color="#1f6fb2", label="128 turned bands of 3: expected")
    axes.plot(*zip(*points, strict=True), "o", color="#1f6fb2", markersize=5, label="found among 1,000 pairs of texts")
    axes.plot(
        grid, [s_curve(value, 5, 25) for value in grid], "--", color="#888888", label="25 bands of 5 (datasketch)"
    )
    for value, text in ((threshold.lowest, "lowest that counts\n(by containment)"), (0.5, "threshold")):
        axes.axvline(value, color="#c44e52", linewidth=1)
        axes.text(value + 0.01, 0.03, text, color="#c44e52", fontsize=8)
    axes.set(xlabel="Jaccard similarity of the shingles", ylabel="share of pairs found", xlim=(0, 1), ylim=(0, 1.02))
    axes.legend(loc="center right", fontsize=8, frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(target, metadata={"Date": None})


if __name__ == "__main__":
    main(sys.argv[1])
