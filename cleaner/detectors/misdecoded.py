"""UTF-8 that was read in another encoding, told by its bytes; and curly marks read in one.

Bytes beyond ASCII are hardly ever valid UTF-8 by chance: where every run of a line is, the line is UTF-8 that was read
as something else (``Bread doesnтАЩt``, ``譛ｨ縺ｮ蛹ゅ＞``, ``caf√©``), whatever its language.
Of the encodings before it only the marks of English words are known for certain: ``doesnÕt``, ``it抯`` are ``doesn’t``
and ``it’s``, for nothing else stands there.  What ftfy or the other ways have mended already is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.misread import bytes_of, read_back
from cleaner.detectors.mojibake import odd_lines, originals
from cleaner.detectors.page import Page
from cleaner.detectors.vietnamese import in_unicode
from cleaner.text.plausible import weight

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_RUN = re.compile(r"[^\x00-\x7f]+")
_SINGLE = ("cp1252", "mac_roman", "cp850", "cp437", "cp866", "koi8_r", "cp1251", "cp1250", "cp1254", "cp1258", "cp874")
_WIDE = ("gb18030", "cp932", "big5hkscs", "cp949", "euc_jp")
_LIKELY = re.compile(  # what was meant: letters of living scripts and the marks of their sentences
    r"[\u00a0-\u017f\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u0400-\u045f\u0e01-\u0e5b\u1ea0-\u1ef9\u2010-\u203a\u20ac\u2116\u2122\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff9f]+"
)
_ACCENTED = re.compile(r"[\u00c0-\u024f\u1ea0-\u1ef9]")
_TYPOGRAPHIC = re.compile(r"[\u2010-\u203a\u20ac\u2122]")
_SPELLED = re.compile(r"[\u1ea0-\u1ef9\u2010-\u203a\u20ac\u2122]")
_SIGN = re.compile(r"[\u221a\u2202-\u22ff\u2500-\u25ff]")  # what stands in no word
_LETTER = re.compile(r"[A-Za-z]")
_ENDS = "(?:s|t|d|m|re|ve|ll)"
# (the marks ’ “ ” ‘ — … as an encoding shows them, and what they are)
_MARKS = tuple(
    dict(zip(marks, "’“”‘—–…", strict=True))
    for marks in ("ÕÒÓÔÑÐÉ", "íìîëóñÖ", "Æôöæùûà", "\x92\x93\x94\x91\x97\x96\x85", "▓⌠■▒≈√┘")
)
_APOSTROPHE = tuple(  # in words that no other language has: país and zavést are words
    re.compile(
        rf"\b(?:(?:do|does|did|is|was|were|are|ca|wo|has|have|had|could|would|should)n{mark}t"
        rf"|(?:it|that|he|she|there|what|who|let|here){mark}(?:s|ll|d)|(?:i|we|they|you){mark}(?:ve|re|ll|d|m))\b",
        re.IGNORECASE,
    )
    for mark in (re.escape(next(iter(marks))) for marks in _MARKS)
)
_EAST_IN_WORD = re.compile(
    r"(?<=[a-z])([\u3400-\u9fff\uac00-\ud7a3])(?=(?:e|l)?\b)|(?<![^\s(])([\u3400-\u9fff\uac00-\ud7a3])(?=[a-z ])"
)
_PART = re.compile(r"[\x20-\x7e\u00a0-\u00ff\u0080-\u009f\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]{12,400}")
_HAN = re.compile("[\u3400-\u9fff]")
_STRAY = re.compile("(?<=[a-z.,!?:;)])Â(?=[ \u00a0])")  # of a no-break space
_UPPER_HALF = re.compile("[\u00a1-\u00ff]")  # of Latin-1
_ASCII = "".join(map(chr, range(0x20, 0x7F)))
LONGEST = 4000  # characters of a line that is tried


@dataclass(frozen=True)
class Options:
    """``least``: characters beyond ASCII that what was meant must have, where no sign stands inside a word."""

    least: int = 2


class Misdecoded:
    """Mends lines whose bytes are UTF-8, and the marks of English ones."""

    name = "misdecoded"
    stage = 12
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each run beyond ASCII of such a line."""
        if page.text.isascii():
            return
        done = [(f.start, f.end) for f in page.findings if f.on_original]
        lines = page.always(originals)
        plain = 2 * page.han > len(page.text) and not _UPPER_HALF.search(page.text)  # and then few lines can be it
        for rule in rules:
            for start, end in (lines[n] for n in sorted(page.always(odd_lines))) if plain else lines:
                line = page.text[start:end]
                if end - start > LONGEST or line.isascii() or any(a < end and start < b for a, b in done):
                    continue
                for a, b, meant in mended(line, rule.options.least):
                    evidence = (f"{line[a:b][:20]} reads {meant[:20]}",)
                    yield Finding(
                        rule,
                        start + a,
                        start + b,
                        0.9,
                        evidence,
                        meant,
                        action="replace" if meant else "remove",
                        on_original=True,
                    )


def mended(line: str, least: int = 2) -> list[tuple[int, int, str]]:
    """(start, end, what was meant) for the runs of a line that are UTF-8 read as something else, or Windows' marks."""
    first = _RUN.search(line)
    likely = _likely(first[0][:2]) if first else ()
    runs = list(_RUN.finditer(line)) if likely else []
    for encoding in likely:
        meant = _all_utf8(runs, encoding)
        if meant and _is_sure(line, runs, meant, least, wide=encoding in _WIDE):
            return [(run.start(), run.end(), text) for run, text in zip(runs, meant, strict=True)]
    if 2 * len(line.encode("ascii", "ignore")) < len(line):
        return _parts(line)
    if drawn := in_unicode(line):
        return [(0, len(line), drawn)]
    return _parts(line) or _marks(line)


@lru_cache(maxsize=8192)
def _likely(head: str) -> tuple[str, ...]:
    """The encodings in which two characters can begin a sequence of UTF-8; for most lines none."""
    heads = ((encoding, bytes_of(head, encoding)) for encoding in _encodings(head[0]))
    return tuple(
        encoding
        for encoding, data in heads
        if data and len(data) > 1 and all(0x80 <= byte <= 0xBF for byte in data[1 : _length(data[0])])
    )


@lru_cache(maxsize=8192)
def _encodings(character: str) -> tuple[str, ...]:
    """The encodings in which a character can begin a sequence of UTF-8."""
    heads = ((encoding, bytes_of(character, encoding)) for encoding in (*_SINGLE, *_WIDE))
    return tuple(encoding for encoding, head in heads if head and _length(head[0]) and _goes_on(head[1:2]))


def _goes_on(data: bytes) -> bool:
    return not data or 0x80 <= data[0] <= 0xBF


def _length(lead: int) -> int:
    """How many bytes a sequence of UTF-8 has that begins with a byte; 0 if none does."""
    return 0 if not 0xC2 <= lead <= 0xF4 else 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4


def _parts(line: str) -> list[tuple[int, int, str]]:
    """The sentences of a Chinese line that were read as Latin-1, where the rest of the line was not."""
    found = []
    for part in _PART.finditer(line) if _UPPER_HALF.search(line) and _HAN.search(line) else ():
        text = part[0].strip(" ")
        meant = read_back(text) if 3 * len(text.encode("ascii", "ignore")) < 2 * len(text) else None
        if meant and _HAN.search(meant):
            start = part.start() + part[0].index(text)
            found.append((start, start + len(text), meant))
    return found


def _all_utf8(runs: Sequence[re.Match[str]], encoding: str) -> list[str] | None:
    """What the runs say in UTF-8, if all do."""
    meant = []
    for run in runs:
        try:
            text = (bytes_of(run[0], encoding) or b"").decode("utf-8")
        except UnicodeDecodeError:
            return None
        if not _LIKELY.match(text) or not _LIKELY.fullmatch(text.rstrip(_ASCII)):
            return None
        meant.append(text)
    return meant


def _is_sure(line: str, runs: Sequence[re.Match[str]], meant: Sequence[str], least: int, *, wide: bool) -> bool:
    """Whether so many characters cannot have come out by chance, and stand where such characters do."""
    whole = "".join(meant)
    beyond = [c for c in whole if c >= "\x80"]
    long = sum(c >= "\u0800" and not _SPELLED.match(c) for c in beyond)
    if not wide:
        if long:  # é with a space and » is one such character, and French
            return long >= 4 and long >= 2 * len(runs)
        in_word = any(_SIGN.match(run[0]) and _LETTER.match(line[run.start() - 1 : run.start()]) for run in runs)
        return len(beyond) >= least or _TYPOGRAPHIC.search(whole) is not None or in_word
    long += len(_TYPOGRAPHIC.findall(whole))
    if long >= 4 or (long and len(runs) > 1 and _glued(line, runs)):
        return weight("".join(beyond), "any") > 0.4
    accents = [run for run, text in zip(runs, meant, strict=True) if _ACCENTED.search(text)]
    if all(c < "\u0250" or _ACCENTED.match(c) for c in beyond):
        return len(accents) >= least and _glued(line, accents)
    return len(beyond) >= 10 and weight("".join(beyond), "ru") > 0.4


def _glued(line: str, runs: Sequence[re.Match[str]]) -> bool:
    """Whether most runs are short and stand inside words of a Latin script."""
    inside = sum(
        len(run[0]) <= 3
        and any(map(_LETTER.match, (line[run.start() - 1 : run.start()], line[run.end() : run.end() + 1])))
        for run in runs
    )
    return 4 * inside >= 3 * len(runs)


def _marks(line: str) -> list[tuple[int, int, str]]:
    """The curly marks of an English line: those whose apostrophe stands before 's, 't, 'll and the like."""
    for marks, apostrophe in zip(_MARKS, _APOSTROPHE, strict=True):
        if next(iter(marks)) in line and apostrophe.search(line):
            return [(m.start(), m.end(), marks[m[0]]) for m in _curly(marks).finditer(line)]
    if 10 * len(line.encode("ascii", "ignore")) < 9 * len(line):
        return []
    return list(_eaten(line)) or [(m.start(), m.end(), "") for m in _STRAY.finditer(line)]


def _curly(marks: dict[str, str]) -> re.Pattern[str]:
    """Where marks stand as marks do: the apostrophe in a word, quotes at the ends of words, a dash alone."""
    apostrophe, opening, closing, _, dash, short, dots = (re.escape(mark) for mark in marks)
    return re.compile(
        rf"(?<=[a-z]){apostrophe}(?={_ENDS}\b)|(?<![^\s(]){opening}(?=[A-Z][a-z' ])|(?<=[,.!?]){closing}(?=\s|$)"
        rf"|(?<=\s)[{dash}{short}](?=\s)|(?<=[a-z]){dots}(?=\s|$)"
    )


def _eaten(line: str) -> Iterator[tuple[int, int, str]]:
    """Marks that have eaten the letter behind them, in an encoding of East Asia: it抯 for it’s."""
    for encoding in ("gb18030", "cp932", "cp949"):
        found = []
        for m in _EAST_IN_WORD.finditer(line):
            data = bytes_of(m[0], encoding)
            if data and len(data) == 2 and data[0] in b"\x92\x93" and chr(data[1]).isalpha() and data[1] < 0x80:
                found.append((m.start(), m.end(), data.decode("cp1252")))
        if any(text[0] == "’" and text[1] in "stdmrlv" for _, _, text in found):
            yield from found
            return


DETECTOR = Misdecoded()
