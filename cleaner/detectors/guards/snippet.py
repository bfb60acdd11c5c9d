"""Lines of code that an author shows: a sentence right above or below speaks of them.

A program of three lines in a memoir, a rule of style on a card: the text around is about neither code nor pages, but
it says what it shows.  What pages alone have (calls of trackers, data for search engines) is no such snippet.
"""

from __future__ import annotations

import re

from cleaner.detectors.page import Page
from cleaner.detectors.prose import ends_sentence

LINES = 12  # of a snippet
_PAGES = re.compile(
    r"""googletag|adsbygoogle|\bgtag\(|\bfbq\(|_hmt\b|\bjquery\b|\$\(|\.push\(|"@(?:context|type|graph|id)"|__initial_state__|\bswiper\(
    |createelement|getelementby|addeventlistener|queryselector|document\.|window\[|(?:\|\||&&)\s?(?:window|document|\[\]|\{\}|function)
    |\bself\.|</?script|<!--|datalayer|mso-|@media|@font-face|!important|https?://""",
    re.VERBOSE,
)
_GIVEN = re.compile(r"\b(?:function|var|let|const|class)\s+([a-z]\w{2,30})")  # the names it gives
_SPEAKS = re.compile(
    r"""\b(?:this|that|these|those|first|last|one|single|two|three|four|only|following)\s(?:\w+\s)?(?:lines?|commands?|records?|entr(?:y|ies))\b
    |\b(?:programs?|programming|code|codes|coded|coder|script|command|syntax|function|variable|loop|compiler|keyboard)\b
    |[这那](?:短短的?)?[一两二三四五六几]?[行句段条](?!人|为|动|业|列)|[一两二三四五六几]行(?:代码|程序|字)|代码|程序|编程|函数|变量|指令|命令|语句
    |この[一二三四]?行|コード|プログラム|[이그]\s(?:한\s)?줄|코드|프로그램|эт[ауи]\s(?:\w+\s)?строк|программ|команд
    |\b(?:dòng|đoạn)\s(?:mã|lệnh|này|ấy)|chương\strình|\bbaris\s(?:itu|ini|kode)|\bdies[er]*\szeile|\bcette\sligne|\besta\slínea|\bbu\ssatır""",
    re.VERBOSE,
)


def snippet(page: Page, start: int, end: int) -> str | None:
    """The line of code is nothing that pages alone have, and a sentence beside it announces it or speaks of it."""
    number = page.number_at(start)
    above, below = (_sentence(page, number, step) for step in (-1, 1))
    first, last = (number if above is None else above + 1), (number if below is None else below - 1)
    code = page.view.text[page.lines[first].start : page.lines[last].end]
    if _PAGES.search(code):
        return None
    if above is not None and page.line(above).endswith(":"):
        return "a sentence announces the code"
    given = set(_GIVEN.findall(code))
    for beside in (page.line(n) for n in (below, above) if n is not None):
        named = next((name for name in given if re.search(rf"\b{name}\b", beside)), None)
        if found := named or next((m[0] for m in _SPEAKS.finditer(beside)), None):
            return f"a sentence beside it speaks of it: {found}"
    return None


def _sentence(page: Page, number: int, step: int) -> int | None:
    """The nearest sentence, or line with a colon, in a direction, not farther than a snippet is long."""
    near = page.neighbours(number, step, LINES)
    return next((n for n in near if page.prose(n) or (page.own(n) and _ends(page.line(n)))), None)


def _ends(text: str) -> bool:
    """Whether a line ends like a sentence, or announces what follows."""
    return text.endswith(":") or ends_sentence(text)
