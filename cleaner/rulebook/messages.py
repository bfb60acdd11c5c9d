"""What is said of a rule pack that cannot be used: file, record, field, and what would be right."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


class RuleError(ValueError):
    """A rule pack that cannot be used; the message names file, rule and field and what would be right."""


@dataclass(frozen=True, slots=True)
class Where:
    """The place a message speaks of."""

    file: str
    record: str

    def error(self, field_name: str, message: str) -> RuleError:
        return RuleError(f"{self.file}: {self.record}: {field_name}: {message}")


def nearest(name: str, valid: Iterable[str]) -> str:
    """« (did you mean …?) » when one of the valid names is close, and all of them."""
    names = sorted(valid)
    close = difflib.get_close_matches(name, names, n=1)
    hint = f" (did you mean {close[0]!r}?)" if close else ""
    return f"{hint}; valid are {', '.join(names)}"


def kind_name(kind: type) -> str:
    return {str: "a string", list: "an array", dict: "a table", int: "an integer"}.get(kind, kind.__name__)
