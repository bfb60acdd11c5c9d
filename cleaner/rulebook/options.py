"""Options of detectors: from a TOML table to an instance of the option class, every type checked."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from functools import cache, partial
from typing import Annotated, Any, NewType

from cleaner.rulebook.messages import kind_name, nearest

ListName = NewType("ListName", str)
"""The type of options that name a word list; that there is one of this name is checked when all packs are read."""

DENSE = 0.2  # no word is looked at where words of all lists together cover less of the letters
Coverage = Annotated[float, DENSE]
"""The type of options that say how much of a unit's letters words cover: ``DENSE`` at least, for less is never seen."""


def build_options(options: type, table: Mapping[str, Any], error: Callable[[str, str], Exception]) -> Any:
    """An instance of an option class from a TOML table; lists become tuples, every type is checked."""
    hints = _hints(options)
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in hints:
            raise error(key, "unknown option" + (nearest(key, hints) if hints else "; there are none"))
        values[key] = _typed(value, hints[key], partial(error, key))
    for f in fields(options):
        if f.name not in values and f.default is MISSING and f.default_factory is MISSING:
            raise error(f.name, "is missing")
    return options(**values)


@cache
def _hints(options: type) -> dict[str, Any]:
    return typing.get_type_hints(options, include_extras=True)


def list_names(options: Any) -> Iterator[tuple[str, str]]:
    """The names of word lists in an instance of an option class, each after its key."""
    for key, hint in _hints(options.__class__).items():
        if hint is ListName:
            yield key, getattr(options, key)
        elif hint == tuple[ListName, ...]:
            yield from ((key, name) for name in getattr(options, key))
    if "lists" not in _hints(options.__class__):  # lists that an option class works out of others
        yield from (("lists", name) for name in getattr(options, "lists", ()))


def _typed(value: Any, hint: Any, error: Callable[[str], Exception]) -> Any:
    origin = typing.get_origin(hint)
    if origin is types.UnionType:
        hint = next(a for a in typing.get_args(hint) if a is not type(None))
        origin = typing.get_origin(hint)
    if origin is typing.Literal:
        if value not in typing.get_args(hint):
            raise error(f"{value!r} is not valid" + nearest(str(value), map(str, typing.get_args(hint))))
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise error("must be an array")
        item = typing.get_args(hint)[0]
        return tuple(_typed(v, item, error) for v in value)
    if origin is Mapping:
        if not isinstance(value, dict):
            raise error("must be a table")
        item = typing.get_args(hint)[1]
        return {key: _typed(v, item, error) for key, v in value.items()}
    if hint == Coverage:
        return _coverage(_typed(value, float, error), error)
    hint = str if hint is ListName else hint
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise error(f"must be {kind_name(hint)}, not {kind_name(type(value))}")
    return value


def _coverage(value: float, error: Callable[[str], Exception]) -> float:
    if not DENSE <= value <= 1.0:
        raise error(f"must be {DENSE} to 1.0: where words cover less than {DENSE} of the letters nothing is looked for")
    return value
