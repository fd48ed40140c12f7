"""How a row leaves the staged tables: counted, and (when it is quarantined) kept to be looked at."""

import duckdb

from warehouse.contract.tables import tables


def holds_rows(con: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether anything is staged in a table; most exports fill few of them."""
    return bool(con.execute(f"SELECT 1 FROM staged.{table} LIMIT 1").fetchall())


def holds_new_rows(con: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether anything of a new file is."""
    fed = con.execute("SELECT 1 FROM staged.files WHERE fresh AND table_name = $1 LIMIT 1", [table]).fetchall()
    return bool(fed) and holds_rows(con, table)


def quarantine(con: duckdb.DuckDBPyConnection, table: str, code: str, column: str, rows: str) -> None:
    """Move rows to quarantine. `rows` is SQL that gives the rowids of `staged.<table>` to move; only rows of new
    files go."""
    if holds_new_rows(con, table) and _going(con, table, rows, "fresh"):
        con.execute(f"""
            INSERT INTO staged.quarantine
            SELECT r.file, r.line, '{column}', '{code}', NULL, NULL, CAST(json_object({_cells(table)}) AS VARCHAR), NULL
            FROM staged.{table} AS r WHERE r.rowid IN (SELECT id FROM going)""")
        _delete(con, table)


def count_out(con: duckdb.DuckDBPyConnection, table: str, code: str, counter: str, rows: str) -> None:
    """Drop rows of new files (a forgotten person's in every file) and add them to a counter of their file
    ("duplicates" or "excluded") under a reason code."""
    if _going(con, table, rows, f"(fresh OR '{code}' = 'forgotten')"):
        con.execute(f"""
            INSERT INTO staged.file_reasons SELECT file, '{code}', NULL, count(*) FROM going GROUP BY file;
            UPDATE staged.files SET {counter} = {counter} + gone.rows
            FROM (SELECT file, count(*) AS rows FROM going GROUP BY file) AS gone
            WHERE gone.file = staged.files.file""")
        _delete(con, table)


def _going(con: duckdb.DuckDBPyConnection, table: str, rows: str, which: str) -> int:
    """How many rows go; they are listed in `going` (id, file)."""
    if not holds_rows(con, table):
        return 0
    listed = con.execute(f"""
        CREATE OR REPLACE TEMP TABLE going AS
        SELECT r.rowid AS id, r.file FROM staged.{table} AS r JOIN staged.files USING (file)
        WHERE {which} AND r.rowid IN ({rows})""")
    return listed.fetchall()[0][0]


def _delete(con: duckdb.DuckDBPyConnection, table: str) -> None:
    con.execute(f"DELETE FROM staged.{table} WHERE rowid IN (SELECT id FROM going)")


def _cells(table: str) -> str:
    """The row's cells as they may be kept: pseudonyms for people, the ideas' own identifiers."""
    shown = {
        "person": '(SELECT pseudonym FROM staged.identities WHERE identity = r."{0}")',
        "idea": '(SELECT idea_id FROM staged.idea_ids WHERE idea = r."{0}")',
    }
    plain = 'r."{0}"'
    return ", ".join(
        f"'{each.name}', {shown.get(each.kind, plain).format(each.name)}" for each in tables()[table].columns
    )
