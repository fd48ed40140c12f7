"""Rows of people who asked to be forgotten: theirs go, and what others built on them stays."""

import duckdb
import pyarrow as pa

from warehouse.tombstones import same_people

THEIRS = "SELECT identity FROM staged.excluded WHERE code = 'forgotten'"
OTHERS = f"""
    SELECT idea_id FROM staged.votes WHERE participant_id NOT IN ({THEIRS})
    UNION SELECT idea_id FROM staged.comments WHERE participant_id IS NULL OR participant_id NOT IN ({THEIRS})
    UNION SELECT idea_id FROM staged.tallies
    UNION SELECT idea_id FROM staged.decisions"""


def mark_forgotten(con: duckdb.DuckDBPyConnection, key: bytes) -> None:
    """Mark every identity of people in `staged.tombstones`, by its pseudonym or by that of the register it is joined
    to, or because the same export came under another name.

    Their cells leave quarantine at once; the rows there stay, so that each file still adds up.
    """
    marks = [mark for (mark,) in con.execute("SELECT mark FROM staged.tombstones").fetchall()]
    if not marks:
        return
    marks += same_people(con, key)
    con.register("marked", pa.table({"mark": pa.array(marks, pa.string())}))
    con.execute("""
        INSERT INTO staged.excluded
        SELECT DISTINCT identity, 'forgotten' FROM staged.identities JOIN marked ON mark IN (pseudonym, link);
        UPDATE staged.quarantine SET cells = NULL, value = NULL
        WHERE EXISTS (
            SELECT 1 FROM (SELECT mark FROM marked UNION SELECT pseudonym FROM staged.identities WHERE identity IN (
                SELECT identity FROM staged.excluded WHERE code = 'forgotten'))
            WHERE contains(staged.quarantine.cells, mark))""")
    con.unregister("marked")


def clear_forgotten_ideas(con: duckdb.DuckDBPyConnection) -> None:
    """Take author, words and time from ideas of forgotten people that others voted or commented on; their number
    and principle stay, so that the others' votes still count. Ideas nobody else touched go with the author's rows."""
    cleared = f"participant_id IN ({THEIRS}) AND idea_id IN ({OTHERS})"
    con.execute(f"""
        INSERT INTO staged.file_reasons
        SELECT file, 'forgotten', NULL, count(*) FROM staged.ideas WHERE {cleared} GROUP BY file;
        UPDATE staged.ideas SET participant_id = NULL, title = NULL, text = NULL, submitted_at = NULL
        WHERE {cleared}""")
