"""What a rule and a word list are, and how a TOML record becomes one.

A rule is data and carries its own proof.  Whatever is wrong with a record is said with file, rule and field
and with the values that would be right, so that a curator who never reads this code can write rules.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import regex

from cleaner.rulebook.folding import compile_pattern, fold_all, unmatched
from cleaner.rulebook.messages import Where, kind_name, nearest
from cleaner.rulebook.options import build_options
from cleaner.text.tables import fold

Class = Literal[
    "gambling", "template", "related", "disclaimer", "gloss", "html", "image", "navigation", "byline",
    "reprint", "promotion", "mojibake",
]  # fmt: skip
CLASSES: tuple[str, ...] = typing.get_args(Class)
ACTIONS = ("remove", "replace", "flag")
ZONES = ("head", "body", "tail", "page")  # page: the whole of a document without prose


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
        return compile_pattern(self.pattern or "")


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
    action, detector = record.get("action", "remove"), record.get("detector", "pattern")
    _check_name(record["class"], CLASSES, "class", where)
    _check_name(action, ACTIONS, "action", where)
    _check_name(detector, detectors, "detector", where)
    for name in record.get("guards", ()):
        _check_name(name, guards, "guard", where, field="guards")
    _check_examples(record, where)
    options = build_options(
        detectors[detector].Options,
        record.get("options", {}),
        lambda key, text: where.error(f"options.{key}", text),
    )
    for zone in getattr(options, "zones", ()):
        _check_name(zone, ZONES, "zone", where, field="options.zones")
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


def _check_name(name: str, valid: Iterable[str], what: str, where: Where, *, field: str = "") -> None:
    """Raise for a name that is none of the valid ones."""
    if name not in set(valid):
        raise where.error(field or what, f"{name!r} is no {what}" + nearest(name, valid))


def _check_fields(record: Mapping[str, Any], where: Where) -> None:
    valid = _REQUIRED | _OPTIONAL
    for key, value in record.items():
        if key not in valid:
            raise where.error(key, "unknown field" + nearest(key, valid))
        if not isinstance(value, valid[key]):
            raise where.error(key, f"must be {kind_name(valid[key])}, not {kind_name(type(value))}")
        if isinstance(value, list) and not all(isinstance(item, str) and item for item in value):
            raise where.error(key, "must be an array of non-empty strings")
    for key in _REQUIRED:
        if not record.get(key):
            raise where.error(key, "is missing or empty")


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
    for character, seen in unmatched(record["pattern"]):
        raise where.error("pattern", f"{character!r} can never match: the view has {seen!r} there")
    try:
        compile_pattern(record["pattern"])
    except regex.error as e:
        raise where.error("pattern", f"is no regular expression: {e}") from e
