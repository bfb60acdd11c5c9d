"""Write the JSON Schemas of configuration and rule packs; ``--check`` only says whether they are true.

python tools/make_schemas.py [--check]
"""

from __future__ import annotations

import json
import sys
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from cleaner.config.keys import TOP, Key
from cleaner.config.profiles import ACTIONS as OUTCOMES
from cleaner.detectors import Detector, built_in
from cleaner.detectors.guards import registry as guards
from cleaner.rulebook.options import DENSE, Coverage, ListName
from cleaner.rulebook.schema import ACTIONS, CLASSES

SCHEMAS = Path(__file__).parents[1] / "cleaner/schemas"
DRAFT = "http://json-schema.org/draft-07/schema#"
TEXT = {"type": "string", "minLength": 1}
TEXTS = {"type": "array", "items": TEXT}
SELECTOR = TEXT | {"anyOf": [{"enum": list(CLASSES)}, {"pattern": "/"}, {"const": "*"}]}


def configuration() -> dict[str, Any]:
    """What ``cleaner.toml`` may hold."""
    return {"$schema": DRAFT, "title": "Configuration of cleaner", **_table(TOP)}


def _table(keys: tuple[Key, ...]) -> dict[str, Any]:
    table = _closed({key.name: {"description": key.about} | _key(key) for key in keys})
    required = [key.name for key in keys if key.required]
    if {"text", "pattern"} <= {key.name for key in keys}:
        table["oneOf"] = [{"required": ["text"]}, {"required": ["pattern"]}]
        table["not"] = {"required": ["rule", "class"]}
    return table | ({"required": required} if required else {})


def _key(key: Key) -> dict[str, Any]:
    match key.kind:
        case "boolean":
            return {"type": "boolean"}
        case "share":
            return {"type": "number", "minimum": 0, "maximum": 1}
        case "string":
            valid = {"class": list(CLASSES)}.get(key.name, list(key.choices))
            return {"enum": valid} if valid else TEXT
        case "strings":
            selectors = key.name in ("select", "ignore")
            least = {"minItems": 1} if key.name == "select" else {}
            return {"type": "array", "items": SELECTOR if selectors else TEXT} | least
        case "actions":
            said = [{"const": action, "description": about} for action, about in OUTCOMES.items()]
            return {"type": "object", "propertyNames": SELECTOR, "additionalProperties": {"oneOf": said}}
        case "tables":
            return {"type": "array", "items": _table(key.keys)}


def pack() -> dict[str, Any]:
    """What a rule pack may hold.  Detectors of plugins are not known here: their options are not checked."""
    words = {"name": _about(TEXT, "what rules call the list"), "words": TEXTS | {"minItems": 1}, "about": TEXT}
    records = {"words": _closed(words) | {"required": ["name", "words"]}, "rule": _rule(), "examples": _examples()}
    lists = {name: {"type": "array", "items": record} for name, record in records.items()}
    return {"$schema": DRAFT, "title": "Rule pack of cleaner", **_closed(lists)}


def _rule() -> dict[str, Any]:
    known = built_in()
    names = {"anyOf": [{"enum": sorted(known)}, TEXT]}
    properties = {
        "id": _about(TEXT, "class or family, slash, name: gambling/row"),
        "class": {"enum": list(CLASSES)},
        "summary": _about(TEXT, "what it looks for, in one line"),
        "why": _about(TEXT, "two sentences that a reviewer can judge it by"),
        "since": _about(TEXT, "the version it came with"),
        "keywords": _about(TEXTS, "literals of which each match holds one"),
        "pattern": _about(TEXT, "a verbose regular expression over folded text"),
        "detector": _about(names, "the way of finding; pattern if not given"),
        "options": {"type": "object"},
        "action": {"enum": list(ACTIONS)},
        "guards": {"type": "array", "items": {"enum": sorted(guards())}},
        "removes": _about(TEXTS | {"minItems": 2}, "texts in which ⟦ ⟧ marks what must go (⟦raw→fixed⟧ for a repair)"),
        "keeps": _about(TEXTS | {"minItems": 2}, "texts that must stay; one at least holds a keyword"),
    }
    required = ["id", "class", "summary", "why", "since", "removes", "keeps"]
    return _closed(properties) | {"required": required, "allOf": [_options(known[name]) for name in sorted(known)]}


def _examples() -> dict[str, Any]:
    properties = {
        "rule": _about(TEXT, "the id of a rule that stands elsewhere"),
        "removes": _about(TEXTS, "further texts in which ⟦ ⟧ marks what must go"),
        "keeps": _about(TEXTS, "further texts that must stay"),
    }
    either = [{"required": ["removes"]}, {"required": ["keeps"]}]
    return _closed(properties) | {"required": ["rule"], "anyOf": either}


def _options(detector: Detector) -> dict[str, Any]:
    """If a rule names the detector, its options are these."""
    hints = typing.get_type_hints(detector.Options, include_extras=True)
    options = _closed({name: _typed(hint) for name, hint in hints.items()})
    needed = [f.name for f in fields(detector.Options) if f.default is MISSING and f.default_factory is MISSING]
    named: dict[str, Any] = {"properties": {"detector": {"const": detector.name}}, "required": ["detector"]}
    then: dict[str, Any] = {"properties": {"options": options | {"required": needed}}}
    if needed:
        then["required"] = ["options"]
    if detector.name == "pattern":
        named = {"anyOf": [named, {"not": {"required": ["detector"]}}]}
        then["required"] = ["pattern", "keywords"]
    return {"if": named, "then": then}


def _typed(hint: Any) -> dict[str, Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType:
        return _typed(next(argument for argument in arguments if argument is not type(None)))
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _typed(arguments[0])}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _typed(arguments[1])}
    if hint == Coverage:
        return {"type": "number", "minimum": DENSE, "maximum": 1}
    names: Mapping[Any, str] = {bool: "boolean", int: "integer", float: "number", str: "string", ListName: "string"}
    return {"type": names[hint]}


def _closed(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}


def _about(schema: Mapping[str, Any], text: str) -> dict[str, Any]:
    return {"description": text, **schema}


def main() -> int:
    stale = []
    for name, schema in (("cleaner.schema.json", configuration()), ("pack.schema.json", pack())):
        target, text = SCHEMAS / name, json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        if "--check" not in sys.argv:
            target.write_text(text, "utf-8")
        elif not target.exists() or target.read_text("utf-8") != text:
            stale.append(name)
    for name in stale:
        print(f"cleaner/schemas/{name} is not what the code says: run python tools/make_schemas.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
