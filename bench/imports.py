"""An import against plain DuckDB and pandas reading the same files: `python -m bench.imports --votes 1000000`.

Each way runs in a process of its own, which gives its peak memory; the ratios are to be trusted, not the seconds.
"""

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from warehouse.made_up.programme import write
from warehouse.made_up.terms import Size

RESULTS = Path(__file__).parent / "results"
TIMED = """
import json, os, resource, sys, time
folder, out = sys.argv[1], sys.argv[2]
start = time.perf_counter()
{work}
seconds = time.perf_counter() - start
print(json.dumps({{"seconds": seconds, "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}}))
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
    con.execute(f"CREATE TABLE {name} AS SELECT * FROM read_csv('{folder}/{name}.csv')")
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
}


def main() -> None:
    """Make a programme, time every way of reading it, write the ratios to `bench/results/`."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--votes", type=int, default=1_000_000)
    votes = words.parse_args().votes
    with tempfile.TemporaryDirectory(prefix="participation-bench-") as aside:
        programme = Path(aside) / "programme"
        write(programme, size_of(votes), 2014)
        answer = measured(programme, Path(aside))
    answer |= {
        "votes": votes,
        "python": platform.python_version(),
        "command": f"python -m bench.imports --votes {votes}",
    }
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"imports-{votes}.json").write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer, indent=1))


def size_of(votes: int) -> Size:
    """A programme of that many votes in the sample's proportions, but for its texts, which grow more slowly."""
    return Size(
        people=max(1_500, votes // 12),
        ideas=max(490, votes // 1_000),
        comments=max(1_900, votes // 500),
        idea_votes=votes,
    )


def measured(programme: Path, aside: Path) -> dict:
    """Seconds and peak MiB of each way, the import's ratios to the others, and the size of what it wrote."""
    ways = {}
    for way, work in WAYS.items():
        out = aside / way
        out.mkdir()
        script = TIMED.format(work=work)
        done = subprocess.run(
            [sys.executable, "-c", script, str(programme), str(out)], capture_output=True, text=True, check=True
        )
        ways[way] = json.loads(done.stdout.splitlines()[-1])
    taken = ways["import"]["seconds"]
    csv = sum(path.stat().st_size for path in programme.glob("*.csv"))
    written = sum(path.stat().st_size for path in (aside / "import").rglob("warehouse.duckdb"))
    return {
        "ways": ways,
        "import_to_duckdb": taken / ways["duckdb"]["seconds"],
        "import_to_pandas": taken / ways["pandas"]["seconds"],
        "file_to_csv": written / csv,
    }


if __name__ == "__main__":
    main()
