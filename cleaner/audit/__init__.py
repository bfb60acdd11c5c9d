"""The record of what was done to a document and why, and the way back from it."""
