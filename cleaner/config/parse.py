"""A table of the configuration file becomes settings; whatever is wrong is said with its key and what would be right.

What a table alone can tell is checked here; whether the classes and rules it names exist is known only beside
the rulebook (see ``policy``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cleaner.config.error import ConfigError, KeyPath
from cleaner.config.keys import TOP, Key
from cleaner.config.model import Config
from cleaner.config.place import check as check_patterns


def parse(table: Mapping[str, Any]) -> Config:
    """The configuration of a table; raises ``ConfigError``."""
    return Config(**_fields(table, TOP, ()))


def nearest(name: str, valid: tuple[str, ...]) -> str:
    """« (did you mean …?); valid are … », as for rule packs."""
    from cleaner.rulebook.messages import nearest as said

    return said(name, valid)


def _fields(table: Mapping[str, Any], keys: tuple[Key, ...], at: KeyPath) -> dict[str, Any]:
    known = {key.name: key for key in keys}
    for name in table:
        if name not in known:
            raise ConfigError("unknown key" + nearest(name, tuple(known)), (*at, name))
    for key in keys:
        if key.required and key.name not in table:
            raise ConfigError("is missing", (*at, key.name))
    return {known[name].attribute: _value(value, known[name], (*at, name)) for name, value in table.items()}


def _value(value: Any, key: Key, at: KeyPath) -> Any:
    read = _READ[key.kind](value, key, at)
    if key.name in _CHECKS:
        try:
            _CHECKS[key.name](read)
        except ValueError as error:
            raise ConfigError(str(error), at) from error
    return read


def _string(value: Any, key: Key, at: KeyPath) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"must be a string that is not empty, not {_named(value)}", at)
    if key.choices and value not in key.choices:
        raise ConfigError(f"{value!r} is no {key.noun or key.name.rstrip('s')}" + nearest(value, key.choices), at)
    return value


def _strings(value: Any, key: Key, at: KeyPath) -> tuple[str, ...]:
    if isinstance(value, str):
        raise ConfigError(f"must be an array of strings: write [{value!r}]", at)
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) and item.strip() for item in value):
        raise ConfigError(f"must be an array of strings that are not empty, not {_named(value)}", at)
    return tuple(value)


def _boolean(value: Any, key: Key, at: KeyPath) -> bool:
    if not isinstance(value, bool):
        raise ConfigError(f"must be true or false, not {_named(value)}", at)
    return value


def _share(value: Any, key: Key, at: KeyPath) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ConfigError(f"must be a number from 0 to 1, not {_named(value)}", at)
    return float(value)


def _actions(value: Any, key: Key, at: KeyPath) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        raise ConfigError(f"must be a table of classes or rules with actions, not {_named(value)}", at)
    return {selector: _string(action, key, (*at, selector)) for selector, action in value.items()}


def _tables(value: Any, key: Key, at: KeyPath) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(item, Mapping) for item in value):
        raise ConfigError(f"must be tables: write [[{key.name}]] with two brackets, not {_named(value)}", at)
    made = []
    for number, table in enumerate(value):
        entry = (key.make or dict)(**_fields(table, key.keys, (*at, number)))
        if key.name == "allow":
            _check_allow(table, (*at, number))
        made.append(entry)
    return tuple(made)


_READ: Mapping[str, Callable[[Any, Key, KeyPath], Any]] = {
    "string": _string,
    "strings": _strings,
    "boolean": _boolean,
    "share": _share,
    "actions": _actions,
    "tables": _tables,
}


def _check_select(value: tuple[str, ...]) -> None:
    if not value:
        raise ValueError("is empty, so that nothing would run; leave it out to run all rules")


def _check_regex(pattern: str) -> None:
    import regex

    from cleaner.config.allow import compiled

    try:
        compiled(pattern)
    except regex.error as error:
        raise ValueError(f"is no regular expression: {error}") from error


_CHECKS: Mapping[str, Callable[[Any], None]] = {
    "select": _check_select,
    "pattern": _check_regex,
    "exclude": check_patterns,
    "paths": check_patterns,
}


def _check_allow(table: Mapping[str, Any], at: KeyPath) -> None:
    if ("text" in table) == ("pattern" in table):
        both = "has both text and pattern" if "text" in table else "has neither text nor pattern"
        raise ConfigError(f"{both}; it needs one of them", at)
    if "rule" in table and "class" in table:
        raise ConfigError("has both rule and class; the class of a rule is known, leave one out", at)


def _named(value: Any) -> str:
    """A value of the wrong kind, as a writer of TOML calls it."""
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list | tuple):
        return "an array" if value else "an empty array"
    return f"{str(value).lower() if isinstance(value, bool) else repr(value)}"
