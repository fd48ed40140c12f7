"""Parquet files as text: times in ISO 8601, whole numbers plain, missing values empty."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from warehouse.reading.evidence import Evidence
from warehouse.reading.firstbytes import PARQUET
from warehouse.reading.header import Knows
from warehouse.reading.regular import open_plain
from warehouse.reading.shapes import Batch, FoundFile, Sheet
from warehouse.refusal import Refused

ROWS = 50_000
HEADER_LINE = 1  # the names, as if they stood in a row; so the first row of data is line 2


def open_parquet(file: FoundFile, evidence: Evidence, knows: Knows) -> Sheet:
    """The one sheet of a Parquet file. Raises Refused when it is damaged or has a column that is no plain value."""
    if not evidence.head.startswith(PARQUET):
        raise Refused(file.name, f"'{file.name}' is not a Parquet file: write it again.")
    with open_plain(file.path, file.name) as opened:
        try:
            schema = pq.ParquetFile(opened).schema_arrow
        except (pa.ArrowException, OSError) as error:
            raise _damaged(file, error) from None
    for column in schema:
        _insist_on_plain_type(file, column)
    header = tuple(name.strip() for name in schema.names)
    if not header:
        raise Refused(file.name, f"'{file.name}' has no columns: write it again.")
    return Sheet(file, None, header, bool(knows(header)), (), HEADER_LINE, evidence, Columnar())


def _damaged(file: FoundFile, error: Exception) -> Refused:
    reason = str(error).splitlines()[0] if str(error) else "no reason given"
    return Refused(file.name, f"'{file.name}' is damaged or not a Parquet file ({reason}): write it again.")


def _insist_on_plain_type(file: FoundFile, column: pa.Field) -> None:
    kind = _inner(column.type)
    if pa.types.is_nested(kind) or pa.types.is_duration(kind) or pa.types.is_interval(kind):
        why = f"The column '{column.name}' of '{file.name}' holds {kind}, not plain values: write it as text."
        raise Refused(file.name, why)


def _inner(kind: pa.DataType) -> pa.DataType:
    while True:
        if pa.types.is_dictionary(kind):
            kind = kind.value_type
        elif isinstance(kind, pa.BaseExtensionType):
            kind = kind.storage_type
        else:
            return kind


@dataclass(frozen=True)
class Columnar:
    """How a Parquet file gives its rows."""

    def fast(self, con: duckdb.DuckDBPyConnection, sheet: Sheet, into: str) -> bool:
        return False

    def batches(self, sheet: Sheet) -> Iterator[Batch]:
        """The rows, 50,000 at a time. Raises Refused when the file is damaged."""
        line = HEADER_LINE + 1
        with open_plain(sheet.file.path, sheet.file.name) as opened:
            try:
                for batch in pq.ParquetFile(opened).iter_batches(ROWS):
                    yield _batch(line, [as_text(column) for column in batch.columns])
                    line += batch.num_rows
            except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
                raise _damaged(sheet.file, error) from None


def _batch(line: int, columns: list[pa.Array]) -> Batch:
    lines = range(line, line + len(columns[0]))
    return Batch(lines, columns, lambda i: "\t".join(column[i].as_py() for column in columns).encode(), [])


def as_text(column: pa.Array) -> pa.Array:
    """A column as text: 2014-06-01 09:30:00, with Z where it has a zone (then UTC); 3; 0.1; true; '' for null."""
    kind = _inner(column.type)
    if isinstance(column, pa.ExtensionArray):
        column = column.storage
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_timestamp(kind) and kind.tz:
        kind = pa.timestamp(kind.unit, "UTC")
    text = column.cast(kind).cast(pa.large_string())
    if pa.types.is_timestamp(kind) or pa.types.is_time(kind):
        text = pc.replace_substring_regex(text, r"(\.\d*?)0+(Z?)$", r"\1\2")
        text = pc.replace_substring_regex(text, r"\.(Z?)$", r"\1")
    return pc.fill_null(text, "")
