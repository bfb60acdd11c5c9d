"""From a run to the page, from the page to the configuration, and to a run in which the text stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from real_runs import CREDIT, PROSE, SPAM

from cleaner import cli


def test_what_is_judged_on_the_page_counts_in_the_next_run(
    visit: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("scraped").mkdir()
    Path("scraped/a.txt").write_text(f"{PROSE}\n{SPAM}\n", "utf-8")
    Path("scraped/b.txt").write_text(f"{PROSE}\n{CREDIT}\n", "utf-8")
    assert cli.run(["clean", "scraped", "-o", "out", "-j", "1", "--report"]) == 0

    page = visit(tmp_path / "out/report.html")
    page.click(f".card:has-text('{SPAM}') .right")
    page.click(f".card:has-text('{CREDIT}') .wrong")
    with page.expect_download() as download:
        page.click("text=Download judgement")
    assert download.value.suggested_filename == "judgement-out.json"
    download.value.save_as("judgement.json")

    assert cli.run(["judge", "out", "judgement.json", "--allow", "cleaner.toml", "--examples", "judged.toml"]) == 0
    said = capsys.readouterr().out
    assert "allowed texts added to cleaner.toml: 1" in said
    assert "examples written to judged.toml: 1 removes, 1 keeps" in said

    assert cli.run(["clean", "scraped", "-o", "again", "-j", "1", "-q"]) == 0
    assert Path("again/text/b.txt").read_bytes() == Path("scraped/b.txt").read_bytes()
    assert Path("again/text/a.txt").read_text("utf-8").rstrip() == PROSE

    assert cli.run(["rules", "test", "judged.toml"]) == 1
    assert "byline/credit: keeps: changed by byline/credit" in capsys.readouterr().out
