"""What references to characters stand for: from the wild, made ones, and what is none."""

from __future__ import annotations

import html.entities

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.detectors.references import decode, decode_escapes, decode_percent

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
