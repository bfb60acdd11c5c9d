"""Two tables over all code points: what a character folds to, and which kind of character it is.

Detection reads folded text so that each rule is written once: lower case, half width, Simplified
characters, one form for each quotation mark and space.  Every fold maps one code point to one code point, so
positions stay valid; the few that detection should not see at all (zero-width characters, variation
selectors) fold to ``LEFT_OUT``.  Both tables are NumPy arrays over the whole code space (5.6 MB), because one
indexing operation a document is many times faster than ``str.translate``.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import cache
from importlib import resources
from typing import TypeVar

import numpy as np
import numpy.typing as npt

SPACE = 0x110000
FOLD_VERSION = 3  # raised whenever a text may fold to something else than before
LEFT_OUT = 0xFFFFFFFF
_PIECE = 1 << 16  # code points

Codes = npt.NDArray[np.uint32]
Entry = TypeVar("Entry", bound=np.generic)


class Kind(IntEnum):
    """What a code point is, as far as telling languages and planted characters apart needs."""

    OTHER = 0
    SPACE = 1
    DIGIT = 2
    PUNCTUATION = 3
    LATIN = 4
    CYRILLIC = 5
    GREEK = 6
    ARABIC = 7
    HEBREW = 8
    DEVANAGARI = 9
    THAI = 10
    KANA = 11
    HANGUL = 12
    BOPOMOFO = 13
    HAN = 14
    HAN_SIMPLIFIED = 15
    HAN_TRADITIONAL = 16
    LETTER = 17
    SYMBOL = 18
    INVISIBLE = 19
    CONTROL = 20
    RADICAL = 21


_RANGES: tuple[tuple[int, int, Kind], ...] = (
    (0x00, 0x09, Kind.CONTROL), (0x0B, 0x0C, Kind.CONTROL), (0x0E, 0x20, Kind.CONTROL), (0x7F, 0xA0, Kind.CONTROL),
    (0x09, 0x0B, Kind.SPACE), (0x0C, 0x0E, Kind.SPACE), (0x20, 0x21, Kind.SPACE),
    (0x21, 0x30, Kind.PUNCTUATION), (0x30, 0x3A, Kind.DIGIT), (0x3A, 0x41, Kind.PUNCTUATION),
    (0x41, 0x5B, Kind.LATIN), (0x5B, 0x61, Kind.PUNCTUATION), (0x61, 0x7B, Kind.LATIN), (0x7B, 0x7F, Kind.PUNCTUATION),
    (0xA0, 0xA1, Kind.SPACE), (0xA1, 0xC0, Kind.SYMBOL), (0xB7, 0xB8, Kind.PUNCTUATION),
    (0xC0, 0x250, Kind.LATIN), (0xD7, 0xD8, Kind.SYMBOL), (0xF7, 0xF8, Kind.SYMBOL), (0x250, 0x2B0, Kind.LATIN),
    (0x2B0, 0x370, Kind.OTHER), (0x370, 0x400, Kind.GREEK), (0x400, 0x530, Kind.CYRILLIC),
    (0x530, 0x590, Kind.LETTER), (0x590, 0x600, Kind.HEBREW), (0x600, 0x780, Kind.ARABIC),
    (0x780, 0x900, Kind.LETTER), (0x900, 0x980, Kind.DEVANAGARI), (0x980, 0xE00, Kind.LETTER),
    (0xE00, 0xE80, Kind.THAI), (0xE80, 0x1100, Kind.LETTER), (0x1100, 0x1200, Kind.HANGUL),
    (0x1200, 0x1E00, Kind.LETTER), (0x1E00, 0x1F00, Kind.LATIN), (0x1F00, 0x2000, Kind.GREEK),
    (0x2000, 0x200B, Kind.SPACE), (0x2010, 0x2028, Kind.PUNCTUATION), (0x2028, 0x202A, Kind.SPACE),
    (0x2030, 0x2060, Kind.PUNCTUATION), (0x2070, 0x2E00, Kind.SYMBOL), (0x2C00, 0x2E00, Kind.LETTER),
    (0x2E00, 0x2E80, Kind.PUNCTUATION), (0x2E80, 0x2FE0, Kind.RADICAL), (0x3000, 0x3001, Kind.SPACE),
    (0x3001, 0x3005, Kind.PUNCTUATION), (0x3005, 0x3008, Kind.HAN), (0x3008, 0x3021, Kind.PUNCTUATION),
    (0x3021, 0x3040, Kind.SYMBOL), (0x3040, 0x3100, Kind.KANA), (0x30FB, 0x30FC, Kind.PUNCTUATION),
    (0x3100, 0x3130, Kind.BOPOMOFO), (0x3130, 0x3190, Kind.HANGUL), (0x3190, 0x31A0, Kind.SYMBOL),
    (0x31A0, 0x31C0, Kind.BOPOMOFO), (0x31F0, 0x3200, Kind.KANA), (0x3200, 0x3400, Kind.SYMBOL),
    (0x3400, 0x4DC0, Kind.HAN), (0x4DC0, 0x4E00, Kind.SYMBOL), (0x4E00, 0xA000, Kind.HAN),
    (0xA000, 0xAC00, Kind.LETTER), (0xAC00, 0xD7B0, Kind.HANGUL), (0xE000, 0xF900, Kind.SYMBOL),
    (0xF900, 0xFB00, Kind.HAN), (0xFB1D, 0xFB50, Kind.HEBREW), (0xFB50, 0xFE00, Kind.ARABIC),
    (0xFE30, 0xFE70, Kind.PUNCTUATION), (0xFE70, 0xFEFF, Kind.ARABIC),
    (0xFF01, 0xFF10, Kind.PUNCTUATION), (0xFF10, 0xFF1A, Kind.DIGIT), (0xFF1A, 0xFF21, Kind.PUNCTUATION),
    (0xFF21, 0xFF3B, Kind.LATIN), (0xFF3B, 0xFF41, Kind.PUNCTUATION), (0xFF41, 0xFF5B, Kind.LATIN),
    (0xFF5B, 0xFF66, Kind.PUNCTUATION), (0xFF66, 0xFFA0, Kind.KANA), (0xFFA0, 0xFFDD, Kind.HANGUL),
    (0x10000, 0x1B000, Kind.LETTER), (0x1B000, 0x1B170, Kind.KANA), (0x1D000, 0x20000, Kind.SYMBOL),
    (0x20000, 0x32000, Kind.HAN),
)  # fmt: skip

# Characters that are not drawn: zero-width, bidirectional controls, fillers, variation selectors, tags.
_INVISIBLE: tuple[tuple[int, int], ...] = (
    (0xAD, 0xAE), (0x34F, 0x350), (0x17B4, 0x17B6), (0x180B, 0x180F), (0x200B, 0x2010), (0x202A, 0x202F),
    (0x2060, 0x2070), (0xFE00, 0xFE10), (0xFEFF, 0xFF00), (0xE0000, 0xE0200),
)  # fmt: skip

# Where NFKC is a single character and the two should read the same (letter-like, circled, radicals,
# half and full width, mathematical letters, squared letters).
_COMPATIBLE: tuple[tuple[int, int], ...] = (
    (0xAA, 0xAB), (0xBA, 0xBB), (0x2100, 0x2150), (0x2460, 0x2500), (0x2E80, 0x2FD6), (0x3036, 0x3037),
    (0x3200, 0x3400), (0xF900, 0xFAD9), (0xFE30, 0xFE70), (0xFF01, 0xFFA0), (0xFFE0, 0xFFE7),
    (0x1D400, 0x1D800), (0x1F100, 0x1F200), (0x2F800, 0x2FA20),
)  # fmt: skip

_CASED: tuple[tuple[int, int], ...] = (
    (0x41, 0x5B), (0xC0, 0x588), (0x10A0, 0x1100), (0x1E00, 0x2000), (0x2C00, 0x2D00), (0xA640, 0xA800),
)  # fmt: skip

_SAME = str.maketrans(
    {
        "「": "“", "」": "”", "『": "‘", "』": "’", "﹁": "“", "﹂": "”", "＂": '"', "〝": "“", "〞": "”",
        "・": "·", "•": "·", "‧": "·", "∙": "·", "●": "·", "｡": "。", "–": "-", "―": "—", "−": "-",
        "｜": "|", "│": "|", "┃": "|", "￨": "|", "❘": "|", "丨": "|", "︱": "|",
        "﹐": ",", "﹕": ":", "∶": ":", "〜": "~", "～": "~",
        "ⓒ": "©", "ⓡ": "®", "İ": "i", "ı": "i",
        "\u00a0": " ", "\u3000": " ", "\u2028": " ", "\u2029": " ", "\u202f": " ", "\u205f": " ",
    }
)  # fmt: skip


@cache
def han_forms() -> tuple[dict[str, str], frozenset[str]]:
    """(form → the form it folds to, the characters only Simplified text uses); data of OpenCC."""
    text = resources.files("cleaner.text").joinpath("han_variants.txt").read_text("utf-8")
    simplified, _, *rows = text.splitlines()
    fold = {form: row[0] for row in rows for form in row[2:]}
    return fold, frozenset(simplified)


@cache
def fold_table() -> Codes:
    """uint32 array of 0x110000: the code point that each code point folds to, or ``LEFT_OUT``."""
    table = np.arange(SPACE, dtype=np.uint32)
    for start, end in _CASED:
        for code in range(start, end):
            lower = chr(code).lower()
            if len(lower) == 1:
                table[code] = ord(lower)
    for start, end in _COMPATIBLE:
        for code in range(start, end):
            plain = unicodedata.normalize("NFKC", chr(code)).lower()
            if len(plain) == 1:
                table[code] = ord(plain)
    for form, plain in han_forms()[0].items():
        table[ord(form)] = ord(plain)
    for character, plain in _SAME.items():
        table[character] = ord(plain)
    table[0x2000:0x200B] = ord(" ")
    for start, end in _COMPATIBLE:  # what a compatible form stands for may fold further
        table[start:end] = table[table[start:end]]
    for start, end in _INVISIBLE:
        table[start:end] = LEFT_OUT
    return table


@cache
def kind_table() -> npt.NDArray[np.uint8]:
    """uint8 array of 0x110000: the ``Kind`` of each code point."""
    table = np.zeros(SPACE, dtype=np.uint8)
    for start, end, kind in _RANGES:
        table[start:end] = kind
    for start, end in _INVISIBLE:
        table[start:end] = Kind.INVISIBLE
    fold, simplified = han_forms()
    forms = codes_of("".join(fold))
    table[forms[table[forms] == Kind.HAN]] = Kind.HAN_TRADITIONAL
    table[codes_of("".join(simplified))] = Kind.HAN_SIMPLIFIED
    return table


def codes_of(text: str) -> Codes:
    """The code points of a text as a uint32 array (lone surrogates included)."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def looked_up(table: npt.NDArray[Entry], codes: Codes) -> npt.NDArray[Entry]:
    """What a table of the code space has for each code point; in pieces, for NumPy makes 8 bytes of each index."""
    if len(codes) <= _PIECE:
        return table[codes]
    found = np.empty(len(codes), dtype=table.dtype)
    for at in range(0, len(codes), _PIECE):
        found[at : at + _PIECE] = table[codes[at : at + _PIECE]]
    return found


def kind_counts(codes: Codes) -> list[int]:
    """How many code points of each ``Kind`` (index) a text has; in pieces, for counting takes 8 bytes for each."""
    counts = np.zeros(len(Kind), dtype=np.intp)
    for at in range(0, len(codes), _PIECE):
        counts += np.bincount(kind_table()[codes[at : at + _PIECE]], minlength=len(Kind))
    return counts.tolist()


def text_of(codes: Codes) -> str:
    """The text of an array of code points."""
    return str(codes.astype("<u4", copy=False).data, "utf-32-le", "surrogatepass")  # from where it is, not a copy


def fold(text: str) -> str:
    """The text as detection reads it, invisible characters left out: for word lists and patterns."""
    codes = fold_table()[codes_of(text)]
    return text_of(codes[codes != LEFT_OUT])
