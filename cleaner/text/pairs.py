"""What two texts on one subject have in common: pairs of neighbouring letters, or whole words."""

from __future__ import annotations

import re

_DENSE_PAIR = re.compile(  # more letters where single pairs are common to all texts: hiragana, Thai
    r"(?=([\u30a1-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}|[\u3041-\u30ff\u3400-\u9fff]{3}|[\u0e00-\u0e7f]{5}))"
)
_LONG_WORD = re.compile(r"[^\W\d_\u0e00-\u0e7f\u3040-\ud7af]{4,}")


def pairs(text: str) -> list[str]:
    """Pairs of letters where one is a word, more in hiragana and Thai; elsewhere words of four letters and more."""
    return _DENSE_PAIR.findall(text) + _LONG_WORD.findall(text)
