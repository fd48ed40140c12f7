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
AT_ONCE = 20_000_000  # votes


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
            by_area = "first_area" in statement.named_parameters
            for given in areas_at_once(con, AT_ONCE) if by_area else [limits]:
                con.execute(statement, {name: given[name] for name in statement.named_parameters})
    write_words(con)


def areas_at_once(con: duckdb.DuckDBPyConnection, most: int) -> list[dict[str, str]]:
    """Ranges of areas, in order, whose people gave about `most` votes or fewer; an area that has more stands alone.

    Together they hold every code there is, and none twice.
    """
    (votes,) = con.execute("SELECT count(*) FROM staged.vote_events").fetchall()[0]
    areas = "SELECT gss_code FROM release.people UNION ALL SELECT 'unknown'"
    people = con.execute(f"SELECT gss_code, count(*) FROM ({areas}) GROUP BY ALL ORDER BY ALL").fetchall()
    total = sum(number for _, number in people)
    ranges: list[list[str]] = []
    taken = 0
    for code, number in people:
        if not ranges or (taken + number) * votes > most * total:
            ranges.append([code, code])
            taken = 0
        ranges[-1][1] = code
        taken += number
    return [{"first_area": first, "last_area": last} for first, last in ranges]
