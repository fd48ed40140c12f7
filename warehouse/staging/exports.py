"""One export into the tables in memory, sheet by sheet."""

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from warehouse.contract.terms import Terms
from warehouse.decisions import now
from warehouse.importers import formats
from warehouse.importers.plan import Options, Plan, Plans
from warehouse.intake import Incoming, planned
from warehouse.personal.masking import mask
from warehouse.reading.delimited import Delimited
from warehouse.reading.sheet import Sheet
from warehouse.reading.workbook import Worksheet
from warehouse.settling.exclusions import mark_test_accounts
from warehouse.staging.columns import File
from warehouse.staging.identifiers import link_people
from warehouse.staging.rows import stage

Booked = dict[tuple[str, str | None], int]
"""The number that the rows of a file and table are booked under."""


def stage_export(
    con: duckdb.DuckDBPyConnection, incoming: Incoming, terms: Terms, options: Options, key: bytes, registered: bool
) -> None:
    """Stage every table of an export; list its other files. `registered`: its people are those of a register given
    with it.

    Raises Refused, NeedsAnswer.
    """
    source = _source(con, incoming, key)
    plans = planned(con, incoming, options, terms)
    external = formats.external_ids(con, incoming.sheets)
    registered = registered or bool(incoming.programme and incoming.programme.registered)
    file = File(con, 0, source, "", key, terms, options, register=registered and not external and not incoming.register)
    booked: Booked = {}
    for place, sheet in enumerate(incoming.sheets):
        comma = isinstance(sheet.form, Delimited) and sheet.form.delimiter == ";"
        name = _name(place, incoming.sheets, plans)
        _stage_sheet(replace(file, name=name, decimal_comma=comma), sheet, plans.get(place, ()), booked)
    link_people(con, key, source, external)
    mark_test_accounts(con, key, incoming.source, external, terms.programme)
    _list_others(con, source, incoming)


def _name(place: int, sheets: Sequence[Sheet], plans: Plans) -> str:
    """The name that a sheet's rows are booked under: its file's, and its own too where several worksheets of a workbook
    feed one table, so that a line can be found."""
    sheet = sheets[place]
    fed = {plan.table for plan in plans.get(place, ()) if plan.table}
    alike = [
        other
        for at, other in enumerate(sheets)
        if other.file == sheet.file and fed & {plan.table for plan in plans.get(at, ())}
    ]
    several = len(alike) > 1 and isinstance(sheet.form, Worksheet)
    return f"{sheet.file.name}, {mask(sheet.name or '')[0]}" if several else sheet.file.name


def _stage_sheet(file: File, sheet: Sheet, plans: Sequence[Plan], booked: Booked) -> None:
    """Stage the tables that one sheet feeds. A file's rows of one table are booked together; lines that cannot be read
    are booked with the first table."""
    if not plans:
        _book_file(file.con, file.source, file.name, sheet.file.sha256, None)
    for place, plan in enumerate(plans):
        if (file.name, plan.table) not in booked:
            number = _book_file(file.con, file.source, file.name, sheet.file.sha256, plan)
            booked[file.name, plan.table] = number
        if plan.table:
            stage(replace(file, number=booked[file.name, plan.table]), sheet, plan, first=not place)


def _source(con: duckdb.DuckDBPyConnection, incoming: Incoming, key: bytes) -> int:
    """The source's number: its own where rows are added to a live one, otherwise a new one."""
    live = con.execute("SELECT source FROM staged.sources WHERE name = $1", [incoming.source]).fetchall()
    if live:
        return live[0][0]
    terms = incoming.programme.keyed(key).to_json() if incoming.programme else None
    made_up = bool(incoming.programme and incoming.programme.made_up)
    con.execute(
        "INSERT INTO staged.sources SELECT coalesce(max(source), 0) + 1, $1, $2, $3, $4, TRUE FROM staged.sources",
        [incoming.source, incoming.platform, terms, made_up],
    )
    return con.execute("SELECT max(source) FROM staged.sources").fetchall()[0][0]


def _book_file(con: duckdb.DuckDBPyConnection, source: int, name: str, checksum: str, plan: Plan | None) -> int:
    number = con.execute("SELECT coalesce(max(file), 0) + 1 FROM staged.files").fetchall()[0][0]
    facts = [number, source, name, plan.format if plan else None, plan.table if plan else None, checksum, now()]
    con.execute("INSERT INTO staged.files VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, 0, 0, 0, TRUE)", facts)
    if not plan or not plan.table:
        code = plan.listed_as if plan else "not_a_table"
        con.execute("INSERT INTO staged.file_reasons VALUES ($1, $2, NULL, 1)", [number, code])
    return number


def _list_others(con: duckdb.DuckDBPyConnection, source: int, incoming: Incoming) -> None:
    for file in incoming.export.files:
        if file.kind in ("other", "settings", "mapping"):
            _book_file(
                con, source, file.name, file.sha256, None if file.kind == "other" else Plan(incoming.platform, None)
            )
