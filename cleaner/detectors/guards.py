"""Guards: what protects look-alikes.  They stand above every detector.

A guard looks at the page and a span and gives the reason why nothing may go there, or None.  Rules name the guards that
hold for them; the reasons are kept, so that a user can ask why a line stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from cleaner.detectors.page import Page
from cleaner.detectors.prose import minimum_length
from cleaner.detectors.surface import Word
from cleaner.text.fences import fences, has_fence
from cleaner.text.lines import line_at

Guard = Callable[[Page, int, int], str | None]

_QUOTATION = re.compile(r"“[^”\n]+”")
_REACH = 200  # how far from a span the marks of a quotation are looked for
_BRACKETED = re.compile(r"[{<\[][^{}<>\[\]\n]*[}>\]]")
_QUOTES = {"“": "”", "‘": "’", '"': '"', "《": "》"}
_SAID = re.compile(r"\S{1,12}\s\d{1,2}:\d{2}(?::\d{2})?$|\S{1,10}\s?:\s?\S")
_MYSELF = re.compile(
    r"我|咱|俺|\b(?:i|i'm|my|me|we|our)\b|私は|僕|나는|제가|우리|ฉัน|ผม"
    r"|\b(?:aku|saya|gue|kami|tôi|mình|я|мы|меня|ben|benim|biz)\b"
)
_FILE = re.compile(
    r"[\w./-]{1,40}\.(?:txt|ya?ml|md|py|json|csv|tsv|pdf|docx?|xlsx?|html?|css|js|ts|zip|tar|gz|log|toml|xml|sh|sql|ini"
    r"|cfg|rs|go|c|h|java)"
)
_INTRODUCES = re.compile(r"[:：]\s*$|(?:如下|例如|包括|比如|例|ดังนี้|ได้แก่)\s*[:,]?\s*$")


def _prose_with(page: Page, lists: tuple[str, ...]) -> list[int]:
    """The lines of prose that have a word of the lists."""
    return page.once(("prose", lists), lambda: [n for n in page.lines_with(lists) if page.prose(n)])


def _counted(page: Page, lists: tuple[str, ...]) -> tuple[int, int]:
    """How often words of lists occur in the page, and how many different ones."""

    def count() -> tuple[int, int]:
        found = [word.text for n in page.lines_with(lists) for word in page.words(page.lines[n], lists)]
        return len(found), len(set(found))

    return page.once(("counted", lists), count)


def tutorial(page: Page, start: int, end: int) -> str | None:
    """The text explains code (four code words outside brackets and tags, two different, one in 250 characters).

    A block of fenced code is a specimen whatever the text is about.
    """
    if has_fence(page.view.text) and line_at(page.full_lines, start) in page.once("fenced", lambda: _fenced(page)):
        return "it stands in fenced code"

    def judge() -> str | None:
        found = [w.text for n in page.lines_with(("code",)) for w in _outside_brackets(page, n)]
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
    quotations = [m for m in _QUOTATION.finditer(page.view.text, start, end) if (m.start(), m.end()) != (start, end)]
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
    """The notice is what the text is about: its words stand in the title or all through the prose."""
    number = line_at(page.full_lines, start)
    if page.zones is None or number > page.zones[1]:
        return None
    title, told = page.once("subject", lambda: _about_notices(page))
    if title is not None and title != number:
        return "the title speaks of the notice"
    return "the text tells about such notices" if len(told - {number}) >= 3 else None


def _about_notices(page: Page) -> tuple[int | None, set[int]]:
    """The title's line if it speaks of notices, and the lines that tell of them."""
    title = next((n for n in range(len(page.lines)) if not page.blank(n)), None)
    speaks = title is not None and len(page.words(page.lines[title], ("notice",))) >= 2
    told = {n for n in page.lines_with(("stance", "reprint")) if page.words(page.lines[n], ("narrative",))}
    return title if speaks else None, told


def list_follows(page: Page, start: int, end: int) -> str | None:
    """A label of a list whose next line is no headline (too short for one) is a word of the text."""
    number = line_at(page.full_lines, start)
    below = next(page.neighbours(number, 1, 1), None)
    if below is None or page.words(page.lines[below], ("opener", "furniture")):
        return None
    text = page.line(below)
    if len(text) < 6 or (minimum_length(text) == 40 and len(text.split()) < 3 and len(text) < 18):
        return f"what follows is no headline: {text[:24]}"
    return None


def files(page: Page, start: int, end: int) -> str | None:
    """A file name among names of other kinds of files is a row of the author's list."""
    number = line_at(page.full_lines, start)
    beside = [page.line(n) for step in (-1, 1) for n in page.neighbours(number, step, 3)]
    other = next((text for text in beside if _FILE.fullmatch(text)), None)
    return f"it stands among other files: {other[:24]}" if other else None


def chat(page: Page, start: int, end: int) -> str | None:
    """The text is a talk copied out: lines of a name and the time of day, or of a name and a colon."""

    def judge() -> str | None:
        said = sum(_SAID.match(page.line(n)) is not None for n in range(len(page.lines)))
        return f"{said} lines name who spoke" if said >= 3 else None

    return page.once("chat", judge)


def personal(page: Page, start: int, end: int) -> str | None:
    """Somebody speaks of themselves in the prose: tags below it are the author's own."""

    def judge() -> str | None:
        prose = (page.line(n) for n in range(len(page.lines)) if page.prose(n))
        found = next((m for text in prose if (m := _MYSELF.search(_QUOTATION.sub("", text)))), None)
        return f"the text says {found[0]!r}" if found else None

    return page.once("personal", judge)


@lru_cache(maxsize=1)
def registry() -> dict[str, Guard]:
    """The guards by the names that rules use."""
    guards = (tutorial, quoted, topic, reported, subject, list_follows, files, chat, personal)
    return {guard.__name__: guard for guard in guards}
