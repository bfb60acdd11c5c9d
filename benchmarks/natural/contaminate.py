"""Contaminating an article as scraped pages are: shapes of the fixtures, filled with other names each time.

Rows of spam get other items, lists other headlines, credits other persons, all of them other days and numbers, so
that a table of the fixtures' lines would find little.  Notices of platforms stay word for word, as on real pages.
"""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from natural.articles import Article, traditional
from natural.harvest import ITEM, Donor, Part, Piece, donors, replace_headlines, words
from natural.newspaper import Newspaper, fresh_number

_NUMBER = re.compile(
    r"(?P<day>(?:20\d\d-)?[01]\d-[0-3]\d(?!\d))|(?P<time>(?<!\d)[0-2]\d:[0-5]\d(?::[0-5]\d)?)"
    r"|(?<![\d#&a-zA-Z.])\d{2,6}(?![\d;a-zA-Z.%])"
)
_PERSON = re.compile(r"(?<=[:：、|/ ])[一-鿿]{2,3}(?=[\s、)）】⟧]|$)", re.M)
_FIXED = frozenset({"disclaimer", "reprint", "template", "html", "image", "mojibake", "gloss"})
_ROW = re.compile(r"[|,，_☆ ].*[|,，_☆ ]")


def contaminate(article: Article, paper: Newspaper, chance: Random) -> str:
    """The text of the article as a page shows it.  Half of the pages are contaminated as one fixture is, the others
    at the head, within and at the tail as three of them are.
    """
    head, within, tail = _drawn(chance)
    article = replace(article, hant=head.hant)
    fresh = Fresh(paper, chance, head.hant)
    start = "".join(map(fresh.piece, head.at(0)))
    if start and not start.endswith("\n"):
        start += "\n"
    text = article.between.join(_within(article.lines(), within, fresh, chance))
    return start + text + "".join(map(fresh.piece, tail.at(1))) + "\n"


def _drawn(chance: Random) -> tuple[Donor, Donor, Donor]:
    """Who gives what stands before, within and after the text; something does in any case."""
    known = donors()
    first = chance.choice(known)
    second, third = chance.choices([donor for donor in known if donor.hant == first.hant], k=2)
    if chance.random() < 0.5 and (first.at(0) or second.spoils() or third.at(1)):
        return first, second, third
    return first, first, first


def _within(lines: list[str], donor: Donor, fresh: Fresh, chance: Random) -> list[str]:
    """The lines with what stands in them: glosses, entities, planted characters, and pieces between and inside."""
    lines = [_spoiled(line, donor, chance) for line in lines]
    for piece in (p for p in donor.pieces if 0 < p.place < 1):
        at = min(max(round(piece.place * len(lines)), 1), len(lines) - 1)
        text = fresh.piece(piece)
        if piece.inline:
            lines[at] = _into(lines[at], text.strip("\n"), chance)
        else:
            lines.insert(at, text.strip("\n"))
    return lines


def _spoiled(line: str, donor: Donor, chance: Random) -> str:
    if donor.glosses:
        line = line.translate(donor.glosses)
    for right, wrong in donor.entities.items():
        if len(right) == 1 and chance.random() < 0.8:
            line = line.replace(right, wrong)
    if donor.planted and chance.random() < 0.8:
        line = _into(line, chance.choice(donor.planted), chance, anywhere=True)
    return line


def _into(line: str, text: str, chance: Random, *, anywhere: bool = False) -> str:
    """The line with the text in it, after one of its sentences unless ``anywhere``."""
    ends = [match.end() for match in re.finditer(r"[。！？，,]", line)]
    at = int(chance.random() * len(line)) if anywhere or not ends else chance.choice(ends)
    return line[:at] + text + line[at:]


class Fresh:
    """Writes pieces anew, with other items, headlines, persons, days and numbers."""

    def __init__(self, paper: Newspaper, chance: Random, hant: bool) -> None:
        self._paper, self._chance, self._hant = paper, chance, hant

    def piece(self, piece: Piece) -> str:
        return "".join(self._part(part) for part in piece.parts)

    def _part(self, part: Part) -> str:
        cls, text = part
        if cls in _FIXED:
            return text
        if cls in ("gambling", "related"):
            text = "\n".join(self._line(line, cls) for line in self._some(text.split("\n")))
        if cls == "byline":
            text = _PERSON.sub(lambda _: self._person(), text)
        return self._numbers(text)

    def _some(self, lines: list[str]) -> list[str]:
        """Of a long list not all lines."""
        if len(lines) < 6:
            return lines
        first, *middle, last = lines
        return [first, *(line for line in middle if self._chance.random() < 0.85), last]

    def _line(self, line: str, cls: str) -> str:
        line = replace_headlines(line, lambda: "\x01")
        if cls == "gambling" and (_ROW.search(line) or len(line) < 24):
            line = ITEM.sub(lambda _: self._item(), line)
        return re.sub("\x01", lambda _: self._script(self._paper.headline(self._chance)), line)

    def _item(self) -> str:
        known = words()
        brand = self._chance.choice(known.brands)
        return self._script(brand + self._chance.choice(known.suffixes) if self._chance.random() < 0.8 else brand)

    def _person(self) -> str:
        return self._script(self._paper.person(self._chance))

    def _numbers(self, text: str) -> str:
        return _NUMBER.sub(self._number, text)

    def _number(self, match: re.Match[str]) -> str:
        chance = self._chance
        if match["time"]:
            parts = (f"{chance.randrange(24):02}", f"{chance.randrange(60):02}", f"{chance.randrange(60):02}")
            return ":".join(parts[: match[0].count(":") + 1])
        if match["day"]:
            day = f"{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
            return f"{chance.randrange(2019, 2026)}-{day}" if match[0].count("-") == 2 else day
        return fresh_number(match[0], chance)

    def _script(self, text: str) -> str:
        return text.translate(traditional()) if self._hant else text
