"""The command line with the stub in the place of the engine: what a user sees, whatever the rules are.

With ``REAL_ENGINE`` in the environment the engine stays, for commands that are about rules.
"""

import os
import sys
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent.parent), str(HERE.parent / "corpus")]

from stub_cleaner import StubCleaner  # noqa: E402 - found through the line above

from cleaner.cli import main  # noqa: E402 - the same
from cleaner.config import Config  # noqa: E402 - the same


def make(config: Config) -> StubCleaner:
    """A cleaner, or a crash when a pack of that name is asked for."""
    if "crash" in config.packs:
        raise RuntimeError("the stub was told to crash")
    return StubCleaner(config)


if "REAL_ENGINE" not in os.environ:
    engine = ModuleType("cleaner.engine")
    engine.Cleaner = make  # type: ignore[attr-defined]
    sys.modules["cleaner.engine"] = engine
main()
