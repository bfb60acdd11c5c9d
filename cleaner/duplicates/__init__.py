"""Near-duplicate stories: texts that are the same story, found on cleaned text.

The steps can be used alone: ``tokens`` (texts to tokens), ``shingles`` (tokens to sets of numbers), ``signatures``
(sets to 128 numbers), ``candidates`` (pairs that may be alike), ``verify`` (pairs that are), ``groups``.  ``find``
does all of it in one call, ``SketchWriter`` and ``find_in`` do it for many workers, ``Index`` adds texts to
those that were seen before.
"""

from __future__ import annotations

from cleaner.duplicates.batch import Found, find, find_in, search
from cleaner.duplicates.groups import Group, Member
from cleaner.duplicates.index import Index
from cleaner.duplicates.scheme import SCHEME, Scheme, SchemeError
from cleaner.duplicates.signatures import as_datasketch, estimate
from cleaner.duplicates.sketches import SketchWriter
from cleaner.duplicates.threshold import Threshold

__all__ = [
    "SCHEME",
    "Found",
    "Group",
    "Index",
    "Member",
    "Scheme",
    "SchemeError",
    "SketchWriter",
    "Threshold",
    "as_datasketch",
    "estimate",
    "find",
    "find_in",
    "search",
]
