"""The usual group-bys over one wide table of votes, by DuckDB, pandas and polars: what a dashboard without sums does.

The table is made of the same files with nothing but joins; only the asking is timed. Each engine runs in a process of
its own, with the table in memory (pandas and polars) or in a file (DuckDB): `python -m bench.group_bys ENGINE TABLE`.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path

import duckdb

from bench.apart import in_a_process
from bench.measures import best

TOO_MANY_FOR_MEMORY = 20_000_000  # votes
TABLE = """
CREATE TABLE votes AS
SELECT v.participant_id AS person, p.borough, p.role, coalesce(v.principle, i.principle) AS principle,
       TRY_CAST(v.vote AS TINYINT) AS vote, TRY_CAST(v.voted_at AS TIMESTAMP) AS moment
FROM read_csv('{0}/votes.csv', all_varchar = true) AS v
LEFT JOIN (SELECT DISTINCT ON (participant_id) * FROM read_csv('{0}/participants.csv', all_varchar = true)) AS p
    USING (participant_id)
LEFT JOIN (SELECT DISTINCT ON (idea_id) * FROM read_csv('{0}/ideas.csv', all_varchar = true)) AS i USING (idea_id)
"""
NUMBERED = "SELECT * REPLACE (CAST(hash(person) >> 2 AS BIGINT) AS person) FROM votes"
WORDS = ["borough", "role", "principle"]
SINCE, BEFORE = datetime(2014, 6, 23), datetime(2014, 9, 18)
ROLES, BOROUGH = ["Nurse", "GP"], "Camden"
PEOPLE, VOTES, CELLS, FREE = (
    "people by borough",
    "votes by principle",
    "votes by principle and borough",
    "votes by principle, free filters",
)
Asked = dict[str, Callable[[], object]]


def by_duckdb(con: duckdb.DuckDBPyConnection) -> Asked:
    """From the file."""
    chosen = f"role IN ('Nurse', 'GP') AND borough = '{BOROUGH}' AND moment >= '{SINCE}' AND moment < '{BEFORE}'"
    asked = {
        PEOPLE: "SELECT borough, count(DISTINCT person) AS n FROM votes GROUP BY borough",
        VOTES: "SELECT principle, vote, count(*) AS n FROM votes GROUP BY principle, vote",
        CELLS: "SELECT principle, borough, vote, count(*) AS n FROM votes GROUP BY principle, borough, vote",
        FREE: f"SELECT principle, vote, count(*) AS n FROM votes WHERE {chosen} GROUP BY principle, vote",
    }
    return {name: partial(_answer, con, sql) for name, sql in asked.items()}


def _answer(con: duckdb.DuckDBPyConnection, sql: str) -> object:
    return con.cursor().execute(sql).df()


def by_pandas(con: duckdb.DuckDBPyConnection) -> Asked:
    """From a frame whose words are categories."""
    frame = con.execute(NUMBERED).df()
    frame[WORDS] = frame[WORDS].astype("category")

    def filtered() -> object:
        chosen = frame["role"].isin(ROLES) & (frame["borough"] == BOROUGH)
        chosen &= (frame["moment"] >= SINCE) & (frame["moment"] < BEFORE)
        return frame[chosen].groupby(["principle", "vote"], observed=True).size()

    return {
        PEOPLE: lambda: frame.groupby("borough", observed=True)["person"].nunique(),
        VOTES: lambda: frame.groupby(["principle", "vote"], observed=True).size(),
        CELLS: lambda: frame.groupby(["principle", "borough", "vote"], observed=True).size(),
        FREE: filtered,
    }


def by_polars(con: duckdb.DuckDBPyConnection) -> Asked:
    """The same by polars."""
    import polars as pl

    frame = pl.from_arrow(con.execute(NUMBERED).to_arrow_table()).with_columns(pl.col(WORDS).cast(pl.Categorical))
    chosen = pl.col("role").is_in(ROLES) & (pl.col("borough") == BOROUGH)
    chosen &= pl.col("moment").is_between(SINCE, BEFORE, closed="left")
    return {
        PEOPLE: lambda: frame.group_by("borough").agg(pl.col("person").n_unique()),
        VOTES: lambda: frame.group_by("principle", "vote").len(),
        CELLS: lambda: frame.group_by("principle", "borough", "vote").len(),
        FREE: lambda: frame.filter(chosen).group_by("principle", "vote").len(),
    }


ENGINES = {"duckdb": by_duckdb, "pandas": by_pandas, "polars": by_polars}


def group_bys(export: Path, votes: int) -> dict[str, dict[str, float]]:
    """Engine -> group-by -> milliseconds, the best of three. Over 20 million votes DuckDB alone."""
    engines = [name for name in ENGINES if name == "duckdb" or votes <= TOO_MANY_FOR_MEMORY]
    with tempfile.TemporaryDirectory(prefix="bench-", dir=export.parent) as aside:
        table = Path(aside) / "votes.duckdb"
        with closing(duckdb.connect(table)) as con:
            con.execute(TABLE.format(export))
        return {name: json.loads(in_a_process("bench.group_bys", name, table)) for name in engines}


if __name__ == "__main__":
    with closing(duckdb.connect(sys.argv[2], read_only=True)) as opened:
        print(json.dumps({name: best(work) for name, work in ENGINES[sys.argv[1]](opened).items()}))
