"""Ways to read a programme's files, each to be run in a process of its own: `python -m bench.reading WAY FROM TO`.

Prints the seconds it took and the most memory the process held (MiB). Each way imports only what it needs.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

TABLES = ("participants", "ideas", "comments", "votes")


def by_import(given: Path, out: Path) -> None:
    """Everything an import does."""
    from warehouse.build import run_import

    attempt = run_import(out, [given])
    assert attempt.outcome == "live", attempt.why


def by_duckdb(given: Path, out: Path) -> None:
    """Each file into a table, as DuckDB reads CSV by itself."""
    import duckdb

    con = duckdb.connect(out / "plain.duckdb")
    for name in TABLES:
        con.execute(f"CREATE TABLE {name} AS SELECT * FROM read_csv('{given}/{name}.csv', null_padding = true)")
    con.close()


def by_pandas(given: Path, out: Path) -> None:
    """Read as text, drop all but the latest of votes on the same, join people and ideas, group."""
    import pandas as pd

    names = ("participants", "ideas", "votes")
    people, ideas, votes = (pd.read_csv(given / f"{name}.csv", dtype=str) for name in names)
    votes["voted_at"] = pd.to_datetime(votes["voted_at"], errors="coerce")
    votes = votes.sort_values("voted_at").drop_duplicates(["participant_id", "idea_id", "principle"], keep="last")
    votes = votes.merge(people, on="participant_id", how="left")
    votes = votes.merge(ideas, on="idea_id", how="left", suffixes=("", "_idea"))
    votes.groupby(["borough", "principle_idea"]).size()


def by_polars(given: Path, out: Path) -> None:
    """The same by polars."""
    import polars as pl

    people, ideas, votes = (
        pl.read_csv(given / f"{name}.csv", infer_schema=False) for name in ("participants", "ideas", "votes")
    )
    votes = votes.with_columns(pl.col("voted_at").str.to_datetime(strict=False)).sort("voted_at")
    votes = votes.unique(["participant_id", "idea_id", "principle"], keep="last")
    votes = votes.join(people, on="participant_id", how="left").join(ideas, on="idea_id", how="left", suffix="_idea")
    votes.group_by("borough", "principle_idea").len()


WAYS: dict[str, Callable[[Path, Path], None]] = {
    "import": by_import,
    "duckdb": by_duckdb,
    "pandas": by_pandas,
    "polars": by_polars,
}


def main() -> None:
    """Go one way."""
    way, given, out = sys.argv[1:]
    started = time.perf_counter()
    WAYS[way](Path(given), Path(out))
    seconds = time.perf_counter() - started
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    peak = next(line for line in lines if line.startswith("VmHWM"))
    print(json.dumps({"seconds": seconds, "peak_mib": int(peak.split()[1]) / 1024}))


if __name__ == "__main__":
    main()
