"""What is counted of documents, and the figures that come of it.

By characters a large block weighs more than a small remnant; by spans both weigh the same.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(slots=True)
class Counts:
    """Counts of one document, of many, or of one class or rule in many; they add up.

    Characters are visible ones.  ``right`` and ``wrong`` were taken, and are marked or not (with them counts what was
    deleted where a repair is marked); ``found`` and ``missed`` are marked, and went or not.  For whole documents
    ``right`` and ``found`` are the same; of a class one counts what its rules took, the other what is marked so.
    ``inserted`` were written and belong there by no mark.

    An edit is right when everything it took is marked; a mark is found when all of it went, and a repair when it
    reads as marked.  A contaminated document is ``exact`` when nothing is wrong, missed or inserted; any document is
    ``damaged`` when something is wrong or inserted.
    """

    documents: int = 0
    contaminated: int = 0
    exact: int = 0
    damaged: int = 0
    clean_damaged: int = 0
    right: int = 0
    wrong: int = 0
    found: int = 0
    missed: int = 0
    inserted: int = 0
    edits: int = 0
    edits_right: int = 0
    marks: int = 0
    marks_found: int = 0
    repairs: int = 0
    repairs_right: int = 0

    def add(self, other: Counts) -> None:
        """Add other counts; the result is the same in any order."""
        for field in fields(other):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    @property
    def clean(self) -> int:
        """Documents without marks."""
        return self.documents - self.contaminated

    @property
    def precision(self) -> float:
        """The share of marked characters among those taken; 1 when none was taken."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of marked characters that went; 1 when none is marked."""
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _mean(self.precision, self.recall)

    @property
    def span_precision(self) -> float:
        """The share of edits that are right; 1 when there are none."""
        return _share(self.edits_right, self.edits)

    @property
    def span_recall(self) -> float:
        """The share of marks that were found whole; 1 when there are none."""
        return _share(self.marks_found, self.marks)

    @property
    def span_f1(self) -> float:
        """The harmonic mean of both."""
        return _mean(self.span_precision, self.span_recall)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _mean(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0
