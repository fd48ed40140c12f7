"""How the sheets that a mapping fits are read."""

from collections.abc import Mapping as Named
from collections.abc import Sequence

from warehouse.contract.formulas import may_be_formula
from warehouse.contract.tables import tables, tidy
from warehouse.importers.cells import UNGUARDED, Cells, names_in, together
from warehouse.importers.mapping.files import MappedTable, Mapping, insist
from warehouse.importers.plan import Plan, Plans, literal
from warehouse.reading.sheet import Sheet
from warehouse.refusal import Refused

FORMAT = "mapping"


def plans(sheets: Sequence[Sheet], mappings: Sequence[Mapping], attributes: Sequence[str]) -> Plans:
    """How each sheet is read by the first mapping that fits it. Raises Refused where one that was given fits none, or
    names a column that we or the sheet do not have."""
    found: Plans = {}
    for mapping in mappings:
        fits = {place: sheet for place, sheet in enumerate(sheets) if mapping.matches(sheet.header)}
        if not fits and not mapping.saved:
            raise Refused(mapping.name, _fits_none(mapping, sheets))
        found = {place: _plans(mapping, sheet, attributes) for place, sheet in fits.items()} | found
    return found


def _fits_none(mapping: Mapping, sheets: Sequence[Sheet]) -> str:
    wanted = next(iter(mapping.tables))
    names = {name for sheet in sheets for name in names_in(sheet.header)}
    absent = [cell for cell in wanted.match or wanted.columns.values() if tidy(cell) not in names]
    what = f"no table has a column called {absent[0]}" if absent else "no table has all of its columns"
    return f"The mapping {mapping.name} does not fit these files: {what}; correct it or give the files it is for."


def _plans(mapping: Mapping, sheet: Sheet, attributes: Sequence[str]) -> tuple[Plan, ...]:
    cells = Cells(sheet.header)
    fitting = [each for each in mapping.tables if each.matches(sheet.header)]
    return together(cells, [_plan(mapping.name, each, sheet, cells, attributes) for each in fitting])


def _plan(name: str, said: MappedTable, sheet: Sheet, cells: Cells, attributes: Sequence[str]) -> Plan:
    ours = {column.name for column in tables()[said.table].columns}
    ours |= set(attributes) if said.table == "participants" else set()
    for column in (*said.columns, *said.values, *said.fixed):
        insist(name, column in ours, f"{said.table} has no column called {column}; it has {', '.join(sorted(ours))}")
    for header in said.columns.values():
        insist(name, tidy(header) in cells.names, f"{sheet.file.name} has no column called {header}")
    columns = {column: cells.names[tidy(header)] for column, header in said.columns.items()}
    kinds = {column.name: column.kind for column in tables()[said.table].columns}
    sql = {column: UNGUARDED for column in columns if may_be_formula(kinds.get(column, "attribute"))}
    sql |= {column: _translated(values) for column, values in said.values.items()}
    sql |= {column: literal(value) for column, value in said.fixed.items()}
    return Plan(FORMAT, said.table, columns, sql, dates=said.dates)


def _translated(values: Named[str, str]) -> str:
    """SQL for their values as ours, whatever their capitals; any other stays as it is."""
    said = " ".join(f"WHEN lower({literal(theirs.strip())}) THEN {literal(ours)}" for theirs, ours in values.items())
    return f"CASE lower(trim({{cell}})) {said} ELSE {{cell}} END"
