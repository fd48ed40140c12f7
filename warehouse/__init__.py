"""The warehouse: exports in, one immutable DuckDB file out."""
