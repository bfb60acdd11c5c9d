"""How good a cleaner is: its edits held against marked-up texts, by characters and by spans."""
