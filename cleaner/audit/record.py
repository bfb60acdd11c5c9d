"""The audit record: one JSON object a document that says what was changed, why, and what stood there before.

A record and the clean file give the original back, so nothing in it may lose a character.  JSON is the
difficulty: it holds text, and a text decoded from broken bytes holds lone surrogates (a stray byte ``0xFF``
of a UTF-8 file is carried as ``U+DCFF``), which JSON cannot.  A field with such characters shows them escaped
(``\\udcff``) and has a twin with ``_bytes`` at its end: the same text as UTF-8 in which surrogates
are encoded like any other code point (Python's ``surrogatepass``), in base64.  Where the twin
is, the twin counts.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from cleaner.audit.names import name_fields, name_from
from cleaner.result import Verdict
from cleaner.text.edits import Edit
from cleaner.text.lines import line_at, split_lines

SCHEMA = 1


class RecordError(ValueError):
    """A line that is not an audit record; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A finding with its place: ``edit`` on the original text, the text it removes, line and column from 1.

    For a flag the same fields say what was seen and what would have been done; nothing was.  ``raw`` is how a line of
    JSON wrote what was removed, where writing it again would choose other escapes.
    """

    edit: Edit
    removed: str
    line: int
    column: int
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one document after a run.

    ``name`` is relative to the input, with ``/``; ``name_bytes`` is there when the name is not UTF-8.
    ``sha256`` is of the bytes read, ``sha256_clean`` of those written, both in hexadecimal.  What is not
    known (of a document that could not be read or decoded) is None; ``error`` is there for failed ones.

    Of a record in a file of records ``file`` is the name of that file and ``line`` its place there, from 1 (a row, in
    Parquet).  The hashes are then of the line without its line feed, or of the value as UTF-8 in Parquet.
    """

    name: str
    verdict: Verdict
    language: str | None = None
    script: str | None = None
    encoding: str | None = None
    bom: bool = False
    sha256: str | None = None
    sha256_clean: str | None = None
    edits: tuple[Change, ...] = ()
    flags: tuple[Change, ...] = ()
    error: str | None = None
    name_bytes: bytes | None = None
    file: bytes | None = None
    line: int | None = None

    def to_json(self) -> bytes:
        """The record as one line of JSON with its line feed."""
        fields: dict[str, Any] = {"schema": SCHEMA, "name": self.name}
        if self.name_bytes is not None:
            fields["name_bytes"] = b64encode(self.name_bytes).decode("ascii")
        if self.file is not None:
            fields |= {**name_fields("file", self.file), "line": self.line}
        fields |= {
            "verdict": self.verdict,
            "language": self.language,
            "script": self.script,
            "encoding": self.encoding,
            "bom": self.bom,
            "sha256": self.sha256,
            "sha256_clean": self.sha256_clean,
            "edits": [_change_fields(change) for change in self.edits],
            "flags": [_change_fields(change) for change in self.flags],
            "error": self.error and _escaped(self.error),
        }
        return orjson.dumps(fields, option=orjson.OPT_APPEND_NEWLINE)

    @classmethod
    def from_json(cls, line: bytes) -> Record:
        """The record that a line holds; RecordError when it holds none."""
        try:
            return cls._from_fields(orjson.loads(line))
        except RecordError:
            raise
        except (ValueError, TypeError, AttributeError) as error:
            raise RecordError(f"not an audit record: {error}") from error
        except KeyError as error:
            raise RecordError(f"not an audit record: the field {error} is missing") from error

    @classmethod
    def _from_fields(cls, fields: Mapping[str, Any]) -> Record:
        if fields["schema"] != SCHEMA:
            raise RecordError(f"an audit record of schema {fields['schema']}; this version reads {SCHEMA}")
        raw = fields.get("name_bytes")
        return cls(
            name=fields["name"],
            verdict=Verdict(fields["verdict"]),
            language=fields["language"],
            script=fields["script"],
            encoding=fields["encoding"],
            bom=fields["bom"],
            sha256=fields["sha256"],
            sha256_clean=fields["sha256_clean"],
            edits=tuple(_change(change) for change in fields["edits"]),
            flags=tuple(_change(change) for change in fields["flags"]),
            error=fields["error"],
            name_bytes=None if raw is None else b64decode(raw, validate=True),
            file=name_from(fields, "file") if "file" in fields else None,
            line=fields.get("line"),
        )


def locate(text: str, edits: Iterable[Edit]) -> tuple[Change, ...]:
    """The edits with what they remove from ``text`` and where they stand in it, in the order given."""
    lines = split_lines(text)
    changes = []
    for edit in edits:
        line = line_at(lines, edit.start)
        column = edit.start - lines[line].start + 1
        changes.append(Change(edit, text[edit.start : edit.end], line + 1, column))
    return tuple(changes)


def _change_fields(change: Change) -> dict[str, Any]:
    edit = change.edit
    return {
        "start": edit.start,
        "end": edit.end,
        **_text_fields("removed", change.removed),
        **({} if change.raw is None else {"removed_raw": change.raw}),
        **_text_fields("replacement", edit.replacement),
        "class": edit.cls,
        "rules": list(edit.rules),
        "score": edit.score,
        "evidence": [_escaped(cue) for cue in edit.evidence],
        "line": change.line,
        "column": change.column,
    }


def _change(fields: Mapping[str, Any]) -> Change:
    edit = Edit(
        fields["start"],
        fields["end"],
        _text(fields, "replacement"),
        fields["class"],
        tuple(fields["rules"]),
        fields["score"],
        tuple(fields["evidence"]),
    )
    return Change(edit, _text(fields, "removed"), fields["line"], fields["column"], fields.get("removed_raw"))


def _text_fields(key: str, text: str) -> dict[str, str]:
    shown = _escaped(text)
    if shown == text:
        return {key: text}
    return {key: shown, f"{key}_bytes": b64encode(text.encode("utf-8", "surrogatepass")).decode("ascii")}


def _text(fields: Mapping[str, Any], key: str) -> str:
    raw = fields.get(f"{key}_bytes")
    if raw is None:
        return str(fields[key])
    return b64decode(raw, validate=True).decode("utf-8", "surrogatepass")


def _escaped(text: str) -> str:
    """The text with lone surrogates spelled out; most texts have none and come back as they are."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
