"""Texts made to be slow for a pattern: what leads to a part that repeats, the repeated over and over, and no end.

Of all characters those matter that some part of the pattern tells from others; one of each kind is tried.
"""

from __future__ import annotations

import re._constants as op  # type: ignore[import-not-found, unused-ignore]
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from backtracking.matcher import REPEATS, Accepts, Counting, acceptor, children, nodes_of

FAR = 100  # a loop that ends before takes what it takes at each place, and no more
_NOTHING = "\x7f"  # what no pattern asks for
_COMMON = "a1 風|.-_(\t“<é\n\x7f"


class Attack(NamedTuple):
    """A piece that is repeated between what leads to it and what follows."""

    before: str
    pump: str
    after: str

    def text(self, length: int) -> str:
        """The hostile text of about a length."""
        room = length - len(self.before) - len(self.after)
        return self.before + self.pump * max(1, room // len(self.pump)) + self.after


class Attacks:
    """The hostile texts of one pattern."""

    def __init__(self, counting: Counting, *, line: bool = False) -> None:
        """``line``: the pattern sees one line at a time."""
        self._flags = counting.flags
        self._tree = counting.tree
        self.characters = [c for c in _kinds(counting) if not (line and c == "\n")]

    def all(self) -> Iterator[Attack]:
        """The attacks, each once."""
        found: dict[Attack, None] = {}
        for before, pump, after in self._parts():
            if pump:
                found[Attack(before, pump, _NOTHING)] = None
                found[Attack(before, pump, after[:-1] + _NOTHING)] = None
                found[Attack("", before + pump, _NOTHING)] = None
        yield from found

    def _parts(self) -> Iterator[tuple[str, str, str]]:
        """(what leads to a loop, a piece of it, what follows it) for all loops of the pattern, and for the whole."""
        whole = self.sample(self._tree)
        yield "", whole, ""
        for pump in self.characters:
            yield "", pump, ""
        yield from self._loops(self._tree, "", "")

    def _loops(self, nodes: Sequence[Any], before: str, after: str) -> Iterator[tuple[str, str, str]]:
        items = list(nodes)
        for number, (kind, value) in enumerate(items):
            lead = before + self.sample(items[:number])
            rest = self.sample(items[number + 1 :]) + after
            if kind in REPEATS and value[1] > 1:
                far = int(value[1]) * max(1, value[2].getwidth()[1]) >= FAR
                for pump in self._pumps(value[2]) if far else (self.sample(value[2]),):
                    yield lead, pump, rest
            for inner in children(kind, value):
                yield from self._loops(inner, lead, rest)

    def _pumps(self, body: Any) -> Iterator[str]:
        """What may be repeated of a loop: each kind of character in it, and samples of its turns."""
        singles = [acceptor(kind, value, self._flags) for kind, value in nodes_of(body) if _is_single(kind)]
        for character in self.characters:
            if any(accepts(character) for accepts in singles):
                yield character
        yield self.sample(body)
        for kind, value in body:
            if kind is op.BRANCH:
                yield from map(self.sample, value[1])

    def sample(self, nodes: Sequence[Any]) -> str:
        """A short text that the nodes match, but for what their assertions ask."""
        return "".join(self._sample_of(kind, value) for kind, value in nodes)

    def _sample_of(self, kind: Any, value: Any) -> str:
        if _is_single(kind):
            return self._one(acceptor(kind, value, self._flags))
        if kind is op.BRANCH:
            return min(map(self.sample, value[1]), key=lambda text: (not text, len(text)))
        if kind in REPEATS:
            return self.sample(value[2]) * int(value[0])
        if kind in (op.SUBPATTERN, op.ATOMIC_GROUP):
            return self.sample(children(kind, value)[0])
        if kind is op.ASSERT and value[0] < 0:
            return self.sample(value[1])
        return ""

    def _one(self, accepts: Accepts) -> str:
        return next((c for c in self.characters if accepts(c)), "")


def _is_single(kind: Any) -> bool:
    return kind in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)


def _kinds(counting: Counting) -> list[str]:
    """One character of each kind that the pattern tells from others."""
    accepting: list[Accepts] = []
    candidates = dict.fromkeys(_COMMON)
    for kind, value in nodes_of(counting.tree):
        if _is_single(kind):
            accepting.append(acceptor(kind, value, counting.flags))
            candidates |= dict.fromkeys(_named(kind, value))
    kinds: dict[tuple[bool, ...], str] = {}
    for character in candidates:
        kinds.setdefault(tuple(accepts(character) for accepts in accepting), character)
    return list(kinds.values())


def _named(kind: Any, value: Any) -> Iterator[str]:
    """The characters that a node names."""
    if kind in (op.LITERAL, op.NOT_LITERAL):
        yield chr(value)
    elif kind is op.IN:
        for inner, named in value:
            if inner is op.LITERAL:
                yield chr(named)
            elif inner is op.RANGE:
                yield from map(chr, named)
