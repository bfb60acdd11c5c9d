"""The groups of near-duplicates of a run: found when all texts are clean, written, and dropped if asked for.

Workers leave a sketch of each clean text beside the records of their shard; what a run could not read or rejected is
nobody's duplicate.  Dropping moves a file from the growing text to a folder beside it, and moving what was moved
before does nothing, so an interrupted run can do it again; records are parted when their files are put together.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH103, PTH105, PTH120

from __future__ import annotations

import os
from array import array
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from cleaner.audit.names import name_fields, name_from
from cleaner.corpus.durable import naming, sync_file
from cleaner.corpus.layout import Layout, sketch_of
from cleaner.corpus.records.place import place_of
from cleaner.corpus.records.publish import Dropped

if TYPE_CHECKING:
    from cleaner.duplicates import Found, Group


_OF_RECORD = ("file", "file_bytes", "line")


class Duplicates(StrEnum):
    """What a run does about near-duplicates."""

    FLAG = "flag"
    DROP = "drop"
    OFF = "off"


def stories(sketches: Path, shards: int) -> Found:
    """The groups among the texts whose sketches the shards have left in a folder."""
    from cleaner.duplicates import find_in

    return find_in([sketch_of(sketches, number) for number in range(shards)])


def write(layout: Layout, found: Found, mode: Duplicates) -> Dropped:
    """Write the groups, and drop what the mode says; gives the lines to be dropped from files of records."""
    with naming(layout.growing_groups), layout.growing_groups.open("wb") as lines:
        lines.writelines(orjson.dumps(_fields(story), option=orjson.OPT_APPEND_NEWLINE) for story in found.groups)
        sync_file(lines)
    return _drop(layout, found.groups) if mode is Duplicates.DROP else {}


def dropped_records(groups: Path) -> Dropped:
    """The lines that a run which dropped duplicates took from its files of records, as its groups tell."""
    dropped: defaultdict[bytes, array[int]] = defaultdict(_numbers)
    with groups.open("rb") as lines:
        for group in map(orjson.loads, lines):
            kept = [group.get(key) for key in _OF_RECORD]
            for member in group["members"]:
                if "line" in member and [member.get(key) for key in _OF_RECORD] != kept:
                    dropped[name_from(member, "file")].append(member["line"])
    return {name: sorted(numbers) for name, numbers in dropped.items()}


def figures(found: Found, mode: Duplicates) -> dict[str, Any]:
    """What the summary says of the groups."""
    members = sum(len(story.members) for story in found.groups)
    return {
        "groups": len(found.groups),
        "exact": sum(story.kind == "exact" for story in found.groups),
        "documents": members,
        "dropped": members - len(found.groups) if mode is Duplicates.DROP else 0,
        "note": found.note,
    }


def _fields(story: Group) -> dict[str, Any]:
    """The group as a record of ``duplicates.jsonl``; what is from a file of records says which and where."""
    fields = story.as_dict()
    members = [_placed("name", member.as_dict(), member.name) for member in story.members]
    return _placed("representative", fields, story.representative) | {"members": members}


def _placed(key: str, fields: dict[str, Any], name: str) -> dict[str, Any]:
    place = place_of(name)
    if place is None:
        return fields
    named = {key: place.id} if place.id is not None else name_fields(key, place.name_bytes)
    told = {**named, **name_fields("file", place.file), "line": place.line}
    rest = {other: value for other, value in fields.items() if other not in (key, f"{key}_bytes")}
    return told | rest if key == "name" else rest | told


def _drop(layout: Layout, groups: Iterable[Group]) -> Dropped:
    """Move the files of members aside; the lines of those that are records."""
    text, dropped = os.fsencode(layout.growing_text), os.fsencode(layout.growing_dropped)
    os.makedirs(dropped, exist_ok=True)
    lines: defaultdict[bytes, array[int]] = defaultdict(_numbers)
    for story in groups:
        for member in story.members:
            if member.name == story.representative:
                continue
            place = place_of(member.name)
            if place is not None:
                lines[place.file].append(place.line)
                continue
            name = os.fsencode(member.name)
            if os.path.lexists(text + b"/" + name):
                target = dropped + b"/" + name
                os.makedirs(os.path.dirname(target), exist_ok=True)
                os.replace(text + b"/" + name, target)
    return {name: sorted(numbers) for name, numbers in lines.items()}


def _numbers() -> array[int]:
    return array("q")
