"""Each column of one file: where its text stands, how it is read, what its join gives."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import duckdb
import pyarrow as pa

from warehouse.contract.clocks import LONDON
from warehouse.contract.meanings import Meaning, reader
from warehouse.contract.moments import read_moments
from warehouse.contract.tables import Column, Table, declared
from warehouse.contract.terms import Terms
from warehouse.importers.plan import Options
from warehouse.personal.masking import mask_identifier
from warehouse.programme import Programme
from warehouse.settling.exclusions import mark_listed_people
from warehouse.staging.identifiers import number_ideas, number_people
from warehouse.staging.narrow import MOMENTS, hashed, local_time
from warehouse.staging.store import sql_type


@dataclass(frozen=True)
class File:
    """The file whose rows are being read, and what is needed to read them."""

    con: duckdb.DuckDBPyConnection
    number: int
    source: int
    name: str
    key: bytes
    terms: Terms
    options: Options
    decimal_comma: bool = False
    register: bool = False
    salt: int = 0


@dataclass(frozen=True)
class TypedColumn:
    """SQL for one column: over `narrow` (and its dictionary `means`) its value and its fault (a reason code or NULL),
    over `cut` its text as it may be kept."""

    name: str
    kind: str
    value: str
    fault: str
    keepable: str
    means: str
    notes: Mapping[str, int]

    def join(self, key: str) -> str:
        """SQL that joins the column's dictionary, if it has one; `key` gives the hash of its text."""
        return f"LEFT JOIN {self.means} ON {key} = {self.means}.hash" if self.means else ""


def typed_columns(file: File, table: Table, columns: Sequence[Column]) -> Iterator[TypedColumn]:
    """Each of the columns of the table that the file has, typed."""
    for column in columns:
        yield _typed(file, table, column)


def columns_of(file: File, table: Table, present: Collection[str]) -> list[Column]:
    """The columns of a table, and those that the programme declares, which the file has."""
    attributes = [declared(attribute.name) for attribute in file.terms.programme.attributes]
    return [column for column in (*table.columns, *attributes) if column.name in present]


def _typed(file: File, table: Table, column: Column) -> TypedColumn:
    text, kept = f'narrow."{column.name}"', f'cut."{column.name}"'
    missing = f"{text} IS NULL OR {text} = ''"
    required = "'missing_value'" if column.required == "yes" else "NULL"
    if column.kind == "text":
        return TypedColumn(
            column.name, column.kind, f"nullif({text}, '')", f"CASE WHEN {missing} THEN {required} END", kept, "", {}
        )
    if column.kind in MOMENTS:
        moments = read_moments(
            file.con,
            "narrow",
            f'"{column.name}"',
            local_time(column.name),
            file.name,
            column.name,
            file.options.dates,
            _dates_of(file, column),
            column.kind == "joined",
        )
        value = f"CAST({LONDON.format(utc=moments.value)} AS DATE)" if column.kind == "day" else moments.value
        missing = f"({moments.value}) IS NULL AND ({moments.fault}) IS NULL"
        fault = f"CASE WHEN {missing} THEN {required} ELSE {moments.fault} END"
        notes = {code: rows for code, rows in moments.notes.items() if column.kind != "day" or code != "no_zone"}
        return TypedColumn(column.name, column.kind, value, fault, kept, "", notes)
    return _looked_up(file, table, column, required)


def _dates_of(file: File, column: Column) -> Programme:
    """The programme between whose dates a moment has to lie; what became of ideas is often decided when it is over."""
    programme = file.terms.programme
    return replace(programme, end=None) if column.name == "decided_at" else programme


def _looked_up(file: File, table: Table, column: Column, required: str) -> TypedColumn:
    entry = f'"means_{column.name}"'
    look_up(file, table, column, entry)
    rows = file.con.execute(f"SELECT note, sum(n) FROM {entry} WHERE note IS NOT NULL GROUP BY note").fetchall()
    return TypedColumn(
        column.name,
        column.kind,
        f"CAST({entry}.value AS {sql_type(column.kind)})",
        _fault_of(file, entry, required),
        {"person": f"{entry}.pseudonym", "postcode": "NULL::VARCHAR"}.get(column.kind, f'cut."{column.name}"'),
        entry,
        {note: int(n) for note, n in rows},
    )


def _fault_of(file: File, entry: str, required: str) -> str:
    """SQL for the fault of a cell by its dictionary; "NULL" where none can have one."""
    found = file.con.execute(f"SELECT 1 FROM {entry} WHERE fault IS NOT NULL LIMIT 1").fetchall()
    missing = f"WHEN {entry}.value IS NULL THEN {required}" if required != "NULL" else ""
    faulty = f"WHEN {entry}.fault IS NOT NULL THEN {entry}.fault" if found else ""
    return f"CASE {faulty} {missing} END" if faulty or missing else "NULL"


def look_up(file: File, table: Table, column: Column, entry: str) -> None:
    """Make the table `entry` (hash, n, value, fault, note; of people also pseudonym) of the column's different texts,
    each with its number of rows."""
    con, name = file.con, f'"{column.name}"'
    con.execute(f"""
        CREATE OR REPLACE TABLE found_texts AS
        SELECT {name} AS raw, {hashed(name, file.salt)} AS hash, n FROM texts WHERE {name} <> ''""")
    if column.kind == "person":
        number_people(con, file.key, file.source, table.name == "participants", file.register, entry)
        mark_listed_people(con, file.key, "found_texts", file.terms.programme)
    else:
        con.register("found_meanings", _meanings(file, table, column))
        con.execute(f"""
            CREATE OR REPLACE TABLE {entry} AS
            SELECT * EXCLUDE (raw) FROM found_texts JOIN found_meanings USING (raw)""")
        con.unregister("found_meanings")
    con.execute("DROP TABLE found_texts")


def _meanings(file: File, table: Table, column: Column) -> pa.Table:
    """(raw, value, fault, note) for every different text of a column."""
    texts = [text for (text,) in file.con.execute("SELECT raw FROM found_texts").fetchall()]
    if column.kind == "idea":
        return number_ideas(file.con, file.key, file.source, texts, table.name == "ideas")
    meanings = [_meaning(file, column, text) for text in texts]
    return pa.table({"raw": pa.array(texts, pa.string()), **_parts(meanings)})


def _meaning(file: File, column: Column, text: str) -> Meaning:
    if column.kind == "identifier":
        return Meaning(mask_identifier(file.key, text))
    return reader(column.kind, file.terms, file.decimal_comma, column.required != "no")(text)


def _parts(meanings: list[Meaning]) -> dict[str, pa.Array]:
    return {
        part: pa.array([getattr(meaning, part) for meaning in meanings], pa.string())
        for part in ("value", "fault", "note")
    }
