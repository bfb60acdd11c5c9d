"""Signatures of long texts: the same in stretches as at once, in bounded memory."""

from __future__ import annotations

import random
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.duplicates import stretches
from cleaner.duplicates import tokens as tokenizing
from cleaner.duplicates.shingles import shingle_hashes
from cleaner.duplicates.signatures import sign
from cleaner.duplicates.stretches import sign_tokens
from cleaner.duplicates.tokens import tokenize

SAME = "今天的风很大渡轮停了"
TEXTS = st.lists(
    st.text("的一是在 ，ab\u0301\u200b\n", max_size=60) | st.integers(0, 1000).map(SAME.__mul__), max_size=5
)


@given(TEXTS, st.integers(1, 30))
def test_stretches_change_no_signature(texts: list[str], stretch: int) -> None:
    tokens = tokenize(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stretches, "STRETCH", stretch)
        assert np.array_equal(sign_tokens(tokens), sign(shingle_hashes(tokens)))


@given(TEXTS, st.integers(1, 30), st.integers(1, 8))
def test_pieces_change_no_token(texts: list[str], long: int, look: int) -> None:
    whole = tokenize(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokenizing, "LONG", long)
        patch.setattr(tokenizing, "_LOOK", look)
        found = tokenize(texts)
    assert np.array_equal(found.values, whole.values)
    assert np.array_equal(found.offsets, whole.offsets)


@pytest.mark.parametrize("kind", ["the same", "Chinese", "English"])
def test_memory_stays_near_that_of_the_text(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that says the same again and again leaves bins empty, and took a hundred times its size."""
    monkeypatch.setattr(stretches, "STRETCH", 1 << 14)
    monkeypatch.setattr(tokenizing, "LONG", 1 << 14)
    chance = random.Random(1)
    han = [chr(code) for code in range(0x4E00, 0x9FFF)]
    words = ["".join(chance.choices("etaoinshrdlu", k=chance.randint(1, 9))) for _ in range(1000)]
    text = {
        "the same": SAME * 40_000,
        "Chinese": "".join(chance.choices(han, k=400_000)),
        "English": " ".join(chance.choices(words, k=200_000)),
    }[kind]
    tokenize([text[:10]])  # its tables are for all texts
    tracemalloc.start()
    try:
        sign_tokens(tokenize([text]))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 4 * len(text.encode())
