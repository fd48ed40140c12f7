"""What was loaded against what the export says of itself: to be told to people, never to be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import duckdb
import pyarrow as pa

from warehouse.importers.polis.files import COMMENTS, MATRIX, by_kind, looked_into, place_of, summary_of
from warehouse.importers.polis.matrix import group_sizes, unfold
from warehouse.personal.masking import mask_identifier
from warehouse.personal.pseudonyms import pseudonyms
from warehouse.reading.sheet import Sheet


@dataclass(frozen=True)
class Check:
    """One comparison: how many of the export's own figures are the same as ours, how many are not, and that as a sentence."""

    name: str
    matches: int
    differs: int
    words: str


@dataclass(frozen=True)
class Loaded:
    """The rows of one source in `staged`, and what is needed to find them by the source's own identifiers."""

    con: duckdb.DuckDBPyConnection
    source: str
    key: bytes

    @cached_property
    def number(self) -> int:
        """The source's number in `staged`."""
        return self.con.execute("SELECT source FROM staged.sources WHERE name = $1", [self.source]).fetchall()[0][0]

    def rows(self, table: str) -> str:
        """SQL: the source's rows of one of our tables, as `t`."""
        return f"staged.{table} AS t JOIN staged.files AS f ON f.file = t.file AND f.source = {self.number}"


def reconcile(con: duckdb.DuckDBPyConnection, sheets: Sequence[Sheet], source: str, key: bytes) -> list[Check]:
    """Latest votes against the matrix, votes cast against comments.csv, counts against summary.csv; each where there is one.

    To be called once the rows of the source (its name) are settled in `staged`; people who are left out are not compared.
    """
    found, loaded = by_kind(sheets), Loaded(con, source, key)
    checks = []
    if MATRIX in found:
        checks.append(_latest_votes(loaded, found[MATRIX]))
    if COMMENTS in found:
        checks.append(_votes_cast(loaded, found[COMMENTS]))
    if said := summary_of(found):
        checks.append(_counts(loaded, said, found.get(MATRIX)))
    return checks


def _latest_votes(loaded: Loaded, matrix: Sheet) -> Check:
    con = loaded.con
    unfold(con, matrix, "polis_cells")
    _name_people(loaded)
    _name_ideas(loaded, "SELECT DISTINCT comment FROM polis_cells")
    same, other, opposite, unseen, extra = con.execute(f"""
        WITH latest AS (
            SELECT participant_id, idea_id, vote FROM {loaded.rows("votes")} WHERE idea_id IS NOT NULL
            QUALIFY row_number() OVER (PARTITION BY participant_id, idea_id ORDER BY voted_at DESC NULLS LAST, t.file DESC, line DESC) = 1),
        cells AS (
            SELECT identity, idea, c.vote FROM polis_cells AS c LEFT JOIN polis_people USING (participant) LEFT JOIN polis_ideas USING (comment)),
        pairs AS (
            SELECT latest.vote AS ours, cells.vote AS theirs, cells IS NULL AS extra, latest IS NULL AS unseen
            FROM latest FULL JOIN cells ON latest.participant_id = cells.identity AND latest.idea_id = cells.idea
            WHERE coalesce(latest.participant_id, cells.identity, -1) NOT IN (SELECT identity FROM staged.excluded))
        SELECT count(*) FILTER (ours = theirs), count(*) FILTER (NOT extra AND NOT unseen AND ours IS DISTINCT FROM theirs),
               count(*) FILTER (ours = -theirs AND ours <> 0), count(*) FILTER (unseen), count(*) FILTER (extra) FROM pairs""").fetchone()
    con.execute("DROP TABLE polis_cells; DROP TABLE polis_people; DROP TABLE polis_ideas")
    return Check("latest votes", same, other + unseen + extra, _about_votes(matrix.file.name, same, other, opposite, unseen, extra))


def _about_votes(name: str, same: int, other: int, opposite: int, unseen: int, extra: int) -> str:
    if not other + unseen + extra:
        return f"All {same:,} latest votes are those in {name}."
    turned = "; many are the opposite, so check --sign" if opposite > same else ""
    return (
        f"{same:,} latest votes are those in {name}; {other:,} differ, {unseen:,} stand only there"
        f" and {extra:,} only among the votes{turned}."
    )


def _name_people(loaded: Loaded) -> None:
    raw = [row[0] for row in loaded.con.execute("SELECT DISTINCT participant FROM polis_cells").fetchall()]
    own = pseudonyms(loaded.key, loaded.source, raw)
    _keep(loaded.con, "polis_people", {"participant": raw, "pseudonym": own}, "JOIN staged.identities USING (pseudonym)")


def _name_ideas(loaded: Loaded, comments: str) -> None:
    raw = [row[0] for row in loaded.con.execute(comments).fetchall()]
    own = [mask_identifier(loaded.key, text) for text in raw]
    _keep(loaded.con, "polis_ideas", {"comment": raw, "idea_id": own}, f"JOIN staged.idea_ids USING (idea_id) WHERE source = {loaded.number}")


def _keep(con: duckdb.DuckDBPyConnection, table: str, columns: dict[str, list[str]], joined: str) -> None:
    con.register("polis_named", pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()}))
    con.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM polis_named {joined}")
    con.unregister("polis_named")


def _votes_cast(loaded: Loaded, comments: Sheet) -> Check:
    con, (statement, agrees, disagrees) = loaded.con, (place_of(comments, name) for name in ("comment_id", "agrees", "disagrees"))
    with looked_into(con, comments) as table:
        _name_ideas(loaded, f"SELECT DISTINCT {statement} FROM {table}")
        same, other = con.execute(f"""
            WITH cast_votes AS (
                SELECT idea_id AS idea, count(*) FILTER (vote = 1) AS agreed, count(*) FILTER (vote = -1) AS disagreed
                FROM {loaded.rows("votes")} GROUP BY idea_id),
            judged AS (
                SELECT coalesce(agreed, 0) = TRY_CAST({agrees} AS BIGINT) AND coalesce(disagreed, 0) = TRY_CAST({disagrees} AS BIGINT) AS same
                FROM {table} LEFT JOIN polis_ideas ON comment = {statement} LEFT JOIN cast_votes USING (idea))
            SELECT count(*) FILTER (same), count(*) FILTER (same IS DISTINCT FROM TRUE) FROM judged""").fetchone()
    con.execute("DROP TABLE polis_ideas")
    words = f"{comments.file.name} counts as many agrees and disagrees as were cast for {same:,} of {same + other:,} statements."
    return Check("agrees and disagrees", same, other, words)


def _counts(loaded: Loaded, said: dict[str, str], matrix: Sheet | None) -> Check:
    ours = {
        "voters": f"SELECT count(DISTINCT participant_id) FROM {loaded.rows('votes')}",
        "commenters": f"SELECT count(DISTINCT participant_id) FROM {loaded.rows('ideas')}",
        "comments": f"SELECT count(*) FROM {loaded.rows('ideas')}",
    }
    counted = {name: loaded.con.execute(query).fetchone()[0] for name, query in ours.items()}
    if matrix is not None:
        sizes = group_sizes(loaded.con, matrix)
        counted |= {"groups": len(sizes), "voters-in-conv": sum(sizes.values())}
    compared = {name: (said[name].strip(), count) for name, count in counted.items() if name in said}
    unlike = [f"{theirs} {name} where we count {count:,}" for name, (theirs, count) in compared.items() if theirs != str(count)]
    ending = f"; it says {' and '.join(unlike)}" if unlike else ""
    words = f"The summary gives {len(compared) - len(unlike)} of {len(compared)} counts as we find them{ending}."
    return Check("summary", len(compared) - len(unlike), len(unlike), words)
