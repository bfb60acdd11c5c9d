"""``cleaner fix``: texts mended in place, or what mending would change.

Each file is looked at (by many processes where there are many files) and written by this one, in the order of names, so
that an audit has that order and a stop leaves whole files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cleaner.audit.found import Found, Looked, Note
from cleaner.audit.views import Report
from cleaner.audit.views.diff import unified
from cleaner.audit.views.text import counted, summary
from cleaner.repository.examine import Change, Examined
from cleaner.repository.jobs import in_order, weight_of
from cleaner.repository.mend import mend
from cleaner.repository.plan import Plan
from cleaner.repository.sources import Source
from cleaner.text.decode import decode


@dataclass(frozen=True, slots=True)
class Fixed:
    """What became of a file: ``left`` is what was found and stays, ``gone`` what the ``change`` removed or replaced."""

    left: Looked
    gone: tuple[Found, ...] = ()
    change: Change | None = None

    @property
    def diff(self) -> bytes:
        """The change as a unified diff; empty when there is none."""
        if self.change is None:
            return b""
        edits = [one.edit for one in self.change.record.edits]
        return unified(self.left.path, decode(self.change.before), edits)


@dataclass(slots=True)
class Fixing:
    """The files of a plan, mended as they are asked for, and counts of what has passed by.

    With ``dry`` nothing is written.  ``audit`` gets at its end the records that lead back, each before its change.
    """

    plan: Plan
    jobs: int | None = None
    dry: bool = False
    audit: Path | None = None
    changed: int = 0
    gone: int = 0

    def __iter__(self) -> Iterator[Fixed]:
        """What became of each file, in the order of names; CorpusError when a process is killed from outside."""
        for group in self.plan.groups:
            for file, examined in zip(
                group.files, in_order(group.examiner, group.files, self.jobs, weight=weight_of), strict=True
            ):
                fixed = self._fixed(file, examined)
                self.changed += fixed.change is not None
                self.gone += len(fixed.gone)
                yield fixed

    def _fixed(self, file: Source, examined: Examined) -> Fixed:
        looked, change = examined.looked, examined.change
        if change is None:
            return Fixed(looked)
        note = self._mended(file, change)
        if note is not None:
            return Fixed(replace(looked, notes=(*looked.notes, note)))
        left = tuple(found for found in looked.found if found.action == "flag")
        gone = tuple(found for found in looked.found if found.action != "flag")
        return Fixed(replace(looked, found=left), gone, change)

    def _mended(self, file: Source, change: Change) -> Note | None:
        """Write the change, if it is to be written somewhere; why that failed."""
        if self.dry or file.data is not None:
            return None
        return mend(file.path, change, self.audit)

    def summary(self, left: Report) -> str:
        """The sentence that closes the output; ``left`` is the report of what stays."""
        if not self.gone and not left.findings:
            return summary(left)
        done = "would be fixed" if self.dry else "fixed"
        if not self.gone:
            return f"nothing {done} in {counted(left.files, 'file')}; {counted(left.findings, 'finding')} left"
        text = f"{counted(self.gone, 'finding')} {done} in {self.changed:,} of {counted(left.files, 'file')}"
        return f"{text}; {left.findings:,} left" if left.findings else text
