"""Every command and every Python block of README.md and docs/ is run; see docs/how-the-docs-are-tested.md."""

import subprocess
import sys
from pathlib import Path

import pytest
from pages import PAGES, ROOT, Block, PageError, blocks_to_run, links, read_page
from run_page import MISSING

RUNNER = Path(__file__).parent / "run_page.py"
SECONDS = 240
NOT_RUN_AT_MOST = 12


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def runs(page: Path, place: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(RUNNER), str(page), str(place)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_a_page_says_can_be_run(page: Path, tmp_path: Path) -> None:
    done = runs(page, tmp_path)
    if done.returncode == MISSING:
        pytest.skip(done.stdout.strip())
    assert done.returncode == 0, done.stderr


def test_few_blocks_are_not_run_and_each_says_why() -> None:
    reasons = [block.said("not run") for page in PAGES for block in blocks_to_run(page)]
    given = [reason for reason in reasons if reason is not None]
    assert [reason for reason in given if len(reason.split()) < 3] == []
    assert len(given) <= NOT_RUN_AT_MOST


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    local = [link.partition("#")[0] for link in links(page) if "://" not in link]
    assert [link for link in local if not (page.parent / link).exists()] == []


FAILING = {
    "a command that fails": ("```sh\nfalse\ntrue\n```\n", "exit code 1: false"),
    "a failure that is said and does not come": (
        "<!-- exit: 1 -->\n```sh\ntrue\n```\n",
        "no command ended with the exit code 1",
    ),
    "another exit code than said": ("<!-- exit: 1 -->\n```sh\n(exit 2)\n```\n", "exit code 2"),
    "Python code that fails": ("text\n\n```python\n1 / 0\n```\n", "line 4"),
    "another output": ("```sh\necho a\n```\n<!-- output -->\n```text\nb\n```\n", "another output"),
    "no bash": ("```sh\nfi\n```\n", "syntax error"),
    "an unknown sample": ("<!-- samples: nothing/ -->\n", "nothing/"),
}


@pytest.mark.parametrize("case", FAILING)
def test_what_is_not_true_fails(case: str, tmp_path: Path) -> None:
    text, said = FAILING[case]
    page = tmp_path / "page.md"
    page.write_text(text)
    done = runs(page, tmp_path / "place")
    assert done.returncode == 1
    assert said in done.stderr


HOLDING = {
    "a folder and variables last": "```sh\nmkdir a; cd a; export B=c\n```\n\n```sh\ntest ${PWD##*/}$B = ac\n```\n",
    "names last": "```python\na = 1\n```\n\n```python\nassert a == 1 and __name__ == '__main__'\n```\n",
    "a file is written": "<!-- file: a/b.txt -->\n```text\nc\n```\n\n```sh\ntest $(cat a/b.txt) = c\n```\n",
    "output with a gap": "```sh\necho a; date; echo b 1 c\n```\n<!-- output -->\n```text\na\n…\nb … c\n```\n",
    "output of Python": "```python\nprint(1)\n```\n<!-- output -->\n```text\n1\n```\n",
    "a failure that is said": "<!-- exit: 1 -->\n```sh\nfalse\ntrue\n```\n",
    "what is not run": "<!-- not run: it needs the moon -->\n```sh\nfalse\n```\n",
    "a hidden command": "<!-- run\ntouch a\n-->\n\n```sh\ntest -f a\n```\n",
    "a block in a list": "- so:\n\n  ```sh\n  true\n  ```\n",
}


@pytest.mark.parametrize("case", HOLDING)
def test_what_is_true_passes(case: str, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(HOLDING[case])
    assert runs(page, tmp_path / "place").stderr == ""


NEEDING = "<!-- needs: json no_such_module -->\n```sh\nfalse\n```\n<!-- output -->\n```text\nnothing\n```\n\n"


def test_a_block_that_needs_what_is_not_there_is_left_out(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(NEEDING + "<!-- needs: json -->\n```sh\ntrue\n```\n")
    done = runs(page, tmp_path / "place")
    assert (done.returncode, done.stderr) == (MISSING, "")
    assert "line 2 needs no_such_module" in done.stdout


def test_the_blocks_after_one_that_is_left_out_are_run(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(NEEDING + "```sh\nfalse\n```\n")
    done = runs(page, tmp_path / "place")
    assert done.returncode == 1
    assert "exit code 1: false" in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "```console\n$ true\n```\n",
        "```\ntrue\n```\n",
        "a\n\n    true\n",
        "<!-- note run: a b c -->\n",
        "<!-- output -->\n",
    ],
)
def test_nothing_on_a_page_can_hide_from_the_runner(text: str, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(text)
    with pytest.raises(PageError, match=r"page\.md:"):
        read_page(page)


def test_a_block_knows_its_line_and_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n\n<!-- exit: 1 -->\n<!-- not run: why not -->\n```sh\ntrue\n```\n")
    (block,) = read_page(page)
    assert isinstance(block, Block)
    assert (block.line, block.said("exit"), block.said("not run"), block.said("file")) == (5, "1", "why not", None)
