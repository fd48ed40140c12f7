"""The live release opened for reading, and a plain sentence where that cannot be."""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path

import duckdb

from warehouse.live import Release, live_release
from warehouse.refusal import Refused
from warehouse.schema import SCHEMA_VERSION

OTHER_SHAPE = (duckdb.CatalogException, duckdb.BinderException)
DAMAGE = (duckdb.IOException, duckdb.InternalException, duckdb.FatalException, duckdb.SerializationException)
OTHER_VERSION = (
    "{path} was made by another version of this dashboard; import the exports again with --to another folder."
)
CANNOT_BE_READ = (*OTHER_SHAPE, *DAMAGE)


@contextmanager
def opened(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to a programme's live release. Raises Refused where there is none or it cannot be read."""
    with opened_release(live_release(folder)) as con:
        yield con


@contextmanager
def opened_release(release: Release) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to a release. Raises Refused where it cannot be read."""
    try:
        # Attached, not opened: a running dashboard has the same file open in this process under another configuration.
        with closing(duckdb.connect()) as con:
            con.execute(f"ATTACH {in_sql(release.warehouse)} AS warehouse (READ_ONLY); USE warehouse")
            con.execute("SET TimeZone = 'Europe/London'")
            yield con
    except CANNOT_BE_READ as problem:
        raise Refused("", unreadable(release.warehouse, problem)) from problem


@contextmanager
def opened_with_beside(release: Release) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to a release and what stands beside it as one. Raises Refused where it cannot be read."""
    if release.beside is None:
        with opened_release(release) as con:
            yield con
        return
    try:
        with closing(duckdb.connect()) as con:
            name = release.beside.stem
            con.execute(f"ATTACH {in_sql(release.warehouse)} AS base (READ_ONLY)")
            con.execute(f"ATTACH {in_sql(release.beside)} AS {name} (READ_ONLY); SET search_path = '{name},base'")
            yield con
    except CANNOT_BE_READ as problem:
        raise Refused("", unreadable(release.beside, problem)) from problem


def second_cursor(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Another cursor on an opened release, for asking while the first is still answering."""
    cursor = con.cursor()
    cursor.execute("USE warehouse")
    return cursor


def unreadable(path: Path, problem: duckdb.Error) -> str:
    """Why a release cannot be read: it has other tables than ours, another program holds it, or it is damaged."""
    if isinstance(problem, OTHER_SHAPE):
        return OTHER_VERSION.format(path=path)
    if "lock" in str(problem):
        holder = re.search(r"PID (\d+)", str(problem))
        who = f"another program (process {holder[1]})" if holder else "another program"
        return f"{path} is open for writing in {who}; close it there and try again."
    first = str(problem).splitlines()[0]
    return f"{path} is damaged ({first}); go back with the command rollback, or import again with --to another folder."


def insist_on_whole(release: Release) -> None:
    """Raises Refused where a release cannot be opened."""
    with opened_release(release):
        return


@lru_cache(maxsize=8)
def insist_on_version(release: Release) -> None:
    """Raises Refused where a release was made by another version, so that it has other tables than are asked for."""
    with opened_release(release) as con:
        if con.execute("SELECT schema_version FROM programme").fetchall() != [(SCHEMA_VERSION,)]:
            raise Refused("", OTHER_VERSION.format(path=release.warehouse))


def in_sql(path: Path) -> str:
    """A path as an SQL string."""
    return "'" + str(path).replace("'", "''") + "'"
