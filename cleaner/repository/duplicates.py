"""Texts of a repository that tell the story of another one there.

Compared are the clean texts: what was added below a story hides that it is the same, and what two stories have of it
makes them look the same.  Told is of the texts that are asked about, of others of their group only as what they repeat;
when all are asked about, the representative may stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from cleaner.audit.found import Found, Looked, Note
from cleaner.audit.names import readable_name
from cleaner.corpus.read import TooLargeError, UnreadableError
from cleaner.duplicates import Group as Story
from cleaner.duplicates import search
from cleaner.repository.examine import Examiner, read_followed
from cleaner.repository.jobs import in_order, weight_of
from cleaner.repository.kinds import Kind, kind_of
from cleaner.repository.plan import Group
from cleaner.repository.sources import Source
from cleaner.text.decode import decode
from cleaner.text.jsonline import LineError, find

CLASS = "duplicate"


@dataclass(frozen=True, slots=True)
class Text:
    """A clean text of a file; ``line`` is that of the record that holds it."""

    path: bytes
    text: str
    line: int | None = None

    @property
    def name(self) -> str:
        """How the text is called in messages."""
        return readable_name(self.path)[0] + (f":{self.line}" if self.line else "")


@dataclass(frozen=True, slots=True)
class Texts:
    """Reads the clean texts of files; picklable.  Rejected documents have none: nothing of them is a story."""

    examiner: Examiner

    def __call__(self, source: Source) -> tuple[Looked, list[Text]]:
        """The file with what has to be said of it, and its texts."""
        examined = self.examiner(source)
        notes = examined.looked.notes
        looked = Looked(source.path, notes=notes)
        if any(note.line is None for note in notes):
            return looked, []
        try:
            data = examined.change.after if examined.change else source.data or read_followed(source.path)
        except (UnreadableError, TooLargeError) as error:
            return Looked(source.path, notes=(Note(source.path, "failed", str(error)),)), []
        text = decode(data).text
        if kind_of(source.path) is not Kind.RECORDS:
            return looked, [Text(source.path, text)]
        spam = {note.line for note in notes}
        return looked, [one for one in _records(source.path, text, self.examiner.field) if one.line not in spam]


@dataclass(slots=True)
class _Known:
    """All texts by their numbers, without what they say, and the files in their order."""

    looked: dict[bytes, Looked] = field(default_factory=dict)
    texts: list[Text] = field(default_factory=list)

    def stream(self, groups: Iterable[Group], jobs: int | None) -> Iterator[tuple[str, str]]:
        """Number and text of each, remembered as they pass by."""
        for group in groups:
            for looked, texts in in_order(Texts(group.examiner), group.files, jobs, weight=weight_of):
                self.looked[looked.path] = looked
                for one in texts:
                    self.texts.append(Text(one.path, "", one.line))
                    yield f"{len(self.texts) - 1:09}", one.text


def repeated(
    groups: Iterable[Group], asked: Callable[[bytes], bool] = lambda path: True, jobs: int | None = None
) -> Iterator[Looked]:
    """The files with a finding for each text that repeats another one; ``asked`` says of which files to tell.

    All files are read and cleaned, unless none of them is asked about.
    """
    groups = list(groups)
    if not any(asked(file.path) for group in groups for file in group.files):
        return
    known = _Known()
    found: dict[bytes, list[Found]] = {}
    for story in search(known.stream(groups, jobs)).groups:
        for one in _told(story, known.texts, asked):
            found.setdefault(one.path, []).append(one)
    for path, looked in known.looked.items():
        notes = looked.notes if asked(path) else ()
        yield Looked(path, tuple(sorted(found.get(path, ()), key=lambda one: one.line)), notes)


def _told(story: Story, texts: list[Text], asked: Callable[[bytes], bool]) -> Iterator[Found]:
    """A finding for each member that is asked about, but for the one that stays when all are."""
    members = [(texts[int(member.name)], member.similarity) for member in story.members]
    best = texts[int(story.representative)]
    others = [text for text, _ in members if not asked(text.path)]
    original = best if best in others or not others else others[0]
    for text, similarity in members:
        if text != original and asked(text.path):
            line = text.line or 1
            said = f"the same story as {original.name}" + (f" ({similarity:.2f})" if story.kind == "near" else "")
            yield Found(
                text.path, line, 1, line, 1, CLASS, (f"{CLASS}/{story.kind}",), "flag", original.name,
                score=similarity, record=text.line is not None, said=said,
            )  # fmt: skip


def _records(path: bytes, text: str, name: str) -> Iterator[Text]:
    for number, line in enumerate(text.split("\n"), 1):
        try:
            value = find(line, name) if line.strip() else None
        except LineError:  # told of when the file was examined
            continue
        if value is not None:
            yield Text(path, value.text, number)
