"""The second pass: the chosen wordings with their places, and the context of the first of each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
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

_GAP = 2  # characters between two rows of one block: a line break

Figures = tuple[int, int, float]
"""How often, in how many documents, and how doubtful."""
Keyed = tuple[Change, bool, int]
"""A change, whether it is an edit (or a flag), and the key of its wording."""
Place = tuple[str, int, int]
"""Name of the document, line and column, both from 1."""


@dataclass(slots=True)
class Wording:
    """Changes of the same wording: the first of them, how often and in how many documents, and why there is doubt.

    ``text`` is what the first took, shortened; ``why`` are keys of the page's words.  ``context`` is None where the
    clean text is gone or was changed.  ``beside`` is the key of the row right before it in one block, ``family`` the
    number of the wordings that it is looked at with.
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
    beside: int | None = None
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
    columns = (known.keys, known.times, known.documents, known.doubts)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    figures = {key: (times, documents, doubt) for key, times, documents, doubt in rows if key in chosen}
    kept: dict[int, Wording] = {}
    numbers = iter(found.keys)
    for record in source.records():
        # The audit may have grown since the survey: what has no number is not shown.
        keyed = [(change, edit, key) for (change, edit), key in zip(_changes(record), numbers, strict=False)]
        if any(key in figures for _, _, key in keyed):
            _take(source, record, keyed, figures, kept)
    return sorted(kept.values(), key=lambda wording: wording.order)


def _changes(record: Record) -> Iterator[tuple[Change, bool]]:
    """Edits, then flags: the order in which the survey noted them."""
    yield from ((change, True) for change in record.edits)
    yield from ((change, False) for change in record.flags)


def _take(
    source: Source, record: Record, keyed: list[Keyed], figures: Mapping[int, Figures], kept: dict[int, Wording]
) -> None:
    """Add what a document has of the chosen wordings; its text is read only for one that is new."""
    new = any(key in figures and key not in kept for _, _, key in keyed)
    original = source.original(record) if new else None
    before: tuple[Change, Wording] | None = None
    for change, edit, key in keyed:
        if key not in figures:
            before = None
            continue
        if key not in kept:
            kept[key] = _wording(key, change, record, original, figures[key], edit=edit)
            kept[key].beside = _beside(before, change, kept[key])
        if len(kept[key].places) < PLACES:
            kept[key].places.append((record.name, change.line, change.column))
        before = change, kept[key]


def _beside(before: tuple[Change, Wording] | None, change: Change, wording: Wording) -> int | None:
    """The wording right before a new one, if it is one of the same rows.  What is doubtful is looked at by itself."""
    if before is None or before[1].why or wording.why:
        return None
    near = 0 <= change.edit.start - before[0].edit.end <= _GAP
    same = (before[1].rule, before[1].action) == (wording.rule, wording.action)
    return before[1].key if near and same else None


def _wording(
    key: int, change: Change, record: Record, original: str | None, figures: Figures, *, edit: bool
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
