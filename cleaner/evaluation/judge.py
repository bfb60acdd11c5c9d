"""One document: what became of each visible character, and of each place where a repair is marked.

A repair is right when the clean text reads as marked where it stands; then all that it replaced counts as taken, also
letters that it left.  White space around a mark, and what else went there, is no part of what was written for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from cleaner.evaluation.align import NONE, Aligned, align, visible
from cleaner.text.edits import Edit


@dataclass(frozen=True, slots=True)
class Repair:
    """The mark of that number asks for a repair: ``got`` stands where ``wanted`` should (both without white space)."""

    mark: int
    wanted: str
    got: str

    @property
    def right(self) -> bool:
        """Whether the clean text reads as marked."""
        return self.got == self.wanted

    @property
    def lost(self) -> int:
        """How many characters of the author's went because the place was emptied instead of repaired."""
        return 0 if self.got else len(self.wanted)


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a text: for each of its visible characters its place, its mark, and the edit that took it.

    ``gone`` says whether it counts as taken.  ``inserted`` is how many characters were written that neither stood
    there nor belong to a right repair.
    """

    text: str
    edits: Sequence[Edit]
    marks: Sequence[Edit]
    aligned: Aligned
    gone: Sequence[bool]
    takers: Sequence[int]
    repairs: Sequence[Repair]
    inserted: int


class Run(NamedTuple):
    """Visible characters that stand together: their numbers, the mark on them, the edit that took them if they went."""

    inside: range
    mark: int
    taker: int
    gone: bool


class _Due(NamedTuple):
    """A repair that is marked: the characters it replaces, the number of the mark, and what should stand there."""

    inside: range
    number: int
    wanted: str


def judge(text: str, edits: Sequence[Edit], marks: Sequence[Edit]) -> Judged:
    """Follow the edits and look at every repair, in the order of the text."""
    aligned = align(text, edits, marks)
    gone = [place == NONE for place in aligned.kept]
    takers = list(aligned.takers)
    inserted = len(aligned.clean) - gone.count(False)
    due = [
        _Due(aligned.inside(mark), n, wanted) for n, mark in enumerate(marks) if (wanted := visible(mark.replacement))
    ]
    repairs = []
    for inside, number, wanted in due:
        around = _around(inside, gone)
        got = _got(aligned, around, list(_within(due, around, number)))[number]
        repairs.append(Repair(number, wanted, got))
        if repairs[-1].right:
            inserted -= len(got) - sum(not gone[at] for at in inside)
            _take(inside, gone, takers, next((takers[at] for at in around if takers[at] != NONE), NONE))
    return Judged(text, edits, marks, aligned, gone, takers, repairs, inserted)


def _around(inside: range, gone: Sequence[bool]) -> range:
    """The mark and what went on both sides of it: nothing kept stands between."""
    low, high = inside.start, inside.stop
    while low and gone[low - 1]:
        low -= 1
    while high < len(gone) and gone[high]:
        high += 1
    return range(low, high)


def _within(due: Sequence[_Due], around: range, number: int) -> Iterator[_Due]:
    """The repairs that are due in a piece of text, in their order; that of the number is one of them."""
    for one in due[bisect_left(due, around.start, key=lambda one: one.inside.start) :]:
        if one.inside.start > around.stop:
            break
        if one.number == number or one.inside.stop <= around.stop:
            yield one


def _got(aligned: Aligned, around: range, due: Sequence[_Due]) -> dict[int, str]:
    """What each of the repairs in a piece of text got.

    Each takes what it wants when that comes next; what is left is told of the others, or of all when there are none.
    """
    kept, clean = aligned.kept, aligned.clean
    begin = kept[around.start - 1] + 1 if around.start else 0
    end = kept[around.stop] if around.stop < len(kept) else len(clean)
    written, at = clean[begin:end], 0
    got = {}
    for one in due:
        if written.startswith(one.wanted, at):
            got[one.number] = one.wanted
            at += len(one.wanted)
    if at < len(written) and len(got) == len(due):
        return dict.fromkeys(got, written)
    return {one.number: got.get(one.number, written[at:]) for one in due}


def _take(inside: range, gone: list[bool], takers: list[int], taker: int) -> None:
    """Count all of a right repair as taken; letters that it left by the edit that stood there."""
    for at in inside:
        gone[at] = True
        if takers[at] == NONE:
            takers[at] = taker


def runs(judged: Judged) -> Iterator[Run]:
    """The visible characters as runs of the same fate."""
    fates = list(zip(judged.aligned.marks, judged.takers, judged.gone, strict=True))
    start = 0
    for fate, run in groupby(fates):
        stop = start + len(list(run))
        yield Run(range(start, stop), *fate)
        start = stop
