"""A lead's sentences of the declaration and what became of ideas, as they stand. They take the place of an export's on
the same: a sentence by its framework and identifier, an outcome by its idea."""

from datetime import datetime
from pathlib import Path

import duckdb

from warehouse.contract.meanings import reader
from warehouse.contract.terms import Terms
from warehouse.refusal import Refused
from warehouse.undoing import standing

UNDECIDED = "undecided"
OUTCOMES = ("kept", "merged", "dropped", UNDECIDED)


def resolve_sentences(con: duckdb.DuckDBPyConnection, terms: Terms, folder: Path) -> None:
    """Fill `staged.decided_statements` and `staged.decided_outcomes`. Raises Refused for one that cannot be read."""
    con.execute("""
        CREATE TABLE staged.decided_statements (
            statement_id VARCHAR, framework VARCHAR, principle VARCHAR, text VARCHAR);
        CREATE TABLE staged.decided_outcomes (
            source_name VARCHAR, idea_id VARCHAR, statement_id VARCHAR, outcome VARCHAR, reason VARCHAR,
            decided_at TIMESTAMP)""")
    for row in standing(folder, "statements"):
        con.execute("INSERT INTO staged.decided_statements VALUES ($1, $2, $3, $4)", _sentence(row, terms))
    for row in standing(folder, "outcomes"):
        con.execute("INSERT INTO staged.decided_outcomes VALUES ($1, $2, $3, $4, $5, $6)", _outcome(row))


def _sentence(row: dict[str, str], terms: Terms) -> tuple[str, str, str | None, str | None]:
    """(statement, framework, principle, text) of a lead's sentence. Raises Refused."""
    known = reader("framework", terms)(row["framework"]).value
    principle = reader("principle", terms)(row["principle"]).value if row["principle"].strip() else None
    what = f"decisions/statements.csv says of the sentence {row['statement_id']!r}"
    if known is None or not row["statement_id"].strip():
        why = f"{what} that it stands in {row['framework']!r}; it needs an identifier and a framework we know."
        raise Refused("statements.csv", why)
    if row["principle"].strip() and (principle is None or not principle.startswith(f"{known}:")):
        why = f"{what} that it stands under {row['principle']!r}, which is not a principle of {known}."
        raise Refused("statements.csv", why)
    return row["statement_id"].strip(), known, principle, row["text"].strip() or None


def _outcome(row: dict[str, str]) -> tuple[str, str, str | None, str, str | None, datetime | None]:
    """What became of an idea, as a lead said. Undecided says that nothing was decided, whatever an export says.

    Raises Refused.
    """
    outcome, statement = row["outcome"].strip().lower(), row["statement_id"].strip()
    what = f"decisions/outcomes.csv says {row['outcome']!r} of the idea {row['idea_id']!r}"
    if outcome not in OUTCOMES:
        raise Refused("outcomes.csv", f"{what}; say one of {', '.join(OUTCOMES)}.")
    if outcome != UNDECIDED and not statement:
        raise Refused("outcomes.csv", f"{what} and no sentence; say which it went into or was weighed for.")
    return row["source"], row["idea_id"], statement or None, outcome, row["reason"].strip() or None, _moment(row)


def _moment(row: dict[str, str]) -> datetime | None:
    """When it was decided (UTC); nothing where somebody wrote what is no moment."""
    try:
        return datetime.fromisoformat(row["when"].strip()).replace(tzinfo=None)
    except ValueError:
        return None
