"""Sketches: all that finding duplicates needs of a text, in a file that a worker writes.

Workers see each text once.  What they leave is its name, its signature and the text itself, about 3.4 kB for a text of
4 kB: the 64-bit hashes of its shingles would take 9 kB, a number for each token 5 kB, and either can be
made again from the text when a candidate is looked at, which few texts are.  A file is a line with the scheme,
then blocks of some hundred texts; each block is a few arrays.
"""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import numpy as np
import orjson

from cleaner.duplicates.scheme import SCHEME
from cleaner.duplicates.stretches import sign_tokens
from cleaner.duplicates.tokens import tokenize

MAGIC = b"cleaner sketches 1 "
HEADER = struct.Struct("<4sIQQ?7x")  # mark, texts, bytes of names, bytes of texts, whether these are ASCII
BLOCK = b"nd1\n"
FACTS = np.dtype(
    [
        ("length", "<i8"),  # code points of the clean text
        ("removed", "<i8"),  # code points that cleaning took away
        ("tokens", "<i8"),
        ("bytes", "<i8"),  # of the text in the file, a line feed besides
        ("name", "<i4"),  # bytes of the name
        ("blank", "?"),  # nothing but white space
    ]
)
_CHARACTERS = 1 << 17  # of texts that are worked on together: more do not fit into the cache
_TEXTS = 1 << 10


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
        joined = "\n".join(texts)
        is_ascii, body = joined.isascii(), packed(joined)
        facts = np.zeros(len(texts), dtype=FACTS)
        facts["length"] = list(map(len, texts))
        facts["removed"] = removed
        facts["tokens"] = tokens.counts
        facts["bytes"] = facts["length"] * (1 if is_ascii else 2)
        if len(body) > 2 * len(joined):  # characters beyond 0xFFFF take four bytes
            facts["bytes"] = [len(packed(text, is_ascii)) for text in texts]
        facts["name"] = list(map(len, names))
        for row in np.flatnonzero(tokens.counts == 0).tolist():
            facts["blank"][row] = blank(texts[row])
        head = b"".join(names)
        self._file.write(HEADER.pack(BLOCK, len(texts), len(head), len(body), is_ascii))
        self._file.write(facts.tobytes() + head)
        self._file.write(sign_tokens(tokens).astype("<u4", copy=False).data)
        self._file.write(body)
        self._waiting, self._characters = [], 0


def packed(text: str, is_ascii: bool | None = None) -> bytes:
    """The text as it is stored: ASCII where that is enough, UTF-16 (two bytes a Chinese character) otherwise."""
    if is_ascii or (is_ascii is None and text.isascii()):
        return text.encode("ascii")
    return text.encode("utf-16-le", "surrogatepass")


def unpacked(data: bytes, is_ascii: bool) -> str:
    """The text that was stored."""
    return data.decode("ascii") if is_ascii else data.decode("utf-16-le", "surrogatepass")


def blank(text: str) -> bool:
    """Whether the text has no content: it is nobody's duplicate."""
    return not text or text.isspace()


def digest(text: str) -> bytes:
    """What equal texts share, and practically no others: 16 bytes of BLAKE2b."""
    return hashlib.blake2b(text.encode("utf-16-le", "surrogatepass"), digest_size=16).digest()
