"""Cues: what speaks for or against a line that no rule knows, each a number from 0 to 1.

No cue proves anything.  A line of a page's furniture, a headline of another story, a call to subscribe stand where the
author's sentences are not, are built otherwise than sentences, have words that the text does not have, and stand
together; each sign a rule writer would name.  How much each of them counts is data (see ``evidence``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.detectors.prose import ends_sentence, function_share, minimum_length
from cleaner.detectors.surface import coverage, different

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
_SCRIPTS = re.compile(r"[a-z]+")


def cues(page: Page, number: int) -> dict[str, float]:
    """The cues of a line that is not blank, by name; a document must have prose."""
    return {**_place(page, number), **_form(page, number), **_words(page, number)}


def _place(page: Page, number: int) -> dict[str, float]:
    zone = page.zone(number)
    above = next(page.neighbours(number, -1, 1), None)
    below = next(page.neighbours(number, 1, 1), None)
    after = above is not None and page.condemned(above) is not None
    before = below is not None and page.condemned(below) is not None
    size, condemned, known = page.once(("zone", zone), lambda: _zone(page, zone))
    written, prose, gone = page.once("lines", lambda: _lines(page))
    return {
        "head": zone == "head",
        "tail": zone == "tail",
        "first": above is None,
        "last": below is None,
        "beside condemned": after or before,
        "zone condemned": condemned,
        "zone size": min(1.0, size / 10),
        "zone known": known,
        "lists": 1 - prose / written,
        "little prose": prose < 3,
        "condemned lines": min(1.0, gone / 10),
        "anything condemned": bool(page.findings),
    }


def _zone(page: Page, zone: str) -> tuple[int, float, float]:
    """How many lines a zone has, which share is condemned, and which share of the rest the prose knows."""
    if zone == "body" or page.zones is None:
        return 0, 0.0, 0.0
    numbers = range(page.zones[0]) if zone == "head" else range(page.zones[1] + 1, len(page.lines))
    written = [n for n in numbers if not page.blank(n)]
    rest = [n for n in written if page.condemned(n) is None]
    known = sum(page.foreign(page.lines[n]) < 0.7 for n in rest)
    return len(written), 1 - len(rest) / max(1, len(written)), known / max(1, len(rest))


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
        "foreign": page.foreign(span) if letters >= 4 else 0.5,
        "latin": page.han > 100 and 2 * sum(map(len, _SCRIPTS.findall(text))) > letters,
    }


def _words(page: Page, number: int) -> dict[str, float]:
    span = page.lines[number]
    letters = page.letters(span)
    found: dict[str, float] = {"any words": coverage(page.words(span, _ALL), letters)}
    for family, lists in FAMILIES.items():
        words = page.words(span, lists)
        found[f"{family} share"] = coverage(words, letters)
        found[f"{family} words"] = min(1.0, len(different(words)) / 4)
    found["narrative"] = bool(page.words(span, ("narrative",)))
    return found
