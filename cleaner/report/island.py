"""Data inside a page: JSON that no parser of HTML can take for anything else.

Scraped text is hostile.  Inside ``<script type="application/json">`` only ``</script`` and ``<!--`` mean something,
so no ``<`` is left; what HTML or JSON cannot carry as it stands (lone surrogates, U+2028, U+FEFF) is written as an
escape, and ``JSON.parse`` gives the same text back.
"""

from __future__ import annotations

import json
import re
from typing import Any

_ESCAPED = re.compile("[<>&\u2028\u2029\ufeff\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def island(data: Any) -> str:
    """The data as JSON for a script element; ``json.loads`` and ``JSON.parse`` read the same from it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
