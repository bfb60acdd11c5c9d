"""Scraped text on a terminal: shown, never obeyed.

Text from the web can carry escape sequences that move the cursor, rewrite a title or hide what follows, and
bidirectional controls that show a line in another order than it is stored.  Printed as they are, they act.
"""

from __future__ import annotations


def inert(text: str, width: int | None = None) -> str:
    """The text on one line, with everything that could act spelled out, cut to ``width`` characters.

    >>> inert("a\\x1b[31mred\\nnext\\u202eback")
    'a\\\\x1b[31mred\\\\nnext\\\\u202eback'
    >>> inert("彩票 网站，注册送", width=6)
    '彩票 网站…'
    """
    if width is not None and len(text) > width:
        text = text[: width - 1] + "…"
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == "\u3000" else _escape(char) for char in text)


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
