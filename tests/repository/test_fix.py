"""Mending files in place: whole or not at all, twice the same as once, and back again."""

import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from permissions import as_user

from cleaner.audit.views import Report
from cleaner.repository.check import Asked, check
from cleaner.repository.errors import RepositoryError
from cleaner.repository.examine import Examiner
from cleaner.repository.fix import Fixed, Fixing
from cleaner.repository.mend import mend, replace_file, unmend
from cleaner.repository.plan import Group, Plan
from cleaner.repository.sources import Selection, Source, sources
from fixtures import PROSE, SPAM, cleaner, texts

DIRTY = f"{PROSE[0]}\r\n{SPAM[0]}\r\n".encode()
CLEAN = f"{PROSE[0]}\r\n".encode()


def planned(folder: Path) -> Plan:
    return Plan([Group(Examiner(cleaner()), sources([bytes(folder)], Selection()))])


def fix(folder: Path, audit: Path | None = None) -> list[Fixed]:
    return list(Fixing(planned(folder), 1, False, audit))


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.lists(texts(), min_size=1, max_size=3),
    st.sampled_from([".txt", ".md", ".jsonl"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_fix_then_check_finds_nothing_to_remove_and_undo_gives_every_byte_back(
    tmp_path_factory: pytest.TempPathFactory, made: list[str], suffix: str, encoding: str
) -> None:
    folder = tmp_path_factory.mktemp("fix")
    audit = folder.with_name(folder.name + "-audit.jsonl")
    for number, text in enumerate(made):
        if suffix == ".jsonl":
            text = "\n".join(json.dumps({"text": text, "n": 1.50}) for _ in range(2))
        (folder / f"{number}{suffix}").write_bytes(text.encode(encoding, "surrogatepass"))
    before = content(folder)
    fix(folder, audit)
    after = content(folder)
    report = Report(check(planned(folder), Asked(jobs=1)))
    assert [found for found in report if found.action != "flag"] == []
    assert all(fixed.change is None for fixed in fix(folder))
    assert content(folder) == after
    if audit.exists():
        assert all(note is None for _, note in unmend(audit))
    assert content(folder) == before


@settings(max_examples=200)
@given(
    texts(),
    st.sampled_from(["gb18030", "big5", "utf-16-le", "latin-1", "utf-8"]),
    st.lists(st.tuples(st.integers(0, 400), st.sampled_from([b"\xe4\xbd", b"\xa0", b"\xff", b"\x81"])), max_size=3),
)
def test_what_was_fixed_is_read_as_it_was_written(text: str, encoding: str, stray: list[tuple[int, bytes]]) -> None:
    data = text.encode(encoding, "ignore")
    for at, some in stray:
        data = data[:at] + some + data[at:]
    examined = Examiner(cleaner())(Source(b"a.txt", data=data))
    if examined.change:
        assert Examiner(cleaner())(Source(b"a.txt", data=examined.change.after)).change is None


def test_a_guess_that_would_change_with_the_text_flags_only() -> None:
    text = f"{PROSE[3]}\nnh\u00e0 c\u00e1i uy t\u00edn | n h i thng\n\u00ffslot gacor maxwin situs resmi\n"
    examined = Examiner(cleaner())(Source(b"a.txt", data=text.encode("latin-1")))
    assert examined.change is None
    assert {found.action for found in examined.looked.found} <= {"flag"}


def test_a_file_that_has_gone_since_it_was_found_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(DIRTY)
    plan = planned(tmp_path)
    path.unlink()
    report = Report(check(plan, Asked(jobs=1)))
    assert list(report) == []
    assert [note.kind for note in report.notes] == ["skipped"]
    assert report.code() == 0


def test_mode_stays_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(DIRTY)
    path.chmod(0o640)
    fix(tmp_path)
    assert content(tmp_path) == {"a.txt": CLEAN}
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_file_without_findings_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(CLEAN)
    inode = path.stat().st_ino
    fix(tmp_path)
    assert path.stat().st_ino == inode


def test_a_link_that_is_named_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target.txt").write_bytes(DIRTY)
    (tmp_path / "link.txt").symlink_to("target.txt")
    plan = Plan([Group(Examiner(cleaner()), [Source(bytes(tmp_path / "link.txt"))])])
    assert [fixed.left.notes for fixed in Fixing(plan)] == [()]
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "target.txt").read_bytes() == CLEAN


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(DIRTY)
    change = Examiner(cleaner())(Source(bytes(path))).change
    assert change is not None
    path.write_bytes(b"edited")
    note = mend(bytes(path), change)
    assert note is not None
    assert note.reason == "was changed while it was looked at; run the command again"
    path.unlink()
    note = mend(bytes(path), change)
    assert note is not None
    assert note.reason == "cannot be opened: No such file or directory"


def test_a_file_that_is_read_only_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(DIRTY)
    path.chmod(0o400)
    [fixed] = as_user(lambda: fix(tmp_path))
    assert [note.reason for note in fixed.left.notes] == ["may not be written: it is read-only for you"]
    assert path.read_bytes() == DIRTY


def test_a_file_in_a_folder_that_may_not_be_written_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(DIRTY)
    tmp_path.chmod(0o500)
    [fixed] = as_user(lambda: fix(tmp_path))
    tmp_path.chmod(0o700)
    assert [note.reason for note in fixed.left.notes] == ["cannot be written: Permission denied"]
    assert content(tmp_path) == {"a.txt": DIRTY}


def test_a_file_that_may_not_be_read_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(DIRTY)
    (tmp_path / "a.txt").chmod(0)
    [fixed] = as_user(lambda: fix(tmp_path))
    assert [str(note) for note in fixed.left.notes] == [
        f"{tmp_path / 'a.txt'}: failed: cannot be opened: Permission denied"
    ]


def test_a_failing_write_leaves_the_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(DIRTY)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(bytes(path), b"x")
    [fixed] = fix(tmp_path)
    assert [note.reason for note in fixed.left.notes] == ["cannot be written: No space left on device"]
    assert [found.action for found in fixed.left.found] == ["remove"]
    assert content(tmp_path) == {"a.txt": DIRTY}


def test_no_change_without_its_record(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(DIRTY)
    with pytest.raises(RepositoryError, match="was not changed"):
        fix(tmp_path, tmp_path / "nowhere/audit.jsonl")
    assert content(tmp_path) == {"a.txt": DIRTY}


def test_undo_takes_back_two_calls_in_turn(tmp_path: Path) -> None:
    path, audit = tmp_path / "a.txt", tmp_path / "audit"
    path.write_bytes(DIRTY)
    fix(tmp_path, audit)
    path.write_bytes(path.read_bytes() + f"{PROSE[1]}\n{SPAM[1]}\n".encode())
    second = path.read_bytes()
    fix(tmp_path, audit)
    undone = unmend(audit)
    assert next(undone)[1] is None
    assert path.read_bytes() == second
    assert next(undone)[1] is not None  # what was written between the calls is in no record


def test_undo_after_a_crash_between_record_and_change(tmp_path: Path) -> None:
    path, audit = tmp_path / "a.txt", tmp_path / "audit"
    path.write_bytes(DIRTY)
    fix(tmp_path, audit)
    path.write_bytes(DIRTY)
    assert list(unmend(audit)) == [(bytes(path), None)]
    assert path.read_bytes() == DIRTY


@pytest.mark.parametrize("name", [b"-x.txt", b"new\nline.txt", b"q'\".txt", b"caf\xe9.txt"])
def test_names_that_need_care(tmp_path: Path, name: bytes) -> None:
    path = bytes(tmp_path) + b"/" + name
    with open(path, "wb") as file:  # noqa: PTH123 - a name that is not UTF-8
        file.write(DIRTY)
    audit = tmp_path.with_name("audit.jsonl")
    [fixed] = fix(tmp_path, audit)
    assert fixed.left.path == path
    assert list(unmend(audit)) == [(path, None)]
    with open(path, "rb") as file:  # noqa: PTH123 - the same
        assert file.read() == DIRTY
    audit.unlink()
