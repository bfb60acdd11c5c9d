"""Findings as lines, objects and commands."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.audit.found import Found, Looked, Note, found_in
from cleaner.audit.record import locate
from cleaner.audit.views import FORMATS, Report, view
from cleaner.audit.views.text import summary
from cleaner.text.edits import Edit

ODD = st.text(st.sampled_from("a\n\r:%,|“\x1b\udc80中=]"), max_size=8)
NAMES = st.text(st.sampled_from("a:%,|中="), min_size=1, max_size=4)


@st.composite
def odd_findings(draw: st.DrawFn) -> Found:
    path = draw(ODD).encode("utf-8", "surrogateescape") or b"a"
    line = draw(st.integers(1, 3))
    action = draw(st.sampled_from(["remove", "replace", "flag"]))
    return Found(path, line, 1, line, 2, "c", (draw(NAMES),), action, draw(ODD), draw(ODD), 0.5, (draw(ODD),))


def rendered(name: str, found: list[Found], **options: bool) -> str:
    return "".join(view(name)(Report([Looked(one.path, (one,)) for one in found], **options)))


@given(st.lists(odd_findings(), max_size=3), st.sampled_from(["text", "jsonl", "github"]), st.booleans())
def test_whatever_is_found_is_one_line_a_finding(found: list[Found], name: str, verbose: bool) -> None:
    lines = rendered(name, found, verbose=verbose).split("\n")
    assert len(lines) == len(found) + 1
    assert name == "github" or "\x1b" not in "".join(lines)  # GitHub needs the name as it is


@given(st.lists(odd_findings(), max_size=3), st.sampled_from(FORMATS))
def test_it_can_be_written_as_utf8(found: list[Found], name: str) -> None:
    if name in ("json", "jsonl", "sarif"):
        text = rendered(name, found)
        text.encode()
        for line in text.splitlines() if name == "jsonl" else [text]:
            json.loads(line)


@given(odd_findings())
def test_a_command_of_github_ends_where_it_should(found: Found) -> None:
    line = rendered("github", [found])
    command = re.fullmatch(r"::(warning|notice) ([^:\r\n]*)::([^\r\n]*)\n", line)
    assert command
    keys = [pair.partition("=")[0] for pair in command[2].split(",")]
    assert keys[:3] == ["file", "line", "endLine"]
    assert keys[-1] == "title"


def test_the_place_is_that_of_the_first_visible_character() -> None:
    text = "一二\n\n  三四\n五"
    [found] = found_in(b"a", locate(text, [Edit(2, 8, cls="c", rules=("c/r",))]), ())
    assert (found.line, found.column, found.end_line, found.end_column) == (3, 3, 3, 5)
    [found] = found_in(b"a", locate(text, [Edit(0, 9, cls="c", rules=("c/r",))]), ())
    assert (found.line, found.column, found.end_line, found.end_column) == (1, 1, 3, 5)
    [found] = found_in(b"a", locate(text, [Edit(2, 4, cls="c", rules=("c/r",))]), ())
    assert (found.line, found.column, found.end_line, found.end_column) == (1, 3, 3, 1)  # white space alone


@given(st.text(st.sampled_from("ab \r\n\u3000"), max_size=12), st.data())
def test_places_are_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    [found] = found_in(b"a", locate(text, [Edit(start, end, cls="c", rules=("c/r",))]), ())
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    core = text[start:end].strip()
    if core and "\r" not in core:
        at = starts[found.line - 1] + found.column - 1
        assert text[at : at + len(core)] == core
        assert starts[found.end_line - 1] + found.end_column - 1 == at + len(core)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (0, "no findings in 2 files"),
        (1, "1 finding in 1 of 2 files; `cleaner fix` can fix 1"),
        (2, "2 findings in 1 of 2 files; `cleaner fix` can fix 2"),
    ],
)
def test_the_summary(found: int, said: str) -> None:
    one = Found(b"a", 1, 1, 1, 2, "c", ("c/r",), "remove", "x")
    report = Report([Looked(b"a", (one,) * found), Looked(b"b"), Looked(b"c", notes=(Note(b"c", "skipped", "why"),))])
    assert len(list(report)) == found
    assert summary(report) == said


def test_exit_codes() -> None:
    one = Found(b"a", 1, 1, 1, 2, "c", ("c/r",), "flag", "x")
    for looked, code, zero in (
        (Looked(b"a"), 0, 0),
        (Looked(b"a", (one,)), 1, 0),
        (Looked(b"a", (one,), (Note(b"a", "failed", "why"),)), 2, 2),
        (Looked(b"a", (), (Note(b"a", "skipped", "why"),)), 0, 0),
    ):
        report = Report([looked])
        list(report)
        assert (report.code(), report.code(exit_zero=True)) == (code, zero)


def test_a_file_with_findings_was_looked_at_even_if_it_could_not_be_mended() -> None:
    report = Report(
        [Looked(b"a", (Found(b"a", 1, 1, 1, 2, "c", ("c/r",), "remove", "x"),), (Note(b"a", "failed", "ro"),))]
    )
    list(report)
    assert (report.files, report.dirty, report.code()) == (1, 1, 2)
