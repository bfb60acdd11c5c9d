"""Words and patterns of packs, folded as the texts are that they are looked for in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import regex

from cleaner.text.tables import fold

_FLAGS = regex.VERBOSE | regex.MULTILINE | regex.VERSION1
_FROM_THE_FAR_END = regex.compile(r"(?<!\\)\(\?=\[\^\\n\]\*(?![+?])")
_ESCAPE = regex.compile(r"(\\[pP]\{[^}]*\}|\\.|\(\?P[<=>]\w+)", regex.DOTALL)


_fold_one = cache(fold)  # a pack has the same few characters many thousand times


def fold_pattern(pattern: str) -> str:
    """Fold letters of a pattern as texts are folded; escapes and group names stay (``\\W`` is not ``\\w``)."""
    parts = _ESCAPE.split(pattern)
    return "".join(p if i % 2 else "".join(map(_fold_literal, p)) for i, p in enumerate(parts))


def _fold_literal(character: str) -> str:
    """A character of a pattern, folded; a letter that folds to a sign (``丨`` to ``|``) means the sign itself."""
    folded = _fold_one(character) if character.isalpha() else character
    return folded if folded == character or folded.isalnum() else regex.escape(folded)


def fold_all(words: Iterable[str]) -> list[str]:
    """The words folded, all at once: one by one takes ten times as long."""
    given = [word.replace("\0", "") for word in words]
    return fold("\0".join(given)).split("\0") if given else []


def compile_pattern(pattern: str) -> Any:
    """A pattern as a regular expression for folded texts; raises ``regex.error``.

    A look ahead that runs over the rest of the line first, to come back from there, is read from the near end: it finds
    the same, and the engine takes time that grows with the square of the line where a word's bound (``\\b``) follows.
    """
    return regex.compile(_FROM_THE_FAR_END.sub(r"\g<0>?", fold_pattern(pattern)), _FLAGS)


def unmatched(pattern: str) -> Iterator[tuple[str, str]]:
    """Characters of a pattern that no folded text has, each with what texts have there."""
    folded = fold_pattern(pattern)
    escaped = regex.findall(r"(?<!\\)\\u([0-9a-fA-F]{4})", regex.sub(r"\[[^\]]*\]", "", folded))
    for character in [*"".join(_ESCAPE.split(folded)[::2]), *(chr(int(code, 16)) for code in escaped)]:
        if character not in "\n\t" and _fold_one(character) != character:
            yield character, _fold_one(character)
