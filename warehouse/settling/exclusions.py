"""Rows of test accounts and of people who asked to be forgotten."""

from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa

from warehouse.contract.tables import tables
from warehouse.personal.pseudonyms import add_pseudonyms, pseudonyms
from warehouse.programme import EXCLUSIONS, Programme
from warehouse.settling.leaving import count_out


def exclude_people(con: duckdb.DuckDBPyConnection) -> None:
    """Count out every new row of an identity in `staged.excluded(identity, code)`."""
    for (code,) in con.execute("SELECT DISTINCT code FROM staged.excluded ORDER BY code").fetchall():
        named = f"SELECT identity FROM staged.excluded WHERE code = '{code}'"
        for table in tables().values():
            if any(column.name == "participant_id" for column in table.columns):
                rows = f"SELECT rowid FROM staged.{table.name} WHERE participant_id IN ({named})"
                count_out(con, table.name, code, "excluded", rows)


def mark_test_accounts(
    con: duckdb.DuckDBPyConnection, key: bytes, source: str, known_as: Mapping[str, str], programme: Programme
) -> None:
    """Mark those identifiers of a source (its own, and what each is known as) that stand on the programme's exclusion
    list."""
    listed = set(programme.keyed(key).excluded_marks)
    if listed:
        marks = zip(known_as, pseudonyms(key, EXCLUSIONS, known_as.values()), strict=True)
        mark_excluded(con, "test_account", pseudonyms(key, source, [own for own, mark in marks if mark in listed]))


def mark_listed_people(con: duckdb.DuckDBPyConnection, key: bytes, found: str, programme: Programme) -> None:
    """The same for a source's own identifiers, in the table `found` (raw, pseudonym)."""
    listed = programme.keyed(key).excluded_marks
    if listed:
        add_pseudonyms(con, found, {"exclusion": EXCLUSIONS}, key)
        con.execute(
            f"INSERT INTO staged.excluded SELECT DISTINCT identity, 'test_account' FROM staged.identities "
            f"JOIN {found} USING (pseudonym) WHERE exclusion IN (SELECT unnest($listed))",
            {"listed": list(listed)},
        )


def mark_excluded(con: duckdb.DuckDBPyConnection, code: str, named: Sequence[str]) -> None:
    """Mark identities to be left out, by pseudonym."""
    con.register("marked", pa.table({"pseudonym": pa.array(named, pa.string())}))
    con.execute(
        f"INSERT INTO staged.excluded "
        f"SELECT DISTINCT identity, '{code}' FROM staged.identities JOIN marked USING (pseudonym)"
    )
    con.unregister("marked")
