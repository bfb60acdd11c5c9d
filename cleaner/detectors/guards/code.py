"""Specimens of code: texts that explain code, fences, Markdown, tokens that a sentence speaks of."""

from __future__ import annotations

import re

from cleaner.detectors.mention import mentions, speaks_of
from cleaner.detectors.page import Page
from cleaner.detectors.words import Word
from cleaner.text.fences import fences
from cleaner.text.lines import Span

_NEAR = 60  # how far from a span the words that speak of it are looked for
_BRACKETED = re.compile(r"[{<\[][^{}<>\[\]\n]*[}>\]]")
_TOKEN = re.compile(r"[$%]?[{<\[](?<![{<\[]{2})[{<\[]*[^{}<>\[\]\n]*[}>\]]+|%\w{2,30}%")
_OWN_LINK = re.compile(r"\]\((?:#|\.{0,2}/|[\w-]{1,40}\.md\b)|^\[[^\]\n]{1,80}\]:\s", re.MULTILINE)
_TEMPLATING = re.compile(
    r"模板|模版|标签|语法|占位符|渲染|短代码|变量|宏|插件|源码|后台|模块|modx|smarty|datalife|wikidot|mediawiki|bbcode|wordpress|joomla|drupal"
    r"|\b(?:templat\w+|placeholders?|snippets?|chunks?|shortcodes?|syntax|macros?|plugins?|themes?|cms|markup|variables?|tags?)\b"
    r"|шаблон|плагин|переменн|テンプレート|構文|プラグイン|템플릿|플러그인|şablon|eklenti"
)
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)


def tutorial(page: Page, start: int, end: int) -> str | None:
    """The text explains code (four code words outside brackets and tags, two different, one in 250 characters).

    Only the author's own lines count: what is to be judged does not speak for itself.  A block of fenced code is a
    specimen whatever the text is about, and so is what its own sentence speaks of.
    """
    return _in_fence(page, start) or page.once(_explains) or _spoken_of(page, start, end)


def templating(page: Page, start: int, end: int) -> str | None:
    """The text speaks of templates or their syntax: a token in it may be a specimen, on a line of its own too."""
    return (
        _in_fence(page, start)
        or page.once(_speaks_of_templates)
        or page.always(mentions)
        or _spoken_of(page, start, end)
    )


def markdown(page: Page, start: int, end: int) -> str | None:
    """The text is Markdown, with headings and fenced code or links to its own parts: its tags are its author's."""
    return page.always(_is_markdown)


def _explains(page: Page) -> str | None:
    return page.once(_speaks_of_code) or page.always(mentions)


def _speaks_of_code(page: Page) -> str | None:
    lines = [n for n in page.lines_with(("code",)) if page.own(n)]
    found = [w.text for n in lines for w in _outside_brackets(page, n)]
    explains = len(found) >= 4 and len(set(found)) >= 2 and 250 * len(found) > len(page.text)
    explains = explains or (bool(found) and 400 * len(found) > len(page.text) and _specimen(page))
    return f"the text explains code ({len(found)} code words)" if explains else None


def _speaks_of_templates(page: Page) -> str | None:
    own = (page.line(n) for n in range(len(page.lines)) if page.own(n))
    found = next((m for text in own if (m := _TEMPLATING.search(_BRACKETED.sub(" ", text)))), None)
    return f"the text speaks of templates: {found[0]}" if found else None


def _is_markdown(page: Page) -> str | None:
    written = page.always(_fenced) or len(_OWN_LINK.findall(page.text)) >= 3
    return "the text is written in Markdown" if written and _HEADING.search(page.text) else None


def _in_fence(page: Page, start: int) -> str | None:
    return "it stands in fenced code" if page.number_at(start) in page.always(_fenced) else None


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
    named = _named(page, line, start, end) or page.always(_names_tokens, number)
    return "its sentence speaks of it" if named else None


def _names_tokens(page: Page, number: int) -> bool:
    """Whether a line speaks of one of the tokens in it."""
    line = page.lines[number]
    return any(_named(page, line, *m.span()) for m in _TOKEN.finditer(page.view.text, line.start, line.end))


def _named(page: Page, line: Span, start: int, end: int) -> bool:
    """Whether the words before or after a span speak of it."""
    before = page.view.text[max(line.start, start - _NEAR) : start]
    after = page.view.text[end : min(line.end, end + _NEAR)]
    return speaks_of(before, page.view.text[start:end], after)


def _fenced(page: Page) -> set[int]:
    """The lines of blocks of fenced code that are closed."""
    if not page.may_be_fenced:
        return set()
    blocks = fences(page.view.text, page.full_lines)
    return {number for first, end, closed in blocks if closed for number in range(first, end)}


def _outside_brackets(page: Page, number: int) -> list[Word]:
    """The code words of a line that are not inside a token or tag: those are what is to be judged."""
    line = page.lines[number]
    inside = [m.span() for m in _BRACKETED.finditer(page.view.text, line.start, line.end)]
    return [w for w in page.words(line, ("code",)) if not any(a < w.start and w.end < b for a, b in inside)]
