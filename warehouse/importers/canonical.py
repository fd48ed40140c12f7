"""The programme's own format: a file or sheet a table, columns by their own names or a known alias."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from warehouse.contract.formulas import may_be_formula, unguarded_sql
from warehouse.contract.tables import Table, tables, tidy
from warehouse.importers.plan import Plan
from warehouse.reading.sheet import Sheet
from warehouse.refusal import Refused

FORMAT = "canonical"
EXPLANATIONS = ("Read me", "Data dictionary")  # sheets of the template that hold words, not rows


def knows(header: Sequence[str]) -> bool:
    """Whether a row of cells is the header of one of our tables."""
    return any(complete(table, header) for table in tables().values())


def complete(table: Table, header: Sequence[str]) -> bool:
    """Whether every required column of a table is there."""
    return not table.missing(tuple(table.recognise(header)))


def named(sheet: Sheet) -> Table | None:
    """The table that the sheet or file is named after; a sheet of another name only where it has that table's
    columns."""
    by_file = tables().get(tidy(PurePath(sheet.file.name).stem))
    if sheet.name is None:
        return by_file
    return named_after(sheet.name) or (by_file if by_file and complete(by_file, sheet.header) else None)


def named_after(name: str) -> Table | None:
    """The table of that name, however it is spaced and capitalised."""
    return tables().get(tidy(name))


def columns_said(header: Sequence[str]) -> str:
    """The names of a header for a sentence; a row in which fewer than two are ours may be data about people, so none
    of it."""
    ours = max(len(table.recognise(header)) for table in tables().values())
    return (
        "it has: " + ", ".join(cell for cell in header if cell.strip())
        if ours > 1
        else "its first row holds no names of columns we know"
    )


def plan(sheet: Sheet, attributes: Sequence[str] = ()) -> Plan | None:
    """How the sheet is read, or None where it is none of our tables.

    The table it is named after, otherwise the one that recognises most of its columns; never the template's own words.
    Raises Refused where a file named after a table lacks a required column.
    """
    if tidy(sheet.name or "") in map(tidy, EXPLANATIONS):
        return None
    table = named(sheet)
    if table is None:
        table = max(
            (each for each in tables().values() if complete(each, sheet.header)),
            key=lambda each: _fit(each, sheet),
            default=None,
        )
    if table is None:
        return None
    columns = table.recognise(sheet.header, attributes)
    if missing := table.missing(tuple(columns)):
        raise Refused(sheet.file.name, _lacks(sheet, table, missing))
    dropped = tuple(cell for cell in sheet.header if cell.strip() and cell not in columns.values())
    own = {column.name for column in table.columns if not may_be_formula(column.kind)}
    texts = {name: unguarded_sql("{cell}") for name in columns if name not in own} | _of_own_framework(sheet, columns)
    return Plan(FORMAT, table.name, columns, texts, dropped=dropped)


def _of_own_framework(sheet: Sheet, columns: Mapping[str, str]) -> dict[str, str]:
    """A bare principle beside a framework is that framework's, not the programme's."""
    if not {"framework", "principle"} <= set(columns):
        return {}
    framework = f"trim(c{sheet.header.index(columns['framework'])})"
    bare = f"{framework} <> '' AND {{cell}} <> '' AND NOT contains({{cell}}, ':')"
    return {"principle": f"CASE WHEN {bare} THEN {framework} || ':' || {{cell}} ELSE {{cell}} END"}


def _fit(table: Table, sheet: Sheet) -> tuple[int, int]:
    return len(table.recognise(sheet.header)), -len(table.columns)


def _lacks(sheet: Sheet, table: Table, missing: Sequence[str]) -> str:
    lacking = " and no column ".join(missing)
    return f"{sheet.file.name} has no column {lacking}, which {table.name} needs; {columns_said(sheet.header)}."
