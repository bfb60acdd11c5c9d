"""Notices that are the text's own: its subject, a legal text, a story that is told."""

from __future__ import annotations

import re

from cleaner.detectors.page import Page
from cleaner.detectors.prose import is_prose
from cleaner.detectors.telling import GRANT, LEGAL, SECTION, TOLD
from cleaner.detectors.words import different
from cleaner.text.lines import Span

OWNERS = 3  # of rights, each with years: a site names one or two
_WRITER = frozenset("我咱俺") | {"老师"}  # who calls: one who sells lessons is a teacher too
_QUOTE = re.compile(r"[“‘\"«„「《]")
_WRITTEN = re.compile(  # what notices stand on, and how one speaks of them
    r"""[贴印写刻](?:着|在|上)|^这是|纸条|字条|告示|牌子|标语|扉页|封底|封面|落款|这[一两几]?[行页条段句]|这张纸|[那这]几个字|抄|翻印
    |\b(?:the|this|that|these|those)\s(?:\w+\s)?(?:words|notice|sentence|warning|phrase)\b|\bit\s(?:says|said|reads?)\b|\b(?:this|that)\s(?:line|sign|page|label)\b|\bcop(?:y|ied|ies|ying)\b
    |\bdies(?:e[nrs]?)?\s(?:\w+\s)?(?:satz|worte?|zeile|schild|hinweis|vermerk)\b|\bso\s(?:steht|stand)\b|\b(?:steht|stand)\s(?:es\s)?(?:da|dort|auf|geschrieben)\b
    |\bэт(?:о|и|а|у|от)\s(?:\w+\s)?(?:слов|надпис|фраз|строк|запрет)|\bнаписан|\bcette?\s(?:phrase|ligne|mention)|\bces\smots
    |\best[ae]\s(?:frase|línea|aviso)|この(?:一文|言叶|一行|注意书)|と书|이\s(?:문구|글귀|말)|라고\s(?:적|쓰)|\b(?:dòng|câu)\s(?:chữ\s)?(?:này|ấy|đó)
    |\b(?:kalimat|tulisan|kata-kata)\s(?:itu|ini|tersebut)|\bbu\s(?:yazı|cümle|uyarı)|(?:คำ|ข้อความ|ป้าย)(?:นี้|นั้น)""",
    re.VERBOSE,
)
_OWNER = re.compile(r"\W{0,4}(?:copyright\s)?\s?(?:©|\(c\)|copyright)\s?(?:19|20)\d\d")


def subject(page: Page, start: int, end: int) -> str | None:
    """The notice is what the text is about: its words stand in the title or all through the prose.

    Behind the prose only a sentence that does not name the text itself can belong to such a text.
    """
    if reason := legal(page, start, end):
        return reason
    if page.zones is None:
        return None
    number = page.number_at(start)
    behind = number > page.zones[1]
    if behind and (not is_prose(page.line(number)) or page.words(page.lines[number], ("self",))):
        return None
    title, told = page.once(_about_notices)
    if title is not None and title != number:
        return "the title speaks of the notice"
    return "the text tells about such notices" if len(told - {number}) >= 3 and not behind else None


def legal(page: Page, start: int, end: int) -> str | None:
    """The title, the author's first line, is that of terms, a policy, a leaflet; or the text grants or lists rights."""
    headed = page.always(_headed)
    if headed and page.number_at(start) in headed:
        return "it stands under a heading on rights"
    return page.once(_legal)


def _legal(page: Page) -> str | None:
    title = _title(page)
    itself = title is not None and LEGAL.search(page.line(title)) is not None
    if itself or len({m.lastgroup for m in GRANT.finditer(page.view.text)}) >= 2:
        return "the text is such a notice itself"
    owners = sum(_OWNER.match(text) is not None for text in page.texts)
    return f"the text lists {owners} owners of rights" if owners >= OWNERS else None


def _title(page: Page) -> int | None:
    """The author's first line."""
    return next((n for n in range(len(page.lines)) if not page.blank(n) and page.own(n)), None)


def _headed(page: Page) -> set[int]:
    """The first lines under headings of sections on rights."""
    headings = [n for n, text in enumerate(page.texts) if SECTION.fullmatch(text)]
    return {below for n in headings for below in page.neighbours(n, 1, 1)}


def _about_notices(page: Page) -> tuple[int | None, set[int]]:
    """The title's line if it speaks of notices, and the lines that tell of them; both the author's own."""
    title = _title(page)
    speaks = title is not None and _speaks_of_notices(page, page.lines[title])
    lines = (n for n in page.lines_with(("stance", "reprint")) if page.own(n))
    told = {n for n in lines if page.words(page.lines[n], ("narrative",))}
    return title if speaks else None, told


def _speaks_of_notices(page: Page, line: Span) -> bool:
    words = page.words(line, ("notice", "stance", "reprint"))
    mask = page.rulebook.mask(("stance", "reprint"))
    return len(different(words)) >= 2 and any(w.mask & mask for w in words) and line.end - line.start <= 80


def told(page: Page, start: int, end: int) -> str | None:
    """The span tells a story: persons and what they said or did, courts, times gone by.  A notice has none."""
    found = TOLD.search(page.view.text, start, end)
    return f"it tells: {found[0]}" if found else None


def others(page: Page, start: int, end: int) -> str | None:
    """The span tells of others than who writes: a call may say I and me, a story says he and they."""
    told_of = (match[0] for match in TOLD.finditer(page.view.text, start, end) if match[0] not in _WRITER)
    found = next(told_of, None)
    return f"it tells of others: {found}" if found else None


def cited(page: Page, start: int, end: int) -> str | None:
    """The notice between two paragraphs is cited: in quotation marks, after a colon, or beside a sentence on it."""
    if _QUOTE.match(page.view.text, start):
        return "it stands in quotation marks"
    number = page.number_at(start)
    above, below = (next(page.neighbours(number, step, 1), None) for step in (-1, 1))
    if above is not None and page.own(above) and page.line(above).endswith(":"):
        return "the line above announces it"
    for beside in (n for n in (below, above) if n is not None and page.own(n)):
        found = _WRITTEN.search(page.line(beside)) or next(iter(page.words(page.lines[beside], ("reprint",))), None)
        if found:
            return f"the line beside it speaks of it: {found[0] if isinstance(found, re.Match) else found.text}"
    return None
