"""Lines of a form of the author's: headers of mails and records, tables, sources of sayings, collections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from cleaner.detectors.guards.lists import PAGE_LISTS
from cleaner.detectors.labels import labelled
from cleaner.detectors.page import Page
from cleaner.text.lines import Span

_KEY = re.compile(r"(?P<key>[a-z][a-z0-9]{0,20}(?:-[a-z0-9]{1,20}){0,4}):(?:\s|$)")
_EVERYDAY = frozenset(("e-mail", "web-site", "wi-fi", "post-code", "zip-code", "co-author"))
_COMMIT = re.compile(r"commit [0-9a-f]{7,40}\b")
_TRAILER = re.compile(r"[a-z]{3,16}(?:-[a-z]{2,12}){0,2}-by:\s[^<>]{2,60}<[^<>\s]{1,64}@[^<>\s]{1,64}>")  # of Git
_ROW = re.compile(r"[|│┃║+┌├└╔╠╚].*[|│┃║+┐┤┘╗╣╝]")
_RULER = re.compile(r"[|+┌├└╔╠╚](?=[^\n]*[-─━═=]{3})[-─━═=:+|┬┼┴╦╬╩\s]+[|+┐┤┘╗╣╝]")
_ROWS = 4  # lines that make a table without a ruler
_MENU = 0.75  # of the cells of a menu that hold labels
_CELL = re.compile(r"[^|]+")
_SOURCE = re.compile(r"(?:--?-?|[—–―]{1,2}|~)\s?[^\W_].{1,120}")


def header(page: Page, start: int, end: int) -> str | None:
    """The line is in a block of keys and values, and the text has a header as mails, packages and commits have it.

    A line that signs a change off (``Reviewed-by: Name <address>``) is a header by itself.
    """
    if _TRAILER.fullmatch(page.texts[page.number_at(start)]):
        return "it signs a change off"
    blocks = page.always(_headers)
    block = blocks.get(page.number_at(start)) if blocks else None
    return f"it stands in a header of {block} keys" if block else None


def _headers(page: Page) -> dict[int, int]:
    """The lines of all blocks of keys, with how many keys each has; none where no block has a compound key."""
    found: dict[int, int] = {}
    proven = False
    for block in _blocks(page):
        keys = [m["key"] for n in block if (m := _KEY.match(page.texts[n]))]
        goes_on = [_KEY.match(page.texts[n]) or _indented(page, n) for n in block[1:]]
        commit = _COMMIT.match(page.texts[block[0]]) is not None
        if len(keys) + commit >= 2 and all(goes_on):
            found |= dict.fromkeys(block, len(keys))
            compound = {key for key in keys if "-" in key} - _EVERYDAY
            proven |= commit or (len(keys) >= 3 and bool(compound))
    return found if proven else {}


def _blocks(page: Page) -> list[list[int]]:
    """The runs of lines that are not blank."""
    blocks: list[list[int]] = [[]]
    for number in range(len(page.lines)):
        if not page.texts[number]:
            blocks.append([])
        else:
            blocks[-1].append(number)
    return [block for block in blocks if len(block) >= 2]


def _indented(page: Page, number: int) -> bool:
    return page.lines[number].start > page.full_lines[number].start


def table(page: Page, start: int, end: int) -> str | None:
    """The line is a row between bars, in a run of such rows that a drawn line parts (layout has none)."""
    rows = page.always(_tables)
    return "it is a row of a table" if rows and page.number_at(start) in rows else None


def _tables(page: Page) -> set[int]:
    """The rows of all drawn tables."""
    found: set[int] = set()
    run: list[int] = []
    for number, text in enumerate(page.texts):
        if _ROW.fullmatch(text):
            run.append(number)
            continue
        found |= _drawn(page, run)
        run = []
    return found | _drawn(page, run)


def _drawn(page: Page, run: list[int]) -> set[int]:
    return set(run) if len(run) >= 3 and any(_RULER.fullmatch(page.texts[n]) for n in run) else set()


def columns(page: Page, start: int, end: int) -> str | None:
    """The line is one of four and more, one below the other, that are parted by bars into as many columns.

    It stands above all rules on what an author could have written: a rule that took one row would leave too few.
    """
    rows = page.always(_columns).get(page.number_at(start))
    return f"it is one of {rows} rows of columns" if rows else None


def _columns(page: Page) -> dict[int, int]:
    """The lines of all such tables, with how many rows theirs has; blank lines part no table."""
    bars = [(n, page.texts[n].count("|")) for n in range(len(page.lines)) if not page.blank(n)]
    found: dict[int, int] = {}
    for count, group in groupby(bars, key=itemgetter(1)):
        rows = [number for number, _ in group]
        if count > 1 and len(rows) >= _ROWS and _are_parted(page, rows) and not _is_menu(page, rows):
            found |= dict.fromkeys(rows, len(rows))
    return found


def _are_parted(page: Page, rows: Sequence[int]) -> bool:
    """Whether each row has two cells and more: bars at both ends of a line part nothing."""
    return all(sum(not cell[0].isspace() for cell in _CELL.finditer(page.texts[n])) > 1 for n in rows)


def _is_menu(page: Page, rows: Sequence[int]) -> bool:
    """Whether nearly all cells of rows hold words of pages: a menu in several lines."""
    cells = [
        Span(page.lines[n].start + cell.start(), page.lines[n].start + cell.end())
        for n in rows
        for cell in _CELL.finditer(page.line(n))
    ]
    return sum(bool(page.words(cell, PAGE_LISTS)) for cell in cells) >= _MENU * len(cells)


def source(page: Page, start: int, end: int) -> str | None:
    """The line, behind a dash, says who said what stands above it: it is set in, or there are more of them."""
    sources = page.always(_sources)
    return "it says where the words above are from" if sources and page.number_at(start) in sources else None


def _sources(page: Page) -> set[int]:
    """The lines behind dashes straight below a line of text, where they are set in or there are three and more."""
    below = [n for n in range(1, len(page.lines)) if page.texts[n - 1] and _SOURCE.fullmatch(page.texts[n])]
    apart = [n for n in below if not _SOURCE.fullmatch(page.texts[n - 1])]
    deep = [n for n in apart if _depth(page, n) > _depth(page, n - 1)]
    return set(apart if len(apart) >= 3 else deep)


def _depth(page: Page, number: int) -> int:
    return page.lines[number].start - page.full_lines[number].start


def collection(page: Page, start: int, end: int) -> str | None:
    """The label stands over three texts and more of one document: poems with their poets, sayings with their books."""
    collected = page.always(_collected)
    field = labelled(page.texts[page.number_at(start)]) if collected else None
    values = collected.get(field.label, ()) if field else ()
    return f"{len(values)} texts have a line “{field.label}”" if field and len(values) >= 3 else None


def _collected(page: Page) -> dict[str, list[str]]:
    """The values of labels whose next two lines are text, by label."""
    found: dict[str, list[str]] = {}
    for number in range(len(page.lines) - 2):
        field = labelled(page.texts[number]) if page.texts[number + 1] and page.texts[number + 2] else None
        if field and field.value and not any(labelled(page.texts[n]) for n in (number + 1, number + 2)):
            found.setdefault(field.label, []).append(field.value)
    return found
