"""Whether what would go is in proportion to what speaks for it.

Whole documents that look like spam are the precision problem: verse of button words, a chronicle in the shape of a list
of links, a page of credits.  Each line alone may be condemned with some right; that nearly all of a text should be
somebody else's is a bold claim, and needs an anchor (see ``Finding.anchored``).  Without one, the text stays and the
findings are flags.  Page furniture is most of any page and has a gate of its own: it is left out of the account.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.detectors.finding import Finding
from cleaner.text.edits import Edit, apply, resolve

MOST = 0.6  # of a text; contaminated documents without an anchor lose less
FEW = 160  # characters: of so short a text nothing can be told by proportion
OWN_GATE = "furniture"  # the detector that judges whole pages

Asked = tuple[Finding, Edit]
"""A finding and the edit it asks for."""


def in_proportion(text: str, asked: Sequence[Asked]) -> list[Asked]:
    """What may be done of what is asked: all, or furniture alone where too much would go without an anchor."""
    frame = [(finding, edit) for finding, edit in asked if finding.rule.detector == OWN_GATE]
    if len(frame) == len(asked) or any(finding.anchored for finding, _ in asked):
        return list(asked)
    article = _left(text, frame)
    left = _left(text, asked)
    whole, kept = letters(article), letters(left)
    bold = whole - kept >= max(FEW, MOST * whole)
    return frame if bold and not is_spam(article, left) else list(asked)


def is_spam(text: str, clean: str) -> bool:
    """Whether a text was almost nothing but spam: under 40 characters are left, and less than a tenth."""
    left = letters(clean)
    return left < 40 and left * 10 < letters(text)


def letters(text: str) -> int:
    """How many characters of a text are no white space."""
    return sum(map(len, text.split()))


def _left(text: str, asked: Sequence[Asked]) -> str:
    return apply(text, resolve(edit for _, edit in asked))
