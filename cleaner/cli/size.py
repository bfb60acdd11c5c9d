"""Sizes of files as people write them."""

from __future__ import annotations

import re

import click

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:([kmgt])(i?)b?|b)?", re.IGNORECASE)


def to_bytes(ctx: click.Context, option: click.Parameter, given: str | None) -> int | None:
    """A size as a number of bytes: ``500kB``, ``256MB`` (a thousand times a thousand), ``1GiB`` (1024 times).

    A usage error for anything else, and for less than one byte.
    """
    if given is None:
        return None
    match = _SIZE.fullmatch(given.strip())
    if match is not None:
        number, unit, binary = match.groups()
        size = int(float(number) * (1024 if binary else 1000) ** (" kmgt".index((unit or " ").lower())))
        if size >= 1:
            return size
    raise click.BadParameter(f"{given!r} is no size; write one as 256MB or 1GiB.", ctx, option)
