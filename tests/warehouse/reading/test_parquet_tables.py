"""Parquet files: every column as text."""

import io
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from warehouse.refusal import Refused


def made(columns: dict) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def one(read, column) -> list[str]:
    got = read(made({"person": pa.array([f"p{i}" for i in range(len(column))]), "x": column}), name="votes.parquet")
    assert got.bad == []
    return [row[2] for row in got.rows]


@pytest.mark.parametrize(
    "column, texts",
    [
        (pa.array(["00123", "", None, "NULL"]), ["00123", "", "", "NULL"]),
        (pa.array([1, -2, None], pa.int64()), ["1", "-2", ""]),
        (pa.array([0.1, 3.0, 1e20]), ["0.1", "3", "1e+20"]),
        (pa.array([Decimal("1.50"), Decimal("-2.00")]), ["1.50", "-2.00"]),
        (pa.array([True, None]), ["true", ""]),
        (pa.array([None, None], pa.null()), ["", ""]),
        (pa.array([date(2014, 6, 1)]), ["2014-06-01"]),
        (pa.array([time(9, 30)]), ["09:30:00"]),
        (pa.array([datetime.fromisoformat("2014-06-01 09:30")], pa.timestamp("us")), ["2014-06-01 09:30:00"]),
        (pa.array([datetime.fromisoformat("2014-06-01 09:30:00.25")], pa.timestamp("ns")), ["2014-06-01 09:30:00.25"]),
        (pa.array([datetime(2014, 6, 1, 9, 30, tzinfo=UTC)], pa.timestamp("ms", "UTC")), ["2014-06-01 09:30:00Z"]),
        (
            pa.array([datetime(2014, 6, 1, 9, 30, tzinfo=UTC)], pa.timestamp("us", "Europe/London")),
            ["2014-06-01 09:30:00Z"],
        ),
        (pa.array(["a", None, "a"]).dictionary_encode(), ["a", "", "a"]),
        (pa.array([b"caf\xc3\xa9"]), ["café"]),
    ],
)
def test_each_kind_of_column_becomes_this_text(read, column, texts):
    assert one(read, column) == texts


def test_lines_count_the_names_as_line_one(read):
    got = read(made({"person": ["p1", None, "Total", "p2"], "n": [1, None, 3, 2]}), name="votes.parquet")
    assert got.rows == [(2, "p1", "1"), (5, "p2", "2")]
    assert got.codes == [(3, "empty_row"), (4, "total_row")]


def test_no_rows_gives_a_note(read):
    assert read(made({"person": pa.array([], pa.string())}), name="votes.parquet").notes == [("no_rows", 1)]


@pytest.mark.parametrize("column", [pa.array([[1]]), pa.array([{"a": 1}]), pa.array([1], pa.duration("s"))])
def test_a_column_that_holds_no_plain_values_is_refused_by_name(read, column):
    with pytest.raises(Refused, match="The column 'x' of 'votes.parquet' holds "):
        read(made({"person": ["p1"], "x": column}), name="votes.parquet")


def test_bytes_that_are_no_text_are_refused(read):
    with pytest.raises(Refused, match="'votes.parquet' is damaged"):
        read(made({"person": ["p1"], "x": pa.array([b"\xff\xfe\x00"])}), name="votes.parquet")
    assert read.tables() == []


def test_damaged_and_other_files_are_refused(read):
    with pytest.raises(Refused, match="'votes.parquet' is not a Parquet file"):
        read(b"person,x\n", name="votes.parquet")
    with pytest.raises(Refused, match="'votes.parquet' is damaged or not a Parquet file"):
        read(made({"person": ["p1"]})[:-20], name="votes.parquet")


def test_two_columns_of_one_name_are_refused(read):
    table = pa.Table.from_arrays([pa.array(["p1"]), pa.array(["a"])], names=["person", "Person"])
    out = io.BytesIO()
    pq.write_table(table, out)
    with pytest.raises(Refused, match="the column 'person' more than once"):
        read(out.getvalue(), name="votes.parquet")
