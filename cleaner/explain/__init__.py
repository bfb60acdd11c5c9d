"""Why a line goes or stays: what was found on it, what protected it, and which rules nearly spoke."""

from __future__ import annotations

from cleaner.explain.line import Explanation, Judged, explain
from cleaner.explain.near import Near
from cleaner.explain.place import Place, PlaceError, find_place
from cleaner.explain.show import as_text

__all__ = ["Explanation", "Judged", "Near", "Place", "PlaceError", "as_text", "explain", "find_place"]
"""``find_place`` reads what a user names, ``explain`` judges the line, ``as_text`` writes it down."""
