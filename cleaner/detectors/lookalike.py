"""Letters of another alphabet inside words, drawn like those they stand for: ``sеpeda`` with a Cyrillic е.

Copies are disguised with them.  A word of one alphabet with such letters of another is no word of any language; the
alphabet that most of the page is written in says which ones were meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.text.tables import Kind

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_EITHER = rf"[{_LATIN}\u0370-\u052f]"
_MIXED = re.compile(
    rf"(?<!{_EITHER})(?={_EITHER}*[{_LATIN}])(?={_EITHER}*[\u0370-\u03ff\u0400-\u045f\u04ae-\u04af\u0501\u051b\u051d])"
    rf"{_EITHER}{{3,40}}(?!{_EITHER})"
)
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_FORMULA = re.compile("[\u0370-\u03ff]+[A-Za-z]+|[A-Za-z]+[\u0370-\u03ff]+")
_TO_LATIN = dict(
    zip(
        "аеорсухіјѕһԁԛԝүӏАВЕКМНОРСТУХІЈЅοαρνικυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "aeopcyxijshdqwylABEKMHOPCTYXIJSoapvikuABEZHIKMNOPTYX",
        strict=True,
    )
)
_TO_CYRILLIC = dict(zip("aeopcyxkABEKMHOPCTYX", "аеорсухкАВЕКМНОРСТУХ", strict=True))


@dataclass(frozen=True)
class Options:
    """``minimum``: different words with such letters that a page must have."""

    minimum: int = 3


class Lookalike:
    """Puts the letters back that were meant."""

    name = "lookalike"
    stage = 10
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each such letter."""
        kinds = page.kinds
        if not kinds[Kind.LATIN] or not (kinds[Kind.CYRILLIC] or kinds[Kind.GREEK]):
            return
        latin = kinds[Kind.LATIN] > kinds[Kind.CYRILLIC]
        found = [m for m in _MIXED.finditer(page.text) if _disguised(m[0], latin=latin)]
        for rule in rules:
            if len({m[0].lower() for m in found}) < rule.options.minimum:
                continue
            for m in found:
                for at, letter in enumerate(m[0], m.start()):
                    meant = (_TO_LATIN if latin else _TO_CYRILLIC).get(letter)
                    if meant is not None:
                        yield Finding(rule, at, at + 1, 0.9, (f"{m[0]}: U+{ord(letter):04X}",), meant, on_original=True)


def _disguised(word: str, *, latin: bool) -> bool:
    """Whether the letters of a word that are not the page's are fewer than its own, and all look like such.

    Greek ones at one end of a word are an angle or a factor: ``sinα``.
    """
    odd = [c for c in word if (_FOREIGN.match(c) is not None) == latin]
    if _FORMULA.fullmatch(word):
        return False
    return 2 * len(odd) < len(word) and all(c in (_TO_LATIN if latin else _TO_CYRILLIC) for c in odd)


DETECTOR = Lookalike()
