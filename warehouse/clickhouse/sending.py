"""A release's tables, written to ClickHouse through Parquet: one database a release, whole before it is used, never
changed afterwards, dropped with the release.

A note beside the release's file says where it was written; who asks looks for the note, so nothing is asked there
before all of it is there. A dry run's release has none: it is asked here.
"""

import json
import shutil
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from warehouse.clickhouse.service import SETTING, Service, client, in_plain_words, service
from warehouse.refusal import Refused

if TYPE_CHECKING:
    from clickhouse_connect.driver.client import Client

NOTE = "clickhouse.json"
HERE_ONLY = "here_only"  # in live/: a copy of a programme, whose releases are not sent anywhere
LARGEST = 2**63
PIECE = "128MB"  # of Parquet, in one insert
TYPES = {
    "VARCHAR": "String", "TINYINT": "Int8", "INTEGER": "Int32", "BIGINT": "Int64", "DOUBLE": "Float64",
    "BOOLEAN": "Bool", "DATE": "Date32", "TIMESTAMP": "DateTime64(6, 'UTC')",
}  # fmt: skip
# Tables that are read by area: their rows lie in this order, and their few different words are numbered.
SORTED = {
    "contributions": ("kind", "gss_code", "day"),
    "rollup_votes": ("phase", "item", "direct", "gss_code"),
    "rollup_people": ("phase", "gss_code"),
    "rollup_person_days": ("gss_code", "day"),
    "rollup_days": ("phase", "gss_code", "day"),
}


def send(folder: Path, built: Path, release: str) -> None:
    """Write a finished build to the ClickHouse that the setting names, and a note into the build. Nothing where there
    is no such setting, and nothing of a copy.

    Raises Refused where it cannot be written; the release is not to go live then.
    """
    where = service()
    if where is None or (folder / "live" / HERE_ONLY).exists():
        return
    database = where.database(release)
    try:
        write(where, built / "warehouse.duckdb", database, built.with_name(f"building-{built.name}"))
    except Refused:
        with suppress(Refused):
            _drop(where, database)
        raise
    note = {"service": where.name, "database": database}
    (built / NOTE).write_text(json.dumps(note), encoding="utf-8")


def sent_to(release: Path) -> dict[str, str] | None:
    """What the note in a release's folder says: service and database; None where the release was not sent."""
    try:
        return json.loads((release / NOTE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None


def is_there(release: Path) -> bool:
    """Whether a release that was sent is still there. Raises Refused where ClickHouse cannot be reached."""
    note = sent_to(release)
    if note is None:
        return False
    where = _same(note, release)
    with in_plain_words(where):
        return int(client(where).command(f"EXISTS DATABASE {note['database']}")) == 1


def withdraw(release: Path) -> None:
    """Drop a release's database, and with it the note. Raises Refused where ClickHouse cannot be reached."""
    note = sent_to(release)
    if note and not release.is_symlink():  # a dry run's copy lends the live one
        _drop(_same(note, release), note["database"])
        (release / NOTE).unlink()


def _drop(where: Service, database: str) -> None:
    with in_plain_words(where):
        client(where).command(f"DROP DATABASE IF EXISTS {database} SYNC")


def insist_on_reach(releases: Iterable[Path]) -> None:
    """Raises Refused where a release lies at a ClickHouse that the setting does not name: it could not be dropped."""
    for release in releases:
        if note := sent_to(release):
            _same(note, release)


def _same(note: dict[str, str], release: Path) -> Service:
    where = service()
    if where is None or where.name != note["service"]:
        why = f"The release {release.name} also lies at ClickHouse {note['service']}, which {SETTING} does not name"
        raise Refused("", f"{why}; set it so once more, and give the command send --withdraw before you leave it.")
    return where


def write(where: Service, file: Path, database: str, pieces: Path) -> None:
    """Write every table of a DuckDB file into a new database, in the place of one of that name. `pieces` is a folder
    that does not exist yet; the Parquet lies in it meanwhile. Raises Refused."""
    there = client(where)
    with in_plain_words(where), closing(duckdb.connect()) as con:
        con.execute(f"ATTACH {_quoted(file)} AS built (READ_ONLY); USE built")
        found = con.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'built' ORDER BY ALL")
        tables = [name for (name,) in found.fetchall()]
        _insist_on_room(con, tables)
        _drop(where, database)
        there.command(f"CREATE DATABASE {database}")
        for table in tables:
            _create(con, there, database, table)
            _fill(con, there, database, table, pieces)


def _insist_on_room(con: duckdb.DuckDBPyConnection, tables: list[str]) -> None:
    """Refuse what cannot be added up there: sums are of 64 bits and turn over without a word. Raises Refused."""
    if "rollup_votes" not in tables:
        return
    sums = "SELECT sum(own_net_sq) AS voices, sum(n_sq) AS votes FROM rollup_votes GROUP BY phase, item, direct"
    largest = con.execute(f"SELECT max(greatest(voices, votes)) FROM ({sums})").fetchall()[0][0]
    if (largest or 0) >= LARGEST:
        raise Refused("", "There are more votes on one principle than ClickHouse can add up; stay with the file.")


def _create(con: duckdb.DuckDBPyConnection, there: "Client", database: str, table: str) -> None:
    """A table with the same columns, all of which may be missing."""
    order = SORTED.get(table, ())
    columns = []
    for name, kind, *_ in con.execute(f"DESCRIBE {table}").fetchall():
        own = f"Nullable({TYPES[kind]})"
        columns.append(f"`{name}` {f'LowCardinality({own})' if order and kind == 'VARCHAR' else own}")
    rest = f"ORDER BY ({', '.join(order)}) SETTINGS allow_nullable_key = 1"
    there.command(f"CREATE TABLE {database}.{table} ({', '.join(columns)}) ENGINE = MergeTree {rest}")


def _fill(con: duckdb.DuckDBPyConnection, there: "Client", database: str, table: str, pieces: Path) -> None:
    """All rows of a table. Raises Refused where they are not as many there as here."""
    con.execute(f"COPY {table} TO {_quoted(pieces)} (FORMAT parquet, FILE_SIZE_BYTES '{PIECE}')")
    try:
        for piece in sorted(pieces.iterdir()):
            with piece.open("rb") as rows:
                there.raw_insert(f"{database}.{table}", insert_block=rows, fmt="Parquet")
    finally:
        shutil.rmtree(pieces)
    here = con.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]
    arrived = int(there.command(f"SELECT count() FROM {database}.{table}"))
    if arrived != here:
        raise Refused("", f"Of the table {table}, {arrived:,} of {here:,} rows arrived at ClickHouse.")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
