"""The tables in memory that an import gathers its rows in before anything of it is kept."""

import duckdb

from warehouse.contract.tables import Table, tables

TYPES = {
    "person": "INTEGER",
    "idea": "INTEGER",
    "vote": "TINYINT",
    "count": "BIGINT",
    "yes_no": "BOOLEAN",
    "day": "DATE",
    "moment": "TIMESTAMP",
    "joined": "TIMESTAMP",
}
BOOKS = """
    ATTACH ':memory:' AS staged;
    CREATE TABLE staged.sources (
        source INTEGER, name VARCHAR, platform VARCHAR, terms VARCHAR, made_up BOOLEAN, fresh BOOLEAN);
    CREATE TABLE staged.files (file INTEGER, source INTEGER, name VARCHAR, format VARCHAR, table_name VARCHAR,
        sha256 VARCHAR, imported_at TIMESTAMP, rows_in BIGINT, loaded BIGINT, duplicates BIGINT, quarantined BIGINT,
        excluded BIGINT, fresh BOOLEAN);
    CREATE TABLE staged.reconciliations (source INTEGER, name VARCHAR, matches BIGINT, differs BIGINT, words VARCHAR);
    CREATE TABLE staged.file_reasons (file INTEGER, code VARCHAR, detail VARCHAR, rows BIGINT);
    CREATE TABLE staged.quarantine (file INTEGER, line BIGINT, column_name VARCHAR, code VARCHAR, reason VARCHAR,
        value VARCHAR, cells VARCHAR, hash VARCHAR);
    CREATE TABLE staged.identities (identity INTEGER, source INTEGER, pseudonym VARCHAR, shared VARCHAR, link VARCHAR);
    CREATE TABLE staged.carried_identities (identity INTEGER);
    CREATE TABLE staged.idea_ids (idea INTEGER, source INTEGER, idea_id VARCHAR, listed BOOLEAN);
    CREATE TABLE staged.excluded (identity INTEGER, code VARCHAR);
    CREATE TABLE staged.codings (
        source_name VARCHAR, idea_id VARCHAR, principle VARCHAR, coded_at TIMESTAMP, place INTEGER);
    CREATE TABLE staged.organisation_keys (name VARCHAR, key VARCHAR, own BOOLEAN);
    CREATE TABLE staged.tombstones (kind VARCHAR, mark VARCHAR);
    CREATE TABLE staged.namesakes (pseudonym VARCHAR, mark VARCHAR);
"""


def sql_type(kind: str) -> str:
    """The DuckDB type that a kind of column is kept in; people and ideas are numbers."""
    return TYPES.get(kind, "VARCHAR")


def create_store(con: duckdb.DuckDBPyConnection) -> None:
    """The empty tables: one for each of ours with file and line before its columns, and the books kept about them."""
    con.execute(BOOKS)
    for table in tables().values():
        con.execute(f"CREATE TABLE staged.{table.name} (file INTEGER, line BIGINT, {_columns(table)})")


def _columns(table: Table) -> str:
    columns = [f'"{column.name}" {sql_type(column.kind)}' for column in table.columns]
    return ", ".join(columns + (["attributes VARCHAR"] if table.name == "participants" else []))
