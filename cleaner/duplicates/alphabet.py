"""Which characters are tokens of their own, which make words, which count for nothing.

Chinese, Japanese and Thai do not separate words, so each character is a token; a run of letters or digits of a script
that does separate them (``iphone15``, ``слово``) is one.  Between tokens lies everything else: spaces,
punctuation, symbols, emoji.  Two sites rarely agree on those.

Hangul is spaced, and yet each syllable counts as a token.  Where a space goes in Korean is in practice a matter of
taste (both 할수있다 and 할 수 있다 are everywhere), so a difference in spacing would otherwise change every shingle
near it; and a word of four syllables with its particle says about as much as four Chinese characters do.

Accents and vowel points come and go between sites too, composed or as marks of their own: letters of alphabets are
read without them (é as e, й as и), and the marks are left out.  In Thai and in the scripts of India they are
vowels and stay.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
import numpy.typing as npt

from cleaner.text.tables import LEFT_OUT, SPACE, Codes, Kind, fold_table, kind_table

BETWEEN = 0
WORD = 1 << 31
GONE = 0xFFFFFFFF

_HAN = (Kind.HAN, Kind.HAN_SIMPLIFIED, Kind.HAN_TRADITIONAL)
_SINGLE = (*_HAN, Kind.THAI, Kind.KANA, Kind.HANGUL, Kind.BOPOMOFO)
_SPACED = (
    Kind.DIGIT, Kind.LATIN, Kind.CYRILLIC, Kind.GREEK, Kind.ARABIC, Kind.HEBREW, Kind.DEVANAGARI, Kind.LETTER,
)  # fmt: skip
_ACCENTED = (Kind.LATIN, Kind.CYRILLIC, Kind.GREEK)

_HISTORIC = 0x10000  # scripts from here on are hardly ever met: their few full stops count as letters

# Scripts among the rest of the letters that do not separate words: Lao, Tibetan, Myanmar, Khmer, Tai, Balinese,
# Yi, Javanese, Tangut, Nushu and their neighbours.
_UNSPACED = (
    (0xE80, 0x10A0), (0x1780, 0x1800), (0x1950, 0x1A20), (0x1A20, 0x1AB0), (0x1B00, 0x1B80), (0xA000, 0xA4D0),
    (0xA980, 0xAA00), (0xAA60, 0xAAE0), (0x16FE0, 0x1B000), (0x1B170, 0x1B300),
)  # fmt: skip

# Combining accents, Hebrew points, Arabic vowel signs and the stretching of Arabic letters.
_MARKS = (
    (0x300, 0x370), (0x483, 0x48A), (0x591, 0x5BE), (0x5BF, 0x5C0), (0x5C1, 0x5C3), (0x5C4, 0x5C6), (0x5C7, 0x5C8),
    (0x610, 0x61B), (0x640, 0x641), (0x64B, 0x660), (0x670, 0x671), (0x6D6, 0x6DD), (0x6DF, 0x6E5), (0x6E7, 0x6E9),
    (0x6EA, 0x6EE), (0x1AB0, 0x1B00), (0x1DC0, 0x1E00), (0x20D0, 0x2100), (0x3099, 0x309B), (0xFE20, 0xFE30),
)  # fmt: skip


@cache
def token_table() -> Codes:
    """uint32 array of 0x110000: what each code point is to a shingle.

    ``BETWEEN`` (0) separates tokens and ``GONE`` is skipped.  Everything else is the folded code point, with the
    bit ``WORD`` when it is part of a word and without when it is a token of its own.
    """
    kinds = kind_table()
    own = np.arange(SPACE, dtype=np.uint32)
    single = np.isin(kinds, _SINGLE)
    for start, end in _UNSPACED:
        single[start:end] |= kinds[start:end] == Kind.LETTER
    spaced = np.isin(kinds, _SPACED) & ~single
    own[spaced] |= np.uint32(WORD)
    own[~(spaced | single)] = BETWEEN
    own[_punctuation(spaced | (single & ~np.isin(kinds, _HAN)))] = BETWEEN
    for code in np.flatnonzero(np.isin(kinds, _ACCENTED)).tolist():
        if own[code]:
            own[code] = ord(unicodedata.normalize("NFD", chr(code))[0]) | WORD
    for start, end in _MARKS:
        own[start:end] = GONE
    folded = fold_table()
    table = own[np.where(folded == LEFT_OUT, np.uint32(0), folded)]
    table[folded == LEFT_OUT] = GONE
    return table


def _punctuation(letters: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which of the characters of letter blocks are none: full stops of the scripts of India, of Arabic, of Thai."""
    found = np.zeros(SPACE, dtype=np.bool_)
    codes = np.flatnonzero(letters[:_HISTORIC]).tolist()
    found[[code for code in codes if unicodedata.category(chr(code))[0] in "PSZ"]] = True
    return found
