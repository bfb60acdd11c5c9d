"""Which files hold records, by their names, and what outputs that are split are called."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_RECORDS = re.compile(rb"\.(?:(jsonl|ndjson)(?:\.(gz|zst))?|(parquet))\Z", re.IGNORECASE)


class Kind(NamedTuple):
    """How records are stored; ``suffix`` is as the file has it."""

    form: Literal["jsonl", "parquet"]
    compression: Literal["", "gz", "zst"]
    suffix: bytes


def kind_of(name: bytes) -> Kind | None:
    """How the file of that name stores records, None when it is a text.

    >>> kind_of(b"web/01.JSONL.gz"), kind_of(b"notes.txt")
    (Kind(form='jsonl', compression='gz', suffix=b'.JSONL.gz'), None)
    """
    match = _RECORDS.search(name)
    if match is None or name[: match.start()].endswith(b"/") or not match.start():
        return None
    form: Literal["jsonl", "parquet"] = "parquet" if match[3] else "jsonl"
    packed = (match[2] or b"").lower()
    return Kind(form, "gz" if packed == b"gz" else "zst" if packed == b"zst" else "", match[0])


def numbered(name: bytes, number: int) -> bytes:
    """The name of one of the files into which an output is split.

    >>> numbered(b"web/01.jsonl.gz", 2)
    b'web/01-00002.jsonl.gz'
    """
    kind = kind_of(name)
    suffix = kind.suffix if kind else b""
    return name.removesuffix(suffix) + b"-%05d" % number + suffix


def unnumbered(name: bytes) -> bytes:
    """The name of the file that was split into this one and others."""
    kind = kind_of(name)
    suffix = kind.suffix if kind else b""
    return name.removesuffix(suffix).rpartition(b"-")[0] + suffix
