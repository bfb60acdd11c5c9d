"""The summary of a run as data: counts, versions, and first of all what should make a user stop and look.

The brake: a rule that eats a tenth of a corpus, or a run that eats half of one, is more often a mistake
than a discovery.  It stops nothing, but it is said before anything else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from cleaner._version import __version__
from cleaner.audit.inert import inert
from cleaner.corpus.tally import Count, Tally
from cleaner.result import Verdict

SCHEMA = 1
MUCH_FOR_A_RULE = 0.1
MUCH_FOR_A_RUN = 0.5


def summarise(
    tally: Tally, skipped: Counter[str], fingerprint: str, duplicates: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The content of ``summary.json``: the same for the same input, whatever the run was like.

    ``duplicates`` are the figures of the groups, None when none were looked for.
    """
    return {
        "warnings": warnings(tally),
        "schema": SCHEMA,
        "versions": {"cleaner": __version__, "fingerprint": fingerprint},
        "documents": tally.documents,
        "verdicts": {verdict.value: tally.verdicts.get(verdict.value, 0) for verdict in Verdict},
        "characters": {"read": tally.characters, "removed": tally.removed},
        "classes": _counts(tally.classes),
        "rules": _counts(tally.rules),
        "languages": dict(sorted(tally.languages.items())),
        "encodings": dict(sorted(tally.encodings.items())),
        "duplicates": None if duplicates is None else dict(duplicates),
        "failed": [{"name": name, "error": error} for name, error in tally.failures],
        "skipped": dict(sorted(skipped.items())),
    }


def warnings(tally: Tally) -> list[str]:
    """The brake: what removed so much that somebody should look before trusting the result."""
    total = tally.characters
    found = []
    if tally.removed > total * MUCH_FOR_A_RUN:
        found.append(f"the run removed {_share(tally.removed, total)}: look before you trust it")
    for rule, count in sorted(tally.rules.items(), key=lambda item: (-item[1].removed, item[0])):
        if count.removed > total * MUCH_FOR_A_RULE:
            share = _share(count.removed, total)
            found.append(f"rule {inert(rule)} removed {share}: look before you trust it")
    return found


def _share(part: int, total: int) -> str:
    return f"{part / total:.1%} of all characters ({part:,} of {total:,})"


def _counts(counts: Mapping[str, Count]) -> dict[str, dict[str, int]]:
    return {key: asdict(count) for key, count in sorted(counts.items())}
