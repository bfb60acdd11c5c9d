"""Many documents: what a cleaner does with each, and what that adds up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cleaner.corpus.document import Cleans
from cleaner.evaluation.counts import Counts
from cleaner.evaluation.documents import Document
from cleaner.evaluation.errors import EvaluationError
from cleaner.evaluation.judge import judge
from cleaner.evaluation.passages import Passage, passages
from cleaner.evaluation.score import Score, score
from cleaner.repository.jobs import in_order
from cleaner.result import Verdict


@dataclass(frozen=True, slots=True)
class Scored:
    """What a cleaner did with one document; of one that is set aside the counts alone, no passage."""

    name: str
    language: str
    aside: bool
    verdict: Verdict
    score: Score
    passages: tuple[Passage, ...]

    @property
    def perfect(self) -> bool:
        """Whether the document came out as it should."""
        whole = self.score.whole
        return bool(whole.exact) if whole.contaminated else not whole.damaged


@dataclass(slots=True)
class Report:
    """Documents that were scored, and their counts together; rows have names (see ``row``)."""

    documents: Sequence[Scored]
    score: Score = field(default_factory=Score)
    aside: Score = field(default_factory=Score)
    languages: dict[str, Counts] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.documents:
            self.score.add(one.score)
            self.languages.setdefault(one.language, Counts()).add(one.score.whole)
            if one.aside:
                self.aside.add(one.score)

    @property
    def tables(self) -> dict[str, Mapping[str, Counts]]:
        """The tables of rows, by what their rows are."""
        return {"class": self.score.classes, "language": self.languages, "rule": self.score.rules}

    def row(self, path: Sequence[str]) -> Counts | None:
        """The counts that a row stands for, if there are any.

        ``()`` is all documents, ``("aside",)`` those set aside; ``("class", "gambling")``, ``("language", "id")``,
        ``("rule", "gambling/row")`` are rows of the tables.
        """
        match path:
            case []:
                return self.score.whole
            case ["aside"]:
                return self.aside.whole if self.aside.whole.documents else None
            case [table, name] if table in self.tables:
                return self.tables[table].get(name)
        return None

    def faulty(self) -> list[Scored]:
        """The documents that may be shown and did not come out as they should, those with most damage first."""
        found = [one for one in self.documents if not one.aside and not one.perfect]
        return sorted(found, key=_badness)


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Cleans documents and scores what comes of it; picklable when the cleaner is."""

    cleaner: Cleans

    def __call__(self, document: Document) -> Scored:
        """Score one document; EvaluationError when the cleaner fails."""
        try:
            result = self.cleaner.for_path(document.path).clean(document.text)
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            raise EvaluationError(f"{document.path}: cleaning failed with {what}; please report it") from error
        judged = judge(document.text, result.edits, document.marks)
        shown = () if document.aside else passages(judged)
        language = document.language or result.language
        return Scored(document.name, language, document.aside, result.verdict, score(judged), shown)


def evaluate(cleaner: Cleans, documents: Iterable[Document], jobs: int | None = None) -> Report:
    """Clean the documents and hold what comes of it against their marks.

    ``jobs`` is the number of processes (as many as there are cores if not given); the report does not depend on it.
    Raises EvaluationError when the cleaner fails, CorpusError when a process is killed from outside.
    """
    return Report(list(in_order(Evaluator(cleaner), list(documents), jobs, weight=lambda one: len(one.text))))


def _badness(one: Scored) -> tuple[int, int, str]:
    whole = one.score.whole
    return -(whole.wrong + whole.inserted), -whole.missed, one.name
