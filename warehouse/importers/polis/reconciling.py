"""What was loaded against what the export says of itself: to be told to people, never to be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from warehouse.importers.polis.files import COMMENTS, MATRIX, by_kind, looked_into, place_of, summary_of
from warehouse.importers.polis.matrix import statements_in, unfold
from warehouse.personal.masking import mask_identifier
from warehouse.personal.pseudonyms import pseudonyms
from warehouse.reading.sheet import Sheet

COUNTED = {
    "voters": "SELECT count(DISTINCT participant_id) FROM polis_votes",
    "commenters": "SELECT count(DISTINCT participant_id) FROM polis_ideas",
    "comments": "SELECT count(*) FROM polis_ideas",
}
LATEST_AGAINST_CELLS = """
    WITH latest AS (
        SELECT participant_id AS person, idea_id AS idea, vote, TRUE AS known FROM polis_votes
        QUALIFY row_number() OVER (
            PARTITION BY person, idea ORDER BY voted_at DESC NULLS LAST, file DESC, line DESC) = 1),
    cells AS (
        SELECT identity AS person, idea, c.vote, TRUE AS known FROM polis_cells AS c
        LEFT JOIN polis_people USING (participant) LEFT JOIN polis_statements USING (comment)
        WHERE identity IS NULL OR identity NOT IN (SELECT identity FROM staged.excluded)),
    pairs AS (
        SELECT latest.vote AS ours, cells.vote AS theirs, cells.known IS NULL AS only_ours,
               latest.known IS NULL AS only_theirs
        FROM latest FULL JOIN cells ON latest.person = cells.person AND latest.idea = cells.idea)
    SELECT count(*) FILTER (ours = theirs), count(*) FILTER (ours IS DISTINCT FROM theirs),
           count(*) FILTER (ours = -theirs AND ours <> 0), count(*) FILTER (only_theirs), count(*) FILTER (only_ours)
    FROM pairs"""
CAST_AGAINST_COUNTS = """
    WITH counted AS (
        SELECT idea_id AS idea, count(*) FILTER (vote = 1) AS agreed, count(*) FILTER (vote = -1) AS disagreed
        FROM polis_votes GROUP BY idea),
    judged AS (
        SELECT coalesce(agreed, 0) = TRY_CAST({agrees} AS BIGINT)
           AND coalesce(disagreed, 0) = TRY_CAST({disagrees} AS BIGINT) AS same
        FROM {table} LEFT JOIN polis_statements ON comment = {comment} LEFT JOIN counted USING (idea))
    SELECT count(*) FILTER (same), count(*) FILTER (same IS DISTINCT FROM TRUE) FROM judged"""


@dataclass(frozen=True)
class Check:
    """One comparison: how many of the export's figures are as ours, how many are not, and that as a sentence."""

    name: str
    matches: int
    differs: int
    words: str


def reconcile(con: duckdb.DuckDBPyConnection, sheets: Sequence[Sheet], source: str, key: bytes) -> list[Check]:
    """Latest votes against the matrix, votes cast against comments.csv, counts against summary.csv; each if it's there.

    To be called once the rows of the source (its name) are settled in `staged`; people left out are not compared.
    """
    found, said, checks = by_kind(sheets), summary_of(by_kind(sheets)), []
    _rows_of(con, source)
    if MATRIX in found and statements_in(found[MATRIX]):
        checks.append(_latest_votes(con, found[MATRIX], source, key))
    if COMMENTS in found:
        checks.append(_votes_cast(con, found[COMMENTS], key))
    if said:
        checks.append(_counts(con, said))
    con.execute("DROP VIEW polis_votes; DROP VIEW polis_ideas; DROP VIEW polis_idea_ids")
    return checks


def _rows_of(con: duckdb.DuckDBPyConnection, source: str) -> None:
    number = con.execute("SELECT source FROM staged.sources WHERE name = $1", [source]).fetchall()[0][0]
    of_source = f"file IN (SELECT file FROM staged.files WHERE source = {number})"
    con.execute(f"""
        CREATE TEMP VIEW polis_votes AS FROM staged.votes WHERE {of_source};
        CREATE TEMP VIEW polis_ideas AS FROM staged.ideas WHERE {of_source};
        CREATE TEMP VIEW polis_idea_ids AS SELECT idea, idea_id FROM staged.idea_ids WHERE source = {number}""")


def _latest_votes(con: duckdb.DuckDBPyConnection, matrix: Sheet, source: str, key: bytes) -> Check:
    with looked_into(con, matrix) as table:
        unfold(con, matrix, table, "polis_cells")
    raw = _texts(con, "SELECT DISTINCT participant FROM polis_cells")
    people = {"participant": raw, "pseudonym": pseudonyms(key, source, raw)}
    _keep(con, "polis_people", "staged.identities", people)
    _name_statements(con, "SELECT DISTINCT comment FROM polis_cells", key)
    found = con.execute(LATEST_AGAINST_CELLS).fetchall()[0]
    con.execute("DROP TABLE polis_cells; DROP TABLE polis_people; DROP TABLE polis_statements")
    return Check("latest votes", found[0], found[1], _about_votes(matrix.file.name, *found))


def _about_votes(name: str, same: int, differs: int, opposite: int, only_theirs: int, only_ours: int) -> str:
    if not differs:
        return f"All {same:,} latest votes are those in {name}."
    turned = "; most are the opposite, so check --sign" if opposite > same else ""
    kinds = {"different": differs - only_theirs - only_ours, "only there": only_theirs, "only in the votes": only_ours}
    listed = ", ".join(f"{kind}: {count:,}" for kind, count in kinds.items())
    return f"{same:,} latest votes are those in {name} ({listed}){turned}."


def _votes_cast(con: duckdb.DuckDBPyConnection, comments: Sheet, key: bytes) -> Check:
    comment, agrees, disagrees = (place_of(comments, name) for name in ("comment_id", "agrees", "disagrees"))
    with looked_into(con, comments) as table:
        _name_statements(con, f"SELECT DISTINCT {comment} FROM {table}", key)
        query = CAST_AGAINST_COUNTS.format(table=table, comment=comment, agrees=agrees, disagrees=disagrees)
        same, differs = con.execute(query).fetchall()[0]
    con.execute("DROP TABLE polis_statements")
    name, all_of = comments.file.name, same + differs
    words = f"{name} counts as many agrees and disagrees as were cast for {same:,} of {all_of:,} statements."
    return Check("agrees and disagrees", same, differs, words)


def _counts(con: duckdb.DuckDBPyConnection, said: dict[str, str]) -> Check:
    counted = {name: _texts(con, query)[0] for name, query in COUNTED.items() if name in said}
    unlike = {name: count for name, count in counted.items() if said[name].strip() != str(count)}
    listed = " and ".join(f"{said[name]} {name} where we count {count:,}" for name, count in unlike.items())
    same, ending = len(counted) - len(unlike), f"; it says {listed}" if listed else ""
    words = f"The summary gives {same} of {len(counted)} counts as we find them{ending}."
    return Check("summary", same, len(unlike), words)


def _name_statements(con: duckdb.DuckDBPyConnection, query: str, key: bytes) -> None:
    raw = _texts(con, query)
    statements = {"comment": raw, "idea_id": [mask_identifier(key, text) for text in raw]}
    _keep(con, "polis_statements", "polis_idea_ids", statements)


def _texts(con: duckdb.DuckDBPyConnection, query: str) -> list:
    return [row[0] for row in con.execute(query).fetchall()]


def _keep(con: duckdb.DuckDBPyConnection, into: str, known: str, named: dict[str, list[str]]) -> None:
    """The rows of `named` together with those of `known` that have the same value in the column both share."""
    con.register("polis_named", pa.table({name: pa.array(values, pa.string()) for name, values in named.items()}))
    con.execute(f"CREATE OR REPLACE TEMP TABLE {into} AS SELECT * FROM polis_named NATURAL JOIN {known}")
    con.unregister("polis_named")
