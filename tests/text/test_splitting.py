"""Lines and sentences: where they end, with white space behind the mark and without."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.text.lines import Span, line_at, split_lines, split_sentences
from cleaner.text.tables import fold
from fixtures import texts

CAPTAIN = "the captain will wait until noon."


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "parts",
    [
        ("the ferry will stop on sunday.", "bring the lamps with you"),
        ("the lamps cost too much!", "nobody bought them"),
        ("who has seen the harbour?", "nobody has"),
        ("it closed early.", "the $5 note was gone"),
        ("it closed early.", "pay €5 at the quay"),
        ("паром встал.", "потом пошёл дождь"),
        ("the seals slept.", "common gulls did not"),
        ("the seals slept.", "information came late"),
        ("gemi durdu.", "sonra yağmur yağdi"),
        ("the ferry stopped.", "then it rained.", "nobody minded the rain"),
    ],
)
def test_a_sentence_ends_without_a_white_space_behind_it(parts: tuple[str, ...]) -> None:
    assert sentences("".join(parts)) == list(parts)


@pytest.mark.parametrize(
    "text",
    [
        "see harwick.com for more of it",
        "the captain wrote to ferries.net last year",
        "open the file readme.html in a browser",
        "the keys are in settings.json now",
        "see harwick.example, which has the tides",
        "import ferry.engine",
        "he said no.then he left",
        "version v1.beta is out",
        "the price was 4.fifty on board",
        "it ended.so be it,",
        "the harbour.then",
        "the u.s.ferry line",
    ],
)
def test_no_sentence_ends_in_a_host_a_file_or_a_number(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("船停了。人走了。", ["船停了。", "人走了。"]),
        ("“船停了。”他说。", ["“船停了。”", "他说。"]),
        ("船停了……人走了", ["船停了……", "人走了"]),
        (f"{CAPTAIN} then he goes.", [CAPTAIN, "then he goes."]),
        (f'{CAPTAIN} "then he goes."', [CAPTAIN, '"then he goes."']),
        ("  船停了。  ", ["船停了。"]),
        ("", []),
        ("   ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_only_the_sentences_of_the_span_are_given() -> None:
    text = f"{CAPTAIN}bring the lamps with you"
    assert split_sentences(text, Span(4, len(CAPTAIN))) == [Span(4, len(CAPTAIN))]


@given(texts(max_lines=3))
def test_sentences_lose_nothing_but_white_space(text: str) -> None:
    text = fold(text)
    for line in split_lines(text):
        found = split_sentences(text, line)
        bounds = [place for span in found for place in span]
        assert bounds == sorted(bounds)
        assert all(line.start <= start < end <= line.end for start, end in found)
        written = "".join(text[start:end] for start, end in found)
        assert "".join(written.split()) == "".join(text[slice(*line)].split())


@given(st.text("a。\r\n\x0b\x0c\x85\u2028", max_size=20))
def test_lines_end_at_line_feeds_and_carriage_returns_alone(text: str) -> None:
    lines = split_lines(text)
    plain = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert [text[start:end] for start, end in lines] == plain
    assert [line_at(lines, line.start) for line in lines] == list(range(len(lines)))
