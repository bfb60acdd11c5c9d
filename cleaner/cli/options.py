"""The options that several commands share: which configuration holds, and what a call lays over it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleaner.config.profiles import PROFILES

if TYPE_CHECKING:
    from cleaner.config.settings import Overrides, Settings, Source
    from cleaner.engine import Cleaner
    from cleaner.rulebook import Rulebook

Command = Callable[..., Any]


class _Names(click.ParamType):
    """Names parted by commas."""

    name = "names"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        names = tuple(name.strip() for name in str(value).split(",") if name.strip())
        if not names:
            self.fail("it names nothing; give classes or rules, parted by commas.", param, ctx)
        return names


_FILE = (
    click.option(
        "--config", "config_file", type=click.Path(path_type=Path), metavar="FILE",
        help="The configuration; the nearest cleaner.toml or pyproject.toml if not given.",
    ),
    click.option("--no-config", is_flag=True, help="Read no configuration file."),
    click.option("--pack", "packs", multiple=True, metavar="PATH", help="A further rule pack, or a folder of them."),
)  # fmt: skip
_RULES = (
    click.option("--profile", type=click.Choice(list(PROFILES)), help="What becomes of findings if nothing else says."),
    click.option("--select", type=_Names(), multiple=True, metavar="NAMES", help="Run only these classes or rules."),
    click.option("--ignore", type=_Names(), multiple=True, metavar="NAMES", help="Do not run these classes or rules."),
    click.option(
        "--min-score", type=click.FloatRange(0, 1), metavar="SCORE", help="Leave out findings below this score."
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
    _found: dict[Path, Source | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.file is not None and self.no_config:
            raise click.UsageError("--config and --no-config exclude each other.")

    def settings(self, path: Path) -> Settings:
        """What holds for a file or folder: ``--config``, else the nearest file from its folder upward."""
        from cleaner.config import ConfigError
        from cleaner.config.settings import combine

        try:
            return combine(self._source(path), self.overrides())
        except ConfigError as error:
            raise click.ClickException(str(error)) from error

    def settings_of(self, paths: Iterable[Path]) -> Settings:
        """What holds for all of the paths; an error when they have different files."""
        found = [(path, self.settings(path)) for path in paths]
        first, settings = found[0]
        for path, other in found[1:]:
            if other.config.file != settings.config.file:
                raise click.ClickException(
                    f"the inputs have different configurations: {_file(settings)} for {first}, {_file(other)} for {path}. "
                    "Name one with --config, or clean them one by one."
                )
        return settings

    def groups(self, paths: Iterable[Path]) -> list[tuple[Settings, list[Path]]]:
        """The paths by what holds for them, in the order in which they come."""
        groups: dict[str, tuple[Settings, list[Path]]] = {}
        for path in paths:
            settings = self.settings(path)
            groups.setdefault(settings.config.file, (settings, []))[1].append(path)
        return list(groups.values())

    def overrides(self) -> Overrides:
        """What the options lay over the file."""
        from cleaner.config.settings import Overrides

        given = {
            "profile": self.profile,
            "select": self.select or None,
            "ignore": self.ignore or None,
            "min_score": self.min_score,
        }
        values = {key: value for key, value in given.items() if value is not None}
        keys = [key.replace("_", "-") for key in values]
        return Overrides(values, self.packs, {key: f"--{key}" for key in keys})

    def _source(self, path: Path) -> Source | None:
        from cleaner.config.settings import nearest, read

        if self.no_config:
            return None
        folder = path if path.is_dir() else path.parent
        key = self.file or folder
        if key not in self._found:
            self._found[key] = read(self.file) if self.file else nearest(folder) or nearest(Path())
        return self._found[key]


def config_options(command: Command) -> Command:
    """Give a command the options of configuration; it gets what they say as ``chosen``."""
    return _with(_FILE + _RULES, command)


def pack_options(command: Command) -> Command:
    """Give a command that only needs to know the rules the options for that, as ``chosen``."""
    return _with(_FILE, command)


def make_cleaner(settings: Settings) -> Cleaner:
    """The cleaner of settings; what is wrong with them or their packs is an error of usage that says where."""
    from cleaner.config import ConfigError
    from cleaner.engine import Cleaner
    from cleaner.rulebook.schema import RuleError

    try:
        return Cleaner(settings.config)
    except ConfigError as error:
        raise click.ClickException(str(settings.located(error))) from error
    except RuleError as error:
        raise click.ClickException(str(error)) from error


def make_rulebook(settings: Settings) -> Rulebook:
    """The rules of settings, checked with the names that the settings use; errors as with ``make_cleaner``."""
    from cleaner.config import ConfigError
    from cleaner.config.policy import check_names
    from cleaner.rulebook import RuleError, load

    try:
        rulebook = load(settings.config)
        check_names(settings.config, rulebook)
    except ConfigError as error:
        raise click.ClickException(str(settings.located(error))) from error
    except RuleError as error:
        raise click.ClickException(str(error)) from error
    return rulebook


def _with(options: tuple[Callable[[Command], Command], ...], command: Command) -> Command:
    @wraps(command)
    def chosen(
        *args: Any,
        config_file: Path | None,
        no_config: bool,
        packs: tuple[str, ...],
        profile: str | None = None,
        select: tuple[tuple[str, ...], ...] = (),
        ignore: tuple[tuple[str, ...], ...] = (),
        min_score: float | None = None,
        **others: Any,
    ) -> Any:
        names = (tuple(name for given in option for name in given) for option in (select, ignore))
        return command(*args, chosen=Chosen(config_file, no_config, packs, profile, *names, min_score), **others)

    made: Command = chosen
    for option in reversed(options):
        made = option(made)
    return made


def _file(settings: Settings) -> str:
    from cleaner.config.settings import shown

    return shown(settings.config.file) if settings.config.file else "none"
