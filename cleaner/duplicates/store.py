"""The file of an index: what was seen, in SQLite.

A body is a text without its name: equal texts share one.  Everything that one call adds is one transaction, so a crash
leaves the file as it was before the call.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from cleaner.duplicates.scheme import SCHEME, VALUES
from cleaner.duplicates.shingles import Hashes
from cleaner.duplicates.signatures import Signatures
from cleaner.duplicates.verify import Pairs

Numbers = npt.NDArray[np.int64]

_ASKED = 500  # rows for which one statement asks
_LAYOUT = 1
_TABLES = """
create table about (key text primary key, value text not null) without rowid;
create table bodies (
    id integer primary key,
    digest blob not null unique,  -- BLAKE2b, 16 bytes
    length integer not null,      -- code points
    size integer not null,        -- shingles, each counted once
    signature blob,               -- 128 uint32, little-endian; null for a text of fewer than five tokens
    shingles blob not null,       -- uint64, little-endian, sorted
    kept integer not null default 0 -- whether the outside storage of an LSH has it
);
create table texts (
    name text primary key,
    body integer references bodies -- null for an empty text
) without rowid;
create table pairs (
    first integer not null, second integer not null, shared integer not null, primary key (first, second)
) without rowid;
"""


class IndexFileError(ValueError):
    """A file that cannot serve as an index; the message says why and what to do."""


class Store:
    """An open index file; made when it is missing."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        try:
            self.db = sqlite3.connect(self.path, timeout=60, isolation_level=None)
            self.db.text_factory = _text
            with self.transaction():
                if not self.db.execute("select 1 from sqlite_master").fetchone():
                    self._make()
            self.about = self._read_about()
        except sqlite3.DatabaseError as error:
            raise IndexFileError(
                f"{self.path} cannot be used as an index: {error}. Name another file, or a new one."
            ) from error
        SCHEME.require(orjson.loads(self.about["scheme"]), str(self.path))

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def transaction(self) -> Transaction:
        """A context in which all changes happen or none."""
        return Transaction(self.db)

    def set(self, key: str, value: str) -> None:
        """Keep something about the index."""
        self.about[key] = value
        self.db.execute("insert or replace into about values (?, ?)", (key, value))

    def body(self, digest: bytes) -> int | None:
        """The number of the body with that digest."""
        row = self.db.execute("select id from bodies where digest = ?", (digest,)).fetchone()
        return None if row is None else int(row[0])

    def add_body(self, digest: bytes, length: int, signature: Signatures | None, shingles: Hashes) -> int:
        """Keep a body; gives its number."""
        signed = None if signature is None else signature.astype("<u4", copy=False).tobytes()
        row = (digest, length, len(shingles), signed, shingles.astype("<u8", copy=False).tobytes())
        cursor = self.db.execute(
            "insert into bodies (digest, length, size, signature, shingles) values (?, ?, ?, ?, ?)", row
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def body_of(self, name: str) -> tuple[int | None] | None:
        """The body of the text of that name, in a tuple; None for a name that is not there."""
        query = "select body from texts where name = cast(? as text)"
        row: tuple[int | None] | None = self.db.execute(query, (_bytes(name),)).fetchone()
        return row

    def add_name(self, name: str, body: int | None) -> None:
        """Keep a text: its name, and its body unless it is empty."""
        self.db.execute("insert into texts values (cast(? as text), ?)", (_bytes(name), body))

    def name_of(self, body: int) -> str:
        """The first of the names of a body."""
        return str(self.db.execute("select min(name) from texts where body = ?", (body,)).fetchone()[0])

    def count(self) -> int:
        """How many texts there are."""
        return int(self.db.execute("select count(*) from texts").fetchone()[0])

    def texts(self) -> tuple[list[str], Numbers, Numbers]:
        """Names, lengths and bodies of all texts that are not empty."""
        query = "select name, length, body from texts join bodies on id = body"
        names: list[str] = []
        facts: list[tuple[int, int]] = []
        for name, length, body in self.db.execute(query):
            names.append(name)
            facts.append((length, body))
        columns = np.array(facts, dtype=np.int64).reshape(-1, 2)
        return names, columns[:, 0], columns[:, 1]

    def signatures(self, bodies: Numbers | None = None) -> Iterator[tuple[int, Signatures]]:
        """The numbers and signatures of these bodies, or of all that have one."""
        rows = (
            self.db.execute("select id, signature from bodies where signature is not null order by id")
            if bodies is None
            else self._rows("signature", bodies)
        )
        for number, signature in rows:
            yield number, np.frombuffer(signature, dtype="<u4")

    def signed(self, only_kept: bool = False) -> Numbers:
        """The numbers of all bodies that have a signature (and are kept outside), in order."""
        query = "select id from bodies where signature is not null" + " and kept" * only_kept + " order by id"
        return np.array(self.db.execute(query).fetchall(), dtype=np.int64).reshape(-1)

    def keep(self, bodies: Numbers) -> None:
        """Remember that the outside storage of an LSH has these bodies."""
        with self.transaction():
            self.db.executemany("update bodies set kept = 1 where id = ?", ((body,) for body in bodies.tolist()))

    def lengths(self, bodies: Numbers) -> Numbers:
        """The lengths of these bodies."""
        known = dict(self._rows("length", bodies))
        return np.array([known[number] for number in bodies.tolist()], dtype=np.int64)

    def signatures_of(self, bodies: Numbers) -> Signatures:
        """The signatures of these bodies, shape (bodies, 128)."""
        known = dict(self._rows("signature", bodies))
        data = b"".join(known[number] for number in bodies.tolist())
        return np.frombuffer(data, dtype="<u4").reshape(-1, VALUES)

    def sizes(self, bodies: npt.NDArray[Any]) -> Numbers:
        """How many shingles each of these bodies has."""
        known = dict(self._rows("size", np.unique(bodies)))
        return np.array([known[number] for number in bodies.tolist()], dtype=np.int64)

    def sets(self, bodies: Numbers) -> Mapping[int, Hashes]:
        """The sets of shingles of these bodies."""
        return {number: np.frombuffer(data, dtype="<u8") for number, data in self._rows("shingles", bodies)}

    def add_pairs(self, pairs: Pairs) -> None:
        """Keep verified pairs."""
        rows = zip(pairs.first.tolist(), pairs.second.tolist(), pairs.shared.tolist(), strict=True)
        self.db.executemany("insert or ignore into pairs values (?, ?, ?)", rows)

    def pairs(self) -> Pairs:
        """All verified pairs."""
        query = (
            "select first, second, shared, a.size, b.size from pairs "
            "join bodies a on a.id = first join bodies b on b.id = second order by first, second"
        )
        return Pairs.of(np.array(self.db.execute(query).fetchall(), dtype=np.int32).reshape(-1, 5))

    def _rows(self, column: str, bodies: Numbers) -> Iterable[tuple[int, bytes]]:
        for start in range(0, len(bodies), _ASKED):
            asked = bodies[start : start + _ASKED].tolist()
            marks = ",".join("?" * len(asked))
            yield from self.db.execute(f"select id, {column} from bodies where id in ({marks})", asked)

    def _make(self) -> None:
        for statement in _TABLES.split(";\n"):
            self.db.execute(statement)
        about = {"layout": str(_LAYOUT), "scheme": orjson.dumps(SCHEME.as_dict()).decode(), "name": uuid.uuid4().hex}
        self.db.executemany("insert into about values (?, ?)", about.items())

    def _read_about(self) -> dict[str, str]:
        about = dict(self.db.execute("select key, value from about"))
        if about.get("layout") != str(_LAYOUT):
            raise IndexFileError(
                f"{self.path} has another layout than this version knows. Make it again from the texts."
            )
        return about


def _bytes(name: str) -> bytes:
    """A name for SQLite, which keeps any bytes as text: names of files need not be UTF-8."""
    return name.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


class Transaction:
    """``with`` around changes: committed at the end, taken back on an exception."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("begin immediate")

    def __exit__(self, kind: object, *_: object) -> None:
        self._db.execute("commit" if kind is None else "rollback")
