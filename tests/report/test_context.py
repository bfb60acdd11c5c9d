"""The surroundings of a change are the original's, with all that went there marked."""

from hypothesis import given
from hypothesis import strategies as st

from cleaner.audit.record import Record, locate
from cleaner.report.context import HEAD, LINES, TAIL, WIDTH, context, shortened
from cleaner.result import Verdict
from cleaner.text.edits import Edit

TEXT = st.text("ab一\n\r ", min_size=6, max_size=600)


def record(text: str, *spans: tuple[int, int]) -> Record:
    edits = [Edit(*span) for span in spans]
    return Record("a.txt", Verdict.CLEANED, edits=locate(text, edits))


@given(TEXT, st.lists(st.integers(0, 600), min_size=6, max_size=6, unique=True))
def test_the_pieces_are_the_original(text: str, cuts: list[int]) -> None:
    places = sorted({min(cut, len(text)) for cut in cuts})
    spans = list(zip(places[::2], places[1::2], strict=False))
    for number, change in enumerate(record(text, *spans).edits):
        pieces = context(text, record(text, *spans), record(text, *spans).edits[number])
        before, after = (part for part in _around(pieces))
        assert text[: change.edit.start].endswith(before)
        assert text[change.edit.end :].startswith(after)
        assert len(before) <= WIDTH
        assert len(after) <= WIDTH


def _around(pieces: list[tuple[str, str]]) -> tuple[str, str]:
    at = pieces.index(("this", ""))
    return "".join(text for _, text in pieces[:at]), "".join(text for _, text in pieces[at + 1 :])


def test_what_else_went_is_marked() -> None:
    text = "one two three four"
    made = record(text, (0, 4), (8, 13))
    assert context(text, made, made.edits[1]) == [
        ("other", "one "), ("kept", "two "), ("this", ""), ("kept", " four"),
    ]  # fmt: skip


def test_few_lines_and_a_mark_where_a_line_is_cut() -> None:
    text = "\n".join(f"line {number}" for number in range(20))
    made = record(text, (70, 76))
    pieces = context(text, made, made.edits[0])
    assert sum(part.count("\n") for _, part in pieces) <= 2 * LINES
    long = "x" * 1000
    made = record(long, (500, 510))
    pieces = context(long, made, made.edits[0])
    assert (pieces[0], pieces[-1]) == (("cut", ""), ("cut", ""))


@given(st.text(max_size=HEAD + TAIL + 40))
def test_a_long_text_says_how_much_is_left_out(text: str) -> None:
    head, gap, tail = shortened(text)
    assert text.startswith(head)
    assert text.endswith(tail)
    assert len(head) + gap + len(tail) == len(text)
