"""The summary for a pull request: Markdown in which nothing that was scraped is Markdown.

Texts, names and rules stand in code spans, whose fence is longer than any run of backticks in them, and are made inert
before; so no link, mention, image or tag of theirs means anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cleaner.audit.inert import inert
from cleaner.corpus.tally import Count
from cleaner.report.gather import Wording
from cleaner.report.notes import notes
from cleaner.report.picture import Picture, busiest
from cleaner.report.words import Words

ROWS = 10
DOUBTFUL = 10
PROBLEMS = 10
WIDTH = 160
_TICKS = re.compile(r"`+")


def render(picture: Picture) -> str:
    """The summary of a run as GitHub Flavored Markdown."""
    words = Words.read()
    sections = [
        [f"## {words('title')}", _lead(picture, words)],
        [f"> **{words('warnings')}:** {_code(warning)}" for warning in picture.warnings],
        _verdicts(picture, words),
        _counts(words("by.class"), picture.tally.classes, words),
        _counts(words("by.rule"), picture.tally.rules, words),
        _doubtful(picture, words),
        _problems(picture, words),
        [f"- {words(f'note.{key}', **values)}" for key, values in notes(picture)],
    ]
    return "\n\n".join("\n".join(section) for section in sections if section) + "\n"


def _lead(picture: Picture, words: Words) -> str:
    parts = [words("lead.documents", n=picture.tally.documents), words("lead.changes", n=picture.changes)]
    if picture.characters:
        read, removed = picture.characters
        share = f"{removed / read if read else 0:.1%}"
        parts.append(words("lead.removed", read=read, removed=removed, share=share))
    return "\n" + ", ".join(parts) + f" ({_code(picture.name)}, cleaner {picture.version})."


def _verdicts(picture: Picture, words: Words) -> list[str]:
    found = [(words(f"verdict.{verdict}"), f"{number:,}") for verdict, number in picture.verdicts.items() if number]
    return _table((words("verdicts"), words("unit.documents")), found)


def _counts(title: str, counts: Mapping[str, Count], words: Words) -> list[str]:
    rows = [
        (
            _code(name).replace("|", "\\|"),
            *(f"{number:,}" for number in (one.removed, one.edits, one.flags, one.documents)),
        )
        for name, one in busiest(counts)
    ]
    head = (title, *(words(f"unit.{unit}") for unit in ("characters", "edits", "flags", "documents")))
    more = [f"| {words('bar.all', n=len(rows))} | | | | |"] if len(rows) > ROWS else []
    return [*_table(head, rows[:ROWS]), *more]


def _doubtful(picture: Picture, words: Words) -> list[str]:
    if not picture.wordings:
        return []
    lines = [f"**{words('least-sure')}**", ""]
    for number, wording in enumerate(picture.doubtful(DOUBTFUL), 1):
        lines += _wording(number, wording, words)
    return lines


def _wording(number: int, wording: Wording, words: Words) -> Iterator[str]:
    name, line, column = wording.places[0]
    facts = [words("score", score=f"{wording.score:.2f}"), *(words(f"why.{reason}") for reason in wording.why)]
    yield f"{number}. {_code(' '.join(wording.text[0].split()))}  "
    yield f"   {_code(wording.rule)}, {', '.join(facts)}, {_code(f'{name}:{line}:{column}')}"


def _problems(picture: Picture, words: Words) -> list[str]:
    if not picture.problems:
        return []
    lines = [f"**{words('problems')}**", ""]
    for one in picture.problems[:PROBLEMS]:
        reason = _code(one.error) if one.error else words("problems.flags", n=one.flags)
        lines.append(f"- {words(f'verdict.{one.verdict}')} {_code(one.name)}: {reason}")
    return lines


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    body = ["| " + " | ".join(row) + " |" for row in rows]
    return ["| " + " | ".join(head) + " |", "|---" + "|--:" * (len(head) - 1) + "|", *body] if body else []


def _code(text: str) -> str:
    """A text as a code span."""
    said = inert(text.strip(), WIDTH)
    fence = "`" * (1 + max((len(run) for run in _TICKS.findall(said)), default=0))
    space = " " if not said or said[0] in "` " or said[-1] in "` " else ""
    return f"{fence}{space}{said}{space}{fence}"
