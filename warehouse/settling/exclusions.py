"""Rows of test accounts and of people who asked to be forgotten."""

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from warehouse.contract.tables import tables
from warehouse.settling.leaving import count_out


def exclude_people(con: duckdb.DuckDBPyConnection) -> None:
    """Count out every new row of an identity in `staged.excluded(identity, code)`."""
    for code in ("test_account", "forgotten"):
        named = f"SELECT identity FROM staged.excluded WHERE code = '{code}'"
        for table in tables().values():
            if any(column.name == "participant_id" for column in table.columns):
                rows = f"SELECT rowid FROM staged.{table.name} WHERE participant_id IN ({named})"
                count_out(con, table.name, code, "excluded", rows)


def mark_excluded(con: duckdb.DuckDBPyConnection, code: str, pseudonyms: Sequence[str]) -> None:
    """Mark identities to be left out: "test_account" or "forgotten". A forgotten person's cells leave quarantine at once."""
    con.register("marked", pa.table({"pseudonym": pa.array(pseudonyms, pa.string())}))
    con.execute(f"INSERT INTO staged.excluded SELECT DISTINCT identity, '{code}' FROM staged.identities JOIN marked USING (pseudonym)")
    if code == "forgotten":
        con.execute("""
            UPDATE staged.quarantine SET cells = NULL, value = NULL
            WHERE EXISTS (SELECT 1 FROM marked WHERE contains(staged.quarantine.cells, marked.pseudonym))""")
    con.unregister("marked")
