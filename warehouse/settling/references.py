"""Rows that point at something: an idea, a statement, a principle."""

import duckdb

from warehouse.settling.leaving import quarantine


def check_references(con: duckdb.DuckDBPyConnection) -> None:
    """Quarantine rows without a target, and rows for an idea or statement that their source's own list does not have.

    A source without such a list is believed: its ideas are made from their identifiers.
    """
    for table in ("votes", "tallies"):
        quarantine(
            con,
            table,
            "unknown_target",
            "idea_id",
            f"SELECT rowid FROM staged.{table} WHERE idea_id IS NULL AND principle IS NULL",
        )
    for table in ("votes", "tallies", "comments", "decisions"):
        quarantine(
            con,
            table,
            "unknown_idea",
            "idea_id",
            f"""
            SELECT t.rowid FROM staged.{table} AS t JOIN staged.files AS f USING (file)
            WHERE t.idea_id IN (SELECT idea FROM staged.idea_ids WHERE NOT listed)
              AND f.source IN (SELECT source FROM staged.files WHERE table_name = 'ideas')""",
        )
    quarantine(
        con,
        "decisions",
        "unknown_statement",
        "statement_id",
        """
        SELECT t.rowid FROM staged.decisions AS t JOIN staged.files AS f USING (file)
        WHERE f.source IN (SELECT source FROM staged.files WHERE table_name = 'statements')
          AND NOT EXISTS (
            SELECT 1 FROM staged.statements AS s JOIN staged.files AS sf ON s.file = sf.file
            WHERE sf.source = f.source AND s.statement_id = t.statement_id)""",
    )
