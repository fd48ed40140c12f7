"""An import against DuckDB, pandas and polars reading the same files.

Each way runs in a process of its own, which gives its peak memory; the ratios are to be trusted, not the seconds.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.programmes import Wanted, export, forget_release, place_of_release, rows_of, size_of
from bench.results import RESULTS

__all__ = ["RESULTS", "measured", "size_of"]
TOO_MANY_FOR_PANDAS = 20_000_000  # votes: as text they no longer fit into the memory
TIMED = """
import json, os, sys, time
folder, out = sys.argv[1], sys.argv[2]
start = time.perf_counter()
{work}
seconds = time.perf_counter() - start
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps({{"seconds": seconds, "peak_mib": int(peak.split()[1]) / 1024}}))
"""
WAYS = {
    "import": """
from pathlib import Path
from warehouse.build import run_import
attempt = run_import(Path(out), [Path(folder)])
assert attempt.outcome == "live", attempt.why
""",
    "duckdb": """
import duckdb
con = duckdb.connect(os.path.join(out, "plain.duckdb"))
for name in ("participants", "ideas", "comments", "votes"):
    con.execute(f"CREATE TABLE {name} AS SELECT * FROM read_csv('{folder}/{name}.csv', null_padding = true)")
con.close()
""",
    "pandas": """
import pandas as pd
people, ideas, votes = (pd.read_csv(f"{folder}/{name}.csv", dtype=str) for name in ("participants", "ideas", "votes"))
votes["voted_at"] = pd.to_datetime(votes["voted_at"], errors="coerce")
votes = votes.sort_values("voted_at").drop_duplicates(["participant_id", "idea_id", "principle"], keep="last")
votes = votes.merge(people, on="participant_id", how="left")
votes = votes.merge(ideas, on="idea_id", how="left", suffixes=("", "_idea"))
votes.groupby(["borough", "principle_idea"]).size()
""",
    "polars": """
import polars as pl
people, ideas, votes = (
    pl.read_csv(f"{folder}/{name}.csv", infer_schema=False) for name in ("participants", "ideas", "votes")
)
votes = votes.with_columns(pl.col("voted_at").str.to_datetime(strict=False)).sort("voted_at")
votes = votes.unique(["participant_id", "idea_id", "principle"], keep="last")
votes = votes.join(people, on="participant_id", how="left").join(ideas, on="idea_id", how="left", suffix="_idea")
votes.group_by("borough", "principle_idea").len()
""",
}


def measured(keep: Path, wanted: Wanted, only: Sequence[str] = tuple(WAYS)) -> dict:
    """Seconds and peak MiB of each way, the import's ratios to the others, and the size of what it wrote.

    What was imported is kept for the other parts.
    """
    given, own = export(keep, wanted), place_of_release(keep, wanted)
    forget_release(keep, wanted)
    own.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=keep) as aside:
        places = {"import": own}
        ways = {way: _in_a_process(WAYS[way], given, places.get(way, Path(aside))) for way in _fit(wanted, only)}
    (own / "whole").touch()
    csv = sum(path.stat().st_size for path in given.glob("*.csv"))
    sizes = {name: _bytes(own, name) for name in ("warehouse.duckdb", "published.duckdb")}
    taken = ways["import"]["seconds"]
    ratios = {f"import_to_{way}": taken / ways[way]["seconds"] for way in ways if way != "import"}
    return {
        "rows": rows_of(keep, wanted),
        "ways": ways,
        **ratios,
        "csv_bytes": csv,
        "file_bytes": sizes,
        "file_to_csv": sizes["warehouse.duckdb"] / csv,
    }


def _fit(wanted: Wanted, only: Sequence[str]) -> list[str]:
    left_out = {"pandas"} if wanted.votes > TOO_MANY_FOR_PANDAS else set()
    return [way for way in only if way not in left_out]


def _in_a_process(work: str, given: Path, out: Path) -> dict[str, float]:
    command = [sys.executable, "-c", TIMED.format(work=work), str(given), str(out)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def _bytes(folder: Path, name: str) -> int:
    return sum(path.stat().st_size for path in folder.rglob(name))
