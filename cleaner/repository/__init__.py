"""Texts in a git repository: which files count, what is wrong with them, and mending them in place."""
