"""Examples as a pack: ``[[examples]]`` records that ``cleaner rules test`` runs."""

from __future__ import annotations

from cleaner.judging.proofs import Proofs
from cleaner.text.quote import quoted

_HEAD = """\
# What a curator judged: examples of rules that stand in other packs.
#   cleaner rules test FILE            runs them; keeps fail until their rule is mended
"""


def as_pack(made: Proofs) -> str:
    """The pack as TOML; empty when there is no example."""
    rules = sorted(made.removes.keys() | made.keeps.keys())
    records = [_record(rule, made) for rule in rules]
    return "\n".join([_HEAD, *records]) if records else ""


def _record(rule: str, made: Proofs) -> str:
    lines = ["[[examples]]", f"rule = {quoted(rule)}"]
    for key, texts in (("removes", made.removes.get(rule)), ("keeps", made.keeps.get(rule))):
        if texts:
            lines += [f"{key} = [", *(f"  {quoted(text)}," for text in texts), "]"]
    return "\n".join(lines) + "\n"
