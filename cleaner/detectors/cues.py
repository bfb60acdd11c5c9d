"""Cues: what speaks for or against a line that no rule knows, each a number from 0 to 1.

No cue proves anything.  A line of a page's furniture, a headline of another story, a call to subscribe stand where the
author's sentences are not, are built otherwise than sentences, have words that the text does not have, and stand
together; each sign a rule writer would name.  How much each of them counts is data (see ``evidence``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.detectors.prose import ends_sentence, function_share, minimum_length
from cleaner.detectors.words import Word, coverage, different

if TYPE_CHECKING:
    from cleaner.detectors.page import Page

FAMILIES = {
    "gambling": ("game", "offer", "brand", "lottery", "lure", "access", "agency"),
    "furniture": ("furniture", "button", "label", "footer"),
    "appeal": ("appeal", "trade", "deal", "clinic"),
    "notice": ("notice", "reprint", "stance"),
    "credit": ("role", "press", "meta", "task"),
    "opener": ("opener",),
}
"""Word lists by the kind of contamination that they speak of."""

_ALL = tuple(name for lists in FAMILIES.values() for name in lists)
_FORMS = {
    "bars": re.compile(r"[|丨•·]"),
    "gaps": re.compile(r"\S(?:\s{2,}|\u3000)\S"),
    "arrows": re.compile(r"[>»›→▶►▸▼↓☞]"),
    "marked": re.compile(r"^(?:[■●○◆☆★※▲△·•*#>»【\[<《-]|\d{1,2}[.、)\s]\s?\S)"),
    "bracketed": re.compile(r"^[【\[(《<].*[】\])》>]$"),
    "dated": re.compile(r"\d{2,4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\d{1,2}:\d{2}"),
    "counted": re.compile(
        r"[(\[:]\s?\d+\s?[)\]]?(?=\D|$)|\d\s?(?:万|k|次|条|人|分钟|小时|天前|views?\b|comments?\b)|%"
    ),
    "addressed": re.compile(
        r"https?:|www\.|[\w-]\.(?:com|net|org|cn|cc|vip|info|tw|hk|jp|kr|ru|vn|id|th|example)\b|\w@\w"
    ),
    "signed": re.compile(r"[©ⓒ®]|(?:^|\s)[@#]\w"),
    "labelled": re.compile(r"^[^\s:]{1,12}(?: [^\s:]{1,12}){0,2}\s?[:|/]\s?\S"),
    "shouting": re.compile(r"[!?](?=.)|!$"),
    "cut": re.compile(r"(?:…|\.\.\.?)$"),
    "introducing": re.compile(r":$"),
    "quoted": re.compile(r"[”\"'」』]$"),
}
_WORDLESS = {"any words": 0.0, "narrative": 0.0} | {f"{n} {what}": 0.0 for n in FAMILIES for what in ("share", "words")}
_SCRIPTS = re.compile(r"[a-z]+")


COMPARING = ("foreign", "zone known")
"""The cues that compare letters with those of the prose, which takes longer than all others."""


def cues(page: Page, number: int) -> dict[str, float]:
    """The cues of a line that is not blank, by name, but for those ``COMPARING``; a document must have prose."""
    return {**_place(page, number), **_form(page, number), **_words(page, number)}


def comparing(page: Page, number: int) -> dict[str, float]:
    """The cues that compare a line, and what stands around it, with the prose."""
    zone, span = page.zone(number), page.lines[number]
    return {
        "foreign": page.foreign(span) if page.letters(span) >= 4 else 0.5,
        "zone known": page.once(_known, zone),
    }


def _place(page: Page, number: int) -> dict[str, float]:
    zone = page.zone(number)
    above = next(page.neighbours(number, -1, 1), None)
    below = next(page.neighbours(number, 1, 1), None)
    after = above is not None and page.condemned(above) is not None
    before = below is not None and page.condemned(below) is not None
    size, condemned = page.once(_zone, zone)
    written, prose, gone = page.once(_lines)
    return {
        "head": zone == "head",
        "tail": zone == "tail",
        "first": above is None,
        "last": below is None,
        "beside condemned": after or before,
        "zone condemned": condemned,
        "zone size": min(1.0, size / 10),
        "lists": 1 - prose / written,
        "little prose": prose < 3,
        "condemned lines": min(1.0, gone / 10),
        "anything condemned": bool(page.findings),
    }


def _zone(page: Page, zone: str) -> tuple[int, float]:
    """How many lines a zone has, and which share of them is condemned."""
    written = _written(page, zone)
    return len(written), sum(page.condemned(n) is not None for n in written) / max(1, len(written))


def _known(page: Page, zone: str) -> float:
    """Which share of the lines of a zone that are not condemned the prose knows."""
    rest = [n for n in _written(page, zone) if page.condemned(n) is None]
    return sum(page.foreign(page.lines[n]) < 0.7 for n in rest) / max(1, len(rest))


def _written(page: Page, zone: str) -> list[int]:
    """The lines of the head or the tail that are not blank."""
    if zone == "body" or page.zones is None:
        return []
    numbers = range(page.zones[0]) if zone == "head" else range(page.zones[1] + 1, len(page.lines))
    return [n for n in numbers if not page.blank(n)]


def _lines(page: Page) -> tuple[int, int, int]:
    """How many lines are written, are prose, are condemned."""
    written = [n for n in range(len(page.lines)) if not page.blank(n)]
    return (
        len(written),
        sum(page.prose(n) for n in written),
        sum(page.condemned(n) is not None for n in written),
    )


def _form(page: Page, number: int) -> dict[str, float]:
    span, text = page.lines[number], page.line(number)
    length = len(text) / minimum_length(text)  # 1: as short as a sentence can be
    letters = page.letters(span)
    forms = {name: float(pattern.search(text) is not None) for name, pattern in _FORMS.items()}
    return forms | {
        "sentence": ends_sentence(text),
        "grammar": min(1.0, 4 * function_share(text)),
        "short": length < 0.5,
        "middle": 0.5 <= length < 2.4,
        "long": length > 5,
        "digits": sum(map(str.isdigit, text)) / len(text),
        "latin": page.han > 100 and 2 * sum(map(len, _SCRIPTS.findall(text))) > letters,
    }


def _words(page: Page, number: int) -> dict[str, float]:
    words = page.words(page.lines[number], (*_ALL, "narrative"))
    if not words:
        return _WORDLESS
    letters, mask = page.letters(page.lines[number]), page.rulebook.mask
    found: dict[str, float] = {"any words": coverage(_of(words, mask(_ALL)), letters)}
    for family, lists in FAMILIES.items():
        own = _of(words, mask(lists))
        found[f"{family} share"] = coverage(own, letters)
        found[f"{family} words"] = min(1.0, len(different(own)) / 4)
    found["narrative"] = bool(_of(words, mask(("narrative",))))
    return found


def _of(words: Sequence[Word], mask: int) -> list[Word]:
    return [word for word in words if word.mask & mask]
