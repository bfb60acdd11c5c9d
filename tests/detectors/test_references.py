"""What references to characters stand for: from the wild, made ones, and what is none."""

from __future__ import annotations

import html.entities

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.detectors.references import decode, decode_bytes, decode_escapes, decode_percent
from fixtures import cleaner

WILD = [
    ("&nbsp;", ""), ("&amp;nbsp;", ""), ("nbsp;", ""), ("&nbsp", ""), ("&ensp;", ""), ("&#12288;", ""),
    ("&#8203;", ""),
    ("&hellip;", "…"), ("&amp;hellip;", "…"), ("&amp;amp;hellip;", "…"), ("&ldquo;", "“"), ("&mdash;", "—"),
    ("&middot;", "·"),
    ("&#65292;", "，"), ("&#xff0c;", "，"), ("#xff0c;", "，"), ("#65292;", "，"), ("&#65292", "，"),
    ("&amp;#39;", "'"),
]  # fmt: skip
MADE = [
    ("&lt;", "<"), ("&amp;lt;", "<"), ("&amp;", "&"), ("&amp;amp;", "&"), ("&AMP;", "&"), ("&quot;", '"'),
    ("&#128512;", "😀"), ("&shy;", ""), ("&#10;", ""), ("&#x00A0;", ""),
]  # fmt: skip
NONE = ["&nosuch;", "&xyz;", "&Ampersand;", "&abcdefghij;"]


@pytest.mark.parametrize(("reference", "meant"), [*WILD, *MADE])
def test_decode(reference: str, meant: str) -> None:
    assert decode(reference) == meant


@pytest.mark.parametrize("reference", NONE)
def test_no_reference(reference: str) -> None:
    assert decode(reference) is None


# The HTML standard reads these as U+FFFD, which would take the trace of what was meant.
@pytest.mark.parametrize("reference", ["&#0;", "&#xd800;", "&#1114112;", "&#xFFFD;"])
def test_no_replacement_character_is_written(reference: str) -> None:
    assert "\ufffd" not in (decode(reference) or "")


@given(st.sampled_from(sorted(name for name in html.entities.html5 if name.endswith(";"))), st.integers(0, 4))
def test_encoding_a_reference_again_does_not_change_it(name: str, times: int) -> None:
    reference = "&" + "amp;" * times + name
    meant = "".join(c for c in html.entities.html5[name] if c.isprintable() and not c.isspace())
    assert decode(reference) == meant


@pytest.mark.parametrize(
    ("run", "meant"),
    [
        ("\\u5b98\\u7f51", "官网"),
        ("\\u3000\\u3000", ""),
        ("\\ud83d\\ude00", "😀"),
        ("\\u5b98\\ud800", None),
        ("\\ude00\\ud83d", None),
    ],
)
def test_escapes(run: str, meant: str | None) -> None:
    assert decode_escapes(run) == meant


@pytest.mark.parametrize(
    ("run", "meant"), [("%E5%AE%98", "官"), ("%e5%ae%98%e7%bd%91", "官网"), ("%41%42%43", None), ("%ff%fe%fd", None)]
)
def test_percent(run: str, meant: str | None) -> None:
    assert decode_percent(run) == meant


@pytest.mark.parametrize(
    ("run", "meant"),
    [
        ("\\xe5\\xae\\x98", "官"),
        ("\\345\\256\\230", "官"),
        ("=E2=80=99", "’"),
        ("%u5B98%u7F51", "官网"),
        ("u5b98u7f51", "官网"),
        ("\\u{5b98}\\u{7f51}", "官网"),
        ("=?utf-8?B?5a6Y572R?=", "官网"),
        ("~{VPND~}", "中文"),
        ("$B%F%9%H(B", "テスト"),
        ("\\xff\\xfe", None),
        ("=20=3D", None),
        ("=?none?B?5a6Y?=", None),
    ],
)
def test_decode_bytes(run: str, meant: str | None) -> None:
    assert decode_bytes(run) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The ferry runs at six.&nbsp;It is never late.", "The ferry runs at six. It is never late."),
        ("渡口的船六点开，&nbsp;从不晚点，老人带着一只猫上船。", "渡口的船六点开，从不晚点，老人带着一只猫上船。"),
    ],
)
def test_a_space_that_parts_words_is_written(text: str, meant: str) -> None:
    assert cleaner().clean(text).text == meant
