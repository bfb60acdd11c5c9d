"""What is wrong with a configuration, said so that whoever wrote it can put it right."""

from __future__ import annotations

KeyPath = tuple[str | int, ...]
"""Where a value stands: keys by name, entries of arrays of tables by number from 0, as in ``("allow", 0, "text")``."""


class ConfigError(ValueError):
    """A setting that cannot be used: which one, and what would be right.

    ``path`` names the setting; ``where`` the place it was read from (``cleaner.toml:3``, ``--select``), if any.
    """

    def __init__(self, message: str, path: KeyPath = (), where: str = "") -> None:
        super().__init__(message, path, where)
        self.message = message
        self.path = path
        self.where = where

    def __str__(self) -> str:
        return ": ".join(part for part in (self.where, spelled(self.path), self.message) if part)


def spelled(path: KeyPath) -> str:
    """A path as a reader of the file knows it.

    >>> spelled(("per-path", 0, "actions", "byline"))
    '[[per-path]] 1: actions.byline'
    """
    parts: list[str] = []
    for step in path:
        if isinstance(step, int):
            parts[-1:] = [f"[[{parts[-1]}]] {step + 1}", ""]
        elif parts and parts[-1]:
            parts[-1] += f".{step}"
        else:
            parts[-1:] = [step]
    return ": ".join(filter(None, parts))
