"""Text in TOML files that programs write."""

from __future__ import annotations

import json
import re

_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSEEN = re.compile("[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def sayable(text: str) -> bool:
    """Whether TOML can hold the text: it has no lone surrogates, which stray bytes are carried as."""
    return not _SURROGATE.search(text)


def quoted(text: str) -> str:
    """A basic string of TOML, which is a string of JSON but for DEL; what no editor shows is escaped.

    >>> quoted('a "b"\\u202e\\x7f')
    '"a \\\\"b\\\\"\\\\u202e\\\\u007f"'
    """
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
