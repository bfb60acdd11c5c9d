"""The first pass: everything is counted, and each change leaves a few bytes by which wordings are chosen.

Per change 24 bytes stay (a key, a score, the document, the rule); the texts do not.  So counts are exact however
large the run, and the second pass knows which changes to fetch without keying them again.
"""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from cleaner.audit.record import Change, Record
from cleaner.corpus.tally import Count, Tally
from cleaner.report.source import Source
from cleaner.report.wording import action_of, doubt, key_of, like_a_sentence
from cleaner.result import Verdict

FOLDERS = 2000
"""How many folders are told apart; those met later are counted together."""
PROBLEMS = 200
"""How many documents of a kind are listed that failed or were rejected."""
OTHERS = "…"


@dataclass(frozen=True, slots=True)
class Problem:
    """A document that failed or was rejected, with the reason or the number of findings."""

    name: str
    verdict: str
    error: str
    flags: int


@dataclass(slots=True)
class Survey:
    """Counts of a run, and columns with an entry a change, in the order of the audit."""

    tally: Tally = field(default_factory=Tally)
    folders: dict[str, Count] = field(default_factory=dict)
    deeper: dict[str, Count] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    keys: array[int] = field(default_factory=lambda: array("Q"))
    scores: array[float] = field(default_factory=lambda: array("f"))
    sentences: bytearray = field(default_factory=bytearray)
    flags: bytearray = field(default_factory=bytearray)
    documents: array[int] = field(default_factory=lambda: array("I"))
    rules: array[int] = field(default_factory=lambda: array("I"))
    _numbers: dict[str, int] = field(default_factory=dict)
    _listed: Counter[str] = field(default_factory=Counter)

    def add(self, record: Record) -> None:
        """Count a document and note its changes."""
        number = self.tally.documents
        self.tally.count(record, 0)
        self._place(record)
        for change in record.edits:
            self._note(change, number, edit=True)
        for change in record.flags:
            self._note(change, number, edit=False)
        if record.verdict in (Verdict.FAILED, Verdict.REJECTED) and self._listed[record.verdict] < PROBLEMS:
            self._listed[record.verdict] += 1
            self.problems.append(Problem(record.name, record.verdict, record.error or "", len(record.flags)))

    def _place(self, record: Record) -> None:
        parts = record.name.split("/")[:-1]
        removed = sum(max(0, -change.edit.shift) for change in record.edits)
        count = Count(1, len(record.edits), len(record.flags), removed)
        for table, depth in ((self.folders, 1), (self.deeper, 2)):
            name = "/".join(parts[:depth])
            known = name in table or len(table) < FOLDERS
            table.setdefault(name if known else OTHERS, Count()).add(count)

    def _note(self, change: Change, document: int, *, edit: bool) -> None:
        rule = change.edit.rules[0] if change.edit.rules else ""
        self.keys.append(key_of(change, action_of(change, edit=edit)))
        self.scores.append(change.edit.score)
        self.sentences.append(like_a_sentence(change.removed))
        self.flags.append(not edit)
        self.documents.append(document)
        self.rules.append(self._numbers.setdefault(rule, len(self._numbers)))

    def by_folder(self) -> dict[str, Count]:
        """Counts by the folder that tells documents apart: the first on their way, or where all share it the second."""
        return self.deeper if len(self.folders) == 1 and len(self.deeper) > 1 else self.folders


@dataclass(frozen=True, slots=True)
class Wordings:
    """What is known of each wording; columns, in the order of the keys."""

    keys: npt.NDArray[np.uint64]
    times: npt.NDArray[np.int64]
    documents: npt.NDArray[np.int64]
    doubts: npt.NDArray[np.float64]
    rules: npt.NDArray[np.uint32]


def survey(source: Source) -> Survey:
    """The first pass over the audit."""
    found = Survey()
    for record in source.records():
        found.add(record)
    return found


def wordings(found: Survey) -> Wordings:
    """The changes of a run by wording."""
    keys, first, inverse, times = np.unique(
        np.asarray(found.keys, np.uint64), return_index=True, return_inverse=True, return_counts=True
    )
    pairs = np.unique(np.stack([inverse.astype(np.uint32), np.asarray(found.documents, np.uint32)]), axis=1)
    documents = np.bincount(pairs[0], minlength=len(keys))
    lowest = np.full(len(keys), np.inf)
    np.minimum.at(lowest, inverse, np.asarray(found.scores, np.float64))
    doubts = [
        doubt(score, bool(found.sentences[at]), int(number), flag=bool(found.flags[at]))
        for score, at, number in zip(lowest.tolist(), first.tolist(), documents.tolist(), strict=True)
    ]
    rules = np.asarray(found.rules, np.uint32)[first]
    return Wordings(keys, times, documents, np.asarray(doubts, np.float64), rules)
