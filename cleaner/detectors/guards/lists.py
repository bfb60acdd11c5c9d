"""Lists and lines that are content: sheets of facts, files, chats, words about oneself."""

from __future__ import annotations

import re

from cleaner.detectors.guards.quotation import unquoted
from cleaner.detectors.labels import Labelled, labelled, names
from cleaner.detectors.page import Page
from cleaner.detectors.prose import minimum_length
from cleaner.detectors.telling import WORKS

_SAID = re.compile(r"\S{1,12}\s\d{1,2}:\d{2}(?::\d{2})?$|\S{1,10}\s?:\s?\S")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_TURN = re.compile(
    rf"[^\W\d_][^:|\n]{{1,23}}?[,\s(·-]{{1,3}}(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}},?\s)?"
    rf"(?:{_MONTH}\s\d{{1,2}},?\s\d{{4}}|\d{{1,2}}\s{_MONTH},?\s\d{{4}}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})"
    r"[,\s]{1,3}(?:at\s)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?\)?"
)
_MYSELF = re.compile(
    r"我|咱|俺|\b(?:i|i'm|my|me|we|our)\b|私は|僕|나는|제가|우리|\b(?:aku|saya|gue|kami|tôi|mình|я|мы|меня|ben|benim|biz)\b|ฉัน|ผม"
)
_FILE = re.compile(
    r"[\w./-]{1,40}\.(?:txt|ya?ml|md|py|json|csv|tsv|pdf|docx?|xlsx?|html?|css|js|ts|zip|tar|gz|log|toml|xml|sh"
    r"|sql|ini|cfg|rs|go|c|h|java)"
)
_THAI = re.compile("[\u0e00-\u0e7f]")
_PAGE_LISTS = ("role", "meta", "posting", "notice", "furniture", "label", "opener", "appeal")


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
            foreign += _describes(page, neighbour, field)
    if not foreign or (foreign * 2 <= fields and page.zone(number) == "tail"):
        return None
    return f"{foreign} lines beside it describe something"


def _describes(page: Page, number: int, field: Labelled) -> bool:
    """Whether a labelled line says something of a thing: a label that credits lack, or a value that is no name."""
    if field.label in WORKS:
        return True
    head = page.lines[number]
    words = page.words(head, _PAGE_LISTS)
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
    spaced = minimum_length(text) == 40 and not _THAI.search(text)
    if len(text) < 6 or (spaced and len(text.split()) < 3 and len(text) < 18):
        return f"what follows is no headline: {text[:24]}"
    return None


def files(page: Page, start: int, end: int) -> str | None:
    """A file name among names of other kinds of files is a row of the author's list."""
    number = page.number_at(start)
    beside = [page.line(n) for step in (-1, 1) for n in page.neighbours(number, step, 3)]
    other = next((text for text in beside if _FILE.fullmatch(text)), None)
    return f"it stands among other files: {other[:24]}" if other else None


def chat(page: Page, start: int, end: int) -> str | None:
    """The text is a talk copied out: lines of a name and the time of day, or of a name and a colon."""

    def judge() -> str | None:
        said = sum(_SAID.match(page.line(n)) is not None for n in range(len(page.lines)))
        return f"{said} lines name who spoke" if said >= 3 else None

    return page.once("chat", judge)


def turn(page: Page, start: int, end: int) -> str | None:
    """The line says who speaks next and when, in a talk of three turns and more."""
    turns = page.once("turns", lambda: {n for n in range(len(page.lines)) if _TURN.fullmatch(page.line(n))})
    return f"it opens one of {len(turns)} turns" if len(turns) >= 3 and page.number_at(start) in turns else None


def personal(page: Page, start: int, end: int) -> str | None:
    """Somebody speaks of themselves in the prose: tags below it are the author's own."""

    def judge() -> str | None:
        prose = (page.line(n) for n in range(len(page.lines)) if page.prose(n))
        found = next((m for text in prose if (m := _MYSELF.search(unquoted(text)))), None)
        return f"the text says {found[0]!r}" if found else None

    return page.once("personal", judge)
