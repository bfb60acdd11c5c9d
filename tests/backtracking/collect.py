"""All patterns that read texts: those of the packs, and those of the modules with how the code uses them."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import cleaner
from cleaner.rulebook.folding import fold_pattern
from fixtures import cleaner as one_cleaner

READERS = ("cleaner.text", "cleaner.detectors", "cleaner.proportion", "cleaner.detection", "cleaner.duplicates")
_ONCE = {"match", "fullmatch"}
_CALLS = {*_ONCE, "search", "finditer", "findall", "sub", "subn", "split"}


class Known(NamedTuple):
    """A pattern as it is used: ``calls`` are methods, ``line`` says whether it never sees a line feed."""

    name: str
    pattern: str
    flags: int
    calls: frozenset[str]
    line: bool

    @property
    def searches(self) -> bool:
        """Whether it is tried at each place of a text, not only at the first."""
        return not self.calls <= _ONCE

    @property
    def whole(self) -> bool:
        """Whether a match must be the whole text."""
        return self.calls == {"fullmatch"}


def of_packs() -> Iterator[Known]:
    """The patterns of the packs, folded as they are compiled."""
    for rule in one_cleaner().rulebook.rules:
        if rule.pattern:
            calls = frozenset(("fullmatch" if rule.options.whole else "finditer",))
            flags = re.VERBOSE | re.MULTILINE
            yield Known(rule.id, fold_pattern(rule.pattern), flags, calls, rule.options.unit == "line")


def of_modules() -> Iterator[Known]:
    """The patterns that modules compile, each once, under the name of the module that is first in the alphabet."""
    seen: set[re.Pattern[str]] = set()
    for module in _modules():
        for name, pattern in _patterns(module):
            if pattern not in seen:
                seen.add(pattern)
                flags = pattern.flags & ~re.UNICODE
                calls = frozenset().union(*(_calls(other).get(id(pattern), ()) for other in _modules()))
                yield Known(f"{module.__name__}.{name}", pattern.pattern, flags, calls or frozenset(_CALLS), False)


@cache
def _modules() -> tuple[ModuleType, ...]:
    found = pkgutil.walk_packages(cleaner.__path__, "cleaner.")
    return tuple(importlib.import_module(m.name) for m in found if m.name.startswith(READERS))


def _patterns(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns at the top of a module, also those in mappings and sequences."""
    for name, value in vars(module).items():
        inner: Any = ((name, value),)
        if isinstance(value, Mapping):
            inner = ((f"{name}[{key}]", one) for key, one in value.items())
        elif isinstance(value, list | tuple):
            inner = ((f"{name}[{place}]", one) for place, one in enumerate(value))
        for label, one in inner:
            if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                yield label, one


@cache
def _calls(module: ModuleType) -> dict[int, frozenset[str]]:
    """The methods that a module calls of each pattern it names; none where it hands the pattern on."""
    tree = ast.parse(Path(module.__file__ or "").read_text("utf-8"))
    named = {name: id(value) for name, value in vars(module).items() if isinstance(value, re.Pattern)}
    called = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    found: dict[int, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in named:
            call = called.get(id(node), "")
            found.setdefault(named[node.id], set()).update({call} if call in _CALLS else () if call else _CALLS)
    return {pattern: frozenset(calls) for pattern, calls in found.items()}
