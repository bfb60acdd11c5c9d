"""The gate is only a short cut: whatever detection finds with it, it finds without it, and nothing else."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest
from fixtures import PROSE, cleaner, document, names, texts
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner.engine import Cleaner, Proposal
from cleaner.rulebook import Rule, Rulebook
from cleaner.rulebook.gate import Gate, Hits

# Rules that match where none of their keywords stands, so that the gate decides what they find.
NOT_GATED: dict[str, str] = {}

RULES = [rule.id for rule in cleaner().rulebook.rules]


def only(rules: Iterable[Rule]) -> Cleaner:
    """A cleaner with these rules."""
    made = Cleaner()
    made.rulebook = Rulebook(list(rules), made.rulebook.lists)
    return made


@cache
def proven() -> Cleaner:
    """A cleaner with all rules but those that are known to fail."""
    return only(rule for rule in cleaner().rulebook.rules if rule.id not in NOT_GATED)


def both(one: Cleaner, text: str) -> tuple[Proposal, Proposal]:
    return one.propose(text), one.propose(text, gated=False)


@pytest.mark.parametrize("name", names())
def test_the_gate_changes_nothing_in(name: str) -> None:
    gated, ungated = both(proven(), document(name))
    assert gated.edits == ungated.edits
    assert gated.flags == ungated.flags


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=NOT_GATED[name]))
        if name in NOT_GATED
        else name
        for name in RULES
    ],
)
def test_the_gate_changes_nothing_for(rule: str) -> None:
    wrong = []
    one = only([cleaner().rulebook.get(rule)])
    for name in names():
        gated, ungated = both(one, document(name))
        if gated != ungated:
            more = [edit for edit in ungated.edits if edit not in gated.edits]
            wrong.append((name, [document(name)[edit.start : edit.end] for edit in more]))
    assert wrong == []


@given(texts())
def test_the_gate_changes_nothing_in_texts(text: str) -> None:
    gated, ungated = both(proven(), text)
    assert gated == ungated


def test_the_proof_sees_a_rule_without_its_keywords() -> None:
    rule = replace(cleaner().rulebook.get("template/double-brackets"), keywords=("another word",))
    gated, ungated = both(only([rule]), PROSE[0] + "\n{{ post.footer }}")
    assert gated != ungated


def plain(hits: Hits) -> list[tuple[int, int, int, bool]]:
    return list(zip(*(column.tolist() for column in (hits.literal, hits.start, hits.end, hits.whole)), strict=True))


LITERALS = ("棋牌", "棋", "牌官", "slot", "lot", "s", "ot s", "cá", "카지노", "😀", "{{", "{", "̀", "\\n", "ß")
BOUNDARY = " \naé棋1_\ud800\udfff\u0300😀"
small = Gate(LITERALS)


@given(st.text(st.sampled_from(sorted(set("".join(LITERALS) + BOUNDARY))), max_size=40))
@example("slotslot slot\nslot")
@example("\ud83d\ude00😀")
@example("棋牌官棋棋牌")
@example("áslotá")
def test_the_scan_is_plain_search(text: str) -> None:
    assert plain(small.scan(text)) == plain(small.scan_slowly(text))


@cache
def alphabet() -> tuple[str, ...]:
    return tuple(sorted(set("".join(cleaner().rulebook.gate.literals)) | set(BOUNDARY)))


@given(st.data())
def test_the_scan_with_all_literals_is_plain_search(data: st.DataObject) -> None:
    gate = cleaner().rulebook.gate
    piece = st.one_of(st.sampled_from(gate.literals), st.text(st.sampled_from(alphabet()), max_size=3))
    text = "".join(data.draw(st.lists(piece, max_size=12)))
    assert plain(gate.scan(text)) == plain(gate.scan_slowly(text))


def test_a_pickled_gate_finds_the_same() -> None:
    again = pickle.loads(pickle.dumps(small))
    assert plain(again.scan("slot 棋牌")) == plain(small.scan("slot 棋牌")) != []
