"""Write docs/rules.md and docs/cli.md from the packs and the command line; ``--check`` only says whether they are true.

python tools/make_docs.py [--check]
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from cleaner.cli import cli
from cleaner.rulebook import Rule, load
from cleaner.rulebook.schema import CLASSES

DOCS = Path(__file__).parents[1] / "docs"


def rule_reference() -> str:
    """All rules by class."""
    rules = load().rules
    parts = ["# Rules", "Generated from the packs in `rules/`; do not edit."]
    for cls in CLASSES:
        own = [rule for rule in rules if rule.cls == cls]
        parts.append(f"## {cls}")
        parts += [_rule(rule) for rule in own]
    return "\n\n".join(parts) + "\n"


def _rule(rule: Rule) -> str:
    lines = [f"### {rule.id}", _plain(rule.summary), _plain(rule.why)]
    facts = [f"action: {rule.action}", f"detector: {rule.detector}", f"since {rule.since}"]
    facts += [f"guards: {', '.join(rule.guards)}"] if rule.guards else []
    lines.append("*" + " · ".join(facts) + "*")
    lines.append("Removes what stands between ⟦ ⟧:")
    lines.append(_block(rule.removes))
    lines.append("Keeps:")
    lines.append(_block(rule.keeps))
    return "\n\n".join(lines)


def _plain(text: str) -> str:
    """The text as a paragraph in which Markdown sees no mark of its own."""
    return re.sub(r"[\\`*_\[\]<>&~]|^[#+-]", r"\\\g<0>", " ".join(text.split()))


def _block(texts: tuple[str, ...]) -> str:
    return "~~~~text\n" + "\n--\n".join(texts) + "\n~~~~"


def cli_reference() -> str:
    """The help of every command."""
    parts = ["# Command line", "Generated from `--help`; do not edit."]
    for path, command in _commands(cli, ("cleaner",)):
        context = click.Context(command, info_name=" ".join(path), max_content_width=96, terminal_width=96)
        parts += [f"## {' '.join(path)}", f"~~~~text\n{command.get_help(context)}\n~~~~"]
    return "\n\n".join(parts) + "\n"


def _commands(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from _commands(below, (*path, name))


def main() -> int:
    stale = []
    for name, text in (("rules.md", rule_reference()), ("cli.md", cli_reference())):
        target = DOCS / name
        if "--check" not in sys.argv:
            target.write_text(text, "utf-8")
        elif not target.exists() or target.read_text("utf-8") != text:
            stale.append(name)
    for name in stale:
        print(f"docs/{name} is not what the code says: run python tools/make_docs.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
