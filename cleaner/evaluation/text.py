"""A report for a reader: tables of figures, then the documents in which most is wrong, in context.

Shares are rounded down, so that 1.0000 means all; – stands where there is nothing to take a share of.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from cleaner.audit.inert import inert
from cleaner.audit.views.text import counted
from cleaner.corpus.report import table
from cleaner.evaluation.counts import Counts
from cleaner.evaluation.floors import Floor
from cleaner.evaluation.passages import Passage
from cleaner.evaluation.report import Report, Scored
from cleaner.result import Verdict

PASSAGES = 8  # of one document
RULES = 10  # that took something wrong
_WIDTH = 80

Rows = Mapping[str, Counts]
Cells = Callable[[Counts], Iterable[str]]


def as_lines(report: Report, worst: int) -> Iterator[str]:
    """The report, with the ``worst`` documents that did not come out right."""
    whole = report.score.whole
    rows = {"all": whole} | ({"set aside": report.aside.whole} if report.aside.whole.documents else {})
    yield from _table(
        "documents", ("all", "damaged", "contaminated", "exact", "clean", "clean damaged"), rows, _documents
    )
    yield ""
    yield from _table("by characters", _BY_CHARACTERS, rows, _characters)
    yield ""
    yield from _table("by spans", ("precision", "recall", "F1", "edits", "wrong", "marks", "missed"), rows, _spans)
    yield ""
    yield f"repairs: {whole.repairs_right:,} of {whole.repairs:,} right; characters inserted: {whole.inserted:,}"
    for what, found in (("class", report.score.classes), ("language", report.languages)):
        yield ""
        yield from _table(what, _BY_CHARACTERS, _largest_first(found), _characters)
    yield from _rules(report.score.rules)
    yield from _worst(report.faulty(), worst)


def floor_lines(floors: Sequence[Floor], raised: Sequence[Floor]) -> Iterator[str]:
    """What is to be said of floors: those that are missed, or that all hold."""
    missed = [floor for floor in floors if floor.missed]
    for floor in missed:
        yield f"{floor.where}: {floor.name} is {_exactly(floor)}, {'below' if floor.least else 'above'} {floor.pinned}"
    if missed:
        yield (
            f"{len(missed)} of {counted(len(floors), 'floor')} missed: find what was lost among the worst documents "
            "(--worst N), or lower a number by hand if the loss is meant"
        )
        return
    for floor in raised:
        yield f"{floor.where}: {floor.name} raised from {floor.pinned} to {floor.reached}"
    low = sum(floor.low for floor in floors) - len(raised)
    yield f"{counted(len(floors), 'floor')} held" + (f"; {low} could be higher (--raise-floors)" if low else "")


def _table(what: str, columns: Sequence[str], rows: Rows, cells: Cells) -> Iterator[str]:
    yield from table([(what, *columns), *((inert(name), *cells(counts)) for name, counts in rows.items())])


_BY_CHARACTERS = ("precision", "recall", "F1", "right", "wrong", "missed")


def _documents(counts: Counts) -> Iterator[str]:
    parts = (counts.documents, counts.damaged, counts.contaminated, counts.exact, counts.clean, counts.clean_damaged)
    return map(_number, parts)


def _characters(counts: Counts) -> Iterator[str]:
    taken, marked = counts.right + counts.wrong, counts.found + counts.missed
    yield from _shares(counts.precision, taken, counts.recall, marked, counts.f1)
    yield from map(_number, (counts.right, counts.wrong, counts.missed))


def _spans(counts: Counts) -> Iterator[str]:
    yield from _shares(counts.span_precision, counts.edits, counts.span_recall, counts.marks, counts.span_f1)
    wrong, missed = counts.edits - counts.edits_right, counts.marks - counts.marks_found
    yield from map(_number, (counts.edits, wrong, counts.marks, missed))


def _shares(precision: float, taken: int, recall: float, marked: int, f1: float) -> tuple[str, str, str]:
    return _share(precision, taken), _share(recall, marked), _share(f1, min(taken, marked))


def _share(share: float, whole: int) -> str:
    return f"{math.floor(share * 10000 + 1e-6) / 10000:.4f}" if whole else "–"


def _number(number: int) -> str:
    return f"{number:,}"


def _largest_first(rows: Rows) -> Rows:
    def size(row: tuple[str, Counts]) -> tuple[int, int, str]:
        return -(row[1].found + row[1].missed), -(row[1].right + row[1].wrong), row[0]

    return dict(sorted(rows.items(), key=size))


def _rules(rows: Rows) -> Iterator[str]:
    """The rules that took something wrong; of the others how many they are."""
    wrong = sorted((name for name in rows if rows[name].wrong), key=lambda name: (-rows[name].wrong, name))
    if not wrong:
        yield from ("", f"{counted(len(rows), 'rule')} took something, and nothing wrong") if rows else ()
        return
    yield ""
    shown = {name: rows[name] for name in wrong[:RULES]}
    yield from _table("rule", ("precision", "right", "wrong", "edits"), shown, _of_rule)
    if len(wrong) > RULES:
        yield f"… and {len(wrong) - RULES:,} more that took something wrong (--format json has all)"
    yield f"{counted(len(rows) - len(wrong), 'other rule')} took nothing wrong"


def _of_rule(counts: Counts) -> Iterator[str]:
    yield _share(counts.precision, counts.right + counts.wrong)
    yield from map(_number, (counts.right, counts.wrong, counts.edits))


def _worst(faulty: Sequence[Scored], worst: int) -> Iterator[str]:
    shown = faulty[:worst]
    if shown:
        yield ""
        more = "" if len(shown) == len(faulty) else f", {len(shown)} of {len(faulty):,} (--worst N shows more)"
        yield f"documents that did not come out right{more}"
    for one in shown:
        whole = one.score.whole
        kept = "; rejected, so that all of it was kept" if one.verdict is Verdict.REJECTED else ""
        yield f"{inert(one.name)}: {whole.wrong:,} wrong, {whole.inserted:,} inserted, {whole.missed:,} missed{kept}"
        yield from map(_passage, one.passages[:PASSAGES])
        if len(one.passages) > PASSAGES:
            yield f"  … and {counted(len(one.passages) - PASSAGES, 'more passage')}"


def _passage(one: Passage) -> str:
    wanted = f" → {inert(one.wanted, _WIDTH)}" if one.wanted else ""
    got = f", got {inert(one.got, _WIDTH) or 'nothing'}" if one.got or one.kind == "misrepaired" else ""
    shown = f"{inert(one.before)}⟦{inert(one.text, _WIDTH)}⟧{inert(one.after)}"
    rules = f" by {', '.join(map(inert, one.rules))}" if one.rules else ""
    return f"  {one.line}:{one.column} {one.kind} {inert(one.cls)}{rules}: {shown}{wanted}{got}"


def _exactly(floor: Floor) -> str:
    """What was measured; a share with as many digits as tell it from the floor."""
    short = f"{floor.measured:.4f}"
    return repr(floor.measured) if isinstance(floor.measured, int) or float(short) >= floor.pinned else short
