"""Any text goes into a page and comes out the same, and none of it can end the element it stands in."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st
from stub_runs import HOSTILE

from cleaner.report.island import island

TEXT = st.text(st.characters(blacklist_categories=("Cs",)) | st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF))
MARKUP = st.lists(
    st.sampled_from(["<", "/", "script", ">", "<!--", "-->", "\u2028", "]]>", "&lt;", "\\", '"', "\udcff"])
)


@given(TEXT | MARKUP.map("".join))
def test_any_text_comes_back(text: str) -> None:
    assert json.loads(island({text: [text]})) == {text: [text]}


@given(TEXT | MARKUP.map("".join) | st.sampled_from(HOSTILE))
def test_nothing_in_it_is_markup(text: str) -> None:
    said = island([text])
    assert not re.search("[<>&\u2028\u2029\ufeff\x00-\x1f\x7f-\x9f\ud800-\udfff]", said)
    said.encode()
