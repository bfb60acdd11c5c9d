"""Looking up code points in a table, in pieces or at once."""

from __future__ import annotations

import tracemalloc

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cleaner.text import tables
from cleaner.text.spacing import parted
from cleaner.text.tables import codes_of, fold_table, looked_up
from cleaner.text.view import make_view


@given(st.text(), st.integers(0, 3))
def test_pieces_change_nothing(text: str, pieces: int) -> None:
    codes = codes_of(text * (1 + pieces * tables._PIECE // max(1, len(text))))
    assert np.array_equal(looked_up(fold_table(), codes), fold_table()[codes])


def test_a_view_takes_little_memory_beside_its_code_points() -> None:
    """Indices of NumPy are 8 bytes each, and so are the places of separators, of which a text may be made."""
    for text in ("今天的风很大，渡轮停了一天。\n" * 70_000, "|-" * 500_000):
        codes = codes_of(text)
        parted(codes)
        make_view(codes)
        tracemalloc.start()
        try:
            parted(codes)
            make_view(codes)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert peak < 3 * codes.nbytes
