"""Quotations: what stands between marks of a sentence, and what quotes itself."""

from __future__ import annotations

import re
from bisect import bisect_right

from cleaner.detectors.page import Page

_QUOTATION = re.compile(
    r'“[^“”\n]++”|«[^«»\n]++»|(?<![^\s(—–-])"(?=\S)[^"\n]{40,200}+(?<=\S)"'
)  # notices name things in straight ones
_EXPLAINED = re.compile(
    r"(?:“[^“”\n]{1,16}”|「[^「」\n]{1,16}」|\"[^\"\n]{1,24}\"|«[^«»\n]{1,24}»)\s?(?:就?是|指|即|叫|的意思|とは|は|란|은|는"
    r"|(?:means?|is|are|stands?\sfor|это|значит|означает|adalah|artinya|là|nghĩa\slà|demek|คือ|หมายถึง)(?!\w)|—)"
)
_EXHIBIT = re.compile(r'“[^“”\s]{1,24}”|"[^"\s]{1,24}"|「[^「」\s]{1,12}」|«[^«»\s]{1,24}»')
EXPLAINED = 2  # words between quotation marks, each with what it means: a sentence about words
_CITED = re.compile(
    r"“(?:文章|稿件|信息|消息)?(?:来源|作者|原创|转载|本[报网站刊]|x{2})[^”]*”|“[^”]{1,8}”"
)  # what notices cite
_NAME = 28  # characters of a name between « and »
_LISTED = 4  # quotations, however short, and a third of a span: a sentence about words
_SAYS = 8  # letters of a line before a quotation in it
_REACH = 200  # how far from a span the marks of a quotation are looked for
_QUOTES = {"“": "”", "‘": "’", '"': '"', "《": "》", "«": "»"}


def inside(page: Page, start: int, end: int) -> str | None:
    """The span stands, or begins, in quotation marks inside a longer line."""
    line = page.lines[page.number_at(start)]
    before = page.view.text[max(line.start, start - _REACH) : start]
    rest = page.view.text[start : min(line.end, end + _REACH)]
    if page.view.text[start] in '“"':
        if before.rstrip().endswith((":", ",")):
            return "a quotation that the line introduces"
        if _QUOTES[page.view.text[start]] in rest[1:] and sum(map(str.isalnum, before)) >= _SAYS:
            return "a quotation inside a line"
    for opening, closing in _QUOTES.items():
        if opening == closing:
            open_before = before.count(opening) % 2 == 1
        else:
            open_before = before.rfind(opening) > before.rfind(closing)
        if open_before and closing in rest and (before.rfind(opening) > 0 or rest.find(closing) < len(rest) - 1):
            return f"it stands between {opening} and {closing} in a sentence"
    return None


def quoted(page: Page, start: int, end: int) -> str | None:
    """The span stands, or begins, in quotation marks inside a longer line, or it quotes itself."""
    reason = inside(page, start, end)
    if reason:
        return reason
    found = list(_QUOTATION.finditer(page.view.text, start, end))
    quotations = [
        m for m in found if (m.start(), m.end()) != (start, end) and not _CITED.match(m[0]) and not _named(page, m)
    ]
    if len(found) >= _LISTED and sum(m.end() - m.start() for m in found) * 3 > end - start:
        return f"it lists what it quotes: {found[0][0]}"
    if sum(1 for _ in _EXPLAINED.finditer(page.view.text, start, end)) >= EXPLAINED:
        return "it explains words"
    if len(quotations) > 1 or any(m.end() - m.start() > 8 and m.start() > start for m in quotations):
        return f"it quotes: {quotations[0][0][:24]}"
    return None


def exhibited(page: Page, start: int, end: int) -> str | None:
    """The span stands in a single word between quotation marks, one of several of its line."""
    words = page.always(_exhibits, page.number_at(start))
    at = bisect_right(words, (start, start)) - 1
    if len(words) > 1 and at >= 0 and end < words[at][1]:
        return "it is a word that the line shows beside another"
    return None


def _exhibits(page: Page, number: int) -> list[tuple[int, int]]:
    """The single words between quotation marks of a line."""
    return [match.span() for match in _EXHIBIT.finditer(page.view.text, *page.lines[number])]


def _named(page: Page, quotation: re.Match[str]) -> bool:
    """Whether « » mark the name of a paper, a shop or a work: a few words, the first with a capital, and no comma."""
    text = quotation[0]
    if text[0] != "«" or len(text) > _NAME or re.search("[,.!?:;]", text):
        return False
    return page.text[slice(*page.view.span(*quotation.span()))].strip("« \xa0")[:1].isupper()


def unquoted(text: str) -> str:
    """A text without its quotations."""
    return _QUOTATION.sub("", text)
