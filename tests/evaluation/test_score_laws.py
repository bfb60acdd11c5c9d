"""What holds of every score, whatever was marked and whatever was done."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cleaner.evaluation.align import NONE, align, visible
from cleaner.evaluation.counts import Counts
from cleaner.evaluation.judge import judge
from cleaner.evaluation.passages import passages
from cleaner.evaluation.score import Score, score
from cleaner.text.edits import Edit, apply

texts = st.text(st.sampled_from("aab 甲,\n"), max_size=24)  # few letters: much cannot be told apart
classes = st.sampled_from(("html", "image"))


@st.composite
def edits(draw: st.DrawFn, text: str, *, repairs: bool = True) -> list[Edit]:
    """Edits on a text, in order and disjoint, each of a character at least."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    made = []
    for start, end in pairwise(cuts):
        if draw(st.booleans()):
            written = draw(st.sampled_from(("", "", "甲", "ab", " "))) if repairs and visible(text[start:end]) else ""
            cls = draw(classes)
            made.append(Edit(start, end, written, cls, (f"{cls}/rule",)))
    return made


@st.composite
def cases(draw: st.DrawFn, *, repairs: bool = True) -> tuple[str, list[Edit], list[Edit]]:
    """A text, what was done, and what was due."""
    text = draw(texts)
    return text, draw(edits(text, repairs=repairs)), draw(edits(text, repairs=repairs))


@given(cases())
def test_perfect_cleaning_is_perfect(case: tuple[str, list[Edit], list[Edit]]) -> None:
    text, _, marks = case
    judged = judge(text, marks, marks)
    whole = score(judged).whole
    figures = whole.precision, whole.recall, whole.f1, whole.span_precision, whole.span_recall, whole.span_f1
    assert figures == (1.0,) * 6
    assert (whole.damaged, whole.inserted, whole.repairs_right) == (0, 0, whole.repairs)
    assert whole.exact == whole.contaminated
    assert passages(judged) == ()


@given(cases(repairs=False))
def test_doing_nothing_finds_nothing(case: tuple[str, list[Edit], list[Edit]]) -> None:
    text, _, marks = case
    whole = score(judge(text, [], marks)).whole
    assert (whole.right, whole.wrong, whole.edits, whole.damaged) == (0, 0, 0, 0)
    assert whole.recall == (0.0 if any(visible(text[mark.start : mark.end]) for mark in marks) else 1.0)


@given(cases())
def test_the_alignment_is_one_of_the_clean_text(case: tuple[str, list[Edit], list[Edit]]) -> None:
    text, done, marks = case
    aligned = align(text, done, marks)
    chars = visible(text)
    assert aligned.clean == visible(apply(text, done))
    stayed = [(at, place) for at, place in enumerate(aligned.kept) if place != NONE]
    assert all(chars[at] == aligned.clean[place] for at, place in stayed)
    assert [place for _, place in stayed] == sorted({place for _, place in stayed})
    assert all(aligned.takers[at] != NONE for at, place in enumerate(aligned.kept) if place == NONE)


@given(cases(repairs=False))
def test_sliding_only_ever_helps(case: tuple[str, list[Edit], list[Edit]]) -> None:
    text, done, marks = case
    whole = score(judge(text, done, marks)).whole
    marked = {at for mark in marks for at in range(mark.start, mark.end)}
    taken = [at for edit in done for at in range(edit.start, edit.end) if visible(text[at])]
    assert whole.right + whole.wrong == len(taken)
    assert whole.right >= sum(at in marked for at in taken)


@given(cases())
def test_every_character_counts_once(case: tuple[str, list[Edit], list[Edit]]) -> None:
    text, done, marks = case
    found = score(judge(text, done, marks))
    whole = found.whole
    assert whole.found + whole.missed == sum(len(visible(text[mark.start : mark.end])) for mark in marks)
    for name in ("right", "wrong", "found", "missed", "edits", "edits_right", "marks", "marks_found"):
        assert sum(getattr(row, name) for row in found.classes.values()) == getattr(whole, name), name
    assert sum(row.wrong for row in found.rules.values()) == whole.wrong
    assert 0 <= whole.edits_right <= whole.edits
    assert 0 <= whole.marks_found <= whole.marks
    assert whole.inserted >= 0


@given(cases())
def test_white_space_does_not_count(case: tuple[str, list[Edit], list[Edit]]) -> None:
    text, done, marks = case
    spaced = "".join(f"{char}\n " for char in text)
    wide = [[replace(e, start=e.start * 3, end=e.end * 3) for e in some] for some in (done, marks)]
    assert score(judge(spaced, *wide)) == score(judge(text, done, marks))


@given(cases())
def test_a_document_is_right_when_no_passage_is_wrong(case: tuple[str, list[Edit], list[Edit]]) -> None:
    text, done, marks = case
    judged = judge(text, done, marks)
    whole = score(judged).whole
    shown = passages(judged)
    if not shown:
        assert (whole.wrong, whole.missed) == (0, 0)
        assert whole.repairs == whole.repairs_right
    if whole.exact or not (whole.contaminated or whole.damaged):
        assert shown == ()
    assert all(text[one.start : one.end] == one.text for one in shown)


@given(st.lists(cases(), max_size=4))
def test_sums_do_not_depend_on_the_order(found: list[tuple[str, list[Edit], list[Edit]]]) -> None:
    scores = [score(judge(*case)) for case in found]
    forward, back = Score(Counts()), Score(Counts())
    for one in scores:
        forward.add(one)
    for one in reversed(scores):
        back.add(one)
    assert forward == back
    assert forward.whole.documents == len(found)
