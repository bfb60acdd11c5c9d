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
from cleaner.text.lines import Span

Guard = Callable[[Page, int, int], str | None]

_QUOTATION = re.compile(r"“[^”\n]+”|«[^»\n]+»")
_NEAR = 60  # how far from a span the words that speak of it are looked for
_REACH = 200  # how far from a span the marks of a quotation are looked for
_BRACKETED = re.compile(r"[{<\[][^{}<>\[\]\n]*[}>\]]")
_TOKEN = re.compile(r"[$%]?[{<\[]+[^{}<>\[\]\n]*[}>\]]+|%\w{2,30}%")
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_QUOTES = {"“": "”", "‘": "’", '"': '"', "《": "》", "«": "»"}
_SAID = re.compile(r"\S{1,12}\s\d{1,2}:\d{2}(?::\d{2})?$|\S{1,10}\s?:\s?\S")
_MYSELF = re.compile(
    r"我|咱|俺|\b(?:i|i'm|my|me|we|our)\b|私は|僕|나는|제가|우리|\b(?:aku|saya|gue|kami|tôi|mình|я|мы|меня|ben|benim|biz)\b|ฉัน|ผม"
)
_FILE = re.compile(
    r"[\w./-]{1,40}\.(?:txt|ya?ml|md|py|json|csv|tsv|pdf|docx?|xlsx?|html?|css|js|ts|zip|tar|gz|log|toml|xml|sh|sql|ini|cfg|rs|go|c|h|java)"
)
_INTRODUCES = re.compile(r"[:：]\s*$|(?:如下|例如|包括|比如|例|ดังนี้|ได้แก่)\s*[:,]?\s*$")

_SPOKEN_OF_BEFORE = re.compile(
    r"""(?:写(?:成|作|上|着|入)?|用|使用|输入|输出|打印出?|标签[是为]?|叫做?|称为|例如|比如|诸如|类似|出现了?|看到了?|看见|变成|显示[为成出]?
    |提示|返回|改[成为]|加上|调用|名为|写法是?|语法是?|符号|变量|函数|代码|指令|命令|参数|元素|属性|包裹|放在
    |\b(?:use[sd]?|using|write|writes|writing|type[sd]?|called|named|sees?|seeing|prints?|tags?|element|variable|placeholder
    |token|begins?\ with|starts?\ with|gunakan|tulis|dùng|viết|kullanın|используйте|пишут|пишем))\s*["'`“‘(]?\s*$""",
    re.VERBOSE,
)
_SPOKEN_OF_AFTER = re.compile(
    r"""\s*["'`”’)]?\s*(?:标签|语法|写法|指令|变量|函数|语句|字样|这样|这种|表示|代表|会(?:输出|显示|被|变)|可以(?:输出|写|用)|输出|返回
    |则不会|是指|的意思|一词|符号|元素|属性|と書|という|타그|태그|(?:tags?|elements?|syntax|variables?|placeholders?|directives?|attributes?
    |means?|stands?\ for|prints?|outputs?|tells|is|are|makes?|when|on\ (?:a|the)\ page|значит|означает)\b)""",
    re.VERBOSE,
)


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

    A block of fenced code is a specimen whatever the text is about, and so is what its own sentence speaks of.
    """
    if has_fence(page.view.text) and page.number_at(start) in page.once("fenced", lambda: _fenced(page)):
        return "it stands in fenced code"

    def judge() -> str | None:
        found = [w.text for n in page.lines_with(("code",)) for w in _outside_brackets(page, n)]
        explains = len(found) >= 4 and len(set(found)) >= 2 and 250 * len(found) > len(page.text)
        explains = explains or (bool(found) and 400 * len(found) > len(page.text) and _specimen(page))
        return f"the text explains code ({len(found)} code words)" if explains else None

    return page.once("tutorial", judge) or _spoken_of(page, start, end)


def _specimen(page: Page) -> bool:
    """Whether a sentence of the prose names a token beside it: ``<template> 标签``."""
    return any(page.prose(n) and _names_tokens(page, n) for n in page.lines_with(("code",)))


def _spoken_of(page: Page, start: int, end: int) -> str | None:
    """The span is a specimen in a sentence (写成 … 表示标题, “use … in the template”) or inline code."""
    number = page.number_at(start)
    line = page.lines[number]
    before = page.view.text[max(line.start, start - _NEAR) : start]
    if before.count("`") % 2 == 1 and "`" in page.view.text[end : min(line.end, end + _NEAR)]:
        return "it stands in inline code"
    named = _named(page, line, start, end) or page.once(("names", number), lambda: _names_tokens(page, number))
    return "its sentence speaks of it" if named else None


def _names_tokens(page: Page, number: int) -> bool:
    """Whether a line speaks of one of the tokens in it."""
    line = page.lines[number]
    return any(_named(page, line, *m.span()) for m in _TOKEN.finditer(page.view.text, line.start, line.end))


def _named(page: Page, line: Span, start: int, end: int) -> bool:
    """Whether the words before or after a span speak of it."""
    before = page.view.text[max(line.start, start - _NEAR) : start]
    after = page.view.text[end : min(line.end, end + _NEAR)]
    return bool(_SPOKEN_OF_BEFORE.search(before) or _SPOKEN_OF_AFTER.match(after))


def _fenced(page: Page) -> set[int]:
    """The lines of blocks of fenced code that are closed."""
    blocks = fences(page.view.text, page.full_lines)
    return {number for first, end, closed in blocks if closed for number in range(first, end)}


def _outside_brackets(page: Page, number: int) -> list[Word]:
    """The code words of a line that are not inside a token or tag: those are what is to be judged."""
    line = page.lines[number]
    inside = [m.span() for m in _BRACKETED.finditer(page.view.text, line.start, line.end)]
    return [w for w in page.words(line, ("code",)) if not any(a < w.start and w.end < b for a, b in inside)]


def markdown(page: Page, start: int, end: int) -> str | None:
    """The text is Markdown, with headings and fenced code: tags in it are its author's."""

    def judge() -> str | None:
        return "the text is written in Markdown" if _fenced(page) and _HEADING.search(page.text) else None

    return page.once("markdown", judge) if has_fence(page.view.text) else None


def inside(page: Page, start: int, end: int) -> str | None:
    """The span stands in quotation marks inside a longer line."""
    line = page.lines[page.number_at(start)]
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
    return None


def quoted(page: Page, start: int, end: int) -> str | None:
    """The span stands in quotation marks inside a longer line, or it quotes itself."""
    reason = inside(page, start, end)
    if reason:
        return reason
    quotations = [m for m in _QUOTATION.finditer(page.view.text, start, end) if (m.start(), m.end()) != (start, end)]
    if len(quotations) > 1 or any(m.end() - m.start() > 8 and m.start() > start for m in quotations):
        return f"it quotes: {quotations[0][0][:24]}"
    return None


def topic(page: Page, start: int, end: int) -> str | None:
    """The text reports, or speaks of betting in its own sentences: rows inside it are quotations."""
    number = page.number_at(start)
    if page.zone(number) == "body" and set(_prose_with(page, ("betting",))[:2]) - {number}:
        return "the text speaks of betting in its own sentences"
    return reported(page, start, end)


def about(page: Page, start: int, end: int) -> str | None:
    """The text speaks of betting in its own sentences, wherever the span stands."""
    number = page.number_at(start)
    told = set(_prose_with(page, ("betting", "stake"))[:2]) - {number}
    return "the text is about betting" if told else None


def reported(page: Page, start: int, end: int) -> str | None:
    """A line inside the text that stands in quotation marks, or that the line above introduces, is a specimen."""
    number = page.number_at(start)
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
    return len(text) > 2 and text[0] in "“\"'‘«" and text[-1].rstrip(".,;") in "”\"'’»"


def subject(page: Page, start: int, end: int) -> str | None:
    """The notice is what the text is about: its words stand in the title or all through the prose."""
    number = page.number_at(start)
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
    number = page.number_at(start)
    below = next(page.neighbours(number, 1, 1), None)
    if below is None or page.words(page.lines[below], ("opener", "furniture")):
        return None
    text = page.line(below)
    if len(text) < 6 or (minimum_length(text) == 40 and len(text.split()) < 3 and len(text) < 18):
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
    guards = (
        tutorial, markdown, inside, quoted, topic, about, reported, subject, list_follows, files, chat, personal,
    )  # fmt: skip
    return {guard.__name__: guard for guard in guards}
