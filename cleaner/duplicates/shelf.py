"""Reading sketches: the facts of all texts in memory, their signatures when asked, the texts a few at a time.

What stays in memory for a text is about 100 bytes and its name; the signatures add 512.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt
import orjson

from cleaner.duplicates.place import PLACE, ROW, Places, texts_at
from cleaner.duplicates.ragged import offsets_of
from cleaner.duplicates.scheme import SCHEME, VALUES
from cleaner.duplicates.shingles import Hashes, shingle_sets
from cleaner.duplicates.signatures import Signatures
from cleaner.duplicates.sketches import BLOCK, FACTS, HEADER, MAGIC

Numbers = npt.NDArray[np.int64]


class SketchError(ValueError):
    """A file that is no whole file of sketches; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Where the arrays of a block are: file, number of its first text, texts, offsets of signatures and texts.

    ``is_ascii`` says how the texts are written.
    """

    path: Path
    first: int
    texts: int
    signatures: int
    body: int
    is_ascii: bool


class Shelf:
    """The sketches of a number of files, the texts numbered in the order in which they stand there.

    ``paths`` are the files, ``names`` is a list; ``facts`` an array with the fields of ``sketches.FACTS``.
    Raises SchemeError for signatures of another scheme, SketchError for a damaged file, ValueError for two texts
    of one name.
    """

    def __init__(self, paths: Iterable[str | Path]) -> None:
        self.paths = [Path(path) for path in paths]
        self.names: list[str] = []
        self._blocks: list[_Block] = []
        facts = [np.zeros(0, dtype=FACTS)]
        for path in self.paths:
            with path.open("rb") as file:
                _check(file, path)
                while header := file.read(HEADER.size):
                    facts.append(self._block(file, path, header))
        self.facts = np.concatenate(facts)
        if len(set(self.names)) < len(self.names):
            name = Counter(self.names).most_common(1)[0][0]
            raise ValueError(f"two texts are called {name!r}: names tell texts apart, so each must be used once")
        starts = [self._starts(block) for block in self._blocks]
        self._bodies = np.concatenate([np.zeros(0, dtype=np.int64), *starts])

    def __len__(self) -> int:
        return len(self.names)

    def signatures(self, places: Numbers) -> Signatures:
        """An array whose row ``places[i]`` is the signature of text ``i``; texts with place -1 are passed by."""
        signatures = np.empty((int(places.max(initial=-1)) + 1, VALUES), dtype=np.uint32)
        for path, blocks in groupby(self._blocks, key=lambda block: block.path):
            with path.open("rb", buffering=0) as file:
                for block in blocks:
                    data = os.pread(file.fileno(), block.texts * ROW, block.signatures)
                    here = places[block.first : block.first + block.texts]
                    wanted = here >= 0
                    rows = np.frombuffer(data, dtype="<u4").reshape(-1, VALUES)
                    signatures[here[wanted]] = rows if wanted.all() else rows[wanted]
        return signatures

    def places(self, numbers: Numbers) -> Places:
        """Where the texts of these numbers stand; files are numbered in the order in which they were given."""
        firsts = np.array([block.first for block in self._blocks], dtype=np.int64)
        files = {path: number for number, path in enumerate(self.paths)}
        of_blocks = np.array(
            [(files[block.path], block.signatures, 0, 0, block.is_ascii) for block in self._blocks], dtype=PLACE
        )
        owners = np.searchsorted(firsts, numbers, side="right") - 1
        places: Places = of_blocks[owners]
        places["signature"] += (numbers - firsts[owners]) * ROW
        places["body"] = self._bodies[numbers]
        places["bytes"] = self.facts["bytes"][numbers]
        return places

    def texts(self, numbers: Numbers) -> list[str]:
        """The texts of these numbers."""
        return texts_at(self.paths, self.places(numbers)) if len(numbers) else []

    def sizes(self, numbers: npt.NDArray[Any]) -> Numbers:
        """The number of tokens of each of these texts."""
        sizes: Numbers = self.facts["tokens"][numbers]
        return sizes

    def sets(self, numbers: Numbers) -> Mapping[int, Hashes]:
        """The sets of shingles of these texts (sorted numbers)."""
        return dict(zip(numbers.tolist(), shingle_sets(self.texts(numbers)), strict=True))

    def _block(self, file: IO[bytes], path: Path, header: bytes) -> npt.NDArray[np.void]:
        """Read the facts and names of one block, and pass over the rest."""
        if len(header) < HEADER.size or not header.startswith(BLOCK):
            raise _damaged(path)
        _, texts, named, body, is_ascii = HEADER.unpack(header)
        data = file.read(texts * FACTS.itemsize + named)
        here = file.tell()
        self._blocks.append(_Block(path, len(self.names), texts, here, here + texts * ROW, is_ascii))
        end = here + texts * ROW + body
        if len(data) < texts * FACTS.itemsize + named or os.fstat(file.fileno()).st_size < end:
            raise _damaged(path)
        file.seek(end)
        facts = np.frombuffer(data, dtype=FACTS, count=texts)
        ends = offsets_of(facts["name"]) + texts * FACTS.itemsize
        self.names += (data[a:b].decode("utf-8", "surrogatepass") for a, b in pairwise(ends.tolist()))
        return facts

    def _starts(self, block: _Block) -> Numbers:
        """Where in its file each text of a block begins."""
        sizes = self.facts["bytes"][block.first : block.first + block.texts]
        return block.body + offsets_of(sizes + (1 if block.is_ascii else 2))[:-1]


def _check(file: IO[bytes], path: Path) -> None:
    line = file.readline()
    if not line.startswith(MAGIC) or not line.endswith(b"\n"):
        raise _damaged(path)
    SCHEME.require(orjson.loads(line.removeprefix(MAGIC)), str(path))


def _damaged(path: Path) -> SketchError:
    return SketchError(f"{path} is not a whole file of sketches: make it again from the texts")
