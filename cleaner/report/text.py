"""The summary on a terminal: that of the run, and what the tool was least sure of."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.audit.inert import inert
from cleaner.corpus.report import report
from cleaner.report.gather import Wording
from cleaner.report.notes import notes
from cleaner.report.picture import Picture
from cleaner.report.words import Words

DOUBTFUL = 5
WIDTH = 90


def render(picture: Picture) -> str:
    """The summary as lines; nothing in them acts on a terminal."""
    words = Words.read()
    sections = [
        report(picture.summary) if picture.summary else list(_verdicts(picture, words)),
        list(_doubtful(picture, words)),
        [f"note: {words(f'note.{key}', **values)}" for key, values in notes(picture)],
    ]
    return "\n\n".join("\n".join(section) for section in sections if section) + "\n"


def _verdicts(picture: Picture, words: Words) -> Iterator[str]:
    for verdict, number in picture.verdicts.items():
        if number:
            yield f"{words(f'verdict.{verdict}')}  {number:,}"


def _doubtful(picture: Picture, words: Words) -> Iterator[str]:
    if picture.wordings:
        yield words("least-sure").lower()
    for wording in picture.doubtful(DOUBTFUL):
        yield from _wording(wording, words)


def _wording(wording: Wording, words: Words) -> Iterator[str]:
    name, line, column = wording.places[0]
    facts = [words("score", score=f"{wording.score:.2f}"), *(words(f"why.{reason}") for reason in wording.why)]
    yield f"  {inert(' '.join(wording.text[0].split()), WIDTH)}"
    yield f"    {inert(name)}:{line}:{column}  {inert(wording.rule)}  {', '.join(facts)}"
