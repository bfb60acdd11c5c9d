"""The documents of the bench corpus, one after another, the same for the same seed.

Document ``n`` depends on the seed and ``n`` alone, so a small corpus is the beginning of a large one, and a copy
of an earlier document needs none of the earlier ones in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from random import Random

import orjson

from natural import articles
from natural.articles import Article
from natural.contaminate import contaminate
from natural.newspaper import Newspaper

CONTAMINATED, COPIES = 0.15, 0.10


@dataclass(frozen=True, slots=True)
class Document:
    """One text.  ``copy_of`` is the number of the document whose story it tells again, if any."""

    number: int
    text: str
    contaminated: bool
    copy_of: int | None


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus of any size.  ``contaminated`` and ``copies`` are shares of its documents."""

    paper: Newspaper
    seed: int = 1
    contaminated: float = CONTAMINATED
    copies: float = COPIES

    def __iter__(self) -> Iterator[Document]:
        return map(self.document, count())

    def document(self, number: int) -> Document:
        chance = self._chance(number, "page")
        dirty = chance.random() < self.contaminated
        copy_of = self.copied(number)
        article = self._article(number if copy_of is None else copy_of)
        if copy_of is not None:
            article = articles.syndicate(article, self.paper, chance)
        if dirty:
            return Document(number, contaminate(article, self.paper, chance), True, copy_of)
        return Document(number, article.between.join(article.lines()) + "\n", False, copy_of)

    def copied(self, number: int) -> int | None:
        """The number of the document that ``number`` copies; that one is no copy itself."""
        chance = self._chance(number, "copy")
        if number == 0 or chance.random() >= self.copies:
            return None
        original = chance.randrange(number)
        while (further := self.copied(original)) is not None:
            original = further
        return original

    def _article(self, number: int) -> Article:
        return articles.write(self.paper, self._chance(number, "article"))

    def _chance(self, number: int, purpose: str) -> Random:
        return Random(f"{self.seed}/{number}/{purpose}")


def first(corpus: Corpus, *, size: int | None = None, documents: int | None = None) -> Iterator[Document]:
    """The first ``documents``, or those whose texts come to ``size`` bytes of UTF-8 together, the last one whole."""
    for document in islice(corpus, documents):
        yield document
        if size is not None and (size := size - len(document.text.encode())) <= 0:
            return


def write(corpus: Corpus, target: Path, *, size: int | None = None, documents: int | None = None) -> None:
    """Write so much of the corpus, whole or not at all, as the suffix says: .jsonl, .txt (one text), else a folder."""
    chosen = first(corpus, size=size, documents=documents)
    part = target.with_name(target.name + ".part")
    if target.suffix in (".jsonl", ".txt"):
        with part.open("wb") as out:
            out.writelines(map(line if target.suffix == ".jsonl" else _alone, chosen))
        part.replace(target)
        return
    for document in chosen:
        path = part / f"{document.number // 1000:04}" / f"{document.number:08}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.text.encode())
    part.rename(target)


def line(document: Document) -> bytes:
    """A line of JSON Lines, with the fields that crawls have."""
    name = f"{document.number:08}"
    return orjson.dumps({"id": name, "url": f"https://news.example/{name}.html", "text": document.text}) + b"\n"


def _alone(document: Document) -> bytes:
    """The document as a chapter of one long text."""
    return document.text.encode() + b"\n"
