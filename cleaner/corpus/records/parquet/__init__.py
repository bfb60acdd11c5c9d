"""Records in Parquet files, by pyarrow; imported only where there are some."""
