"""Articles: a headline and paragraphs, as long as news is, and their copies as syndication changes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from random import Random

from natural.newspaper import Newspaper

SHORTEST, LONGEST = 500, 8000  # bytes of UTF-8
_MEDIAN, _SPREAD = 2700, 0.65  # of a log-normal distribution; the mean is about 3.1 kB
_CLAUSE = re.compile(r"[^，。！？；：、“”《》『』]+")
_DATELINE = re.compile(r"记者|本报|新华社|通讯员|报道|[0-9]时")
_SENTENCES = (1, 1, 2, 2, 2, 3, 3, 4, 5)  # of a paragraph


@dataclass(frozen=True, slots=True)
class Article:
    """A text before it is written down.  ``between`` stands between its lines; ``hant``: in Traditional Chinese."""

    title: str
    paragraphs: tuple[tuple[str, ...], ...]
    between: str
    hant: bool = False

    def lines(self) -> list[str]:
        """Title and paragraphs, in their script."""
        found = [self.title, *("".join(sentences) for sentences in self.paragraphs)]
        return [line.translate(traditional()) for line in found] if self.hant else found


@cache
def traditional() -> dict[int, str]:
    """From Simplified to Traditional, one character for one: of the variants that folding knows, the first in Big5."""
    table = resources.files("cleaner.text").joinpath("han_variants.txt").read_text("utf-8")
    simplified, *lines = table.splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    return {ord(one): next(filter(_in_big5, variants), one) for one, variants in pairs if one in simplified}


def _in_big5(character: str) -> bool:
    return len(character.encode("big5", "ignore")) == 2


def write(paper: Newspaper, chance: Random) -> Article:
    """A new article of 0.5 to 8 kB, most of them of 1.5 to 5."""
    wanted = min(max(chance.lognormvariate(0, _SPREAD) * _MEDIAN, SHORTEST), LONGEST - 400)
    paragraphs: list[tuple[str, ...]] = []
    size = 0
    while size < wanted:
        drawn = tuple(paper.sentence(chance) for _ in range(chance.choice(_SENTENCES)))
        paragraphs.append(drawn)
        size += 3 * sum(map(len, drawn))
    title = _title(paragraphs[:2], paper, chance)
    return Article(title, tuple(paragraphs), chance.choice(("\n", "\n", "\n\n")), chance.random() < 0.1)


def syndicate(article: Article, paper: Newspaper, chance: Random) -> Article:
    """The same story on another site: another title, paragraphs cut, sentences reworded, a tail of its own, its script.

    At least six tenths of the paragraphs stay, and nine tenths of their sentences.
    """
    paragraphs = _cut(article.paragraphs, chance)
    paragraphs = [tuple(_reworded(s, paper, chance) for s in sentences) for sentences in paragraphs]
    if chance.random() < 0.5:
        paragraphs.append(tuple(paper.sentence(chance) for _ in range(chance.choice((1, 1, 2)))))
    return replace(
        article,
        title=_title(paragraphs, paper, chance) if chance.random() < 0.6 else article.title,
        paragraphs=tuple(paragraphs),
        between=chance.choice(("\n", "\n\n")),
        hant=article.hant != (chance.random() < 0.15),
    )


def _title(paragraphs: Sequence[tuple[str, ...]], paper: Newspaper, chance: Random) -> str:
    """A headline in words of the text, as headlines are: one of its clauses; the newspaper's where there is none."""
    clauses = (clause for sentences in paragraphs for sentence in sentences for clause in _CLAUSE.findall(sentence))
    fitting = [clause for clause in clauses if 8 <= len(clause) <= 26 and not _DATELINE.search(clause)]
    return chance.choice(fitting) if fitting else paper.headline(chance)


def _cut(paragraphs: tuple[tuple[str, ...], ...], chance: Random) -> list[tuple[str, ...]]:
    """Without up to four tenths of the paragraphs: half the time the last ones, as an excerpt, else here and there."""
    gone = int(len(paragraphs) * chance.uniform(0, 0.4))
    kept = list(paragraphs)
    if gone and chance.random() < 0.5:
        return kept[:-gone]
    for _ in range(gone):
        del kept[int(chance.random() * len(kept))]
    return kept


def _reworded(sentence: str, paper: Newspaper, chance: Random) -> str:
    return paper.sentence(chance) if chance.random() < 0.1 else sentence
