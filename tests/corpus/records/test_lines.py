"""The lines of a file, whole or in pieces."""

from __future__ import annotations

import hashlib
import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.corpus import read
from cleaner.corpus.records import lines
from cleaner.corpus.records.lines import lines_of, pass_on

DATA = st.text("ab\n\r", max_size=40).map(str.encode)


def numbered(data: bytes) -> list[tuple[int, bytes]]:
    return list(enumerate(data.splitlines(keepends=True) if b"\r" not in data else _split(data), 1))


def _split(data: bytes) -> list[bytes]:
    return [line for line in io.BytesIO(data).readlines() if line]


@given(DATA, st.lists(st.integers(0, 40)), st.integers(1, 50))
def test_pieces_cut_anywhere_give_every_line_once(data: bytes, cuts: list[int], limit: int) -> None:
    bounds = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    found = []
    before, chunk = read.MAX_BYTES, lines.CHUNK
    read.MAX_BYTES, lines.CHUNK = limit, 3
    try:
        for start, stop in pairwise(bounds):
            file = io.BytesIO(data)
            for line in lines_of(file, start, stop, 1 + data.count(b"\n", 0, start)):
                parts: list[bytes] = []
                if line.cut:
                    digest = pass_on(file, line, parts.append)
                    assert digest == hashlib.sha256(b"".join(parts).removesuffix(b"\n")).hexdigest()
                found.append((line.number, b"".join(parts) or line.data))
    finally:
        read.MAX_BYTES, lines.CHUNK = before, chunk
    assert found == numbered(data)


def test_a_piece_inside_a_line_reads_no_more_than_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "CHUNK", 10)
    file = io.BytesIO(b"x" * 1000)
    assert list(lines_of(file, 100, 120, 1)) == []
    assert file.tell() <= 130
