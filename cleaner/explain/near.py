"""Rules that nearly fired: what a line has of what they ask for, and what it lacks.

Each kind of detector asks in its own way, so each has a function here that repeats its questions one by one and notes
those with the wrong answer.  Of a detector that is not known here only its keyword can be told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cleaner.detectors.density import WIDTH
from cleaner.detectors.items import split_items
from cleaner.detectors.page import Page
from cleaner.detectors.prose import ends_sentence, function_share, minimum_length
from cleaner.detectors.words import coverage

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

FAR = 0.4  # a line with less than this part of the words that a density asks for is not near it
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Near:
    """A rule with something of its own on the line: ``has`` says what, ``lacks`` what it needs besides."""

    rule: str
    cls: str
    has: str
    lacks: tuple[str, ...]


def near(page: Page, number: int, rules: Iterable[Rule]) -> list[Near]:
    """The rules that have a word or keyword on the line and found nothing; those that lack least first."""
    found = [one for rule in rules if not page.blank(number) for one in _of(page, number, rule)]
    return sorted(found, key=lambda one: (len(one.lacks), one.rule))


def _of(page: Page, number: int, rule: Rule) -> Iterator[Near]:
    if rule.detector in _WAYS:
        answer = _WAYS[rule.detector](page, number, rule)
    elif number in page.rule_lines.get(rule.id, ()):
        answer = f"its keyword “{_keyword(page, number, rule)}”", [f"what its detector, {rule.detector}, looks for"]
    else:
        answer = None
    if answer is not None:
        yield Near(rule.id, rule.cls, answer[0], tuple(answer[1]))


Answer = tuple[str, list[str]] | None


def _pattern(page: Page, number: int, rule: Rule) -> Answer:
    if number not in page.rule_lines.get(rule.id, ()):
        return None
    options: Any = rule.options
    match = rule.compiled.search(page.line(number))
    if match is None:
        lacks = "its pattern to fit"
    elif options.whole:
        lacks = f"its pattern to fit the whole line (it fits “{match[0][:40]}”)"
    else:
        lacks = f"{options.minimum} matches in the text"
    return f"its keyword “{_keyword(page, number, rule)}”", [lacks]


def _density(page: Page, number: int, rule: Rule) -> Answer:
    """The unit (line or sentence) that lacks least."""
    units: list[Span] = [page.lines[number]] if "line" in rule.options.units else []
    units += page.sentences(number) if "sentence" in rule.options.units else []
    answers = [answer for unit in units if (answer := _dense_unit(page, unit, rule.options))]
    return min(answers, key=lambda answer: len(answer[1]), default=None)


def _dense_unit(page: Page, span: Span, options: Any) -> Answer:
    words = page.words(span, options.lists)
    if not words:
        return None
    text, share = page.string(span), coverage(words, page.letters(span))
    kinds = list(dict.fromkeys(word.text for word in words))
    lacks = list(_length(text, options))
    if len(kinds) < options.least:
        lacks.append(f"{options.least} different words of its lists")
    needed = min(options.coverage, options.or_coverage)
    if share < FAR * needed:
        return None
    if share < needed:
        lacks.append(f"{needed:.0%} of the letters in such words")
    lacks += [f"a word of the list {name}" for name in options.require if not page.words(span, (name,))]
    lacks += [f"the absence of “{word.text}”" for word in page.words(span, options.absent)[:2]]
    lacks += _form(text, options)
    if not lacks:
        lacks = ["more words together with more of the letters, or a line that is no numbered point"]
    return f"{_listed(kinds)}, {share:.0%} of the letters", lacks


def _length(text: str, options: Any) -> Iterator[str]:
    longest = options.max_length if minimum_length(text) < 40 else WIDTH * options.max_length
    if len(text) > longest:
        yield f"at most {longest:g} characters (it has {len(text)})"
    if len(text) < options.min_length:
        yield f"at least {options.min_length} characters (it has {len(text)})"


def _form(text: str, options: Any) -> Iterator[str]:
    if options.sentence != "any" and ends_sentence(text) != (options.sentence == "yes"):
        yield "the end of a sentence" if options.sentence == "yes" else "an end that is not that of a sentence"
    yield from _grammar(text, options.function)


def _grammar(text: str, most: float) -> Iterator[str]:
    share = function_share(text)
    if share > most:
        yield f"at most {most:.0%} grammatical words (it has {share:.1%})"


def _items(page: Page, number: int, rule: Rule) -> Answer:
    options: Any = rule.options
    span = page.lines[number]
    words = page.words(span, (*options.things, *options.offers, *options.sure, *options.endings))
    if not words:
        return None
    text = page.line(number)
    items = split_items(text, span.start)
    lacks = list(_grammar(text, options.function))
    if len(text) > options.max_length:
        lacks.append(f"at most {options.max_length} characters (it has {len(text)})")
    covered = [item for item in items if _covered(page, item, words) >= options.cover]
    if options.endings:
        lacks.append("three items that end with such a word")
    elif len(covered) < options.share * len(items):
        lacks.append(f"{options.share:.0%} of its {len(items)} items made of such words (there are {len(covered)})")
    if not lacks:
        lacks = ["an item that is spam by itself: a name with what is offered there"]
    return _listed(dict.fromkeys(word.text for word in words)), lacks


def _covered(page: Page, item: Span, words: Sequence[Any]) -> float:
    return coverage([w for w in words if w.start >= item[0] and w.end <= item[1]], page.letters(item))


def _credit(page: Page, number: int, rule: Rule) -> Answer:
    words = page.words(page.lines[number], rule.options.roles)
    if not words:
        return None
    lacks = ["the form of a credit: a role, a separator, and nothing but names and dates"]
    length = len(page.line(number))
    if length > rule.options.max_length:
        lacks = [f"at most {rule.options.max_length} characters (it has {length})"]
    return f"the role {_listed(dict.fromkeys(word.text for word in words))}", lacks


def _block(page: Page, number: int, rule: Rule) -> Answer:
    """Told of lines beside a condemned one."""
    options: Any = rule.options
    beside = [n for step in (-1, 1) for n in page.neighbours(number, step, 1) if page.condemned(n)]
    if not beside:
        return None
    text = page.line(number)
    share = coverage(page.words(page.lines[number], options.lists), page.letters(page.lines[number]))
    lacks = list(_grammar(text, 0.1))
    if len(text) > options.max_length:
        lacks.append(f"at most {options.max_length} characters (it has {len(text)})")
    if ends_sentence(text):
        lacks.append("an end that is not that of a sentence")
    if share < options.cover:
        lacks.append(f"{options.cover:.0%} of the letters in words of such blocks (it has {share:.0%})")
    return "a condemned line beside it", lacks or ["a strong finding in that line"]


def _tail(page: Page, number: int, rule: Rule) -> Answer:
    """Told of lines after the last prose, when something there is condemned."""
    if page.zone(number) != "tail" or not any(page.condemned(n) for n in range(number)):
        return None
    options: Any = rule.options
    text = page.line(number)
    lacks = [f"at most {options.max_length} characters"] if len(text) > options.max_length else []
    if ends_sentence(text) and function_share(text) > 0.08:
        lacks.append("an end that is not that of a sentence")
    lacks = lacks or ["to stand above lists of an author (references, notes)"]
    return "condemned lines above it in the tail", lacks


_WAYS: dict[str, Callable[[Page, int, Any], Answer]] = {
    "pattern": _pattern,
    "density": _density,
    "items": _items,
    "credit": _credit,
    "block": _block,
    "tail": _tail,
}


def _keyword(page: Page, number: int, rule: Rule) -> str:
    text = page.line(number)
    return next((keyword for keyword in rule.keywords if keyword in text), rule.keywords[0] if rule.keywords else "")


def _listed(words: Iterable[str]) -> str:
    shown = list(words)
    return ", ".join(shown[:5]) + (f" and {len(shown) - 5} more" if len(shown) > 5 else "")
