"""What a user can choose; everything a run depends on besides its inputs and packs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of a ``Cleaner``.

    ``packs`` are paths of further rule packs (TOML files or folders of them); ``entry_points`` says whether
    packs and detectors that installed distributions offer are taken as well.
    """

    packs: tuple[str, ...] = ()
    entry_points: bool = True

    def as_dict(self) -> dict[str, Any]:
        """The settings as plain data, for ``run.json``."""
        return asdict(self)
