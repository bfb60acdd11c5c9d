"""Lines that spell out the line beside them: ``nǎi nai bǎ máo yī chāi chéng xiàn`` below ``奶奶把毛衣拆成线``.

A reader's plug-in writes the sounds of every line below it.  The line has syllables with tones and nothing else,
about as many as its neighbour has characters.  Verse and lessons are printed like that by their authors; their lines
are short, or speak of reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.gloss import is_syllable
from cleaner.detectors.page import Page
from cleaner.rulebook.options import ListName
from cleaner.text.tables import Kind

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_HAN = re.compile("[\u3400-\u9fff]")
_CLAUSE = re.compile("[\u3400-\u9fff]+")
_TONE = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]|(?<=[a-zü])[1-5](?![0-9])|[ˊˇˋ˙]")
_MANY = re.compile(
    r"(?:(?<![a-zü])[a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ1-5][a-z]{0,3}[ ,.]{1,3}){4}"
)  # syllables with tones, in a row
_WORD = re.compile(r"[^\W\d_]+[1-5]?[ˊˇˋ˙]?")
_TEACHING = ListName("teaching")
LETTERS = 24  # Latin ones that two such lines have at least


@dataclass(frozen=True)
class Options:
    """A page needs ``minimum`` such lines, below or above lines of ``least`` characters.  Of the characters the share
    ``share`` must have a syllable with a tone.  With ``most`` words of the list ``teaching`` the text is a lesson."""

    minimum: int = 2
    least: int = 9
    share: float = 0.6
    teaching: ListName = _TEACHING
    most: int = 1


class Interlinear:
    """Finds lines of sounds beside the lines they are the sounds of."""

    name = "interlinear"
    stage = 20
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each such line."""
        if not page.han or page.kinds[Kind.LATIN] < LETTERS or not _MANY.search(page.view.text):
            return
        spelled = [n for n in range(len(page.lines)) if _is_spelling(page.line(n))]
        for rule in rules if spelled else ():
            options: Options = rule.options
            lines = [n for n in spelled if _spells_neighbour(page, n, options)]
            taught = sum(
                len(page.words(page.lines[n], (options.teaching,))) for n in page.lines_with((options.teaching,))
            )
            if len(lines) >= options.minimum and taught < options.most:
                for n in lines:
                    yield Finding(rule, page.lines[n].start, page.lines[n].end, 0.95, ("sounds of the line beside it",))


def _is_spelling(line: str) -> bool:
    """Whether a line is syllables, six at least, most with a tone."""
    if len(line) < 12 or _HAN.search(line) or len(_TONE.findall(line)) < 6:
        return False
    words = _WORD.findall(line)
    return len(words) >= 2 and sum(map(_is_sound, words)) >= 0.9 * len(words)


def _is_sound(word: str) -> bool:
    """Whether a word is one to four syllables."""
    cuts = {0}
    for end in range(1, min(len(word), 24) + 1):
        if any(end - start <= 7 and is_syllable(word[start:end]) for start in cuts):
            cuts.add(end)
    return len(word) in cuts


def _spells_neighbour(page: Page, number: int, options: Options) -> bool:
    """Whether the line above or below has as many characters as the line has syllables, and is no verse."""
    tones = len(_TONE.findall(page.line(number)))
    for step in (-1, 1):
        for n in page.neighbours(number, step, 1):
            han = len(_HAN.findall(page.line(n)))
            if han >= options.least and options.share * han <= tones <= 1.1 * han and not _is_verse(page.line(n)):
                return True
    return False


def _is_verse(line: str) -> bool:
    """Whether all clauses of a line are of one length, of four to seven characters."""
    lengths = {len(clause) for clause in _CLAUSE.findall(line)}
    return len(lengths) == 1 and 4 <= lengths.pop() <= 7


DETECTOR = Interlinear()
