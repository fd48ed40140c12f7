"""An import against DuckDB, pandas and polars reading the same files.

Each way runs in a process of its own, which gives its peak memory; the ratios are to be trusted, not the seconds.
"""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.apart import in_a_process
from bench.programmes import Wanted, export, forget_release, place_of_release, rows_of
from bench.reading import WAYS

TOO_MANY_FOR_MEMORY = 20_000_000  # votes: as text they no longer fit into it


def measured(keep: Path, wanted: Wanted, only: Sequence[str] = tuple(WAYS)) -> dict:
    """Seconds and peak MiB of each way, the import's ratios to the others, and the size of what it wrote.

    What was imported is kept for the other parts.
    """
    given, own = export(keep, wanted), place_of_release(keep, wanted)
    forget_release(keep, wanted)
    own.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=keep) as aside:
        places = {"import": own}
        ways = {
            way: json.loads(in_a_process("bench.reading", way, given, places.get(way, Path(aside))))
            for way in _fit(wanted, only)
        }
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
    left_out = {"pandas", "polars"} if wanted.votes > TOO_MANY_FOR_MEMORY else set()
    return [way for way in only if way not in left_out]


def _bytes(folder: Path, name: str) -> int:
    return sum(path.stat().st_size for path in folder.rglob(name))
