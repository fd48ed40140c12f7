"""The fast way in: DuckDB's own CSV reader, told everything, for files proven to have one record a line."""

import duckdb

from warehouse.reading.evidence import insist_on_sha
from warehouse.reading.regular import insist_on_same
from warehouse.reading.screen import text_of
from warehouse.reading.shapes import Sheet
from warehouse.reading.tables import count_of, named, set_aside


def read(con: duckdb.DuckDBPyConnection, sheet: Sheet, delimiter: str, into: str) -> bool:
    """Fills the empty table `into` and returns True; False, leaving it empty, when some line is of another width.

    Raises Refused when the file is not the one that was looked at.
    """
    file, evidence = sheet.file, sheet.evidence
    con.execute("SET preserve_insertion_order = true")  # lines are numbered by position
    con.execute(f"INSERT INTO {named(into)} SELECT NULL, * FROM {_reader(sheet, delimiter)}")
    if evidence.fresh:
        insist_on_sha(file.path, file.name, file.sha256)
    insist_on_same(file.path, file.name, evidence.stamp)
    if count_of(con, into) != evidence.lines - 1:
        con.execute(f"DELETE FROM {named(into)}")
        return False
    # Counted afterwards from the position: row_number() OVER () would read the file on one thread.
    con.execute(f"UPDATE {named(into)} SET line = rowid + 2")
    set_aside(con, into, sheet.header, delimiter)
    return True


def _reader(sheet: Sheet, delimiter: str) -> str:
    cells = [f"c{i}" for i in range(len(sheet.header))]
    columns = ", ".join(f"'{cell}': 'VARCHAR'" for cell in cells)
    end = "\\r\\n" if sheet.evidence.line_end == "\r\n" else "\\n"
    # ignore_errors drops lines of another width; the count shows that, and no transaction is lost as by an error.
    return f"""read_csv({text_of(str(sheet.file.path))}, auto_detect=false, columns={{{columns}}}, header=false, skip=1,
        delim={text_of(delimiter)}, new_line='{end}', quote='', escape='', comment='', encoding='utf-8',
        compression='none', force_not_null=[{", ".join(map(text_of, cells))}], strict_mode=true, null_padding=false,
        allow_quoted_nulls=false, hive_partitioning=false, filename=false, ignore_errors=true)"""
