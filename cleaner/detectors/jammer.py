"""Noise that boards strew between sentences, so that a copy of the page is full of it.

Discuz writes random pairs after lines, in the colour of the background: a character from space to semicolon, a
space, a character from question mark to tilde (``5 Y: _0 a3 U' `$ p``).  Letters and digits may stand so in a
row of seats or a chess score; with several signs among them, beside a full stop or a Chinese character, they may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_PAIRS = re.compile(r"(?<![\x21-\x7e])[!-;]? ?[?-~]?(?:[ -;] [?-~]){3,20}[!-;]?(?![\x21-\x7e])")
_TELLING = re.compile(r" [?@\[-`{-~]")  # cheap: it stands in nearly every run
_SIGN = re.compile(r"[^\w\s]")


@dataclass(frozen=True)
class Options:
    """``alone``: different signs from which one run is noise; ``least`` of them where there are ``minimum`` runs."""

    alone: int = 5
    least: int = 3
    minimum: int = 2


class Jammer:
    """Finds runs of random pairs."""

    name = "jammer"
    stage = 10
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """One finding for each run of noise."""
        if not _TELLING.search(page.text):
            return
        for rule in rules:
            options: Options = rule.options
            runs = [(m, len(set(_SIGN.findall(m[0])))) for m in _PAIRS.finditer(page.text)]
            runs = [(m, signs) for m, signs in runs if signs >= options.least]
            if len(runs) >= options.minimum or any(signs >= options.alone for _, signs in runs):
                for match, signs in runs:
                    evidence = (f"{signs} different signs in random pairs: {match[0][:24]}",)
                    yield Finding(rule, *match.span(), 0.9, evidence, on_original=True)


DETECTOR = Jammer()
