"""The database in memory that a release is built in."""

from pathlib import Path

import duckdb

from warehouse.settings import settings


def open_database(work: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory for one build; what does not fit spills into the work folder, which goes when the build
    ends."""
    limits = settings()["warehouse"]
    config = {
        "memory_limit": limits["memory_limit"],
        "threads": limits["threads"],
        "temp_directory": str(work / "spill"),
    }
    con = duckdb.connect(config=config)
    con.execute("SET TimeZone = 'Europe/London'")
    return con
