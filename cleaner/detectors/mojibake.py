"""Lines that were decoded with the wrong codec, and what they were.

A text in one encoding read as another can be read back: encode with the wrong codec, decode with the right one.
That a long run of bytes
decodes as UTF-8 at all is proof enough; for the older codecs, which accept anything, the result must be in the
script of the rest of the
page and made of its common characters.  ftfy (Speer 2019) knows the UTF-8 kinds for single-byte codecs; the GBK kind,
and Chinese, Korean and Russian read as Latin-1, are done here.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cleaner.detectors.page import Finding, Page
from cleaner.detectors.prose import function_share
from cleaner.text.lines import Span, split_lines

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_LATIN = re.compile(
    r"[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_LOST = re.compile(rb"\xef\xbc\?|\xe3\x80\?")
_READ_AS_LATIN = ("gb18030", "euc-kr", "cp1251", "big5", "shift_jis")
_SCRIPTS = {
    "gb18030": re.compile(r"[\u4e00-\u9fff]"), "big5": re.compile(r"[\u4e00-\u9fff]"), "euc-kr":
    re.compile(r"[\uac00-\ud7af]"),
    "cp1251": re.compile(r"[\u0410-\u044fёЁ]"), "shift_jis": re.compile(r"[\u3040-\u30ff]"),
}  # fmt: skip


@dataclass(frozen=True)
class Options:
    """``share``: how much of a line must be letters of the other codec before it is tried."""

    share: float = 0.3


class Mojibake:
    """Repairs lines by round trip."""

    name = "mojibake"
    stage = 10
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """Findings for the pieces of lines that differ from what was meant."""
        for rule in rules:
            utf8_as_gbk = bool(page.hit((rule,)))
            as_latin = int(np.count_nonzero((page.codes >= 0xC0) & (page.codes < 0x100))) >= 1
            if not utf8_as_gbk and not as_latin:
                continue
            for span in split_lines(page.text):
                line = page.text[span.start : span.end]
                meant = (from_gbk(line) if utf8_as_gbk else None) or (from_latin(page, line) if as_latin else None)
                if meant and meant != line:
                    yield from _differences(rule, span, line, meant)


def from_gbk(line: str) -> str | None:
    """UTF-8 read as GBK, undone; None when the line is not that.  Runs of ASCII and Chinese may alternate."""
    parts = re.split(r"([^\x00-\x7f]+\??)", line)
    changed = False
    for place in range(1, len(parts), 2):
        meant = _gbk_run(parts[place])
        if meant is not None:
            parts[place] = meant
            changed = True
    return "".join(parts) if changed else None


def _gbk_run(run: str) -> str | None:
    if run.isascii():
        return None
    whole = _utf8(_cp936(run))
    if whole is not None:
        return whole
    # a run of good text with one wrong mark in it: the mark and its lost byte stand at the end
    if run.endswith("?") and len(run) > 2:
        mark = _utf8(_cp936(run[-2:]))
        return run[:-2] + mark if mark else None
    return None


def _cp936(text: str) -> bytes:
    """The bytes that Windows' code page 936 reads as ``text`` (it has the euro sign at 0x80)."""
    try:
        return b"".join(b"\x80" if c == "€" else c.encode("gb18030") for c in text)
    except UnicodeEncodeError:
        return b""


def _utf8(data: bytes) -> str | None:
    data = _LOST.sub(lambda m: b"\xef\xbc\x8c" if m[0][0] == 0xEF else b"\xe3\x80\x82", data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if text and not text.isascii() and all(c.isprintable() or c.isspace() for c in text) else None


def from_latin(page: Page, line: str) -> str | None:
    """Anything read as Latin-1 or Windows-1252, undone; None when the line is not that."""
    high = len(_LATIN.findall(line))
    if high < 2:
        return None
    if high >= 8 and high > 0.3 * len(line):
        for codec in _READ_AS_LATIN:
            meant = _through(line, codec)
            if meant and _fits(page, meant, codec):
                return meant
    return _by_ftfy(line)


def _through(line: str, codec: str) -> str | None:
    for wrong in ("latin-1", "cp1252"):
        try:
            return line.encode(wrong).decode(codec)
        except UnicodeError:
            continue
    return None


def _fits(page: Page, text: str, codec: str) -> bool:
    """Whether the result is in the script of the page and reads like it."""
    letters = [c for c in text if c.isalpha()]
    own = _SCRIPTS[codec].findall(text)
    if len(own) < 0.8 * max(1, len([c for c in letters if ord(c) > 0x7F])):
        return False
    elsewhere = len(_SCRIPTS[codec].findall(page.view.text))
    return elsewhere > len(page.text) * 0.2 and function_share(text.lower()) > 0.04


def _by_ftfy(line: str) -> str | None:
    import ftfy
    from ftfy.badness import is_bad

    if not is_bad(line):
        return None
    meant = ftfy.fix_encoding(line, config=ftfy.TextFixerConfig(restore_byte_a0=True, replace_lossy_sequences=False))
    return meant if meant != line and "\ufffd" not in meant else None


def _differences(rule: Rule, span: Span, line: str, meant: str) -> Iterator[Finding]:
    """The smallest findings that turn a line into what was meant; a line that changed much is one finding."""
    blocks = difflib.SequenceMatcher(None, line, meant, autojunk=False).get_opcodes() if len(line) < 2000 else []
    changes = [b for b in blocks if b[0] != "equal"]
    if not changes or sum(b[2] - b[1] for b in changes) > 0.5 * len(line):
        changes = [("replace", 0, len(line), 0, len(meant))]
    for _, start, end, new_start, new_end in changes:
        new = meant[new_start:new_end]
        yield Finding(
            rule, span.start + start, span.start + end, 0.9, (f"{line[start:end][:20]} reads {new[:20]}",), new,
            action="replace" if new else "remove", on_original=True,
        )  # fmt: skip


DETECTOR = Mojibake()
