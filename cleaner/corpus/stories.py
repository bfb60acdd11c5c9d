"""The groups of near-duplicates of a run: found when all texts are clean, written, and dropped if asked for.

Workers leave a sketch of each clean text beside the records of their shard; what a run could not read or rejected is
nobody's duplicate.  Dropping moves a file from the growing text to a folder beside it, and moving what was moved
before does nothing, so an interrupted run can do it again.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH103, PTH105, PTH120

from __future__ import annotations

import os
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.corpus.layout import Layout, sketch_of

if TYPE_CHECKING:
    from cleaner.duplicates import Found, Group


class Duplicates(StrEnum):
    """What a run does about near-duplicates."""

    FLAG = "flag"
    DROP = "drop"
    OFF = "off"


def stories(sketches: Path, shards: int) -> Found:
    """The groups among the texts whose sketches the shards have left in a folder."""
    from cleaner.duplicates import find_in

    return find_in([sketch_of(sketches, number) for number in range(shards)])


def write(layout: Layout, found: Found, mode: Duplicates) -> None:
    """Write the groups, and drop what the mode says."""
    with layout.growing_groups.open("wb") as lines:
        lines.writelines(story.to_json() for story in found.groups)
    if mode is Duplicates.DROP:
        _drop(layout, found.groups)


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


def _drop(layout: Layout, groups: Iterable[Group]) -> None:
    text, dropped = os.fsencode(layout.growing_text), os.fsencode(layout.growing_dropped)
    os.makedirs(dropped, exist_ok=True)
    for story in groups:
        for member in story.members:
            name = os.fsencode(member.name)
            if member.name != story.representative and os.path.lexists(text + b"/" + name):
                target = dropped + b"/" + name
                os.makedirs(os.path.dirname(target), exist_ok=True)
                os.replace(text + b"/" + name, target)
