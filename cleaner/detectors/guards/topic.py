"""Texts that speak of gambling or fraud themselves, and reports that show specimens of spam."""

from __future__ import annotations

import re
from collections import defaultdict

from cleaner.detectors.guards.quotation import unquoted
from cleaner.detectors.page import Page
from cleaner.detectors.prose import is_prose

_INTRODUCES = re.compile(r"[:：]\s{0,8}$|(?:如下|例如|包括|比如|例|ดังนี้|ได้แก่)\s{0,8}[:,]?\s{0,8}$")


def topic(page: Page, start: int, end: int) -> str | None:
    """The text reports, or speaks of betting in its own sentences: rows inside it are quotations.

    Above and below the text that holds for sentences, and for two words of it: spam has some too.
    """
    number = page.number_at(start)
    told = page.once(_told, ("betting",))
    elsewhere = sum(lines != {number} for lines in told.values())
    if elsewhere and (page.zone(number) == "body" or (elsewhere > 1 and is_prose(page.line(number)))):
        return "the text speaks of betting in its own sentences"
    return reported(page, start, end)


def _told(page: Page, lists: tuple[str, ...]) -> dict[str, set[int]]:
    """The words of lists in prose, each with the first two lines that have it."""
    found: dict[str, set[int]] = defaultdict(set)
    for number in _prose_with(page, lists):
        for word in page.words(page.lines[number], lists):
            if len(found[word.text]) < 2:
                found[word.text].add(number)
    return found


def about(page: Page, start: int, end: int) -> str | None:
    """The text speaks of betting in its own sentences, wherever the span stands."""
    number = page.number_at(start)
    told = set(page.once(_prose_with, ("betting", "stake"))[:2]) - {number}
    return "the text is about betting" if told else None


def trades(page: Page, start: int, end: int) -> str | None:
    """The text speaks of goods and services that spam sells in other sentences of its own, wherever the span stands."""
    number = page.number_at(start)
    told = set(page.once(_prose_with, ("trade", "illicit", "clinic"))[:2]) - {number}
    return "the text is about such a trade" if told else None


def warned(page: Page, start: int, end: int) -> str | None:
    """The text warns of fraud in two different words of its own lines: an offer between them is a specimen."""
    number = page.number_at(start)
    if page.zone(number) != "body":
        return None
    return "the text warns of such offers" if page.once(_counted, ("fraud",))[1] >= 2 else None


def reported(page: Page, start: int, end: int) -> str | None:
    """A line inside the text that stands in quotation marks, or that the line above introduces, is a specimen."""
    number = page.number_at(start)
    if page.zone(number) != "body" or page.zones is None:
        return None
    hits, different = page.once(_counted, ("narrative", "crime"))
    if _in_quotes(page.line(number)) and hits:
        return "the text reports on such lines and quotes this one"
    above = next((n for n in page.neighbours(number, -1, 30) if not _in_quotes(page.line(n))), None)
    if above is not None and _INTRODUCES.search(page.line(above)) and hits >= 3 and different >= 2:
        return "the line above introduces it"
    return None


def _in_quotes(text: str) -> bool:
    """Whether a line is a quotation; one that begins with one, and ends with another, is not."""
    marked = len(text) > 2 and text[0] in "“\"'‘«" and text[-1].rstrip(".,;") in "”\"'’»"
    return marked and 4 * len(unquoted(text)) < 3 * len(text) if marked and text[0] in "“«" else marked


def _prose_with(page: Page, lists: tuple[str, ...]) -> list[int]:
    """The lines of prose that have a word of the lists."""
    return [n for n in page.lines_with(lists) if page.prose(n)]


def _counted(page: Page, lists: tuple[str, ...]) -> tuple[int, int]:
    """How often words of lists occur in the author's lines, and how many different ones."""
    lines = [n for n in page.lines_with(lists) if page.own(n)]
    found = [word.text for n in lines for word in page.words(page.lines[n], lists)]
    return len(found), len(set(found))
