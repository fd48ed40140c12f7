"""The matrix of a Polis export: one row a participant, one column a statement."""

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from warehouse.importers.polis.files import MATRIX, XIDS, by_kind, cells_of, looked_into, place_of
from warehouse.reading.sheet import Sheet


def external_ids(con: duckdb.DuckDBPyConnection, sheets: Sequence[Sheet]) -> dict[str, str]:
    """participant -> the identifier (xid) that the conversation's owner gave them, where there is one."""
    found = by_kind(sheets)
    known: dict[str, str] = {}
    for sheet in (found[kind] for kind in (MATRIX, XIDS) if kind in found):
        if "xid" in cells_of(sheet):
            known |= _xids(con, sheet)
    return known


def _xids(con: duckdb.DuckDBPyConnection, sheet: Sheet) -> dict[str, str]:
    participant, xid = place_of(sheet, "participant"), place_of(sheet, "xid")
    with looked_into(con, sheet) as table:
        return dict(con.execute(f"SELECT trim({participant}), trim({xid}) FROM {table} WHERE trim({xid}) <> ''").fetchall())


def unfold(con: duckdb.DuckDBPyConnection, sheet: Sheet, into: str) -> None:
    """Makes the temporary table `into` (participant, comment, vote): a row for each cell with a vote, vote NULL if it is none."""
    statements = {f"c{place}": cell for place, cell in enumerate(sheet.header) if cell.isdecimal()}
    con.register("polis_statements", pa.table({"place": pa.array(statements, pa.string()), "comment": pa.array(statements.values(), pa.string())}))
    with looked_into(con, sheet) as table:
        cells = f"UNPIVOT {table} ON {', '.join(statements)} INTO NAME place VALUE vote" if statements else f"SELECT *, '' AS place, '' AS vote FROM {table}"
        con.execute(f"""
            CREATE OR REPLACE TEMP TABLE {into} AS
            SELECT {place_of(sheet, "participant")} AS participant, comment, TRY_CAST(vote AS INTEGER) AS vote
            FROM ({cells}) JOIN polis_statements USING (place) WHERE vote <> ''""")
    con.unregister("polis_statements")


def group_sizes(con: duckdb.DuckDBPyConnection, sheet: Sheet) -> dict[str, int]:
    """How many participants the matrix puts in each opinion group; those in none are left out."""
    group = place_of(sheet, "group_id")
    with looked_into(con, sheet) as table:
        return dict(con.execute(f"SELECT {group}, count(*) FROM {table} WHERE {group} <> '' GROUP BY {group}").fetchall())
