"""What questions cost at both engines on one machine: `python -m bench.engines --votes 1000000`.

A made-up programme of so many votes is imported and written to ClickHouse, embedded in this process; then every
question is asked of both: as a page does with nothing chosen, counted from the contributions, and with boroughs, roles
and days chosen; the best of three, by turns. The answers are compared. `--folder` takes the live release of a programme
that is there already, `--questions` names the only ones to ask.
"""

import argparse
import json
import platform
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

from bench.programmes import size_of
from bench.results import RESULTS
from queries.connections import connection
from queries.on_clickhouse import answer
from queries.question import COUNTED, ROLLED, question, questions
from queries.rows import bind
from queries.runner import form_of
from tests.asking import NOTHING_CHOSEN, fitting
from warehouse.build import run_import
from warehouse.clickhouse.sending import write
from warehouse.clickhouse.service import Service, client
from warehouse.live import Release, live_release
from warehouse.made_up.programme import write as make_up

FREE = NOTHING_CHOSEN | {
    "areas": ["E09000007", "E09000030"],
    "roles": ["nurse", "gp"],
    "since": date(2014, 6, 23),
    "until": date(2014, 9, 17),
}
TIMES = 3
SIZE = "SELECT sum(bytes_on_disk) AS bytes FROM system.parts WHERE active AND database = {database:String}"


def main() -> None:
    """Make and import the programme, write it, ask both, write `bench/results/engines-<votes>.json`."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--votes", type=int, default=1_000_000)
    words.add_argument("--folder", type=Path, help="a programme that was imported before")
    every = [name for name in questions() if not name.startswith("published/")]
    words.add_argument("--questions", nargs="+", default=every, metavar="NAME")
    given = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="participation-bench-") as aside:
        release = live_release(given.folder or _imported(Path(aside), given.votes))
        result = _measured(release, Path(aside), given.questions)
    result |= {"python": platform.python_version(), "command": _command(given.votes, given.questions, every)}
    (RESULTS / f"engines-{given.votes}.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({key: value for key, value in result.items() if key != "questions"}, indent=1))


def _command(votes: int, names: list[str], every: list[str]) -> str:
    only = "" if names == every else f" --questions {' '.join(names)}"
    return f"python -m bench.engines --votes {votes}{only}"


def _imported(aside: Path, votes: int) -> Path:
    make_up(aside / "made", size_of(votes), 2014)
    attempt = run_import(aside / "programme", [aside / "made"])
    assert attempt.outcome == "live", attempt.why
    return aside / "programme"


def _measured(release: Release, aside: Path, names: list[str]) -> dict:
    where = Service("bench", folder=str(aside / "clickhouse"))
    database = where.database(release.name)
    client(where)
    started = time.perf_counter()
    write(where, release.warehouse, database, aside / "pieces")
    taken = time.perf_counter() - started
    rows = connection(release.warehouse).execute("SELECT count(*) FROM contributions").fetchall()[0][0]
    there = client(where).query_arrow(SIZE, parameters={"database": database})["bytes"][0].as_py()
    asked = {name: _both(name, release, where, database) for name in names}
    return {
        "contributions": rows,
        "seconds_to_write": round(taken, 1),
        "bytes_a_contribution": {
            "duckdb": round(release.warehouse.stat().st_size / rows, 1),
            "clickhouse": round(there / rows, 1),
        },
        "milliseconds_of_all_questions": _added(asked),
        "duckdb": duckdb.__version__,
        "clickhouse": client(where).server_version,
        "questions": asked,
    }


def _added(asked: dict[str, dict]) -> dict[str, dict[str, float]]:
    """Milliseconds of all questions one after the other, by way of asking and engine."""
    ways = {way for each in asked.values() for way in each}
    return {
        way: {
            engine: round(sum(each[way][engine] for each in asked.values() if way in each))
            for engine in ("duckdb", "clickhouse")
        }
        for way in sorted(ways)
    }


def _both(name: str, release: Release, where: Service, database: str) -> dict[str, dict[str, float]]:
    """Milliseconds of a question by way of asking: as a page does, under free filters, counted where there are sums."""
    nothing, free = (fitting(question(name), chosen) for chosen in (NOTHING_CHOSEN, FREE))
    forms = {"asked": (form_of(name, nothing), nothing), "free": (form_of(name, free), free)}
    if question(name).sql != question(name, ROLLED).sql:
        forms["counted"] = (COUNTED, nothing)
    timed = {}
    for way, (form, chosen) in forms.items():
        sql, values = bind(question(name, form), chosen)
        shapes = connection(release.warehouse).cursor()
        ways_of_asking = {
            "duckdb": lambda: connection(release.warehouse).cursor().execute(sql, values).df(),  # noqa: B023
            "clickhouse": lambda: answer(where, database, shapes, sql, values),  # noqa: B023
        }
        timed[way] = _best(ways_of_asking)
    return timed


def _best(ways: dict[str, Callable[[], pd.DataFrame]]) -> dict[str, float]:
    """Milliseconds of the quickest of three, by engine. The answers are held to be the same."""
    taken, frames = {engine: [] for engine in ways}, {}
    for _ in range(TIMES):
        for engine, ask in ways.items():
            started = time.perf_counter()
            frames[engine] = ask()
            taken[engine].append((time.perf_counter() - started) * 1_000)
    pd.testing.assert_frame_equal(frames["clickhouse"], frames["duckdb"], rtol=1e-9, atol=1e-9)
    return {engine: round(min(each), 1) for engine, each in taken.items()}


if __name__ == "__main__":
    main()
