"""Adverts in sentences: something sold, something promised and a call, in a text that otherwise does not speak of it.

``来新宝博,每天签到即可领取免费彩金,随存随提!`` has the build of a sentence, so neither rows nor the lack of grammar give
it away.  What it has is words of several roles close together (what is played or sold, what one gets, what to do), some
of which no list can know: names made of letters and digits, sums with a verb, addresses and accounts.  A report has such
words too; but it has more than one sentence of them, and the others tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import function_share, minimum_length
from cleaner.detectors.surface import Word, coverage, different
from cleaner.rulebook.schema import ZONES
from cleaner.text.lines import Span

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

WIDTH = 2.5  # a language that writes with letters needs so many more of them
SILENCE = 0.4  # how much of an advert may have no cue in one piece
BESIDE = 0.25  # how much of a neighbour of an advert must be words of the trade
FORMS: Mapping[str, re.Pattern[str]] = {
    "@name": re.compile(
        r"(?<![^\W_])(?:[a-z]{2,12}\d{2,4}|\d{2,4}[a-z]{2,8}|[a-z]\d{1,3}[a-z]{2,6}|(?=[a-z]*\d|[a-z]{6})[a-z]{0,9}\d{0,3}"
        r"(?:bet|win|slot|slots|casino|toto|hoki|4d|club|poker|play|spin)\d{0,4})(?![^\W_])"
    ),
    "@money": re.compile(
        r"[送赠领返减存充储赚冲][一二两三四五六七八九十百千万\d]{1,9}[元块万]?|[$€£₽₺฿]\s?\d[\d,.]*"
        r"|百分之[一二三四五六七八九十百点]{1,8}|\d+\s?(?:percent|persen|phần trăm|spins|fs|만|万円|ドル)"
    ),
    "@link": re.compile(
        r"(?<![\w@.])(?:https?://)?[a-z0-9-]{2,30}(?:\.[a-z0-9-]{2,24})?\.(?:com|net|org|cc|vip|top|xyz|bet|win|club|app|live|pro|me|io)"
        r"(?:/[\w./-]{0,60})?(?!\w)"
    ),
    "@contact": re.compile(
        r"(?:q\s?q群?|微信号?|威信|薇信|v信|vx|wx|weixin|飞机|纸飞机|电报|tg|telegram|line(?: ?id)?|whatsapp|wa|zalo|skype|kakao"
        r"|카톡|텔레그램|ไลน์|电话|手机|热线|专线|电\b|tel|hotline|群|加v|\bq)[\s:@+(]{0,4}(?=[^\s。,!?]{0,12}[\da-z])"
        r"[a-z0-9_@+()-](?:[ ._-]?[a-z0-9_@+()-]){3,24}|@[a-z]{2,20}\d{1,6}(?!\w)|t\.me/\w{3,30}|1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"
        r"|\b[48]00-\d{3,4}-\d{3,4}"
    ),
}


@dataclass(frozen=True)
class Options:
    """``parts``: groups of word lists and of forms (``@name``, ``@money``, ``@link``, ``@contact``); of ``least`` groups
    a sentence must have a word, of each group in ``need`` (numbers from 0) too.

    ``distinct`` different words and forms must cover ``coverage`` of its letters, or ``or_distinct`` and ``or_coverage``;
    where every part is present ``all_distinct`` and ``all_coverage`` do.  ``absent``: lists of which it may have no word.  ``elsewhere``: lists
    that, in sentences which are no adverts, show that the text speaks of the trade itself.
    """

    parts: tuple[tuple[str, ...], ...]
    least: int = 2
    need: tuple[int, ...] = ()
    distinct: int = 4
    coverage: float = 0.3
    or_distinct: int = 99
    or_coverage: float = 1.0
    all_distinct: int = 3
    all_coverage: float = 0.22
    absent: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    max_length: int = 130
    zones: tuple[str, ...] = ZONES
    strong: bool = False

    @property
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
        wanted = page.rulebook.memo.get(self.name)
        if wanted is None:
            wanted = page.rulebook.memo[self.name] = [(rule, *_masks(page, rule.options)) for rule in rules]
        for rule, parts, need in wanted:
            options: Options = rule.options
            runs = [
                run
                for number in sorted(page.dense)
                if _may_sell(page.line_masks.get(number, 0), options.least, parts, need)
                for run in _runs(page, options, page.sentences(number))
            ]
            if runs and not _on_the_subject(page, options, [span for run in runs for span in run]):
                yield from (_finding(page, rule, run) for run in runs)


def _masks(page: Page, options: Options) -> tuple[list[int], list[int]]:
    """The lists of each part as bits (-1 where forms may stand for words), and those of the needed parts."""
    masks = [
        -1 if any(name in FORMS for name in part) else page.rulebook.mask(part) for part in options.parts
    ]  # fmt: skip
    return masks, [masks[number] for number in options.need]


def _may_sell(found: int, least: int, parts: Sequence[int], need: Sequence[int]) -> bool:
    """Whether a line has words of enough parts, given its lists as bits."""
    return found != 0 and sum(bool(found & mask) for mask in parts) >= least and all(found & mask for mask in need)


def _finding(page: Page, rule: Rule, run: Sequence[Span]) -> Finding:
    options: Options = rule.options
    evidence = page.evidence([word for span in run for word in page.words(span, options.lists)])
    return Finding(
        rule, run[0].start, run[-1].end, 0.85, evidence, strong=options.strong, zones=options.zones
    )  # fmt: skip


def _runs(page: Page, options: Options, sentences: Sequence[Span]) -> Iterator[list[Span]]:
    """Neighbouring sentences of a line that sell, or that stand beside one and share its words."""
    sells = [is_advert(page, options, span) for span in sentences]
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
    words = _cues(page, span, options.parts)
    return (
        len(different(words)) >= 2
        and coverage(words, page.letters(span)) >= BESIDE
        and not page.words(span, options.absent)
    )


def is_advert(page: Page, options: Options, span: Span) -> bool:
    """Whether one sentence has words of enough roles, and enough of them."""
    text = page.string(span)
    if len(text) > options.max_length * (1 if minimum_length(text) < 40 else WIDTH) or page.words(span, options.absent):
        return False
    present = {number for number, role in enumerate(options.parts) if _cues(page, span, (role,))}
    if len(present) < options.least or not present.issuperset(options.need):
        return False
    words = _cues(page, span, options.parts)
    kinds, share = len(different(words)), coverage(words, page.letters(span))
    tests = [(options.distinct, options.coverage), (options.or_distinct, options.or_coverage)]
    if len(present) == len(options.parts):
        tests.append((options.all_distinct, options.all_coverage))
    return any(kinds >= distinct and share >= least for distinct, least in tests) and not _silent(span, words)


def _silent(span: Span, words: Sequence[Word]) -> bool:
    """Whether a long stretch has no cue: the author's sentence, glued to an advert without a mark between them."""
    marks = sorted((word.start, word.end) for word in words)
    gaps = [start - end for (_, end), (start, _) in pairwise([(0, span.start), *marks, (span.end, 0)])]
    return max(gaps) > SILENCE * (span.end - span.start)


def _cues(page: Page, span: Span, roles: Iterable[Sequence[str]]) -> list[Word]:
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
    return len(text) >= minimum_length(text) // 2 and function_share(text) >= 0.04


DETECTOR = Advert()
