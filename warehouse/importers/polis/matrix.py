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
    participant, xid = (f"trim({place_of(sheet, name)})" for name in ("participant", "xid"))
    with looked_into(con, sheet) as table:
        return dict(con.execute(f"SELECT {participant}, {xid} FROM {table} WHERE {xid} <> ''").fetchall())


def statements_in(sheet: Sheet) -> dict[str, str]:
    """The columns of the loaded matrix that hold votes ("c7"), with the statement each is on."""
    return {f"c{place}": cell for place, cell in enumerate(sheet.header) if cell.isdecimal()}


def unfold(con: duckdb.DuckDBPyConnection, sheet: Sheet, table: str, into: str) -> None:
    """From the loaded matrix makes the temporary table `into` (participant, comment, vote): a row for each filled cell.

    A cell that is no whole number has vote NULL.
    """
    statements = statements_in(sheet)
    con.register("polis_statements", pa.table({"place": list(statements), "comment": list(statements.values())}))
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE {into} AS
        SELECT {place_of(sheet, "participant")} AS participant, comment, TRY_CAST(vote AS INTEGER) AS vote
        FROM (UNPIVOT {table} ON {", ".join(statements)} INTO NAME place VALUE vote)
        JOIN polis_statements USING (place) WHERE vote <> ''""")
    con.unregister("polis_statements")
