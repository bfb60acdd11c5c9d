"""Evidence: lines that no rule knows, condemned by many weak cues together.

Each cue (see ``cues``) has a weight; the sum, as in logistic regression (Cox 1958), must reach a bar.  The weights are
data of the pack, fitted from marked documents by tools/fit_evidence.py.  Where something was condemned already, what
stands above or below the text, is built like furniture, and speaks of other things is rarely the author's.  Where
nothing was, a line must come to much more, and must pursue what authors' lines do not; then it may read like prose.
References, particulars, parts of sentences and lines that a finding touches are never judged; guards stand above it;
and a page with one small thing to remove does not lose a long list: a list is more often the author's than many lines
of furniture come with one known one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from typing import TYPE_CHECKING

from cleaner.detectors.cues import COMPARING, KINDS, PURPOSES, built, comparing, placed, worded
from cleaner.detectors.exempt import exempt
from cleaner.detectors.finding import Finding
from cleaner.detectors.promise import Promise
from cleaner.detectors.prose import SPELLED, ends_sentence, is_prose, minimum_length
from cleaner.rulebook.schema import Class

if TYPE_CHECKING:
    from cleaner.detectors.page import Page
    from cleaner.rulebook import Rule

_PURPOSEFUL = tuple(name for kinds in PURPOSES for name in KINDS[kinds])
LOOSE, SHARE = 4, 0.3  # how many unfinished lines a text has that is built so, and what share of its lines
LONGEST = 3  # times the length of the shortest sentence: what is longer is a paragraph, with or without a final mark


@dataclass(frozen=True)
class Options:
    """``weights`` of cues, ``bias`` and ``bar`` (both in log odds) stand in the rules that judge; the others take lines
    of their ``family`` of words from them.  ``after``: classes of findings that open the question; others, such as
    bylines and markup, stand in texts of authors too; none: it is always open.  ``prose``: whether lines of prose are
    judged too.  ``purpose``: the least share of the lists of one purpose (see ``cues``) that a line must have words of;
    its build alone may be an author's.  ``growth``: how many lines may go for each one that was condemned before.
    ``strict``: the bar of texts that have many unfinished lines between their sentences, as notes and reviews do, of
    lines without a word of any list, and of the first line.
    """

    family: str = ""
    after: tuple[Class, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)
    bias: float = 0.0
    bar: float = 2.0
    strict: float = 0.0
    prose: bool = False
    purpose: float = 0.0
    growth: int = 2
    share: float = 0.25


class Evidence:
    """Judges what is left when all other detectors have spoken."""

    name = "evidence"
    stage = 90
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each line whose cues reach the bar of a rule that judges."""
        if not rules or _judged_whole(page):
            return
        by_family = {rule.options.family: rule for rule in rules if rule.options.family}
        taken: set[int] = set()
        for judge, promise in page.rulebook.memo.get(self.name) or self._prepared(page):
            if _opened(page, judge.options):
                own = {**by_family, "": judge} if judge in rules else by_family
                found = {n: f for n, f in _judged(page, judge.options, promise, own) if n not in taken}
                if len(found) <= judge.options.growth * max(1, len(condemned(page))):
                    taken |= found.keys()
                    yield from found.values()

    def _prepared(self, page: Page) -> list[tuple[Rule, Promise]]:
        """The rules that judge, each with what its weights promise."""
        rulebook = page.rulebook
        judges = [rule for rule in rulebook.by_detector[self.name] if rule.options.weights]
        made = [(judge, Promise(rulebook, judge.options.weights, judge.options.bias)) for judge in judges]
        rulebook.memo[self.name] = made
        return made


def _opened(page: Page, options: Options) -> bool:
    return not options.after or any(finding.rule.cls in options.after for finding in page.findings)


def _judged(page: Page, options: Options, promise: Promise, rules: Mapping[str, Rule]) -> Iterator[tuple[int, Finding]]:
    """The numbers of lines that do not belong to the text, with what is found."""
    likely = _likely(page, options, promise)
    if not likely:
        return
    bar = max(options.bar, options.strict) if page.once(_unfinished) else options.bar
    most = sum(max(0.0, options.weights.get(name, 0.0)) for name in COMPARING)
    for number in candidates(page, options.prose):
        if number not in likely:
            continue
        seen = likely[number] | placed(page, number)
        if weigh(options, seen) + most < bar:
            continue
        seen |= comparing(page, number)
        odds = weigh(options, seen)
        rule = rules.get(family(seen, options.share), rules.get(""))
        sure = odds >= bar if seen["any words"] and not seen["first"] else odds >= max(bar, options.strict)
        if sure and rule is not None:
            yield number, _finding(page, rule, number, odds, seen, options)


def _likely(page: Page, options: Options, promise: Promise) -> dict[int, dict[str, float]]:
    """The short lines, untouched, that have a purpose and may reach the bar, with the cues of their own."""
    lines = page.line_masks if options.purpose else range(len(page.lines))
    touched = page.once(_touched)
    short = [
        n for n in lines if promise.purpose(page, n) >= options.purpose and n not in touched and _is_short(page, n)
    ]
    found: dict[int, dict[str, float]] = {}
    if not short or page.zones is None:
        return found
    for number in promise.kept(page, short, options.bar):
        seen = _own(page, number, options, promise)
        if seen and (not options.purpose or _of_one_voice(page, number)):
            found[number] = seen
    return found


def _unfinished(page: Page) -> bool:
    """Whether many of the author's lines between the first and the last sentence do not end like one."""
    if page.zones is None:
        return False
    first, last = page.zones
    own = [n for n in range(first, last + 1) if not page.blank(n) and page.own(n)]
    cut = sum(not page.prose(n) and not ends_sentence(page.line(n)) for n in own)
    return cut >= LOOSE and cut > SHARE * len(own)


def _own(page: Page, number: int, options: Options, promise: Promise) -> dict[str, float]:
    """The cues of a line's build and words, if they may reach the bar; words are weighed where the build allows it."""
    around = promise.around(page, number)
    seen = built(page, number)
    if weigh(options, seen) + promise.words(page, number) + around < options.bar:
        return {}
    seen |= worded(page, number)
    return seen if weigh(options, seen) + around >= options.bar else {}


def _of_one_voice(page: Page, number: int) -> bool:
    """Whether each sentence of a line has words of a purpose: one without may be an author's, glued to another."""
    return all(page.words(sentence, _PURPOSEFUL) for sentence in page.sentences(number))


def _judged_whole(page: Page) -> bool:
    """Whether the page was parted into article and furniture: what that has left is the article."""
    return any(finding.rule.detector == "furniture" for finding in page.findings)


def candidates(page: Page, prose_too: bool = False) -> Iterator[int]:
    """The lines that evidence may judge: written, touched by no finding, and not such as authors write.

    What follows a line that is exempt (references below their heading) belongs to it, up to prose or a finding.
    Neither is the likeliest title.
    """
    touched = page.once(_touched)
    short = {n for n in range(len(page.lines)) if n not in touched and _is_short(page, n)}
    if not short:
        return
    title = _title(page, touched)
    belongs = False
    for number in range(max(short) + 1):
        if page.blank(number) or number == title:
            continue
        text = page.line(number)
        prose = number in page.wrapped or is_prose(text)
        belongs = exempt(text) or (belongs and not prose and number not in touched)
        if number in short and not belongs and not (_goes_on(page, number) if prose_too else prose):
            yield number


def _touched(page: Page) -> set[int]:
    """The lines that findings have a part in."""
    return {number for finding in page.findings for number in page.touched(finding)}


def _goes_on(page: Page, number: int) -> bool:
    """Whether a line is a part of a sentence that was begun above or ends below it."""
    text = page.line(number)
    if number in page.wrapped or text[-1] in ",;" or text.count("(") > text.count(")"):
        return True
    above = page.line(number - 1) if number else ""
    first = page.text[page.view.span(*page.lines[number])[0]]
    return above[-1:] in (",", ";") or (first.islower() and above[-1:].isalnum())


def _is_short(page: Page, number: int) -> bool:
    """Whether a line is written, and too short for a paragraph."""
    start, end = page.lines[number]
    return 0 < end - start <= LONGEST * SPELLED and end - start <= LONGEST * minimum_length(page.line(number))


def _title(page: Page, touched: Collection[int]) -> int | None:
    """The line above the text that shares most with it: whatever it is built like, it is the likeliest title."""
    first = page.zones[0] if page.zones else 0
    head = [n for n in range(first) if n not in touched and not page.blank(n)]
    return head[0] if len(head) == 1 else min(head, key=lambda n: page.foreign(page.lines[n]), default=None)


def condemned(page: Page) -> list[int]:
    """The lines that findings remove as a whole."""
    return [number for number in range(len(page.lines)) if page.condemned(number)]


def weigh(options: Options, seen: Mapping[str, float]) -> float:
    """The log odds that a line with these cues does not belong to the text."""
    return options.bias + sum([weight * seen[name] for name, weight in options.weights.items() if name in seen])


def family(seen: Mapping[str, float], share: float) -> str:
    """The family of word lists that covers most of a line, if it covers ``share`` of it."""
    shares = {name.removesuffix(" share"): value for name, value in seen.items() if name.endswith(" share")}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= share else ""


def _finding(page: Page, rule: Rule, number: int, odds: float, seen: Mapping[str, float], options: Options) -> Finding:
    span = page.lines[number]
    parts = {name: options.weights.get(name, 0.0) * value for name, value in seen.items()}
    told = sorted((name for name in parts if parts[name] > 0.2), key=lambda name: -parts[name])[:6]
    evidence = tuple(f"{name}: {parts[name]:+.1f}" for name in told)
    return Finding(rule, span.start, span.end, round(1 / (1 + exp(-odds)), 2), evidence)


DETECTOR = Evidence()
