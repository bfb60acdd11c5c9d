"""A baseline: findings that are known and may stay for now.

It lists what a finding is and how often, not where it stands: path, rule and a digest of the text, white space evened
out.  So a known finding may move in its file, and the same spam in another file, or once more in this one, is
new.  Paths count from the folder of the baseline, so that it means the same from wherever it is used.  The texts
themselves are not in it: it lies in the repository, and must not be spam.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH100

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from cleaner.audit.found import Found, Looked
from cleaner.audit.names import readable_name
from cleaner.corpus.output import write_output
from cleaner.repository.errors import RepositoryError

SCHEMA = 1


class Known(NamedTuple):
    """What a finding is, wherever in its file it stands."""

    path: str
    rule: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """How often each finding is known; ``folder`` is where its paths count from (absolute)."""

    counts: Mapping[Known, int]
    folder: bytes

    def unknown(self, looked: Iterable[Looked]) -> Iterator[Looked]:
        """The same without what is known: of several equal findings the first are."""
        left = Counter(self.counts)
        for one in looked:
            found = []
            for finding in one.found:
                known = _known(finding, self.folder)
                if left[known] > 0:
                    left[known] -= 1
                else:
                    found.append(finding)
            yield replace(one, found=tuple(found))


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file; RepositoryError when it cannot be read or holds none."""
    counts: dict[Known, int] = {}
    try:
        lines = path.read_bytes().decode("utf-8", "replace").split("\n")
    except OSError as error:
        raise RepositoryError(f"cannot read the baseline {path}: {error.strerror}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
            if fields["schema"] != SCHEMA:
                raise ValueError(f"it is of schema {fields['schema']}, this version reads {SCHEMA}")
            known = Known(str(fields["path"]), str(fields["rule"]), str(fields["sha256"]))
            counts[known] = counts.get(known, 0) + int(fields["count"])
        except (ValueError, KeyError, TypeError) as error:
            reason = f"the field {error} is missing" if isinstance(error, KeyError) else error
            raise RepositoryError(
                f"{path}:{number}: not a line of a baseline: {reason}. Write it anew with --write-baseline."
            ) from error
    return Baseline(counts, _folder(path))


def write_baseline(path: Path, found: Iterable[Found]) -> int:
    """Write a baseline of these findings, whole or not at all; gives how many findings it lists."""
    counts = Counter(_known(finding, _folder(path)) for finding in found)
    lines = [
        json.dumps({"schema": SCHEMA, **known._asdict(), "count": counts[known]}, ensure_ascii=False) + "\n"
        for known in sorted(counts)
    ]
    write_output(path, "".join(lines).encode())
    return counts.total()


def _known(found: Found, folder: bytes) -> Known:
    relative = os.path.relpath(os.path.abspath(found.path), folder)
    return Known(readable_name(relative)[0], found.rule, found.sha256)


def _folder(path: Path) -> bytes:
    return os.path.dirname(os.path.abspath(os.fsencode(path)))  # noqa: PTH120
