"""Bytes to text and back, without loss.

A scraped folder holds UTF-8, GB18030 and Big5 side by side, a few UTF-16 files of a Windows editor, pages cut
in the middle of a character, and pictures with the wrong name.  Guessing wrong must never cost a byte, so a
codec counts only if it encodes the text back to exactly the bytes that were read; a byte that fits nowhere is
carried through as a lone surrogate (PEP 383) and counted, never replaced by U+FFFD.

The order of the questions is the order of their certainty: a byte order mark; strict UTF-8, which other
encodings practically never satisfy; UTF-16 and UTF-32 without a mark; UTF-8 with a few bad bytes; then the
encodings from before Unicode.  Those share most of their code space: GB18030 reads nearly any bytes, and Big5
read as GB18030 is a row of real, rare characters.  What tells them apart is that text in the right reading
consists mostly of a few hundred very common characters, so each reading of a sample of bounded size is
weighed by them.  Single-byte encodings are left to charset-normalizer, on the same sample.

NUL bytes follow git: one among the first 8,000 bytes makes the data binary (unless it is UTF-16 or UTF-32);
one that comes later is text like any other.  Line ends are never translated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cleaner.text.plausible import PLAUSIBLE, POSSIBLE, ranked, single_byte

HEAD = 8000  # bytes in which a NUL means binary, as in git
_CONTROL_HEAD = 1000  # bytes in which control characters are counted
_WINDOW, _WINDOWS = 4096, 4  # the sample: so many pieces of so many bytes
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MARKS = tuple(bom for bom, _ in _BOMS)
_UTF16 = (("any", ("utf-16-le", "utf-16-be")),)
_UTF16_UTF32 = (*_UTF16, ("any", ("utf-32-le", "utf-32-be")))
# Of two that read a text equally well the first is taken; the later ones have characters that it lacks.
_MULTIBYTE = (
    ("zh", ("gb18030", "big5hkscs", "cp950")),
    ("ja", ("cp932", "euc_jp", "shift_jis_2004", "euc_jis_2004")),
    ("ko", ("cp949",)),
)
_MAGIC = {
    b"\x89PNG\r\n\x1a": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF87a": "a GIF image",
    b"GIF89a": "a GIF image", b"II*\0": "a TIFF image", b"MM\0*": "a TIFF image",
    b"%PDF-1": "a PDF document", b"%PDF-2": "a PDF document", b"\xd0\xcf\x11\xe0": "an old Office document",
    b"PK\3\4": "a ZIP or Office file", b"\x1f\x8b\x08": "gzip data", b"\x28\xb5\x2f\xfd": "Zstandard data",
    b"BZh91AY&SY": "bzip2 data", b"\xfd7zXZ\0": "xz data", b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"Rar!\x1a\7": "a RAR archive", b"PAR1\x15": "a Parquet file", b"ARROW1\0": "an Arrow file",
    b"\x89HDF\r\n": "an HDF5 file", b"\x93NUMPY": "a NumPy array",
    b"SQLite format 3\0": "an SQLite database", b"\x7fELF": "an ELF program",
    b"MZ\x90\0": "a Windows program", b"\xcf\xfa\xed\xfe": "a macOS program",
    b"\xca\xfe\xba\xbe": "a Java class", b"\0asm": "a WebAssembly module", b"OggS\0": "an Ogg file",
    b"ID3\3": "an MP3 file", b"ID3\4": "an MP3 file", b"fLaC\0": "a FLAC file",
    b"\x1aE\xdf\xa3": "a Matroska video", b"wOF2\0": "a font", b"\0\1\0\0\0": "a font",
}  # fmt: skip

# The characters that make up three quarters of any Chinese text, with those of web pages, and the commonest
# syllables of Korean.
_ASCII = bytes(range(128))
_CONTROLS = bytes({*range(32), 127} - {*b"\a\b\t\n\v\f\r\x1b"})
_NOT_CONTROLS = bytes(set(range(256)) - set(_CONTROLS))
_HIGH = re.compile(rb"[\x80-\xff]")
_LONE = re.compile("[\ud800-\udfff]")


class DecodeError(ValueError):
    """The bytes are not text in any accepted way; the message says what was found, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how to write it back: ``encode(text, encoding, bom)`` is what was read, byte for byte.

    ``encoding`` is a Python codec name ("utf-8", "gb18030", "utf-16-le"), ``bom`` the byte order mark that
    stood first (not part of ``text``; empty when there was none), ``stray`` the number of bytes that the
    encoding does not explain and ``text`` carries as lone surrogates (two for each half of a UTF-16 pair).
    """

    text: str
    encoding: str
    bom: bytes = b""
    stray: int = 0


def decode(data: bytes) -> Decoded:
    """The text of ``data`` in the encoding that explains it best; DecodeError if it is not text.

    >>> decode("你好世界".encode("big5"))
    Decoded(text='你好世界', encoding='big5hkscs', bom=b'', stray=0)
    >>> decode("你好世界".encode() + bytes([0xE4])).stray
    1
    """
    bom = b""
    if data.startswith(_MARKS):
        bom = _MARKS[0]
        if not data.startswith(bom):
            return _decode_marked(data)
    body = data[len(bom) :]
    if body.find(0, 0, HEAD) >= 0 or _mostly_controls(body):
        return _decode_binary(body, bom)
    try:
        return Decoded(body.decode(), "utf-8", bom)
    except UnicodeDecodeError:
        return _decode_other(body, bom)


def encode(text: str, encoding: str, bom: bytes = b"") -> bytes:
    """The bytes of a text: the inverse of ``decode``.

    Lone surrogates that ``decode`` made of stray bytes become those bytes again.  Raises UnicodeEncodeError
    when the text has characters that the encoding lacks.
    """
    return bom + text.encode(encoding, _errors(encoding))


def decode_as(data: bytes, encoding: str, bom: bytes = b"") -> str:
    """The text of ``data`` in an encoding that is known from before, without guessing: undoes ``encode``.

    For texts that were changed: what is left of a short GB18030 text may look like something else by itself.
    Raises DecodeError if the data does not begin with ``bom`` or is not in the encoding.
    """
    if not data.startswith(bom):
        raise DecodeError(f"the {encoding} text does not begin with the byte order mark {bom.hex(' ')}")
    try:
        return data[len(bom) :].decode(encoding, _errors(encoding))
    except UnicodeDecodeError as error:
        raise DecodeError(f"not {encoding} at byte {len(bom) + error.start}: {error.reason}") from error


def can_encode(text: str, encoding: str) -> bool:
    """Whether the text can be written in the encoding and read back the same.

    False when a character is missing there, and also when stray bytes that an edit brought together would be
    read as a character.  A repair that makes this false has to become a flag.
    """
    try:
        return decode_as(encode(text, encoding), encoding) == text
    except (UnicodeEncodeError, DecodeError):
        return False


def _decode_marked(data: bytes) -> Decoded:
    """Data with the byte order mark of UTF-16 or UTF-32 (``FF FE 00 00`` can be either)."""
    bad = 0
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            if found := _read(data[len(bom) :], encoding, bom):
                return found
            bad = len(bom) + _first_bad(data[len(bom) :], encoding)
    raise DecodeError(
        f"the byte order mark at byte 0 says UTF-16 or UTF-32, but byte {bad} does not belong to a character;"
        " save the file as UTF-8 if it is text, else leave it out"
    )


def _decode_binary(body: bytes, bom: bytes) -> Decoded:
    """Data with NUL bytes or many control characters: UTF-16 or UTF-32 without a mark, or not text."""
    _refuse_known(body, bom)
    if found := _best(body, bom, ranked(body[:HEAD], _UTF16_UTF32), PLAUSIBLE):
        return found
    nul = body.find(0, 0, HEAD)
    at = nul if nul >= 0 else next(at for at, byte in enumerate(body) if byte in _CONTROLS)
    raise DecodeError(
        f"binary data: {'a NUL byte' if nul >= 0 else 'many control characters, the first'} at byte "
        f"{len(bom) + at}, and not UTF-16 or UTF-32; save the file as UTF-8 if it is text, else leave it out"
    )


def _decode_other(body: bytes, bom: bytes) -> Decoded:
    """Data that is not UTF-8: UTF-8 with a few stray bytes, an older encoding, or not text."""
    _refuse_known(body, bom)
    sample = _sample(body)
    explained = sample.decode("utf-8", "ignore").encode()
    if _few(len(sample) - len(explained), sample) and (found := _read(body, "utf-8", bom)):
        return found
    readings = ranked(sample, _MULTIBYTE)
    found = (
        _best(body, bom, readings, PLAUSIBLE)
        or _best(body, bom, ranked(body[:HEAD], _UTF16), PLAUSIBLE)
        or _best(body, bom, [(1.0, encoding) for encoding in single_byte(sample)], PLAUSIBLE)
        or _best(body, bom, readings, POSSIBLE)
    )
    if found:
        return found
    bad = _first_bad(body, "utf-8")
    raise DecodeError(
        f"no encoding fits: byte {body[bad]:02X} at {len(bom) + bad} is not UTF-8, and neither UTF-16 nor an "
        "older encoding gives plausible text; save the file as UTF-8 if it is text, else leave it out"
    )


def _refuse_known(body: bytes, bom: bytes) -> None:
    """Raise DecodeError if the data begins like a known kind of binary file."""
    for magic, kind in _MAGIC.items():
        if body.startswith(magic):
            raise DecodeError(
                f"binary data: {kind}, by the bytes {magic.hex(' ').upper()} at byte {len(bom)}; "
                "leave the file out, or extract its text first"
            )


def _errors(encoding: str) -> str:
    """The error handler that carries bad data through (in UTF-16 and UTF-32 it is halves of pairs)."""
    return "surrogatepass" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"


def _first_bad(body: bytes, encoding: str) -> int:
    """Where the first byte stands that the encoding does not explain; the length if there is none."""
    try:
        body.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return len(body)


def _read(body: bytes, encoding: str, bom: bytes) -> Decoded | None:
    """All of it in one encoding, if that gives the same bytes back and few of them are stray."""
    for errors in ("strict", _errors(encoding)):
        try:
            text = body.decode(encoding, errors)
            if encode(text, encoding) != body:
                return None
        except UnicodeError:
            continue
        if errors == "strict":
            return Decoded(text, encoding, bom)
        stray = len(_LONE.findall(text))
        if errors == "surrogatepass":  # of random data 3 % would be halves of pairs
            return Decoded(text, encoding, bom, stray * 2) if stray * 50 <= len(text) else None
        return Decoded(text, encoding, bom, stray) if _few(stray, body) else None
    return None


def _few(stray: int, body: bytes) -> bool:
    """Whether so many bytes can be accidents: at most one in five of those that are not ASCII."""
    return stray * 5 <= len(body.translate(None, _ASCII))


def _best(body: bytes, bom: bytes, readings: list[tuple[float, str]], least: float) -> Decoded | None:
    """Of the readings of weight ``least`` or more the first without stray bytes, else the one with fewest."""
    best: Decoded | None = None
    for weight, encoding in readings:
        found = _read(body, encoding, bom) if weight >= least else None
        if found and (best is None or found.stray < best.stray):
            best = found
        if best and not best.stray:
            break
    return best


def _mostly_controls(body: bytes) -> bool:
    """Whether a tenth of the first bytes are control characters that texts do not use."""
    head = body[:_CONTROL_HEAD]
    return len(head.translate(None, _NOT_CONTROLS)) * 10 > len(head)


def _sample(body: bytes) -> bytes:
    """Pieces of the data, of bounded size together, that begin where a character begins.

    The first starts shortly before the first byte that is not ASCII, the others after a line feed, which no
    encoding uses as the second byte of a character; they end there too if they can.
    """
    if len(body) <= _WINDOW * _WINDOWS:
        return body
    high = _HIGH.search(body)
    start = max(0, high.start() - 64) if high else 0
    pieces = [body[start : start + _WINDOW]]
    step = max(1, (len(body) - start) // _WINDOWS)
    for at in range(start + step, len(body), step):
        line = body.find(b"\n", at, at + _WINDOW)
        pieces.append(body[line : line + _WINDOW] if line >= 0 else b"")
    return b"".join(piece[: piece.rfind(b"\n") + 1] or piece for piece in pieces)
