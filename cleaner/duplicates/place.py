"""Where texts and their signatures stand in files of sketches, and reading them from there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import numpy as np
import numpy.typing as npt

from cleaner.duplicates.ragged import Offsets
from cleaner.duplicates.scheme import VALUES
from cleaner.duplicates.signatures import Signatures
from cleaner.duplicates.sketches import unpacked

ROW = 4 * VALUES
"""Bytes of a signature."""

PLACE = [
    ("file", "<i4"),  # number of the file
    ("signature", "<i8"),  # offsets
    ("body", "<i8"),
    ("bytes", "<i8"),  # of the text, at ``body``
    ("ascii", "?"),  # whether it is written as ASCII, in UTF-16 otherwise
]
"""Fields of an array of places."""

Places = npt.NDArray[np.void]


def texts_at(paths: Sequence[Path], places: Places) -> list[str]:
    """The texts that stand at these places."""
    texts = [""] * len(places)
    sizes, ascii_ = places["bytes"].tolist(), places["ascii"].tolist()
    for row, start, file in _in_files(paths, places["file"], places["body"]):
        texts[row] = unpacked(os.pread(file, sizes[row], start), ascii_[row])
    return texts


def signatures_at(paths: Sequence[Path], places: Places) -> Signatures:
    """The signatures of the texts at these places, a row each."""
    signatures = np.empty((len(places), VALUES), dtype=np.uint32)
    for row, start, file in _in_files(paths, places["file"], places["signature"]):
        signatures[row] = np.frombuffer(os.pread(file, ROW, start), dtype="<u4")
    return signatures


def _in_files(paths: Sequence[Path], files: Offsets, starts: Offsets) -> Iterator[tuple[int, int, int]]:
    """Each row, where it starts and its open file, in the order of files: each is opened once, and read forwards."""
    order = np.lexsort((starts, files))
    rows = zip(files[order].tolist(), order.tolist(), starts[order].tolist(), strict=True)
    for number, group in groupby(rows, key=itemgetter(0)):
        with paths[number].open("rb", buffering=0) as file:
            for _, row, start in group:
                yield row, start, file.fileno()
