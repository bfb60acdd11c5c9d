"""What tests of the evaluation share: texts with the marks of a gold and with those of a cleaner."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cleaner.config import Config
from cleaner.evaluation.documents import Document
from cleaner.evaluation.judge import Judged, judge
from cleaner.evaluation.report import Report, evaluate
from cleaner.result import Result, Verdict
from cleaner.rulebook.schema import CLASSES
from cleaner.text.edits import Edit, apply
from cleaner.text.marks import parse


def edits_of(did: str) -> tuple[str, list[Edit]]:
    """The text and the edits of a marked-up text; the rule of each is ``CLASS/rule``."""
    raw, edits = parse(did, CLASSES)
    return raw, [replace(edit, rules=(f"{edit.cls}/rule",)) for edit in edits]


def held(due: str, did: str) -> Judged:
    """What a cleaner did, held against what was due; both are marks on the same text."""
    (raw, edits), (same, marks) = edits_of(did), parse(due, CLASSES)
    assert raw == same
    return judge(raw, edits, marks)


class Does:
    """A cleaner that makes of each text (by its raw text) the edits that are marked in it; all others it keeps."""

    fingerprint = "does"
    config = Config()

    def __init__(self, *did: str) -> None:
        self.edits = dict(map(edits_of, did))

    def for_path(self, path: object, name: object = "") -> Does:
        return self

    def clean(self, text: str) -> Result:
        edits = tuple(self.edits.get(text, ()))
        verdict = Verdict.CLEANED if edits else Verdict.CLEAN
        return Result(apply(text, edits), edits, (), verdict, "zh-Hans", "Hans")


def documents(*due: str, aside: tuple[int, ...] = ()) -> list[Document]:
    """Documents called by their numbers from 0."""
    made = []
    for number, marked in enumerate(due):
        raw, marks = parse(marked, CLASSES)
        made.append(Document(str(number), Path(f"{number}.txt"), raw, tuple(marks), aside=number in aside))
    return made


def report(*pairs: tuple[str, str], aside: tuple[int, ...] = ()) -> Report:
    """The report on documents, each as (what is due, what was done)."""
    return evaluate(Does(*(did for _, did in pairs)), documents(*(due for due, _ in pairs), aside=aside))
