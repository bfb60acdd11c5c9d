"""``cleaner config``: what holds for a folder or document and where it comes from, and the schemas for editors."""

from __future__ import annotations

from pathlib import Path

import click

from cleaner.cli.options import Chosen, config_options, make_rulebook

SCHEMAS = {"configuration": "cleaner.schema.json", "pack": "pack.schema.json"}
"""The files of ``cleaner/schemas`` by what they describe."""


@click.group("config")
def command() -> None:
    """Show the configuration that holds, and schemas for editors."""


@command.command("show")
@click.argument("path", metavar="[PATH]", default=".", type=click.Path(path_type=Path))
@config_options
def show(path: Path, chosen: Chosen) -> None:
    """Show what holds for PATH, each value with its origin.

    PATH is a folder or a file; for a file, the [[per-path]] tables that match it are laid over the rest.  The
    output is a configuration itself.
    """
    from cleaner.config.show import as_toml

    if not path.exists():
        raise click.ClickException(f"{path}: no such file or folder. Name one that is there.")
    settings = chosen.settings(path)
    make_rulebook(settings)
    entries = None if path.is_dir() else settings.config.matching(path)
    click.echo("\n".join(as_toml(settings, entries)))
    if entries is not None and settings.config.excludes(path):
        click.echo("# this file is excluded")


@command.command("schema")
@click.argument("of", metavar="[configuration|pack]", default="configuration", type=click.Choice(list(SCHEMAS)))
def schema(of: str) -> None:
    """Print the JSON Schema of the configuration or of packs.

    With it, editors that know TOML complete and check what is written.
    """
    from importlib.resources import files

    click.echo(files("cleaner").joinpath("schemas", SCHEMAS[of]).read_text("utf-8"), nl=False)
