"""Tallies add up to the same in any order, and the brake speaks when it should."""

import json
from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.audit.record import Record, locate
from cleaner.corpus.report import report
from cleaner.corpus.summary import summarise, warnings
from cleaner.corpus.tally import Tally
from cleaner.result import Verdict
from cleaner.text.edits import Edit

TEXT = "0123456789" * 10


def tally_of(name: str, length: int, rule: str = "a/b") -> Tally:
    """The tally of a document of 100 characters of which ``length`` were removed by a rule."""
    edits = locate(TEXT, [Edit(0, length, "", rule.partition("/")[0], (rule,))]) if length else ()
    tally = Tally()
    verdict = Verdict.CLEANED if length else Verdict.CLEAN
    tally.count(Record(name, verdict, "en", "Latn", "utf-8", edits=edits), 100)
    return tally


def failed(name: str) -> Tally:
    tally = Tally()
    tally.count(Record(name, Verdict.FAILED, error="reason"), 0)
    return tally


PARTS = st.builds(tally_of, st.text("ab"), st.integers(0, 100), st.sampled_from(["a/b", "a/c", "d/e"]))


@given(st.lists(PARTS | st.builds(failed, st.text("ab")), max_size=4))
def test_any_order_gives_the_same(parts: list[Tally]) -> None:
    sums = []
    for order in permutations(parts):
        total = Tally()
        for part in order:
            total.add(part)
        sums.append(summarise(total, Counter(), "") | {"examples": sorted(total.examples.items())})
    assert all(json.dumps(one) == json.dumps(sums[0]) for one in sums)


@given(PARTS)
def test_through_json(part: Tally) -> None:
    assert Tally.from_dict(json.loads(json.dumps(part.as_dict()))) == part


def test_adding_leaves_the_parts_alone() -> None:
    one, total = tally_of("a", 5), Tally()
    total.add(one)
    total.add(tally_of("b", 5))
    assert (one, total.rules["a/b"].removed) == (tally_of("a", 5), 10)


@pytest.mark.parametrize(
    ("removed", "said"),
    [
        (0, []),
        (10, []),
        (11, ["rule a/b removed 11.0% of all characters (11 of 100): look before you trust it"]),
        (50, ["rule a/b removed 50.0% of all characters (50 of 100): look before you trust it"]),
        (
            51,
            [
                "the run removed 51.0% of all characters (51 of 100): look before you trust it",
                "rule a/b removed 51.0% of all characters (51 of 100): look before you trust it",
            ],
        ),
    ],
)
def test_the_brake(removed: int, said: list[str]) -> None:
    tally = tally_of("a", removed)
    assert warnings(tally) == said
    lines = report(summarise(tally, Counter(), ""))
    assert lines[: len(said)] == [f"WARNING: {warning}" for warning in said]


def test_the_report_is_inert() -> None:
    tally = failed("a\x1b[2J\n")
    tally.failures[0] = (tally.failures[0][0], "\u202ereason")
    lines = report(summarise(tally, Counter(), ""), {"x\x07": [("\x1b", 1, 1, "\x1b]0;\x07" * 99)]})
    assert all(line.isprintable() for line in lines)


def test_long_lists_are_cut() -> None:
    tally = Tally()
    for number in range(30):
        tally.add(tally_of(f"{number:02}", 1, f"a/{number:02}"))
        tally.add(failed(f"f{number:02}"))
    lines = report(summarise(tally, Counter(), ""))
    assert "… and 20 more" in lines
    assert "  … and 25 more; the audit has all" in lines


def test_brief() -> None:
    assert report(summarise(tally_of("a", 5), Counter(links=1), ""), brief=True) == []
