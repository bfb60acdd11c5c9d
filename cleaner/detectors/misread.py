"""Lines whose bytes were read in another encoding of their time, and what they say.

Korean in EUC-KR read as GBK is a row of real Chinese characters (``惑磊绰 表捞啊`` for ``상자는 깊이가``), Russian in
KOI8 read as Windows-1251 a row of real Russian letters.  Nearly any bytes are legal in these encodings, so a way back
proves nothing: what comes back must read like a language (common characters and grammatical words), while the line
as it stands reads like none.  Lines that read like a language are never touched.  UTF-8 read in a single-byte
encoding is left to ftfy.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from cleaner.detectors.prose import function_share
from cleaner.text.plausible import weight

LEAST = 6  # characters beyond ASCII that a line must have
GAIN = 0.25  # of weight: old Chinese verse is made of rarer characters than what comes back of it by chance
LABEL = 40  # characters of the longest headline
_SAMPLE = 80  # characters of a line that are tried before the whole is
_WIDE = ("gb18030", "big5hkscs", "cp950", "cp932", "euc_jp", "cp949")
_CYRILLIC = ("cp1251", "koi8_r", "cp866", "mac_cyrillic")
_WESTERN = ("cp1252", "mac_roman", "cp437", "cp850", "cp866", "koi8_r", "cp1251", "cp1250", "cp1254")
_RIGHT = ("utf-8", "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "cp1251", "koi8_r")
_FAMILY = {
    "gb18030": "zh", "big5hkscs": "zh", "cp932": "ja", "euc_jp": "ja", "cp949": "ko",
    "cp1251": "ru", "koi8_r": "ru", "cp866": "ru", "cp874": "th", "cp1254": "tr", "utf-8": "any",
}  # fmt: skip
_LEAST = {
    "zh": 0.5,
    "ja": 0.45,
    "ko": 0.55,
    "ru": 0.6,
    "th": 1.0,
    "any": 0.6,
}  # weights that whole lines of a language reach
_EAST = re.compile(r"[\u2e80-\ud7af\ue000-\ufaff\uff61-\uff9f]")
_KANA = re.compile(r"[\u3040-\u30ff\uff61-\uff9f]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_RUSSIAN = re.compile(r"[\u0400-\u045f]")
_ODD = re.compile(r"[\u0080-\u024f\u02c6-\u02dd\u0391-\u03c9\u2010-\u203f\u20a7\u20ac\u2122-\u25ff\u0400-\u045f]")
_ACCENTS = re.compile(r"[^A-Za-z\u0100-\U0010ffff]+")  # of a line in no language: it has accented letters only
_THAI = re.compile(r"[\u0e01-\u0e5b]")
_THAI_WRONG = re.compile(
    r"(?<![\u0e01-\u0e2e\u0e30-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]"
    r"|[\u0e40-\u0e44](?![\u0e01-\u0e2e])"
)
_THAI_LOST = re.compile(r"[\u0e03\u0e05\u0e3f\u0e4f\u0e5a\u0e5b]|[\u0e01-\u0e5b][a-z@~][\u0e01-\u0e5b]", re.IGNORECASE)
_WORDS = re.compile(r"[A-Za-z\d]|[\u3040-\u30ff]{2}")
_BIG5_FIRST = re.compile(rb"(?:[\xa4-\xc5][\x40-\x7e\xa1-\xfe]|\xc6[\x40-\x7e]|\xa1[\x40-\x7e\xa1-\xfe]){6,40}")
_GB_FIRST = re.compile(rb"(?:[\xb0-\xd7][\xa1-\xfe]|\xa3[\xa1-\xfe]|\xa1[\xa1-\xfe]){6,40}")
_TURKISH = re.compile(r"[ýðþÝÐÞ]")
_NOT_TURKISH = re.compile(r"[^\x00-\x7fçğıöşüâîûÇĞİÖŞÜÂÎÛ“”‘’–—…•·«»°©®™£€\xa0´]")


def read_back(line: str) -> str | None:
    """What a line says in the encoding it was written in; None where it is no such line, or not surely one."""
    best = max(_readings(line[:_SAMPLE], *_encodings(line)), default=None)
    if best is None:
        return _by_level(line)
    _, wrong, right = best
    meant = _decoded(line, wrong, right)
    family = _FAMILY[right]
    return meant if meant is not None and _reads(meant, family, label=_is_label(line, family)) is not None else None


def _by_level(line: str) -> str | None:
    """What a headline of a few characters says, whose every character is one of those learned first in its encoding."""
    if len(line) > LABEL or _WORDS.search(line) or len(_EAST.findall(line)) < LEAST or not _no_east_asian(line):
        return None
    own = weight(line, "zh")
    for wrong, right, first in (("gb18030", "big5hkscs", _BIG5_FIRST), ("big5hkscs", "gb18030", _GB_FIRST)):
        data = None if _ambiguous(wrong) & set(line) else bytes_of(line, wrong)
        if own < 0.25 and data is not None and first.fullmatch(data):
            meant = _text(data, right, cut=False)
            if meant and weight(meant, "zh") >= own + GAIN / 2:
                return meant
    return None


def _is_label(line: str, family: str) -> bool:
    """Whether a line can be labels of a menu or a headline: no word of it is one of a Latin script."""
    return family in ("ru", "zh", "ko") and _ACCENTS.fullmatch(line) is not None


def _encodings(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The encodings that a line may have been read in by mistake, and written in; none if it reads like a language."""
    beyond = len(line) - len(line.encode("ascii", "ignore"))
    if beyond < LEAST:
        return (), ()
    share = beyond / max(1, len(line) - line.count(" "))
    if share < 0.4:
        return (("cp1252",), ("cp1254",)) if _TURKISH.search(line) else ((), ())
    if 2 * len(_EAST.findall(line)) > beyond:
        return (_WIDE, (*_RIGHT, "cp874")) if _no_east_asian(line) else ((), ())
    if 2 * len(_RUSSIAN.findall(line)) > beyond:
        russian = weight(line, "ru")
        odd = russian < (0.45 if function_share(line.lower()) < 0.04 else 0.25)
        return (_CYRILLIC, (*_RIGHT, "cp866")) if odd else ((), ())
    odd = 4 * len(_ODD.findall(line)) > 3 * beyond and (share > 0.5 or function_share(line.lower()) < 0.1)
    return (_WESTERN, tuple(_FAMILY)) if odd else ((), ())


def _no_east_asian(line: str) -> bool:
    """Whether a line of East Asian characters reads like none of the three languages."""
    kana = len(_KANA.findall(line))
    if 5 * kana > len(line):
        return len(_HAN.findall(line)) >= 4 and weight(_KANA.sub("", line), "zh") < 0.4
    most = max(weight(line, "zh"), weight(line, "ko"))
    return most < 0.5 and (most < 0.3 or function_share(line) < 0.08)


def _readings(sample: str, wrongs: tuple[str, ...], rights: tuple[str, ...]) -> Iterator[tuple[float, str, str]]:
    """(weight, encoding read in, encoding written in) for what reads like a language, and more so than the sample."""
    own = weight(sample, "zh") if wrongs == _WIDE else -1.0
    for wrong in wrongs:
        data = bytes_of(sample, wrong)
        if data is None:
            continue
        for right in rights:
            meant = _text(data, right, cut=len(sample) == _SAMPLE) if right != wrong else None
            label = _is_label(sample, _FAMILY[right])
            value = _reads(meant, _FAMILY[right], label=label) if meant and meant != sample else None
            if value is not None and value >= own + GAIN and _gains(sample, meant or ""):
                yield value, wrong, right


def _gains(line: str, meant: str) -> bool:
    """Whether the characters that are not kana become commoner: kana have the same bytes in several encodings."""
    if 5 * len(_KANA.findall(line)) <= len(line):
        return True
    return weight(_KANA.sub("", meant), "zh") >= weight(_KANA.sub("", line), "zh") + 0.2


def _decoded(line: str, wrong: str, right: str) -> str | None:
    data = None if _ambiguous(wrong) & set(line) else bytes_of(line, wrong)
    return None if data is None else _text(data, right, cut=False)


def _reads(text: str, family: str, *, label: bool = False) -> float | None:
    """The weight of a text that reads like a family's language, else None; a label needs no grammatical words."""
    if family == "tr":
        return 0.7 if _turkish(text) else None
    value = _thai(text) if family == "th" else weight(text, family)
    if value < _LEAST[family] or (function_share(text.lower()) < 0.04 and not label):
        return None
    return value if all(c.isprintable() or c in "\t\xa0\u3000" for c in text) else None


def _thai(text: str) -> float:
    """1 for a text of Thai letters whose vowels and tones stand where they may, else 0."""
    thai = len(_THAI.findall(text))
    if 40 * len(_THAI_LOST.findall(text)) > thai:
        return 0.0
    own = thai >= 16 and 10 * thai > 9 * (len(text) - len(text.encode("ascii", "ignore")))
    return float(own and 40 * len(_THAI_WRONG.findall(text)) <= thai and function_share(text) >= 0.08)


def _turkish(text: str) -> bool:
    """Whether a text has the letters that Icelandic ones stood for, and none that Turkish lacks."""
    return text.count("ı") > 1 and re.search("[ğşİĞŞ]", text) is not None and not _NOT_TURKISH.search(text)


def bytes_of(text: str, encoding: str) -> bytes | None:
    """The bytes that are read as ``text`` in an encoding; None if none are."""
    try:
        if encoding in _WIDE:
            return text.encode(encoding)
        return b"".join(map(_byte_table(encoding).__getitem__, text))
    except (UnicodeEncodeError, KeyError):
        return None


@cache
def _ambiguous(encoding: str) -> frozenset[str]:
    """The characters that several pairs of bytes are read as in an encoding: which ones stood there is lost."""
    if encoding not in _WIDE or encoding == "gb18030":
        return frozenset()
    pairs = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    read = Counter(text for pair in pairs if len(text := pair.decode(encoding, "ignore")) == 1)
    return frozenset(text for text, times in read.items() if times > 1 and text > "\x7f")


@cache
def _byte_table(encoding: str) -> dict[str, bytes]:
    """The byte of each character of a single-byte encoding; bytes it has no character for are C1 controls, as browsers
    read them."""
    table = {chr(code): bytes((code,)) for code in range(256)} if encoding == "cp1252" else {}
    for code in range(256):
        byte = bytes((code,))
        character = byte.decode(encoding, "ignore") or chr(code)
        table[character] = byte
    return table


def _text(data: bytes, encoding: str, *, cut: bool) -> str | None:
    """The text of bytes, or None; of a ``cut`` sample the last character may be lost."""
    for end in range(len(data), max(0, len(data) - 3 * cut) - 1, -1):
        try:
            return data[:end].decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
