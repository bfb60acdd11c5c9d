"""Names of documents survive JSON, and lead nowhere else when they come back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.audit.names import path_below, raw_name, readable_name


@given(st.binary(min_size=1))
def test_a_name_comes_back(raw: bytes) -> None:
    name, name_bytes = readable_name(raw)
    name.encode("utf-8")
    assert raw_name(name, name_bytes) == raw


@pytest.mark.parametrize("name", [b"a.txt", b"a/b/c", b"-rf", b"a\nb", b"\xff", b"..."])
def test_names_that_stay_below(name: bytes) -> None:
    assert path_below(b"/back", name) == b"/back/" + name


@pytest.mark.parametrize("name", [b"", b"/etc/passwd", b"../a", b"a/../../b", b"a//b", b"./a", b"a/", b"a\0b"])
def test_names_that_would_lead_out(name: bytes) -> None:
    with pytest.raises(ValueError, match="inside a folder"):
        path_below(b"/back", name)
