"""Sketches: all that finding duplicates needs of a text, in a file that a worker writes and nobody has to parse.

Workers see each text once.  What they leave of it is its name, length and digest, its signature and its tokens, about
5 kB for a text of 4 kB.  The tokens are kept in place of the shingle hashes because they take half the
room and give the same hashes back.  A file is a line with the scheme, then blocks of some hundred texts; each block
is the bytes of a few arrays.
"""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import numpy as np
import orjson

from cleaner.duplicates.ragged import Ragged
from cleaner.duplicates.scheme import SCHEME
from cleaner.duplicates.shingles import shingle_hashes
from cleaner.duplicates.signatures import sign
from cleaner.duplicates.tokens import tokenize

MAGIC = b"cleaner sketches 1 "
HEADER = struct.Struct("<4sIQQ")  # mark, texts, bytes of names, tokens
BLOCK = b"nd1\n"
FACTS = np.dtype(
    [
        ("digest", "V16"),  # BLAKE2b of the text, zero for one that is empty
        ("length", "<u8"),  # code points of the clean text
        ("removed", "<u8"),  # code points that cleaning took away
        ("tokens", "<u8"),
        ("name", "<u8"),  # bytes of the name
    ]
)
_CHARACTERS = 1 << 17  # of texts that are worked on together: more do not fit into the cache
_TEXTS = 1 << 10
NOTHING = bytes(16)  # the digest of an empty text


class SketchWriter:
    """Writes the sketches of texts to a file, in the order in which they come; a context manager.

    The file is whole once the writer is closed; until then it must not be read.
    """

    def __init__(self, path: str | Path) -> None:
        self._file: IO[bytes] = Path(path).open("wb")  # noqa: SIM115 - closed by close()
        self._file.write(MAGIC + orjson.dumps(SCHEME.as_dict()) + b"\n")
        self._waiting: list[tuple[str, str, int]] = []
        self._characters = 0

    def add(self, name: str, text: str, removed: int = 0) -> None:
        """Take one clean text, from which cleaning removed that many code points."""
        self._waiting.append((name, text, removed))
        self._characters += len(text)
        if self._characters >= _CHARACTERS or len(self._waiting) >= _TEXTS:
            self._write()

    def close(self) -> None:
        """Write what is left and close the file."""
        if self._waiting:
            self._write()
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self._file.close()

    def _write(self) -> None:
        """Write what waits as a block."""
        named, texts, removed = zip(*self._waiting, strict=True)
        names = [name.encode("utf-8", "surrogatepass") for name in named]
        tokens = tokenize(texts)
        facts = np.zeros(len(texts), dtype=FACTS)
        facts["digest"] = np.frombuffer(b"".join(map(digest, texts)), dtype="V16")
        facts["length"] = list(map(len, texts))
        facts["removed"] = removed
        facts["tokens"] = tokens.counts
        facts["name"] = list(map(len, names))
        joined = b"".join(names)
        self._file.write(HEADER.pack(BLOCK, len(texts), len(joined), len(tokens.values)))
        self._file.write(facts.tobytes() + joined)
        self._file.write(sign(shingle_hashes(tokens)).astype("<u4", copy=False).data)
        self._file.write(tokens.values.astype("<u4", copy=False).data)
        self._waiting, self._characters = [], 0


def digest(text: str) -> bytes:
    """What equal texts share: 16 bytes of BLAKE2b over UTF-16 (shorter for Chinese); all zero for a text of white space only."""
    if not text or text.isspace():
        return NOTHING
    return hashlib.blake2b(text.encode("utf-16-le", "surrogatepass"), digest_size=16).digest()


def hashes_of(tokens: bytes, counts: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Ragged[np.uint64]:
    """The shingle hashes of texts whose tokens were stored one after the other."""
    offsets = np.concatenate(([0], np.cumsum(counts)))
    return shingle_hashes(Ragged(np.frombuffer(tokens, dtype="<u4"), offsets))
