"""The algebra of edits, as properties: what the audit and restore rest on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.text.edits import Edit, apply, check, compose, invert, resolve

TEXT = st.text(alphabet="ab文\n😀\ud800", max_size=24)


@st.composite
def edits_on(draw: st.DrawFn, length: int) -> list[Edit]:
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    spans = zip(cuts[::2], cuts[1::2], strict=False)
    return [Edit(a, b, draw(st.text("xy", max_size=3))) for a, b in spans]


@given(st.data())
def test_inverting_leads_back(data: st.DataObject) -> None:
    text = data.draw(TEXT)
    edits = data.draw(edits_on(len(text)))
    assert apply(apply(text, edits), invert(text, edits)) == text


@given(st.data())
def test_composition_does_both(data: st.DataObject) -> None:
    text = data.draw(TEXT)
    first = data.draw(edits_on(len(text)))
    middle = apply(text, first)
    second = data.draw(edits_on(len(middle)))
    both = compose(first, second)
    assert apply(text, both) == apply(middle, second)
    assert apply(apply(text, both), invert(text, both)) == text


@given(
    st.lists(
        st.builds(
            lambda a, n, r: Edit(a, a + n, r),
            st.integers(0, 20),
            st.integers(1, 6),
            st.sampled_from(["", "x", "yy"]),
        ),
        max_size=8,
    ),
    st.randoms(),
)
def test_resolving_is_free_of_order_and_gives_valid_edits(proposals: list[Edit], random: object) -> None:
    shuffled = list(proposals)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    resolved = resolve(proposals)
    assert resolved == resolve(shuffled)
    check(resolved, 26)


@given(st.lists(st.builds(lambda a, n: Edit(a, a + n), st.integers(0, 20), st.integers(1, 6)), max_size=8))
def test_resolved_removals_remove_exactly_the_union(proposals: list[Edit]) -> None:
    asked = {k for e in proposals for k in range(e.start, e.end)}
    assert {k for e in resolve(proposals) for k in range(e.start, e.end)} == asked


def test_a_removal_wins_over_a_replacement_it_touches() -> None:
    assert resolve([Edit(0, 4, "x"), Edit(2, 6)]) == [Edit(2, 6)]


def test_edits_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        apply("abc", [Edit(1, 2), Edit(0, 1)])
