"""By which power the cost of an import and of questions grows with votes, people, ideas and organisations, each alone.

The other three stay as they are: a programme of 300,000 votes by 20,000 people on 1,000 ideas of 222 organisations.
Three sizes or more of each; the exponent is the slope of least squares through the logarithms.
"""

import json
import shutil
import sys
from pathlib import Path

from bench.apart import in_a_process
from bench.imports import measured as imported
from bench.measures import exponent
from bench.programmes import Wanted

PEOPLE, IDEAS, VOTES = 20_000, 1_000, 300_000
AXES = {
    "votes": [Wanted(votes, PEOPLE, IDEAS) for votes in (100_000, 300_000, 900_000)],
    "people": [Wanted(VOTES, people, IDEAS) for people in (7_000, 20_000, 60_000)],
    "ideas": [Wanted(VOTES, PEOPLE, ideas) for ideas in (300, 1_000, 3_000)],
    "organisations": [Wanted(VOTES, PEOPLE, IDEAS, times) for times in (1, 3, 9)],
}
TABLE = {"votes": "votes", "people": "participants", "ideas": "ideas", "organisations": "organisations"}


def measured(keep: Path, share: float = 1.0) -> dict:
    """What each programme cost, and the exponents. `share`: of the usual sizes, to try it out."""
    known: dict[Wanted, dict] = {}
    found = {}
    for axis, sizes in AXES.items():
        runs = []
        for wanted in (_smaller(size, share) for size in sizes):
            if wanted not in known:
                known[wanted] = _costs(keep, wanted)
            runs.append({"size": known[wanted]["rows"][TABLE[axis]]} | known[wanted])
        found[axis] = {"runs": runs, "exponents": _exponents(runs)}
    return found


def _costs(keep: Path, wanted: Wanted) -> dict:
    """Of one programme: import and questions; its questions are asked in a process of its own, so cold like others."""
    told = imported(keep, wanted, only=("import", "duckdb"))
    asked = json.loads(in_a_process("bench.growth", keep, json.dumps(vars(wanted))))
    shutil.rmtree(keep / wanted.name)
    return {
        "rows": {table: told["rows"][table] for table in TABLE.values()},
        "import_seconds": told["ways"]["import"]["seconds"],
        "import_to_duckdb": told["import_to_duckdb"],
        "peak_mib": told["ways"]["import"]["peak_mib"],
        "file_mib": told["file_bytes"]["warehouse.duckdb"] / 2**20,
        **asked,
    }


def _exponents(runs: list[dict]) -> dict[str, float | None]:
    costs = [name for name in runs[0] if name not in ("size", "rows", "import_to_duckdb")]
    return {name: exponent([run["size"] for run in runs], [run[name] for run in runs]) for name in costs}


def _smaller(wanted: Wanted, share: float) -> Wanted:
    votes, people, ideas = (int(number * share) for number in (wanted.votes, wanted.people, wanted.ideas))
    return Wanted(votes, people, ideas, wanted.organisations)


def _asked(keep: Path, wanted: Wanted) -> dict[str, float]:
    """Milliseconds of all questions of all pages: as asked, counted from the contributions, under free filters."""
    from bench.questions import pages_measured

    pages = pages_measured(keep, wanted)[0]
    return {
        "questions_ms": sum(page["nothing"]["ms"] for page in pages.values()),
        "counted_ms": sum(page["nothing"]["counted_ms"] for page in pages.values()),
        "free_ms": sum(page["free"]["ms"] for page in pages.values()),
    }


if __name__ == "__main__":
    print(json.dumps(_asked(Path(sys.argv[1]), Wanted(**json.loads(sys.argv[2])))))
