"""One read-only connection a release, kept open; each question takes a cursor of its own."""

from functools import lru_cache
from pathlib import Path
from threading import Lock

import duckdb

CONFIG = {"enable_external_access": "false", "lock_configuration": "true"}
BASE = "base"
_attaching = Lock()


def cursor(path: Path, beside: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A cursor on the database at `path`, or on what stands beside it, which reads the two as one."""
    if beside is None:
        return connection(path).cursor()
    found = _both(path, beside).cursor()
    found.execute(f"SET search_path = '{beside.stem},{BASE}'")  # what has no more rows than before is read there
    return found


@lru_cache(maxsize=4)
def connection(path: Path) -> duckdb.DuckDBPyConnection:
    """The open database at `path`: read-only, no way to other files, its configuration locked."""
    return duckdb.connect(path, read_only=True, config=CONFIG)


@lru_cache(maxsize=16)
def _both(path: Path, beside: Path) -> duckdb.DuckDBPyConnection:
    """The connection to which both are attached; a cursor that uses `beside` reads the two as one."""
    with _attaching:
        con = _with_room(path)
        con.execute(f"ATTACH IF NOT EXISTS {_quoted(beside)} AS {beside.stem} (READ_ONLY)")
    return con


@lru_cache(maxsize=2)
def _with_room(path: Path) -> duckdb.DuckDBPyConnection:
    """The same database attached as `base`, with a way to the files of its own folder, where deltas come to stand."""
    con = duckdb.connect()
    con.execute(f"SET allowed_directories = [{_quoted(path.parent)}]")
    con.execute(f"ATTACH {_quoted(path)} AS {BASE} (READ_ONLY)")
    for name, value in CONFIG.items():
        con.execute(f"SET {name} = {value}")
    return con


def let_go() -> None:
    """Close what is open as soon as nobody asks it any more: a release that was erased lies on the disk until then."""
    for opened in (_both, _with_room, connection):
        opened.cache_clear()


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
