"""Signatures: estimates at the theoretical error, whatever the size of the sets."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import shortened, story

from cleaner.duplicates.ragged import Ragged, offsets_of
from cleaner.duplicates.shingles import shingle_hashes, shingle_sets
from cleaner.duplicates.signatures import EMPTY, Signatures, as_datasketch, estimate, sign
from cleaner.duplicates.tokens import tokenize

PAIRS = 400


def signed(rows: list[list[int]]) -> Signatures:
    values = np.array([value for row in rows for value in row], dtype=np.uint64)
    return sign(Ragged(values, offsets_of(np.array([len(row) for row in rows], dtype=np.int64))))


def pairs_of(size: int, similarity: float) -> tuple[Signatures, Signatures, float]:
    """Signatures of 400 pairs of random sets of that size, and their Jaccard similarity."""
    generator = np.random.default_rng(size)
    common = round(2 * size * similarity / (1 + similarity))
    union = generator.integers(0, 2**64, (PAIRS, 2 * size - common), dtype=np.uint64)
    offsets = np.arange(PAIRS + 1) * size
    first, second = union[:, :size], union[:, size - common :]
    return sign(Ragged(first.ravel(), offsets)), sign(Ragged(second.ravel(), offsets)), common / (2 * size - common)


@pytest.mark.parametrize("size", [10, 30, 100, 300, 1000, 5000])
@pytest.mark.parametrize("similarity", [0.3, 0.5, 0.8])
def test_the_error_is_the_theoretical_one(size: int, similarity: float) -> None:
    first, second, truth = pairs_of(size, similarity)
    errors = estimate(first, second) - truth
    theory = np.sqrt(truth * (1 - truth) / 128)
    assert np.sqrt((errors**2).mean()) < 1.1 * theory
    assert abs(errors.mean()) < 4 * theory / np.sqrt(PAIRS)


def test_of_natural_shingles_too() -> None:
    texts = [story(number, 400) for number in range(200)]
    changed = [shortened(text, 0.7, 1000 + number) for number, text in enumerate(texts)]
    first, second = (sign(shingle_hashes(tokenize(some))) for some in (texts, changed))
    shared, all_ = 280 - 4, 2 * 396 - (280 - 4)
    errors = estimate(first, second) - shared / all_
    assert np.sqrt((errors**2).mean()) < 1.1 * np.sqrt(shared / all_ * (1 - shared / all_) / 128)


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 2**64 - 1), max_size=40), max_size=5), st.randoms())
def test_order_repetition_and_company_do_not_matter(rows: list[list[int]], random: object) -> None:
    whole = signed(rows)
    for row, signature in zip(rows, whole, strict=True):
        again = row * 2
        random.shuffle(again)  # type: ignore[attr-defined]
        assert np.array_equal(signed([again])[0], signature)


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**64 - 1), min_size=1, max_size=300))
def test_every_place_is_filled(row: list[int]) -> None:
    assert (signed([row]) != EMPTY).all()


def test_signatures_stay_what_they_are() -> None:
    """They are stored: when this fails on purpose, raise a version in ``Scheme``, so that old ones are refused."""
    texts = [
        "新华社北京12月31日电　记者从会议上获悉，全國糧食價格總體平穩。"
        "The quick brown fox jumps over the lazy dog — ёж, 한국어 かな ไทย",
        "五個字而已",
    ]
    data = sign(shingle_hashes(tokenize(texts))).astype("<u4").tobytes()
    expected = "52628d22a3b1dfaafc80619c4ee75a476ce08dadea6b61723c2d87daab662ff3"
    assert hashlib.sha256(data).hexdigest() == expected


def test_nothing_is_like_an_empty_text() -> None:
    empty = sign(shingle_hashes(tokenize(["", "只有四字"])))
    assert (empty == EMPTY).all()
    assert estimate(empty[0], empty[1]) == 0


def test_handed_out_as_a_datasketch_minhash() -> None:
    datasketch = pytest.importorskip("datasketch")
    generator = np.random.default_rng(1)
    for similarity in (0.3, 0.5, 0.7, 0.9):
        texts = [story(int(similarity * 100), 800)]
        texts.append(shortened(texts[0], 2 * similarity / (1 + similarity), int(generator.integers(10**6))))
        sets = shingle_sets(texts)
        truth = len(np.intersect1d(*sets)) / len(np.union1d(*sets))
        a, b = sign(shingle_hashes(tokenize(texts)))
        ours = as_datasketch(a).jaccard(as_datasketch(b))
        assert ours == estimate(a, b)
        theirs = []
        for values in sets:
            theirs.append(datasketch.MinHash(num_perm=128))
            theirs[-1].update_batch([value.tobytes() for value in values])
        assert abs(ours - truth) < 0.16
        assert abs(ours - theirs[0].jaccard(theirs[1])) < 0.22  # four standard errors of a difference of two


def test_datasketch_indexes_ours() -> None:
    datasketch = pytest.importorskip("datasketch")
    text = story(1)
    sketches = sign(shingle_hashes(tokenize([text, shortened(text, 0.95, 2), story(3)])))
    lsh = datasketch.MinHashLSH(threshold=0.5, num_perm=128)
    for number, signature in enumerate(sketches):
        lsh.insert(number, as_datasketch(signature))
    assert sorted(lsh.query(as_datasketch(sketches[0]))) == [0, 1]
