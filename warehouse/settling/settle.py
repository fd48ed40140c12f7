"""The order in which staged rows are settled."""

import duckdb

from warehouse.settling.duplicates import drop_duplicates
from warehouse.settling.exclusions import exclude_people
from warehouse.settling.forgotten import clear_forgotten_ideas
from warehouse.settling.references import check_references


def settle(con: duckdb.DuckDBPyConnection) -> None:
    """Leave in `staged` only the rows that count, and book how many of each new file were loaded, set aside, left out.

    Afterwards, for every file, also those that were live before: rows_in = loaded + duplicates + quarantined +
    excluded.
    """
    clear_forgotten_ideas(con)
    exclude_people(con)
    check_references(con)
    drop_duplicates(con)
    book(con)


def book(con: duckdb.DuckDBPyConnection) -> None:
    """Fill in what became of each file's rows, and for new files one reason a code of their quarantine."""
    con.execute("""
        INSERT INTO staged.file_reasons
        SELECT file, code, NULL, count(*) FROM staged.quarantine JOIN staged.files USING (file)
        WHERE fresh GROUP BY file, code;
        UPDATE staged.files SET quarantined = (
            SELECT count(*) FROM staged.quarantine AS q WHERE q.file = staged.files.file)""")
    held = "SELECT DISTINCT table_name FROM staged.files WHERE table_name IS NOT NULL"
    if tables := [name for (name,) in con.execute(held).fetchall()]:
        rows = " UNION ALL ".join(f"SELECT file FROM staged.{table}" for table in tables)
        con.execute(f"""
            UPDATE staged.files SET loaded = (SELECT count(*) FROM ({rows}) AS t WHERE t.file = staged.files.file)
            WHERE table_name IS NOT NULL""")
