"""Planted characters: single foreign letters and symbols that were strewn into Chinese words.

Copy sites break up words so that search engines do not see the copy: ``通ø胀``, ``,ડ了解``.  A planted character
stands alone between Chinese characters or marks, and its script occurs nowhere else in the text; formulas, names and
ordinals have neighbours of their own kind.  Letters of full width and numbers in circles or brackets are typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.text.tables import Kind, kind_table

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_BESIDE = "\u3400-\u9fff\u3001-\u3003\u3008-\u3011\uff01-\uff0f\uff1a-\uff1f,.!?:;“”"
_ODD = re.compile(
    rf"(?:(?<=[{_BESIDE}])|^)([^\s\w{_BESIDE}\x00-\x7f]|[^\W\d_a-zA-Z\u2e80-\u9fff\uf900-\ufaff])(?=[{_BESIDE}]|$)",
    re.MULTILINE,
)
_KINDS = frozenset(
    (Kind.LETTER, Kind.GREEK, Kind.LATIN, Kind.SYMBOL, Kind.DEVANAGARI, Kind.ARABIC, Kind.HEBREW, Kind.OTHER)
)
_SCRIPTS = frozenset((Kind.LETTER, Kind.CYRILLIC, Kind.DEVANAGARI, Kind.ARABIC, Kind.HEBREW))
_HAN = re.compile("[\u3400-\u9fff]")
_ON_LETTERS = re.compile("字母|符号|字符|文字|拼写|俄语|俄文|编码")
_COMMON = frozenset("·…—–‘’“”°℃×÷±→←↑↓↔⇒●○■□▲△▼▽★☆◆◇※№§¥£€©®™①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳▪▶►•√∶～￥♂♀♪♥❤✓✔✘〇〒▸◎㎡㎞㎏㎝㎜%‰")
_TYPED = range(0xFF10, 0xFF5B), range(0x2460, 0x249C), range(0x3220, 0x324A), range(0x3280, 0x32B1)
NAMED = 3  # times behind one and the same character: 阿Ｑ is a name


@dataclass(frozen=True)
class Options:
    """``minimum`` planted characters, ``different`` ones, make a page suspect, of three kinds (scripts or symbols) one
    less; Greek letters alone are a formula's.  So do ``again`` letters of foreign scripts, be they the same ones,
    inside words of a text that does not speak of letters.  ``han``: the page must be Chinese by that share."""

    minimum: int = 4
    different: int = 3
    again: int = 5
    han: float = 0.5


class Planted:
    """Finds strewn characters in Chinese pages."""

    name = "planted"
    stage = 10
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """One finding for each planted character."""
        kinds = page.kinds
        odd = sum(kinds[k] for k in (*_SCRIPTS, Kind.GREEK, Kind.SYMBOL, Kind.OTHER))
        for rule in rules:
            options: Options = rule.options
            if odd < options.different or page.han < options.han * len(page.text):
                continue
            for m in _strewn(page.text, options):
                evidence = (f"U+{ord(m[1]):04X} alone in Chinese text",)
                yield Finding(rule, m.start(1), m.end(1), 0.85, evidence, on_original=True)


def _strewn(text: str, options: Options) -> list[re.Match[str]]:
    """The odd characters of a text, if they are enough, of enough sorts, or the same ones again and again."""
    odd = [m for m in _ODD.finditer(text) if m[1] not in _COMMON and _alone(text, m)]
    found = [m for m in odd if _kind(m[1]) in _KINDS and not any(ord(m[1]) in typed for typed in _TYPED)]
    found = _unnamed(text, found)
    sorts = {_kind(m[1]) for m in found}
    enough = len(found) >= options.minimum - (len(sorts) > 2) and sorts != {Kind.GREEK}
    if enough and len({m[1] for m in found}) >= options.different:
        return found
    letters = [m for m in odd if _kind(m[1]) in _SCRIPTS and _in_word(text, m)]
    return letters if len(letters) >= options.again and not _ON_LETTERS.search(text) else []


def _in_word(text: str, match: re.Match[str]) -> bool:
    """Whether a Chinese character stands on either side."""
    return all(
        _HAN.fullmatch(c) for c in (text[match.start(1) - 1 : match.start(1)], text[match.end(1) : match.end(1) + 1])
    )


def _unnamed(text: str, found: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """What is not part of a name: a character that stands behind one and the same all through the text."""
    before = {m: text[max(0, m.start(1) - 1) : m.end(1)] for m in found}
    times = Counter(before.values())
    return [m for m in found if times[before[m]] < NAMED]


def _kind(character: str) -> int:
    return int(kind_table()[ord(character)])


def _alone(text: str, match: re.Match[str]) -> bool:
    """Not an emoji with a selector, not part of a run."""
    return ord(match[1]) < 0x1F000 and text[match.end(1) : match.end(1) + 1] not in ("\ufe0f", "\u200d")


DETECTOR = Planted()
