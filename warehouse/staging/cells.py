"""The cells of one sheet that our columns are read from, made ready to be typed."""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from warehouse.contract.tables import Column, Table
from warehouse.importers.plan import Plan
from warehouse.reading import plain
from warehouse.reading.sheet import Loaded, Sheet, lend, load
from warehouse.staging.columns import File, columns_of
from warehouse.staging.narrow import drop_narrow, is_looked_up, make_narrow, make_texts

INVISIBLE = r"[\x{00AD}\x{200B}-\x{200F}\x{2060}\x{FEFF}]"


@dataclass(frozen=True)
class Cells:
    """What was loaded of a sheet; `selected` is the SQL of each of our columns by its name. `narrow` and `texts` are
    there, made with `salt`; `cut` is the text, and where the sheet is `lent` a view of the file itself."""

    loaded: Loaded
    selected: dict[str, str]
    columns: Sequence[Column]
    salt: int
    lent: bool

    def pick(self, con: duckdb.DuckDBPyConnection, sheet: Sheet) -> None:
        """See that `cut` holds every row with a fault in `typed`, with its line. Raises Refused."""
        if self.lent:
            lines = con.execute("SELECT line FROM typed WHERE fault IS NOT NULL ORDER BY line").fetchnumpy()["line"]
            con.execute("DROP VIEW cut; DROP VIEW raw")
            plain.pick(con, sheet, "raw", lines)
            _cut(con, self.selected, numbered=True)

    def drop(self, con: duckdb.DuckDBPyConnection, picked: bool) -> None:
        """Drop all of it. `picked`: `pick` was called."""
        drop_narrow(con)
        con.execute(f"DROP VIEW cut; DROP TABLE raw_bad; DROP {'VIEW' if self.lent and not picked else 'TABLE'} raw")


def cells_of(con: duckdb.DuckDBPyConnection, file: File, table: Table, sheet: Sheet, plan: Plan) -> Cells:
    """The cells of a sheet as its plan says. A file proven plain is read where it lies; any other is loaded into a
    table first, as is one whose lines are not all rows of this table. Raises Refused."""
    return _lent(con, file, table, sheet, plan) or _loaded(con, file, table, sheet, plan)


def _lent(con: duckdb.DuckDBPyConnection, file: File, table: Table, sheet: Sheet, plan: Plan) -> Cells | None:
    if plan.leaves_out or plan.joins_cells or not lend(con, sheet, "raw"):
        return None
    selected = _selected(con, table, sheet, plan, look=sheet.evidence.odd_cells)
    columns = columns_of(file, table, selected)
    _cut(con, selected, numbered=False)
    make_narrow(con, columns, numbered=False)
    salt = make_texts(con, columns, numbered=False)
    rows = con.execute("SELECT count(*) FROM narrowed").fetchall()[0][0]
    first = next((column.name for column in columns if selected[column.name] == "c0" and is_looked_up(column)), None)
    if plain.as_looked_at(con, sheet, rows, ("texts", first) if first else ("raw", "c0")):
        return Cells(Loaded(rows, sheet.notes), selected, columns, salt, lent=True)
    drop_narrow(con)
    con.execute("DROP VIEW cut; DROP VIEW raw; DROP TABLE raw_bad")
    return None


def _loaded(con: duckdb.DuckDBPyConnection, file: File, table: Table, sheet: Sheet, plan: Plan) -> Cells:
    loaded = load(con, sheet, "raw", plan.joins_cells)
    _leave_out(file, plan)
    selected = _selected(con, table, sheet, plan, look=True)
    columns = columns_of(file, table, selected)
    _cut(con, selected, numbered=True)
    make_narrow(con, columns, numbered=True)
    return Cells(loaded, selected, columns, make_texts(con, columns, numbered=True), lent=False)


def _leave_out(file: File, plan: Plan) -> None:
    """Count out the rows that are no row of this table."""
    for code, condition in plan.leaves_out.items():
        rows = file.con.execute(f"DELETE FROM raw WHERE {condition}").fetchall()[0][0]
        if rows:
            file.con.execute("INSERT INTO staged.file_reasons VALUES ($1, $2, NULL, $3)", [file.number, code, rows])
            file.con.execute("UPDATE staged.files SET excluded = excluded + $1 WHERE file = $2", [rows, file.number])


def _selected(con: duckdb.DuckDBPyConnection, table: Table, sheet: Sheet, plan: Plan, look: bool) -> dict[str, str]:
    """SQL over `raw` for the text of each of our columns that the sheet has. `look`: some cell may be odd."""
    cells = {name: f"c{sheet.header.index(cell)}" for name, cell in plan.columns.items()}
    cleaned = [cells[column.name] for column in table.columns if column.name in cells and column.kind != "text"]
    odd = odd_cells(con, cleaned) if look else set()
    selected = {}
    for name in dict.fromkeys([*plan.columns, *plan.sql]):
        cell = cells.get(name, "''")
        selected[name] = plan.sql.get(name, "{cell}").format(cell=clean(cell) if cell in odd else cell)
    return selected


def _cut(con: duckdb.DuckDBPyConnection, selected: dict[str, str], numbered: bool) -> None:
    parts = ["line"] * numbered + [f'{sql} AS "{name}"' for name, sql in selected.items()]
    con.execute(f"CREATE VIEW cut AS SELECT {', '.join(parts)} FROM raw")


def odd_cells(con: duckdb.DuckDBPyConnection, cells: Sequence[str]) -> set[str]:
    """Those of the columns of `raw` in which some cell holds letters beyond ASCII or begins or ends with a space."""
    odd = [f"coalesce(bool_or(strlen({cell}) <> length({cell}) OR {cell} <> trim({cell})), FALSE)" for cell in cells]
    found = con.execute(f"SELECT {', '.join(odd)} FROM raw").fetchall()[0] if cells else ()
    return {cell for cell, is_odd in zip(cells, found, strict=True) if is_odd}


def clean(cell: str) -> str:
    """SQL for a cell's text without invisible characters and spaces around it."""
    return f"trim(regexp_replace(nfc_normalize({cell}), '{INVISIBLE}', '', 'g'), ' \t\r\n\u00a0\u2007\u202f')"
