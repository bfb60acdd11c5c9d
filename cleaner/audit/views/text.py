"""Lines for a terminal: ``path:line:column class rule message``, the first three as editors and terminals know them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.audit.found import Found
from cleaner.audit.inert import inert
from cleaner.audit.names import readable_name
from cleaner.audit.views import Report

_BOLD, _RED, _YELLOW, _DIM, _END = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[2m", "\x1b[0m"


def render(report: Report) -> Iterator[str]:
    """One line a finding; with ``verbose`` its score and evidence as well."""
    for found in report:
        yield _line(found, report.verbose, report.color) + "\n"


def summary(report: Report) -> str:
    """The sentence that closes the output."""
    files = counted(report.files, "file")
    if not report.files:
        return "no texts to look at"
    if not report.findings:
        return f"no findings in {files}"
    text = f"{counted(report.findings, 'finding')} in {report.dirty:,} of {files}"
    if report.fixable:
        return f"{text}; `cleaner fix` can fix {report.fixable:,}"
    return text


def fixed_lines(path: bytes, gone: Sequence[Found], *, verbose: bool, color: bool) -> Iterator[str]:
    """What is said of a file that was mended: how much went, with ``verbose`` each of it."""
    yield f"fixed {inert(readable_name(path)[0])}: {counted(len(gone), 'finding')}"
    if verbose:
        yield from (f"  {_line(found, verbose, color)}" for found in gone)


def _line(found: Found, verbose: bool, color: bool) -> str:
    place = f"{inert(found.name)}:{found.line}:{found.column}"
    message = found.message
    if verbose:
        reasons = [f"score {found.score:g}", *map(inert, found.evidence)]
        message += f" ({'; '.join(reasons)})"
    if not color:
        return f"{place} {inert(found.cls)} {inert(found.rule)} {message}"
    hue = _YELLOW if found.action == "flag" else _RED
    return f"{_BOLD}{place}{_END} {hue}{inert(found.cls)}{_END} {_DIM}{inert(found.rule)}{_END} {message}"


def counted(number: int, what: str) -> str:
    """« 1 file », « 2 files »."""
    return f"{number:,} {what}" + ("" if number == 1 else "s")
