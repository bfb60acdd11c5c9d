"""What a rule and a word list are, and how a TOML record becomes one.

A rule is data and carries its own proof.  Whatever is wrong with a record is said with file, rule and field
and with the values that would be right, so that a curator who never reads this code can write rules.
"""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache, cached_property, partial
from typing import Any, Literal, NewType

import regex

from cleaner.text.tables import fold

Class = Literal[
    "gambling", "template", "related", "disclaimer", "gloss", "html", "image", "navigation", "byline",
    "reprint", "promotion", "mojibake",
]  # fmt: skip
CLASSES: tuple[str, ...] = typing.get_args(Class)
ListName = NewType("ListName", str)
"""The type of options that name a word list; that there is one of this name is checked when all packs are read."""
ACTIONS = ("remove", "replace", "flag")
ZONES = ("head", "body", "tail", "page")  # page: the whole of a document without prose


class RuleError(ValueError):
    """A rule pack that cannot be used; the message names file, rule and field and what would be right."""


@dataclass(frozen=True, slots=True)
class Where:
    """The place a message speaks of."""

    file: str
    record: str

    def error(self, field_name: str, message: str) -> RuleError:
        return RuleError(f"{self.file}: {self.record}: {field_name}: {message}")


@dataclass(frozen=True, slots=True)
class WordList:
    """Morphemes or phrases of one kind, folded; ``name`` is what rules call it."""

    name: str
    words: tuple[str, ...]
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Examples:
    """Further examples of a rule that stands in another pack, as a curator judged them."""

    rule: str
    removes: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    pack: str = ""


@dataclass(frozen=True)
class Rule:
    """One record of a rule pack: what it looks for, why, what it does, and examples that prove it.

    ``options`` is an instance of the detector's option class.  ``removes`` are texts in which ⟦ ⟧ marks exactly
    what must go (⟦raw→fixed⟧ for a repair), ``keeps`` texts that must stay as they are.
    """

    id: str
    cls: str
    summary: str
    why: str
    since: str
    detector: str
    options: Any
    keywords: tuple[str, ...] = ()
    action: str = "remove"
    removes: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    pack: str = ""
    guards: tuple[str, ...] = ()
    pattern: str | None = None

    @cached_property
    def compiled(self) -> Any:
        """The pattern as a regular expression for folded texts, compiled when it is first needed."""
        return regex.compile(fold_pattern(self.pattern or ""), _FLAGS)


_REQUIRED = {
    "id": str,
    "class": str,
    "summary": str,
    "why": str,
    "since": str,
    "removes": list,
    "keeps": list,
}
_OPTIONAL = {
    "keywords": list, "pattern": str, "detector": str, "options": dict, "action": str, "guards": list,
}  # fmt: skip


def nearest(name: str, valid: Iterable[str]) -> str:
    """« (did you mean …?) » when one of the valid names is close, and all of them."""
    names = sorted(valid)
    close = difflib.get_close_matches(name, names, n=1)
    hint = f" (did you mean {close[0]!r}?)" if close else ""
    return f"{hint}; valid are {', '.join(names)}"


def fold_all(words: Iterable[str]) -> list[str]:
    """The words folded, all at once: one by one takes ten times as long."""
    given = [word.replace("\0", "") for word in words]
    return fold("\0".join(given)).split("\0") if given else []


def parse_words(record: Mapping[str, Any], file: str) -> WordList:
    """A ``[[words]]`` record: ``name`` and ``words`` (an array of strings, each one word or phrase)."""
    if not isinstance(record, Mapping):
        raise Where(file, "words").error("words", "must be tables: write [[words]] with name and words")
    where = Where(file, f"words {record.get('name', '(without name)')}")
    for key in record:
        if key not in ("name", "words", "about"):
            raise where.error(key, "unknown field" + nearest(key, ("name", "words", "about")))
    if not isinstance(record.get("name"), str):
        raise where.error("name", "is missing or not a string")
    words = record.get("words")
    if not isinstance(words, list) or not words or not all(isinstance(w, str) and w.strip() for w in words):
        raise where.error("words", "must be a non-empty array of non-empty strings")
    folded = fold_all(words)
    for word, found in zip(words, folded, strict=True):
        if not found.strip():
            raise where.error("words", f"{word!r} folds to nothing: it can never be found")
    return WordList(record["name"], tuple(dict.fromkeys(folded)), file)


def parse_examples(record: Mapping[str, Any], file: str) -> Examples:
    """An ``[[examples]]`` record: ``rule`` (an id) with ``removes``, ``keeps`` or both; raises ``RuleError``."""
    if not isinstance(record, Mapping):
        raise Where(file, "examples").error(
            "examples", "must be tables: write [[examples]] with rule, removes and keeps"
        )
    where = Where(file, f"examples of {record.get('rule', '(no rule)')}")
    valid = ("rule", "removes", "keeps")
    for key, value in record.items():
        if key not in valid:
            raise where.error(key, "unknown field" + nearest(key, valid))
        if key != "rule" and not (isinstance(value, list) and all(isinstance(one, str) and one for one in value)):
            raise where.error(key, "must be an array of non-empty strings")
    if not isinstance(record.get("rule"), str):
        raise where.error("rule", "is missing or not a string: name the id of a rule")
    if not record.get("removes") and not record.get("keeps"):
        raise where.error("removes", "is missing, and so is keeps: one of them is needed")
    _check_marks(record, where)
    return Examples(record["rule"], tuple(record.get("removes", ())), tuple(record.get("keeps", ())), file)


def parse_rule(
    record: Mapping[str, Any],
    file: str,
    detectors: Mapping[str, Any],
    guards: Iterable[str],
    *,
    known: bool = False,
) -> Rule:
    """A ``[[rule]]`` record, checked; raises ``RuleError``.

    The patterns of a pack that is ``known`` are not tried: those that come with the package are by its tests, and
    compiling all of them takes as long as all the rest.
    """
    if not isinstance(record, Mapping):
        raise Where(file, "rule").error("rule", "must be tables: write [[rule]] with id, class and so on")
    where = Where(file, f"rule {record.get('id', '(without id)')}")
    _check_fields(record, where)
    if record["class"] not in CLASSES:
        raise where.error("class", f"{record['class']!r} is no class" + nearest(record["class"], CLASSES))
    action = record.get("action", "remove")
    if action not in ACTIONS:
        raise where.error("action", f"{action!r} is no action" + nearest(action, ACTIONS))
    detector = record.get("detector", "pattern")
    if detector not in detectors:
        raise where.error("detector", f"{detector!r} is no detector" + nearest(detector, detectors))
    for name in record.get("guards", ()):
        if name not in set(guards):
            raise where.error("guards", f"{name!r} is no guard" + nearest(name, guards))
    _check_examples(record, where)
    options = build_options(
        detectors[detector].Options,
        record.get("options", {}),
        lambda key, text: where.error(f"options.{key}", text),
    )
    for zone in getattr(options, "zones", ()):
        if zone not in ZONES:
            raise where.error("options.zones", f"{zone!r} is no zone" + nearest(zone, ZONES))
    _check_pattern(record, detector, where, known=known)
    return Rule(
        id=record["id"],
        cls=record["class"],
        summary=record["summary"],
        why=record["why"].strip(),
        since=record["since"],
        detector=detector,
        options=options,
        keywords=tuple(dict.fromkeys(fold_all(record.get("keywords", ())))),
        action=action,
        removes=tuple(record["removes"]),
        keeps=tuple(record["keeps"]),
        pack=file,
        guards=tuple(record.get("guards", ())),
        pattern=record.get("pattern"),
    )


def _check_fields(record: Mapping[str, Any], where: Where) -> None:
    valid = _REQUIRED | _OPTIONAL
    for key, value in record.items():
        if key not in valid:
            raise where.error(key, "unknown field" + nearest(key, valid))
        if not isinstance(value, valid[key]):
            raise where.error(key, f"must be {_name(valid[key])}, not {_name(type(value))}")
        if isinstance(value, list) and not all(isinstance(item, str) and item for item in value):
            raise where.error(key, "must be an array of non-empty strings")
    for key in _REQUIRED:
        if not record.get(key):
            raise where.error(key, "is missing or empty")


def _name(kind: type) -> str:
    return {str: "a string", list: "an array", dict: "a table", int: "an integer"}.get(kind, kind.__name__)


def _check_examples(record: Mapping[str, Any], where: Where) -> None:
    for key in ("removes", "keeps"):
        if len(record[key]) < 2:
            raise where.error(key, f"needs two examples at least, has {len(record[key])}")
    _check_marks(record, where)
    keywords = fold_all(record.get("keywords", ()))
    if not all(keywords):
        raise where.error("keywords", "a keyword folds to nothing: it can never be found")
    if keywords and not any(k in text for text in map(fold, record["keeps"]) for k in keywords):
        raise where.error("keeps", "needs a near miss: an example that holds one of the keywords and stays")


def _check_marks(record: Mapping[str, Any], where: Where) -> None:
    for text in record.get("removes", ()):
        marks = "".join(character for character in text if character in "⟦⟧")
        if marks.replace("⟦⟧", ""):
            raise where.error("removes", f"a mark is not closed: every ⟦ needs its ⟧ before the next ⟦: {text[:40]!r}")
        if not marks:
            raise where.error("removes", f"marks nothing with ⟦ ⟧: {text[:40]!r}")
    for text in record.get("keeps", ()):
        if "⟦" in text or "⟧" in text:
            raise where.error("keeps", f"must not be marked, nothing goes: {text[:40]!r}")


def _check_pattern(record: Mapping[str, Any], detector: str, where: Where, *, known: bool) -> None:
    if "pattern" not in record:
        if detector == "pattern":
            raise where.error("pattern", "is missing: a rule has a pattern or names another detector")
        return
    if detector == "pattern" and not record.get("keywords"):
        raise where.error("keywords", "a pattern needs literals of which each match holds one, for the gate")
    if known:
        return
    pattern = fold_pattern(record["pattern"])
    escaped = regex.findall(r"(?<!\\)\\u([0-9a-fA-F]{4})", regex.sub(r"\[[^\]]*\]", "", pattern))
    for character in [*"".join(_ESCAPE.split(pattern)[::2]), *(chr(int(code, 16)) for code in escaped)]:
        if character not in "\n\t" and _fold_one(character) != character:
            raise where.error("pattern", f"{character!r} can never match: the view has {fold(character)!r} there")
    try:
        regex.compile(pattern, _FLAGS)
    except regex.error as e:
        raise where.error("pattern", f"is no regular expression: {e}") from e


_FLAGS = regex.VERBOSE | regex.MULTILINE | regex.VERSION1
_ESCAPE = regex.compile(r"(\\[pP]\{[^}]*\}|\\.|\(\?P[<=>]\w+)", regex.DOTALL)


_fold_one = cache(fold)  # a pack has the same few characters many thousand times


def fold_pattern(pattern: str) -> str:
    """Fold letters of a pattern as texts are folded; escapes and group names stay (``\\W`` is not ``\\w``)."""
    parts = _ESCAPE.split(pattern)
    return "".join(p if i % 2 else "".join(_fold_one(c) if c.isalpha() else c for c in p) for i, p in enumerate(parts))


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
    return typing.get_type_hints(options)


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
    hint = str if hint is ListName else hint
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise error(f"must be {_name(hint)}, not {_name(type(value))}")
    return value
