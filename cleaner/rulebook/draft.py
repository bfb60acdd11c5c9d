"""A first draft of a rule around a sample of spam: a pack that loads, proves itself, and says what to look at next.

The draft is as narrow as can be: a line (or block) that reads like the sample, numbers and white space aside.  Widening
it, and finding the real sentences that it must not touch, is the work of whoever knows the texts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.rulebook.schema import CLASSES
from cleaner.text.quote import quoted
from cleaner.text.tables import codes_of
from cleaner.text.view import make_view

if TYPE_CHECKING:
    from cleaner.engine import Cleaner

LONGEST = 4000
_WORDS = re.compile(r"[^\W\d_]+")
_MARKS = re.compile(r"[^\s\d→⟦⟧]+")
_PARTS = re.compile(r"(\d+|\s+|[→⟦⟧])")
_UNSAYABLE = str.maketrans({"→": "➜", "⟦": "[", "⟧": "]"})  # they mean something in examples
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_PROSE = {
    True: (
        "渡轮停了一天，岛上的人就坐在码头上等，到天黑也没有等到船来。",
        "鱼市的灯在凌晨三点就亮了，第一批船四点靠岸，六点已经散场。",
        "读者来信问起“{}”是什么意思，编辑在下一期里用了整整一页来回答。",
        "县里的图书馆重新开门了，孩子们在门口排队，等着借暑假要看的书。",
    ),
    False: (
        "The ferry did not sail that day, and the people of the island sat on the pier until it was dark.",
        "The lights of the fish market go on at three in the morning, and by six everybody has gone home.",
        "A reader wrote to ask what “{}” was supposed to mean, and the editor answered on a whole page.",
        "The tool library opens on Saturday, and the members may keep a saw for as long as a week.",
    ),
}

_PACK = """\
# A draft.  What to look at is said beside each line; then:
#   cleaner rules test FILE            whether the examples hold
#   cleaner rules try FILE texts/      what it would take in your texts, most frequent first

[[rule]]
id       = {id}  # CLASS/NAME, unique
class    = {cls}  # one of {classes}
summary  = {summary}  # what it looks for, in one line
why      = "Say in two sentences where this comes from, and why no author writes it."
since    = "1"  # the version of your pack
# Each match must hold one of these; rare ones are best.  In lower case, half width, Simplified.
keywords = [{keyword}]
# A regular expression (white space in it means nothing).  Widen it where the next sample will differ.
pattern  = {pattern}
# Two texts at least in which exactly what stands between ⟦ ⟧ goes.  Real ones are better than these.
removes  = [
  {below},
  {between},
]
# Two at least that stay, one with a keyword in it: look for sentences in your texts that nearly match.
keeps    = [
  {near_miss},
  {other},
]

[rule.options]
{options}
# zones = ["tail"]  # where it counts: head (above the article), body, tail; everywhere if not said
"""
_WHOLE = "whole = true  # the pattern must fit the whole line; without it, it may stand inside a sentence"
_SEVERAL = 'unit  = "text"  # the pattern reads the whole text, not line by line'


class SampleError(ValueError):
    """A sample that no rule can be made of; the message says why."""


def start(cleaner: Cleaner, sample: str, identifier: str | None, cls: str | None) -> tuple[str, list[str]]:
    """A pack around a sample, and the rules that know the sample already; SampleError when no rule can be made of it.

    The class is that of those rules when none is given, else ``promotion``.
    """
    above = _PROSE[True][0] + "\n"
    known = [edit for edit in cleaner.propose(above + sample).edits if edit.end > len(above)]
    rules = sorted({rule for edit in known for rule in edit.rules})
    cls = cls or (known[0].cls if known else "promotion")
    identifier = identifier or f"{cls}/new"
    if identifier in {rule.id for rule in cleaner.rulebook.rules}:
        raise SampleError(f"there is a rule {identifier} already: give another name with --id")
    return draft(sample, identifier, cls), rules


def draft(sample: str, identifier: str, cls: str) -> str:
    """A pack, as TOML with comments, of one rule that removes the sample; SampleError when that cannot be."""
    lines = [line for line in (line.strip() for line in re.split(r"\r\n|\r|\n", sample)) if line]
    view = [make_view(codes_of(line)).text.strip() for line in lines]
    keyword = _keyword(view)
    if len(sample) > LONGEST:
        raise SampleError(f"the sample has more than {LONGEST:,} characters: a rule reads one notice, not a page")
    if any("\ud800" <= character <= "\udfff" for character in sample):
        raise SampleError("the sample holds stray bytes: pass it as UTF-8")
    if not keyword:
        raise SampleError("the sample holds no two letters or marks, and a rule needs a literal in each match")
    return _filled(lines, view, keyword, identifier, cls)


def _filled(lines: list[str], view: list[str], keyword: str, identifier: str, cls: str) -> str:
    above, below, near_miss, other = _PROSE[bool(_HAN.search("".join(view)))]
    spam = "\n".join(lines).translate(_UNSAYABLE)
    return _PACK.format(
        id=quoted(identifier),
        cls=quoted(cls),
        classes=", ".join(CLASSES),
        summary=quoted("line like: " + view[0][:60]),
        keyword=quoted(keyword),
        pattern=_literal(_pattern(view)),
        below=quoted(f"{above}⟦\n{spam}⟧"),
        between=quoted(f"{above}\n⟦{spam}\n⟧{below}"),
        near_miss=quoted(near_miss.format(keyword)),
        other=quoted(other),
        options=_WHOLE if len(view) == 1 else _SEVERAL,
    )


def _pattern(view: list[str]) -> str:
    """The lines as a pattern: numbers and white space may differ, all else is literal."""
    lines = ["".join(map(_part, _PARTS.split(line))) for line in view]
    return "^" + r"\s*\n\s*".join(lines) + "$" if len(lines) > 1 else lines[0]


def _part(text: str) -> str:
    if text.isdigit():
        return r"\d+"
    if not text.strip():
        return r"\s+" if text else ""
    return r"[^\w\s]" if text in "→⟦⟧" else re.escape(text)


def _keyword(view: list[str]) -> str:
    """The word that tells most; where there is none, the longest run of marks."""
    for kind in (_WORDS, _MARKS):
        found: list[str] = [run for line in view for run in kind.findall(line) if len(run) > 1]
        if found:
            return max(found, key=_weight)
    return ""


def _weight(word: str) -> tuple[float, str]:
    """Long words tell more, and a Han character as much as a few letters; equal ones go by the alphabet."""
    return sum(3.0 if _HAN.match(character) else 1.0 for character in word), word


def _literal(text: str) -> str:
    return f"'''{text}'''" if "'''" not in text and text.isprintable() and not text.endswith("'") else quoted(text)
