"""One rule as text for a reader: ``cleaner rules show``."""

from __future__ import annotations

from dataclasses import fields

from cleaner.rulebook.schema import Rule


def as_text(rule: Rule) -> str:
    """Everything a reviewer needs to judge a rule by: why, what it reads, its examples."""
    return "\n\n".join(part for part in (_head(rule), rule.why, _reads(rule), _examples(rule)) if part)


def _head(rule: Rule) -> str:
    return f"{rule.id}  ({rule.cls}, {rule.action}, since {rule.since}, {rule.pack})\n{rule.summary}"


def _reads(rule: Rule) -> str:
    lines = [f"detector  {rule.detector}"]
    lines += [f"keywords  {', '.join(rule.keywords)}"] if rule.keywords else []
    lines += [f"pattern   {rule.pattern.strip()}"] if rule.pattern else []
    lines += [f"guards    {', '.join(rule.guards)}"] if rule.guards else []
    for field in fields(rule.options):
        value = getattr(rule.options, field.name)
        if value != field.default:
            lines.append(f"{field.name:<9} {', '.join(value) if isinstance(value, tuple) else value}")
    return "\n".join(lines)


def _examples(rule: Rule) -> str:
    blocks = [("removes what stands between ⟦ ⟧", rule.removes), ("keeps", rule.keeps)]
    return "\n\n".join(f"{title}:\n" + "\n".join(_indented(text) for text in texts) for title, texts in blocks)


def _indented(text: str) -> str:
    return "  - " + text.replace("\n", "\n    ")
