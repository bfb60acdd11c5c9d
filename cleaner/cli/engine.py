"""The options that say who does the work of a run: this machine, or a Ray cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from cleaner.corpus.engine import Engine

Command = Callable[..., Any]

_ENGINE = click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Work on this machine, or on a Ray cluster.",
)
_ADDRESS = click.option(
    "--ray-address", metavar="ADDRESS", help="The cluster; RAY_ADDRESS, else one of this machine, if not given."
)


def engine_options(command: Command) -> Command:
    """Give a command ``--engine`` and ``--ray-address``, as ``engine`` and ``ray_address``."""
    made: Command = _ENGINE(_ADDRESS(command))
    return made


def check_engine(ctx: click.Context, name: str, address: str | None, *, dry_run: bool) -> None:
    """Refuse what has no meaning for an engine."""
    if address is not None and name != "ray":
        raise click.UsageError("--ray-address is for --engine ray.", ctx)
    if dry_run and name == "ray":
        raise click.UsageError("--dry-run works on this machine; try a part of the input without --engine ray.", ctx)


@contextmanager
def engine_of(name: str, address: str | None, jobs: int | None) -> Iterator[Engine]:
    """What does the work, with so many workers; a connection to a cluster lasts as long as the context."""
    from cleaner.corpus.engine import Local
    from cleaner.corpus.errors import CorpusError
    from cleaner.corpus.pool import cores

    if name == "local":
        yield Local(jobs or cores())
        return
    try:
        from cleaner.corpus.ray.cluster import cluster
        from cleaner.corpus.ray.engine import Ray

        with cluster(address, jobs) as workers:
            yield Ray(workers)
    except CorpusError as error:
        raise click.ClickException(str(error)) from error
