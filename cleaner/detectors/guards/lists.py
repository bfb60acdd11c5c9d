"""Lists and lines that are content: sheets of facts, files, chats, words about oneself."""

from __future__ import annotations

import re
from collections import Counter

from cleaner.detectors.guards.quotation import unquoted
from cleaner.detectors.labels import Labelled, labelled, names
from cleaner.detectors.page import Page
from cleaner.detectors.prose import function_share, minimum_length
from cleaner.detectors.telling import WORKS
from cleaner.text.lines import Span

_SAID = re.compile(r"\S{1,12}\s\d{1,2}:\d{2}(?::\d{2})?$|\S{1,10}\s?:\s?\S")
_AT = re.compile(r"\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s\S.{0,24}?:\s?\S")
_NICK = re.compile(
    r"(?:[a-z]{3} \d{1,2} )?(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s{0,2})?<\s?[@+%~&]?(?P<nick>[^\s<>/=]{1,20})>(?:\s|$)"
)
_ANSWERED = re.compile(r">{1,4}\s?[^\s>]")
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


def particulars(page: Page, start: int, end: int) -> str | None:
    """The text has facts or turns of a talk behind labels (Where: …, Bring: …, Ruth: …): a call in it is its author's.

    Labels of a page's furniture and credits are no such facts.
    """

    def judge() -> str | None:
        facts = sum(_tells_fact(page, n) for n in range(len(page.lines)))
        return f"{facts} lines tell facts behind labels" if facts >= 3 else None

    return page.once("particulars", judge)


def _tells_fact(page: Page, number: int) -> bool:
    text = page.line(number)
    field = labelled(text)
    return _AT.match(text) is not None or (field is not None and field.value != "" and _describes(page, number, field))


def dialogue(page: Page, start: int, end: int) -> str | None:
    """The text is a talk of two and more who speak by turns, each behind a name: a play, a log, a mail answered.

    A line with a word of pages or credits that no name opens is not part of the talk.
    """
    talk: str | None = page.always("dialogue", _talk)
    if talk is None:
        return None
    line = page.lines[page.number_at(start)]
    text = page.string(line)
    return None if page.words(line, _PAGE_LISTS) and not (_NICK.match(text) or _ANSWERED.match(text)) else talk


def _talk(page: Page) -> str | None:
    """Why a text is a talk: most lines are turns, or answers in a mail."""
    texts = [text for text in page.texts if text]
    turns = sum(n for n in _speakers(page).values() if n >= 2)
    nicks = [m["nick"] for text in texts if (m := _NICK.match(text))]
    answers = sum(_ANSWERED.match(text) is not None for text in texts)
    spoken = max(turns, len(nicks) if len(set(nicks)) >= 2 or len(nicks) * 2 > len(texts) else 0)
    if spoken * 3 >= len(texts) and spoken >= 4:
        return f"{spoken} lines name who speaks"
    return f"{answers} lines answer a mail" if answers >= 4 and answers * 3 >= len(texts) else None


def _speakers(page: Page) -> Counter[str]:
    """How often each label stands before words that are said; labels of pages, and names alone, say nothing."""
    found: Counter[str] = Counter()
    for number, text in enumerate(page.texts):
        field = labelled(text)
        if field and len(field.value) > 3 and not names(field.value, strict=True):
            label = Span(page.lines[number].start, page.lines[number].start + len(field.label))
            found[field.label] += not page.words(label, _PAGE_LISTS)
    return found if sum(n >= 2 for n in found.values()) >= 2 else Counter()


def announced(page: Page, start: int, end: int) -> str | None:
    """The line stands in a list that a sentence with a colon opens: what the sentence names is its author's."""
    number = page.number_at(start)
    for above in range(number - 1, max(-1, number - 60), -1):
        if page.blank(above) and page.blank(max(0, above - 1)):
            return None
        text = page.line(above)
        if len(text) >= minimum_length(text):
            opens = text.endswith((":", "：")) and function_share(text) >= 0.04 and page.own(above)
            return f"a sentence announces it: {text[-24:]}" if opens else None
    return None


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
