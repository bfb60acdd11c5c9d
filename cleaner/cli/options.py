"""The options that several commands share: which configuration holds, and what a call lays over it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleaner.config.model import FURNITURE
from cleaner.config.profiles import PROFILES

if TYPE_CHECKING:
    from cleaner.config.files import Finder
    from cleaner.config.settings import Overrides, Settings
    from cleaner.engine import Cleaner
    from cleaner.rulebook import Rulebook

Command = Callable[..., Any]
PATH = click.Path(readable=False)
"""A path as it was typed, that the shell completes; whether it can be used is said by what uses it."""


def _names(ctx: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Names parted by commas, of an option that may be given several times."""
    names = tuple(name.strip() for value in given for name in value.split(","))
    if not all(names):
        raise click.BadParameter("give names of classes or rules, parted by commas.", ctx, option)
    return names


_FILE = (
    click.option(
        "--config", "config_file", type=click.Path(path_type=Path), metavar="FILE",
        help="The configuration; the nearest cleaner.toml or pyproject.toml if not given.",
    ),
    click.option("--no-config", is_flag=True, help="Read no configuration file."),
    click.option(
        "--pack", "packs", type=PATH, multiple=True, metavar="PATH", help="A further rule pack, or a folder of them."
    ),
)  # fmt: skip
_RULES = (
    click.option("--profile", type=click.Choice(list(PROFILES)), help="What becomes of findings if nothing else says."),
    click.option("--select", multiple=True, callback=_names, metavar="NAMES", help="Run these classes or rules only."),
    click.option("--ignore", multiple=True, callback=_names, metavar="NAMES", help="Do not run these."),
    click.option(
        "--min-score", type=click.FloatRange(0, 1), metavar="SCORE", help="Leave out findings below this score."
    ),
    click.option(
        "--furniture", type=click.Choice(FURNITURE), help="Keep the article only: of whole pages, all texts or none."
    ),
)


@dataclass
class Chosen:
    """What the shared options of a call say.  All methods raise ``click.ClickException`` for what is wrong."""

    file: Path | None = None
    no_config: bool = False
    packs: tuple[str, ...] = ()
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_score: float | None = None
    furniture: str | None = None
    _known: dict[str, Settings] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        if self.file is not None and self.no_config:
            raise click.UsageError("--config and --no-config exclude each other.")

    @cached_property
    def _finder(self) -> Finder:
        from cleaner.config.files import Finder

        return Finder(self.file, self.no_config)

    def settings(self, path: Path) -> Settings:
        """What holds for a file or folder: ``--config``, else the nearest file (see ``Finder``)."""
        from cleaner.config import ConfigError
        from cleaner.config.settings import combine

        try:
            source = self._finder.source(path)
            file = str(source.path) if source else ""
            if file not in self._known:
                self._known[file] = combine(source, self.overrides())
        except ConfigError as error:
            raise click.ClickException(str(error)) from error
        return self._known[file]

    def settings_of(self, paths: Iterable[Path]) -> Settings:
        """What holds for all of the paths; an error when they have different files."""
        found = [(path, self.settings(path)) for path in paths]
        first, settings = found[0]
        for path, other in found[1:]:
            if other.config.file != settings.config.file:
                raise click.ClickException(
                    f"the inputs have different configurations: {_file(settings)} for {first}, "
                    f"{_file(other)} for {path}. Name one with --config, or clean them one by one."
                )
        return settings

    def overrides(self) -> Overrides:
        """What the options lay over the file."""
        from cleaner.config.settings import Overrides

        given = {
            "profile": self.profile,
            "select": self.select or None,
            "ignore": self.ignore or None,
            "min_score": self.min_score,
            "furniture": self.furniture,
        }
        values = {key: value for key, value in given.items() if value is not None}
        keys = [key.replace("_", "-") for key in values]
        return Overrides(values, self.packs, {key: f"--{key}" for key in keys})


def config_options(command: Command) -> Command:
    """Give a command the options of configuration; it gets what they say as ``chosen``."""
    return _with(_FILE + _RULES, command)


def pack_options(command: Command) -> Command:
    """Give a command that only needs to know the rules the options for that, as ``chosen``."""
    return _with(_FILE, command)


def make_cleaner(settings: Settings) -> Cleaner:
    """The cleaner of settings; what is wrong with them or their packs is an error of usage that says where."""
    from cleaner.engine import Cleaner

    with _located(settings):
        return Cleaner(settings.config)


def make_prover(chosen: Chosen, packs: tuple[str, ...] = ()) -> Cleaner:
    """A cleaner to prove rules with: the packs of the configuration and further ones, but none of its choices."""
    from cleaner.config import Config

    settings = replace(chosen, packs=(*chosen.packs, *packs)).settings(Path())
    config = Config(packs=settings.config.packs, entry_points=settings.config.entry_points)
    return make_cleaner(replace(settings, config=config))


def make_rulebook(settings: Settings) -> Rulebook:
    """The rules of settings, checked with the names that the settings use; errors as with ``make_cleaner``."""
    from cleaner.config.policy import check_names
    from cleaner.rulebook import load

    with _located(settings):
        rulebook = load(settings.config)
        check_names(settings.config, rulebook)
        return rulebook


@contextmanager
def _located(settings: Settings) -> Iterator[None]:
    from cleaner.config import ConfigError
    from cleaner.rulebook.messages import RuleError

    try:
        yield
    except ConfigError as error:
        raise click.ClickException(str(settings.located(error))) from error
    except RuleError as error:
        raise click.ClickException(str(error)) from error


def _with(options: tuple[Callable[[Command], Command], ...], command: Command) -> Command:
    @wraps(command)
    def told(
        *args: Any,
        config_file: Path | None,
        no_config: bool,
        packs: tuple[str, ...],
        profile: str | None = None,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        min_score: float | None = None,
        furniture: str | None = None,
        **others: Any,
    ) -> Any:
        said = Chosen(config_file, no_config, packs, profile, select, ignore, min_score, furniture)
        return command(*args, chosen=said, **others)

    made: Command = told
    for option in reversed(options):
        made = option(made)
    return made


def _file(settings: Settings) -> str:
    from cleaner.config.files import shown

    return shown(settings.config.file) if settings.config.file else "none"
