"""``cleaner check``: what is in the files that should not be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cleaner.audit.found import Looked
from cleaner.repository.baseline import read_baseline
from cleaner.repository.examine import Examiner
from cleaner.repository.jobs import in_order, weight_of
from cleaner.repository.plan import Group, Plan
from cleaner.repository.sources import Source, Wanted, among


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the files of a plan.

    ``baseline`` is a file of findings to be silent on; ``staged``: tell only of files that are staged in git;
    ``duplicates``: look for texts that tell the story of another one, in place of contamination.
    """

    jobs: int | None = None
    baseline: Path | None = None
    staged: bool = False
    duplicates: bool = False


def check(plan: Plan, asked: Asked) -> Iterator[Looked]:
    """What a look at each file came to, in the order of the files.

    Raises RepositoryError when the baseline cannot be used or git not be asked, CorpusError when a process is killed
    from outside.
    """
    told = _staged() if asked.staged else None
    known = read_baseline(asked.baseline) if asked.baseline else None
    if asked.duplicates:
        from cleaner.repository.duplicates import repeated

        looked = repeated(plan.groups, told or (lambda path: True), asked.jobs)
    else:
        looked = look(plan.only(told).groups if told else plan.groups, asked.jobs)
    return known.unknown(looked) if known else looked


def _staged() -> Wanted:
    from cleaner.repository.staged import staged_files

    return among(staged_files())


def look(groups: Iterable[Group], jobs: int | None = None) -> Iterator[Looked]:
    """What a look at each file came to."""
    for group in groups:
        yield from in_order(_Look(group.examiner), group.files, jobs, weight=weight_of)


@dataclass(frozen=True, slots=True)
class _Look:
    """Looks, and forgets the bytes: they need not travel between processes."""

    examiner: Examiner

    def __call__(self, file: Source) -> Looked:
        return self.examiner(file).looked
