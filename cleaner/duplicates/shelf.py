"""Reading sketches: the facts of all texts in memory, their signatures when asked, their sets a few at a time.

What stays in memory for a text is about 150 bytes and its name; the signatures add 512.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import IO

import numpy as np
import numpy.typing as npt
import orjson

from cleaner.duplicates.ragged import offsets_of
from cleaner.duplicates.scheme import SCHEME, VALUES
from cleaner.duplicates.shingles import Hashes, distinct
from cleaner.duplicates.signatures import Signatures
from cleaner.duplicates.sketches import BLOCK, FACTS, HEADER, MAGIC, hashes_of

_ROW = 4 * VALUES


class SketchError(ValueError):
    """A file that is no whole file of sketches; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Where a block's arrays stand: file, first text, texts, offsets of signatures and tokens."""

    path: Path
    first: int
    texts: int
    signatures: int
    tokens: int


class Shelf:
    """The sketches of a number of files, the texts numbered in the order in which they stand there.

    ``names`` is a list; ``facts`` an array with the fields of ``sketches.FACTS``.
    Raises SchemeError for signatures of another scheme, SketchError for a damaged file, ValueError for two texts
    of one name.
    """

    def __init__(self, paths: Iterable[str | Path]) -> None:
        self.names: list[str] = []
        self._blocks: list[_Block] = []
        facts = [np.zeros(0, dtype=FACTS)]
        for path in map(Path, paths):
            with path.open("rb") as file:
                _check(file, path)
                while header := file.read(HEADER.size):
                    facts.append(self._block(file, path, header))
        self.facts = np.concatenate(facts)
        if len(set(self.names)) < len(self.names):
            name = Counter(self.names).most_common(1)[0][0]
            raise ValueError(f"two texts are called {name!r}: names tell texts apart, so each must be used once")
        starts = [_token_offsets(block, self.facts) for block in self._blocks]
        self._tokens_at = np.concatenate([np.zeros(0, dtype=np.int64), *starts])

    def __len__(self) -> int:
        return len(self.names)

    def sizes(self) -> npt.NDArray[np.int64]:
        """The number of tokens of each text."""
        return self.facts["tokens"].astype(np.int64)

    def signatures(self, places: npt.NDArray[np.int64]) -> Signatures:
        """An array whose row ``places[i]`` is the signature of text ``i``; texts with place -1 are passed by."""
        signatures = np.empty((int(places.max(initial=-1)) + 1, VALUES), dtype=np.uint32)
        for path, blocks in groupby(self._blocks, key=lambda block: block.path):
            with path.open("rb", buffering=0) as file:
                for block in blocks:
                    data = os.pread(file.fileno(), block.texts * _ROW, block.signatures)
                    here = places[block.first : block.first + block.texts]
                    wanted = here >= 0
                    rows = np.frombuffer(data, dtype="<u4").reshape(-1, VALUES)
                    signatures[here[wanted]] = rows if wanted.all() else rows[wanted]
        return signatures

    def sets(self, texts: npt.NDArray[np.int64]) -> Mapping[int, Hashes]:
        """The sets of shingles of these texts (sorted numbers)."""
        firsts = np.array([block.first for block in self._blocks])
        owners = np.searchsorted(firsts, texts, side="right") - 1
        counts = self.facts["tokens"][texts].astype(np.int64)
        parts: list[bytes] = []
        wanted = zip(owners.tolist(), self._tokens_at[texts].tolist(), counts.tolist(), strict=True)
        for path, group in groupby(wanted, key=lambda item: self._blocks[item[0]].path):
            with path.open("rb", buffering=0) as file:
                parts += (os.pread(file.fileno(), 4 * count, at) for _, at, count in group)
        sets = distinct(hashes_of(b"".join(parts), counts))
        return {text: sets[row] for row, text in enumerate(texts.tolist())}

    def _block(self, file: IO[bytes], path: Path, header: bytes) -> npt.NDArray[np.void]:
        """Read the facts and names of one block, and pass over the rest."""
        if len(header) < HEADER.size or not header.startswith(BLOCK):
            raise _damaged(path)
        _, texts, named, tokens = HEADER.unpack(header)
        data = file.read(texts * FACTS.itemsize + named)
        here = file.tell()
        self._blocks.append(_Block(path, len(self.names), texts, here, here + texts * _ROW))
        end = here + texts * _ROW + 4 * tokens
        if len(data) < texts * FACTS.itemsize + named or os.fstat(file.fileno()).st_size < end:
            raise _damaged(path)
        file.seek(end)
        facts = np.frombuffer(data, dtype=FACTS, count=texts)
        ends = offsets_of(facts["name"]) + texts * FACTS.itemsize
        self.names += (
            data[start:stop].decode("utf-8", "surrogatepass") for start, stop in _between(ends.tolist())
        )
        return facts


def _between(ends: list[int]) -> Iterator[tuple[int, int]]:
    return zip(ends[:-1], ends[1:], strict=True)


def _token_offsets(block: _Block, facts: npt.NDArray[np.void]) -> npt.NDArray[np.int64]:
    """Where in its file the tokens of each text of a block begin."""
    counts = facts["tokens"][block.first : block.first + block.texts]
    return block.tokens + 4 * offsets_of(counts)[:-1]


def _check(file: IO[bytes], path: Path) -> None:
    line = file.readline()
    if not line.startswith(MAGIC):
        raise _damaged(path)
    SCHEME.require(orjson.loads(line.removeprefix(MAGIC)), str(path))


def _damaged(path: Path) -> SketchError:
    return SketchError(f"{path} is not a whole file of sketches: make it again from the texts")
