"""Roles: a paragraph of its own in which several parties of a site's business turn up.

``该职位由企业自主发布,先收押金的请立即举报,本站不对其承诺负责`` has hardly a word that proves something, and most of
its letters are of this one trade.  What gives it away is who and what comes together on one line: what the site shows,
who put it there, how sure it is, who does not answer for it, what the reader shall do.  An author who writes of one of
these tells what happened; only the site says three of them in a row, in words that the text around lacks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors import advert
from cleaner.detectors.advert import able, cues
from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import minimum_length, spelled
from cleaner.detectors.words import Word, coverage, different
from cleaner.text.lines import Span
from cleaner.text.pairs import pairs

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_SHORT = 10  # characters of a sentence that may be without a cue
_LEAST = 0.3  # of the letters of a longer one that cues of one role must cover


@dataclass(frozen=True)
class Options(advert.Options):
    """As of adverts, but the unit is the whole line, and each sentence of it needs cues.

    ``all_distinct`` and ``all_coverage`` do where more than ``least`` parts are present.  ``foreign``: the least share
    of the line's pairs of letters that the prose lacks.  ``function``, ``whole`` and ``elsewhere`` mean nothing here.
    """

    foreign: float = 0.0


class Roles:
    """Judges whole lines by the roles of the words in them."""

    name = "roles"
    stage = 30
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each line with words of enough roles."""
        for rule, _, numbers in able(page, rules):
            lines = (page.lines[number] for number in numbers)
            yield from (_finding(page, rule, line) for line in lines if _plays(page, rule.options, line))


def _finding(page: Page, rule: Rule, line: Span) -> Finding:
    options: Options = rule.options
    evidence = page.evidence(page.words(line, options.lists))
    return Finding(rule, line.start, line.end, 0.85, evidence, strong=options.strong, zones=options.zones)


def _plays(page: Page, options: Options, line: Span) -> bool:
    """Whether a line has words of enough roles, enough of them, and in each sentence."""
    text = page.string(line)
    if len(text) > options.max_length * (advert.WIDTH if spelled(text) else 1):
        return False
    if page.words(line, options.absent):
        return False
    present = {number for number, role in enumerate(options.parts) if cues(page, line, (role,))}
    if len(present) < options.least or not present.issuperset(options.need):
        return False
    words = cues(page, line, options.parts)
    kinds, share = len(different(words)), coverage(words, page.letters(line))
    tests = [(options.distinct, options.coverage), (options.or_distinct, options.or_coverage)]
    if len(present) > options.least:
        tests.append((options.all_distinct, options.all_coverage))
    if not any(kinds >= distinct and share >= least for distinct, least in tests):
        return False
    if _glued(page, line, words) or not _speaks(page, options, line):
        return False
    return _foreign(page, line) >= options.foreign


def _glued(page: Page, line: Span, words: Sequence[Word]) -> bool:
    """Whether either end of a line is as long as a sentence and has no cue: one of the author's, without a mark."""
    first, last = min(word.start for word in words), max(word.end for word in words)
    longest = max(first - line.start, line.end - last)
    return longest >= minimum_length(page.string(line))


def _speaks(page: Page, options: Options, line: Span) -> bool:
    """Whether each sentence of a line has cues of two roles, or many: one with next to none is the author's."""
    sentences = [s for s in page.sentences(page.number_at(line.start)) if s.end - s.start >= _SHORT]
    return all(
        sum(bool(cues(page, s, (role,))) for role in options.parts) > 1
        or coverage(cues(page, s, options.parts), page.letters(s)) >= _LEAST
        for s in sentences
    )


def _foreign(page: Page, line: Span) -> float:
    """The share of a line's pairs of letters that no other line of prose has; it may count as prose itself."""
    seen = page.once(_counted)
    own = page.prose(page.number_at(line.start))
    found = pairs(page.string(line))
    return sum(seen[pair] <= own for pair in found) / len(found) if found else 0.0


def _counted(page: Page) -> Counter[str]:
    """In how many lines of prose each pair of letters stands."""
    found: Counter[str] = Counter()
    for number in range(len(page.lines)):
        if page.prose(number):
            found.update(set(pairs(page.line(number))))
    return found


DETECTOR = Roles()
