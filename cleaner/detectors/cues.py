"""Cues: what speaks for or against a line that no rule knows, each a number from 0 to 1.

No cue proves anything.  A line of a page's furniture, a headline of another story, a call to subscribe stand where the
author's sentences are not, are built otherwise than sentences, have words that the text does not have, and stand
together; each sign a rule writer would name.  How much each of them counts is data (see ``evidence``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from cleaner.detectors.forms import FORMS
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

KINDS = {
    "notice kinds": (
        *("self", "matter", "origin", "position", "liability", "removal", "copying", "gain", "notice", "reprint"),
        "stance",
    ),
    "appeal kinds": (
        *("appeal", "finger", "channel", "thing", "boon", "address", "trade", "deal", "callword", "bargain", "pitch"),
        *("clinic", "invite", "lure", "farm"),
    ),
    "furniture kinds": (
        *("furniture", "button", "consent", "label", "footer", "prompt", "wall", "player", "opener", "lead", "frame"),
    ),
}
"""Word lists of one purpose: a line with words of many of them pursues it, whatever the words are."""

PURPOSES = ("notice kinds", "appeal kinds")
"""Those that an author's own line seldom has; the words of pages are everybody's."""

NAMED = ("channel", "posting", "liability", "address", "notice")
"""Word lists that tell something even alone."""

SUBJECTS = ("copying", "game", "liability", "finger", "address", "appeal", "trade")
"""Word lists of what a text itself may be about."""

_ALL = tuple(name for lists in FAMILIES.values() for name in lists)
_FORMS = {
    "bars": re.compile(r"[|•·]"),
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
_DRESS = {
    "emoji": re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]"),
    "sign first": re.compile(r"^\W{0,8}?[☞★☆◆◇▶►●○■□※⚠📌👉👇🔥✅❤📲✉🎁【\[<《~=*#>]"),
    "camel": re.compile(r"\b[A-Z][a-z]+[A-Z][a-z]+"),
}
"""What a line wears, told in the original: the view has neither capitals nor all signs."""

_WORDLESS = {
    "any words": 0.0,
    "narrative": 0.0,
    **{f"{n} {what}": 0.0 for n in FAMILIES for what in ("share", "words")},
    **dict.fromkeys(KINDS, 0.0),
    **{f"word of {name}": 0.0 for name in NAMED},
}
ENOUGH = {"notice kinds": 4, "appeal kinds": 5, "furniture kinds": 4}
_LISTED = tuple(dict.fromkeys([*_ALL, *(name for lists in KINDS.values() for name in lists), *NAMED, "narrative"]))
_WAY = re.compile(r"\b[\w-]{2,}\.[a-z]{2,6}\b|\d[\d\s()–-]{6,}\d")
_SCRIPTS = re.compile(r"[a-z]+")

MIDDLE = 2.4  # times the length of the shortest sentence: what is longer is long

PLACED = ("head", "tail", "first", "last", "zone size")
"""The cues of lines outside the body, and of the first and the last one."""

CONDEMNED = ("beside condemned", "zone condemned", "condemned lines", "anything condemned")
"""The cues that other findings give."""

SIGNED = ("bars", "arrows", "bracketed", "signed", "labelled", "shouting", "introducing", "emoji", "sign first")
"""The forms that need a sign other than letters, figures and the marks of a plain sentence."""

ELSEWHERE = ("narrative", *(f"others of {name}" for name in SUBJECTS))
"""The cues of words of which nothing is promised by the lists alone."""

COMPARING = ("foreign", "zone known")
"""The cues that compare letters with those of the prose, which takes longer than all others."""


def cues(page: Page, number: int) -> dict[str, float]:
    """The cues of a line that is not blank, by name, but for those ``COMPARING``; a document must have prose."""
    return own(page, number) | placed(page, number)


def own(page: Page, number: int) -> dict[str, float]:
    """The cues of how a line is built and what its words are."""
    return built(page, number) | worded(page, number)


def worded(page: Page, number: int) -> dict[str, float]:
    """The cues of what the words of a line are, and of whether other lines have such words."""
    return _words(page, number) | _elsewhere(page, number)


def comparing(page: Page, number: int) -> dict[str, float]:
    """The cues that compare a line, and what stands around it, with the prose."""
    zone, span = page.zone(number), page.lines[number]
    return {
        "foreign": page.foreign(span) if page.letters(span) >= 4 else 0.5,
        "zone known": page.once(_known, zone),
    }


def placed(page: Page, number: int) -> dict[str, float]:
    """The cues of where a line stands, and of what stands around it."""
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


def built(page: Page, number: int) -> dict[str, float]:
    """The cues of how a line is built."""
    span, text = page.lines[number], page.line(number)
    length = len(text) / minimum_length(text)  # 1: as short as a sentence can be
    letters = page.letters(span)
    worn = page.text[slice(*page.view.span(*span))]
    forms = {name: float(pattern.search(text) is not None) for name, pattern in _FORMS.items()}
    forms |= {name: float(pattern.search(worn) is not None) for name, pattern in _DRESS.items()}
    return forms | {
        "way": any(pattern.search(text) for pattern in (_WAY, FORMS["@link"], FORMS["@contact"])),
        "sentence": ends_sentence(text),
        "grammar": min(1.0, 4 * function_share(text)),
        "short": length < 0.5,
        "middle": 0.5 <= length < MIDDLE,
        "long": length > 5,
        "digits": sum(map(str.isdigit, text)) / len(text),
        "latin": page.han > 100 and 2 * sum(map(len, _SCRIPTS.findall(text))) > letters,
    }


def _words(page: Page, number: int) -> dict[str, float]:
    words = page.words(page.lines[number], _LISTED)
    if not words:
        return _WORDLESS
    letters, mask = page.letters(page.lines[number]), page.rulebook.mask
    present = reduce(or_, [word.mask for word in words])
    found: dict[str, float] = {"any words": coverage(_of(words, mask(_ALL)), letters)}
    for family, lists in FAMILIES.items():
        own = _of(words, present & mask(lists))
        found[f"{family} share"] = coverage(own, letters)
        found[f"{family} words"] = min(1.0, len(different(own)) / 4)
    for kinds, lists in KINDS.items():
        found[kinds] = share(kinds, (present & mask(lists)).bit_count())
    for name in NAMED:
        own = _of(words, present & mask((name,)))
        found[f"word of {name}"] = min(1.0, len(different(own)) / 3)
    found["narrative"] = bool(present & mask(("narrative",)))
    return found


def share(kinds: str, lists: int) -> float:
    """What so many lists of ``KINDS`` count for: 1 for ``ENOUGH`` of them."""
    return min(1.0, lists / ENOUGH[kinds])


def _of(words: Sequence[Word], mask: int) -> list[Word]:
    return [word for word in words if word.mask & mask] if mask else []


def _elsewhere(page: Page, number: int) -> dict[str, float]:
    """Whether other lines, which are not condemned, have words of lists too: the text may speak of such things."""
    own = page.line_masks.get(number, 0)
    return {name: min(1.0, (lines - bool(own & mask)) / 3) for name, mask, lines in page.once(_speaking)}


def _speaking(page: Page) -> list[tuple[str, int, int]]:
    """For each of ``SUBJECTS`` its cue, its bit, and how many lines that are not condemned have a word of it."""
    found = [mask for number, mask in page.line_masks.items() if page.condemned(number) is None]
    bits = [(name, page.rulebook.mask((name,))) for name in SUBJECTS]
    return [(f"others of {name}", bit, len([mask for mask in found if mask & bit])) for name, bit in bits]
