"""Adverts in sentences: something sold, something promised and a call, in a text that else does not speak of it.

``来新宝博,每天签到即可领取免费彩金,随存随提!`` has the build of a sentence, so neither rows nor the lack of grammar
give it away.  What it has is words of several parts close together: what is played or sold, what one gets, what to do;
some are of forms that no list can know (see ``forms``).  A report has such words too, but it has more than one sentence
of them, and the others tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import pairwise
from operator import or_
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.forms import FORMS
from cleaner.detectors.page import Page
from cleaner.detectors.prose import function_share, minimum_length, spelled
from cleaner.detectors.reach import Need, reached
from cleaner.detectors.words import Word, coverage, different
from cleaner.rulebook.options import DENSE, Coverage, ListName
from cleaner.rulebook.schema import ZONES
from cleaner.text.lines import Span

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

WIDTH = 2.5  # a language that writes with letters needs so many more of them
SILENCE = 0.4  # how much of an advert may have no cue in one piece
GRAMMAR = 0.04  # the least share of grammatical words in a sentence
EDGE = 0.7  # of the length of a sentence: so long a piece without a cue at either end is the author's
_QUOTES = frozenset("“‘\"'「『《«")
BESIDE = 0.25  # how much of a neighbour of an advert must be words of the trade


@dataclass(frozen=True)
class Options:
    """``parts``: groups of word lists and forms; a sentence needs a word of ``least`` groups, and of each in ``need``.

    ``distinct`` different words must cover ``coverage`` of its letters, or ``or_distinct`` and ``or_coverage``; where
    every part is present ``all_distinct`` and ``all_coverage`` do.  Forms add to the words of lists, which alone must
    cover ``DENSE``.  ``absent``: lists of which it may have no word.
    ``elsewhere``: lists that, in sentences which are no adverts, show that the text speaks of the trade itself.
    ``function``: the largest share of grammatical words.  ``whole``: only whole lines go, and none that opens a
    quotation.  ``proof``: lists of which it must have a word that is in none of ``everyday``, the lists of words which
    also mean something else and so add to others only.
    """

    parts: tuple[tuple[str, ...], ...]
    least: int = 2
    need: tuple[int, ...] = ()
    distinct: int = 4
    coverage: Coverage = 0.3
    or_distinct: int = 99
    or_coverage: Coverage = 1.0
    all_distinct: int = 3
    all_coverage: Coverage = 0.22
    proof: tuple[ListName, ...] = ()
    everyday: tuple[ListName, ...] = ()
    absent: tuple[ListName, ...] = ()
    elsewhere: tuple[ListName, ...] = ()
    function: float = 1.0
    max_length: int = 130
    whole: bool = False
    zones: tuple[str, ...] = ZONES
    strong: bool = False

    @cached_property
    def asked(self) -> Need:
        """What every unit that is condemned has."""
        return Need(self.lists, DENSE)

    @cached_property
    def lists(self) -> tuple[str, ...]:
        """The word lists of all parts (an unknown form counts as one, so that the loader names it)."""
        return tuple(dict.fromkeys(name for role in self.parts for name in role if name not in FORMS))


class Advert:
    """Judges sentences by the roles of the words in them."""

    name = "advert"
    stage = 30
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each run of sentences that sell."""
        for rule, parts, numbers in able(page, rules):
            options: Options = rule.options
            runs = [run for n in numbers for run in _runs(page, parts, page.sentences(n))]
            if options.whole:
                runs = [run for run in runs if _is_line(page, run)]
            if runs and not _on_the_subject(page, options, [span for run in runs for span in run]):
                yield from (_finding(page, rule, run) for run in runs)


class Parts:
    """The lists of an advert's parts as bits, and what sets of lists can be one."""

    def __init__(self, page: Page, options: Options) -> None:
        mask = page.rulebook.mask
        self.options = options
        self.every = mask(options.lists)
        self.proof, self.everyday = mask(options.proof), mask(options.everyday)
        self.parts = [-1 if any(name in FORMS for name in part) else mask(part) for part in options.parts]
        self._known: dict[int, bool] = {}

    def possible(self, found: int) -> bool:
        """Whether lists, as bits, are of enough parts and of the needed ones (forms may stand for words)."""
        found &= self.every
        if found not in self._known:
            present = [bool(found & part) for part in self.parts]
            self._known[found] = (
                found != 0 and sum(present) >= self.options.least and all(present[n] for n in self.options.need)
            )
        return self._known[found]

    def enough(self, words: Sequence[Word]) -> bool:
        """Whether words can be an advert as far as lists tell: two different ones, of enough parts, and a proof."""
        trade = [word for word in words if word.mask & self.every]
        if len({word.text for word in trade}) < 2 or not self._proven(trade):
            return False
        return self.possible(reduce(or_, (word.mask for word in trade)))

    def _proven(self, words: Sequence[Word]) -> bool:
        return not self.proof or any(word.mask & self.proof and not word.mask & self.everyday for word in words)


def able(page: Page, rules: Sequence[Rule]) -> Iterator[tuple[Rule, Parts, list[int]]]:
    """Rules with their parts, and the lines whose words are of enough of them; forms add to words, they are no ground.

    Which sets of lists are enough is remembered with the rulebook.
    """
    known = page.rulebook.memo.setdefault("adverts", {})
    for rule, numbers in reached(page, rules):
        parts = known.get(rule.id) or known.setdefault(rule.id, Parts(page, rule.options))
        lines = (n for n in numbers if parts.possible(page.line_masks.get(n, 0)))
        yield rule, parts, [n for n in lines if parts.enough(page.words_of(n))]


def _is_line(page: Page, run: Sequence[Span]) -> bool:
    line = page.lines[page.number_at(run[0].start)]
    return (run[0].start, run[-1].end) == line and page.view.text[line.start] not in _QUOTES


def _finding(page: Page, rule: Rule, run: Sequence[Span]) -> Finding:
    options: Options = rule.options
    evidence = page.evidence([word for span in run for word in page.words(span, options.lists)])
    return Finding(
        rule, run[0].start, run[-1].end, 0.85, evidence, strong=options.strong, zones=options.zones
    )  # fmt: skip


def _runs(page: Page, parts: Parts, sentences: Sequence[Span]) -> Iterator[list[Span]]:
    """Neighbouring sentences of a line that sell, or that stand beside one and share its words."""
    options = parts.options
    sells = [parts.enough(page.words(s, options.lists)) and is_advert(page, options, s) for s in sentences]
    if not any(sells):
        return
    run: list[Span] = []
    for place, span in enumerate(sentences):
        beside = any(sells[n] for n in (place - 1, place + 1) if 0 <= n < len(sells))
        if sells[place] or (beside and _shares(page, options, span)):
            run.append(span)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _shares(page: Page, options: Options, span: Span) -> bool:
    """Whether a sentence beside an advert goes with it: a short question, or one with some words of the trade."""
    if span.end - span.start > WIDTH * options.max_length:
        return False
    if page.view.text[span.end - 1] == "?" and span.end - span.start <= minimum_length(page.string(span)):
        return True
    words = cues(page, span, options.parts)
    return (
        len(different(words)) >= 2
        and coverage(words, page.letters(span)) >= BESIDE
        and not page.words(span, options.absent)
    )


def is_advert(page: Page, options: Options, span: Span) -> bool:
    """Whether one sentence has words of enough roles, and enough of them."""
    text = page.string(span)
    if len(text) > options.max_length * (WIDTH if spelled(text) else 1) or page.words(span, options.absent):
        return False
    present = {number for number, role in enumerate(options.parts) if cues(page, span, (role,))}
    if len(present) < options.least or not present.issuperset(options.need):
        return False
    if coverage(page.words(span, options.lists), page.letters(span)) < DENSE:  # forms add to words, they are no ground
        return False
    words = cues(page, span, options.parts)
    kinds, share = len(different(words)), coverage(words, page.letters(span))
    tests = [(options.distinct, options.coverage), (options.or_distinct, options.or_coverage)]
    if len(present) == len(options.parts):
        tests.append((options.all_distinct, options.all_coverage))
    enough = any(kinds >= distinct and share >= least for distinct, least in tests)
    if not enough or _silent(page, span, words):
        return False
    return options.function >= 1.0 or page.grammar(span, options.lists) <= options.function


def _silent(page: Page, span: Span, words: Sequence[Word]) -> bool:
    """Whether a long stretch has no cue: the author's sentence, glued to an advert without a mark between them.

    At the begin or the end a stretch nearly as long as a sentence is enough.  One without grammar is a list of goods.
    """
    marks = sorted((word.start, word.end) for word in words)
    gaps = [(end, start) for (_, end), (start, _) in pairwise([(0, span.start), *marks, (span.end, 0)])]
    edge = EDGE * minimum_length(page.string(span))
    return any(
        end - start > (edge if start == span.start or end == span.end else SILENCE * (span.end - span.start))
        and not _goods(page.view.text[start:end])
        for start, end in gaps
    )


def _goods(text: str) -> bool:
    """Whether a stretch is names only; told where a character is a word, and grammar is one of a few characters."""
    return not spelled(text) and function_share(text) < GRAMMAR


def cues(page: Page, span: Span, roles: Iterable[Sequence[str]]) -> list[Word]:
    """The words and forms of roles in a span."""
    names = [name for role in roles for name in role]
    words = page.words(span, tuple(name for name in names if name not in FORMS))
    for name in names:
        if name[0] == "@":
            found = FORMS[name].finditer(page.view.text, span.start, span.end)
            words += [Word(m.start(), m.end(), 0, name) for m in found]
    return words


def _on_the_subject(page: Page, options: Options, adverts: Sequence[Span]) -> bool:
    """Whether sentences that are no adverts speak of the trade."""
    taken = set(adverts)
    return any(
        span not in taken and page.words(span, options.elsewhere) and _tells(page.string(span))
        for number in page.lines_with(options.elsewhere)
        for span in page.sentences(number)
    )


def _tells(text: str) -> bool:
    """Whether a sentence is the author's: it has grammar, or it is long."""
    return len(text) >= minimum_length(text) // 2 and function_share(text) >= GRAMMAR


DETECTOR = Advert()
