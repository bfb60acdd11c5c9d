"""Hold the laws of docs/design.md against documents that nobody wrote: fixtures recombined and damaged.

    python tools/fuzz.py [--minutes 60] [--seed 1] [--keep FOLDER]

Documents are made of lines and pieces of the fixtures (never of those set aside), of characters that have a meaning
somewhere, and of bytes in other encodings; then parts are repeated, swapped, cut and exchanged.  Each is decoded,
cleaned, restored, cleaned again, and cleaned by rules in another order, by some of the rules, and without the gate;
now and then a folder of them is a whole run.  A document that breaks a law is made small, told and kept.
Exit code 1 when a law was broken.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cleaner.audit.restore import restore_bytes
from cleaner.corpus.document import clean_document
from cleaner.corpus.restore import restore_corpus
from cleaner.corpus.run import clean_corpus
from cleaner.engine import Cleaner
from cleaner.result import Verdict
from cleaner.rulebook import Rulebook
from cleaner.text.decode import DecodeError, decode
from cleaner.text.edits import apply, check, invert

FIXTURES = Path(__file__).parents[1] / "fixtures"
ODD = (
    "\u200b", "\ufeff", "\u00ad", "\ud800", "\udc80", "\u2028", "\x0b", "\x85", "\x00", "\t", "\u3000", " ", "\ufe0f",
    "İ", "ŉ", "ﬁ", "Ⅷ", "“", "”", "(", "。", "\r", "\n", "\r\n", "|", "{{", "}}", "<", ">", "&amp;", "![](", "%", "\\",
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "gb18030", "big5", "euc-jp", "cp1251", "shift_jis")
RUN = 400  # documents, and then a folder of some is a run
FOLDER = 30


class LawError(Exception):
    """A law that does not hold for a document; the message says which, and how."""


class Maker:
    """Makes documents out of others."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.texts = [text for folder in sorted(FIXTURES.glob("*/raw")) for text in _texts(folder)]
        self.lines = sorted({line for text in self.texts for line in text.splitlines(keepends=True)})

    def text(self) -> str:
        """A fixture, or lines of many, changed in up to eight places."""
        chance = self.chance
        if chance.random() < 0.5:
            text = chance.choice(self.texts)
        else:
            text = "".join(chance.choices(self.lines, k=chance.randint(1, 40)))
        for _ in range(chance.randint(0, 8)):
            text = self._changed(text)
        return text[:20_000]

    def _changed(self, text: str) -> str:
        start, end = sorted(self.chance.randint(0, len(text)) for _ in range(2))
        end = min(end, start + self.chance.choice((0, 1, 3, 20, 300)))
        piece, line = text[start:end], self.chance.choice(self.lines)
        new: str = self.chance.choice((
            "", piece * 2, piece[::-1], line, line.strip(), self.chance.choice(ODD), piece * self.chance.randint(3, 60),
            self.chance.choice(ODD) * self.chance.randint(1, 40), piece.swapcase(), "\n".join(piece),
        ))  # fmt: skip
        return text[:start] + new + text[end:]

    def data(self) -> bytes:
        """A document as a file has it: in some encoding, now and then with bytes that are not of it."""
        encoding = self.chance.choice(ENCODINGS)
        data = self.text().encode(encoding, "surrogatepass" if encoding.startswith("utf") else "ignore")
        if self.chance.random() < 0.1:
            at = self.chance.randint(0, len(data))
            data = data[:at] + self.chance.randbytes(self.chance.randint(1, 3)) + data[at + self.chance.randint(0, 2) :]
        return data


def _texts(folder: Path) -> list[str]:
    """The texts of a set that may be read."""
    aside = folder.parent / "aside.txt"
    never = set(aside.read_text("utf-8").split()) if aside.exists() else set()
    paths = (path for path in sorted(folder.glob("*.txt")) if path.stem not in never)
    return [path.read_bytes().decode("utf-8", "surrogateescape") for path in paths]


class Laws:
    """The laws, for one document at a time."""

    def __init__(self, seed: int) -> None:
        self.cleaner = Cleaner()
        self.chance = random.Random(seed)
        rules, lists = list(self.cleaner.rulebook.rules), list(self.cleaner.rulebook.lists.items())
        self.chance.shuffle(rules)
        self.chance.shuffle(lists)
        self.shuffled = Cleaner()
        self.shuffled.rulebook = Rulebook(rules, dict(lists), self.cleaner.rulebook.digest)

    def hold(self, data: bytes) -> None:
        """Raise LawError, or whatever the engine raises, for a document that breaks one."""
        outcome = clean_document(self.cleaner, b"a.txt", data)
        try:
            text = decode(data).text
        except DecodeError:
            _law(
                1, outcome.data == data and outcome.record.verdict is Verdict.FAILED, "a document that is no text stays"
            )
            return
        _law(6, outcome.record.verdict is not Verdict.FAILED, f"no text fails: {outcome.record.error}")
        _law(1, restore_bytes(outcome.record, outcome.data or b"") == data, "the audit gives the bytes back")
        _law(2, bool(outcome.record.edits) or outcome.data == data, "no edits, no change")
        self._text(self.cleaner, text)
        _law(4, self.shuffled.clean(text) == self.cleaner.clean(text), "the order of rules does not matter")
        gated, plain = (self.cleaner.propose(text, gated=gated) for gated in (True, False))
        _law(4, gated == plain, "the gate hides nothing")
        some, seed = Cleaner(), self.chance.random()
        some.rulebook = some.rulebook.only(lambda rule: rule if _tossed(seed, rule.id) else None)
        self._text(some, text)

    @staticmethod
    def _text(cleaner: Cleaner, text: str) -> None:
        result = cleaner.clean(text)
        check(result.edits, len(text))
        _law(1, apply(text, result.edits) == result.text, "the edits lead to the clean text")
        _law(1, apply(result.text, invert(text, result.edits)) == text, "the edits turned round lead back")
        known = {rule.id: rule.cls for rule in cleaner.rulebook.rules}
        for edit in (*result.edits, *result.flags):
            fine = edit.evidence and edit.rules and all(name in known for name in edit.rules) and 0 < edit.score <= 1
            _law(5, bool(fine) and edit.cls in {known[name] for name in edit.rules}, f"{edit} is explained")
        if result.verdict is not Verdict.REJECTED:
            again = cleaner.clean(result.text)
            _law(3, not again.edits and again.text == result.text, "the clean text stays as it is")


def run(documents: list[bytes], cleaner: Cleaner) -> None:
    """Clean a folder of documents, also as records, in one process and in two; restore it."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        base = Path(name)
        (base / "in").mkdir()
        for number, data in enumerate(documents):
            (base / f"in/{number:03}.txt").write_bytes(data)
        rows = (json.dumps({"text": data.decode("utf-8", "replace"), "n": n}) for n, data in enumerate(documents))
        (base / "in/all.jsonl").write_text("\n".join(rows), "utf-8")
        for jobs in (1, 2):
            clean_corpus([base / "in"], base / f"out{jobs}", cleaner, jobs=jobs)
        _law(4, _tree(base / "out1") == _tree(base / "out2"), "the number of workers does not matter")
        told: list[str] = []
        restore_corpus(base / "out1", base / "back", tell=told.append)
        _law(1, not told and _tree(base / "back") == _tree(base / "in"), f"the run gives all files back {told}")


def _tree(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "run.json")
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def _tossed(seed: float, name: str) -> bool:
    """Heads or tails, the same whenever a rule is asked for."""
    return random.Random(f"{seed} {name}").random() < 0.5


def _law(number: int, holds: bool, what: str) -> None:
    if not holds:
        raise LawError(f"law {number}: {what}")


def broken(hold: Callable[[bytes], None], data: bytes) -> str | None:
    """How a document breaks a law, None when it breaks none."""
    try:
        hold(data)
    except Exception as error:  # noqa: BLE001 - any is what is looked for
        return f"{type(error).__name__}: {error}"
    return None


def smallest(data: bytes, breaks: Callable[[bytes], bool]) -> bytes:
    """The document with everything taken out that is not needed to break the law (delta debugging, half by half)."""
    size = len(data) // 2
    while size:
        at = 0
        while at < len(data):
            less = data[:at] + data[at + size :]
            if breaks(less):
                data = less
            else:
                at += size
        size //= 2
    return data


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    options = parser.parse_args()
    maker, laws = Maker(options.seed), Laws(options.seed)
    end = time.monotonic() + 60 * options.minutes
    made: list[bytes] = []
    documents, found = 0, set[str]()
    slowest = (0.0, b"")
    while time.monotonic() < end:
        data = maker.data()
        start = time.process_time()
        how = broken(laws.hold, data)
        slowest = max(slowest, ((time.process_time() - start) / (len(data) + 1000), data))
        documents += 1
        made.append(data)
        if how is None and len(made) == RUN:
            how = broken(lambda _, some=made[:FOLDER]: run(some, laws.cleaner), b"")
            made = []
        if how is not None and how[:60] not in found:
            found.add(how[:60])
            options.keep.mkdir(exist_ok=True)
            data = smallest(data, lambda less, how=how: (broken(laws.hold, less) or "")[:24] == how[:24])
            path = options.keep / f"{options.seed}-{documents}.txt"
            path.write_bytes(data)
            print(f"document {documents}: {how[:300]}\n  kept as {path}: {data[:200]!r}", flush=True)
    print(
        f"{documents} documents, {len(found)} ways to break a law; the slowest took {slowest[0] * 1e6:.1f} s a megabyte"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
