"""Groups of near-duplicates side by side: the most doubtful first, which are those whose members are least alike."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from cleaner.report.source import Member, Source
from cleaner.text.tables import fold

GROUPS = 80
MEMBERS = 4
"""How many members of a group are laid beside the representative."""
CHARACTERS = 5000
SENTENCES = 150
"""How much of a text is compared."""

Side = tuple[str, str, str]
"""A sentence in three parts, of which the second is what the other side does not have."""
Row = tuple[str, Side, Side]
"""(kind, left, right): ``same``, ``changed``, ``left`` (only there) or ``right``."""

_SENTENCE = re.compile(r"[^\r\n。！？!?]*[。！？!?]*[”’」』）)]*|\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Copy:
    """A member beside the representative; ``rows`` is None when one of the two texts cannot be read."""

    name: str
    similarity: float
    rows: list[Row] | None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A group: ``size`` counts all its members, ``copies`` are the least similar of them."""

    kind: str
    representative: str
    size: int
    copies: list[Copy]


def copies(source: Source, limit: int = GROUPS) -> tuple[list[Group], int]:
    """The groups that are shown, and how many there are."""
    total = 0

    def counted() -> Iterator[tuple[float, str, str, list[Member]]]:
        nonlocal total
        for kind, members in source.groups():
            total += 1
            yield min(one.similarity for one in members), members[0].name, kind, members

    chosen = heapq.nsmallest(limit, counted(), key=lambda one: one[:2])
    return [_group(source, kind, members) for _, _, kind, members in chosen], total


def _group(source: Source, kind: str, members: list[Member]) -> Group:
    first, *others = members
    left = source.clean(first.raw)
    beside = [_copy(left, source.clean(other.raw), other) for other in others[:MEMBERS]]
    return Group(kind, first.name, len(members), beside)


def _copy(left: str | None, right: str | None, member: Member) -> Copy:
    if left is None or right is None:
        return Copy(member.name, member.similarity, None)
    ours, theirs = _sentences(left), _sentences(right)
    cut = max(len(left), len(right)) > CHARACTERS or max(len(ours), len(theirs)) > SENTENCES
    return Copy(member.name, member.similarity, list(rows(ours[:SENTENCES], theirs[:SENTENCES])), cut)


def _sentences(text: str) -> list[str]:
    """The sentences and lines of the beginning of a text."""
    found = (match[0].strip() for match in _SENTENCE.finditer(text[:CHARACTERS]))
    return [sentence for sentence in found if sentence]


def rows(left: list[str], right: list[str]) -> Iterator[Row]:
    """Two texts beside each other, sentence by sentence; what is alike in one place is one row.

    They are compared folded, as near-duplicates are: width, case and script make no difference.
    """
    ours, theirs = ([fold(sentence) for sentence in text] for text in (left, right))
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        for one, other in zip_longest(left[a:b], right[c:d], fillvalue=""):
            if kind == "equal":
                yield "same", (one, "", ""), (other, "", "")
            else:
                yield "changed" if one and other else "left" if one else "right", *_sides(one, other)


def _sides(one: str, other: str) -> tuple[Side, Side]:
    """Two sentences, each cut into what both begin with, what differs, and what both end with."""
    a, b = fold(one), fold(other)  # folding keeps the length
    start = _alike(a, b)
    end = _alike(a[start:][::-1], b[start:][::-1])
    return _cut(one, start, end), _cut(other, start, end)


def _alike(one: str, other: str) -> int:
    """How many characters at the beginning are the same."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _cut(text: str, start: int, end: int) -> Side:
    return text[:start], text[start : len(text) - end], text[len(text) - end :]
