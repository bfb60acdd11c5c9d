"""Lists and lines that are content: sheets of facts, files, what a sentence announces."""

from __future__ import annotations

import re

from cleaner.detectors.announce import introduces
from cleaner.detectors.labels import Labelled, labelled, names
from cleaner.detectors.page import Page
from cleaner.detectors.prose import ends_sentence, minimum_length, spelled
from cleaner.detectors.telling import WORKS

_FILE = re.compile(
    r"[\w./-]{1,40}\.(?:txt|ya?ml|md|py|json|csv|tsv|pdf|docx?|xlsx?|html?|css|js|ts|zip|tar|gz|log|toml|xml|sh"
    r"|sql|ini|cfg|rs|go|c|h|java)"
)
_POINT = re.compile(r"[(]?(?P<point>\d{1,2})(?P<mark>[.、)]|\s)\s?\S")
_BOX = re.compile(r"[□☐☑☒]\s?\w")
_THAI = re.compile("[\u0e00-\u0e7f]")
TITLES = 2  # how many unfinished lines of an author stand above a text: a title and one below it
_QUOTE = re.compile("[“”«„‘‹\"']")
PAGE_LISTS = ("role", "meta", "posting", "notice", "furniture", "label", "opener", "appeal")
"""Word lists of what stands on pages and is no text of an author."""


def sheet(page: Page, start: int, end: int) -> str | None:
    """The line is one of a sheet of facts (年代：战国, 导演：…): labels that no page furniture has stand beside it."""
    number = page.number_at(start)
    foreign, fields = 0, 0
    for step in (-1, 1):
        for neighbour in page.neighbours(number, step, 8):
            field = labelled(page.line(neighbour))
            if field is None:
                break
            fields += 1
            foreign += describes(page, neighbour, field)
    if not foreign or (foreign * 2 <= fields and page.zone(number) == "tail"):
        return None
    return f"{foreign} lines beside it describe something"


def describes(page: Page, number: int, field: Labelled) -> bool:
    """Whether a labelled line says something of a thing: a label that credits lack, or a value that is no name."""
    if field.label in WORKS:
        return True
    head = page.lines[number]
    words = page.words(head, PAGE_LISTS)
    if any(w.start - head.start < len(field.label) + 3 for w in words):
        return False
    return not names(field.value, strict=True)


def list_follows(page: Page, start: int, end: int) -> str | None:
    """A label of a list whose next line is no headline (too short for one) is a word of the text."""
    number = page.number_at(start)
    below = next(page.neighbours(number, 1, 1), None)
    if below is None or page.words(page.lines[below], ("opener", "furniture")):
        return None
    text = page.line(below)
    spaced = spelled(text) and not _THAI.search(text)
    if len(text) < 6 or (spaced and len(text.split()) < 3 and len(text) < 18):
        return f"what follows is no headline: {text[:24]}"
    return None


def amid(page: Page, start: int, end: int) -> str | None:
    """The label heads a line that stays, goes on from an unfinished one, or the text names it in quotation marks."""
    number = page.number_at(start)
    below = next(page.neighbours(number, 1, 1), None)
    if below is not None and page.own(below):
        return f"what stands below it stays: {page.line(below)[:24]}"
    if page.line(number) in page.always(_quoted, len(page.line(number))):
        return "the text names it in quotation marks"
    above = page.once(_own_above)[number]
    if above is None or page.prose(above) or ends_sentence(page.line(above)):
        return None
    return f"it goes on from an unfinished line: {page.line(above)[-24:]}"


def _quoted(page: Page, length: int) -> set[str]:
    """What of a length stands behind quotation marks."""
    text = page.view.text
    return {text[mark.end() : mark.end() + length] for mark in _QUOTE.finditer(text)}


def _own_above(page: Page) -> list[int | None]:
    """For each line the nearest above it that stays, if no blank line stands between."""
    found: list[int | None] = []
    above: int | None = None
    for number in range(len(page.lines)):
        found.append(above)
        above = None if page.blank(number) else number if page.own(number) else above
    return found


def title(page: Page, start: int, end: int) -> str | None:
    """The line may be the title, as no other stands beside it, or is one of many short lines (a list, verses)."""
    if _short_beside(page, start) == 0:
        return "it may be the title: no other stands beside it"
    return listed(page, start, end)


def listed(page: Page, start: int, end: int) -> str | None:
    """The line is one of many short lines that stay: a list, verses."""
    short = _short_beside(page, start)
    return f"it is one of {short + 1} short lines" if short > TITLES else None


def _short_beside(page: Page, start: int) -> int:
    """How many of the lines near a place are the author's, and no sentences."""
    number = page.number_at(start)
    beside = [n for step in (-1, 1) for n in page.neighbours(number, step, 4) if page.own(n)]
    return sum(not page.prose(n) and not ends_sentence(page.line(n)) for n in beside)


def files(page: Page, start: int, end: int) -> str | None:
    """A file name among names of other kinds of files is a row of the author's list."""
    number = page.number_at(start)
    beside = [page.line(n) for step in (-1, 1) for n in page.neighbours(number, step, 3)]
    other = next((text for text in beside if _FILE.fullmatch(text)), None)
    return f"it stands among other files: {other[:24]}" if other else None


def ticked(page: Page, start: int, end: int) -> str | None:
    """The line has boxes to tick: several, for one is the mark before a point."""
    boxes = len(_BOX.findall(page.line(page.number_at(start))))
    return f"it has {boxes} boxes to tick" if boxes > 1 else None


def enumerated(page: Page, start: int, end: int) -> str | None:
    """The line has boxes to tick, or is a numbered point beside one with the number before or after it that stays."""
    if boxes := ticked(page, start, end):
        return boxes
    number = page.number_at(start)
    own = _POINT.match(page.line(number))
    if own is None:
        return None
    beside = [n for step in (-1, 1) for n in page.neighbours(number, step, 2) if page.condemned(n) is None]
    for match in filter(None, (_POINT.match(page.line(n)) for n in beside)):
        if match["mark"] == own["mark"] and abs(int(match["point"]) - int(own["point"])) == 1:
            return f"it is point {own['point']} of a list"
    return None


def announced(page: Page, start: int, end: int) -> str | None:
    """The line stands in a list that a sentence with a colon opens: what the sentence names is its author's."""
    number = page.number_at(start)
    for above in range(number - 1, max(-1, number - 60), -1):
        if page.blank(above) and page.blank(max(0, above - 1)):
            return None
        text = page.line(above)
        if len(text) >= minimum_length(text):
            return f"a sentence announces it: {text[-24:]}" if introduces(text) and page.own(above) else None
    return None
