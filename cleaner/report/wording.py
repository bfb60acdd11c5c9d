"""When two removals are the same, and how much doubt there is about one.

The same: by the same rules, the same action and the same words.  Width, case and script are folded, white space is
left out, and a number is a number whatever its digits, so that one notice with ten thousand dates is one wording,
judged once.

Doubt is what a curator should look at first.  It grows as the score falls, and with a removed line that reads like a
sentence; it shrinks with the number of documents that have the wording, for what stands under a thousand articles is
boilerplate.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from cleaner.audit.record import Change
from cleaner.detectors.prose import is_prose
from cleaner.text.tables import fold

SENTENCE = 0.3
"""What a line that reads like a sentence adds to the doubt."""
_READ = 2000  # characters of a removal that are looked at; its length counts as well
_DIGITS = re.compile(r"\d+")
_LINES = re.compile(r"[\r\n]+")


def action_of(change: Change, *, edit: bool) -> str:
    """What was done: ``remove``, ``replace``, or ``flag`` for nothing."""
    return "flag" if not edit else "replace" if change.edit.replacement else "remove"


def key_of(change: Change, action: str) -> int:
    """The wording of a change as a number of 64 bits."""
    edit = change.edit
    return _key(action, edit.cls, edit.rules, change.removed[:_READ], len(change.removed) // _READ, edit.replacement)


@lru_cache(1 << 14)
def _key(action: str, cls: str, rules: tuple[str, ...], removed: str, more: int, replacement: str) -> int:
    words = _DIGITS.sub("0", "".join(fold(removed).split()))
    parts = "\0".join((action, cls, *sorted(rules), words, str(more), replacement[:_READ]))
    return int.from_bytes(blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


@lru_cache(1 << 14)
def like_a_sentence(removed: str) -> bool:
    """Whether some line of a removed text reads like a sentence of an author."""
    return any(is_prose(line.strip()) for line in _LINES.split(fold(removed[:_READ])))


def doubt(score: float, sentence: bool, documents: int, *, flag: bool = False) -> float:
    """How doubtful a wording is, from 0; ``documents`` is how many have it, 1 at least.  A flag took nothing: half."""
    most = (1 - score + SENTENCE * sentence) / repeated(documents)
    return round(most / 2 if flag else most, 4)


def repeated(documents: int) -> float:
    """By how much repetition lessens doubt: each doubling of the documents counts the same."""
    return 1 + math.log2(documents)


def reasons(score: float, sentence: bool, documents: int, evidence: Iterable[str]) -> list[str]:
    """Why there is doubt, as keys of the page's words; empty when nothing speaks against it."""
    found = ["low"] if score < 0.8 else []
    found += ["sentence"] if sentence else []
    found += ["once"] if documents == 1 and found and len(tuple(evidence)) < 2 else []
    return found
