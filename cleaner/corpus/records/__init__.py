"""Files of records (JSON Lines, Parquet): a document a record, everything but its text carried through."""
