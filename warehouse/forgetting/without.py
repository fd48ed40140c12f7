"""A release once more without some people: its rows copied, theirs left out, and what depended on them made anew.

Making it from its exports, as an import does, comes to the same and takes five times as long.
"""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from geo.words import normalise
from warehouse.checks import check
from warehouse.decisions import accepted_names
from warehouse.deriving.names import key_of, resolve_names, write_near_matches
from warehouse.fingerprint import fingerprint
from warehouse.live import Release, releases
from warehouse.opening import in_sql
from warehouse.publishing import publish
from warehouse.rollups.roll_up import OF_PEOPLE, ROLLUPS, roll_on, roll_up, roll_up_people
from warehouse.schema import SCHEMA
from warehouse.settings import settings
from warehouse.staging.store import create_store
from warehouse.succession import insist_on_kinship

HERE = Path(__file__).parent
DERIVING = HERE.parent / "deriving"
SUMS = tuple(f"rollup_{each}" for each in (*ROLLUPS, *OF_PEOPLE))
MADE_ANEW = frozenset({"organisations", "organisation_areas", "organisation_rows", "near_matches", *SUMS})
WITHOUT_THEM = frozenset(
    {
        "attendance", "comments", "contributions", "decisions", "file_reasons", "files", "idea_stems", "ideas",
        "identities", "participants", "people", "people_attributes", "quarantine", "rollup_person_days",
        "sources", "words_used",
    }
)  # fmt: skip
AS_THEY_ARE = frozenset(
    {
        "area_groups", "areas", "attributes", "crosswalk", "events", "evidence", "frameworks", "phases", "population",
        "principle_items", "principles", "programme", "reach", "reasons", "reconciliations", "responses", "statements",
        "tallies", "targets", "vocabulary",
    }
)  # fmt: skip
NAMES_LEFT = """
    INSERT INTO staged.organisations BY NAME SELECT * FROM live.organisation_rows;
    INSERT INTO staged.participants BY NAME
    SELECT file, organisation, organisation_kind FROM live.participants
    WHERE pseudonym NOT IN (
        SELECT pseudonym FROM live.identities
        WHERE person IN (
            SELECT person FROM live.identities
            WHERE pseudonym IN (SELECT mark FROM marks) OR link IN (SELECT mark FROM marks)));
    INSERT INTO staged.responses BY NAME SELECT file, organisation_name AS organisation FROM live.responses;
    CREATE TABLE staged.file_numbers AS SELECT file, file AS number FROM live.files"""
CHANGED_KINDS = """
    CREATE TABLE staged.changed_kinds AS
    SELECT o.organisation, o.kind FROM release.organisations AS o JOIN live.organisations AS l USING (organisation)
    WHERE o.kind IS DISTINCT FROM l.kind"""


THEIR_ROWS = "live.contributions WHERE person IN (SELECT person FROM theirs)"
LEFT_WITHOUT_THEM = """
    release.contributions
    WHERE kind = 'idea' AND person IS NULL AND idea IN (SELECT idea FROM their_ideas WHERE stays)"""


class OtherNames(Exception):
    """Decisions on names of organisations have changed since the release was made; it has to be made from its rows."""


def without(
    con: duckdb.DuckDBPyConnection, folder: Path, built: Path, release: Release, marks: Iterable[str], key: bytes
) -> str:
    """Make `release` once more in the new folder `built`, without whoever has one of these pseudonyms; gives its name.

    Raises Refused where it cannot be read or was made with another key, OtherNames.
    """
    con.execute(f"ATTACH {in_sql(release.warehouse)} AS live (READ_ONLY)")
    insist_on_kinship(con, key)
    con.execute("CREATE TEMP TABLE marks (mark VARCHAR)")
    con.executemany("INSERT INTO marks VALUES ($1)", [[mark] for mark in sorted(marks)])
    built.mkdir()
    con.execute(f"ATTACH {in_sql(built / 'warehouse.duckdb')} AS release (RECOVERY_MODE 'no_wal_writes')")
    con.execute(f"USE release; {SCHEMA.read_text(encoding='utf-8')}; USE memory")
    _organisations(con, folder)
    con.execute((HERE / "without.sql").read_text(encoding="utf-8"))
    for table in sorted(AS_THEY_ARE):
        con.execute(f"INSERT INTO release.{table} BY NAME SELECT * FROM live.{table}")
    _counted_anew(con, folder)
    check(con)
    name = fingerprint(con)
    publish(con, built, [release, *releases(folder)], anew=True)
    con.execute("DETACH release")
    return name


def _organisations(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Names, kinds and spellings of organisations as those who are left wrote them, under the numbers they had."""
    create_store(con)
    con.execute(NAMES_LEFT)
    resolve_names(con, folder)
    con.execute("CREATE TABLE staged.organisation_numbers (name VARCHAR, key VARCHAR, own BOOLEAN, number INTEGER)")
    numbers = _numbers(con, folder)
    keyed = con.execute("SELECT name, key, own FROM staged.organisation_keys").fetchall()
    if any(key not in numbers for _, key, _ in keyed):
        raise OtherNames
    if keyed:
        rows = [(name, key, own, numbers[key]) for name, key, own in keyed]
        con.executemany("INSERT INTO staged.organisation_numbers VALUES ($1, $2, $3, $4)", rows)
    con.execute((DERIVING / "organisations.sql").read_text(encoding="utf-8"))
    con.execute(CHANGED_KINDS)


def _numbers(con: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, int]:
    """The number of each organisation by what its names come to."""
    accepted = {name: normalise(organisation) for name, organisation in accepted_names(folder).items()}
    known = con.execute("SELECT organisation, name FROM live.organisations").fetchall()
    numbers = {key_of(normalise(name), accepted): number for number, name in known}
    if len(numbers) < len(known):
        raise OtherNames
    return numbers


def _counted_anew(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """What is counted over all rows: how far each source reaches, votes that were changed, names that are alike."""
    limits = {"burst": settings()["import"]["burst_votes_per_minute"]}
    for step in ("latest", "remarks"):
        for statement in con.extract_statements((DERIVING / f"{step}.sql").read_text(encoding="utf-8")):
            con.execute(statement, {name: limits[name] for name in statement.named_parameters})
    write_near_matches(con, folder)
    roll_up_people(con, "release.people", "release.attendance", "release")
    if con.execute("SELECT count(*) FROM staged.changed_kinds").fetchall()[0][0]:
        roll_up(con, "release.contributions", "release", "release")
    else:
        roll_on(con, "live", THEIR_ROWS, LEFT_WITHOUT_THEM, "release", "release")
