"""The hooks, by the real pre-commit, on a git repository made for it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fixtures import PROSE, SPAM

ROOT = Path(__file__).parents[2]
PARTS = ("cleaner", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
DIRTY = f"{PROSE[0]}\n{PROSE[1]}\n{SPAM[0]}\n"
RECORD = f"{PROSE[3]}\n{SPAM[0]}"
STORY = "".join(f"{line}\n" for line in PROSE)


def git(folder: Path, *args: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *args], cwd=folder, check=True, capture_output=True)


def committed(folder: Path) -> Path:
    """The folder as a git repository with all its files in one commit."""
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "all")
    return folder


@pytest.fixture
def tool(tmp_path: Path) -> Path:
    """This project as a repository of hooks, as it stands on disk."""
    folder = tmp_path / "tool"
    folder.mkdir()
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, folder / part)
    return committed(folder)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A repository of texts: a contaminated, a clean, a JSONL and a binary file, code, and a story told twice."""
    folder = tmp_path / "corpus"
    (folder / "news").mkdir(parents=True)
    (folder / "news/story.txt").write_text(STORY, "utf-8")
    committed(folder)
    (folder / "news/dirty.txt").write_text(DIRTY, "utf-8")
    (folder / "news/clean.md").write_text(f"{PROSE[2]}\n", "utf-8")
    (folder / "records.jsonl").write_text(json.dumps({"n": 1.50, "text": RECORD}) + "\n", "utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (folder / "code.py").write_text(f'SPAM = """\n{SPAM[0]}\n"""\n', "utf-8")
    (folder / "again.txt").write_text(f"{STORY}{PROSE[0][:12]}\n", "utf-8")
    git(folder, "add", "-A")
    return folder


def try_repo(tool: Path, corpus: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(tool), "--all-files", "--color", "never"]
    done = subprocess.run(command, cwd=corpus, env=os.environ | {"COLUMNS": "80"}, capture_output=True, check=False)
    return done.returncode, done.stdout.decode() + done.stderr.decode()


@pytest.mark.slow
def test_the_hooks_refuse_mend_and_then_let_pass(tool: Path, corpus: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed: pip install pre-commit")
    code, said = try_repo(tool, corpus)
    assert code == 1, said
    assert "news/dirty.txt:3:1 gambling" in said
    assert "records.jsonl:1:" in said
    assert "files were modified by this hook" in said
    assert "again.txt:1:1 duplicate duplicate/near the same story as news/story.txt" in said
    assert "code.py" not in said
    assert "picture.txt: skipped: binary data" in said
    assert (corpus / "news/dirty.txt").read_text("utf-8") == f"{PROSE[0]}\n{PROSE[1]}\n"
    assert json.loads((corpus / "records.jsonl").read_bytes())["text"] == PROSE[3]
    git(corpus, "rm", "-q", "-f", "again.txt")
    git(corpus, "add", "-A")
    code, said = try_repo(tool, corpus)
    assert code == 0, said
    assert said.count("Passed") == 3, said


def test_the_documentation_names_every_hook() -> None:
    hooks = re.findall(r"^- id: (.+)$", (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"), re.MULTILINE)
    assert len(hooks) == 3
    said = (ROOT / "docs/repositories.md").read_text("utf-8")
    assert [hook for hook in hooks if f"`{hook}`" not in said] == []
