"""Guards: what protects look-alikes.  They stand above every detector.

A guard looks at the page and a span and gives the reason why nothing may go there, or None.  Rules name the guards that
hold for them; the reasons are kept, so that a user can ask why a line stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from cleaner.detectors.labels import Labelled, labelled, names
from cleaner.detectors.page import Page
from cleaner.detectors.prose import is_prose, minimum_length
from cleaner.detectors.surface import Word, different
from cleaner.detectors.telling import LEGAL, TOLD, WORKS
from cleaner.text.fences import fences, has_fence
from cleaner.text.lines import line_at

Guard = Callable[[Page, int, int], str | None]

_QUOTATION = re.compile(r"“[^”\n]+”")
_CITED = re.compile(r"“(?:文章|稿件|信息|消息)?(?:来源|作者|原创|转载|本[报网站刊]|x{2,})[^”]*”|“[^”]{1,8}”")
_REACH = 200  # how far from a span the marks of a quotation are looked for
_BRACKETED = re.compile(r"[{<\[][^{}<>\[\]\n]*[}>\]]")
_QUOTES = {"“": "”", "‘": "’", '"': '"', "《": "》"}
_PAGE_LISTS = ("role", "meta", "posting", "notice", "furniture", "label", "opener", "appeal")
_INTRODUCES = re.compile(r"[:：]\s*$|(?:如下|例如|包括|比如|例|ดังนี้|ได้แก่)\s*[:,]?\s*$")


def _prose_with(page: Page, lists: tuple[str, ...]) -> list[int]:
    """The lines of prose that have a word of the lists."""
    return page.once(("prose", lists), lambda: [n for n in page.lines_with(lists) if page.prose(n)])


def _counted(page: Page, lists: tuple[str, ...]) -> tuple[int, int]:
    """How often words of lists occur in the author's lines, and how many different ones."""

    def count() -> tuple[int, int]:
        lines = [n for n in page.lines_with(lists) if page.own(n)]
        found = [word.text for n in lines for word in page.words(page.lines[n], lists)]
        return len(found), len(set(found))

    return page.once(("counted", lists), count)


def tutorial(page: Page, start: int, end: int) -> str | None:
    """The text explains code (four code words outside brackets and tags, two different, one in 250 characters).

    Only the author's own lines count: what is to be judged does not speak for itself.  A block of fenced code is a
    specimen whatever the text is about.
    """
    if has_fence(page.view.text) and line_at(page.full_lines, start) in page.once("fenced", lambda: _fenced(page)):
        return "it stands in fenced code"

    def judge() -> str | None:
        lines = [n for n in page.lines_with(("code",)) if page.own(n)]
        found = [w.text for n in lines for w in _outside_brackets(page, n)]
        explains = len(found) >= 4 and len(set(found)) >= 2 and 250 * len(found) > len(page.text)
        return f"the text explains code ({len(found)} code words)" if explains else None

    return page.once("tutorial", judge)


def _fenced(page: Page) -> set[int]:
    """The lines of blocks of fenced code that are closed."""
    blocks = fences(page.view.text, page.full_lines)
    return {number for first, end, closed in blocks if closed for number in range(first, end)}


def _outside_brackets(page: Page, number: int) -> list[Word]:
    """The code words of a line that are not inside a token or tag: those are what is to be judged."""
    line = page.lines[number]
    inside = [m.span() for m in _BRACKETED.finditer(page.view.text, line.start, line.end)]
    return [w for w in page.words(line, ("code",)) if not any(a < w.start and w.end < b for a, b in inside)]


def quoted(page: Page, start: int, end: int) -> str | None:
    """The span stands in quotation marks inside a longer line."""
    line = page.lines[line_at(page.full_lines, start)]
    before = page.view.text[max(line.start, start - _REACH) : start]
    after = page.view.text[end : min(line.end, end + _REACH)]
    if page.view.text[start] in '“"' and before.rstrip().endswith((":", ",")):
        return "a quotation that the line introduces"
    for opening, closing in _QUOTES.items():
        if opening == closing:
            inside = before.count(opening) % 2 == 1 and closing in after
        else:
            inside = before.rfind(opening) > before.rfind(closing) and closing in after
        if inside and (before.rfind(opening) > 0 or after.find(closing) < len(after) - 1):
            return f"it stands between {opening} and {closing} in a sentence"
    found = _QUOTATION.finditer(page.view.text, start, end)
    quotations = [m for m in found if (m.start(), m.end()) != (start, end) and not _CITED.match(m[0])]
    if len(quotations) > 1 or any(m.end() - m.start() > 8 and m.start() > start for m in quotations):
        return f"it quotes: {quotations[0][0][:24]}"
    return None


def topic(page: Page, start: int, end: int) -> str | None:
    """The text reports, or speaks of betting in its own sentences: rows inside it are quotations."""
    number = line_at(page.full_lines, start)
    if page.zone(number) == "body" and set(_prose_with(page, ("betting",))[:2]) - {number}:
        return "the text speaks of betting in its own sentences"
    return reported(page, start, end)


def reported(page: Page, start: int, end: int) -> str | None:
    """A line inside the text that stands in quotation marks, or that the line above introduces, is a specimen."""
    number = line_at(page.full_lines, start)
    if page.zone(number) != "body" or page.zones is None:
        return None
    hits, different = _counted(page, ("narrative", "crime"))
    if _in_quotes(page.line(number)) and hits:
        return "the text reports on such lines and quotes this one"
    above = next((n for n in page.neighbours(number, -1, 30) if not _in_quotes(page.line(n))), None)
    if above is not None and _INTRODUCES.search(page.line(above)) and hits >= 3 and different >= 2:
        return "the line above introduces it"
    return None


def _in_quotes(text: str) -> bool:
    return len(text) > 2 and text[0] in "“\"'‘" and text[-1] in "”\"'’"


def subject(page: Page, start: int, end: int) -> str | None:
    """The notice is what the text is about: its words stand in the title or all through the prose.

    Behind the prose only a sentence that does not name the text itself can belong to such a text.
    """
    if page.zones is None:
        return None
    if reason := legal(page, start, end):
        return reason
    number = line_at(page.full_lines, start)
    behind = number > page.zones[1]
    if behind and (not is_prose(page.line(number)) or page.words(page.lines[number], ("self",))):
        return None
    title, told = page.once("subject", lambda: _about_notices(page))
    if title is not None and title != number:
        return "the title speaks of the notice"
    return "the text tells about such notices" if len(told - {number}) >= 3 and not behind else None


def legal(page: Page, start: int, end: int) -> str | None:
    """The title, the author's first line, is that of terms, a policy, a licence, a leaflet."""

    def judge() -> str | None:
        title = next((n for n in range(len(page.lines)) if not page.blank(n) and page.own(n)), None)
        itself = title is not None and LEGAL.search(page.line(title)) is not None
        return "the text is such a notice itself" if itself else None

    return page.once("legal", judge)


def _about_notices(page: Page) -> tuple[int | None, set[int]]:
    """The title's line if it speaks of notices, and the lines that tell of them; both the author's own."""
    title = next((n for n in range(len(page.lines)) if not page.blank(n) and page.own(n)), None)
    speaks = title is not None and _speaks_of_notices(page, title)
    lines = (n for n in page.lines_with(("stance", "reprint")) if page.own(n))
    told = {n for n in lines if page.words(page.lines[n], ("narrative",))}
    return title if speaks else None, told


def _speaks_of_notices(page: Page, number: int) -> bool:
    line = page.lines[number]
    words = page.words(line, ("notice", "stance", "reprint"))
    mask = page.rulebook.mask(("stance", "reprint"))
    return line.end - line.start <= 80 and len(different(words)) >= 2 and any(word.mask & mask for word in words)


def told(page: Page, start: int, end: int) -> str | None:
    """The span tells a story: persons and what they said or did, courts, times gone by.  A notice has none."""
    found = TOLD.search(page.view.text, start, end)
    return f"it tells: {found[0]}" if found else None


def sheet(page: Page, start: int, end: int) -> str | None:
    """The line is one of a sheet of facts (年代：战国, 导演：…): labels that no page furniture has stand beside it."""
    number = line_at(page.full_lines, start)
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
    number = line_at(page.full_lines, start)
    below = next(page.neighbours(number, 1, 1), None)
    if below is None or page.words(page.lines[below], ("opener", "furniture")):
        return None
    text = page.line(below)
    if len(text) < 6 or (minimum_length(text) == 40 and len(text.split()) < 3):
        return f"what follows is no headline: {text[:24]}"
    return None


@lru_cache(maxsize=1)
def registry() -> dict[str, Guard]:
    """The guards by the names that rules use."""
    guards = (tutorial, quoted, topic, reported, subject, legal, told, sheet, list_follows)
    return {guard.__name__: guard for guard in guards}
