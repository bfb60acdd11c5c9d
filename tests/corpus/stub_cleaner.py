"""A cleaner that does what the text tells it to, so that runs can be tested without any rule.

``{{gambling/x|text}}`` is removed, ``{{mojibake/y|text>other}}`` replaced (by a character for ``>U+0E01``),
``{{?related/z|text}}`` flagged (the braces belong to the finding); ``{{reject}}`` makes the document
rejected, ``{{crash}}`` breaks the cleaner, ``{{wait}}`` keeps it busy while ``STUB_WAITS`` is set.
"""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass, field

from cleaner.config import Config
from cleaner.result import Result, Verdict
from cleaner.text.edits import Edit, apply

MARK = re.compile(r"\{\{(\?)?([^|{}]+)\|([^{}>]*)(?:>([^{}]*))?\}\}", re.DOTALL)


@dataclass(frozen=True)
class StubCleaner:
    """Picklable, like the real one."""

    config: Config = field(default_factory=Config)
    fingerprint: str = "stub"

    def for_path(self, path: object, name: object = "") -> StubCleaner:
        return self

    def sparing(self, spans: object) -> StubCleaner:
        return self

    def clean(self, text: str) -> Result:
        if "{{wait}}" in text and "STUB_WAITS" in os.environ:
            time.sleep(60)
        if "{{crash}}" in text:
            raise RuntimeError("the stub was told to crash")
        found = [(mark.group(1), _edit(mark)) for mark in MARK.finditer(text)]
        edits = tuple(edit for flag, edit in found if not flag)
        flags = tuple(edit for flag, edit in found if flag)
        if "{{reject}}" in text:
            return Result(text, (), edits + flags, Verdict.REJECTED, "zh-Hans", "Hans")
        verdict = Verdict.CLEANED if edits else Verdict.FLAGGED if flags else Verdict.CLEAN
        return Result(apply(text, edits), edits, flags, verdict, "zh-Hans", "Hans")


def _edit(mark: re.Match[str]) -> Edit:
    rule, replacement = mark.group(2), mark.group(4) or ""
    if replacement.startswith("U+"):
        replacement = chr(int(replacement[2:], 16))
    return Edit(*mark.span(), replacement, rule.partition("/")[0], (rule,), 0.9, ("stub",))
