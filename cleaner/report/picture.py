"""All that a report shows, in one value: what the page, the Markdown and the terminal are made of."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleaner.corpus.tally import Count, Tally
from cleaner.report.choose import SHOWN, choose
from cleaner.report.copies import Group, copies
from cleaner.report.families import number_families
from cleaner.report.gather import Wording, gather
from cleaner.report.source import Source
from cleaner.report.survey import Problem, survey, wordings
from cleaner.result import Verdict


@dataclass(frozen=True, slots=True)
class Picture:
    """A run as a report shows it.

    ``summary`` is the content of ``summary.json`` (empty where it is missing), ``characters`` are (read, removed) or
    None.  ``wordings`` are those that are shown, the most doubtful first, of ``all_wordings``; ``groups`` those of
    ``all_groups``.  ``missing`` counts what could not be read, by kind.  ``identity`` tells runs apart.
    """

    name: str
    identity: str
    version: str
    summary: Mapping[str, Any]
    tally: Tally
    characters: tuple[int, int] | None
    warnings: list[str]
    folders: Mapping[str, Count]
    wordings: list[Wording]
    all_wordings: int
    groups: list[Group]
    all_groups: int
    problems: list[Problem]
    missing: Mapping[str, int]

    @property
    def verdicts(self) -> dict[str, int]:
        """How many documents have each verdict, in the order of verdicts."""
        return {verdict.value: self.tally.verdicts.get(verdict.value, 0) for verdict in Verdict}

    def doubtful(self, number: int) -> list[Wording]:
        """What the tool was least sure of: the first of each family."""
        first = {wording.family: wording for wording in reversed(self.wordings)}
        return sorted(first.values(), key=lambda wording: wording.order)[:number]

    @property
    def changes(self) -> int:
        """How many edits and flags there are."""
        return sum(count.edits + count.flags for count in self.tally.classes.values())


def look(out: str | Path, limit: int = SHOWN) -> Picture:
    """The picture of the run in a folder, with at most ``limit`` wordings; CorpusError when there is none."""
    source = Source.open(out)
    found = survey(source)
    summary = source.summary()
    known = wordings(found)
    shown = gather(source, found, known, choose(known, limit))
    number_families(shown)
    shown.sort(key=lambda wording: wording.order)
    groups, all_groups = copies(source)
    return Picture(
        name=source.layout.out.resolve().name,
        identity=identity(source.run),
        version=str(source.run.get("cleaner", "")),
        summary=summary,
        tally=found.tally,
        characters=_characters(summary),
        warnings=[str(warning) for warning in summary.get("warnings", [])],
        folders=found.by_folder(),
        wordings=shown,
        all_wordings=len(known.keys),
        groups=groups,
        all_groups=all_groups,
        problems=found.problems,
        missing=Counter(source.missing),
    )


def busiest(counts: Mapping[str, Count]) -> list[tuple[str, Count]]:
    """Classes, rules or folders, those that removed most first."""
    return sorted(counts.items(), key=lambda item: (-item[1].removed, -item[1].edits, -item[1].flags, item[0]))


def identity(run: Mapping[str, Any]) -> str:
    """What tells a run from others, made of what ``run.json`` says: files, packs and configuration."""
    stands_for = f"{run.get('listing')} {run.get('fingerprint')}"
    return hashlib.sha256(stands_for.encode("utf-8", "replace")).hexdigest()[:16]


def _characters(summary: Mapping[str, Any]) -> tuple[int, int] | None:
    try:
        return int(summary["characters"]["read"]), int(summary["characters"]["removed"])
    except (KeyError, TypeError, ValueError):
        return None
