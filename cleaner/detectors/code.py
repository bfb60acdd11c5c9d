"""Lines of a page's own code that were scraped as text: scripts, style rules, data in JSON.

Code has another texture than prose: braces, semicolons and dots, and calls that only programs make
(``document.write``, ``function (``, ``"@type":``).  A line with such a call, or that is nothing but pairs of names and
values, is code; the lines beside it that are brackets and assignments belong to it.  A text that is code for
the most part is somebody's program and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_CALL = re.compile(
    r"""document\.\w|window\.[\w$\[]|\bfunction\s*\w{0,40}\s?\([^()\n]{0,80}\)\s*\{|\$\(\s?(?:function|document|window|["'])
    |getelementby|addeventlistener|\.push\(|googletag\b|\bgtag\(|\bfbq\(|_hmt\b|\bjquery\b|console\.\w+\(|\.innerhtml|settimeout\(
    |(?:^|;\s*)(?:var|let|const)\s\w{1,40}\s?=|=>\s*\{|"@(?:context|type|graph|id)"|!function\(|__initial_state__|window\[|\bswiper\(
    """,
    re.VERBOSE,
)
_STYLE = re.compile(
    r"""\s{0,4}(?:/\*[^\n]{0,80}?\*/\s{0,4}+)?(?:@[a-z-]+[^{};\n]{0,80}\{\s{0,4}+)?
    (?:(?:(?:[.#*:>+~,\s\w@()%\[\]="'-]|\\.){1,160}\{)?\s{0,40}+[a-z-]{2,40}\s?:[^{};\n。]{1,120}[;}][\s}]*+){1,400}+""",
    re.VERBOSE,
)
_PAIR = re.compile(r'"[\w@$.-]{1,40}"\s?:\s?(?:"(?:[^"\\\n]|\\.){0,2000}"|-?[\d.]+|true|false|null|[{\[])\s?[,}\]]*')
_BESIDE = re.compile(
    r"""[\s(){}\[\];,:"'<>*/!-]+|\}?\s?(?:else|try|catch|return|if|for|while|case|break|default)\b[^\n。]{0,200}[;{})]
    |//[^\n]{0,120}|/\*[^\n]{0,200}\*/|[\w.$\[\]'"]{1,80}\s?[=(:+][^\n。]{0,400}[;,{}()\]]|[}\])]{1,4}[^\n。\u4e00-\u9fff]{0,60}[;{},)]""",
    re.VERBOSE,
)
_STATEMENTS = re.compile(
    r"""(?:/\*[^\n]{0,80}?\*/\s{0,4}+)?(?:(?:var|let|const)\s[\w$]{1,40}\s?=\s?[^;\n。]{1,300};\s{0,4}+){1,20}(?://[^\n。]{0,60})?
    |if\s?\(typeof\b[^\n。]{1,300}[;}]|[a-z_$][\w$.]{1,60}\(\s?["'][^"'\n。]{0,160}["'](?:,\s?(?:["'][^"'\n。]{0,160}["']|[\w.$]{1,40}))*+\s?\);""",
    re.VERBOSE,
)
_TEXT = re.compile(r'"(?:[^"\n]{10,300}?(?:。|[a-z]\.(?=["\s\\]))){2}')  # a string of sentences
_BRACES = re.compile(r"[(){}\[\];=]")


@dataclass(frozen=True)
class Options:
    """``most``: the share of lines from which a text of ten lines or more is a program."""

    most: float = 0.5


class Code:
    """Finds runs of lines of code."""

    name = "code"
    stage = 20
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each line of code."""
        for rule in page.hit(rules):
            strong = {number for number in page.lines_for(rule) if is_code(page.line(number))}
            if not strong:
                continue
            lines = _with_neighbours(page, strong)
            written = sum(not page.blank(number) for number in range(len(page.lines)))
            if len(lines) == written and any(_TEXT.search(page.line(number)) for number in lines):
                continue  # the answer of a server, whose string is the article
            if written >= 10 and len(lines) > rule.options.most * written:
                continue
            for number in sorted(lines):
                line = page.lines[number]
                yield Finding(rule, line.start, line.end, 0.92, (f"code: {page.line(number)[:40]}",))


def is_code(line: str) -> bool:
    """Whether a line (folded, trimmed) is code by itself: a script's, a style sheet's or data."""
    if len(line) < 6 or line[-1] in "。!?":
        return False
    if _CALL.search(line) and len(_BRACES.findall(line)) >= 3 and line[-1] in ";{}()[],>/":
        return True
    if "{" in line and ":" in line and _STYLE.fullmatch(line) and line.count("{") == line.count("}"):
        return True
    if line[-1] in ";}" and _STATEMENTS.fullmatch(line):
        return True
    pairs = sum(len(m[0]) for m in _PAIR.finditer(line))
    return pairs > 0.7 * len(line) and line.count('":') >= 2


def _with_neighbours(page: Page, strong: set[int]) -> set[int]:
    """The lines of code with those above and below them that go on with it."""
    lines = set(strong)
    for step in (1, -1):
        for start in sorted(strong):
            number = start + step
            while 0 <= number < len(page.lines) and number not in lines and _beside(page.line(number)):
                lines.add(number)
                number += step
    return {number for number in lines if not page.blank(number)}


def _beside(line: str) -> bool:
    return bool(line) and _BESIDE.fullmatch(line) is not None


DETECTOR = Code()
