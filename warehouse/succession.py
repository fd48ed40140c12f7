"""Whether a new release may follow the live one: made with the same key, in the same shape, from newer exports, and
from none that should have been erased."""

from datetime import date, datetime

import duckdb

from warehouse.erased import erased_on
from warehouse.importers.plan import Options
from warehouse.live import Release
from warehouse.personal.pseudonyms import pseudonym
from warehouse.programme import Programme
from warehouse.refusal import NeedsAnswer, Refused
from warehouse.schema import SCHEMA_VERSION

REACHED = """
    WITH given AS (
        SELECT file, submitted_at AS moment FROM staged.ideas UNION ALL SELECT file, commented_at FROM staged.comments
        UNION ALL SELECT file, voted_at FROM staged.votes)
    SELECT s.name, max(g.moment), l.latest
    FROM given AS g JOIN staged.files AS f USING (file) JOIN staged.sources AS s USING (source)
    JOIN live.sources AS l ON l.name = s.name
    WHERE s.fresh GROUP BY s.name, l.latest ORDER BY s.name"""


def key_mark(key: bytes) -> str:
    """What tells one key from another and gives nothing of it away."""
    return pseudonym(key, "key", "fingerprint")


def insist_on_kinship(con: duckdb.DuckDBPyConnection, key: bytes) -> None:
    """Raises Refused where the attached `live` was made with another key or by another version of this product."""
    if not _is_attached(con):
        return
    if con.execute("SELECT schema_version FROM live.programme").fetchall() != [(SCHEMA_VERSION,)]:
        why = "The data here were imported by another version of this dashboard"
        raise Refused("", f"{why}; import the exports again with --to another folder.")
    if con.execute("SELECT key_mark FROM live.programme").fetchall() != [(key_mark(key),)]:
        why = "The people here were given pseudonyms with another key"
        raise Refused("", f"{why}; put that key file back, or use --to another folder.")


def insist_on_keeping(programme: Programme, live: Release | None, today: date) -> None:
    """Raises Refused for a programme whose own day is past, as what came in now would be erased at once; and where the
    live one's rows were erased, unless the terms name a day."""
    if programme.retain_until and today > programme.retain_until:
        why = f"programme.toml says that these data are kept until {programme.retain_until:%d %B %Y}, which is past"
        raise Refused("programme.toml", f"{why}; erase the export, or agree a later retention_date and write it there.")
    if live and programme.retain_until is None and (erased := erased_on(live.folder, live.name)):
        why = f"Everything about single people was erased here on {erased:%d %B %Y}"
        raise Refused("", f"{why}; write into programme.toml as retention_date until when these data may be kept.")


def insist_on_newer(con: duckdb.DuckDBPyConnection, options: Options) -> None:
    """Raises NeedsAnswer where a staged export ends before the one of its source that is live and that it would
    replace."""
    if options.older_ok or not _is_attached(con):
        return
    for source, reached, latest in con.execute(REACHED).fetchall():
        if reached and latest and reached < latest:
            raise NeedsAnswer(source, _older(source, reached, latest), "--older-ok")


def _older(source: str, reached: datetime, latest: datetime) -> str:
    return (
        f"This export of {source} ends on {reached:%d %B %Y} at {reached:%H:%M} UTC, and the one that is live ends on "
        f"{latest:%d %B %Y} at {latest:%H:%M} UTC. Say --older-ok to go back to the older one."
    )


def _is_attached(con: duckdb.DuckDBPyConnection) -> bool:
    return bool(con.execute("SELECT 1 FROM duckdb_databases() WHERE database_name = 'live'").fetchall())
