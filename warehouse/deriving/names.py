"""Which names are one organisation: those that read the same, and those a lead said are; and which probably are."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from geo.words import normalise
from warehouse.decisions import accepted_names
from warehouse.near_matches import Known, near_matches


def resolve_names(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Fill `staged.organisation_keys`: organisations are the same when their names are, but for case, spacing and
    punctuation, or when a lead said so. `own`: whether the name is the one that stays."""
    accepted = {name: normalise(organisation) for name, organisation in accepted_names(folder).items()}
    names = con.execute("""
        SELECT organisation FROM staged.organisations UNION SELECT organisation FROM staged.participants
        UNION SELECT organisation FROM staged.responses""").fetchall()
    keys = [(name, key := key_of(normalise(name), accepted), normalise(name) == key) for (name,) in names if name]
    if keys:
        columns = [list(column) for column in zip(*keys, strict=True)]
        con.execute("INSERT INTO staged.organisation_keys SELECT unnest($1), unnest($2), unnest($3)", columns)


def key_of(name: str, accepted: Mapping[str, str]) -> str:
    """Where a lead's decisions about a normalised name lead: what it was said to be, what that was said to be, and so
    on. Of names that were said to be one another, the first by letters."""
    passed = [name]
    while accepted.get(passed[-1], passed[-1]) not in passed:
        passed.append(accepted[passed[-1]])
    last = accepted.get(passed[-1], passed[-1])
    return min(passed[passed.index(last) :])


def write_near_matches(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Fill `release.near_matches`, without the organisations of which a lead said that they are none but themselves."""
    themselves = {name for name, organisation in accepted_names(folder).items() if normalise(organisation) == name}
    known = _known(con)
    apart = {each.organisation for each in known if normalise(each.name) in themselves}
    pairs = [pair for pair in near_matches(known) if pair[0] not in apart]
    if pairs:
        con.executemany("INSERT INTO release.near_matches VALUES ($1, $2, $3)", pairs)


def _known(con: duckdb.DuckDBPyConnection) -> list[Known]:
    rows = con.execute("""
        WITH lists AS (
            SELECT o.number AS organisation, list(DISTINCT r.file) AS files
            FROM release.organisation_rows AS r JOIN staged.organisation_numbers AS o ON o.name = r.organisation
            GROUP BY o.number),
        people AS (SELECT organisation, count(*) AS people FROM release.people WHERE takes_part GROUP BY organisation)
        SELECT o.organisation, o.name, coalesce(l.files, []), coalesce(p.people, 0)
        FROM release.organisations AS o
        LEFT JOIN lists AS l USING (organisation) LEFT JOIN people AS p USING (organisation)
        ORDER BY o.organisation""").fetchall()
    return [Known(organisation, name, frozenset(files), people) for organisation, name, files, people in rows]
