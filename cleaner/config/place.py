"""Where a document stands, as patterns of paths see it, and whether they match it (by the rules of gitignore)."""

# Paths come as text or bytes and need not exist; pathlib would normalise what patterns must see.
# ruff: noqa: PTH100, PTH118, PTH120

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

GivenPath = str | bytes | os.PathLike[str] | os.PathLike[bytes]


def place(path: GivenPath, name: GivenPath, file: str) -> str:
    """The path to a document from the folder of ``file``, with slashes.

    For a document that is not below it, and where there is no file, that is its ``name``, or the path as given.

    >>> place("/corpora/news/a.txt", "a.txt", "/corpora/cleaner.toml")
    'news/a.txt'
    >>> place("/elsewhere/news/a.txt", "news/a.txt", "/corpora/cleaner.toml")
    'news/a.txt'
    """
    given = os.fsdecode(path)
    below = os.path.join(os.path.dirname(file), "")
    whole = os.path.abspath(given)
    if file and whole.startswith(below):
        found = whole[len(below) :] + ("/" if given.endswith("/") else "")
    else:
        found = os.fsdecode(name) or given
    return found.replace(os.sep, "/").lstrip("/")


def is_same(path: GivenPath, file: str) -> bool:
    """Whether a path is that of the file (none: it is not)."""
    return bool(file) and os.path.abspath(os.fsdecode(path)) == file


def matches(patterns: tuple[str, ...], at: str) -> bool:
    """Whether gitignore patterns match a place; a folder's ends with a slash."""
    return _compiled(patterns).match_file(at)


def check(patterns: Sequence[str]) -> None:
    """Raise ValueError for the first pattern that is none."""
    import re

    for pattern in patterns:
        try:
            _compiled((pattern,))
        except (ValueError, re.error) as error:
            raise ValueError(f"{pattern!r} is no pattern of gitignore: {error}") from error


@lru_cache(256)
def _compiled(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    # The other backends of pathspec cannot look at names that are not UTF-8.
    return GitIgnoreSpec.from_lines(patterns, backend="simple")
