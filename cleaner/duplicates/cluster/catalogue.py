"""The catalogue: where each text is, what it is called, by rank; in files that every process reads as it needs.

An entry takes 50 bytes and the name.  Files are mapped into memory, so what a process has not asked for costs nothing.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from cleaner.duplicates.place import PLACE, Places, signatures_at, texts_at
from cleaner.duplicates.shelf import Numbers
from cleaner.duplicates.shingles import Hashes, shingle_sets
from cleaner.duplicates.signatures import Signatures
from cleaner.duplicates.verify import Rows

ENTRY = np.dtype([*PLACE, ("tokens", "<i8"), ("batch", "<i4"), ("number", "<i4")])
"""A text: its place, its tokens, its batch and its number among the texts of the batch."""


class Catalogue:
    """The entries below a folder; ``paths`` are all files of sketches.  Picklable; has the sets of ``verify.Sets``."""

    def __init__(self, folder: Path, paths: Sequence[Path]) -> None:
        self._folder, self._paths = folder, paths

    def __getstate__(self) -> tuple[Path, Sequence[Path]]:
        return self._folder, self._paths

    def __setstate__(self, state: tuple[Path, Sequence[Path]]) -> None:
        self._folder, self._paths = state

    def write(self, first: int, entries: Places, names: list[str]) -> None:
        """Add the texts of the ranks from ``first`` on."""
        with self._file(first, "names").open("wb") as file:
            pickle.dump(names, file)
        np.save(self._file(first, "npy"), entries)

    def part(self, first: int) -> Places:
        """The entries that were written together from this rank on."""
        part: Places = np.load(self._file(first, "npy"), mmap_mode="r")
        return part

    def texts(self, ranks: Numbers) -> list[str]:
        """The texts of these ranks (sorted)."""
        return texts_at(self._paths, self._entries(ranks))

    def signatures(self, ranks: Numbers) -> Signatures:
        """The signatures of the texts of these ranks (sorted), a row each."""
        return signatures_at(self._paths, self._entries(ranks))

    def names(self, ranks: Numbers) -> list[str]:
        """The names of the texts of these ranks (sorted)."""
        names: list[str] = []
        for first, rows in self._in_parts(ranks):
            with self._file(first, "names").open("rb") as file:
                known = pickle.load(file)
            names += map(known.__getitem__, rows.tolist())
        return names

    def sizes(self, texts: Rows) -> Numbers:
        """How many tokens the texts of these ranks have."""
        ranks, where = np.unique(texts, return_inverse=True)
        sizes: Numbers = self._entries(ranks)["tokens"][where]
        return sizes

    def sets(self, texts: Numbers) -> Mapping[int, Hashes]:
        """The sets of shingles of the texts of these ranks (sorted)."""
        return dict(zip(texts.tolist(), shingle_sets(self.texts(texts)), strict=True))

    def _entries(self, ranks: Numbers) -> Places:
        parts = [self.part(first)[rows] for first, rows in self._in_parts(ranks)]
        return np.concatenate([np.zeros(0, dtype=ENTRY), *parts])

    def _in_parts(self, ranks: Numbers) -> Iterator[tuple[int, Numbers]]:
        """The parts in which these ranks (sorted) are, and their rows there."""
        owners = np.searchsorted(self._firsts, ranks, side="right") - 1
        for owner in np.unique(owners).tolist():
            first = int(self._firsts[owner])
            yield first, ranks[owners == owner] - first

    @cached_property
    def _firsts(self) -> npt.NDArray[np.int64]:
        return np.array(sorted(int(path.stem) for path in self._folder.glob("*.npy")), dtype=np.int64)

    def _file(self, first: int, kind: str) -> Path:
        return self._folder / f"{first:012}.{kind}"
