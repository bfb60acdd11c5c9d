"""One document in figures: as a whole, by class and by rule (see ``Counts`` for what is counted)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cleaner.evaluation.align import NONE, visible
from cleaner.evaluation.counts import Counts
from cleaner.evaluation.judge import Judged, runs
from cleaner.text.edits import Edit


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of a document, or of many.

    Of a class, ``found`` and ``missed`` count what is marked so, ``right`` and ``wrong`` what its rules took.  An edit
    of several rules counts for each.
    """

    whole: Counts = field(default_factory=Counts)
    classes: dict[str, Counts] = field(default_factory=dict)
    rules: dict[str, Counts] = field(default_factory=dict)

    def add(self, other: Score) -> None:
        """Add the counts of other documents; the result is the same in any order."""
        self.whole.add(other.whole)
        for mine, theirs in ((self.classes, other.classes), (self.rules, other.rules)):
            for key, counts in theirs.items():
                mine.setdefault(key, Counts()).add(counts)

    def of_mark(self, mark: Edit, counts: Counts) -> None:
        """Count what became of a mark."""
        self.add(Score(counts, {mark.cls: counts}))

    def of_edit(self, edit: Edit, counts: Counts) -> None:
        """Count what an edit did."""
        self.add(Score(counts, {edit.cls: counts}, dict.fromkeys(edit.rules, counts)))


def score(judged: Judged) -> Score:
    """Count what became of a document."""
    made = Score()
    _count_characters(judged, made)
    _count_marks(judged, made)
    _count_edits(judged, made)
    whole = made.whole
    whole.inserted = judged.inserted
    damaged = whole.wrong + whole.inserted > 0
    perfect = not damaged and not whole.missed and whole.repairs == whole.repairs_right
    contaminated = bool(judged.marks)
    whole.add(
        Counts(
            documents=1,
            contaminated=int(contaminated),
            exact=int(contaminated and perfect),
            damaged=int(damaged),
            clean_damaged=int(damaged and not contaminated),
        )
    )
    return made


def _count_characters(judged: Judged, made: Score) -> None:
    for run in runs(judged):
        size = len(run.inside)
        if run.mark != NONE:
            made.of_mark(judged.marks[run.mark], Counts(found=size) if run.gone else Counts(missed=size))
        if run.taker != NONE and run.gone:
            made.of_edit(judged.edits[run.taker], Counts(wrong=size) if run.mark == NONE else Counts(right=size))
    for taker, size in _lost(judged):
        made.of_edit(judged.edits[taker], Counts(wrong=size))


def _lost(judged: Judged) -> Iterator[tuple[int, int]]:
    """Where a repair was due and all was deleted: the edit that did it, and how many characters that lost."""
    for repair in judged.repairs:
        if repair.lost:
            yield judged.takers[judged.aligned.inside(judged.marks[repair.mark]).start], repair.lost


def _count_marks(judged: Judged, made: Score) -> None:
    repairs = {repair.mark: repair.right for repair in judged.repairs}
    for number, mark in enumerate(judged.marks):
        inside = judged.aligned.inside(mark)
        if inside:
            right = repairs.get(number, True)
            found = right and all(judged.gone[at] for at in inside)
            made.of_mark(mark, Counts(marks=1, marks_found=int(found)))
            if number in repairs:
                made.of_mark(mark, Counts(repairs=1, repairs_right=int(right)))


def _count_edits(judged: Judged, made: Score) -> None:
    wrong = {run.taker for run in runs(judged) if run.gone and run.mark == NONE}
    wrong |= {taker for taker, _ in _lost(judged)}
    repairs = {repair.mark: repair.right for repair in judged.repairs}
    for number, edit in enumerate(judged.edits):
        inside = judged.aligned.inside(edit)
        if inside or visible(edit.replacement):
            right = number not in wrong and _belongs(judged, edit, repairs)
            made.of_edit(edit, Counts(edits=1, edits_right=int(right)))


def _belongs(judged: Judged, edit: Edit, repairs: dict[int, bool]) -> bool:
    """Whether what an edit wrote stood there already, or is marked as a repair."""
    inside = judged.aligned.inside(edit)
    written = len(visible(edit.replacement)) - sum(judged.aligned.kept[at] != NONE for at in inside)
    if not edit.replacement or not written:
        return True
    due = [repairs[mark] for mark in set(judged.aligned.marks[inside.start : inside.stop]) if mark in repairs]
    return bool(due) and all(due)
