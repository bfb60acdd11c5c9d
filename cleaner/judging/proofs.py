"""Judged removals as examples of their rules, each tried on the engine before it is written.

What was right becomes a ``removes`` example that holds today; what was wrong a ``keeps`` example that fails today,
and holds once the rule is mended.  The shortest surroundings in which the engine does the same are taken: a few
lines, then more, then the document.  What it does in none of them (a line that goes only beside others) is no proof
and is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cleaner.judging.cases import Case
from cleaner.report.source import Source
from cleaner.rulebook import examples
from cleaner.text.edits import Edit, apply
from cleaner.text.lines import line_at, split_lines
from cleaner.text.marks import mark as marked_up
from cleaner.text.quote import sayable

if TYPE_CHECKING:
    from cleaner.engine import Cleaner
    from cleaner.rulebook import Rule

LONGEST = 4000
"""The length from which a text is no example any more."""
_AROUND = (2, 6)  # lines on each side that are tried before the whole text
_MARKS = "⟦⟧→"


@dataclass(slots=True)
class Proofs:
    """Examples by rule, and how many cases could not become one, by reason."""

    removes: dict[str, list[str]] = field(default_factory=dict)
    keeps: dict[str, list[str]] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, rule: str, text: str) -> None:
        """Add an example, once."""
        known = (self.removes if kind == "right" else self.keeps).setdefault(rule, [])
        if text not in known:
            known.append(text)

    def count(self, kind: str) -> int:
        """How many examples there are of ``right`` or ``wrong`` cases."""
        return sum(map(len, (self.removes if kind == "right" else self.keeps).values()))


def proofs(source: Source, found: Iterable[Case], cleaner: Cleaner) -> Proofs:
    """The examples of all cases."""
    made = Proofs()
    rules = {rule.id: rule for rule in cleaner.rulebook.rules}
    for case in found:
        rule = next((rules[name] for name in case.rules if name in rules), None)
        original = source.original(case.record)
        if rule is None or original is None:
            made.left_out["its rule is not known here" if rule is None else "the clean text is gone or changed"] += 1
            continue
        text = _example(case, rule, original, cleaner)
        if text is None:
            made.left_out["by itself it is not removed"] += 1
        else:
            made.add(case.verdict, rule.id, text)
    return made


def _example(case: Case, rule: Rule, original: str, cleaner: Cleaner) -> str | None:
    """The first of the surroundings in which the engine does what it did in the run."""
    for text, start, end, others in _surroundings(case, original):
        if len(text) > LONGEST or not sayable(text) or any(mark in text for mark in _MARKS):
            continue
        if case.verdict == "wrong":
            if not others and _goes_alone(cleaner, text, start, end):
                return text
        else:
            this = replace(case.change.edit, start=start, end=end)
            marked = marked_up(text, sorted([*others, this], key=lambda edit: edit.start))
            if not any(examples.run(cleaner, [replace(rule, removes=(marked,), keeps=())])):
                return marked
    return None


def _goes_alone(cleaner: Cleaner, text: str, start: int, end: int) -> bool:
    """Whether the engine changes this place of the text, and no other."""
    edits = cleaner.propose(text).edits
    return bool(edits) and all(edit.start < end and start < edit.end for edit in edits)


def _surroundings(case: Case, original: str) -> Iterator[tuple[str, int, int, list[Edit]]]:
    """Texts that hold the removal, with its place in them and what else goes there; the shortest first.

    Nothing that the run removed is in them but this; only where all of it was judged right, the original is the last.
    """
    edit = case.change.edit
    others = [change.edit for change in case.record.edits if change is not case.change]
    clean = apply(original, others)
    start = edit.start + sum(other.shift for other in others if other.end <= edit.start)
    end = start + edit.end - edit.start
    lines = split_lines(clean)
    first, last = line_at(lines, start), line_at(lines, max(start, end - 1))
    for around in _AROUND:
        left = lines[max(0, first - around)].start
        right = lines[min(len(lines) - 1, last + around)].end
        yield clean[left:right], start - left, min(end, right) - left, []
    yield clean, start, end, []
    if others and case.whole:
        yield original, edit.start, edit.end, others
