"""What must always hold: both ways of reading text give one table, and nothing written is read otherwise."""

import csv
import io
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.reading.evidence import look_at
from warehouse.reading.export import find_exports
from warehouse.reading.sheet import load, open_sheets

LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
PLAIN_CELL = st.one_of(
    st.sampled_from(["", " ", "Total", "sum", "1", "h0", "h1", "NULL", "é", "Ã©", "#", "\\"]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters='\0\r\n",'), max_size=4),
)
ANY_CELL = st.one_of(st.sampled_from(['"', '""', ",", "\n", "\r\n", "a\nb", 'a"b']), st.text(LETTERS, max_size=5))


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as opened:
        yield opened


def read(con: duckdb.DuckDBPyConnection, content: bytes, seen_quotes: bool = False) -> tuple[list, list, tuple]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(content)
        [export] = find_exports([path], Path(folder) / "work")
        [sheet] = open_sheets(export.files[0], lambda header: header[0] == "h0")
        evidence = replace(sheet.evidence, quotes=seen_quotes or sheet.evidence.quotes)
        loaded = load(con, replace(sheet, evidence=evidence), "t")
    rows, bad = con.execute("FROM t").fetchall(), con.execute("FROM t_bad").fetchall()
    con.execute("DROP TABLE t")
    con.execute("DROP TABLE t_bad")
    assert loaded.rows_in == len(rows) + len(bad)
    return rows, bad, loaded.notes


@st.composite
def plain_files(draw):
    width = draw(st.integers(1, 3))
    widths = st.just(width) if draw(st.booleans()) else st.integers(1, 4)
    lines = draw(st.lists(widths.flatmap(lambda n: st.lists(PLAIN_CELL, min_size=n, max_size=n)), max_size=8))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    header = ",".join(f"h{i}" for i in range(width))
    text = end.join([header, *(",".join(cells) for cells in lines)]) + draw(st.sampled_from(["", end]))
    return text.encode()


@pytest.mark.slow
@settings(max_examples=120, deadline=None)
@given(plain_files())
def test_both_ways_give_the_same_tables(con, content):
    assert read(con, content) == read(con, content, seen_quotes=True)


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 4).flatmap(lambda n: st.lists(st.lists(ANY_CELL, min_size=n, max_size=n), max_size=8)))
def test_what_a_csv_writer_wrote_is_read_back_exactly(con, rows):
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    width = len(rows[0]) if rows else 2
    writer.writerow([f"h{i}" for i in range(width)])
    lines = []
    for row in rows:
        lines.append(len((out.getvalue() + "x").replace("\r\n", "\n").replace("\r", "\n").split("\n")))
        writer.writerow(["id-" + row[0], *row[1:]])
    got, bad, _ = read(con, out.getvalue().encode())
    assert got == [(line, "id-" + row[0], *row[1:]) for line, row in zip(lines, rows, strict=True)]
    assert bad == []


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=40), st.integers(1, 6))
def test_what_a_file_shows_does_not_depend_on_how_it_is_cut_into_chunks(content, size):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(content)
        whole, parts = look_at(path, "a.csv"), look_at(path, "a.csv", size)
    assert replace(parts, head=whole.head, fresh=whole.fresh) == whole
