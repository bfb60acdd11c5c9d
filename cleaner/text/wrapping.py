"""Hard-wrapped paragraphs: sentences that go on over line breaks, as in mails, licences and old plain text.

Each line of such a paragraph is unfinished and short, which furniture and headlines are too; but the lines fill one
width, and the next begins in the middle of a sentence: with a small letter, or all of them are in capitals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LEAST, MOST = 45, 100  # characters of a line that is full
FULL = 0.72  # of the longest line of the paragraph
GOES_ON = 0.6  # of the lines after the first


def wrapped(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines (without terminators) that stand in paragraphs of three lines and more.

    >>> sorted(wrapped(["Permission is granted, without any charge at all, to", "anybody who finds a copy "
    ... "of this old text, to read", "it aloud."]))
    [0, 1, 2]
    """
    found = runs([len(line.strip()) for line in lines])
    return frozenset(number for run in found if _goes_on([lines[n] for n in run]) for number in run)


def runs(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Series of full lines, each with the shorter line that ends it; ``lengths`` count what stands on each line."""
    run: list[int] = []
    for number, length in enumerate([*lengths, 0]):
        if LEAST <= length <= MOST:
            run.append(number)
            continue
        if len(run) >= 2:
            yield [*run, number] if length else run
        run = []


def _goes_on(lines: Sequence[str]) -> bool:
    full, rest = lines[:-1], lines[1:]
    if len(lines) < 3 or min(len(line.strip()) for line in full) < FULL * max(len(line.strip()) for line in full):
        return False
    small = sum(_first(line).islower() for line in rest)
    return small >= GOES_ON * len(rest) or _loud("".join(lines))


def _loud(text: str) -> bool:
    """Whether all letters are capitals (of a script that has them)."""
    return text.isupper() and sum(map(str.isupper, text)) == sum(map(str.isalpha, text))


def _first(line: str) -> str:
    """The first letter of a line, behind quotes, brackets and marks of comments."""
    return line.lstrip(" \t#*>/\"'“‘(-")[:1]
