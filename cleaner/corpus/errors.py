"""What stops a run before or while it works, said so that a user can act on it."""

from __future__ import annotations


class CorpusError(Exception):
    """A run that cannot start or go on; the message says what happened, where, and what to do next."""


class DamagedInputError(Exception):
    """A file that was begun on in pieces and turns out to be unreadable in one; all of it is left out then."""

    def __init__(self, name: bytes, reason: str) -> None:
        super().__init__(name, reason)
        self.name, self.reason = name, reason
