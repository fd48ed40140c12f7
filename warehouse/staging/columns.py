"""Each column of one file: where its text stands, how it is read, what its join gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import duckdb
import pyarrow as pa

from warehouse.contract.meanings import Meaning, reader
from warehouse.contract.moments import read_moments
from warehouse.contract.tables import Column, Table, declared
from warehouse.contract.terms import Terms
from warehouse.importers.plan import Options
from warehouse.personal.masking import mask_identifier
from warehouse.programme import Programme
from warehouse.settling.exclusions import mark_test_accounts
from warehouse.staging.identifiers import number_ideas, number_people, source_name
from warehouse.staging.store import sql_type

MOMENTS = frozenset({"moment", "joined", "day"})
INVISIBLE = r"[\x{00AD}\x{200B}-\x{200F}\x{2060}\x{FEFF}]"


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


@dataclass(frozen=True)
class TypedColumn:
    """SQL for one column over `cut` (and its dictionary): its value, its fault (a reason code or NULL), its text as
    it may be kept."""

    name: str
    kind: str
    value: str
    fault: str
    keepable: str
    join: str
    notes: Mapping[str, int]


def clean(con: duckdb.DuckDBPyConnection, cell: str, column: Column) -> str:
    """SQL for a cell's text: free text as it came, anything else without invisible characters and spaces around it."""
    if column.kind == "text":
        return cell
    odd = con.execute(
        f"SELECT coalesce(bool_or(strlen({cell}) <> length({cell}) OR {cell} <> trim({cell})), FALSE) FROM raw"
    ).fetchall()[0][0]
    if not odd:
        return cell
    return f"trim(regexp_replace(nfc_normalize({cell}), '{INVISIBLE}', '', 'g'), ' \t\r\n\u00a0\u2007\u202f')"


def typed_columns(file: File, table: Table, present: list[str]) -> Iterator[TypedColumn]:
    """Every column of the table that the file has, as SQL over the view `cut`."""
    attributes = [declared(attribute.name) for attribute in file.terms.programme.attributes]
    for column in (*table.columns, *attributes):
        if column.name in present:
            yield _typed(file, table, column)


def _typed(file: File, table: Table, column: Column) -> TypedColumn:
    text = f'cut."{column.name}"'
    missing = f"{text} IS NULL OR {text} = ''"
    required = "'missing_value'" if column.required == "yes" else "NULL"
    if column.kind == "text":
        return TypedColumn(
            column.name, column.kind, f"nullif({text}, '')", f"CASE WHEN {missing} THEN {required} END", text, "", {}
        )
    if column.kind in MOMENTS:
        moments = read_moments(
            file.con,
            "cut",
            text,
            file.name,
            column.name,
            file.options.dates,
            _dates_of(file, column),
            column.kind == "joined",
        )
        value = f"CAST({_london(moments.value)} AS DATE)" if column.kind == "day" else moments.value
        missing = f"({moments.value}) IS NULL AND ({moments.fault}) IS NULL"
        fault = f"CASE WHEN {missing} THEN {required} ELSE {moments.fault} END"
        notes = {code: rows for code, rows in moments.notes.items() if column.kind != "day" or code != "no_zone"}
        return TypedColumn(column.name, column.kind, value, fault, text, "", notes)
    return _looked_up(file, table, column, text, required)


def _dates_of(file: File, column: Column) -> Programme:
    """The programme between whose dates a moment has to lie; what became of ideas is often decided when it is over."""
    programme = file.terms.programme
    return replace(programme, end=None) if column.name == "decided_at" else programme


def _looked_up(file: File, table: Table, column: Column, text: str, required: str) -> TypedColumn:
    entry = f'"means_{column.name}"'
    _keep(file.con, entry, dictionary(file, table, column))
    rows = file.con.execute(f"""
        SELECT note, count(*) FROM cut JOIN {entry} AS entry ON {text} = entry.raw
        WHERE note IS NOT NULL GROUP BY note""").fetchall()
    return TypedColumn(
        column.name,
        column.kind,
        f"CAST({entry}.value AS {sql_type(column.kind)})",
        f"CASE WHEN {entry}.fault IS NOT NULL THEN {entry}.fault WHEN {entry}.value IS NULL THEN {required} END",
        {"person": f"{entry}.pseudonym", "postcode": "NULL::VARCHAR"}.get(column.kind, text),
        f"LEFT JOIN {entry} ON {text} = {entry}.raw",
        dict(rows),
    )


def dictionary(file: File, table: Table, column: Column) -> pa.Table:
    """(raw, value, fault, note) for every different text of a column."""
    texts = [
        row[0]
        for row in file.con.execute(
            f'SELECT DISTINCT "{column.name}" FROM cut WHERE "{column.name}" <> \'\''
        ).fetchall()
    ]
    if column.kind == "person":
        people = number_people(file.con, file.key, file.source, texts, table.name == "participants", file.register)
        mark_test_accounts(
            file.con,
            file.key,
            source_name(file.con, file.source),
            dict(zip(texts, texts, strict=True)),
            file.terms.programme,
        )
        return people
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


def _keep(con: duckdb.DuckDBPyConnection, entry: str, found: pa.Table) -> None:
    con.register("found_meanings", found)
    con.execute(f"CREATE OR REPLACE TABLE {entry} AS SELECT * FROM found_meanings")
    con.unregister("found_meanings")


def _london(utc: str) -> str:
    return f"timezone('Europe/London', timezone('UTC', {utc}))"
