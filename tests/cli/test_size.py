"""Sizes as people write them."""

import click
import pytest

from cleaner.cli.size import to_bytes

OPTION = click.Option(["--size"])
CONTEXT = click.Context(click.Command("x"))


@pytest.mark.parametrize(
    ("given", "size"),
    [("256MB", 256_000_000), ("1GiB", 2**30), ("1.5 kB", 1500), ("7", 7), ("7b", 7), ("2m", 2_000_000), (None, None)],
)
def test_sizes(given: str | None, size: int | None) -> None:
    assert to_bytes(CONTEXT, OPTION, given) == size


@pytest.mark.parametrize("given", ["", "0", "MB", "-1", "1XB", "0.1b", "1e3"])
def test_what_is_no_size(given: str) -> None:
    with pytest.raises(click.BadParameter, match="is no size; write one as"):
        to_bytes(CONTEXT, OPTION, given)
