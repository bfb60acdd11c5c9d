"""Stacks: spam with one item to a line, each too short to prove anything.

``лучшие букмекерские конторы`` alone may be a heading; under ``игровые автоматы на деньги`` and above ``ставки на
спорт с бонусом`` it is a row that stands upright.  The lines are judged together, as the items of a row are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import ends_sentence
from cleaner.detectors.words import coverage
from cleaner.rulebook.options import Coverage, ListName
from cleaner.rulebook.schema import ZONES

if TYPE_CHECKING:
    from cleaner.rulebook import Rule


@dataclass(frozen=True)
class Options:
    """``lines`` lines without a blank one between, none longer than ``max_length``, none ending like a sentence, each
    covered for ``cover`` by words of ``things`` and ``offers`` and with no more grammar than ``function``.

    Together they need words of ``things`` on two lines at least and one of ``offers``; and they share nothing with
    the prose (``foreign``, see ``Page.foreign``).
    """

    things: tuple[ListName, ...]
    offers: tuple[ListName, ...]
    lines: int = 3
    cover: Coverage = 0.5
    max_length: int = 48
    function: float = 0.12
    foreign: float = 0.7
    zones: tuple[str, ...] = ZONES

    @property
    def lists(self) -> tuple[str, ...]:
        """The lists of all the words that count."""
        return (*self.things, *self.offers)


class Stack:
    """Judges runs of short lines together."""

    name = "stack"
    stage = 30
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A strong finding for each line of a stack."""
        for rule in rules:
            for run in _stacks(page, rule.options):
                if _sells(page, rule.options, run):
                    for number in run:
                        span = page.lines[number]
                        evidence = page.evidence(page.words(span, rule.options.lists))
                        yield Finding(rule, *span, 0.85, evidence, strong=True, zones=rule.options.zones)


def _stacks(page: Page, options: Options) -> Iterator[list[int]]:
    """Runs of items that are long enough; where no short lines stand together nothing is counted."""
    mask = page.rulebook.mask(options.lists)
    short = [
        n for n in sorted(page.dense) if page.line_masks.get(n, 0) & mask and _length(page, n) <= options.max_length
    ]
    for run in _runs(short):
        if len(run) >= options.lines:
            items = _runs([n for n in run if _item(page, options, n)])
            yield from (stack for stack in items if len(stack) >= options.lines)


def _length(page: Page, number: int) -> int:
    return page.lines[number].end - page.lines[number].start


def _item(page: Page, options: Options, number: int) -> bool:
    """Whether a line could be an item."""
    span, text = page.lines[number], page.line(number)
    if not text or ends_sentence(text):
        return False
    if 2 * page.letters(span) < len(text) - text.count(" "):  # a row of a table
        return False
    share = coverage(page.words(span, options.lists), page.letters(span))
    return share >= options.cover and page.grammar(span, options.lists) <= options.function


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Series of neighbouring lines."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _sells(page: Page, options: Options, run: Sequence[int]) -> bool:
    things = [n for n in run if page.words(page.lines[n], options.things)]
    offers = [n for n in run if page.words(page.lines[n], options.offers)]
    span = (page.lines[run[0]].start, page.lines[run[-1]].end)
    return len(things) >= 2 and bool(offers) and page.foreign(span) >= options.foreign


DETECTOR = Stack()
