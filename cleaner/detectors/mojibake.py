"""Lines that were decoded with the wrong codec, and what they were.

A text in one encoding read as another can be read back: encode with the wrong codec, decode with the right one.
That a long run of bytes decodes as UTF-8 at all is proof enough; ftfy (Speer 2019) knows the single-byte codecs, and
the GBK kind is done here.  The older codecs accept anything: see ``misread``.  A line that lost bytes on the way,
so that nobody can read it, is removed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.detectors.finding import Finding
from cleaner.detectors.misread import LEAST, read_back
from cleaner.detectors.page import Page
from cleaner.detectors.swapped import swapped
from cleaner.text.lines import Span, split_lines
from cleaner.text.plausible import east_asian
from cleaner.text.tables import looked_up

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_UPPER_HALF = re.compile("[\u00c0-\u00ff]")  # of Latin-1
_LATIN = re.compile(
    r"[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_LEAD = re.compile(r"[\u00c0-\u017f\u0393\u221a\u251c\u252c]")  # what the first bytes of UTF-8 are read as
_LOST = re.compile(rb"\xef\xbc\?|\xe3\x80\?")
_REMNANT = re.compile(
    "[涓鍙鍏浠澶浣璇鍚瀹璁鍒杩灏涔鎴鎵闂鍥鍐瑙褰寰嶅鍗鐗鐢鏍鏂缁鍔寮鍑姘戝栧鐩绔宸杈瀛濂璧姝鍦嬪嗗鏉鏀鐪鍖佸忓骞棰勫氬囧斿熷犲嶆皯堝湡呭屾绉閮樺欏鎯搴皵夋庡兘簲"
    "墠娌闃鐧娉撳杞戞ㄦ瀵紶鍝鎸鏄嶈闈鐜灞鍩閸娴閺娑鐠鏉稉濮銊妫鐎婀崣宥樻绗鍕姨闁鎴鐟绻濞婢褰婵鐏滃瀣缍銈缂閼銉鐔撴禒澧娲傛绮锝鐨鍡鍫鎾鍥妞灞崚娼崥娆鏁绱鍌濞宕柛濠閵ュ戞鐎绋濡"
    "鐗柡澶傚婊柣鍌☉鍨妯妤犲骞柟娑掗锛銆鈥锟絔]"
)  # the characters that three quarters of such lines consist of; good text has hardly any
COMMON = 2  # the mean weight (of 4) that lines in an East Asian language exceed


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
            utf8_as_gbk = rule.id in page.rule_lines  # with the gate or without: a few characters read back by chance
            as_latin = _UPPER_HALF.search(page.text) is not None
            lines, odd = page.always(originals), page.always(odd_lines)
            for number in range(len(lines)) if utf8_as_gbk or as_latin else sorted(odd):
                offset, end = lines[number]
                line = page.text[offset:end]
                changes = gbk_runs(line) if utf8_as_gbk else []
                if not changes and (as_latin or number in odd):
                    meant = (number in odd and read_back(line)) or (as_latin and from_latin(line))
                    changes = differences(line, meant) if meant and meant != line else []
                if not changes and number in odd:
                    changes = [Change(*part) for part in swapped(line)]
                if not changes and utf8_as_gbk and unreadable(line):
                    changes = [Change(0, len(line), "")]
                yield from (_finding(rule, offset, line, change) for change in changes)


def originals(page: Page) -> list[Span]:
    """The lines of the original, which the view may lack some characters of."""
    return page.full_lines if page.view.positions is None else split_lines(page.text)


def odd_lines(page: Page) -> frozenset[int]:
    """The lines of the original with six characters and more beyond ASCII, not mostly common ones of East Asia."""
    lines = page.always(originals)
    if not page.text:
        return frozenset()
    starts = np.array([line.start for line in lines], dtype=np.intp)
    starts[-1] = min(starts[-1], len(page.text) - 1)
    odd = np.flatnonzero(np.add.reduceat(looked_up(_commonness(), page.codes), starts, dtype=np.int32) < 0)
    return frozenset(n for n in odd.tolist() if sum(c >= "\x80" for c in page.text[slice(*lines[n])]) >= LEAST)


@cache
def _commonness() -> npt.NDArray[np.int8]:
    """int8 of 0x110000: by how much a code point is commoner than the mean that lines exceed; 0 for ASCII and marks."""
    table = east_asian() - np.int8(COMMON)
    table[:0x80] = 0
    table[0x3000:0x3040] = np.maximum(table[0x3000:0x3040], 0)  # marks and wide letters say nothing
    table[0xFF00:0xFFF0] = np.maximum(table[0xFF00:0xFFF0], 0)
    return table


def gbk_runs(line: str) -> list[Change]:
    """The runs beyond ASCII of a line that are UTF-8 read as GBK, each with what was meant."""
    changes = []
    for match in re.finditer(r"[^\x00-\x7f]+\??", line.replace("\ufffd", "?")):
        meant = _gbk_run(match[0])
        if meant is not None:
            start, end, text = meant
            changes.append(Change(match.start() + start, match.start() + end, text))
    return changes


def _gbk_run(run: str) -> tuple[int, int, str] | None:
    """(where the wrong part begins, where it ends, what was meant).

    A run of good text may end with one wrong mark; of an odd number of bytes the last was lost and is a question mark.
    """
    whole = _utf8(_cp936(run))
    if whole is not None:
        return 0, len(run), whole
    if not run.endswith("?") or len(run) < 3:
        return None
    mark = _utf8(_cp936(run[-2:]))
    if mark:
        return len(run) - 2, len(run), mark
    data = _cp936(run[:-1])
    known = _utf8(data[: len(data) - len(data) % 3]) if len(data) % 3 else None
    return (0, len(run) - 1, known) if known and len(known) >= 3 else None


def unreadable(line: str) -> bool:
    """Whether a line is UTF-8 read as GBK, once or several times, with bytes lost on the way: nobody can read it."""
    return len(line) >= 8 and 2 * len(_REMNANT.findall(line)) > len(line) - line.count(" ")


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


def from_latin(line: str) -> str | None:
    """UTF-8 read in a single-byte encoding, once or several times, undone; None when the line is not that."""
    return _by_ftfy(line) if _LEAD.search(line) and len(_LATIN.findall(line)) > 1 else None


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


def _finding(rule: Rule, offset: int, line: str, change: Change) -> Finding:
    start, end, meant = change
    return Finding(
        rule, offset + start, offset + end, 0.9, (f"{line[start:end][:20]} reads {meant[:20]}",), meant,
        action="replace" if meant else "remove", on_original=True,
    )  # fmt: skip


DETECTOR = Mojibake()
