"""Which files of a repository are texts to look at, and how each is to be read.

A repository holds more than its texts: code, settings, a licence.  By default only four suffixes count, and of
those not the files that every repository has about itself.
"""

from __future__ import annotations

import re
from enum import Enum

SUFFIXES = (".txt", ".text", ".md", ".jsonl")

_ABOUT = re.compile(
    rb"(?:LICENSE|LICENCE|COPYING|NOTICE|README|CHANGELOG|CHANGES|CONTRIBUTING).*"  # in capitals, as is the custom
    rb"|(?i:(?:license|licence|copying|notice|readme|changelog|changes|contributing)\.[a-z]+)"
    rb"|(?i:(?:requirements|constraints)(?:[-_.][^/]*)?\.txt|CMakeLists\.txt|robots\.txt)"
    rb"|\.cleaner-[^/]*",
    re.DOTALL,
)


class Kind(Enum):
    """How a file is read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    RECORDS = "records"


def is_text_of_repository(name: bytes) -> bool:
    """Whether a file of this path is looked at when nobody names it.

    >>> names = (b"a/1.txt", b"b.MD", b"README.md", b"setup.py", b"licence.txt", b"LICENSE")
    >>> [name for name in names if is_text_of_repository(name)]
    [b'a/1.txt', b'b.MD']
    """
    last = name.rpartition(b"/")[2]
    return last.lower().endswith(tuple(s.encode() for s in SUFFIXES)) and _ABOUT.fullmatch(last) is None


def kind_of(name: bytes) -> Kind:
    """How to read the file, by its suffix."""
    lower = name.lower()
    if lower.endswith(b".jsonl"):
        return Kind.RECORDS
    return Kind.MARKDOWN if lower.endswith((b".md", b".markdown")) else Kind.TEXT
