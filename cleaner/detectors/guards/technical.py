"""Technical texts: manuals, references, logs, configurations, known by the build of their lines in any language.

Such a text is full of what no story has: names joined by underscores, options, paths, calls, file names, lines that
end in braces.  A page's own script or template has them too, but in one place; a technical text has them all through.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner.detectors.page import Page
from cleaner.detectors.prose import is_prose
from cleaner.text.tables import Kind

LEAST, KINDS = 8, 3  # how many signs a technical text has, and of how many kinds
LETTERS = 20  # Latin ones that so many signs have at least
PER_SIGN = 400  # characters of the text for each sign
PARTS, HELD = 6, 4  # into how many parts a text is cut, and how many of them must have signs
CUES = 3  # time codes that make a text subtitles, which set words in italics by tags
_TIME_CODE = re.compile(r"(?:\d{1,2}:)?\d{2}:\d{2}[,.]\d{3} --> (?:\d{1,2}:)?\d{2}:\d{2}[,.]\d{3}\b")  # SubRip, WebVTT
_ADDRESS = re.compile(r"\w{2,8}://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,63}\.\w+")
_TOKEN = re.compile(r"[$%@#]?[{<\[][^{}<>\[\]\n]{0,80}[}>\]]|<!--[^\n]{0,80}-->")
_MANUAL = re.compile(r"(?<!\s)\s{2,}+[\w.:+-]{1,60}\(\d[a-z]{0,3}\)$")  # what manuals have above and below each page
_CHANGE = re.compile(r"[*|\\/ ]{0,6}[0-9a-f]{7,40}\s\S")  # a line of a log of commits
_VERSION = re.compile(r"(?<![\d.])v?\d{1,4}\.\d{1,3}(?:\.\d{1,5}){0,2}(?![\d.:%])")
_POINT = re.compile(r"[-*•·–+]\s")
_SIGN = re.compile(
    r"""(?P<joined>(?<![\w.-])_{0,2}[a-z][a-z0-9]{0,30}(?:_[a-z0-9]{1,30}){1,6}_{0,2}(?![\w-]))
    |(?P<option>(?<![\w-])--?[a-z][a-z0-9]{0,24}(?:-[a-z0-9]{1,20}){0,4}(?![\w-]))
    |(?P<path>(?<![\w./:])(?:~|\.{1,2})?(?:/[\w.+*-]{1,40}){2,10}/?)
    |(?P<call>\b[a-z_][\w.]{1,40}\((?:\d[a-z]{0,3})?\))
    |(?P<joint>\w(?:::|->)\w|\s(?:==|!=|&&|\|\||=>|:=|->|<=|>=|<<|>>)\s)
    |(?P<file>\b[\w-]{1,40}\.(?:c|h|cc|cpp|hpp|py|pl|pm|rb|js|mjs|ts|java|go|rs|sh|conf|cfg|ini|ya?ml|toml|json|xml|cmake|txt|md|rst
        |html?|css|so|dll|exe|deb|rpm|tar|gz|zip|log|db|sql|vim|el|lua)\b)
    |(?P<ended>[;{}\\]\n)
    |(?P<set>(?:^|\n)[\s"'-]{0,24}[a-z_][\w.-]{1,40}["']?\s?(?:=|:(?=\s?["'\[{\d]))\s?\S)
    |(?P<prompt>(?:^|\n)\s{0,12}(?:[$>]|>>>|\.\.\.)\s[a-z])
    |(?P<markup>(?:^|\n)\s{0,8}(?:\.\.\s(?:_[\w\s-]{1,60}:|[\w:-]{2,40}::)|=(?:head[1-4]|item|over|back|cut|pod|for|begin)\b)|:[\w:-]{2,30}:`[^`\n])
    |(?P<code>``?[^`\s]{1,40}``?|(?<!\w)[$@%][a-z_]\w{1,30}\b(?!\$))""",
    re.VERBOSE,
)


def technical(page: Page, start: int, end: int) -> str | None:
    """The text has signs of many kinds, closely, and not in one place only; or it is a file of subtitles."""
    return page.always(_judge)


def _judge(page: Page) -> str | None:
    if page.kinds[Kind.LATIN] < LETTERS:
        return None
    ends = (next(page.neighbours(-1, 1, 1), None), next(page.neighbours(len(page.lines), -1, 1), None))
    if any(_MANUAL.search(page.line(n)) for n in ends if n is not None):
        return "the text is a page of a manual"
    lines = [text for text in page.texts if text]
    if (
        len(lines) >= LEAST
        and 2 * sum(line[-1] in ";{}" for line in lines) > len(lines)
        and not any(map(is_prose, lines))
    ):
        return "the text is a program"
    if (log := _changes(lines)) is not None:
        return log
    cues = sum(_TIME_CODE.match(line) is not None for line in lines)
    if cues >= CUES:
        return f"the text is subtitles ({cues} time codes)"
    text = "\n".join(lines) + "\n"
    found = list(_SIGN.finditer(_TOKEN.sub(_blank, _ADDRESS.sub(_blank, text))))
    kinds = {match.lastgroup for match in found}
    parts = {PARTS * match.start() // len(text) for match in found}
    if len(found) < LEAST or len(kinds) < KINDS or len(found) * PER_SIGN < len(text) or len(parts) < HELD:
        return None
    return f"the text is technical ({len(found)} signs of {len(kinds)} kinds)"


def _changes(lines: Sequence[str]) -> str | None:
    """What a text that tells of changes to a program is: a log of commits, or points below the number of a version."""
    commits = sum(_CHANGE.match(line) is not None for line in lines)
    if commits >= LEAST:
        return f"the text is a log of {commits} commits"
    points = sum(_POINT.match(line) is not None for line in lines)
    if points >= LEAST and 2 * points > len(lines) and any(map(_VERSION.search, lines[:2])):
        return "the text is the notes on a version"
    return None


def _blank(match: re.Match[str]) -> str:
    """Spaces in place of what is no sign: addresses, and brackets, which are what is to be judged."""
    return " " * len(match[0])
