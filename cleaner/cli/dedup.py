"""``cleaner dedup``: clean texts in, the groups of those that tell the same story out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cleaner.corpus.walk import Entry
    from cleaner.duplicates import Group

_PATH = click.Path(path_type=Path)
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("dedup")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=_PATH)
@click.option(
    "-o", "--out", type=_FILE, metavar="FILE", help="File to write (JSON Lines); standard output if not given."
)
@click.option("--threshold", type=click.FloatRange(0.2, 1), help="Jaccard similarity that counts.  [default: 0.5]")
@click.option("--index", type=_FILE, metavar="FILE", help="Compare with all that this index has seen, then add.")
@click.option("--redis", metavar="URL", help="Keep the index's buckets in Redis (redis://localhost:6379/0).")
@click.option("--prefix", default="", metavar="TEXT", help="Put this before each name (an index knows texts by name).")
@click.option("-q", "--quiet", is_flag=True, help="Print warnings only.")
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[Path, ...],
    out: Path | None,
    threshold: float | None,
    index: Path | None,
    redis: str | None,
    prefix: str,
    quiet: bool,
) -> None:
    """Find the texts of the INPUTs (folders or files) that are equal or nearly so; they should be clean already.

    Writes one object a group: the representative (the longest text) and all members with their similarity to
    it.  With --index the groups are those of everything the index has seen, these texts included.
    """
    if redis and not index:
        raise click.UsageError("--redis needs --index: name the file that keeps what was seen.", ctx)
    folders = [path.parent for path in (out, index) if path is not None and not path.parent.is_dir()]
    if folders:
        raise click.UsageError(f"there is no folder {folders[0]}: make it first, or name another file.", ctx)

    from cleaner.corpus.errors import CorpusError
    from cleaner.duplicates.scheme import SchemeError
    from cleaner.duplicates.store import IndexFileError

    skipped: list[str] = []
    texts = _texts(inputs, prefix, {path.resolve() for path in (out, index) if path is not None}, skipped)
    try:
        groups, seen, note = _indexed(texts, index, threshold, redis) if index else _found(texts, threshold or 0.5)
    except (CorpusError, SchemeError, IndexFileError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    _write(groups, out)
    for line in skipped:
        click.echo(f"skipped {line}", err=True)
    if note:
        click.echo(f"note: {note}", err=True)
    if not quiet:
        click.echo(_summary(groups, seen), err=True)


def _found(texts: Iterable[tuple[str, str]], threshold: float) -> tuple[list[Group], str, str]:
    """The groups of these texts, how many texts there were, and a note."""
    from cleaner.duplicates import search

    found = search(texts, threshold)
    return found.groups, f"{found.documents:,} texts", found.note


def _indexed(
    texts: Iterable[tuple[str, str]], path: Path, threshold: float | None, redis: str | None
) -> tuple[list[Group], str, str]:
    """The groups of all that the index has seen after these texts, how many were new, and a note."""
    from cleaner.duplicates.index import Index
    from cleaner.duplicates.lsh import redis_at

    with Index(path, threshold, redis_at(redis) if redis else None) as index:
        new = index.add(texts)
        return index.groups(), f"{new:,} new texts, {len(index):,} in the index", index.note


def _texts(inputs: tuple[Path, ...], prefix: str, own: set[Path], skipped: list[str]) -> Iterator[tuple[str, str]]:
    """Names and texts of all documents; what is none goes to ``skipped``, the files ``own`` are passed by."""
    import os

    from cleaner.audit.inert import inert
    from cleaner.corpus.inputs import resolve, without_records
    from cleaner.corpus.read import TooLargeError, UnreadableError, read
    from cleaner.corpus.walk import walk
    from cleaner.text.decode import DecodeError, decode

    for entry in without_records(_besides(walk(resolve(inputs), Counter()), own)):
        if entry.kind == "folder":
            continue
        name = os.fsdecode(entry.name)
        try:
            if entry.kind == "unreadable":
                raise UnreadableError(entry.reason)
            yield prefix + name, decode(read(entry.path)).text
        except (UnreadableError, TooLargeError, DecodeError) as error:
            skipped.append(f"{inert(name)}: {inert(str(error))}")


def _besides(entries: Iterable[Entry], own: set[Path]) -> Iterator[Entry]:
    """The entries without the files that this command writes itself."""
    import os

    names = {os.fsencode(path.name) for path in own}
    for entry in entries:
        if os.path.basename(entry.path) not in names or Path(os.fsdecode(entry.path)).resolve() not in own:  # noqa: PTH119
            yield entry


def _write(groups: list[Group], out: Path | None) -> None:
    """One line a group; a file is there whole or not at all."""
    data = b"".join(group.to_json() for group in groups)
    if out is None:
        sys.stdout.buffer.write(data)
        return
    from cleaner.corpus.output import write_output

    write_output(out, data)


def _summary(groups: list[Group], seen: str) -> str:
    exact = sum(group.kind == "exact" for group in groups)
    spare = sum(len(group.members) - 1 for group in groups)
    return (
        f"{seen}; {len(groups):,} groups ({exact:,} exact, {len(groups) - exact:,} near); "
        f"{spare:,} texts repeat another"
    )
