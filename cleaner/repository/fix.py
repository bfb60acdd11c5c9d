"""``cleaner fix``: texts mended in place, or what mending would change.

Each file is looked at (by many processes where there are many files) and written by this one, in the order of names, so
that an audit has that order and a stop leaves whole files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cleaner.audit.found import Found, Looked
from cleaner.audit.views.diff import unified
from cleaner.repository.examine import Change, Examined, Examiner
from cleaner.repository.jobs import in_order
from cleaner.repository.mend import mend
from cleaner.repository.sources import Source
from cleaner.text.decode import decode


@dataclass(frozen=True, slots=True)
class Fixed:
    """What became of a file: ``left`` is what was found and stays, ``fixed`` what is gone; the ``change`` made both."""

    left: Looked
    fixed: tuple[Found, ...] = ()
    change: Change | None = None


def fix(
    examiner: Examiner, files: Sequence[Source], *, jobs: int | None = None, audit: Path | None = None
) -> Iterator[Fixed]:
    """Mend the files in place; the records that lead back go to the end of ``audit``, each before its change."""
    for file, examined in zip(files, in_order(examiner, files, jobs), strict=True):
        note = mend(file.path, examined.change, audit) if examined.change else None
        if note is None:
            yield without_fixable(examined)
        else:
            yield Fixed(replace(examined.looked, notes=(*examined.looked.notes, note)))


def preview(examiner: Examiner, files: Sequence[Source], *, jobs: int | None = None) -> Iterator[Fixed]:
    """What ``fix`` would do, undone: nothing is written."""
    for examined in in_order(examiner, files, jobs):
        yield without_fixable(examined)


def without_fixable(examined: Examined) -> Fixed:
    """What there is to say once the change is made."""
    looked = examined.looked
    if examined.change is None:
        return Fixed(looked)
    left = tuple(found for found in looked.found if found.action == "flag")
    fixed = tuple(found for found in looked.found if found.action != "flag")
    return Fixed(replace(looked, found=left), fixed, examined.change)


def diff(path: bytes, change: Change) -> bytes:
    """The change as a unified diff."""
    return unified(path, decode(change.before), [one.edit for one in change.record.edits])
