"""Guards: what protects look-alikes.  They stand above every detector.

A guard looks at the page and a span and gives the reason why nothing may go there, or None.  Rules name the guards that
hold for them; the reasons are kept, so that a user can ask why a line stays.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from cleaner.detectors.guards.code import markdown, templating, tutorial
from cleaner.detectors.guards.design import furnished
from cleaner.detectors.guards.lists import (
    amid,
    announced,
    enumerated,
    files,
    list_follows,
    listed,
    sheet,
    ticked,
    title,
)
from cleaner.detectors.guards.notices import cited, legal, others, subject, told
from cleaner.detectors.guards.quotation import exhibited, inside, quoted
from cleaner.detectors.guards.records import collection, columns, header, source, table
from cleaner.detectors.guards.snippet import snippet
from cleaner.detectors.guards.talk import chat, dialogue, particulars, personal, turn
from cleaner.detectors.guards.technical import technical
from cleaner.detectors.guards.times import schedule
from cleaner.detectors.guards.topic import about, reported, topic, trades, warned
from cleaner.detectors.page import Page

Guard = Callable[[Page, int, int], str | None]


@lru_cache(maxsize=1)
def registry() -> dict[str, Guard]:
    """The guards by the names that rules use."""
    guards = (
        *(tutorial, technical, snippet, markdown, templating, inside, quoted, exhibited, furnished),
        *(topic, about, reported, trades, warned),
        *(subject, cited, legal, told, others),
        *(header, table, columns, source, collection, schedule),
        *(sheet, announced, enumerated, ticked, list_follows, listed, amid, title, files),
        *(chat, particulars, dialogue, turn, personal),
    )
    return {guard.__name__: guard for guard in guards}
