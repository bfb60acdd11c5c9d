"""Names of documents: what JSON and people can read, and the bytes that the file system knows.

File systems keep bytes, JSON keeps text.  Nearly all names are UTF-8 and are written as they are; the rest
is shown with escapes (``caf\\xe9.txt``) and travels as bytes beside that.  A name read back from an audit
becomes a path to write to, so it is checked like any other input.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any


def readable_name(raw: bytes) -> tuple[str, bytes | None]:
    """A name to read and, when that is not the name itself, the name's bytes.

    >>> readable_name(b"news/a.txt"), readable_name(b"caf\\xe9.txt")
    (('news/a.txt', None), ('caf\\\\xe9.txt', b'caf\\xe9.txt'))
    """
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError:
        return raw.decode("utf-8", "backslashreplace"), raw


def name_fields(key: str, raw: bytes) -> dict[str, str]:
    """A name as fields of a record: to read, and where that is not the name itself its bytes in base64."""
    shown, bytes_ = readable_name(raw)
    return {key: shown} if bytes_ is None else {key: shown, f"{key}_bytes": b64encode(bytes_).decode("ascii")}


def name_from(fields: Mapping[str, Any], key: str) -> bytes:
    """The name that ``name_fields`` made fields of; KeyError, TypeError or ValueError when they hold none."""
    coded = fields.get(f"{key}_bytes")
    return raw_name(fields[key], None if coded is None else b64decode(coded, validate=True))


def raw_name(name: str, name_bytes: bytes | None) -> bytes:
    """The bytes of a name: what ``readable_name`` was given."""
    return name.encode("utf-8") if name_bytes is None else name_bytes


def path_below(folder: bytes, name: bytes) -> bytes:
    """The path of a document below a folder; ValueError for a name that would lead out of it."""
    parts = name.split(b"/")
    if any(part in (b"", b".", b"..") or b"\0" in part for part in parts):
        raise ValueError("the name is not that of a file inside a folder")
    if os.sep != "/" and (os.fsencode(os.sep) in name or b":" in name):
        raise ValueError("the name is not that of a file inside a folder")
    return folder + b"/" + name
