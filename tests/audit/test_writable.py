"""Edits that a file's encoding cannot express become flags."""

from cleaner.audit.writable import EVIDENCE, writable
from cleaner.text.edits import Edit


def test_all_edits_stay_where_all_can_be_written() -> None:
    assert writable("abcd", [Edit(0, 1), Edit(2, 3, "é")], "utf-8") == (
        "béd", [Edit(0, 1), Edit(2, 3, "é")], []
    )  # fmt: skip


def test_a_character_that_the_encoding_lacks() -> None:
    clean, kept, dropped = writable("中文abc", [Edit(0, 1), Edit(2, 3, "\u0e01", evidence=("x",))], "big5hkscs")
    assert (clean, kept) == ("文abc", [Edit(0, 1)])
    assert dropped == [Edit(2, 3, "\u0e01", evidence=("x", EVIDENCE))]


def test_stray_bytes_that_would_become_a_character() -> None:
    text = b"\xe4\xbdspam\xa0, and spam".decode("utf-8", "surrogateescape")
    clean, kept, dropped = writable(text, [Edit(2, 6), Edit(9, 13)], "utf-8")
    assert kept == [Edit(9, 13)]
    assert [(edit.start, edit.end) for edit in dropped] == [(2, 6)]
    assert clean.encode("utf-8", "surrogateescape").startswith(b"\xe4\xbdspam\xa0")


def test_neighbouring_edits_that_join_stray_bytes() -> None:
    text = b"\xe4\xbdspam\xa0".decode("utf-8", "surrogateescape")
    clean, kept, dropped = writable(text, [Edit(2, 4), Edit(4, 6)], "utf-8")
    assert (clean, kept, len(dropped)) == (text, [], 2)
