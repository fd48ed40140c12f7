"""The same row twice, and two rows that claim to be the same thing."""

import duckdb

from warehouse.contract.tables import tables
from warehouse.settling.leaving import count_out, holds_new_rows, quarantine

IDENTIFIED_BY = {
    "participants": ("participant_id",),
    "organisations": ("organisation",),
    "ideas": ("idea_id",),
    "comments": ("comment_id",),
    "statements": ("statement_id",),
    "decisions": ("idea_id", "statement_id"),
    "tallies": ("idea_id", "principle", "vote", "borough", "role", "day"),
    "reach": ("channel", "day"),
    "targets": ("measure", "dimension", "value"),
}
EVENTS = ("votes", "attendance", "responses", "evidence")


def drop_duplicates(con: duckdb.DuckDBPyConnection) -> None:
    """Within a source: a row that is there once more is dropped and counted; rows that share an identifier but not
    their content are all quarantined, except one that was live before. Votes and attendance are events: only a row
    that is the same in every cell is a duplicate."""
    for table, identifier in IDENTIFIED_BY.items():
        if holds_new_rows(con, table):
            _identified(con, table, identifier)
    for table in EVENTS:
        if holds_new_rows(con, table):
            _events(con, table)


def _identified(con: duckdb.DuckDBPyConnection, table: str, identifier: tuple[str, ...]) -> None:
    others = [f'"{column.name}"' for column in tables()[table].columns if column.name not in identifier]
    content = ", ".join([*others, *(["attributes"] if table == "participants" else []), "NULL"])
    same = ", ".join(f'lower("{name}")' if name == "organisation" else f'"{name}"' for name in identifier)
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE judged AS
        WITH compared AS (
            SELECT t.rowid AS id, fresh, hash({content}) AS content,
                   count(*) OVER same AS rows, min(hash({content})) OVER same AS least,
                   max(hash({content})) OVER same AS most,
                   max(CASE WHEN NOT fresh THEN hash({content}) END) OVER same AS live,
                   row_number() OVER (PARTITION BY f.source, {same} ORDER BY fresh, file, line) AS place
            FROM staged.{table} AS t JOIN staged.files AS f USING (file)
            WINDOW same AS (PARTITION BY f.source, {same}))
        SELECT id, CASE WHEN live IS NULL AND least <> most THEN 'conflicting_id'
                        WHEN live IS NOT NULL AND content <> live THEN 'differs_from_live'
                        WHEN place > 1 THEN 'duplicate' END AS verdict
        FROM compared WHERE rows > 1""")
    for code in ("conflicting_id", "differs_from_live"):
        quarantine(con, table, code, identifier[0], f"SELECT id FROM judged WHERE verdict = '{code}'")
    count_out(con, table, "duplicate", "duplicates", "SELECT id FROM judged WHERE verdict = 'duplicate'")
    con.execute("DROP TABLE judged")


def _events(con: duckdb.DuckDBPyConnection, table: str) -> None:
    cells = ", ".join(f't."{column.name}"' for column in tables()[table].columns)
    matched = " AND ".join(
        f't."{column.name}" IS NOT DISTINCT FROM m."{column.name}"' for column in tables()[table].columns
    )
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE repeated AS
        SELECT f.source, {cells} FROM staged.{table} AS t JOIN staged.files AS f USING (file)
        GROUP BY ALL HAVING count(*) > 1""")
    count_out(
        con,
        table,
        "duplicate",
        "duplicates",
        f"""
        SELECT id FROM (
            SELECT t.rowid AS id,
                   row_number() OVER (PARTITION BY f.source, {cells} ORDER BY f.fresh, t.file, t.line) AS place
            FROM staged.{table} AS t JOIN staged.files AS f USING (file)
            JOIN repeated AS m ON m.source = f.source AND {matched})
        WHERE place > 1""",
    )
    con.execute("DROP TABLE repeated")
