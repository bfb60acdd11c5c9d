"""A failing example for a reader: the text with what should have gone and what went, marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.audit.inert import inert
from cleaner.rulebook.examples import Failure

_BREAK = re.compile(r"\r\n|\r|\n")


def as_lines(failure: Failure) -> Iterator[str]:
    """The failure: where, why, and the two texts with marks; nothing in them acts on a terminal."""
    yield f"{inert(failure.pack)}: {inert(failure.rule)}: {failure.kind}: {inert(failure.reason)}"
    expected = "what should go" if failure.kind == "removes" else "what should stay"
    for title, text in ((expected, failure.expected), ("what went", failure.got)):
        yield f"  {title}:"
        yield from (f"    {inert(line)}" for line in _BREAK.split(text))
