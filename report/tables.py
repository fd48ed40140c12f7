"""The figures of a story as CSV and as a workbook, with a read-me."""

import csv
import io
from datetime import datetime

import pandas as pd
import xlsxwriter

from report.story import Story, Table
from report.words import footer, kicker, made_up_words, method
from warehouse.export.table import guarded

NUMBER_FORMATS = {"people": "#,##0", "count": "#,##0", "residents": "#,##0", "share": "0%", "rate": "0.0"}
FILES = (
    ("impact.pdf", "the document, A4, tagged for screen readers"),
    ("impact.html", "the same and more as one web page; opens without a network"),
    ("figures.csv", "every number: table, row, column, value"),
    ("figures.xlsx", "the same, a sheet a table"),
    ("charts/", "each chart as SVG and as PNG, for slides"),
)


def as_csv(story: Story) -> bytes:
    """Every number in one long table: table, row, column, value."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(("table", "row", "column", "value"))
    for table in story.tables():
        first, *others = table.kinds
        words = table.in_words()
        for place in range(len(table.frame)):
            row = " / ".join(words.iloc[place][column] for column in _names(table))
            for column in others:
                if column not in _names(table):
                    value = _value(table, place, column, words)
                    writer.writerow(guarded(str(cell)) for cell in (table.title, row, column, value))
    return written.getvalue().encode("utf-8-sig")


def _names(table: Table) -> list[str]:
    """The columns that say what a row is: the first, and with it all others of text but the last where all are text."""
    texts = [column for column, kind in table.kinds.items() if kind == "text"]
    return texts if len(texts) < len(table.kinds) else texts[:-1]


def _value(table: Table, place: int, column: str, words: pd.DataFrame) -> object:
    cell = table.frame[column].iloc[place]
    if pd.isna(cell) or table.kinds[column] == "text":
        return words[column].iloc[place]
    return int(cell) if table.kinds[column] in ("people", "count", "residents") else round(float(cell), 4)


def as_xlsx(story: Story) -> bytes:
    """A workbook: a sheet that says what this is, then a sheet a table. Dated by the figures, not by today."""
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    day = story.released_on
    book.set_properties({"title": story.name, "created": datetime(day.year, day.month, day.day)})
    bold, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True})
    about = book.add_worksheet("Read me")
    about.set_column(0, 0, 100, wrapped)
    for row, line in enumerate(read_me(story).splitlines()):
        about.write_string(row, 0, line)
    for table in story.tables():
        _sheet(book, table, bold)
    book.close()
    return written.getvalue()


def _sheet(book: xlsxwriter.Workbook, table: Table, bold: object) -> None:
    sheet = book.add_worksheet(table.key)
    sheet.freeze_panes(1, 1)
    words = table.in_words()
    for at, (column, kind) in enumerate(table.kinds.items()):
        sheet.write_string(0, at, column, bold)
        longest = max([len(column), *map(len, words[column])])
        sheet.set_column(at, at, min(longest + 2, 60))
        form = book.add_format({"num_format": NUMBER_FORMATS[kind]}) if kind in NUMBER_FORMATS else None
        for place in range(len(table.frame)):
            value = _value(table, place, column, words)
            if isinstance(value, str):
                sheet.write_string(place + 1, at, value)
            else:
                sheet.write_number(place + 1, at, value, form)


def read_me(story: Story) -> str:
    """What is in the folder, and how its figures are made, as plain text."""
    files = [f"{name}: {meaning}." for name, meaning in FILES]
    tables = [f"{table.title}." for table in story.tables()]
    lines = [
        story.headline + ".", kicker(story), footer(story), made_up_words(story), "", "Files", *files, "", "Tables",
        *tables, "", "“hidden” stands for a number of people, or what is made of one, that may not be published.", "",
        "How these figures are made", *method(story), "", "Sources", *story.sources,
    ]  # fmt: skip
    return "\n".join(lines) + "\n"
