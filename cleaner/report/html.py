"""The page: one HTML file with all that it needs in it, which runs its own code and no other.

The policy names style and script by their hashes and forbids everything else: no request, no frame, no form, no
inline handler.  What comes from documents stands in a JSON island (see ``island``) and is shown as text.
"""

from __future__ import annotations

import html
import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from cleaner.audit.views import Described
from cleaner.corpus.tally import Count
from cleaner.report.copies import Copy, Group
from cleaner.report.gather import Wording
from cleaner.report.island import island
from cleaner.report.notes import notes
from cleaner.report.picture import Picture, busiest
from cleaner.report.words import Words

NAME = 300
"""How much of a name is shown."""
_SLOT = re.compile(r"\{\{(\w+)\}\}")


def render(picture: Picture, rules: Mapping[str, Described] | None = None) -> str:
    """The page of a run; ``rules`` are the known rules by id, for what is said of them."""
    assets = files("cleaner.report").joinpath("assets")
    words = Words.read().table
    style, script = _read(assets, "style.css"), _script(assets)
    slots = {
        "lang": html.escape(words["lang"]),
        "title": html.escape(words["title"]),
        "noscript": html.escape(words["noscript"]),
        "version": html.escape(picture.version),
        "policy": html.escape(_policy(style, script)),
        "style": style,
        "script": script,
        "words": island(words),
        "data": island(_data(picture, rules or {})),
    }
    return _SLOT.sub(lambda found: slots[found[1]], _read(assets, "page.html"))


def _read(assets: Traversable, name: str) -> str:
    return assets.joinpath(name).read_text("utf-8")


def _script(assets: Traversable) -> str:
    """All parts of the script in one strict function."""
    parts = sorted(assets.joinpath("script").iterdir(), key=lambda part: part.name)
    body = "\n".join(part.read_text("utf-8") for part in parts if part.name.endswith(".js"))
    return f'(() => {{\n"use strict";\n{body}}})();'


def _policy(style: str, script: str) -> str:
    rules = {
        "default-src": "'none'",
        "style-src": f"'sha256-{_hash(style)}'",
        "script-src": f"'sha256-{_hash(script)}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode("ascii")


def _data(picture: Picture, rules: Mapping[str, Described]) -> dict[str, Any]:
    named = {rule for wording in picture.wordings for rule in wording.rules}
    return {
        "schema": 1,
        "run": {"name": picture.name, "identity": picture.identity, "version": picture.version},
        "documents": picture.tally.documents,
        "changes": picture.changes,
        "characters": picture.characters,
        "verdicts": picture.verdicts,
        "warnings": picture.warnings,
        "notes": notes(picture),
        "classes": _bars(picture.tally.classes),
        "rules": _bars(picture.tally.rules),
        "languages": sorted(([name, n, None] for name, n in picture.tally.languages.items()), key=lambda row: -row[1]),
        "folders": _bars(picture.folders),
        "about": {rule: [rules[rule].summary, rules[rule].why] for rule in sorted(named & rules.keys())},
        "wordings": [_wording(wording) for wording in picture.wordings],
        "groups": [_group(group) for group in picture.groups],
        "problems": [
            {"name": one.name[:NAME], "verdict": one.verdict, "error": one.error[:NAME], "flags": one.flags}
            for one in picture.problems
        ],
    }


def _bars(counts: Mapping[str, Count]) -> list[list[Any]]:
    return [
        [name, count.removed, {"removed": count.removed, "edits": count.edits, "flags": count.flags,
                               "documents": count.documents}]
        for name, count in busiest(counts)
    ]  # fmt: skip


def _wording(wording: Wording) -> dict[str, Any]:
    return {
        "key": f"{wording.key:016x}",
        "action": wording.action,
        "cls": wording.cls,
        "rules": wording.rules,
        "score": wording.score,
        "evidence": wording.evidence,
        "text": wording.text,
        "replacement": wording.replacement,
        "times": wording.times,
        "documents": wording.documents,
        "why": wording.why,
        "language": wording.language,
        "context": wording.context,
        "places": [(name[:NAME], line, column) for name, line, column in wording.places],
        "family": wording.family,
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "kind": group.kind,
        "representative": group.representative[:NAME],
        "size": group.size,
        "copies": [_copy(copy) for copy in group.copies],
    }


def _copy(copy: Copy) -> dict[str, Any]:
    return {"name": copy.name[:NAME], "similarity": copy.similarity, "rows": copy.rows, "cut": copy.cut}
