"""A finished run to look at: what went and why, on a page, in a pull request or on a terminal.

Nothing is cleaned again: all of it is read from the record that the run left (``audit.jsonl``, ``duplicates.jsonl``,
``summary.json``) and from its clean texts.  The audit is gone through twice, line by line: once to count and to
know each wording (``survey``), once to fetch what is shown of those that were chosen (``gather``).
"""
