"""The usual group-bys over one wide table of votes, by DuckDB, pandas and polars: what a dashboard without sums does.

The table is made of the same files with nothing but joins; only the asking is timed. Each engine runs in a process of
its own, with the table in memory (pandas and polars) or in a file (DuckDB).
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

TOO_MANY_FOR_MEMORY = 20_000_000  # votes
START = """
import json, sys, time
import duckdb
con = duckdb.connect(sys.argv[1])
def best(work):
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return min(taken)
"""
TABLE = """
folder = sys.argv[2]
read = "read_csv('" + folder + "/{}.csv', all_varchar = true, null_padding = true)"
con.execute(f'''CREATE TABLE votes AS
    SELECT v.participant_id AS person, p.borough, p.role, p.organisation_kind AS kind,
           coalesce(v.principle, i.principle) AS principle, TRY_CAST(v.vote AS TINYINT) AS vote,
           TRY_CAST(v.voted_at AS TIMESTAMP) AS moment
    FROM {read.format("votes")} AS v
    LEFT JOIN (SELECT DISTINCT ON (participant_id) * FROM {read.format("participants")}) AS p USING (participant_id)
    LEFT JOIN (SELECT DISTINCT ON (idea_id) * FROM {read.format("ideas")}) AS i USING (idea_id)''')
"""
FREE = "role IN ('Nurse', 'GP') AND moment >= '2014-06-23' AND moment < '2014-09-18' AND borough = 'Camden'"
ASK = {
    "duckdb": f"""
def ask(sql):
    return lambda: con.cursor().execute(sql).df()
asked = {{
    "people by borough": ask("SELECT borough, count(DISTINCT person) AS n FROM votes GROUP BY borough"),
    "votes by principle": ask("SELECT principle, vote, count(*) AS n FROM votes GROUP BY principle, vote"),
    "votes by principle and borough":
        ask("SELECT principle, borough, vote, count(*) AS n FROM votes GROUP BY principle, borough, vote"),
    "votes by principle, free filters":
        ask("SELECT principle, vote, count(*) AS n FROM votes WHERE {FREE} GROUP BY principle, vote"),
}}
""",
    "pandas": """
frame = con.execute("SELECT * REPLACE ((hash(person) >> 2)::BIGINT AS person) FROM votes").df()
for name in ("borough", "role", "kind", "principle"):
    frame[name] = frame[name].astype("category")
def some():
    chosen = frame[frame["role"].isin(["Nurse", "GP"]) & (frame["borough"] == "Camden")
                   & (frame["moment"] >= "2014-06-23") & (frame["moment"] < "2014-09-18")]
    return chosen.groupby(["principle", "vote"], observed=True).size()
asked = {
    "people by borough": lambda: frame.groupby("borough", observed=True)["person"].nunique(),
    "votes by principle": lambda: frame.groupby(["principle", "vote"], observed=True).size(),
    "votes by principle and borough": lambda: frame.groupby(["principle", "borough", "vote"], observed=True).size(),
    "votes by principle, free filters": some,
}
""",
    "polars": """
import polars as pl
from datetime import datetime
frame = pl.from_arrow(con.execute(
    "SELECT * REPLACE ((hash(person) >> 2)::BIGINT AS person) FROM votes").to_arrow_table())
frame = frame.with_columns(pl.col("borough", "role", "kind", "principle").cast(pl.Categorical))
chosen = (pl.col("role").is_in(["Nurse", "GP"]) & (pl.col("borough") == "Camden")
          & pl.col("moment").is_between(datetime(2014, 6, 23), datetime(2014, 9, 18), closed="left"))
asked = {
    "people by borough": lambda: frame.group_by("borough").agg(pl.col("person").n_unique()),
    "votes by principle": lambda: frame.group_by("principle", "vote").len(),
    "votes by principle and borough": lambda: frame.group_by("principle", "borough", "vote").len(),
    "votes by principle, free filters": lambda: frame.filter(chosen).group_by("principle", "vote").len(),
}
""",
}
END = "print(json.dumps({name: best(work) for name, work in asked.items()}))"


def group_bys(export: Path, votes: int) -> dict[str, dict[str, float]]:
    """Engine -> group-by -> milliseconds, the best of three. Over 20 million votes DuckDB alone."""
    engines = [name for name in ASK if name == "duckdb" or votes <= TOO_MANY_FOR_MEMORY]
    with tempfile.TemporaryDirectory(prefix="bench-", dir=export.parent) as aside:
        table = Path(aside) / "votes.duckdb"
        _run(START + TABLE, table, export)
        return {name: json.loads(_run(START + ASK[name] + END, table, export)) for name in engines}


def _run(script: str, table: Path, export: Path) -> str:
    done = subprocess.run([sys.executable, "-c", script, str(table), str(export)], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout
