"""Announcements: a line after which a list of the author's own follows."""

from __future__ import annotations

import re

from cleaner.detectors.prose import function_share, minimum_length

GRAMMAR = 0.04  # the least share of grammatical words in a sentence; a label with a colon has none
_ANNOUNCES = re.compile(
    r"(?::|(?:如下|名单|以下|包括|下列|依次|分别[是为]|列在)[^。]{0,12}[:。]?"
    r"|(?:as follows|listed below|berikut(?: ini)?|sau đây|như sau|다음과 같다|아래와 같다|次の通り(?:だ|です)?"
    r"|以下の通り(?:だ|です)?|следующ\w{0,12}|ниже|şöyledir|aşağ[ıi]dad[ıi]r|ดังนี้|ต่อไปนี้)[:.。]?)$"
)


def announces(text: str) -> bool:
    """Whether a line (of the view, trimmed) says that a list follows: by a colon at its end, or in words.

    >>> announces("分工如下"), announces("the winners are as follows."), announces("分工已定。")
    (True, True, False)
    """
    return _ANNOUNCES.search(text) is not None


def introduces(text: str) -> bool:
    """Whether a line is a sentence with a colon at its end: that speaks for a list some lines below it too.

    Words alone (``如下``) do not reach so far: lines of spam have them as well.
    """
    return text.endswith(":") and len(text) >= minimum_length(text) and function_share(text) >= GRAMMAR
