"""What the rules of a draft pack would do in a folder, before they are trusted."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from cleaner.audit.found import Found, Looked, Note
from cleaner.audit.inert import inert
from cleaner.audit.views.text import counted
from cleaner.repository.check import look
from cleaner.repository.examine import Examiner, Mends
from cleaner.repository.plan import Group
from cleaner.repository.sources import Selection, sources

_WIDTH = 80


@dataclass(slots=True)
class Take:
    """A text that the rules would take: how often, in which files, where first, and which other rules take it too."""

    first: Found
    rules: tuple[str, ...]
    others: tuple[str, ...]
    times: int = 0
    files: set[bytes] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Trial:
    """What was taken, most frequent first, how many files were looked at, and what could not be."""

    takes: tuple[Take, ...]
    files: int
    failed: tuple[Note, ...] = ()

    @property
    def times(self) -> int:
        """How often something was taken."""
        return sum(take.times for take in self.takes)

    @property
    def touched(self) -> int:
        """In how many files."""
        return len(set().union(*(take.files for take in self.takes)))


def try_rules(
    cleaner: Mends, rules: Collection[str], paths: Iterable[str], text_field: str, jobs: int | None = None
) -> Trial:
    """What the rules of these ids take in the files that the paths stand for, whatever they are called.

    Raises CorpusError when a process is killed from outside.
    """
    files = sources(map(os.fsencode, paths), Selection(every=True))
    return trial(look([Group(Examiner(cleaner, text_field), files)], jobs), rules)


def as_lines(tried: Trial, top: int) -> Iterator[str]:
    """The trial for a reader, with the ``top`` most frequent texts."""
    if tried.takes:
        yield "times  files  text"
    for take in tried.takes[:top]:
        first = take.first
        also = f", as does {', '.join(take.others)}" if take.others else ""
        yield f"{take.times:>5}  {len(take.files):>5}  {inert(first.removed.strip(), _WIDTH)}"
        place = f"{inert(first.name)}:{first.line}:{first.column}"
        yield f"              {', '.join(take.rules)} would {first.action} it{also}; first in {place}"
    if len(tried.takes) > top:
        yield f"… and {len(tried.takes) - top:,} more texts (-n shows more)"
    files = counted(tried.files, "file")
    if tried.takes:
        texts, times = counted(len(tried.takes), "text"), counted(tried.times, "time")
        yield f"{texts}, {times}, in {tried.touched:,} of {files}"
    else:
        yield f"nothing in {files}"


def trial(looked: Iterable[Looked], rules: Collection[str]) -> Trial:
    """What the rules of these ids take of files; texts that differ in white space only are one."""
    takes: dict[tuple[str, str], Take] = {}
    failed: list[Note] = []
    files = 0
    for one in looked:
        failed += (note for note in one.notes if note.kind == "failed")
        files += one.done
        for found in one.found:
            own = tuple(rule for rule in found.rules if rule in rules)
            if own:
                others = tuple(rule for rule in found.rules if rule not in rules)
                take = takes.setdefault((found.action, found.sha256), Take(found, own, others))
                take.times += 1
                take.files.add(one.path)
    ordered = sorted(takes.values(), key=lambda take: (-take.times, take.first.removed.strip()))
    return Trial(tuple(ordered), files, tuple(failed))
