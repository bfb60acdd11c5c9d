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
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.rulebook.options import ListName
from cleaner.text.plausible import weight

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_LATIN = r"(?:[a-zü\u00e0-\u0233\u0251\u0261\u0300-\u030c]|&#?\w{1,8};|\u00a8[\u00a1-\u00bf]){1,8}[1-6]?"
_SOUND = rf"(?:{_LATIN}|[ㄅ-ㄩˊˇˋ˙]{{1,5}})"
_OPEN, _CLOSE = r"[(\[【〔<‹«〈{《/⟨]", r"[)\]】〕>›»〉}》/⟩]"
_SIGN = r"[|“「*~^_=-]{1,2}"  # between which readings with a tone may stand too
_AFTER = rf"(?<=([{_HAN}]).)"  # the bracket stands after a character; sought from its opening mark, which is rare
# cheap: anything short in brackets that is no word of Chinese
_BRACKET = re.compile(rf"{_OPEN}\s?(?:[^\s()\[\]【】{_HAN}]{{1,24}}?|[{_HAN}])\s?{_CLOSE}")
_GLOSS = re.compile(
    rf"{_OPEN}{_AFTER}\s?({_SOUND})(?:[,/、]\s?{_SOUND})?\s?{_CLOSE}(?:{_OPEN}\s?{_SOUND}\s?{_CLOSE}){{0,2}}"
)
_VARIANT = re.compile(rf"[(\[【〔<]{_AFTER}(\1)[)\]】〕>]")  # 发(發): the view folds both to one character
_TONED = "[a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3}"
_MARKED = (
    rf"{_TONED}|[a-zü]{{2,6}}[1-6]|[ㄅ-ㄩ]{{1,4}}[ˊˇˋ˙]?|(?:men|de|le|zi|ma|ba|ne|ge|zhe|me)(?=[{_HAN},.。|”」*~^_=-])"
)
_TORN = re.compile(
    rf"(?<=([{_HAN}]))\s?(?:{_SIGN})?{_OPEN}?\s?({_MARKED})\s?{_CLOSE}?[|”」*~-]?(?=[{_HAN},.。!?:;、(“”《》\s]|$)"
)  # a bracket lost, or both
_AHEAD = re.compile(rf"(?:(?<=[,.。!?:;、“\n])|^){_OPEN}({_TONED}|[a-z]{{2,6}}[1-6]){_CLOSE}(?=([{_HAN}]))")
_BARE = re.compile(rf"[a-zü˙ˊˇˋ][1-6˙ˊˇˋ]?[)\]|”」*~ -]?(?=[{_HAN},.。])")  # what ends readings without brackets
_WORD = re.compile(rf"{_OPEN}{_AFTER}\s?({_TONED}(?:[\s'-]?{_TONED}){{1,5}})\s?{_CLOSE}")
_SYLLABLE = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    r"(?:i?ang|iong|[ei]ng|ong|u?ang|i?an|u?an|ue|[eiu]n|i?ao|i?a|u?ai|u?a|[eu]i|i?u|i?e|ou|uo|io|er|[aeiou])"
)
_TEACHING = ListName("teaching")
_CANTONESE = re.compile(r"(?:ng|[gk]w|[bpmfdtnlgkhwzcsj])?(?:aa?|e|i|o|u|oe|eo|yu)(?:i|u|m|ng?|p|t|k)?[1-6]|ng[1-6]|m4")
_MARKS = re.compile(r"[\u0300-\u030c]")


@dataclass(frozen=True)
class Options:
    """``minimum`` glosses, ``density`` of them for each 100 Han characters; with ``teaching`` words of the list of
    that name or a share ``polyphones`` of characters with two readings the text teaches and stays.  ``few`` glosses
    with tones will do where the lines that have them hold ``dense`` for each 100 characters, on common characters.
    """

    minimum: int = 5
    density: float = 1.0
    teaching: ListName = _TEACHING
    polyphones: float = 0.2
    few: int = 3
    dense: float = 15.0


class Gloss:
    """Decides for a whole document whether its bracketed syllables are glosses."""

    name = "gloss"
    stage = 0
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each gloss bracket; the page leaves them out of its view."""
        if not rules or page.left_out or not page.han:
            return
        least = min(rule.options.few for rule in rules)
        codes = page.view.codes
        toned = np.count_nonzero((codes >= 0xE0) & (codes < 0x234)) >= least
        marked = toned or len(_BARE.findall(page.view.text)) >= least
        if not marked and len(_BRACKET.findall(page.view.text)) < least:
            return
        for rule in rules:
            glosses = _glosses(page, rule.options, toned=marked)
            if glosses:
                evidence = (f"{len(glosses)} glosses, {100 * len(glosses) / page.han:.1f} for each 100 characters",)
                spans = [page.view.span(*m.span()) for m in glosses]
                page.leave_out(spans)
                yield from (Finding(rule, *span, 0.97, evidence, on_original=True) for span in spans)
                return


def _glosses(page: Page, options: Options, *, toned: bool) -> list[re.Match[str]]:
    """The glosses of a page that is glossed: of single characters or of words; else none."""
    text = page.view.text
    single = [m for m in _GLOSS.finditer(text) if is_syllable(m[2])] + list(_VARIANT.finditer(text))
    known = {m.start() for m in single}
    torn = [m for m in _TORN.finditer(text) if m.start() not in known and is_syllable(m[2])] if toned else []
    words = list(_WORD.finditer(text)) if toned else []
    for found in (single, single + torn, words, single + torn + words):
        found = sorted(found, key=re.Match.start)
        if found and (_condemned(page, options, found) or _dense(page, options, found)):
            return sorted([*single, *torn, *words, *_ahead(text, toned=toned)], key=re.Match.start)
    return []


def _ahead(text: str, *, toned: bool) -> list[re.Match[str]]:
    """Of a text whose readings stand before their characters: those at the begin of a sentence."""
    return [m for m in _AHEAD.finditer(text) if is_syllable(m[1])] if toned else []


def _dense(page: Page, options: Options, glosses: Sequence[re.Match[str]]) -> bool:
    """Whether a few glosses stand so close, on characters so common, that no reader needed them."""
    readings = _readings(glosses)
    if len(glosses) < options.few or any(len(r) > 1 for r in readings.values()) or _teaches(page, options) > 1:
        return False
    lines = {page.string(page.lines[page.number_at(m.start())]) for m in glosses}
    han = sum(len(re.findall(f"[{_HAN}]", line)) for line in lines)
    common = sum(weight(m[1], "zh") == 1 for m in glosses)
    marked = all(_is_toned(m[2]) for m in glosses)
    some = options.dense * han <= 100 * len(glosses) <= 70 * han
    return some and marked and 2 * common > len(glosses)


def _is_toned(sound: str) -> bool:
    return not sound.isascii() or sound[-1].isdigit() or "&" in sound


@lru_cache(maxsize=2048)
def is_syllable(text: str) -> bool:
    """Whether a bracket holds one syllable: Mandarin with mark, digit, entity, zhuyin or bare, Cantonese with digit."""
    if "\u3105" <= text[0] <= "\u3129":
        return True
    plain = re.sub(r"&#?\w+;", lambda m: _entity(m[0]), text)
    plain = re.sub("\u00a8[\u00a1-\u00bf]", lambda m: m[0].encode("latin-1").decode("gbk", "replace"), plain)
    plain = _MARKS.sub("", unicodedata.normalize("NFD", plain)).replace("ɑ", "a").replace("ɡ", "g")
    return bool(_SYLLABLE.fullmatch(plain.rstrip("12345")) or _CANTONESE.fullmatch(plain))


def _entity(entity: str) -> str:
    import html

    return html.unescape(entity).lower()


def _condemned(page: Page, options: Options, glosses: Sequence[re.Match[str]]) -> bool:
    if len(glosses) < options.minimum or 100 * len(glosses) < options.density * page.han:
        return False
    if len({m[2].rstrip("123456") for m in glosses}) < 3:
        return False  # (a1) (a2) (a3) are numbers of items
    readings = _readings(glosses)
    several = sum(len(r) > 1 for r in readings.values())
    return several <= options.polyphones * len(readings) and _teaches(page, options) < 2


def _readings(glosses: Sequence[re.Match[str]]) -> dict[str, set[str]]:
    """The readings that each character is given; of a word's it has the last."""
    readings: dict[str, set[str]] = defaultdict(set)
    for m in glosses:
        readings[m[1]].add(m[2].split()[-1])
    return readings


def _teaches(page: Page, options: Options) -> int:
    """How many words of texts that teach readings the page has."""
    lists = (options.teaching,)
    return sum(len(page.words(page.lines[n], lists)) for n in page.lines_with(lists))


DETECTOR = Gloss()
