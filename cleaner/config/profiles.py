"""Profiles: named tables of actions, nothing more.  What a user writes under ``[actions]`` is laid over them."""

from __future__ import annotations

from collections.abc import Mapping

ACTIONS: Mapping[str, str] = {
    "apply": "do what the rule says: remove, replace or flag",
    "flag": "report, do not touch the text",
    "keep": "leave the text and say nothing; other rules still see what stands there",
    "edit": "remove or replace even where the rule only flags",
}
"""What can become of a finding."""

PROFILES: Mapping[str, Mapping[str, str]] = {
    # Only what was put into the text from outside; what the site itself wrote around it is reported.
    "spam": {
        "*": "flag",
        "gambling": "apply",
        "template": "apply",
        "gloss": "apply",
        "mojibake": "apply",
        "html": "apply",
        "promotion/clinic": "apply",
        "promotion/keyword-title": "apply",
        "promotion/other-trades": "apply",
        "promotion/shop-token": "apply",
        "promotion/sold-sentence": "apply",
        "promotion/terms-only": "apply",
    },
    # Each rule's own action.
    "standard": {"*": "apply"},
    # Also what the rules are too unsure of to do more than flag.
    "strict": {"*": "edit"},
}
