"""The gate is only a short cut: whatever detection finds with it, it finds without it, and nothing else."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from html.entities import html5
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner.detectors.references import _BARE
from cleaner.engine import Cleaner, Proposal
from cleaner.rulebook import Rule, Rulebook, gate
from cleaner.rulebook.gate import Gate, Hits
from cleaner.text.tables import fold
from fixtures import FURNITURE, PROSE, RESIDUE, SPAM, cleaner, document, fixture_lines, names, texts

# Rules that find more without the gate, because they match where none of their keywords stands.
IN_FIXTURES: dict[str, str] = {}
IN_LINES: dict[str, str] = {}

RULES = cleaner().rulebook.rules


def marked(rules: Iterable[Rule], known: dict[str, str]) -> list[Any]:
    """The rules as parameters, those that are known to fail marked."""
    fails = {name: [pytest.mark.xfail(strict=True, reason=reason)] for name, reason in known.items()}
    return [pytest.param(rule, id=rule.id, marks=fails.get(rule.id, [])) for rule in rules]


def only(rules: Iterable[Rule]) -> Cleaner:
    """A cleaner with these rules."""
    made = Cleaner()
    made.rulebook = Rulebook(list(rules), made.rulebook.lists)
    return made


def alone(rule: Rule) -> Cleaner:
    """A cleaner with one rule at work; it shares the gate, so that each text need be scanned slowly only once."""
    made = Cleaner()
    made.rulebook = cleaner().rulebook.only(lambda other: other if other.id == rule.id else None)
    return made


scan_slowly = Gate.scan_slowly


@cache
def scanned(text: str) -> Hits:
    """What the slow scan finds of all literals."""
    return scan_slowly(cleaner().rulebook.gate, text)


@cache
def proven() -> Cleaner:
    """A cleaner with all rules but those that are known to fail."""
    return only(rule for rule in RULES if rule.id not in {**IN_FIXTURES, **IN_LINES})


def both(one: Cleaner, text: str) -> tuple[Proposal, Proposal]:
    return one.propose(text), one.propose(text, gated=False)


@pytest.mark.parametrize("name", names())
def test_the_gate_changes_nothing_in(name: str) -> None:
    gated, ungated = both(proven(), document(name))
    assert gated.edits == ungated.edits
    assert gated.flags == ungated.flags


def share_of(rule: Rule) -> Sequence[str]:
    """The documents that a rule alone is tried on: another part of them for each rule, for all on all takes minutes."""
    if rule.id in IN_FIXTURES:
        return names()
    parts = 12 if rule.detector == "pattern" else 6  # the lines of all are tried on patterns below
    return names()[[r.id for r in RULES].index(rule.id) % parts :: parts]


@pytest.mark.parametrize("rule", marked(RULES, IN_FIXTURES))
def test_the_gate_changes_nothing_for(rule: Rule) -> None:
    wrong = []
    one = alone(rule)
    for name in share_of(rule):
        with patch.object(Gate, "scan_slowly", lambda _, text: scanned(text)):
            gated, ungated = both(one, document(name))
        if gated != ungated:
            more = [edit for edit in ungated.edits if edit not in gated.edits]
            wrong.append((name, [document(name)[edit.start : edit.end] for edit in more]))
    assert wrong == []


@cache
def all_lines() -> tuple[str, ...]:
    """The lines of all fixtures and of all examples of all rules, and pieces glued to prose, folded."""
    examples = [text.translate(UNMARK) for rule in RULES for text in (*rule.removes, *rule.keeps)]
    lines = {line for text in examples for line in text.splitlines()} | {*fixture_lines(), *IN_LINES.values()}
    for piece in (*RESIDUE, *FURNITURE, *SPAM):
        lines |= {f"{piece}{glue}{PROSE[0]}" for glue in ("", " ", "|")} | {
            f"{PROSE[0]}{glue}{piece}" for glue in ("", " ", "|")
        }
    return tuple(sorted(map(fold, lines)))


@pytest.mark.parametrize(
    "rule", marked((rule for rule in RULES if rule.detector == "pattern" and not rule.options.keyed), IN_LINES)
)
def test_a_line_that_a_pattern_matches_has_a_keyword(rule: Rule) -> None:
    match = rule.compiled.fullmatch if rule.options.whole else rule.compiled.search
    assert [line for line in all_lines() if not any(word in line for word in rule.keywords) and match(line)] == []


def test_a_keyed_pattern_matches_no_line_without_a_keyword() -> None:
    line = f"{PROSE[0]}\n\nthe third bell is rung at noon"
    pattern = r"the\ third\ bell\ [^\n]{5,20}$"
    made = replace(
        cleaner().rulebook.get("template/double-brackets"), keywords=("at dawn",), guards=(), pattern=pattern
    )
    made = replace(made, options=replace(made.options, keyed=False))
    keyed = replace(made, options=replace(made.options, keyed=True))
    assert [len(both(only([rule]), line)[1].edits) for rule in (made, keyed)] == [1, 0]


def test_the_gate_opens_for_every_reference() -> None:
    one = only([cleaner().rulebook.get("html/entities")])
    named = [f"&{name}" for name in html5 if name.endswith(";") and name.isascii()]
    written = [*named, "&#233;", "&#x4e00;", "&#X4E00;", "#x4e00;", "&amp;eacute;", "&#19968", "nbsp;"]
    assert [text for text in written if len(set(both(one, f"{PROSE[0]}{text}"))) > 1] == []


@given(texts())
def test_the_gate_changes_nothing_in_texts(text: str) -> None:
    gated, ungated = both(proven(), text)
    assert gated == ungated


def test_the_proof_sees_a_rule_without_its_keywords() -> None:
    rule = replace(cleaner().rulebook.get("template/double-brackets"), keywords=("another word",))
    gated, ungated = both(only([rule]), PROSE[0] + "\n{{ post.footer }}")
    assert gated != ungated


def test_the_proof_of_one_rule_sees_that_its_keywords_are_lost() -> None:
    one = alone(cleaner().rulebook.get("template/double-brackets"))
    with patch.dict(one.rulebook.rules_of, clear=True):
        gated, ungated = both(one, PROSE[0] + "\n{{ post.footer }}")
    assert gated != ungated


def plain(hits: Hits) -> list[tuple[int, int, int, bool]]:
    return list(zip(*(column.tolist() for column in (hits.literal, hits.start, hits.end, hits.whole)), strict=True))


UNMARK = str.maketrans("", "", "⟦⟧")
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


@given(st.text(st.sampled_from(sorted(set("".join(LITERALS) + BOUNDARY))), max_size=40), st.integers(1, 9))
def test_no_place_depends_on_how_many_bytes_are_counted_at_a_time(text: str, piece: int) -> None:
    with patch.object(gate, "_PIECE", piece):
        assert plain(small.scan(text)) == plain(small.scan_slowly(text))


@cache
def alphabet() -> tuple[str, ...]:
    return tuple(sorted(set("".join(cleaner().rulebook.gate.literals)) | set(BOUNDARY)))


@given(st.data())
def test_the_scan_with_all_literals_is_plain_search(data: st.DataObject) -> None:
    whole = cleaner().rulebook.gate
    piece = st.one_of(st.sampled_from(whole.literals), st.text(st.sampled_from(alphabet()), max_size=3))
    text = "".join(data.draw(st.lists(piece, max_size=12)))
    assert plain(whole.scan(text)) == plain(whole.scan_slowly(text))


def test_a_pickled_gate_finds_the_same() -> None:
    again = pickle.loads(pickle.dumps(small))
    assert plain(again.scan("slot 棋牌")) == plain(small.scan("slot 棋牌")) != []


def test_no_reference_that_lost_a_part_is_hidden() -> None:
    names = {name.rstrip(";") for name in html5}
    for text in (text for name in sorted(names) for text in (f"雨&{name}雪", f"雨{name};雪") if _BARE.search(text)):
        assert cleaner().propose(text) == cleaner().propose(text, gated=False), text
