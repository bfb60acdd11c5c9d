"""Which edits a file can take: the clean text must be writable in the file's encoding and readable again.

A repair may put in a character that the encoding lacks (``€`` into a Big5 file).  And a removal may bring
stray bytes together that then read as a character: ``E4 BD`` + spam + ``A0`` becomes ``你``, which no longer
says where the spam stood.  Such edits become flags; the audit could not take them back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cleaner.text.decode import can_encode
from cleaner.text.edits import Edit, apply

EVIDENCE = "cannot be written in the file's encoding"


def writable(text: str, edits: Sequence[Edit], encoding: str) -> tuple[str, list[Edit], list[Edit]]:
    """The clean text, the edits that lead to it, and those that had to become flags (in order)."""
    for keep in (_all, _expressible, _expressible_apart, _none):
        kept = [edit for edit in edits if keep(text, edit, encoding)]
        clean = apply(text, kept)
        if not kept or can_encode(clean, encoding):
            break
    dropped = [replace(edit, evidence=(*edit.evidence, EVIDENCE)) for edit in _without(edits, kept)]
    return clean, kept, dropped


def _all(text: str, edit: Edit, encoding: str) -> bool:
    return True


def _expressible(text: str, edit: Edit, encoding: str) -> bool:
    return can_encode(edit.replacement, encoding)


def _expressible_apart(text: str, edit: Edit, encoding: str) -> bool:
    """Expressible, and not between two stray bytes."""
    around = text[max(0, edit.start - 1) : edit.start] + text[edit.end : edit.end + 1]
    joins = len(around) == 2 and all("\ud800" <= char <= "\udfff" for char in around)
    return not joins and _expressible(text, edit, encoding)


def _none(text: str, edit: Edit, encoding: str) -> bool:
    return False


def _without(edits: Iterable[Edit], kept: Sequence[Edit]) -> Iterable[Edit]:
    staying = set(map(id, kept))
    return (edit for edit in edits if id(edit) not in staying)
