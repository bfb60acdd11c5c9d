"""What stands beside the gold: ``meta.json`` knows the languages, ``aside.txt`` the documents that are only scored.

Who has read a missed text writes the next rule for it, and the next figure says less about texts that nobody has
read.  So a part of the documents is set aside: they count, in a row of their own, and no word of them is ever
shown.  The list lies beside the gold and holds for every evaluation, so that nobody has to remember it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from cleaner.audit.inert import inert
from cleaner.evaluation.errors import EvaluationError

META, ASIDE = "meta.json", "aside.txt"


def languages_beside(gold: Path) -> dict[str, str]:
    """The languages by name of document that the ``meta.json`` beside the gold knows (none if there is none)."""
    path = gold.parent / META
    if not path.is_file():
        return {}
    try:
        meta = json.loads(text_of(path))
        return {name: about["lang"] for name, about in meta.items() if "lang" in about}
    except (ValueError, AttributeError, TypeError) as error:
        raise EvaluationError(f'{path}: must be one JSON object {{"NAME": {{"lang": …}}, …}}: {error}') from error


def aside_beside(gold: Path) -> Path | None:
    """The list of documents that are set aside, if one lies beside the gold."""
    path = gold.parent / ASIDE
    return path if path.is_file() else None


def read_aside(path: Path, names: Collection[str]) -> frozenset[str]:
    """Which of the names a list sets aside: one name a line, for lists of several sets with their folder before it.

    A name without a folder that is none of these, and a list that sets nothing aside, are taken for mistakes:
    they would show what must not be shown.
    """
    lines = [line.strip() for line in text_of(path).splitlines()]
    listed = {line for line in lines if line and not line.startswith("#")}
    ends = {entry[at + 1 :] for entry in listed for at, char in enumerate(entry) if char == "/"}
    found = frozenset(name for name in names if name in listed or name in ends)
    unknown = sorted(entry for entry in listed if "/" not in entry and entry not in found)
    if unknown:
        raise EvaluationError(f"{path}: {inert(unknown[0])} is none of the documents; write names without .txt")
    if listed and not found:
        raise EvaluationError(f"{path}: names none of the documents; leave the option out if all may be shown")
    return found


def text_of(path: Path) -> str:
    """The text of a small file; EvaluationError when it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path}: is not UTF-8: {error.reason}") from error


def fields_of(line: str) -> Mapping[str, Any]:
    """The JSON object of a line; ValueError when it is none."""
    fields = json.loads(line)
    if not isinstance(fields, dict):
        raise ValueError("it is no JSON object")
    return fields
