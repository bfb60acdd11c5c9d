"""What is counted of a whole text is counted in pieces."""

from __future__ import annotations

from collections import Counter
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from cleaner.text import tables
from cleaner.text.tables import Kind, codes_of, kind_counts, kind_table


@given(st.text(max_size=40), st.integers(1, 9))
def test_kinds_are_counted_whatever_the_pieces_are(text: str, piece: int) -> None:
    codes = codes_of(text)
    with patch.object(tables, "_PIECE", piece):
        counts = kind_counts(codes)
    plain = Counter(int(kind_table()[code]) for code in codes)
    assert counts == [plain[kind] for kind in Kind]
