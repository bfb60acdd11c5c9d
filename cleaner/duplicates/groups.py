"""Pairs to groups: one representative, and every member like it.

Joining pairs into connected components chains: A is like B, B like C, and a hundred links on A and Z have nothing in
common, so that whole corpora collapse into one group.  Here the texts are gone through from the best-ranked down.
One that is a near-duplicate of a representative joins it (of several the most similar, then the best-ranked); one
that is not becomes a representative.  So each member has been compared with its representative and meets the
threshold, and the outcome depends on nothing but the texts.

Rank, and so the choice of the representative: the longest clean text first, then the one from which least
was removed, then the name.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import orjson

from cleaner.duplicates.threshold import Threshold
from cleaner.duplicates.verify import Pairs, Rows, Sets, verify

SCHEMA = 1
_DIGITS = 4
_DECIDED = 1 << 14  # pairs looked at before it is decided who is joined


@dataclass(frozen=True, slots=True)
class Member:
    """A text of a group: Jaccard similarity and containment (0 to 1) to the group's representative."""

    name: str
    similarity: float
    containment: float

    def as_dict(self) -> dict[str, Any]:
        """The member as part of a record of ``duplicates.jsonl``."""
        similarity, containment = round(self.similarity, _DIGITS), round(self.containment, _DIGITS)
        return {**_name("name", self.name), "similarity": similarity, "containment": containment}


@dataclass(frozen=True, slots=True)
class Group:
    """Texts that are the same story: two members at least, sorted by name, the representative among them.

    ``kind`` is ``exact`` when all texts are equal, character for character.
    """

    kind: Literal["exact", "near"]
    representative: str
    members: tuple[Member, ...]

    def as_dict(self) -> dict[str, Any]:
        """The group as a record of ``duplicates.jsonl``."""
        fields = {"schema": SCHEMA, "kind": self.kind, **_name("representative", self.representative)}
        return fields | {"members": [member.as_dict() for member in self.members]}

    def to_json(self) -> bytes:
        """The record as one line of JSON with its line feed."""
        return orjson.dumps(self.as_dict(), option=orjson.OPT_APPEND_NEWLINE)


def _name(key: str, name: str) -> dict[str, str]:
    """A name as fields of a record; the bytes of one that is not UTF-8 (``os.fsdecode``) in base64 besides."""
    try:
        name.encode()
    except UnicodeEncodeError:
        raw = name.encode("utf-8", "surrogateescape")
        return {key: raw.decode("utf-8", "backslashreplace"), f"{key}_bytes": b64encode(raw).decode("ascii")}
    return {key: name}


def ranked(names: Sequence[str], lengths: npt.NDArray[Any], removed: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """The numbers of the texts from the best-ranked down: by length (longest), removed (least), name."""
    by_name = np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.int64)
    order = np.lexsort((removed[by_name], -lengths[by_name].astype(np.int64)))
    return by_name[order]


def joining(pairs: Pairs, joined: npt.NDArray[np.bool_]) -> Pairs:
    """Those of the pairs that join a text to its representative, one for each text that is joined.

    The pairs name texts by rank, the better-ranked first, and all pairs of a text come in one call, those of
    better-ranked ones with it or before.  ``joined`` (one flag a text) is kept up to date.
    """
    order = np.lexsort((pairs.first, -pairs.similarity, pairs.second))
    chosen: list[int] = []
    for first, second, place in zip(
        pairs.first[order].tolist(), pairs.second[order].tolist(), order.tolist(), strict=True
    ):
        if not joined[second] and not joined[first]:
            joined[second] = True
            chosen.append(place)
    return pairs.take(chosen)


def near(pairs: Rows, sets: Sets, threshold: Threshold, texts: int) -> Pairs:
    """The pairs that join texts to their representatives, of candidates (sorted by the second, then the first).

    Pairs with a text that was joined before are not looked at: of a thousand copies each is compared with the
    original only.
    """
    joined = np.zeros(texts, dtype=np.bool_)
    found: list[Pairs] = []
    start = 0
    while start < len(pairs):
        stop = int(np.searchsorted(pairs[:, 1], pairs[min(start + _DECIDED, len(pairs)) - 1, 1], side="right"))
        part = pairs[start:stop]
        found.append(joining(verify(part[~joined[part[:, 0]]], sets, threshold), joined))
        start = stop
    return Pairs.joined(found)


def build(names: Sequence[str], ranks: npt.NDArray[np.int64], same: npt.NDArray[np.int64], joins: Pairs) -> list[Group]:
    """The groups, in the order of their representatives' names.

    ``ranks`` are the texts' numbers from the best-ranked down; ``same[r]`` is the rank of the best text that equals the
    one of rank ``r`` (itself, if none is better), -1 for a text that is nobody's duplicate.  ``joins`` are the pairs
    of ``joining``.
    """
    by = np.full(len(ranks), -1, dtype=np.int64)
    by[joins.second] = np.arange(len(joins))
    texts = np.flatnonzero(same >= 0)
    pair = by[same[texts]]
    heads = same[texts].copy()
    heads[pair >= 0] = joins.first[pair[pair >= 0]]
    company = np.bincount(heads, minlength=1)[heads] > 1
    similarity, containment = joins.similarity, joins.containment
    members: dict[int, list[Member]] = {}
    for text, place, head in zip(texts[company], pair[company], heads[company].tolist(), strict=True):
        alike = (float(similarity[place]), float(containment[place])) if place >= 0 else (1.0, 1.0)
        members.setdefault(head, []).append(Member(names[ranks[text]], *alike))
    near_heads = set(joins.first.tolist())
    groups = [
        Group(
            "near" if head in near_heads else "exact",
            names[ranks[head]],
            tuple(sorted(found, key=lambda member: member.name)),
        )
        for head, found in members.items()
    ]
    return sorted(groups, key=lambda group: group.representative)


def same_as(keys: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """For each text, given by rank, the best rank whose key (a digest, a number) equals its own."""
    _, best, inverse = np.unique(keys, return_index=True, return_inverse=True)
    return best[inverse].astype(np.int64)
