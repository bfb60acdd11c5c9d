"""Russian sentences inside a line that were read in the other of two encodings, KOI8 and Windows-1251.

Where one of them has a capital the other has a small letter, so such a sentence shouts but for its first letter
(``дЕЧСФПЕ РТБЧЙМП``).  Sentences that somebody typed with the wrong lock on look like it, and read worse the other
way.  Lines that are misread as a whole are left to ``misread``.
"""

from __future__ import annotations

import re
from itertools import groupby

from cleaner.detectors.misread import bytes_of
from cleaner.detectors.prose import function_share
from cleaner.text.lines import Span, split_sentences
from cleaner.text.plausible import weight

LEAST = 12  # letters of a sentence that proves something
GAIN = 0.12  # of weight and grammar: sentences typed in capitals gain 0.07 at most, of misread ones 95 in 100 more
_LOUD = re.compile(r"[А-ЯЁ]{4}")
_CAPITAL, _SMALL = re.compile(r"[А-Я]"), re.compile(r"[а-я]")
_READINGS = (("cp1251", "koi8_r"), ("koi8_r", "cp1251"))


def swapped(line: str) -> list[tuple[int, int, str]]:
    """(start, end, what was meant) for the runs of such sentences in a line."""
    if not _LOUD.search(line):
        return []
    sentences = split_sentences(line, Span(0, len(line)))
    runs = [list(run) for loud, run in groupby(sentences, key=lambda s: _is_loud(line[s.start : s.end])) if loud]
    found = ((run[0].start, run[-1].end, _meant(line, run)) for run in runs)
    return [(start, end, meant) for start, end, meant in found if meant]


def _is_loud(text: str) -> bool:
    """Whether a sentence has more capitals than small letters."""
    return len(_CAPITAL.findall(text)) > len(_SMALL.findall(text))


def _meant(line: str, run: list[Span]) -> str | None:
    """What neighbouring sentences say, each of which reads better the same other way, the short ones as well."""
    for wrong, right in _READINGS:
        data = bytes_of(line[run[0].start : run[-1].end], wrong)
        meant = data.decode(right, "replace") if data is not None else ""
        if not meant or "\ufffd" in meant or not all(c.isprintable() or c in "\t\xa0" for c in meant):
            continue
        offset = run[0].start
        read = [(line[s.start : s.end], meant[s.start - offset : s.end - offset]) for s in run]
        long = [pair for pair in read if len(_CAPITAL.findall(pair[0])) >= LEAST]
        if long and all(_gain(*pair) >= GAIN for pair in long) and not any(_is_loud(text) for _, text in read):
            return meant
    return None


def _gain(text: str, meant: str) -> float:
    """By how much a sentence reads more like Russian as it was meant, capitals aside."""
    one, other = text.lower(), meant.lower()
    return weight(other, "ru") - weight(one, "ru") + function_share(other) - function_share(one)
