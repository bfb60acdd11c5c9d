"""Whether a word in Latin letters spells the sounds of a word in another alphabet: ``서점`` and ``seojeom``.

Schemes of romanisation differ in vowels and agree in consonants, so those are compared, in classes that schemes mix
(b and p, l and r).  The names that Unicode gives to letters (THO THONG, KIYEOK, ZHE) begin with their consonants.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_SOUND = re.compile("[BCDFGHJ-NP-TV-Z]+")
_AHEAD = {"EL": "L", "EM": "M", "EN": "N", "ER": "R", "ES": "S", "EF": "F"}  # Cyrillic letters named vowel first
_SILENT = frozenset(("SARA", "MAI", "IEUNG", "HIEUH", "SSANGIEUNG"))
_SPELLINGS = (("ng", "n"), ("ts", "s"), ("tc", "c"), ("ch", "j"), ("sh", "s"), ("zh", "s"), ("kh", "k"), ("x", "ks"))
_CLASSES = str.maketrans("bfvdgqczl", "ppptkkjsr", "aeiouyhw'’ -")
ALIKE = 0.7  # of the consonants, which rules of liaison and clusters change


def spells(latin: str, before: str) -> bool:
    """Whether letters of the end of ``before`` have the consonants of ``latin`` (lower case), in order."""
    wanted = _classes("".join(c for c in unicodedata.normalize("NFD", latin) if c.isascii()))
    own = "".join(map(_sound, unicodedata.normalize("NFD", before)))
    if not wanted:
        return len(latin) <= 3
    tail = own[-len(wanted) :]
    return SequenceMatcher(None, wanted, tail, autojunk=False).ratio() >= ALIKE


def _classes(text: str) -> str:
    for spelled, plain in _SPELLINGS:
        text = text.replace(spelled, plain)
    return text.translate(_CLASSES)


@lru_cache(maxsize=2048)
def _sound(letter: str) -> str:
    """The class of the consonant that a letter (or a part of a Korean one) is named for; none for vowels."""
    if not unicodedata.category(letter).startswith("L"):
        return ""
    name = unicodedata.name(letter, "").removesuffix(" SIGN").split()
    script = name[:1]
    if "JONGSEONG" in name and name[-1] == "IEUNG":
        return "n"
    kind = name[2] if script in (["THAI"], ["LAO"]) and len(name) > 2 else name[-1] if name else ""
    if kind in _SILENT or (script == ["HANGUL"] and "JUNGSEONG" in name):
        return ""
    found = _SOUND.match(_AHEAD.get(kind, kind) if script == ["CYRILLIC"] else kind)
    return _classes(found[0].lower())[:2] if found else ""
