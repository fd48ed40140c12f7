"""The steps from settled rows to a finished warehouse file, in order."""

from pathlib import Path

import duckdb

from geo.words import normalise
from warehouse.contract.terms import Terms
from warehouse.decisions import accepted_names, codings_of
from warehouse.deriving.facts import write_facts

STEPS = ("numbers", "books", "organisations", "people", "ideas", "votes", "contributions", "others", "latest")


def derive(con: duckdb.DuckDBPyConnection, terms: Terms, folder: Path) -> None:
    """Fill the attached, empty `release` from `staged`. Raises Refused where a lead's decision cannot be read."""
    write_facts(con, terms.programme, folder)
    _names(con, folder)
    for row in codings_of(folder, terms):
        con.execute("INSERT INTO staged.codings VALUES ($1, $2, $3, $4, $5)", row)
    for step in STEPS:
        con.execute(Path(__file__).with_name(f"{step}.sql").read_text(encoding="utf-8"))


def _names(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Organisations are the same when their names are, but for case, spacing and punctuation, or when a lead said so."""
    accepted = accepted_names(folder)
    names = con.execute("""
        SELECT organisation FROM staged.organisations UNION SELECT organisation FROM staged.participants
        UNION SELECT organisation FROM staged.responses""").fetchall()
    keys = [(name, normalise(accepted.get(normalise(name), name))) for (name,) in names if name]
    if keys:
        con.executemany("INSERT INTO staged.organisation_keys VALUES ($1, $2)", keys)
