"""The places where a cleaner was wrong, in their context: what a writer of rules reads next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cleaner.evaluation.align import NONE
from cleaner.evaluation.judge import Judged, Repair, Run, runs
from cleaner.text.edits import Edit
from cleaner.text.lines import Span, line_at, split_lines

CONTEXT = 30  # characters shown on each side

Kind = Literal["wrong", "missed", "misrepaired"]
"""What went and should have stayed; what stayed and should have gone; what reads otherwise than its repair should."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the raw text, with its line and column (from 1).

    ``cls`` is the class of the mark, or where there is none that of the edit; ``rules`` are those of the edit, if one
    stands there.  ``wanted`` should stand there, ``got`` does.
    """

    kind: Kind
    start: int
    end: int
    line: int
    column: int
    before: str
    text: str
    after: str
    cls: str
    rules: tuple[str, ...] = ()
    wanted: str = ""
    got: str = ""


def passages(judged: Judged) -> tuple[Passage, ...]:
    """All that is wrong with a document, in the order of its text."""
    reader = _Reader(judged, split_lines(judged.text))
    half = {repair.mark: repair for repair in judged.repairs if not repair.right and reader.touched(repair)}
    found = [reader.misrepaired(repair) for repair in half.values()]
    for run in runs(judged):
        if run.mark == NONE and run.gone:
            found.append(reader.wrong(run))
        elif run.mark != NONE and not run.gone and run.mark not in half:
            found.append(reader.missed(run))
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.start, one.end, one.kind)))


@dataclass(frozen=True, slots=True)
class _Reader:
    judged: Judged
    lines: Sequence[Span]

    def touched(self, repair: Repair) -> bool:
        """Whether something went where a repair is due."""
        return any(self.judged.gone[at] for at in self.judged.aligned.inside(self.judged.marks[repair.mark]))

    def misrepaired(self, repair: Repair) -> Passage:
        mark = self.judged.marks[repair.mark]
        takers = {self.judged.takers[at] for at in self.judged.aligned.inside(mark)} - {NONE}
        rules = {rule: None for taker in sorted(takers) for rule in self.judged.edits[taker].rules}
        return self._passage("misrepaired", mark, mark.cls, tuple(rules), repair.wanted, repair.got)

    def missed(self, run: Run) -> Passage:
        mark = self.judged.marks[run.mark]
        return self._passage("missed", self._span(run), mark.cls, wanted=mark.replacement)

    def wrong(self, run: Run) -> Passage:
        """What went without a mark: the run, or a replacement as a whole, however much of it stayed."""
        edit = self.judged.edits[run.taker]
        span = edit if edit.replacement else self._span(run)
        return self._passage("wrong", span, edit.cls, edit.rules, got=edit.replacement)

    def _span(self, run: Run) -> Edit:
        places = self.judged.aligned.places
        return Edit(places[run.inside.start], places[run.inside.stop - 1] + 1)

    def _passage(
        self, kind: Kind, span: Edit, cls: str, rules: tuple[str, ...] = (), wanted: str = "", got: str = ""
    ) -> Passage:
        text, start, end = self.judged.text, span.start, span.end
        line = line_at(self.lines, start)
        column = start - self.lines[line].start + 1
        around = text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT]
        return Passage(kind, start, end, line + 1, column, *around, cls, rules, wanted, got)
