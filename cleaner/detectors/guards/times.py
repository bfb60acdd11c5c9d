"""Times of day: rows of a timetable, and what is noted hour by hour."""

from __future__ import annotations

import re
from itertools import groupby

from cleaner.detectors.page import Page

_CLOCK = re.compile(r"(?<![\d:./-])(?:[01]?\d|2[0-4])[:.h][0-5]\d(?![\d:./%-])")
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}[/-]\d{1,2}\s|\d月|\bago\b|前$")
TIMES = 3  # on a row of a timetable, and lines of a record of hours


def schedule(page: Page, start: int, end: int) -> str | None:
    """The line is a row of times, or one of several that open with times, later from line to line, and bear no date."""
    return page.always(_scheduled).get(page.number_at(start))


def _scheduled(page: Page) -> dict[int, str]:
    """What rows of times and records of hours are, by line."""
    found: dict[int, str] = {}
    opening: dict[int, int] = {}
    for number, text in enumerate(page.texts):
        first = _CLOCK.search(text[:16])
        if first is None or _DAY.search(text):
            continue
        if len(_CLOCK.findall(text)) >= TIMES:
            found[number] = "it is a row of times"
        elif not any(map(str.isalnum, text[: first.start()])):
            opening[number] = _minutes(first[0])
    for _, run in groupby(_steps(page, opening), key=lambda step: step[0]):
        lines = [number for _, number in run]
        if len(lines) >= TIMES:
            found |= dict.fromkeys(lines, f"it is one of {len(lines)} lines that note the time")
    return found


def _steps(page: Page, opening: dict[int, int]) -> list[tuple[int, int]]:
    """The lines that open with a time, each with the number of its run: a run ends where the time goes back."""
    steps: list[tuple[int, int]] = []
    run, last = 0, -1
    for number, time in opening.items():
        run += time < last
        last = time
        steps.append((run, number))
    return steps


def _minutes(clock: str) -> int:
    hour, minute = re.split("[:.h]", clock)
    return 60 * int(hour) + int(minute)
