"""Talks: lines that name who speaks, facts behind labels, and an author who speaks of themselves."""

from __future__ import annotations

import re
from collections import Counter

from cleaner.detectors.guards.lists import PAGE_LISTS, describes
from cleaner.detectors.guards.quotation import unquoted
from cleaner.detectors.labels import labelled, names
from cleaner.detectors.page import Page
from cleaner.text.lines import Span

_SAID = re.compile(r"\S{1,12}\s\d{1,2}:\d{2}(?::\d{2})?$|(?!周[一二三四五六日末]|星期.|礼拜.)\S{1,10}\s?:\s?\S")
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
    r"我|咱|俺|\b(?:i|i'm|my|me|we|our)\b|私は|僕|나는|제가|우리|\b(?:aku|saya|gue|kami|tôi|mình|я|мы|меня|ben|benim|biz)\b|ฉัน|ผม|ของเรา|เราเอง|หนูเอง"
)


def chat(page: Page, start: int, end: int) -> str | None:
    """The text is a talk copied out: lines of a name and the time of day, or of a name and a colon."""
    return page.always(_chat)


def _chat(page: Page) -> str | None:
    said = sum(_SAID.match(text) is not None for text in page.texts)
    return f"{said} lines name who spoke" if said >= 3 else None


def particulars(page: Page, start: int, end: int) -> str | None:
    """The text has facts or turns of a talk behind labels (Where: …, Bring: …, Ruth: …): a call in it is its author's.

    Labels of a page's furniture and credits are no such facts.
    """
    return page.always(_particulars)


def _particulars(page: Page) -> str | None:
    facts = sum(_tells_fact(page, n) for n in range(len(page.lines)))
    return f"{facts} lines tell facts behind labels" if facts >= 3 else None


def _tells_fact(page: Page, number: int) -> bool:
    text = page.line(number)
    field = labelled(text)
    return _AT.match(text) is not None or (field is not None and field.value != "" and describes(page, number, field))


def dialogue(page: Page, start: int, end: int) -> str | None:
    """The text is a talk of two and more who speak by turns, each behind a name: a play, a log, a mail answered.

    A line with a word of pages or credits that no name opens is not part of the talk.
    """
    talk = page.always(_talk)
    if talk is None:
        return None
    line = page.lines[page.number_at(start)]
    text = page.string(line)
    return None if page.words(line, PAGE_LISTS) and not (_NICK.match(text) or _ANSWERED.match(text)) else talk


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
            found[field.label] += not page.words(label, PAGE_LISTS)
    return found if sum(n >= 2 for n in found.values()) >= 2 else Counter()


def turn(page: Page, start: int, end: int) -> str | None:
    """The line says who speaks next and when, in a talk of three turns and more."""
    turns = page.always(_turns)
    return f"it opens one of {len(turns)} turns" if len(turns) >= 3 and page.number_at(start) in turns else None


def _turns(page: Page) -> set[int]:
    return {number for number, text in enumerate(page.texts) if _TURN.fullmatch(text)}


def personal(page: Page, start: int, end: int) -> str | None:
    """Somebody speaks of themselves in the prose: tags below it are the author's own."""
    return page.once(_personal)


def _personal(page: Page) -> str | None:
    prose = (page.line(n) for n in range(len(page.lines)) if page.prose(n))
    found = next((m for text in prose if (m := _MYSELF.search(unquoted(text)))), None)
    return f"the text says {found[0]!r}" if found else None
