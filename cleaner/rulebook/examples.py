"""Examples as tests: a rule is proven on the texts that stand beside it.

``removes`` texts mark with ⟦ ⟧ what must go and with ⟦raw→fixed⟧ what must be repaired.  They run through the
whole engine, so
a weak cue is proven in its block: the edits must be the marked ones (white space at their ends aside), and the
rule must be among the reasons of one of them.  ``keeps`` texts must not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cleaner.text.edits import apply
from cleaner.text.marks import mark, parse

if TYPE_CHECKING:
    from cleaner.engine import Cleaner
    from cleaner.rulebook import Rule, Rulebook


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not prove its rule: ``expected`` and ``got`` are the example as marked text."""

    rule: str
    pack: str
    kind: str
    expected: str
    got: str
    reason: str


def further(rulebook: Rulebook) -> list[Rule]:
    """Rules with the further examples that packs have for them in the place of their own, to be run like any."""
    return [
        replace(rulebook.get(one.rule), removes=one.removes, keeps=one.keeps, pack=one.pack)
        for one in rulebook.examples
    ]


def run(cleaner: Cleaner, rules: Iterable[Rule]) -> Iterator[Failure]:
    """The examples that fail."""
    for rule in rules:
        for marked in rule.removes:
            failure = _removes(cleaner, rule, marked)
            if failure:
                yield failure
        for text in rule.keeps:
            proposal = cleaner.propose(text)
            if proposal.edits:
                why = ", ".join(sorted({name for edit in proposal.edits for name in edit.rules}))
                yield Failure(rule.id, rule.pack, "keeps", text, mark(text, proposal.edits), f"changed by {why}")


def _removes(cleaner: Cleaner, rule: Rule, marked: str) -> Failure | None:
    raw, expected = parse(marked)
    proposal = cleaner.propose(raw)
    found = proposal.flags if rule.action == "flag" else proposal.edits
    got = mark(raw, found)
    if rule.action == "flag":
        same = {(e.start, e.end) for e in expected} <= {(e.start, e.end) for e in found}
    else:
        same = _squeezed(apply(raw, found)) == _squeezed(apply(raw, expected))
    if not same:
        return Failure(rule.id, rule.pack, "removes", marked, got, "other spans than the marked ones")
    if not any(rule.id in edit.rules for edit in found):
        why = ", ".join(sorted({name for edit in found for name in edit.rules}))
        return Failure(rule.id, rule.pack, "removes", marked, got, f"done by {why}, not by this rule")
    return None


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
