"""Where a run puts things.

While a run works, ``out/`` holds ``run.json`` and ``.work/`` and nothing else; the text grows in
``.work/text`` and each finished shard leaves its records and its tally in ``.work/parts``, and there too what
the pieces of files of records have become.  At the end those are put together, and everything is moved to its place by
renaming.  So ``text``, ``records``, ``audit.jsonl`` and ``summary.json`` are whole or not there, whenever the process
or the machine was stopped: what a name stands for is on the disk before the name is (see ``durable``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cleaner.corpus.durable import naming, sync_file, sync_folder


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths below the folder ``out`` of a run."""

    out: Path

    @property
    def text(self) -> Path:
        return self.out / "text"

    @property
    def audit(self) -> Path:
        return self.out / "audit.jsonl"

    @property
    def summary(self) -> Path:
        return self.out / "summary.json"

    @property
    def report(self) -> Path:
        return self.out / "report.html"

    @property
    def run(self) -> Path:
        return self.out / "run.json"

    @property
    def work(self) -> Path:
        return self.out / ".work"

    @property
    def growing_text(self) -> Path:
        return self.work / "text"

    @property
    def parts(self) -> Path:
        return self.work / "parts"

    def records_of(self, number: int) -> Path:
        """The audit records of one shard."""
        return self.parts / f"{number:08}.jsonl"

    def part_of(self, number: int, place: int) -> Path:
        """What a piece of a file of records has become; ``place`` is that of the piece in its shard."""
        return self.parts / f"{number:08}-{place:04}.part"

    @property
    def records(self) -> Path:
        return self.out / "records"

    @property
    def growing_records(self) -> Path:
        return self.work / "records"

    @property
    def groups(self) -> Path:
        return self.out / "duplicates.jsonl"

    @property
    def growing_groups(self) -> Path:
        return self.work / "duplicates.jsonl"

    @property
    def dropped(self) -> Path:
        return self.out / "duplicates"

    @property
    def growing_dropped(self) -> Path:
        return self.work / "duplicates"

    @property
    def moved(self) -> tuple[tuple[Path, Path], ...]:
        """The folders that grow, each with the one that it becomes."""
        return (
            (self.growing_text, self.text),
            (self.growing_records, self.records),
            (self.growing_dropped, self.dropped),
        )

    def tally_of(self, number: int) -> Path:
        """The tally of one shard; where it is, the shard is finished."""
        return self.parts / f"{number:08}.json"


def sketch_of(folder: Path, number: int) -> Path:
    """The sketches of one shard's texts, in a folder of sketches."""
    return folder / f"{number:08}.sketch"


def write_whole(path: Path, data: bytes, through: Path) -> None:
    """Write a small file so that it is there whole or not at all; ``through`` is where it grows."""
    with naming(path), through.open("wb") as file:
        file.write(data)
        sync_file(file)
    through.replace(path)
    sync_folder(path.parent)
