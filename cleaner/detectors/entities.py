"""Character references left in the text: ``&nbsp;``, ``&amp;hellip;``, ``&#65292;``, and ``#xff0c;`` that lost
its ``&``.

The standard table (HTML 5, in Python's ``html.entities``) says what was meant; references to spaces and to
characters that are
not drawn are removed, the others repaired.  Encoded twice or more they are decoded until nothing changes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.page import Finding, Page

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_REFERENCE = re.compile(
    r"&(?:amp;)*(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z][A-Za-z0-9]{1,24});"
    r"|(?<![&A-Za-z0-9])#x[0-9a-fA-F]{4};"
    r"|(?<![A-Za-z0-9])&?nbsp(?:;|(?![A-Za-z=]))"
)


@dataclass(frozen=True)
class Options:
    """No options."""


class Entities:
    """Repairs character references."""

    name = "entities"
    stage = 20
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """One finding for each reference that the standard knows."""
        for rule in page.hit(rules):
            for match in _REFERENCE.finditer(page.text):
                meant = decode(match[0])
                if meant is not None:
                    yield Finding(
                        rule, match.start(), match.end(), 0.95, (match[0],), meant,
                        action="replace" if meant else "remove", on_original=True,
                    )  # fmt: skip


def decode(reference: str) -> str | None:
    """The character a reference stands for, "" for white space and what is not drawn, None when it is none."""
    text = reference
    if text.startswith("#"):
        text = "&" + text
    elif text.strip("&;") == "nbsp":
        return ""
    for _ in range(6):
        decoded = html.unescape(text)
        if decoded == text:
            break
        text = decoded
    if text.startswith("&") and text.endswith(";") and len(text) > 2:
        return None
    return "".join(c for c in text if c.isprintable() and not c.isspace())


DETECTOR = Entities()
