"""What stops a run before or while it works, said so that a user can act on it."""

from __future__ import annotations


class CorpusError(Exception):
    """A run that cannot start or go on; the message says what happened, where, and what to do next."""
