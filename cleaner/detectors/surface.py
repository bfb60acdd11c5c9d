"""What a text says by itself: its view and lines, the words that the gate found in them, and where they are dense.

Everything beyond the words is worked out only when a detector asks for it, so that a document in which the
words of the gate prove nothing costs little.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

import numpy as np

from cleaner.detectors.parts import Parts, Sums, dense_parts, letter_sums, marks_of
from cleaner.detectors.words import Word
from cleaner.rulebook.gate import Hits, Numbers
from cleaner.text.fences import has_fence
from cleaner.text.lines import Span, split_lines, split_sentences, trim
from cleaner.text.spacing import parted
from cleaner.text.tables import Codes, Kind, codes_of, kind_counts
from cleaner.text.view import View, make_view

if TYPE_CHECKING:
    from cleaner.rulebook import Rule, Rulebook


@cache
def _of_the_view() -> set[str]:
    """The properties of a surface that are worked out from its view, and anew with a new one."""
    kept = {name for name, value in vars(Surface).items() if isinstance(value, cached_property)}
    return kept - {"kinds", "han"}


class Texts:
    """The texts of lines, each cut out when it is asked for: kept, they are one more copy of the text."""

    def __init__(self, text: str, lines: Sequence[Span]) -> None:
        self._text, self._lines = text, lines

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, number: int) -> str:
        start, end = self._lines[number]
        return self._text[start:end]

    def __iter__(self) -> Iterator[str]:
        return (self._text[start:end] for start, end in self._lines)


class Surface:
    """One text as the gate sees it, before anything is judged.

    ``gated=False`` looks for every word in every line by plain search: the slow truth that tests compare with.
    """

    def __init__(self, text: str, rulebook: Rulebook, *, gated: bool = True) -> None:
        self.text = text
        self.rulebook = rulebook
        self.gated = gated
        self.left_out: list[tuple[int, int]] = []
        codes = self.codes
        self._parted = parted(codes)
        self.view: View = make_view(codes, self._parted)

    @property
    def codes(self) -> Codes:
        """The code points of the text: worked out when asked for, for they are twice as large as the text."""
        return codes_of(self.text)

    def leave_out(self, spans: Iterable[tuple[int, int]]) -> None:
        """Make the view anew without spans of the original (glosses), before anything read its lines."""
        self.left_out = sorted(spans)
        self.view = make_view(self.codes, [*self.left_out, *self._parted])
        for name in set(self.__dict__) & _of_the_view():
            del self.__dict__[name]

    @cached_property
    def kinds(self) -> list[int]:
        """How many code points of each ``Kind`` the original has."""
        return kind_counts(self.codes)

    @cached_property
    def han(self) -> int:
        """How many Han characters the original has."""
        kinds = self.kinds
        return kinds[Kind.HAN] + kinds[Kind.HAN_SIMPLIFIED] + kinds[Kind.HAN_TRADITIONAL]

    @cached_property
    def lines(self) -> list[Span]:
        """The lines of the view, without terminators and white space at their ends."""
        text = self.view.text
        return [trim(text, span) for span in self.full_lines]

    @cached_property
    def texts(self) -> Texts:
        """The texts of the lines, for what reads all of them."""
        return Texts(self.view.text, self.lines)

    @cached_property
    def full_lines(self) -> list[Span]:
        """The lines of the view without terminators, white space at their ends included."""
        return split_lines(self.view.text)

    @cached_property
    def may_be_fenced(self) -> bool:
        """Whether the view has what fences of code are made of."""
        return has_fence(self.view.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.full_lines]

    def number_at(self, position: int) -> int:
        """The number of the line that holds a position."""
        return bisect_right(self._line_starts, position) - 1

    @cached_property
    def hits(self) -> Hits:
        """What the gate found."""
        gate = self.rulebook.gate
        return gate.scan(self.view.text) if self.gated else gate.scan_slowly(self.view.text)

    @cached_property
    def _hit_lines(self) -> Numbers:
        """The number of the line that holds each hit (one that spans lines counts for its first)."""
        return np.searchsorted(np.array(self._line_starts), self.hits.start, side="right") - 1

    @cached_property
    def _word_hits(self) -> tuple[array[int], array[int], array[int], array[int]]:
        """Line, start, end and literal of the words of word lists, ordered by start."""
        hits = self.hits
        keep = hits.whole & self.rulebook.is_word[hits.literal]
        columns = (self._hit_lines, hits.start, hits.end, hits.literal)
        line, start, end, literal = (array("i", column[keep].astype(np.intc).tobytes()) for column in columns)
        return line, start, end, literal

    @cached_property
    def _words_of(self) -> dict[int, list[Word]]:
        return {}

    def words_of(self, number: int) -> list[Word]:
        """The words of word lists that begin on a line, ordered by start."""
        if number not in self._words_of:
            masks, literals = self.rulebook.mask_of, self.rulebook.gate.literals
            lines, *columns = self._word_hits
            first, last = bisect_left(lines, number), bisect_right(lines, number)
            found = zip(*(column[first:last] for column in columns), strict=True)
            self._words_of[number] = [Word(start, end, masks[which], literals[which]) for start, end, which in found]
        return self._words_of[number]

    @cached_property
    def line_masks(self) -> dict[int, int]:
        """Which lists have a word in each line, as bits; lines without one are missing, the others in order."""
        masks = self.rulebook.mask_of
        found: dict[int, int] = {}
        lines, _, _, literals = self._word_hits
        for number, literal in zip(lines, literals, strict=True):
            found[number] = found.get(number, 0) | masks[literal]
        return found

    @cached_property
    def rule_lines(self) -> dict[str, set[int]]:
        """The lines with a keyword of each rule, by the rule's id; rules without a hit are missing."""
        found: dict[str, set[int]] = {}
        rules_of = self.rulebook.rules_of
        keys = self.rulebook.is_keyword[self.hits.literal]
        for literal, number in set(zip(self.hits.literal[keys].tolist(), self._hit_lines[keys].tolist(), strict=True)):
            for rule in rules_of[literal]:
                found.setdefault(rule, set()).add(number)
        return found

    @cached_property
    def dense(self) -> set[int]:
        """The lines with a sentence of whose letters at least ``DENSE`` stand in words of any lists.

        No unit can be covered more than the densest of its parts, so density need not look at other lines.
        """
        if not self.gated:
            return set(range(len(self.lines)))
        parts = self.dense_parts
        return set(parts.line[parts.first].tolist())

    @property
    def dense_parts(self) -> Parts:
        """The parts of lines that words of any lists cover for ``DENSE``."""
        return self._measured[1]

    def string(self, span: tuple[int, int]) -> str:
        """The view's text of a span."""
        return self.view.text[span[0] : span[1]]

    def line(self, number: int) -> str:
        """The text of a line, trimmed."""
        return self.string(self.lines[number])

    @cached_property
    def _measured(self) -> tuple[Sums, Parts]:
        """How many letters stand before each position of the view, and the parts that are dense in words."""
        marks = marks_of(self.view.codes)
        sums = letter_sums(marks)
        return sums, dense_parts(marks, sums, *map(np.asarray, self._word_hits))

    def letters(self, span: tuple[int, int]) -> int:
        """How many letters (no digits, no marks) a span has."""
        sums, _ = self._measured
        return int(sums[span[1]] - sums[span[0]])

    def evidence(self, words: Sequence[Word]) -> tuple[str, ...]:
        """The first words of a finding, each with the list it stands in."""
        return tuple(f"{self.rulebook.names(word.mask)[0]}: {word.text}" for word in words[:8])

    def words(self, span: tuple[int, int], lists: tuple[str, ...]) -> list[Word]:
        """The words of word lists inside a span that lies in one line, ordered by start."""
        start, end = span
        words = self.words_of(self.number_at(start))
        if not words or words[-1].start < start or words[0].start >= end:
            return []
        mask = self.rulebook.mask(lists)
        if words[0].start < start or words[-1].start >= end:
            words = words[bisect_left(words, (start,)) : bisect_left(words, (end,))]
        return [word for word in words if word.mask & mask and word.end <= end]

    def hit(self, rules: Iterable[Rule]) -> list[Rule]:
        """The rules of which the text holds a keyword."""
        found = self.rule_lines
        return [rule for rule in rules if rule.id in found] if self.gated else list(rules)

    def lines_for(self, rule: Rule) -> Iterable[int]:
        """The lines on which a rule can match: those with one of its keywords."""
        return sorted(self.rule_lines.get(rule.id, ())) if self.gated else range(len(self.lines))

    def lines_with(self, lists: tuple[str, ...]) -> list[int]:
        """The lines with a word of one of the lists."""
        mask = self.rulebook.mask(lists)
        return [number for number, found in self.line_masks.items() if found & mask]

    @cached_property
    def _sentences(self) -> dict[int, list[Span]]:
        return {}

    def sentences(self, number: int) -> list[Span]:
        """The sentences of a line."""
        if number not in self._sentences:
            self._sentences[number] = split_sentences(self.view.text, self.lines[number])
        return self._sentences[number]

    def blank(self, number: int) -> bool:
        """Whether a line has no character but white space."""
        return self.lines[number].start == self.lines[number].end

    @cached_property
    def _written(self) -> list[int]:
        """The numbers of the lines that are not blank."""
        return [number for number, (start, end) in enumerate(self.lines) if end > start]

    def neighbours(self, number: int, step: int, limit: int) -> Iterator[int]:
        """The next lines in a direction (1 or -1) that are not blank, ``limit`` at most."""
        written = self._written
        if step > 0:
            first = bisect_right(written, number)
            return iter(written[first : first + limit])
        last = bisect_left(written, number)
        return reversed(written[max(0, last - limit) : last])
