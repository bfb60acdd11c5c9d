"""The file that the page downloads: which wordings were said to be right, and which wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from cleaner.corpus.errors import CorpusError

SCHEMA = 1
KIND = "cleaner-judgement"
VERDICTS = ("right", "wrong")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Verdicts (``right`` or ``wrong``) by the key of a wording, and the identity of the run they are about."""

    run: str
    verdicts: Mapping[int, str]


def read_judgement(path: Path) -> Judgement:
    """The judgement in a file; CorpusError for a file that holds none."""
    try:
        return _judgement(orjson.loads(path.read_bytes()))
    except OSError as error:
        raise CorpusError(
            f"{path} cannot be read: {error.strerror}. Name the file that the page downloaded."
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        why = f"the field {error} is missing" if isinstance(error, KeyError) else error
        raise CorpusError(f"{path} is no judgement: {why}. Download one from the page of `cleaner report`.") from error


def _judgement(fields: Any) -> Judgement:
    if fields["kind"] != KIND:
        raise ValueError(f"its kind is {fields['kind']!r}, not {KIND!r}")
    if fields["schema"] != SCHEMA:
        raise ValueError(f"its schema is {fields['schema']}; this version reads {SCHEMA}")
    verdicts = {int(one["key"], 16): one["verdict"] for one in fields["judged"]}
    unknown = set(verdicts.values()) - set(VERDICTS)
    if unknown:
        raise ValueError(f"{unknown.pop()!r} is no verdict; valid are {', '.join(VERDICTS)}")
    return Judgement(str(fields["run"]), verdicts)
