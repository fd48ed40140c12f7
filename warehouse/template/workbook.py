"""Writes the template: a sheet that explains, a data dictionary, and a blank sheet for each table."""

from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from warehouse.contract.tables import Column, Table, tables
from warehouse.importers.canonical import EXPLANATIONS
from warehouse.programme import Programme
from warehouse.refusal import Refused
from warehouse.template.dictionary import Entry, accepted, columns_of, entries

READ_ME = Path(__file__).with_name("read_me.txt")
HEADINGS = Entry("Table", "Column", "Required", "What it means", "What is accepted")
WIDTHS = Entry(16, 20, 26, 64, 90)
KEPT_AS_TEXT = frozenset({"person", "idea", "identifier", "organisation", "label", "text", "postcode"})
STYLES = {
    "title": {"bold": True, "font_size": 14},
    "plain": {"text_wrap": True, "valign": "top"},
    "yes": {"bold": True, "font_color": "white", "bg_color": "#1d3f6e", "border": 1},
    "one of": {"bold": True, "pattern": 14, "bg_color": "#ffffff", "fg_color": "#b9cbe4", "border": 1},
    "no": {"bg_color": "#eef1f5", "border": 1},
    "text": {"num_format": "@"},
}
WIDEST_NOTE = 360  # pixels


def write_template(path: Path, programme: Programme | None = None) -> None:
    """Write the blank workbook to `path`, with the attributes and events that `programme` asks for.

    Raises Refused where the file exists already or cannot be written.
    """
    if path.exists():
        raise Refused(path.name, f"{path} exists already; name a new file.")
    if path.suffix.lower() != ".xlsx":
        raise Refused(path.name, f"{path} should end in .xlsx, because it becomes an Excel workbook.")
    try:
        with xlsxwriter.Workbook(path) as book:
            _fill(book, programme or Programme())
    except (OSError, FileCreateError) as problem:
        raise Refused(path.name, f"{path} cannot be written ({problem}); choose another place.") from problem


def _fill(book: xlsxwriter.Workbook, programme: Programme) -> None:
    styles = {name: book.add_format(style) for name, style in STYLES.items()}
    read_me, dictionary = EXPLANATIONS
    _explain(book.add_worksheet(read_me), styles)
    _define(book.add_worksheet(dictionary), programme, styles)
    for table in tables().values():
        _blank(book.add_worksheet(table.name), table, programme, styles)


def _explain(sheet: Worksheet, styles: dict[str, Format]) -> None:
    """The Read me: a line that follows an empty one is a heading."""
    sheet.set_column(0, 0, 110)
    sheet.hide_gridlines(2)
    heading = True
    for row, line in enumerate(READ_ME.read_text(encoding="utf-8").splitlines()):
        sheet.write_string(row, 0, line, styles["title" if heading else "plain"])
        heading = not line


def _define(sheet: Worksheet, programme: Programme, styles: dict[str, Format]) -> None:
    for row, entry in enumerate((HEADINGS, *entries(programme))):
        for place, words in enumerate(entry):
            sheet.write_string(row, place, words, styles["plain" if row else "yes"])
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)


def _blank(sheet: Worksheet, table: Table, programme: Programme, styles: dict[str, Format]) -> None:
    """A header; columns of identifiers are text, so that a spreadsheet keeps 00123 as it is."""
    for place, column in enumerate(columns_of(table, programme)):
        sheet.set_column(
            place, place, max(14, len(column.name) + 4), styles["text"] if column.kind in KEPT_AS_TEXT else None
        )
        sheet.write_string(0, place, column.name, styles[column.required])
        sheet.write_comment(0, place, _note(column, programme), {"width": WIDEST_NOTE, "height": 120})
    sheet.freeze_panes(1, 0)


def _note(column: Column, programme: Programme) -> str:
    need = {"yes": "Required. ", "one of": "This or one of the other striped columns is required. "}.get(
        column.required, ""
    )
    return f"{need}{column.meaning}.\nAccepted: {accepted(column, programme)}."
