"""What a target is about, as a code: an area, a role or a kind of organisation, by the target's dimension."""

import duckdb

from warehouse.contract.meanings import reader
from warehouse.contract.terms import Terms

KINDS = {"borough": "area", "role": "term:role", "organisation_kind": "term:organisation_kind"}
NO_ONE_THING = frozenset({"unknown_borough", "outside_london", "several_areas", "other_term"})


def resolve_targets(con: duckdb.DuckDBPyConnection, terms: Terms) -> None:
    """Fill `staged.target_codes` (dimension, value, code). A text that means nothing known has no code."""
    con.execute("CREATE TABLE staged.target_codes (dimension VARCHAR, value VARCHAR, code VARCHAR)")
    rows = con.execute("SELECT DISTINCT dimension, value FROM staged.targets WHERE value IS NOT NULL").fetchall()
    codes = [(dimension, value, _code(dimension, value, terms)) for dimension, value in rows if dimension in KINDS]
    if codes:
        con.executemany("INSERT INTO staged.target_codes VALUES ($1, $2, $3)", codes)


def _code(dimension: str, value: str, terms: Terms) -> str | None:
    meaning = reader(KINDS[dimension], terms)(value)
    return None if meaning.note in NO_ONE_THING else meaning.value
