"""One table of one source as a CSV file: words for codes, and no cell that a spreadsheet takes for a formula."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

import duckdb

from warehouse.contract.formulas import guarded, may_be_formula
from warehouse.contract.tables import tables
from warehouse.opening import second_cursor
from warehouse.programme import Programme

AT_ONCE = 50_000  # rows
Cell = Callable[[str | None], str | None]


def write_table(con: duckdb.DuckDBPyConnection, table: str, source: int, programme: Programme, place: Path) -> int:
    """Write the rows of one source to `<table>.csv` in `place`, or nothing where there are none; gives their number."""
    answer = con.execute(Path(__file__).with_name(f"{table}.sql").read_text(encoding="utf-8"), {"source": source})
    header = [column[0] for column in answer.description]
    batches = iter(lambda: answer.fetchmany(AT_ONCE), [])
    first = next(batches, None)
    if first is None:
        return 0
    cells = how_written(second_cursor(con), table, header)
    count = 0
    with (place / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_header(header, programme))
        for rows in chain([first], batches):
            writer.writerows(_spread(safe_rows(cells, rows), header, programme))
            count += len(rows)
    return count


def how_written(con: duckdb.DuckDBPyConnection, table: str, header: Sequence[str]) -> list[Cell | None]:
    """For each column what is done to its cells: codes become names, texts are guarded, others stay (None)."""
    kinds = {column.name: column.kind for column in tables()[table].columns}
    return [_written(con, kinds.get(name, "")) for name in header]


def _written(con: duckdb.DuckDBPyConnection, kind: str) -> Cell | None:
    family, _, vocabulary = kind.partition(":")
    if may_be_formula(kind):
        return guarded
    if family in ("area", "areas"):
        return partial(_names, dict(con.execute("SELECT gss_code, name FROM areas").fetchall()))
    if family == "term":
        return partial(
            _names,
            dict(con.execute("SELECT code, name FROM vocabulary WHERE vocabulary = $1", [vocabulary]).fetchall()),
        )
    return None


def _names(names: dict[str, str], codes: str | None) -> str | None:
    return ";".join(names[code] for code in codes.split(";")) if codes else None


def safe_rows(cells: Sequence[Cell | None], rows: Iterable[Sequence]) -> Iterator[list]:
    """Rows with each cell as it is written."""
    for row in rows:
        yield [value if write is None else write(value) for write, value in zip(cells, row, strict=True)]


def _header(header: list[str], programme: Programme) -> list[str]:
    declared = [attribute.name for attribute in programme.attributes] if "attributes" in header else []
    return [name for name in header if name != "attributes"] + declared


def _spread(rows: Iterable[list], header: list[str], programme: Programme) -> Iterator[list]:
    """Declared attributes, kept as JSON in the last column, back into columns of their own."""
    for row in rows:
        if "attributes" in header:
            values = json.loads(row.pop() or "{}")
            row += [guarded(values.get(attribute.name)) for attribute in programme.attributes]
        yield row
