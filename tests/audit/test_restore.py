"""Clean bytes and the record give the original bytes, or a reason why not."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.audit.record import Record, locate
from cleaner.audit.restore import RestoreError, original_text, restore_bytes
from cleaner.result import Verdict
from cleaner.text.decode import encode
from cleaner.text.edits import Edit, apply

TEXT = "正文一。\r\n广告广告\r\n正文二。ab"
EDITS = [
    Edit(6, 12, "", "gambling", ("gambling/x",)),
    Edit(16, 17, "AAA", "mojibake", ("mojibake/y",)),
    Edit(17, 18, "", "html", ("html/z", "gambling/x")),
]


def record_of(encoding: str, bom: bool = False) -> tuple[Record, bytes, bytes]:
    mark = "\ufeff" if bom else ""
    original = (mark + TEXT).encode(encoding)
    clean = (mark + apply(TEXT, EDITS)).encode(encoding)
    hashes = [hashlib.sha256(data).hexdigest() for data in (original, clean)]
    edits = locate(TEXT, EDITS)
    return Record("a", Verdict.CLEANED, "zh-Hans", "Hans", encoding, bom, *hashes, edits), original, clean


@pytest.mark.parametrize("bom", [False, True])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "gb18030"])
def test_the_original_comes_back(encoding: str, bom: bool) -> None:
    record, original, clean = record_of(encoding, bom)
    assert restore_bytes(record, clean) == original


def test_a_part_comes_back() -> None:
    record, _, clean = record_of("utf-8")
    gambling = restore_bytes(record, clean, lambda edit: "gambling/x" in edit.rules)
    assert gambling.decode() == "正文一。\r\n广告广告\r\n正文二。AAAb"
    mojibake = restore_bytes(record, clean, lambda edit: edit.cls == "mojibake")
    assert mojibake.decode() == "正文一。\r\n正文二。a"
    assert restore_bytes(record, clean, lambda edit: False) == clean


def test_a_clean_file_that_was_changed() -> None:
    record, _, clean = record_of("utf-8")
    for undo in (None, lambda edit: True):
        with pytest.raises(RestoreError, match="not the one that the run wrote"):
            restore_bytes(record, clean + b" ", undo)


def test_a_record_that_was_changed() -> None:
    record, _, clean = record_of("utf-8")
    other = replace(record.edits[0], removed="广告廣告\r\n")
    with pytest.raises(RestoreError, match="does not lead back"):
        restore_bytes(replace(record, edits=(other, *record.edits[1:])), clean)
    with pytest.raises(RestoreError, match="does not fit"):
        restore_bytes(replace(record, edits=(replace(other, removed="x"),)), clean)
    with pytest.raises(RestoreError, match="does not fit"):
        restore_bytes(replace(record, encoding="ascii"), clean)
    with pytest.raises(RestoreError, match="does not fit"):
        restore_bytes(replace(record, encoding="no such codec"), clean)


def test_a_document_without_edits_is_its_own_original() -> None:
    digest = hashlib.sha256(b"\x00\xff").hexdigest()
    record = Record("a", Verdict.FAILED, sha256=digest, sha256_clean=digest, error="binary")
    assert restore_bytes(record, b"\x00\xff") == b"\x00\xff"


@given(st.data(), st.sampled_from([("utf-8", "\udcff\udc81"), ("utf-16-le", "\ud83d")]))
def test_stray_bytes_come_back(data: st.DataObject, kind: tuple[str, str]) -> None:
    encoding, stray = kind  # none of which make a character where they meet
    text = data.draw(st.text("ab文\n😀" + stray, max_size=24))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    edits = [Edit(a, b, data.draw(st.text("xy", max_size=2))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    original, clean = encode(text, encoding), encode(apply(text, edits), encoding)
    hashes = [hashlib.sha256(given).hexdigest() for given in (original, clean)]
    record = Record("a", Verdict.CLEANED, "zh-Hans", "Hans", encoding, False, *hashes, locate(text, edits))
    assert restore_bytes(record, clean) == original
    assert original_text(record, clean) == text
    assert restore_bytes(record, clean, lambda edit: True) == original
    assert restore_bytes(record, clean, lambda edit: False) == clean
