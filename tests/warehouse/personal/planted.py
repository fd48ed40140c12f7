"""Personal data planted in every column of an export, and the search for what is left of it."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet as parquet

NAME = "Zebediah Plantedson"
# What the masking finds in free text, each with the part that is searched for.
IN_WORDS = {
    "zeb@planted.example": "planted.example",
    "zeb (at) hidden-planted (dot) org": "hidden-planted",
    "07700 900461": "900461",
    "020 7946 0461": "7946 0461",
    "943 476 5919": "476 5919",
    "AB 12 34 56 C": "12 34 56",
    "SW1A 2AA": "SW1A 2AA",
    "192.0.2.77": "192.0.2.77",
    "2001:db8::77": "db8::77",
    "@planted_handle": "planted_handle",
    "Mozilla/5.0 (X11; Planted 64) Gecko/1": "Planted 64",
}
WORDS = "Said: " + ", ".join(IN_WORDS)
WHO = f"{NAME} zeb@planted.example 07700 900461 192.0.2.77"
IDENTITY = {"name", "author", "creator", "email", "user", "voter", "participant", "xid", "ip", "agent"}


def with_planted(table: str, people: Iterable[str] | None = None) -> str:
    """A table of text with a row more for each column, in which that column holds what names a person, and with a
    column nobody knows. `people` are columns of identifiers; otherwise they are known by their names."""
    header, *rows = csv.reader(io.StringIO(table))
    named = {name for name in header if set(re.split(r"\W|_", name.casefold())) & IDENTITY}
    known = named if people is None else set(people)
    planted = [
        [*(cell if place != at else WHO if header[at] in known else WORDS for place, cell in enumerate(row)), WHO]
        for row in rows[:1]
        for at in range(len(header))
    ]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([[*header, "Home address"], *([*row, WHO] for row in rows), *planted])
    return out.getvalue()


def left(places: Iterable[Path], said: str = "") -> set[str]:
    """Which of the words planted stand anywhere: in any file's bytes in three encodings, in what a database, a workbook
    or an archive holds, in names of files and folders, and in what was said."""
    marks = (NAME.split()[1], *IN_WORDS.values())
    found = {mark for mark in marks if mark in said}
    for place in places:
        for content in _contents(place):
            found |= {mark for mark in marks if any(mark.encode(form) in content for form in FORMS)}
    return found


FORMS = ("utf-8", "utf-16-le", "utf-16-be")


def _contents(place: Path) -> Iterator[bytes]:
    for path in sorted(place.rglob("*")):
        yield path.name.encode()
        if path.is_file():
            data = path.read_bytes()
            yield data
            yield from _opened(path, data)


def _opened(path: Path, data: bytes) -> Iterator[bytes]:
    if path.suffix == ".duckdb" and data:
        yield from _of_database(path)
    elif path.suffix == ".parquet":
        yield parquet.read_table(io.BytesIO(data)).to_pandas().to_csv().encode()
    elif zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)


def _of_database(path: Path) -> Iterator[bytes]:
    with closing(duckdb.connect(path, read_only=True)) as con:
        columns = con.execute("SELECT schema_name, table_name, column_name FROM duckdb_columns() WHERE NOT internal")
        for schema, table, column in columns.fetchall():
            if con.execute("SELECT count(*) FROM duckdb_views() WHERE view_name = $1", [table]).fetchall() != [(0,)]:
                continue
            rows = con.execute(f'SELECT DISTINCT CAST("{column}" AS VARCHAR) FROM "{schema}"."{table}"').fetchall()
            yield "\0".join(value for (value,) in rows if value).encode()


def workbook(tables: Mapping[str, str]) -> bytes:
    """Tables of text as a workbook, a sheet each."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, text in tables.items():
        sheet = book.create_sheet(name[:31])
        for row in csv.reader(io.StringIO(text)):
            sheet.append(row)
    book.save(out)
    return out.getvalue()


def archive(files: Mapping[str, str]) -> bytes:
    """Files in a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return out.getvalue()
