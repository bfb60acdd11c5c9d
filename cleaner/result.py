"""What cleaning one text gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cleaner.text.edits import Edit


class Verdict(StrEnum):
    """The state of a document after the run: the first that holds, in this order."""

    FAILED = "failed"
    REJECTED = "rejected"
    CLEANED = "cleaned"
    FLAGGED = "flagged"
    CLEAN = "clean"


@dataclass(frozen=True, slots=True)
class Result:
    """Clean text and the reasons for every change.

    ``edits`` lead from the original to ``text``; their spans count code points of the original, in order and
    disjoint.  ``flags`` are findings that changed nothing (their ``replacement`` is what would have been
    written).  A rejected document keeps its text: what would have been removed is among its flags.
    ``language`` is a BCP 47 tag (``zh-Hans``, ``id``, ``und``), ``script`` an ISO 15924 code (``Hans``, ``Latn``).
    """

    text: str
    edits: tuple[Edit, ...]
    flags: tuple[Edit, ...]
    verdict: Verdict
    language: str
    script: str
