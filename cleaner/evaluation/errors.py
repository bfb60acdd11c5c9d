"""What stops an evaluation, said so that a user can act on it."""

from __future__ import annotations


class EvaluationError(Exception):
    """Texts, marks or floors that cannot be used; the message says what is wrong, where, and what to do next."""
