"""A baseline silences exactly what it lists."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.audit.found import Found, Looked
from cleaner.repository.baseline import read_baseline, write_baseline
from cleaner.repository.errors import RepositoryError

PATHS = (b"a.txt", b"b/c.txt", b"caf\xe9.txt", b"new\nline.txt")


@st.composite
def findings(draw: st.DrawFn) -> Found:
    line = draw(st.integers(1, 9))
    return Found(
        draw(st.sampled_from(PATHS)), line, 1, line, 2, "gambling", (draw(st.sampled_from(["g/a", "g/b"])),),
        draw(st.sampled_from(["remove", "flag"])),
        draw(st.sampled_from(["x", "x ", "\nx", "y", "a b", "a\n b", "\udc80"])),
    )  # fmt: skip


def what(found: Found) -> tuple[object, ...]:
    return found.path, found.rule, " ".join(found.removed.split())


def looked(found: list[Found]) -> list[Looked]:
    return [Looked(path, tuple(one for one in found if one.path == path)) for path in PATHS]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(findings(), max_size=8), st.lists(findings(), max_size=8))
def test_it_silences_what_it_lists_and_as_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: list[Found], more: list[Found]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("sub/known.jsonl")
    path.parent.mkdir(exist_ok=True)
    assert write_baseline(path, known) == len(known)
    moved = [replace(one, line=one.line + 3, end_line=one.end_line + 3) for one in known]
    left = [one for each in read_baseline(path).unknown(looked(moved)) for one in each.found]
    assert left == []
    left = [one for each in read_baseline(path).unknown(looked(known + more)) for one in each.found]
    assert Counter(map(what, left)) == Counter(map(what, known + more)) - Counter(map(what, known))


def test_it_means_the_same_from_wherever_it_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    found = Found(b"sub/a.txt", 1, 1, 1, 2, "c", ("c/r",), "remove", "x")
    monkeypatch.chdir(tmp_path)
    write_baseline(Path("known.jsonl"), [found])
    monkeypatch.chdir(tmp_path / "sub")
    there = read_baseline(Path("../known.jsonl"))
    assert [one.found for one in there.unknown([Looked(b"a.txt", (replace(found, path=b"a.txt"),))])] == [()]
    whole = bytes(tmp_path / "sub/a.txt")
    assert [one.found for one in there.unknown([Looked(whole, (replace(found, path=whole),))])] == [()]


def test_it_holds_no_text_that_would_be_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "known.jsonl"
    write_baseline(path, [Found(b"a.txt", 1, 1, 1, 2, "c", ("c/r",), "remove", "北斗棋牌官网")])
    assert "棋牌" not in path.read_text("utf-8")


@pytest.mark.parametrize("line", ["x", "[]", '{"schema": 2}', '{"schema": 1, "path": "a"}', '"\xff"'])
def test_what_is_no_baseline_says_so(tmp_path: Path, line: str) -> None:
    path = tmp_path / "known.jsonl"
    path.write_text(line, "latin-1")
    with pytest.raises(RepositoryError, match=r"known\.jsonl:1: not a line of a baseline"):
        read_baseline(path)
