"""The judged wordings as they stand in the run: their texts, and the document of the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cleaner.audit.record import Change, Record
from cleaner.corpus.errors import CorpusError
from cleaner.judging.judgement import Judgement
from cleaner.report.picture import identity
from cleaner.report.source import Source
from cleaner.report.wording import action_of, key_of

TEXTS = 20
"""How many texts of one wording are told apart (they differ in width, case, white space and numbers)."""


@dataclass(slots=True)
class Case:
    """A judged wording: the first change that has it, with its document, and the texts that it stands for.

    ``whole`` says that all edits of the document were judged right.
    """

    verdict: str
    record: Record
    change: Change
    whole: bool = False
    texts: dict[str, None] = field(default_factory=dict)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that asked for the change, the first of which stands for all."""
        return self.change.edit.rules


def cases(source: Source, judgement: Judgement) -> list[Case]:
    """The cases of a judgement, in the order of the audit; CorpusError for a judgement of another run."""
    if judgement.run != identity(source.run):
        raise CorpusError(
            f"the judgement is about another run than the one in {source.layout.out}. "
            "Name the folder that its page was made from."
        )
    found: dict[int, Case] = {}
    for record in source.records():
        keyed = list(_keyed(record))
        whole = all(judgement.verdicts.get(key) == "right" for key, _ in keyed)
        for key, change in keyed:
            if key in judgement.verdicts:
                case = found.setdefault(key, Case(judgement.verdicts[key], record, change, whole))
                if len(case.texts) < TEXTS:
                    case.texts[change.removed] = None
    return list(found.values())


def _keyed(record: Record) -> Iterator[tuple[int, Change]]:
    for changes, edit in ((record.edits, True), (record.flags, False)):
        for change in changes:
            yield key_of(change, action_of(change, edit=edit)), change
