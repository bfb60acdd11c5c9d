"""A cleaner that leaves spans of a text alone, and still comes to rest.

Dropping some edits of a result leaves a text that the engine has not seen: what it removes beside a dropped
finding may now look different.  So the result is cleaned again until nothing is left to do, and a text that does not
come to rest stays as it is, flagged.  That keeps fixing idempotent.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cleaner.config import Config
from cleaner.corpus.document import Cleans
from cleaner.result import Result, Verdict
from cleaner.text.edits import Edit, apply, compose
from cleaner.text.lines import Span

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Keeping:
    """Cleans like ``cleaner``, but for the spans that ``kept`` finds in a text."""

    cleaner: Cleans
    kept: Callable[[str], Sequence[Span]]

    @property
    def config(self) -> Config:
        return self.cleaner.config

    @property
    def fingerprint(self) -> str:
        return self.cleaner.fingerprint

    def clean(self, text: str) -> Result:
        """The result without findings that touch a kept span."""
        result = self.cleaner.clean(text)
        kept = self.kept(text)
        edits, flags = _beside(result.edits, kept), _beside(result.flags, kept)
        if len(edits) == len(result.edits):
            return _with(result, text, edits, flags)
        for _ in range(ROUNDS):
            clean = apply(text, edits)
            again = _beside(self.cleaner.clean(clean).edits, self.kept(clean))
            if not again:
                return _with(result, text, edits, flags)
            edits = compose(edits, again)
        return _with(result, text, [], sorted([*edits, *flags], key=lambda edit: (edit.start, edit.end)))


def _beside(edits: Iterable[Edit], kept: Sequence[Span]) -> list[Edit]:
    """The edits that touch no kept span (in order and disjoint, so one look at the next span is enough)."""
    ends = [span.end for span in kept]
    places = [(bisect_right(ends, edit.start), edit) for edit in edits]
    return [edit for place, edit in places if place == len(kept) or edit.end <= kept[place].start]


def _with(result: Result, text: str, edits: Sequence[Edit], flags: Sequence[Edit]) -> Result:
    """The result with other findings; one that is rejected stays so while there is something to say."""
    if result.verdict is Verdict.REJECTED and flags:
        verdict = Verdict.REJECTED
    else:
        verdict = Verdict.CLEANED if edits else Verdict.FLAGGED if flags else Verdict.CLEAN
    return Result(apply(text, edits), tuple(edits), tuple(flags), verdict, result.language, result.script)
