"""Where rule packs come from: built in, named by the configuration, offered by installed distributions."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.metadata import entry_points
from itertools import chain
from pathlib import Path
from typing import Any

from cleaner.rulebook.messages import RuleError

GROUP = "cleaner.rules"
KINDS = ("rule", "words", "examples")
"""The records of a pack."""


def built_in() -> Path:
    """The folder of the packs that come with the package (in a checkout they stand beside it)."""
    package = Path(__file__).parents[1]
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def pack_files(packs: tuple[str, ...] = (), plugins: bool = True) -> list[tuple[str, Path]]:
    """(name for messages, path) of all pack files: built-in ones, then ``packs``, then those of plugins.

    A file of ``packs`` that is named twice, by itself or by its folder, is one pack.
    """
    files = [(path.name, path) for path in sorted(built_in().glob("*.toml"))]
    named: dict[Path, Path] = {}
    for path in chain.from_iterable(map(expand, packs)):
        named.setdefault(path.resolve(), path)
    files += [(str(path), path) for path in named.values()]
    if plugins:
        for point in sorted(entry_points(group=GROUP), key=lambda p: p.name):
            location = Path(str(point.load()))
            files += [(f"{point.name}: {path.name}", path) for path in expand(location)]
    return files


def expand(given: str | Path) -> list[Path]:
    """The pack files that a path stands for: itself, or the TOML files of a folder."""
    path = Path(given)
    if path.is_dir():
        found = sorted(path.glob("*.toml"))
        if not found:
            raise RuleError(f"{path}: no rule pack in this folder; a pack is a file NAME.toml")
        return found
    if not path.is_file():
        raise RuleError(f"{path}: no such rule pack; give a TOML file or a folder of them")
    return [path]


def read_pack(name: str, data: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """The records of a pack, given as the bytes of its file, as (kind, record), kind being one of ``KINDS``."""
    try:
        pack = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
        raise RuleError(f"{name}: no valid TOML: {e}") from e
    for key, records in pack.items():
        if key not in KINDS:
            valid = ", ".join(f"[[{kind}]]" for kind in KINDS)
            raise RuleError(f"{name}: {key!r} is unknown at the top level; valid are {valid}")
        if not isinstance(records, list):
            raise RuleError(f"{name}: write [[{key}]] with two brackets: a pack holds several records")
        for record in records:
            yield key, record
