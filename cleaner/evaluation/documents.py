"""Documents to measure by: a raw text, and what a perfect cleaner would do with it.

Two forms say the same.  A folder of marked-up texts (see ``cleaner.text.marks``) is what people write; it holds the
raw texts too.  ``gold.jsonl`` is what programs write: a line a document with spans of its raw text.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cleaner.audit.inert import inert
from cleaner.corpus.read import TooLargeError, UnreadableError, read
from cleaner.evaluation.beside import aside_beside, fields_of, languages_beside, read_aside, text_of
from cleaner.evaluation.errors import EvaluationError
from cleaner.rulebook.messages import nearest
from cleaner.rulebook.schema import CLASSES
from cleaner.text.decode import DecodeError, decode
from cleaner.text.edits import Edit, check
from cleaner.text.marks import MarkError, parse

SUFFIX = ".txt"
_BREAKS = "\r\n"


@dataclass(frozen=True, slots=True)
class Document:
    """A raw text with the edits that it is marked with; spans count its code points.

    ``path`` is the file of the text, by which settings for paths go.  ``language`` is what the gold says (None: it
    does not).  Of a document that is set ``aside`` nothing but counts may be shown.
    """

    name: str
    path: Path
    text: str
    marks: tuple[Edit, ...]
    language: str | None = None
    aside: bool = False


def read_documents(gold: Path, raw: Path | None = None, aside: Path | None = None) -> list[Document]:
    """The documents of a ``gold.jsonl`` or of a folder of marked-up texts, by name.

    The first needs ``raw``, the folder of the raw texts; the second compares it when it is given.  ``aside`` is a
    list of documents set aside, besides the one that lies beside the gold.  Raises EvaluationError.
    """
    found = sorted(_marked(gold, raw) if gold.is_dir() else _listed(gold, raw), key=lambda document: document.name)
    if not found:
        raise EvaluationError(f"{gold}: holds no documents; marked-up texts are called NAME{SUFFIX}")
    for one in found:
        _check(one, gold)
    names = Counter(document.name for document in found)
    twice = sorted(name for name, number in names.items() if number > 1)
    if twice:
        raise EvaluationError(f"{gold}: names {inert(twice[0])} twice")
    languages = languages_beside(gold)
    hidden = {name for path in (aside, aside_beside(gold)) if path for name in read_aside(path, names)}
    return [replace(one, language=one.language or languages.get(one.name), aside=one.name in hidden) for one in found]


def unscored(raw: Path, documents: Collection[Document]) -> list[str]:
    """The names of raw texts that no document is about."""
    known = {document.name for document in documents}
    return [name for name, _ in _texts(raw) if name not in known]


def _check(document: Document, gold: Path) -> None:
    """White space is not counted, so a repair of nothing else could only be wrong."""
    for mark in document.marks:
        if mark.replacement.strip() and not document.text[mark.start : mark.end].strip():
            raise EvaluationError(
                f"{gold}: {inert(document.name)}: the repair at {mark.start} stands on white space alone, which is not "
                "counted; mark a character beside it too"
            )


def _marked(folder: Path, raw: Path | None) -> Iterator[Document]:
    for name, path in _texts(folder):
        try:
            text, marks = parse(_read(path).rstrip(_BREAKS), CLASSES)
        except MarkError as error:
            raise EvaluationError(f"{path}:{error}") from error
        one = Document(name, path, text, tuple(marks))
        yield one if raw is None else _with_raw(one, raw / (name + SUFFIX))


def _with_raw(marked: Document, path: Path) -> Document:
    """The document with the raw text of a file, in which it may end with line breaks."""
    text = _read(path)
    if not text.startswith(marked.text) or text[len(marked.text) :].strip(_BREAKS):
        raise EvaluationError(f"{path}: is not the text that {marked.path} marks; mark it anew, or leave RAW out")
    return replace(marked, path=path, text=text)


def _listed(gold: Path, raw: Path | None) -> Iterator[Document]:
    if raw is None:
        raise EvaluationError(f"{gold}: holds no texts; name the folder of raw texts before it")
    for number, line in enumerate(text_of(gold).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{gold}:{number}"
        try:
            yield _record(fields_of(line), raw)
        except (ValueError, TypeError) as error:
            raise EvaluationError(f"{where}: not a line of gold: {error}") from error
        except KeyError as error:
            raise EvaluationError(f"{where}: not a line of gold: the field {error} is missing") from error


def _record(fields: Mapping[str, Any], raw: Path) -> Document:
    name, language = str(fields["name"]), fields.get("language")
    path = raw / (name + SUFFIX)
    text = _read(path)
    marks = tuple(_span(span) for span in fields["spans"])
    check(marks, len(text))
    return Document(name, path, text, marks, None if language in (None, "?") else str(language))


def _span(fields: Mapping[str, Any]) -> Edit:
    cls = fields["class"]
    if cls not in CLASSES:
        raise ValueError(f"{cls!r} is no class{nearest(str(cls), CLASSES)}")
    start, end = int(fields["start"]), int(fields["end"])
    if start >= end:
        raise ValueError(f"the span {start}:{end} holds no text")
    return Edit(start, end, str(fields.get("replacement", "")), cls)


def _texts(folder: Path) -> Iterator[tuple[str, Path]]:
    """Names and paths of the texts in a folder and below."""
    for path in sorted(folder.rglob("*" + SUFFIX)):
        if path.is_file():
            yield path.relative_to(folder).as_posix().removesuffix(SUFFIX), path


def _read(path: Path) -> str:
    try:
        return decode(read(os.fsencode(path.resolve()))).text
    except (UnreadableError, TooLargeError, DecodeError) as error:
        raise EvaluationError(f"{path}: {error}") from error
