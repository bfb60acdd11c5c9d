"""Tokens to shingles: numbers that stand for runs of five tokens."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import shingles

from cleaner.duplicates.shingles import distinct, shared, shingle_hashes, shingle_sets
from cleaner.duplicates.tokens import tokenize

TEXTS = st.text(alphabet="甲乙丙 ab", max_size=60)


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=6))
def test_numbers_stand_for_shingles(texts: list[str]) -> None:
    known = [shingles(text) for text in texts]
    numbers = shingle_sets(texts)
    assert list(map(len, numbers)) == list(map(len, known))
    for a, set_a in zip(numbers, known, strict=True):
        for b, set_b in zip(numbers, known, strict=True):
            assert shared(a, b) == len(set_a & set_b)


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=6))
def test_a_batch_is_its_texts(texts: list[str]) -> None:
    batch = shingle_hashes(tokenize(texts))
    for row, text in enumerate(texts):
        assert batch[row].tolist() == shingle_hashes(tokenize([text]))[0].tolist()
        assert len(batch[row]) == max(0, len(tokenize([text])[0]) - 4)


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=6))
def test_distinct_rows_are_sorted_sets(texts: list[str]) -> None:
    batch = shingle_hashes(tokenize(texts))
    sets = distinct(batch)
    for row in range(len(texts)):
        assert np.array_equal(sets[row], np.unique(batch[row]))
