"""What questions cost, and how that grows: `python -m bench.questions --votes 10000 1000000 10000000`.

For programmes of so many votes, made up and imported in turn: every question a page asks, with nothing chosen and with
a borough, a role and days chosen, the best of three; beside it the same question counted from the contributions where
it has a second form. The ratios are to be trusted, not the milliseconds.
"""

import argparse
import json
import math
import platform
import tempfile
import time
from datetime import date
from pathlib import Path

import duckdb

from bench.imports import RESULTS, size_of
from queries.connections import connection
from queries.question import question, questions
from queries.runner import _fits_rollups, bind
from tests.asking import NOTHING_CHOSEN, fitting
from warehouse.build import run_import
from warehouse.live import Release, live_release
from warehouse.made_up.programme import write

FREE = NOTHING_CHOSEN | {
    "areas": ["E09000007", "E09000030"],
    "roles": ["nurse", "gp"],
    "since": date(2014, 6, 23),
    "until": date(2014, 9, 17),
}
TIMES = 3


def main() -> None:
    """Make the programmes, ask, write `bench/results/questions.json`."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--votes", type=int, nargs="+", default=[10_000, 1_000_000])
    sizes = words.parse_args().votes
    asked = {str(votes): _of_size(votes) for votes in sizes}
    answer = {
        "questions": asked,
        "growth": _growth(asked, sizes),
        "python": platform.python_version(),
        "duckdb": duckdb.__version__,
        "command": f"python -m bench.questions --votes {' '.join(map(str, sizes))}",
    }
    (RESULTS / "questions.json").write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer["growth"], indent=1))


def _of_size(votes: int) -> dict[str, dict[str, float | None]]:
    with tempfile.TemporaryDirectory(prefix="participation-bench-") as aside:
        write(Path(aside) / "made", size_of(votes), 2014)
        attempt = run_import(Path(aside) / "programme", [Path(aside) / "made"])
        assert attempt.outcome == "live", attempt.why
        release = live_release(Path(aside) / "programme")
        return {name: _timed(name, release) for name in questions() if not name.startswith("published/")}


def _timed(name: str, release: Release) -> dict[str, float | None]:
    """Milliseconds: as it is asked with nothing chosen, counted from the contributions, and under free filters."""
    nothing, free = (fitting(question(name), chosen) for chosen in (NOTHING_CHOSEN, FREE))
    twofold = _fits_rollups(name, nothing) and question(name).sql != question(name, rolled=True).sql
    return {
        "asked": _best(name, _fits_rollups(name, nothing), nothing, release),
        "counted": _best(name, False, nothing, release) if twofold else None,
        "free": _best(name, _fits_rollups(name, free), free, release),
    }


def _best(name: str, rolled: bool, chosen: dict, release: Release) -> float:
    sql, values = bind(question(name, rolled), chosen)
    cursor, taken = connection(release.warehouse).cursor(), []
    for _ in range(TIMES):
        started = time.perf_counter()
        cursor.execute(sql, values).df()
        taken.append((time.perf_counter() - started) * 1_000)
    return round(min(taken), 2)


def _growth(asked: dict, sizes: list[int]) -> dict[str, dict[str, float]]:
    """For each question, by which power of the number of votes it grows between the smallest and the largest size."""
    if len(sizes) < 2:
        return {}
    first, last = (asked[str(size)] for size in (min(sizes), max(sizes)))
    span = math.log(max(sizes) / min(sizes))
    return {
        name: {key: round(math.log(last[name][key] / first[name][key]) / span, 2) for key in ("asked", "free")}
        for name in first
    }


if __name__ == "__main__":
    main()
