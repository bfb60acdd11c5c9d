"""The tail: once something after the last prose is condemned, what is short and unfinished after it goes too.

The biggest single rule of all, because furniture, headlines and links that nobody wrote down stand there.  What authors
put at the end is exempt: references, appendices, numbered points, tables, lists that the text announces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.announce import announces
from cleaner.detectors.exempt import exempt, is_row
from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import ends_sentence, function_share, spelled
from cleaner.rulebook.options import ListName
from cleaner.rulebook.schema import Class

if TYPE_CHECKING:
    from cleaner.rulebook import Rule


@dataclass(frozen=True)
class Options:
    """``after``: classes of condemned lines that open a tail.  ``max_length``: no line longer than this goes
    (twice that where words are long).
    ``growth``: no more lines than this for each condemned one (a long list after one small notice is content).
    ``back``: lists of which a word makes a short line above the first condemned one part of the tail.
    """

    after: tuple[Class, ...]
    max_length: int = 60
    growth: int = 30
    back: tuple[ListName, ...] = ()


class Tail:
    """Completes tails, and lists of links that a marker opens."""

    name = "tail"
    stage = 60
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each short, unfinished line after a condemned one in the tail."""
        if not page.findings or page.zones is None:
            return
        for rule in rules:
            anchors = [n for n in range(page.zones[1] + 1, len(page.lines)) if _opens(page, rule.options, n)]
            if not anchors or announces(page.line(page.zones[1])):
                continue
            rest = [*_before(page, rule.options, anchors[0]), *_rest(page, rule.options, anchors[0])]
            if len(rest) <= rule.options.growth * len(anchors):
                for number in rest:
                    span = page.lines[number]
                    yield Finding(rule, span.start, span.end, 0.7, ("after condemned lines at the end of the text",))


def _opens(page: Page, options: Options, number: int) -> bool:
    finding = page.condemned(number)
    return finding is not None and finding.rule.cls in options.after


def _before(page: Page, options: Options, first: int) -> Iterator[int]:
    """The labelled short lines straight above the first condemned one."""
    for number in page.neighbours(first, -1, 6) if options.back else ():
        text = page.line(number)
        if page.zone(number) != "tail" or len(text) > options.max_length or ends_sentence(text):
            return
        if not page.words(page.lines[number], options.back) or exempt(text):
            return
        yield number


def _rest(page: Page, options: Options, first: int) -> Iterator[int]:
    for number in range(first + 1, len(page.lines)):
        if page.blank(number) or page.condemned(number):
            continue
        text = page.line(number)
        if exempt(text) or is_row(text):
            return
        limit = options.max_length * (2 if spelled(text) else 1)
        if len(text) <= limit and not (ends_sentence(text) and function_share(text) > 0.08):
            yield number


DETECTOR = Tail()
