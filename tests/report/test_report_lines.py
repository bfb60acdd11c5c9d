"""The summary as Markdown and on a terminal: nothing in it acts."""

import re
from pathlib import Path

import pytest
from stub_runs import HOSTILE, STORY, finished

from cleaner.report import markdown, text
from cleaner.report.markdown import _code
from cleaner.report.picture import look

NASTY = ("`code` [a](http://b.example) @all #1", "| a | b |", "![x](y) <b>bold</b>", "``` \n# Title", *HOSTILE)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    texts: dict[str, str | bytes] = {
        f"`n{number}`|@you.txt": f"{STORY}\n{{{{gambling/row|{part}}}}}" for number, part in enumerate(NASTY)
    }
    return finished(tmp_path, texts | {"bad`.bin": b"\x89PNG\r\n\x1a\n\0\0"})


def outside_code(line: str) -> str:
    """A line without its code spans, as CommonMark finds them."""
    return re.sub(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", "", line)


def test_markdown_holds_scraped_text_in_code_spans(out: Path) -> None:
    said = markdown.render(look(out))
    assert said.splitlines()[0] == "## What was removed"
    for line in said.splitlines():
        assert not re.search(r"[`@<\x1b\u202e]|\]\(", outside_code(line)), line
    assert said.count("\n1. ") == 1


def test_a_code_span_is_longer_than_any_in_it() -> None:
    assert _code("a`b``c") == "```a`b``c```"
    assert _code("`") == "`` ` ``"
    assert _code("a|b\nc") == "`a|b\\nc`"


def test_text_is_inert_and_says_what_was_least_sure(out: Path) -> None:
    said = text.render(look(out))
    assert "least sure\n" in said
    assert not set(said) & set("\x1b\x01\u202e\u2028\u200b")


def test_text_without_a_summary(out: Path) -> None:
    (out / "summary.json").unlink()
    said = text.render(look(out))
    assert said.startswith("failed  1\n")
    assert "note: summary.json cannot be read" in said
