"""What a target is about, as a code: an area, a role or a kind of organisation, by the target's dimension. A lead's
targets stand in the place of an export's on the same."""

from datetime import date
from pathlib import Path

import duckdb

from warehouse.contract.meanings import reader
from warehouse.contract.terms import Terms
from warehouse.refusal import Refused
from warehouse.undoing import standing

KINDS = {"borough": "area", "role": "term:role", "organisation_kind": "term:organisation_kind"}
Decided = tuple[str, str, str | None, int, date | None]
MOST = 2**53  # as an export's
NO_ONE_THING = frozenset({"unknown_borough", "outside_london", "several_areas", "other_term"})


def resolve_targets(con: duckdb.DuckDBPyConnection, terms: Terms, folder: Path) -> None:
    """Fill `staged.decided_targets` with a lead's, and `staged.target_codes` (dimension, value, code).

    A text that means nothing known has no code. Raises Refused for a decided target that is none.
    """
    con.execute("""
        CREATE TABLE staged.decided_targets (
            measure VARCHAR, dimension VARCHAR, value VARCHAR, target BIGINT, "by" DATE)""")
    for row in _latest([_decided(row, terms) for row in standing(folder, "targets")], terms):
        con.execute("INSERT INTO staged.decided_targets VALUES ($1, $2, $3, $4, $5)", row)
    con.execute("CREATE TABLE staged.target_codes (dimension VARCHAR, value VARCHAR, code VARCHAR)")
    rows = con.execute("""
        SELECT dimension, value FROM staged.targets WHERE value IS NOT NULL
        UNION SELECT dimension, value FROM staged.decided_targets WHERE value IS NOT NULL""").fetchall()
    codes = [(dimension, value, _code(dimension, value, terms)) for dimension, value in rows if dimension in KINDS]
    if codes:
        con.executemany("INSERT INTO staged.target_codes VALUES ($1, $2, $3)", codes)


def _code(dimension: str, value: str, terms: Terms) -> str | None:
    meaning = reader(KINDS[dimension], terms)(value)
    return None if meaning.note in NO_ONE_THING else meaning.value


def _latest(rows: list[Decided], terms: Terms) -> list[Decided]:
    """One a measure and what it means, the last: two spellings that `undoing.about` does not know are one role."""
    return list({(*row[:2], row[2] and (_code(*row[1:3], terms) or row[2])): row for row in rows}.values())


def _decided(row: dict[str, str], terms: Terms) -> Decided:
    """A lead's target as it is kept. A target of 0 says that there is none. Raises Refused."""
    measure, dimension = (reader(f"term:{name}", terms)(row[name]).value for name in ("measure", "dimension"))
    what = f"decisions/targets.csv says {row['target']!r} by {row['by']!r} for {row['value'] or 'London'}"
    if measure is None or dimension is None:
        why = f"decisions/targets.csv has a target of {row['measure']!r} for a {row['dimension']!r}"
        known = "participants, organisations or contributions of a borough, role, organisation kind or London"
        raise Refused("targets.csv", f"{why}; a target is for {known}.")
    if dimension != "london" and not row["value"].strip():
        raise Refused("targets.csv", f"{what.removesuffix('London')}a {row['dimension']}; say which.")
    try:
        day = date.fromisoformat(row["by"].strip()) if row["by"].strip() else None
        if not row["target"].strip().isdecimal() or int(row["target"]) > MOST:
            raise ValueError(row["target"])
        return measure, dimension, None if dimension == "london" else row["value"], int(row["target"]), day
    except ValueError as problem:
        raise Refused("targets.csv", f"{what}; a target is a whole number, its day such as 2014-09-30.") from problem
