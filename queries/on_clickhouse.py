"""Asking ClickHouse: the same question, and an answer that cannot be told from DuckDB's."""

from datetime import date, datetime
from functools import cache

import duckdb
import pandas as pd
import pyarrow as pa

from queries.translation import translated
from warehouse.clickhouse.service import Service, client, in_plain_words

KINDS = (
    (bool, "Bool"),
    (int, "Int64"),
    (float, "Float64"),
    (str, "String"),
    (datetime, "DateTime64(6, 'UTC')"),  # a moment is a day too, so it comes first, as a yes does before a number
    (date, "Date32"),
)
WHOLE = frozenset({"TINYINT", "INTEGER", "BIGINT", "HUGEINT"})


def answer(where: Service, database: str, shapes: duckdb.DuckDBPyConnection, sql: str, values: dict) -> pd.DataFrame:
    """The rows of a bound statement, with the columns and types that DuckDB gives it. `shapes`: a cursor on a database
    with the same tables, which is asked for the types only and reads no row.

    Raises Refused where ClickHouse does not answer, pyarrow.ArrowInvalid for a number that is not of its column's type.
    """
    kinds = tuple((name, _kind(value)) for name, value in values.items())
    statement = translated(sql, kinds)
    bound = {name: value for name, value in values.items() if value is not None and f"{{{name}: " in statement}
    with in_plain_words(where):
        rows = client(where, database).query_arrow(statement, parameters=bound or None)
    return _typed(rows, shapes.execute(f"DESCRIBE {sql}", values).fetchall())


def _kind(value: object) -> str | None:
    """The type of a value there; None for one that is missing."""
    return next((kind for known, kind in KINDS if isinstance(value, known)), None) if value is not None else None


def _typed(rows: pa.Table, columns: list[tuple]) -> pd.DataFrame:
    """Rows in the types of DuckDB, by DuckDB itself."""
    kinds = [kind for _, kind, *_ in columns]
    fields = [_plain(field, kind) for field, kind in zip(rows.schema, kinds, strict=True)]
    typed = [f'CAST("{name}" AS {kind}) AS "{name}"' for name, kind in zip(rows.column_names, kinds, strict=True)]
    return _apart().cursor().from_arrow(rows.cast(pa.schema(fields))).project(", ".join(typed)).df()


def _plain(field: pa.Field, kind: str) -> pa.Field:
    """Moments are UTC and do not say so; a whole number may have come as 3.0, and 3.5 is a fault."""
    if pa.types.is_timestamp(field.type):
        return field.with_type(pa.timestamp("us"))
    return field.with_type(pa.int64()) if pa.types.is_floating(field.type) and kind in WHOLE else field


@cache
def _apart() -> duckdb.DuckDBPyConnection:
    """A database in memory that holds nothing."""
    return duckdb.connect()
