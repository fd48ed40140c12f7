"""One read-only connection a file, kept open; each question takes a cursor of its own."""

from functools import lru_cache
from pathlib import Path

import duckdb

CONFIG = {"enable_external_access": "false", "lock_configuration": "true"}


@lru_cache(maxsize=4)
def connection(path: Path) -> duckdb.DuckDBPyConnection:
    """The open database at `path`: read-only, no way to other files, its configuration locked."""
    return duckdb.connect(path, read_only=True, config=CONFIG)
