"""``cleaner check``: what is in the files that should not be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleaner.audit.found import Looked
from cleaner.repository.examine import Examiner
from cleaner.repository.jobs import in_order
from cleaner.repository.sources import Source


@dataclass(frozen=True, slots=True)
class _Look:
    """Looks, and forgets the bytes: they need not travel between processes."""

    examiner: Examiner

    def __call__(self, file: Source) -> Looked:
        return self.examiner(file).looked


def check(examiner: Examiner, files: Sequence[Source], jobs: int | None = None) -> Iterator[Looked]:
    """What a look at each file came to, in the order of the files."""
    return in_order(_Look(examiner), files, jobs)
