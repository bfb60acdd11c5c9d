"""The summary of a run as lines to read: the brake first, then counts, then what failed and why.

Everything that comes from files (names, reasons, removed text) is made inert; columns are padded for
a terminal, and a summary read from ``summary.json`` looks the same as the one of the run itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cleaner.audit.inert import inert

BUSIEST = 10
FAILED_SHOWN = 5
EXAMPLE_WIDTH = 60

Examples = Mapping[str, Sequence[tuple[str, int, int, str]]]


def report(summary: Mapping[str, Any], examples: Examples | None = None, *, brief: bool = False) -> list[str]:
    """The lines of the summary, with examples of what was removed by class when they are given.

    ``brief`` leaves only what needs attention: the brake and what failed.
    """
    sections = [
        [f"WARNING: {warning}" for warning in summary["warnings"]],
        *([] if brief else _numbers(summary, examples or {})),
        _failed(summary),
        [] if brief else [f"skipped: {number:,} {what}" for what, number in summary["skipped"].items()],
    ]
    lines: list[str] = []
    for section in filter(None, sections):
        lines += ["", *section] if lines else section
    return lines


def _numbers(summary: Mapping[str, Any], examples: Examples) -> list[list[str]]:
    return [
        _verdicts(summary),
        _findings("class", summary["classes"]),
        _findings("rule", summary["rules"]),
        _stories(summary.get("duplicates")),
        _examples(examples),
    ]


def _verdicts(summary: Mapping[str, Any]) -> list[str]:
    rows = [("documents", f"{summary['documents']:,}")]
    rows += [(f"  {verdict}", f"{number:,}") for verdict, number in summary["verdicts"].items() if number]
    read, removed = summary["characters"]["read"], summary["characters"]["removed"]
    share = f" ({removed / read:.1%})" if removed else ""
    lines = list(table(rows))
    lines.append(f"characters removed: {removed:,} of {read:,}{share}")
    return lines


def _findings(what: str, counts: Mapping[str, Mapping[str, int]]) -> list[str]:
    """A table of classes or rules, those that removed most first."""
    columns = ("removed", "edits", "flags", "documents")
    ordered = sorted(counts.items(), key=lambda item: (*(-item[1][column] for column in columns), item[0]))
    rows = [(inert(key), *(f"{count[column]:,}" for column in columns)) for key, count in ordered]
    more = [f"… and {len(rows) - BUSIEST:,} more"] if len(rows) > BUSIEST else []
    return [*table([(what, *columns), *rows[:BUSIEST]]), *more] if rows else []


def _stories(figures: Mapping[str, Any] | None) -> list[str]:
    """How many documents tell a story that another one tells."""
    if not figures or not figures["groups"]:
        return []
    line = f"near-duplicates: {figures['documents']:,} documents in {figures['groups']:,} groups"
    line += f" ({figures['exact']:,} of equal texts)" if figures["exact"] else ""
    line += f"; {figures['dropped']:,} dropped" if figures["dropped"] else ""
    return [line, *([f"note: {inert(figures['note'])}"] if figures["note"] else [])]


def _examples(examples: Examples) -> list[str]:
    lines = []
    for cls, found in sorted(examples.items()):
        lines.append(f"removed as {inert(cls)}")
        for name, line, column, text in found:
            lines.append(f"  {inert(name)}:{line}:{column}: {inert(text, EXAMPLE_WIDTH)}")
    return lines


def _failed(summary: Mapping[str, Any]) -> list[str]:
    failed = summary["failed"]
    if not failed:
        return []
    more = summary["verdicts"]["failed"] - len(failed[:FAILED_SHOWN])
    lines = ["failed (kept as they are)"]
    lines += [f"  {inert(item['name'])}: {inert(item['error'])}" for item in failed[:FAILED_SHOWN]]
    return [*lines, f"  … and {more:,} more; the audit has all"] if more else lines


def table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows with the first column to the left and numbers to the right."""
    rows = list(rows)
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for first, *others in rows:
        cells = [f"{cell:>{width}}" for cell, width in zip(others, widths[1:], strict=True)]
        yield "  ".join([f"{first:<{widths[0]}}", *cells])
