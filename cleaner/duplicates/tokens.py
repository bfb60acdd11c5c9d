"""Texts to tokens: folded, free of punctuation, numbered.

A token that is one character is numbered by its folded code point, so that Simplified and Traditional, full and
half width, upper and lower case are the same token.  A word is numbered by a hash of its characters, 31 bits of
multilinear hashing (Lemire & Kaser 2014), with the top bit set.  Two words of a pair of texts share a number once in
two thousand million pairs, and a shingle is wrong only if its four other tokens agree besides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from cleaner.duplicates.alphabet import BETWEEN, GONE, WORD, token_table
from cleaner.duplicates.ragged import Ragged, offsets_of
from cleaner.duplicates.scheme import random_words
from cleaner.text.tables import Codes, codes_of

LONG = 1 << 20
"""Characters of a text that are worked on at a time."""

_LOOK = 1 << 10
_WEIGHTS = 1024  # letters after which the weights of a word begin again


def tokenize(texts: Sequence[str]) -> Ragged[np.uint32]:
    """The tokens of each text: uint32, one row a text (an empty one for a text without any).

    >>> list(map(len, tokenize(["你好，世界！", "Hello, world", "2023年", "……", ""])))
    [4, 2, 2, 0, 0]
    """
    if max(map(len, texts), default=0) <= LONG:
        return _tokenized(texts)
    rows = [[_tokenized([piece]).values for piece in _pieces(text)] for text in texts]
    counts = np.array([sum(map(len, row)) for row in rows], dtype=np.int64)
    return Ragged(np.concatenate([tokens for row in rows for tokens in row]), offsets_of(counts))


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces of about ``LONG`` characters, each but the first of which begins with what is in no word."""
    at = 0
    for start in range(LONG, len(text), LONG):
        for place in range(max(start, at + 1), len(text), _LOOK):
            outside = np.flatnonzero(token_table()[codes_of(text[place : place + _LOOK])] < WORD)
            if len(outside):
                yield text[at : place + int(outside[0])]
                at = place + int(outside[0])
                break
    yield text[at:]


def _tokenized(texts: Sequence[str]) -> Ragged[np.uint32]:
    """The tokens of texts, all at once: forty times the memory of ASCII, for a while."""
    marks = token_table().take(codes_of("\n".join(texts)), mode="clip")
    ends = offsets_of(np.array([len(text) + 1 for text in texts], dtype=np.int64))
    gone = marks == GONE
    if gone.any():
        kept = offsets_of(~gone)
        ends = kept[np.minimum(ends, len(marks))]
        marks = marks[~gone]
    tokens, places = _tokens(marks)
    return Ragged(tokens, np.searchsorted(places, ends).astype(np.int64))


def _tokens(marks: Codes) -> tuple[Codes, npt.NDArray[np.intp]]:
    """All tokens, and where in ``marks`` each begins."""
    in_word = marks >= WORD
    if not in_word.any():
        places = np.flatnonzero(marks)
        return marks.take(places), places
    begins = in_word.copy()
    begins[1:] &= ~in_word[:-1]
    places = np.flatnonzero((marks != BETWEEN) & (begins == in_word))
    tokens = marks.take(places)
    letters = np.flatnonzero(in_word)
    tokens[np.flatnonzero(tokens >= WORD)] = _words(marks.take(letters), np.flatnonzero(begins.take(letters)))
    return tokens, places


def _words(letters: Codes, starts: npt.NDArray[np.intp]) -> Codes:
    """A number for each word; ``letters`` holds the words end to end, ``starts`` where each begins."""
    lengths = np.diff(starts, append=len(letters))
    place = np.arange(len(letters)) - np.repeat(starts, lengths)
    weighted = (letters ^ np.uint32(WORD)) * _weights()[place % _WEIGHTS]
    return (np.add.reduceat(weighted, starts) >> np.uint64(33)).astype(np.uint32) | np.uint32(WORD)


@cache
def _weights() -> npt.NDArray[np.uint64]:
    return random_words(_WEIGHTS, purpose=1)
