"""Pinyin glosses: mirror sites add the reading in brackets after many characters, to look original.

``國(guó)家(jiā)``.  One gloss is a teacher's; dozens in a page, on common characters and always the same reading, are a
machine's.  So the density decides, and what speaks of teaching decides against it: words like 注音 and 多音字,
characters with
two readings, brackets with two syllables.  What is condemned is also left out of the view, so that the other
rules read words and not ``相關(guān)新聞``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.rulebook.schema import ListName

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_SOUND = (
    r"(?:[a-zü\u00e0-\u0233\u0251\u0261\u0300-\u030c]|&#?\w{1,8};|\u00a8[\u00a1-\u00bf]){1,8}[1-5]?|[ㄅ-ㄩˊˇˋ˙]{1,5}"
)
_OPENING = "([【〔<‹«〈{《/"
_OPEN, _CLOSE = rf"[{re.escape(_OPENING)}]", r"[)\]】〕>›»〉}》/]"
_BRACKET = re.compile(rf"{_OPEN}\s?[^\s()\[\]【】]{{1,24}}?\s?{_CLOSE}")  # cheap: anything short in brackets
_GLOSS = re.compile(rf"([{_HAN}])((?:{_OPEN}\s?({_SOUND})\s?{_CLOSE}){{1,3}})")
_VARIANT = re.compile(rf"([{_HAN}])([(\[【〔<](\1)[)\]】〕>])")  # 发(發): the view folds both to one character
_SYLLABLE = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    r"(?:i?ang|iong|[ei]ng|ong|u?ang|i?an|u?an|ue|[eiu]n|i?ao|i?a|u?ai|u?a|[eu]i|i?u|i?e|ou|uo|io|er|[aeiou])"
)
_TEACHING = ListName("teaching")
_MARKS = re.compile(r"[\u0300-\u030c]")


@dataclass(frozen=True)
class Options:
    """``minimum`` glosses, ``density`` of them for each 100 Han characters; with ``teaching`` words of the list of
    that name or a share ``polyphones`` of characters with two readings the text teaches and stays.
    """

    minimum: int = 5
    density: float = 1.0
    teaching: ListName = _TEACHING
    polyphones: float = 0.2


class Gloss:
    """Decides for a whole document whether its bracketed syllables are glosses."""

    name = "gloss"
    stage = 0
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each gloss bracket; the page leaves them out of its view."""
        if not rules or page.left_out or not page.han:
            return
        least = min(max(rule.options.minimum, rule.options.density * page.han / 100) for rule in rules)
        if sum(map(page.view.text.count, _OPENING)) < least or len(_BRACKET.findall(page.view.text)) < least:
            return
        glosses = [m for m in _GLOSS.finditer(page.view.text) if is_syllable(m[3])]
        glosses = sorted([*glosses, *_VARIANT.finditer(page.view.text)], key=lambda m: m.start())
        for rule in rules:
            if glosses and _condemned(page, rule.options, glosses):
                evidence = (f"{len(glosses)} glosses, {100 * len(glosses) / page.han:.1f} for each 100 characters",)
                spans = [page.view.span(m.start(2), m.end(2)) for m in glosses]
                page.leave_out(spans)
                yield from (Finding(rule, *span, 0.97, evidence, on_original=True) for span in spans)
                return


def is_syllable(text: str) -> bool:
    """Whether a bracket holds one syllable of Mandarin: with tone mark, tone digit, entity, zhuyin or bare."""
    if "\u3105" <= text[0] <= "\u3129":
        return True
    plain = re.sub(r"&#?\w+;", lambda m: _entity(m[0]), text)
    plain = re.sub("\u00a8[\u00a1-\u00bf]", lambda m: m[0].encode("latin-1").decode("gbk", "replace"), plain)
    plain = _MARKS.sub("", unicodedata.normalize("NFD", plain)).replace("ɑ", "a").replace("ɡ", "g")
    return _SYLLABLE.fullmatch(plain.rstrip("12345")) is not None


def _entity(entity: str) -> str:
    import html

    return html.unescape(entity).lower()


def _condemned(page: Page, options: Options, glosses: list[re.Match[str]]) -> bool:
    if len(glosses) < options.minimum or 100 * len(glosses) < options.density * page.han:
        return False
    readings: dict[str, set[str]] = defaultdict(set)
    for m in glosses:
        readings[m[1]].add(m[3])
    several = sum(len(r) > 1 for r in readings.values())
    hits = sum(len(page.words(page.lines[n], (options.teaching,))) for n in page.lines_with((options.teaching,)))
    return several <= options.polyphones * len(readings) and hits < 2


DETECTOR = Gloss()
