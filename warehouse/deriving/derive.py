"""The steps from settled rows to a finished warehouse file, in order."""

from pathlib import Path

import duckdb

from warehouse.contract.terms import Terms
from warehouse.decisions import codings_of
from warehouse.deriving.facts import write_facts
from warehouse.deriving.names import resolve_names
from warehouse.deriving.sentences import resolve_sentences
from warehouse.deriving.targets import resolve_targets
from warehouse.deriving.wording import write_words
from warehouse.settings import settings

STEPS = (
    "numbers",
    "books",
    "organisations",
    "people",
    "ideas",
    "votes",
    "contributions",
    "others",
    "latest",
    "remarks",
)


def derive(con: duckdb.DuckDBPyConnection, terms: Terms, folder: Path, key_mark: str) -> None:
    """Fill the attached, empty `release` from `staged`. Raises Refused where a lead's decision cannot be read."""
    write_facts(con, terms.programme, folder, key_mark)
    resolve_names(con, folder)
    resolve_targets(con, terms, folder)
    resolve_sentences(con, terms, folder)
    for row in codings_of(folder, terms):
        con.execute("INSERT INTO staged.codings VALUES ($1, $2, $3, $4, $5)", row)
    limits = {"burst": settings()["import"]["burst_votes_per_minute"]}
    for step in STEPS:
        for statement in con.extract_statements(Path(__file__).with_name(f"{step}.sql").read_text(encoding="utf-8")):
            con.execute(statement, {name: limits[name] for name in statement.named_parameters})
    write_words(con)
