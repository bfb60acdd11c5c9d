"""References to characters, left in the text: ``&nbsp;``, ``&amp;hellip;``, ``#xff0c;``, ``\\u3000``, ``%E5%AE%98``.

The standard table (HTML 5, in Python's ``html.entities``), the escapes of JSON and the percent encoding of
addresses say what was meant.  References to spaces and to characters that are not drawn are removed, the others
repaired.  Encoded twice or more they are decoded until nothing changes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote_to_bytes

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_HTML = re.compile(
    r"&(?:amp;)*(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z][A-Za-z0-9]{1,24});"
    r"|&(?:amp;)*#(?:(?:160|\d{4,6})(?![0-9;])|[xX][0-9a-fA-F]{4,5}(?![0-9a-zA-Z;]))"
    r"|(?<![&A-Za-z0-9])#(?:x[0-9a-fA-F]{4}|160|\d{4,5});"
    r"|(?<![A-Za-z0-9])nbsp(?:;|(?![A-Za-z=]))|&nbsp(?![=;])"
)
_BETWEEN = re.compile(
    r"(?<=[\u3400-\u9fff])(?<!写成|写作|输入|打出|变成|显示|叫做|例如|比如|字符|实体|编码|符号)&?#"
    r"(?:[xX](?:30[01][0-9a-fA-F]|[fF]{2}[01][0-9a-fA-F]|20[12][0-9a-fA-F])|82[12]\d|122\d{2}|652\d{2});"
    r"(?=[\u3400-\u9fff])(?!表示|代表|就?是|会|显示|变成|这|的意思|标签|写)"
)
_BARE = re.compile(
    r"(?<![A-Za-z&])(?:[lr][ds]quo|hellip|[mn]dash|middot|bull|amp|quot|[lr]aquo|e[mn]sp|thinsp);"
    r"|&(?:[lr][ds]quo|hellip|[mn]dash|middot|[lr]aquo|e[mn]sp|thinsp|[bs]dquo|[aeiouyAEIOUY](?:acute|grave|circ|uml)|[anoANO]tilde"
    r"|[cC]cedil|szlig|[aA]ring|[oO]slash|iexcl|iquest)(?![=;]|r;)|&(?:quot|bull)(?![a-z=;])"
)
_WRITTEN = re.compile(
    r"[\u00c0-\u024f\u0400-\u045f\u0e01-\u0e5b\u1ea0-\u1ef9\u2018-\u2026\u3001-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff5e]"
)
_ESCAPES = re.compile(r"(?:\\u[0-9a-fA-F]{4}){2,}")
# a white space that parts words: what stands before the references, and what behind them
_BEFORE = re.compile(r"[^\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff][.,;:!?)\"'’”%]*$")
_BEHIND = re.compile(r"[^\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff]")
_PERCENT = re.compile(r"(?<![A-Za-z0-9/=.%?&-])(?:%[0-9a-fA-F]{2}){3,}(?![A-Za-z0-9/=%&-])")


_BYTES = re.compile(
    r"(?:\\u\{[0-9a-fA-F]{4,6}\}){2,}|(?:%u[0-9a-fA-F]{4}){2,}|(?<![A-Za-z0-9\\/=&])(?:u[4-9a-f][0-9a-f]{3}){2,}(?![A-Za-z0-9])"
    r"|(?:\\x[0-9a-fA-F]{2}){2,}|(?:\\[0-3][0-7]{2}){3,}|(?:=[0-9A-F]{2}(?:=\r?\n)?){2,}"
    r"|=\?[A-Za-z0-9-]{3,20}\?[BbQq]\?[!->@-~]{2,300}\?=|~\{(?:[!-}][!-~]){1,200}~\}|\x1b?\$[B@](?:[!-~]{2}){2,200}?\x1b?\([BJ]"
)


@dataclass(frozen=True)
class Options:
    """``form``: which kind of reference.  ``minimum``: how many a document needs."""

    form: Literal["html", "between", "bare", "escape", "percent", "bytes"] = "html"
    minimum: int = 1


class References:
    """Repairs references to characters."""

    name = "references"
    stage = 20
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """One finding for each reference that the standards know."""
        for rule in page.hit(rules):
            pattern, meaning = _FORMS[rule.options.form]
            found = list(pattern.finditer(page.text))
            run = 0  # where the references begin that stand side by side
            for before, match in zip([None, *found], found if len(found) >= rule.options.minimum else (), strict=False):
                run = run if before and before.end() == match.start() else match.start()
                meant = meaning(match[0])
                if meant == "" and _is_space(match[0]) and _parts_words(page.text, run, match.end()):
                    meant = " "
                if meant is not None:
                    yield Finding(
                        rule, match.start(), match.end(), 0.95, (match[0][:40],), meant,
                        action="replace" if meant else "remove", on_original=True,
                    )  # fmt: skip


def _is_space(reference: str) -> bool:
    return "sp" in reference or "#160" in reference or "a0" in reference.lower()


def _parts_words(text: str, start: int, end: int) -> bool:
    """Whether words of a script that sets them apart stand on either side of a span."""
    return _BEHIND.match(text, end) is not None and _BEFORE.search(text[max(0, start - 8) : start]) is not None


def decode(reference: str) -> str | None:
    """The character an HTML reference stands for, "" for white space and what is not drawn, None when it is none."""
    text = reference
    if text.startswith("#"):
        text = "&" + text
    elif text.strip("&;") == "nbsp":
        return ""
    if text.startswith("&#") and not text.endswith(";"):
        text += ";"
    for _ in range(6):
        decoded = html.unescape(text)
        if decoded == text:
            break
        text = decoded
    if (text.startswith("&") and text.endswith(";") and len(text) > 2) or "\ufffd" in text:
        return None
    return _drawn(text)


def decode_bare(reference: str) -> str | None:
    """The character that a name without its & (or without its semicolon) stands for."""
    return decode(f"&{reference.strip('&;')};")


def decode_escapes(run: str) -> str | None:
    """What a run of ``\\uXXXX`` stands for; None for lone surrogates."""
    codes = [int(code, 16) for code in run.split("\\u")[1:]]
    try:
        return _drawn(b"".join(code.to_bytes(2, "big") for code in codes).decode("utf-16-be"))
    except UnicodeDecodeError:
        return None


def decode_percent(run: str) -> str | None:
    """What a run of percent-encoded bytes stands for in UTF-8; None when it is no text beyond ASCII."""
    try:
        text = unquote_to_bytes(run).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return _drawn(text) if not text.isascii() else None


def decode_bytes(run: str) -> str | None:
    """What bytes, code points or an encoded word of a mail's head say; None when that is no text beyond ASCII."""
    try:
        text = _read_bytes(run)
    except (ValueError, LookupError, HeaderParseError):
        return None
    drawn = _drawn(text)
    return drawn if not text.isascii() and "\ufffd" not in text and _WRITTEN.search(drawn) else None


def _read_bytes(run: str) -> str:
    if run.startswith("=?"):
        return str(make_header(decode_header(run)))
    if run.startswith("~{"):
        return run.encode("ascii").decode("hz")
    if run.startswith(("$", "\x1b")):
        shift, kanji = run.strip("\x1b")[:2], run.strip("\x1b")[2:-2].rstrip("\x1b")
        return f"\x1b{shift}{kanji}\x1b(B".encode("ascii").decode("iso2022_jp")
    if run.startswith(("\\u", "%u", "u")):
        return "".join(chr(int(code, 16)) for code in re.findall(r"u\{?([0-9a-fA-F]{4,6})", run))
    if run.startswith(("\\x", "=")):
        return bytes.fromhex("".join(re.findall(r"[x=]([0-9a-fA-F]{2})", run))).decode("utf-8")
    return bytes(int(code, 8) for code in re.findall(r"[0-7]{3}", run)).decode("utf-8")


def _drawn(text: str) -> str:
    return "".join(c for c in text if c.isprintable() and not c.isspace())


_FORMS: dict[str, tuple[re.Pattern[str], Callable[[str], str | None]]] = {
    "html": (_HTML, decode),
    "between": (_BETWEEN, decode),
    "bare": (_BARE, decode_bare),
    "escape": (_ESCAPES, decode_escapes),
    "percent": (_PERCENT, decode_percent),
    "bytes": (_BYTES, decode_bytes),
}

DETECTOR = References()
