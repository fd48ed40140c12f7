"""How long it takes to forget a participant of a large programme: `python -m bench.forgetting --votes 1000000`.

A programme is made up and imported twice, so that two releases are kept. Then people are forgotten one after another:
who gave most, who gave least, the author of an idea that others voted on. Afterwards every byte left is searched
for their pseudonyms.
"""

import argparse
import json
import platform
import tempfile
import time
from pathlib import Path

import duckdb

from bench.programmes import size_of
from bench.results import RESULTS
from warehouse.build import run_import
from warehouse.forgetting import forget
from warehouse.importers.plan import Options
from warehouse.live import live_release, releases
from warehouse.made_up.programme import write
from warehouse.opening import in_sql, opened_release
from warehouse.personal.key import load_key
from warehouse.personal.pseudonyms import pseudonyms

SOURCE = "made-up"
PICKED = {
    "most contributions": "ORDER BY count(*) DESC, person LIMIT 1",
    "fewest contributions": "ORDER BY count(*), person LIMIT 1",
    "author of ideas": "HAVING count(*) FILTER (kind = 'idea') > 0 ORDER BY person LIMIT 1",
}


def main() -> None:
    """Make, import twice, forget, measure; the results go to `bench/results/`."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--votes", type=int, default=1_000_000)
    votes = words.parse_args().votes
    with tempfile.TemporaryDirectory(prefix="participation-bench-") as aside:
        answer = measured(Path(aside), votes)
    answer |= {"votes": votes, "python": platform.python_version()}
    answer["command"] = f"python -m bench.forgetting --votes {votes}"
    (RESULTS / f"forgetting-{votes}.json").write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer, indent=1))


def measured(aside: Path, votes: int) -> dict:
    """Seconds for each person forgotten, and how often their pseudonyms are left anywhere but in the tombstone."""
    export, folder = aside / "export", aside / "programme"
    write(export, size_of(votes), 2014)
    for number in range(2):
        if number:
            with (export / "reach.csv").open("a", encoding="utf-8") as file:
                file.write("website,2015-10-30,1\n")
        run_import(folder, [export], Options(source=SOURCE))
    return {"releases_kept": len(releases(folder)), "people": {who: _forgotten(folder, who, export) for who in PICKED}}


def _forgotten(folder: Path, who: str, export: Path) -> dict:
    raw, mark = _somebody(folder, who, export)
    started = time.perf_counter()
    said = forget(folder, raw)
    taken = time.perf_counter() - started
    return {"seconds": taken, "said": said[0], "left": _left(folder, [mark])}


def _somebody(folder: Path, who: str, export: Path) -> tuple[str, str]:
    """A participant's own identifier, and their pseudonym."""
    own = (export / "participants.csv").as_posix()
    with opened_release(live_release(folder)) as con:
        rows = f"SELECT person FROM contributions WHERE person IS NOT NULL GROUP BY person {PICKED[who]}"
        mark = con.execute(f"SELECT pseudonym FROM identities JOIN ({rows}) USING (person)").fetchall()[0][0]
        raws = [raw for (raw,) in con.execute(f"SELECT participant_id FROM read_csv('{own}')").fetchall()]
    by_mark = dict(zip(pseudonyms(load_key(folder), SOURCE, raws), raws, strict=True))
    return by_mark[mark], mark


def _left(folder: Path, marks: list[str]) -> int:
    """In how many cells of any database, and in how many files but the tombstone, these stand."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "forgotten.csv"]
    found = sum(mark.encode() in path.read_bytes() for path in files for mark in marks)
    for path in folder.rglob("*.duckdb"):
        with duckdb.connect() as con:
            con.execute(f"ATTACH {in_sql(path)} AS kept (READ_ONLY)")
            columns = con.execute(
                "SELECT table_name, column_name FROM duckdb_columns() "
                "WHERE database_name = 'kept' AND data_type = 'VARCHAR' AND NOT internal"
            ).fetchall()
            for table, column in columns:
                for mark in marks:
                    sql = f'SELECT count(*) FROM kept.{table} WHERE contains("{column}", $1)'
                    found += con.execute(sql, [mark]).fetchall()[0][0]
    return found


if __name__ == "__main__":
    main()
