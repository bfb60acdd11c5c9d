"""The diff, against the tool that has to take it."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.audit.views.diff import unified
from cleaner.text.decode import Decoded, encode
from cleaner.text.edits import Edit, apply

TEXTS = st.text(st.sampled_from("ab\n\n\r中\udc80"), max_size=60)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(TEXTS) + draw(st.sampled_from(["", "\nx" * 30])) + draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, [Edit(a, b, draw(st.sampled_from(["", "", "y", "\n", "y\nz\n"]))) for a, b in pairs]


def applied(folder: Path, name: str, before: bytes, patch: bytes) -> bytes:
    """What git makes of a file with the patch."""
    path = folder / name
    path.write_bytes(before)
    command = ["git", "apply", "--unsafe-paths", "-"]
    done = subprocess.run(command, cwd=folder, input=patch, capture_output=True, check=False)
    assert done.returncode == 0, (done.stderr, patch)
    return path.read_bytes()


@given(edited(), st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_git_applies_it(tmp_path_factory: pytest.TempPathFactory, made: tuple[str, list[Edit]], bom: bytes) -> None:
    text, edits = made
    before, after = encode(text, "utf-8", bom), encode(apply(text, edits), "utf-8", bom)
    patch = unified(b"a.txt", Decoded(text, "utf-8", bom), edits)
    assert bool(patch) == (before != after)
    if patch and before and after:  # git wants other headers for files that appear or vanish
        assert applied(tmp_path_factory.mktemp("diff"), "a.txt", before, patch) == after


@pytest.mark.parametrize("name", ["a b.txt", 'q"uote\\.txt', "new\nline.txt", "中.txt", "-x", "tab\t.txt"])
def test_names_that_need_care(tmp_path: Path, name: str) -> None:
    patch = unified(name.encode(), Decoded("a\nb\n", "utf-8"), [Edit(2, 3, "c")])
    assert applied(tmp_path, name, b"a\nb\n", patch) == b"a\nc\n"


def test_other_encodings_keep_their_bytes(tmp_path: Path) -> None:
    text = "正文\n廣告\n"
    patch = unified(b"a", Decoded(text, "big5"), [Edit(2, 5)])
    assert applied(tmp_path, "a", text.encode("big5"), patch) == "正文\n".encode("big5")
    assert "廣告".encode() in unified(b"a", Decoded(text, "utf-16-le", b"\xff\xfe"), [Edit(2, 5)])


def test_changes_that_stand_close_share_a_hunk() -> None:
    text = "".join(f"{n}\n" for n in range(30))
    edits = [Edit(0, 2), Edit(12, 14), Edit(60, 62, "x")]
    assert unified(b"a", Decoded(text, "utf-8"), edits).count(b"\n@@ ") == 2
