"""Settings for paths: which documents they are, and that a run heeds them."""

import json
import os
import pickle
from pathlib import Path

import pytest

from cleaner import cli
from cleaner.config import Allow, Config, PerPath
from cleaner.engine import Cleaner
from cleaner.result import Verdict
from fixtures import PROSE, SPAM, cleaner

FILE = "/corpora/cleaner.toml"
SPAMMED = f"{PROSE[0]}\n{SPAM[0]}\n"


@pytest.mark.parametrize(
    ("pattern", "path", "name", "matches"),
    [
        ("*.md", "/corpora/news/a.md", "a.md", True),
        ("/news/", "/corpora/news/a.md", "a.md", True),
        ("/news/", "/corpora/old/news/a.md", "a.md", False),
        ("news/", "/corpora/old/news/a.md", "a.md", True),
        ("/news/*.md", "/corpora/news/old/a.md", "a.md", False),
        ("/news/**/*.md", "/corpora/news/old/a.md", "a.md", True),
        ("/corpora/", "/corpora/news/a.md", "a.md", False),
        ("/news/", "/elsewhere/news/a.md", "news/a.md", True),  # not below the file: by its name in the run
        ("/news/", "/elsewhere/news/a.md", "", False),
        ("*.md", "/elsewhere/news/a.md", "", True),
        ("/elsewhere/", "/elsewhere/news/a.md", "", True),
        ("/news/", "/corporation/news/a.md", "x", False),
        ("news", "/corpora/news/", "", True),
        ("news/", "/corpora/news/", "", True),
        ("news/", "/corpora/news", "", False),
    ],
)
def test_where_patterns_count_from(pattern: str, path: str, name: str, matches: bool) -> None:
    config = Config(exclude=(pattern,), per_path=(PerPath((pattern,)),), file=FILE)
    assert config.excludes(path, name) is matches
    assert config.excludes(os.fsencode(path), os.fsencode(name)) is matches
    assert config.excludes(Path(path), name) is matches or path.endswith("/")
    assert config.matching(path, name) == ((0,) if matches else ())


def test_paths_from_the_current_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = Config(exclude=("/news/",), file=str(tmp_path / "cleaner.toml"))
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    assert config.excludes("../news/a.txt")
    assert not config.excludes("news/a.txt")
    assert Config(exclude=("/news/",)).excludes("news/a.txt")  # without a file, paths are taken as they are


def test_later_patterns_take_back_what_earlier_ones_said() -> None:
    config = Config(exclude=("*.md", "!keep.md"))
    assert [config.excludes(name) for name in ("a.md", "x/keep.md", "a.txt")] == [True, False, False]


@pytest.mark.parametrize("name", [b"x/\xff\xfe.md", b"new\nline.md", b"-x.md", b"\xe4\xb8\xad.md"])
def test_names_of_all_kinds(name: bytes) -> None:
    assert Config(exclude=("*.md",)).excludes(name)
    assert Config(exclude=("*.md",), file=FILE).excludes(b"/corpora/" + name)


def test_the_configuration_is_no_document(tmp_path: Path) -> None:
    config = Config(file=str(tmp_path / "cleaner.toml"))
    assert config.excludes(tmp_path / "cleaner.toml")
    assert not config.excludes(tmp_path / "sub/cleaner.toml")


LAID = Config(
    profile="spam",
    select=("html", "gambling", "byline"),
    ignore=("html/tags",),
    actions=(("byline", "keep"), ("html", "flag")),
    allow=(Allow("a"),),
    per_path=(
        PerPath(("*.md",), ignore=("html/entities",), actions=(("html", "keep"),), allow=(Allow("b"),)),
        PerPath(("/old/",), profile="strict", select=("html",)),
    ),
)


def test_what_is_laid_over_what() -> None:
    both = LAID.with_entries(LAID.matching("old/a.md"))
    assert both == Config(
        profile="strict",
        select=("html",),
        ignore=("html/tags", "html/entities"),
        actions=(("byline", "keep"), ("html", "keep")),
        allow=(Allow("a"), Allow("b")),
    )
    assert LAID.with_entries(()).profile == "spam"


def test_one_cleaner_for_each_combination() -> None:
    one = Cleaner(LAID)
    assert one.for_path("a.txt") is one
    assert one.for_path("a.md") is one.for_path(b"b/c.md") is not one
    assert one.for_path("old/a.md") is not one.for_path("a.md")
    assert one.for_path("a.md").rulebook.gate is one.rulebook.gate
    assert one.for_path("a.md").for_path("old/a.md") is one.for_path("a.md")
    assert len({one.for_path(name).fingerprint for name in ("a.txt", "a.md", "old/a.md", "old/x")}) == 4
    assert pickle.loads(pickle.dumps(one.for_path("a.md"))).fingerprint == one.for_path("a.md").fingerprint


def test_rules_that_are_prepared_once_are_prepared_for_each() -> None:
    """What a detector made of the rules of one cleaner must not serve another that has other rules."""
    notice = f"{PROSE[0]}\n版权归原作者所有，本网转载仅为传递更多信息，不代表本网观点，如有侵权请联系删除。\n"
    one = Cleaner(Config(per_path=(PerPath(("*.md",), ignore=("disclaimer", "reprint")),)))
    assert one.clean(notice).verdict is Verdict.CLEANED
    assert one.for_path("a.md").clean(notice).verdict is Verdict.CLEAN
    assert one.clean(notice) == cleaner().clean(notice)


def test_a_run_heeds_paths(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {
        "cleaner.toml": 'exclude = ["*.log"]\n[[per-path]]\npaths = ["/scraped/quoted/"]\nactions = {"*" = "flag"}\n',
        "scraped/a.txt": SPAMMED,
        "scraped/quoted/a.txt": SPAMMED,
        "scraped/deep/quoted/a.txt": SPAMMED,
        "scraped/a.log": SPAMMED,
        "scraped/a.jsonl.log": SPAMMED,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    for jobs in ("1", "2"):
        out = tmp_path / f"out{jobs}"
        assert cli.run(["clean", str(tmp_path / "scraped"), "-o", str(out), "-j", jobs]) == 0
        audit = [json.loads(line) for line in (out / "audit.jsonl").read_text("utf-8").splitlines()]
        verdicts = {record["name"]: record["verdict"] for record in audit}
        assert verdicts == {"a.txt": "cleaned", "deep/quoted/a.txt": "cleaned", "quoted/a.txt": "flagged"}
        assert json.loads((out / "summary.json").read_text("utf-8"))["skipped"] == {"excluded by the configuration": 2}
        configuration = json.loads((out / "run.json").read_text("utf-8"))["configuration"]
        assert Config.from_dict(configuration).exclude == ("*.log",)
    assert (tmp_path / "out1/summary.json").read_bytes() == (tmp_path / "out2/summary.json").read_bytes()
    assert cli.run(["clean", str(tmp_path / "scraped"), "-o", str(tmp_path / "out1"), "--no-config"]) == 2
    assert "another configuration" in capsys.readouterr().err


def test_a_moved_folder_gives_the_same(tmp_path: Path) -> None:
    """No path of this machine gets into what a run writes, run.json aside."""
    summaries = []
    for folder in ("one", "two"):
        (tmp_path / folder / "in").mkdir(parents=True)
        (tmp_path / folder / "in/a.txt").write_text(SPAMMED, "utf-8")
        (tmp_path / folder / "cleaner.toml").write_text('exclude = ["/in/b.txt"]', "utf-8")
        assert cli.run(["clean", str(tmp_path / folder / "in"), "-o", str(tmp_path / folder / "out")]) == 0
        summaries.append((tmp_path / folder / "out/summary.json").read_bytes())
    assert summaries[0] == summaries[1]


def test_a_file_that_is_named_is_read(tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text('exclude = ["*.log"]', "utf-8")
    (tmp_path / "a.log").write_text(SPAMMED, "utf-8")
    assert cli.run(["clean", str(tmp_path / "a.log"), "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out/text/a.log").exists()
