"""The second pass: the chosen wordings with their places, and the context of the first of each."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from cleaner.audit.record import Change, Record
from cleaner.report.context import Piece, Shortened, context, shortened
from cleaner.report.source import Source
from cleaner.report.survey import Survey, Wordings
from cleaner.report.wording import action_of, like_a_sentence, reasons

PLACES = 3
"""How many places of a wording are named."""
CUES, CUE = 8, 100
"""How many cues are shown, and how much of each."""

Place = tuple[str, int, int]
"""Name of the document, line and column, both from 1."""


@dataclass(slots=True)
class Wording:
    """Changes of the same wording: the first of them, how often and in how many documents, and why there is doubt.

    ``text`` is what the first took, shortened; ``why`` are keys of the page's words.  ``context`` is None where the clean text is
    gone or was changed.  ``family`` is the number of the similar wordings that it belongs to.
    """

    key: int
    action: str
    cls: str
    rules: tuple[str, ...]
    score: float
    evidence: tuple[str, ...]
    text: Shortened
    replacement: Shortened
    times: int
    documents: int
    doubt: float
    why: list[str]
    language: str
    context: list[Piece] | None
    places: list[Place] = field(default_factory=list)
    family: int = 0

    @property
    def rule(self) -> str:
        """The first of the rules, which stands for all."""
        return self.rules[0] if self.rules else ""

    @property
    def order(self) -> tuple[float, int, int]:
        """The most doubtful first, then the most frequent."""
        return -self.doubt, -self.times, self.key


def gather(source: Source, found: Survey, known: Wordings, chosen: Collection[int]) -> list[Wording]:
    """The chosen wordings, the most doubtful first."""
    figures = {
        key: (times, documents, doubt)
        for key, times, documents, doubt in zip(
            known.keys.tolist(), known.times.tolist(), known.documents.tolist(), known.doubts.tolist(), strict=True
        )
        if key in chosen
    }
    kept: dict[int, Wording] = {}
    numbers = iter(found.keys)
    for record in source.records():
        original: list[str | None] = []
        for change, edit in _changes(record):
            key = next(numbers, None)
            if key is None or key not in figures:
                continue
            if key not in kept:
                if not original:
                    original.append(source.original(record))
                kept[key] = _wording(key, change, record, original[0], figures[key], edit=edit)
            _add_place(kept[key], record.name, change)
    return sorted(kept.values(), key=lambda wording: wording.order)


def _changes(record: Record) -> Iterator[tuple[Change, bool]]:
    """Edits, then flags: the order in which the survey noted them."""
    yield from ((change, True) for change in record.edits)
    yield from ((change, False) for change in record.flags)


def _wording(
    key: int, change: Change, record: Record, original: str | None, figures: tuple[int, int, float], *, edit: bool
) -> Wording:
    times, documents, doubt = figures
    made = change.edit
    return Wording(
        key=key,
        action=action_of(change, edit=edit),
        cls=made.cls,
        rules=made.rules,
        score=made.score,
        evidence=tuple(cue[:CUE] for cue in made.evidence[:CUES]),
        text=shortened(change.removed),
        replacement=shortened(made.replacement),
        times=times,
        documents=documents,
        doubt=doubt,
        why=reasons(made.score, like_a_sentence(change.removed), documents, made.evidence),
        language=record.language or "und",
        context=None if original is None else context(original, record, change),
    )


def _add_place(wording: Wording, name: str, change: Change) -> None:
    if len(wording.places) < PLACES:
        wording.places.append((name, change.line, change.column))
