"""``cleaner report`` and ``cleaner judge`` with the real engine, from a run to a run in which a text stays."""

import sys
from pathlib import Path

import pytest

from cleaner import cli

sys.path.insert(0, str(Path(__file__).parents[1] / "judging"))

from real_runs import CREDIT, PROSE, SPAM, finished, judged


@pytest.fixture
def judgement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    out = finished(tmp_path, {"a.txt": f"{PROSE}\n{SPAM}", "b.txt": f"{PROSE}\n{CREDIT}\n"})
    return judged(out, lambda one: "wrong" if one.cls == "byline" else "right")


def test_the_page_is_written(judgement: Path) -> None:
    assert cli.run(["report", "out", "-o", "report.html"]) == 0
    page = Path("report.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert SPAM in page
    assert cli.run(["clean", "in", "-o", "new", "--report", "-q"]) == 0
    assert Path("new/report.html").read_text("utf-8").startswith("<!doctype html>")
    assert cli.run(["restore", "new", "-o", "back"]) == 0


def test_without_options_it_is_shown(judgement: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["judge", "out", "judgement.json"]) == 0
    said = capsys.readouterr().out
    assert f'[[allow]]\ntext = "{CREDIT}"' in said
    assert 'rule = "byline/credit"\nkeeps = [\n' in said
    assert f"⟦\\n{SPAM}⟧" in said


def test_it_is_put_to_use(judgement: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["judge", "out", "judgement.json", "--allow", "cleaner.toml", "--examples", "judged.toml"]
    assert cli.run(call) == 0
    assert capsys.readouterr().out == (
        "allowed texts added to cleaner.toml: 1\nexamples written to judged.toml: 1 removes, 1 keeps\n"
    )
    assert cli.run(["clean", "in", "-o", "again", "-q"]) == 0
    assert Path("again/text/b.txt").read_bytes() == Path("in/b.txt").read_bytes()
    assert Path("again/text/a.txt").read_text("utf-8") == PROSE
    assert cli.run(["rules", "test", "judged.toml"]) == 1
    assert cli.run(call) == 2
    assert "judged.toml exists already: name a new file with --examples" in capsys.readouterr().err


def test_what_is_not_in_the_run_is_said(judgement: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = judgement.read_text().replace('"judged": [', '"judged": [{"key": "1", "verdict": "wrong"}, ')
    judgement.write_text(text)
    assert cli.run(["judge", "out", "judgement.json", "--allow", "cleaner.toml"]) == 0
    assert "judged, but not in the audit: 1" in capsys.readouterr().err
