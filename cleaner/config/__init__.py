"""What a user can choose: the settings of a cleaner, the files they are written in, and what they mean for a rule.

``Config`` is data and knows no file; ``settings`` finds and reads files, ``policy`` says what settings make of rules.
"""

from cleaner.config.error import ConfigError
from cleaner.config.model import Allow, Config, PerPath

__all__ = ["Allow", "Config", "ConfigError", "PerPath"]
