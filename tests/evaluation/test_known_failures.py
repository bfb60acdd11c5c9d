"""Every document of the fixtures comes out right, but for those of which it is known that they do not.

``fixtures/known-failures.toml`` lists them.  One that has come out right must be taken off the list, so that it cannot
fall back unseen: ``python tools/known_failures.py --take-off``.  No failure shows a text.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import pytest

from cleaner.evaluation.report import Scored
from fixtures import FIXTURES, SETS, evaluated, names, read

UNREAD = "set aside, so that nobody can say why"


@cache
def known_failures() -> dict[str, str]:
    """The reasons by ``SET/NAME``."""
    listed: dict[str, Any] = tomllib.loads(read(FIXTURES / "known-failures.toml"))
    unread = dict.fromkeys(listed.pop("unread"), UNREAD)
    return unread | {f"{folder}/{name}": reason for folder, found in listed.items() for name, reason in found.items()}


def case(name: str) -> Any:
    known = known_failures()
    mark = [pytest.mark.xfail(reason=known[name], strict=True)] if name in known else []
    return pytest.param(name, marks=mark)


@cache
def outcomes() -> dict[str, Scored]:
    """What came of each document."""
    return {f"{folder}/{one.name}": one for folder in SETS for one in evaluated(folder).documents}


@pytest.mark.parametrize("name", list(map(case, names())))
def test_it_comes_out_right(name: str) -> None:
    perfect = outcomes()[name].perfect
    assert perfect, f"{name}: see cleaner evaluate; if it cannot be helped, list it in fixtures/known-failures.toml"


def test_the_list_speaks_of_documents_that_are_there() -> None:
    assert known_failures().keys() <= set(names())


def test_what_may_be_read_has_a_reason_and_the_rest_has_none() -> None:
    aside = {name for name, one in outcomes().items() if one.aside}
    known = known_failures()
    assert {name for name, reason in known.items() if reason == UNREAD} == known.keys() & aside
    assert all(reason.strip() for reason in known.values())
