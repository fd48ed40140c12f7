"""One folder for a warehouse of one source; for several, a folder in it for each."""

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb

from warehouse.contract.tables import tables
from warehouse.export.table import write_table
from warehouse.export.terms import as_toml
from warehouse.opening import opened
from warehouse.programme import Programme, from_json
from warehouse.refusal import Refused

UTC = "CREATE TEMP MACRO utc(moment) AS replace(strftime(moment, '%Y-%m-%dT%H:%M:%S.%fZ'), '.000000', '')"
SOURCES = """
    SELECT s.source, s.name, (SELECT count(*) > 0 FROM identities AS i WHERE i.source = s.source AND i.link IS NOT NULL)
    FROM sources AS s ORDER BY s.source"""


def export(folder: Path, out: Path) -> dict[str, int]:
    """Write the live release into the new folder `out`, one CSV a table and programme.toml; gives rows by table.

    People are pseudonyms, and what was quarantined or left out stays behind. With several sources each has a folder
    of its own in `out`, so that equal identifiers stay apart. Raises Refused where nothing is live or `out` cannot be
    made.
    """
    with opened(folder) as con, new_folder(out) as place:
        con.execute(UTC)
        programme = from_json(con.execute("SELECT terms FROM programme").fetchall()[0][0])
        sources = con.execute(SOURCES).fetchall()
        written: Counter[str] = Counter()
        for number, name, linked in sources:
            aside = place if len(sources) == 1 else place / f"{number:02}-{_slug(name)}"
            written += _source(con, number, replace(programme, source=name, registered=linked), aside)
        return {table: written[table] for table in tables() if written[table]}


def _source(con: duckdb.DuckDBPyConnection, source: int, programme: Programme, place: Path) -> Counter[str]:
    place.mkdir(exist_ok=True)
    (place / "programme.toml").write_text(as_toml(programme), encoding="utf-8")
    return Counter({table: write_table(con, table, source, programme, place) for table in tables()})


@contextmanager
def new_folder(out: Path) -> Iterator[Path]:
    """A folder that becomes `out` when the block ends well, and vanishes otherwise. Raises Refused."""
    if out.exists():
        raise Refused(str(out), f"{out} exists already; name a new folder.")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".writing-", dir=out.parent))
        try:
            yield aside
            aside.chmod(0o755)
            aside.rename(out)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as problem:
        raise Refused(
            str(out), f"Nothing was written to {out} ({problem.strerror or problem}); choose another place."
        ) from problem


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
