"""The keys of the configuration file, as data: reading, showing and the JSON Schema are made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from cleaner.config.model import FURNITURE, Allow, Config, PerPath
from cleaner.config.profiles import ACTIONS, PROFILES

Kind = Literal["string", "strings", "boolean", "share", "actions", "tables"]


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its ``name`` in the file, the ``field`` it becomes, what it holds and what that means.

    ``share`` is a number from 0 to 1, ``actions`` a table of selectors with actions, ``tables`` an array of
    tables with ``keys`` of their own, each of which becomes a ``make``.  ``noun`` is what one of the ``choices`` is.
    """

    name: str
    kind: Kind
    about: str
    field: str = ""
    choices: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()
    make: type[Any] | None = None
    required: bool = False
    noun: str = ""

    @property
    def attribute(self) -> str:
        """The name of the field."""
        return self.field or self.name.replace("-", "_")


_PROFILE = Key("profile", "string", "the table of actions that [actions] is laid over", choices=tuple(PROFILES))
_SELECT = Key("select", "strings", "classes, rules and prefixes of rules (`byline/`) that run; all if not given")
_IGNORE = Key("ignore", "strings", "classes, rules and prefixes of rules that do not run")
_FURNITURE = Key(
    "furniture", "string", "page furniture goes from texts that look like whole pages (auto), all (on) or none (off)",
    choices=FURNITURE, noun="way to treat furniture",
)  # fmt: skip
_ACTIONS = Key("actions", "actions", "what becomes of findings, by class or rule", choices=tuple(ACTIONS))
_ALLOW = Key(
    "allow",
    "tables",
    "texts that must stay: no finding may touch them",
    make=Allow,
    keys=(
        Key("text", "string", "the text, as it stands in the document"),
        Key("pattern", "string", "a regular expression (module regex); what it matches stays"),
        Key("rule", "string", "only findings of this rule may not touch it"),
        Key("class", "string", "only findings of this class may not touch it", field="cls"),
    ),
)

TOP: tuple[Key, ...] = (
    _PROFILE,
    _SELECT,
    _IGNORE,
    Key("min-score", "share", "findings with a lower score (0 to 1) are kept out"),
    _FURNITURE,
    Key("packs", "strings", "further rule packs: TOML files or folders of them, relative to this file"),
    Key("entry-points", "boolean", "whether packs and detectors of installed distributions are taken as well"),
    Key("exclude", "strings", "documents that are not read, as patterns of gitignore relative to this file"),
    _ACTIONS,
    _ALLOW,
    Key(
        "per-path",
        "tables",
        "settings for some documents, laid over all others in the order they stand in",
        make=PerPath,
        keys=(
            Key("paths", "strings", "the documents, as patterns of gitignore relative to this file", required=True),
            _PROFILE,
            _SELECT,
            _IGNORE,
            _FURNITURE,
            _ACTIONS,
            _ALLOW,
        ),
    ),
)


def plain(settings: Config | PerPath | Allow, keys: tuple[Key, ...]) -> dict[str, Any]:
    """Settings as a table of the file; of empty values only those at the top, and no empty ``select`` at all."""
    table = {key.name: _plain(getattr(settings, key.attribute), key) for key in keys}
    top = keys is TOP
    return {name: value for name, value in table.items() if value or (top and name != "select")}


def _plain(value: Any, key: Key) -> Any:
    if key.kind == "actions":
        return dict(value)
    if key.kind == "tables":
        return [plain(entry, key.keys) for entry in value]
    return list(value) if isinstance(value, tuple) else value
