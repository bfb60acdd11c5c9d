"""The edit algebra: what it means to change a text, to change it again, and to take changes back.

An edit names a span of the text it applies to and what to put there.  Lists of edits are in order and do
not overlap; spans are half-open and count code points.  Everything else in the package (findings, the
audit, restore) is built on these few functions, so each law about losing nothing rests on this file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``text[start:end]`` (code points) by ``replacement``, and say who asked for it."""

    start: int
    end: int
    replacement: str = ""
    cls: str = ""
    rules: tuple[str, ...] = ()
    score: float = 1.0
    evidence: tuple[str, ...] = ()

    @property
    def shift(self) -> int:
        """How much longer the text becomes."""
        return len(self.replacement) - (self.end - self.start)


def check(edits: Sequence[Edit], length: int) -> None:
    """Raise ValueError unless the edits are ordered, disjoint and inside a text of ``length``."""
    at = 0
    for edit in edits:
        if not at <= edit.start <= edit.end <= length:
            raise ValueError(f"edit {edit.start}:{edit.end} overlaps, is out of order or leaves 0:{length}")
        at = edit.end


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text after the edits."""
    check(edits, len(text))
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += text[at : edit.start], edit.replacement
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def invert(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits that lead from ``apply(text, edits)`` back to ``text``."""
    back: list[Edit] = []
    shift = 0
    for edit in edits:
        start = edit.start + shift
        back.append(
            replace(
                edit,
                start=start,
                end=start + len(edit.replacement),
                replacement=text[edit.start : edit.end],
            )
        )
        shift += edit.shift
    return back


def merge(a: Edit, b: Edit, start: int, end: int, replacement: str) -> Edit:
    """One edit that answers for both: class and score of the one that contains the other, else of the surer."""
    first, second = (a, b) if _rank(a, b) >= _rank(b, a) else (b, a)
    return Edit(
        start,
        end,
        replacement,
        first.cls,
        tuple(dict.fromkeys(first.rules + second.rules)),
        first.score,
        tuple(dict.fromkeys(first.evidence + second.evidence)),
    )


def compose(first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """One list of edits on the original that does what ``first`` and then ``second`` does.

    ``second`` counts in the text that ``first`` leaves (the middle text).  Edits that do not touch are
    carried over; those that overlap in the middle text become one.
    """
    shift = 0
    placed: list[tuple[int, int, int, Edit]] = []  # start and end in the middle text, which list, edit
    for edit in first:
        start = edit.start + shift
        placed.append((start, start + len(edit.replacement), 0, edit))
        shift += edit.shift
    placed += [(edit.start, edit.end, 1, edit) for edit in second]
    placed.sort(key=lambda item: (item[0], item[2], item[1]))

    out: list[Edit] = []
    shift = reach = 0  # reach: where the edits of the cluster end in the middle text
    cluster: list[tuple[int, int, int, Edit]] = []
    for item in [*placed, None]:
        if cluster and (item is None or item[0] >= reach):
            edit = _fuse(cluster, shift)
            shift += sum(e.shift for _, _, which, e in cluster if which == 0)
            cluster = []
            if edit.end > edit.start or edit.replacement:
                out.append(edit)
        if item is not None:
            reach = max(reach, item[1]) if cluster else item[1]
            cluster.append(item)
    return out


def _fuse(cluster: list[tuple[int, int, int, Edit]], shift: int) -> Edit:
    """One edit on the original for edits of both lists whose spans in the middle text overlap.

    ``shift`` is how much longer the middle text is than the original before the cluster.
    """
    if len(cluster) == 1 and cluster[0][2] == 0:
        return cluster[0][3]
    start = cluster[0][0]
    end = max(e for _, e, _, _ in cluster)
    written = [(a, b, edit.replacement) for a, b, which, edit in cluster if which == 0]
    parts: list[str] = []
    at = start
    for later_start, later_end, edit in [(a, b, edit) for a, b, which, edit in cluster if which == 1]:
        parts += _written(written, at, later_start), edit.replacement
        at = later_end
    parts.append(_written(written, at, end))
    grown = sum(e.shift for _, _, which, e in cluster if which == 0)
    fused = cluster[0][3]
    for _, _, _, edit in cluster[1:]:
        fused = merge(fused, edit, 0, 0, "")
    return replace(fused, start=start - shift, end=end - shift - grown, replacement="".join(parts))


def _written(written: Sequence[tuple[int, int, str]], start: int, end: int) -> str:
    """What the first list wrote into the middle text between two places of it; ``written`` is in order."""
    first = bisect_right(written, start, key=lambda item: item[1])
    last = bisect_left(written, end, key=lambda item: item[0])
    return "".join(text[max(0, start - a) : max(0, end - a)] for a, _, text in written[first:last])


def resolve(proposals: Iterable[Edit]) -> list[Edit]:
    """Make overlapping proposals into one list of edits, the same for any order of the proposals.

    A removal inside a larger replacement is part of that repair and gives way to it.  Other removals that
    overlap become one removal of everything either asked for, and a replacement they touch gives way to them;
    of two replacements the surer, then the longer, then the earlier one stays.  After spaCy's ``filter_spans``.
    """
    ordered = sorted(proposals, key=lambda e: (e.start, -e.end, -e.score, e.replacement, e.rules))
    repairs = [e for e in ordered if e.replacement]
    reach = list(accumulate((e.end for e in repairs), max))
    removals: list[Edit] = []
    for edit in ordered:
        if edit.replacement or _covered(edit, repairs, reach):
            continue
        if removals and edit.start < removals[-1].end:
            last = removals[-1]
            removals[-1] = merge(last, edit, last.start, max(last.end, edit.end), "")
        else:
            removals.append(edit)
    taken = list(removals)
    for edit in sorted(repairs, key=lambda e: (-e.score, e.start - e.end, e.start, e.replacement, e.rules)):
        place = bisect_right(taken, edit.start, key=lambda other: other.start)
        free_before = place == 0 or taken[place - 1].end <= edit.start
        if free_before and (place == len(taken) or taken[place].start >= edit.end):
            taken.insert(place, edit)
    return taken


def _covered(edit: Edit, repairs: Sequence[Edit], reach: Sequence[int]) -> bool:
    """Whether a repair is larger than the edit and contains it; ``reach`` is how far the repairs so far extend."""
    before = bisect_left(repairs, edit.start, key=lambda repair: repair.start)
    longest = repairs[before].end if before < len(repairs) and repairs[before].start == edit.start else -1
    return longest > edit.end or (before > 0 and reach[before - 1] >= edit.end)


def _rank(edit: Edit, other: Edit) -> tuple[bool, float, int]:
    return _inside(other, edit), edit.score, edit.end - edit.start


def _inside(edit: Edit, other: Edit) -> bool:
    return other.start <= edit.start and edit.end <= other.end and edit.end - edit.start < other.end - other.start
