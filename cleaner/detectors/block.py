"""Blocks: strong lines condemn the weak ones between and beside them.

Spam comes in blocks.  A bare ``……``, ``↓↓↓``, a quoted brand or a headline is nothing by itself; between two rows of a
gambling list it belongs to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import ends_sentence, function_share
from cleaner.detectors.words import coverage
from cleaner.rulebook.options import ListName
from cleaner.rulebook.schema import Class

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_ORNAMENT = re.compile(r"[\W_]*")
_QUOTED = re.compile(r"[“\"'《【\[☆★].{1,40}[”\"'》】\]☆★]")


@dataclass(frozen=True)
class Options:
    """``anchors``: classes whose strong findings start a block.  ``lists``: a line covered by their
    words for the share ``cover`` is weak.
    ``gap``: how many lines that are not weak a block may bridge when another strong line follows.
    """

    anchors: tuple[Class, ...]
    lists: tuple[ListName, ...]
    gap: int = 2
    cover: float = 0.4
    max_length: int = 90


class Block:
    """Grows blocks from strong lines."""

    name = "block"
    stage = 50
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each weak line that a block takes in."""
        for rule in rules if page.findings else ():
            strong = [n for n in range(len(page.lines)) if _anchor(page, rule.options, n)]
            taken: set[int] = set()
            for number in strong:
                for step in (-1, 1):
                    taken.update(_grow(page, rule.options, number, step))
            for number in sorted(taken):
                span = page.lines[number]
                yield Finding(rule, span.start, span.end, 0.8, ("beside a row of spam",))


def _anchor(page: Page, options: Options, number: int) -> bool:
    finding = page.condemned(number)
    return finding is not None and finding.strong and finding.rule.cls in options.anchors


def _grow(page: Page, options: Options, number: int, step: int) -> list[int]:
    taken: list[int] = []
    bridge: list[int] = []
    for neighbour in page.neighbours(number, step, 60):
        known = page.condemned(neighbour)
        if known and known.rule.detector == "furniture":  # the frame of a page joins nothing: its article is beyond
            break
        if known:
            taken += bridge if known.rule.cls in options.anchors else []
            if _anchor(page, options, neighbour):  # grows by itself from there
                return taken
            bridge = []
        elif _weak(page, options, neighbour):
            taken.append(neighbour)
        elif len(bridge) < options.gap and _short(page, options, neighbour):
            bridge.append(neighbour)
        else:
            break
    return taken


def _short(page: Page, options: Options, number: int) -> bool:
    text = page.line(number)
    return (
        len(text) <= options.max_length
        and not ends_sentence(text)
        and function_share(text) < 0.1
        and (page.zone(number) != "head" or page.zones is None)
    )


def _weak(page: Page, options: Options, number: int) -> bool:
    text = page.line(number)
    if _ORNAMENT.fullmatch(text):
        return True
    if not _short(page, options, number):
        return False
    words = page.words(page.lines[number], options.lists)
    return coverage(words, page.letters(page.lines[number])) >= options.cover or (
        _QUOTED.fullmatch(text) is not None and page.zone(number) == "tail"
    )


DETECTOR = Block()
