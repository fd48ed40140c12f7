"""A name for what a warehouse holds: the same rows give the same name, whatever the order of imports."""

import hashlib

import duckdb

from warehouse.settings import settings

NOT_CONTENT = {"files": ("imported_at",), "programme": ("fingerprint",)}
SUMS = "rollup_"  # they follow from the contributions


def fingerprint(con: duckdb.DuckDBPyConnection) -> str:
    """Sixteen hex digits over every row of the attached `release`; written into its programme table as well."""
    columns: dict[str, list[str]] = {}
    for table, column in con.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = 'release' ORDER BY ALL"
    ).fetchall():
        if not table.startswith(SUMS) and column not in NOT_CONTENT.get(table, ()):
            columns.setdefault(table, []).append(f'"{column}"')
    digest = hashlib.sha256()
    for table, names in columns.items():
        rows = con.execute(
            f"SELECT count(*), sum(CAST(hash({', '.join(names)}) AS HUGEINT)) FROM release.{table}"
        ).fetchall()[0]
        digest.update(f"{table}:{names}:{rows}\n".encode())
    digest.update(repr(settings()["disclosure"]).encode())  # the published file follows from these as well
    name = digest.hexdigest()[:16]
    con.execute("UPDATE release.programme SET fingerprint = $1", [name])
    return name
