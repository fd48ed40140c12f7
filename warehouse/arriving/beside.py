"""What arrived since the live release, in a file beside it: the small release that the new rows and all that they touch
make together, in the live release's numbers, under views that read both as one."""

from contextlib import closing
from pathlib import Path

import duckdb

from geo.words import normalise
from warehouse.answers import answered
from warehouse.contract.terms import Terms, terms_of
from warehouse.decisions import accepted_names
from warehouse.deriving.derive import derive
from warehouse.deriving.names import key_of
from warehouse.importers.plan import Options
from warehouse.intake import take_in
from warehouse.live import Release, building, go_live_beside, next_beside
from warehouse.merging import everything_stays
from warehouse.opening import in_sql
from warehouse.personal.key import load_key
from warehouse.refusal import Refused
from warehouse.rollups.roll_up import roll_up, roll_up_people, write_person_days
from warehouse.settling.forgotten import mark_forgotten
from warehouse.settling.settle import settle
from warehouse.staging.exports import stage_export
from warehouse.staging.store import create_store
from warehouse.succession import insist_on_kinship, key_mark
from warehouse.tombstones import stage_tombstones
from warehouse.working import LITTLE, open_database, soon

HERE = Path(__file__).parent
# Of whoever is touched, all rows stand beside.
REPLACED = ("people", "contributions", "people_attributes", "rollup_person_days")
KNOWN = """
    INSERT INTO staged.sources SELECT source, name, platform, terms, made_up, FALSE FROM live.sources;
    INSERT INTO staged.files
    SELECT file, source, name, format, table_name, sha256, imported_at, rows_in, loaded, duplicates, quarantined,
           excluded, FALSE
    FROM live.files"""
DECISIONS = "(FROM live.decisions UNION ALL BY NAME FROM beside.added.decisions)"
ATTENDANCE = "(FROM live.attendance UNION ALL BY NAME FROM beside.added.attendance)"
DECIDED = """
    SELECT count(*) FROM (
        SELECT file FROM staged.decisions
        UNION ALL SELECT file FROM staged.statements SEMI JOIN live.decisions USING (statement_id)) AS d
    JOIN staged.files AS f USING (file) WHERE f.fresh"""
LISTED_LATE = """
    SELECT count(*) FROM staged.ideas AS i JOIN staged.files AS f USING (file)
    JOIN staged.carried_ideas AS n ON n.idea = i.idea_id JOIN live.ideas AS l ON l.idea = n.live_idea
    WHERE f.fresh AND NOT l.listed"""


class MustFold(Exception):
    """Rows that change what others said before: they can only be taken in by a new release."""


def put_beside(release: Release, arrived: Path, source: str, options: Options) -> Release:
    """Make everything that arrived since `release` (an export of the live source `source`) live beside it.

    `arrived` holds all of it, not only what is newest. Raises Refused, NeedsAnswer, MustFold.
    """
    with building(release.folder) as work, closing(open_database(work)) as con:
        terms = _staged(con, release, arrived, source, options, work)
        con.execute("ATTACH ':memory:' AS release")
        little = sum(path.stat().st_size for path in arrived.iterdir()) < LITTLE
        with soon(con, little):
            derive(con, terms, release.folder, key_mark(load_key(release.folder)))
        beside, built = next_beside(release), work / "beside.duckdb"
        _write(con, beside, built, little)
        go_live_beside(beside, built)
        return beside


def _staged(
    con: duckdb.DuckDBPyConnection, release: Release, arrived: Path, source: str, options: Options, work: Path
) -> Terms:
    """Stage and settle what arrived, together with what the live release knows of everyone and everything in it."""
    folder, key = release.folder, load_key(release.folder)
    plan = everything_stays(con, release)
    insist_on_kinship(con, key)
    terms = terms_of(plan.programme.keyed(key))
    create_store(con)
    stage_tombstones(con, folder)
    con.execute(KNOWN)
    for incoming in take_in([arrived], work, options, folder=folder):
        if incoming.source != source:
            raise Refused(arrived.name, f"What arrived is of {incoming.source}, and {source} is watched.")
        stage_export(con, incoming, terms, answered(folder, source, options), key, False)
    con.execute((HERE / "carry.sql").read_text(encoding="utf-8"))
    if any(con.execute(found).fetchall()[0][0] for found in (DECIDED, LISTED_LATE)):
        raise MustFold
    mark_forgotten(con, key)
    settle(con)
    return terms


def _write(con: duckdb.DuckDBPyConnection, release: Release, built: Path, little: bool) -> None:
    """The file: what is new in tables of the schema `added`, and a view for each table of a release that has more rows
    now; the others are read from the release itself."""
    _organisation_keys(con, release.folder)
    con.execute((HERE / "numbers.sql").read_text(encoding="utf-8"))
    # Nobody reads it before it is whole, so it needs no log to recover from.
    con.execute(f"ATTACH {in_sql(built)} AS beside (RECOVERY_MODE 'no_wal_writes')")
    con.execute(f"BEGIN; {(HERE / 'added.sql').read_text(encoding='utf-8')}; COMMIT")
    with soon(con, little):
        roll_up(con, "beside.added.contributions", "live", "beside.added", decisions=DECISIONS)
        roll_up(con, "staged.touched_contributions", "live", "beside.added", sign=-1)
        write_person_days(con, "beside.added.contributions", "beside.added.people", "beside.added")
        roll_up_people(con, "beside.added.people", ATTENDANCE, "beside.added")
        roll_up_people(con, "staged.people_before", "live.attendance", "beside.added", sign=-1)
    more = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'beside' AND estimated_size > 0 ORDER BY ALL"
    more = {name for (name,) in con.execute(more).fetchall()} - {"touched_people"}
    con.execute("DETACH beside")
    _views(con, release, built, more)


def _views(con: duckdb.DuckDBPyConnection, release: Release, built: Path, more: set[str]) -> None:
    """A view names the databases it reads, so it is made under the names that a reader attaches them by."""
    name = release.beside.stem
    con.execute("DETACH live")
    con.execute(f"ATTACH {in_sql(release.warehouse)} AS base (READ_ONLY)")
    con.execute(f"ATTACH {in_sql(built)} AS {name} (RECOVERY_MODE 'no_wal_writes')")
    con.execute("BEGIN")  # one commit for all of them: each costs as much as a view
    for table in sorted({*more, *REPLACED, "programme"}):
        rows = f"SELECT * {_marked(table, release)} FROM base.main.{table}"
        rows += f" ANTI JOIN {name}.added.touched_people USING (person)" if table in REPLACED else ""
        rows += f" UNION ALL BY NAME SELECT * FROM {name}.added.{table}" if table in more else ""
        con.execute(f"CREATE VIEW {name}.main.{table} AS {rows}")
    con.execute(f"COMMIT; DETACH {name}; DETACH base")


def _marked(table: str, release: Release) -> str:
    """The programme's fingerprint says that there is more than the release."""
    return f"REPLACE (fingerprint || '+{release.delta}' AS fingerprint)" if table == "programme" else ""


def _organisation_keys(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Under which key each live organisation is known."""
    accepted = {name: normalise(organisation) for name, organisation in accepted_names(folder).items()}
    con.execute("CREATE TEMP TABLE live_organisation_keys (organisation INTEGER, key VARCHAR)")
    rows = con.execute("SELECT organisation, name FROM live.organisations").fetchall()
    if keys := [(number, key_of(normalise(name), accepted)) for number, name in rows]:
        columns = [list(column) for column in zip(*keys, strict=True)]
        con.execute("INSERT INTO live_organisation_keys SELECT unnest($1), unnest($2)", columns)
