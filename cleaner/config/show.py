"""Settings as text: TOML that says the same when it is read again, with the origin of each value as a comment."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cleaner.config.error import KeyPath
from cleaner.config.files import shown
from cleaner.config.keys import TOP, Key, plain
from cleaner.config.settings import DEFAULT, Settings
from cleaner.text.quote import quoted

_BARE = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class _Layer:
    """A table of settings, and where it stands in the file."""

    table: Mapping[str, Any]
    at: KeyPath = ()


def as_toml(settings: Settings, entries: tuple[int, ...] | None = None) -> list[str]:
    """The lines of what holds; with ``entries`` (numbers of ``per-path``) what they make of it for a document."""
    return list(_lines(settings, entries))


def _lines(settings: Settings, entries: tuple[int, ...] | None) -> Iterator[str]:
    table = plain(settings.config, TOP)
    per_path = table.pop("per-path")
    table["packs"] = [shown(pack) for pack in table["packs"]]
    layers = [_Layer(table), *(_Layer(per_path[number], ("per-path", number)) for number in entries or ())]
    yield f"# configuration: {shown(settings.source.path) if settings.source else 'no file'}"
    for number in entries or ():
        yield f"# holds here: [[per-path]] {number + 1}, {settings.origin(('per-path', number))}"
    for key in TOP:
        if key.kind not in ("actions", "tables"):
            yield _value(settings, layers, key)
    yield from _actions(settings, layers)
    for layer in layers:
        for number, entry in enumerate(layer.table.get("allow", ())):
            yield from _table("allow", entry, settings.origin((*layer.at, "allow", number)))
    if entries is None:
        for number, entry in enumerate(per_path):
            yield from _table("per-path", entry, settings.origin(("per-path", number)))


def _value(settings: Settings, layers: list[_Layer], key: Key) -> str:
    """A line for a key at the top: of lists that add up all origins, else that of the last layer with a value."""
    saying = [layer for layer in layers if layer.table.get(key.name)] or layers[:1]
    if key.name == "select" and key.name not in saying[-1].table:
        return f"# select: all rules  # {DEFAULT}"
    if key.name == "ignore":
        value = sorted({name for layer in saying for name in layer.table[key.name]})
    else:
        saying = saying[-1:]
        value = saying[0].table[key.name]
    origins = dict.fromkeys(settings.origin((*layer.at, key.name)) for layer in saying)
    if key.name == "packs" and settings.overrides.packs:
        origins = dict.fromkeys([*(origin for origin in origins if origin != DEFAULT), "--pack"])
    return f"{key.name} = {_toml(value)}  # {', '.join(origins)}"


def _actions(settings: Settings, layers: list[_Layer]) -> Iterator[str]:
    """The table of actions as the layers make it together."""
    last = {name: layer for layer in layers for name in layer.table.get("actions", ())}
    if last:
        yield from ("", "[actions]")
    for name, layer in sorted(last.items()):
        origin = settings.origin((*layer.at, "actions", name))
        yield f"{_key(name)} = {_toml(layer.table['actions'][name])}  # {origin}"


def _table(name: str, entry: Mapping[str, Any], origin: str) -> Iterator[str]:
    yield from ("", f"[[{name}]]  # {origin}")
    for key, value in entry.items():
        yield f"{key} = {_toml(value)}"


def _toml(value: Any) -> str:
    """A value of TOML, on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(name)} = {_toml(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return quoted(value) if isinstance(value, str) else json.dumps(value)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _toml(name)
