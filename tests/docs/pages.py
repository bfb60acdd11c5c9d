"""What a page of the documentation has to run, in order: its blocks, and the marks that stand before them.

A mark is an HTML comment of its own, which readers do not see.  ``docs/how-the-docs-are-tested.md`` says what each
is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))

RUN = ("sh", "python")
SHOWN = ("html", "json", "text", "toml", "yaml")
BEFORE_A_BLOCK = ("not run", "needs", "file", "output", "exit")
BY_ITSELF = ("samples", "run")
ANCHORS = ("commands", "figures", "table", "end table")  # for .ci/run and tools/make_figures.py

_MARK = re.compile(r"<!--\s*(?P<name>[a-z]+(?: [a-z]+)?)(?::[ ]*(?P<said>.*?)|\n(?P<text>.*))?\s*-->\s*", re.DOTALL)


class PageError(Exception):
    """Something on a page that nobody can run, or that is not true."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An HTML comment: ``<!-- name: said -->``, or ``name`` and lines of text."""

    line: int
    name: str
    said: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block with its language and the marks before it; ``line`` is that of its fence."""

    line: int
    language: str
    text: str
    marks: tuple[Mark, ...] = ()

    def said(self, name: str) -> str | None:
        """What the mark of this name says; None when there is none."""
        return next((mark.said for mark in self.marks if mark.name == name), None)


def read_page(page: Path) -> list[Mark | Block]:
    """The blocks of a page and the marks that stand by themselves, in order; PageError for what is neither."""
    steps: list[Mark | Block] = []
    waiting: list[Mark] = []
    for part in _parts(MarkdownIt().parse(page.read_text("utf-8"))):
        if isinstance(part, Block):
            steps.append(_checked(page, Block(part.line, part.language, part.text, tuple(waiting))))
            waiting = []
        elif part.name in BEFORE_A_BLOCK:
            waiting.append(part)
        elif part.name in BY_ITSELF:
            steps.append(part)
        elif part.name not in ANCHORS:
            raise PageError(f"{page}:{part.line}: the mark {part.name!r} means nothing; see tests/docs/pages.py")
    for mark in waiting:
        raise PageError(f"{page}:{mark.line}: no block follows the mark {mark.name!r}")
    return steps


def links(page: Path) -> list[str]:
    """Where the links and pictures of a page lead to."""
    tokens = MarkdownIt().enable("table").parse(page.read_text("utf-8"))
    inner = chain.from_iterable(token.children or [] for token in tokens)
    return [str(found) for token in inner if (found := token.attrGet("href") or token.attrGet("src"))]


def blocks_to_run(page: Path) -> list[Block]:
    """The blocks with commands and Python code, those that carry the mark ``not run`` among them."""
    return [step for step in read_page(page) if isinstance(step, Block) and step.language in RUN]


def _parts(tokens: list[Token]) -> Iterator[Mark | Block]:
    for token in tokens:
        line = token.map[0] + 1 if token.map else 0
        if token.type in ("fence", "code_block"):
            yield Block(line, token.info.strip(), token.content)
        elif token.type == "html_block":
            for found in _MARK.finditer(token.content):
                yield Mark(line, found["name"], found["said"] or "", found["text"] or "")


def _checked(page: Path, block: Block) -> Block:
    """The block, if it is one of the kinds that pages may hold: a directive of Sphinx, or in a language known here."""
    if not block.language.startswith("{") and block.language not in chain(RUN, SHOWN):
        kind = repr(block.language) if block.language else "no language"
        raise PageError(f"{page}:{block.line}: a block in {kind}; it must be fenced, in {', '.join((*RUN, *SHOWN))}")
    return block
