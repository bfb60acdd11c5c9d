"""What stops a call before or while it looks at files, said so that a user can act on it."""

from __future__ import annotations


class RepositoryError(Exception):
    """A call that cannot start or go on; the message says what happened, where, and what to do next."""
