from hashlib import sha256

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.reading.export import find_exports
from warehouse.reading.sheet import load, open_sheets


@pytest.fixture
def read(tmp_path):
    def read(data, joins_cells=True):
        (tmp_path / "t.csv").write_bytes(data)
        ((file,),) = [export.files for export in find_exports([tmp_path / "t.csv"], tmp_path / "work")]
        (sheet,) = open_sheets(file, lambda header: tuple(header) == ("id", "words"))
        con = duckdb.connect()
        loaded = load(con, sheet, "t", joins_cells)
        rows = con.execute("SELECT * FROM t").fetchall()
        bad = con.execute("SELECT line, code, hash FROM t_bad").fetchall()
        assert loaded.rows_in == len(rows) + len(bad)
        return rows, [each[:2] for each in bad], bad

    return read


def test_surplus_cells_belong_to_the_last_column(read):
    rows, bad, _ = read(b"id,words\n1,a, b,,c\n2,plain\n")
    assert rows == [(2, "1", "a, b,,c"), (3, "2", "plain")]
    assert bad == []


def test_without_joining_such_a_row_is_too_long(read):
    rows, bad, _ = read(b"id,words\n1,a, b\n2,plain\n", joins_cells=False)
    assert rows == [(3, "2", "plain")]
    assert bad == [(2, "long_row")]


def test_quotation_marks_are_letters(read):
    rows, _, _ = read(b'id,words\n1,"a" and b\n2,say "\n3,"a, b"\n4,"c\n')
    assert [words for *_, words in rows] == ['"a" and b', 'say "', '"a, b"', '"c']


def test_lines_with_too_few_cells_carry_on_the_row_above(read):
    rows, bad, _ = read(b"id,words\n1,one\n\nthree\n2,x\r\ny\r\n")
    assert rows == [(2, "1", "one\n\nthree"), (5, "2", "x\r\ny")]
    assert bad == []


def test_a_last_line_without_its_end_was_cut_off(read):
    rows, bad, whole = read(b"id,words\n1,one\n2")
    assert rows == [(2, "1", "one")]
    assert whole == [(3, "short_row", sha256(b"2").hexdigest())]


def test_a_whole_last_line_needs_no_line_end(read):
    assert read(b"id,words\n1,one\n2,two")[0] == [(2, "1", "one"), (3, "2", "two")]


def test_lines_above_the_header_are_preamble_and_below_it_carry_nothing_on(read):
    rows, bad, _ = read(b"made,today\nid,words\nloose\n1,one\n")
    assert rows == [(4, "1", "one")]
    assert bad == [(1, "preamble"), (3, "short_row")]


def test_letters_that_cannot_be_decoded_put_their_row_aside(read):
    rows, bad, _ = read("id,words\n1,é\n".encode() + b"2,\xff\n")
    assert rows == [(2, "1", "é")]
    assert bad == [(3, "encoding")]


def test_a_cell_over_100_kb_is_put_aside(read):
    rows, bad, _ = read(b"id,words\n1,ok\n2," + b"x" * 100_001 + b"\n")
    assert rows == [(2, "1", "ok")]
    assert bad == [(3, "long_cell")]


WORDS = st.text(st.sampled_from('ab ,"\né€'), max_size=20).filter(lambda text: "," not in text.partition("\n")[2])


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=8))
def test_any_words_come_back_as_they_were_written(tmp_path_factory, words):
    folder = tmp_path_factory.mktemp("any")
    (folder / "t.csv").write_text("id,words\n" + "".join(f"{n},{text}\n" for n, text in enumerate(words)), "utf-8")
    ((file,),) = [export.files for export in find_exports([folder / "t.csv"], folder)]
    (sheet,) = open_sheets(file, lambda header: tuple(header) == ("id", "words"))
    con = duckdb.connect()
    load(con, sheet, "t", True)
    assert con.execute("SELECT c1 FROM t ORDER BY line").fetchall() == [(text,) for text in words]
