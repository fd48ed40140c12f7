"""The rows of one file into the tables in memory: typed, or set aside with the reason."""

from collections.abc import Sequence
from dataclasses import replace

import duckdb
import pyarrow as pa

from warehouse.contract.tables import Table, tables
from warehouse.importers.plan import Plan
from warehouse.personal.masking import mask, mask_column
from warehouse.personal.pseudonyms import pseudonyms
from warehouse.reading.sheet import Loaded, Sheet
from warehouse.staging.cells import cells_of
from warehouse.staging.columns import File, TypedColumn, typed_columns
from warehouse.staging.narrow import hashed
from warehouse.staging.scale import insist_on_scale

FREE = frozenset({"text", "organisation", "label", "event"})  # kinds of columns in which people may write anything
NOTED_AS = {"encoding": "converted_encoding"}  # a line in another encoding than its file has that code already


def stage(file: File, sheet: Sheet, plan: Plan, first: bool = True) -> None:
    """Read one sheet as its plan says: rows into `staged.<table>`, others into `staged.quarantine`, counts into
    `staged.files`. `first`: lines that cannot be cut into cells are this plan's, and no other plan's of the sheet.

    Raises Refused where the file cannot be taken, NeedsAnswer where it can be read in more than one way.
    """
    con, table = file.con, tables()[plan.table]
    cells = cells_of(con, file, table, sheet, plan)
    loaded, file = cells.loaded if first else _without_lines(con, cells.loaded), replace(file, salt=cells.salt)
    if table.name in ("votes", "tallies"):
        insist_on_scale(con, file.name, file.terms.programme)
    dates = file.options.dates or plan.dates
    columns = list(typed_columns(replace(file, options=replace(file.options, dates=dates)), table, cells.columns))
    _typed(con, columns)
    masked = _mask(con, columns)
    faulty = bool(con.execute("SELECT 1 FROM typed WHERE fault IS NOT NULL LIMIT 1").fetchall())
    if faulty:
        cells.pick(con, sheet)
        _quarantine_faults(file, columns)
    _quarantine_unreadable(file)
    cells.drop(con, picked=faulty)
    _insert(file, table, columns)
    _book(file, loaded, columns, masked, plan.dropped)
    con.execute("DROP TABLE typed; " + "".join(f"DROP TABLE {column.means}; " for column in columns if column.means))


def _without_lines(con: duckdb.DuckDBPyConnection, loaded: Loaded) -> Loaded:
    """The sheet without the lines that cannot be read, and without what there is to say of the file as a whole."""
    unreadable = con.execute("SELECT count(*) FROM raw_bad").fetchall()[0][0]
    con.execute("DELETE FROM raw_bad")
    return Loaded(loaded.rows_in - unreadable, ())


def _typed(con: duckdb.DuckDBPyConnection, columns: Sequence[TypedColumn]) -> None:
    names = [f'"{column.name}"' for column in columns]
    values = ", ".join(f"{column.value} AS {name}" for column, name in zip(columns, names, strict=True))
    faults = {f'"#{column.name}"': column for column in columns if column.fault != "NULL"}
    looked = "".join(f", {column.fault} AS {mark}" for mark, column in faults.items())
    fault = f"coalesce({', '.join(faults)}, NULL)" if faults else "NULL::VARCHAR"
    marked = " ".join(f"WHEN {mark} IS NOT NULL THEN '{column.name}'" for mark, column in faults.items())
    where = f"CASE {marked} END" if faults else "NULL::VARCHAR"
    joins = " ".join(column.join(f'narrow."{column.name}"') for column in columns)
    con.execute(f"""
        CREATE TABLE typed AS
        SELECT line, {", ".join(names)}, {fault} AS fault, {where} AS at_fault
        FROM (SELECT line, {values}{looked} FROM narrow {joins})""")


def _mask(con: duckdb.DuckDBPyConnection, columns: Sequence[TypedColumn]) -> int:
    texts = [column.name for column in columns if column.kind in FREE]
    return sum(sum(mask_column(con, "typed", name).values()) for name in texts)


def _quarantine_faults(file: File, columns: Sequence[TypedColumn]) -> None:
    """Rows with a fault, with those of their cells that may be kept: pseudonyms for people, free text masked."""
    cells = ", ".join(f'{column.keepable} AS "{column.name}"' for column in columns)
    joins = " ".join(column.join(hashed(f'cut."{column.name}"', file.salt)) for column in columns)
    file.con.execute(f"""
        CREATE TABLE set_aside AS
        SELECT cut.line AS "#line", at_fault AS "#column", typed.fault AS "#fault", {cells}
        FROM typed JOIN cut ON cut.line = typed.line {joins} WHERE typed.fault IS NOT NULL""")
    for column in columns:
        if column.kind != "person":
            mask_column(file.con, "set_aside", column.name)
    value = " ".join(f"WHEN '{column.name}' THEN \"{column.name}\"" for column in columns)
    kept = ", ".join(f"'{column.name}', \"{column.name}\"" for column in columns)
    file.con.execute(f"""
        INSERT INTO staged.quarantine
        SELECT {file.number}, "#line", "#column", "#fault", NULL, CASE "#column" {value} END,
               CAST(json_object({kept}) AS VARCHAR), NULL
        FROM set_aside""")
    file.con.execute("DROP TABLE set_aside")


def _quarantine_unreadable(file: File) -> None:
    """Lines that cannot be cut into cells, with a keyed hash: a plain one would give away a line that holds little."""
    bad = file.con.sql("SELECT line, code, reason, hash FROM raw_bad").to_arrow_table()
    marks = pa.array(pseudonyms(file.key, "line", bad["hash"].to_pylist()), pa.string())
    file.con.register("bad_lines", bad.append_column("mark", marks))
    file.con.execute(
        f"INSERT INTO staged.quarantine SELECT {file.number}, line, NULL, code, reason, NULL, NULL, mark FROM bad_lines"
    )
    file.con.unregister("bad_lines")


def _insert(file: File, table: Table, columns: Sequence[TypedColumn]) -> None:
    ours = {column.name for column in table.columns}
    own = [column.name for column in columns if column.name in ours]
    declared = [column.name for column in columns if column.name not in ours]
    names, values = ", ".join(f'"{name}"' for name in own), ", ".join(f'"{name}"' for name in own)
    if declared:
        pairs = ", ".join(f"'{name}', \"{name}\"" for name in declared)
        names, values = f"{names}, attributes", f"{values}, CAST(json_object({pairs}) AS VARCHAR)"
    file.con.execute(f"""
        INSERT INTO staged.{table.name} (file, line, {names})
        SELECT {file.number}, line, {values} FROM typed WHERE fault IS NULL""")


def _book(file: File, loaded: Loaded, columns: Sequence[TypedColumn], masked: int, dropped: Sequence[str]) -> None:
    notes = [(NOTED_AS.get(note.code, note.code), note.words, note.count) for note in loaded.notes]
    notes += [(code, column.name, rows) for column in columns for code, rows in column.notes.items()]
    notes += [("masked", None, masked)] if masked else []
    notes += [("dropped_column", mask(name)[0], 1) for name in dropped]
    for code, detail, rows in notes:
        file.con.execute("INSERT INTO staged.file_reasons VALUES ($1, $2, $3, $4)", [file.number, code, detail, rows])
    file.con.execute("UPDATE staged.files SET rows_in = rows_in + $1 WHERE file = $2", [loaded.rows_in, file.number])
