"""One document: its bytes, its lines, the view that detection reads, and edits on it."""
