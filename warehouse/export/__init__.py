"""Tables and reports as files: Parquet, CSV, xlsx."""
