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
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import function_share
from cleaner.text.edits import Edit, apply
from cleaner.text.lines import split_lines

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


class Change(NamedTuple):
    """A span of a line and what was meant there."""

    start: int
    end: int
    meant: str


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
                changes = gbk_runs(line) if utf8_as_gbk else []
                if not changes and as_latin:
                    meant = from_latin(page, line)
                    changes = differences(line, meant) if meant and meant != line else []
                yield from (_finding(rule, span.start, line, change) for change in changes)


def from_gbk(line: str) -> str | None:
    """UTF-8 read as GBK, undone; None when nothing of the line is that."""
    changes = gbk_runs(line)
    return _changed(line, changes) if changes else None


def gbk_runs(line: str) -> list[Change]:
    """The runs beyond ASCII of a line that are UTF-8 read as GBK, each with what was meant."""
    changes = []
    for match in re.finditer(r"[^\x00-\x7f]+\??", line):
        meant = _gbk_run(match[0])
        if meant is not None:
            changes.append(Change(match.start() + meant[0], match.end(), meant[1]))
    return changes


def _gbk_run(run: str) -> tuple[int, str] | None:
    """(where the wrong part begins, what was meant); a run of good text may end with one wrong mark."""
    whole = _utf8(_cp936(run))
    if whole is not None:
        return 0, whole
    if run.endswith("?") and len(run) > 2:
        mark = _utf8(_cp936(run[-2:]))
        return (len(run) - 2, mark) if mark else None
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
    wide = sum(c >= "\u0800" for c in text)  # three bytes: by chance only one in thousands
    likely = 2 * wide >= sum(c >= "\x80" for c in text) > 0 and "\ufffd" not in text
    return text if likely and all(c.isprintable() or c.isspace() for c in text) else None


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
    elsewhere = page.once(("script", codec), lambda: len(_SCRIPTS[codec].findall(page.view.text)))
    return elsewhere > len(page.text) * 0.2 and function_share(text.lower()) > 0.04


def _by_ftfy(line: str) -> str | None:
    import ftfy
    from ftfy.badness import is_bad

    if not is_bad(line):
        return None
    meant = ftfy.fix_encoding(line, config=ftfy.TextFixerConfig(restore_byte_a0=True, replace_lossy_sequences=False))
    return meant if meant != line and "\ufffd" not in meant else None


def differences(line: str, meant: str) -> list[Change]:
    """The smallest changes that turn a line into what was meant; a long or much changed line changes whole."""
    blocks = difflib.SequenceMatcher(None, line, meant, autojunk=False).get_opcodes() if len(line) < 300 else []
    changes = [Change(a, b, meant[c:d]) for tag, a, b, c, d in blocks if tag != "equal"]
    if not changes or sum(change.end - change.start for change in changes) > 0.5 * len(line):
        return [Change(0, len(line), meant)]
    return changes


def _changed(line: str, changes: Sequence[Change]) -> str:
    return apply(line, [Edit(change.start, change.end, change.meant) for change in changes])


def _finding(rule: Rule, offset: int, line: str, change: Change) -> Finding:
    start, end, meant = change
    return Finding(
        rule, offset + start, offset + end, 0.9, (f"{line[start:end][:20]} reads {meant[:20]}",), meant,
        action="replace" if meant else "remove", on_original=True,
    )  # fmt: skip


DETECTOR = Mojibake()
