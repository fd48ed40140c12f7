"""Several tables in one text file, each under its title."""

import re

import duckdb
import pytest

from warehouse.reading.export import find_exports
from warehouse.reading.sheet import load, open_sheets
from warehouse.refusal import Refused

TWO = 'About\n\nPeople (2)\nperson,age\nann,4\n"bo,\nsenior",5\n\nPlaces (1)\nplace,place\ncamden,x\n'


def titled(cells):
    return cells[0] if re.fullmatch(r"\w+ \(\d+\)", cells[0]) and not any(cells[1:]) else None


def opened(folder, content):
    (folder / "all.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    [export] = find_exports([folder / "all.csv"], folder / "work")
    return open_sheets(export.files[0], lambda header: "person" in header, titled=titled)


def rows_of(con, sheet):
    load(con, sheet, "t")
    rows, bad = con.execute("FROM t").fetchall(), con.execute("SELECT line, code FROM t_bad").fetchall()
    con.execute("DROP TABLE t; DROP TABLE t_bad")
    return rows, bad


@pytest.fixture
def con():
    return duckdb.connect()


def test_each_title_begins_a_table_with_its_own_header_and_lines(tmp_path, con):
    people, places = opened(tmp_path, TWO)
    assert [(each.name, each.header, each.header_line, each.known) for each in (people, places)] == [
        ("People (2)", ("person", "age"), 4, True),
        ("Places (1)", ("place", "place (2)"), 10, False),
    ]
    assert rows_of(con, people) == ([(5, "ann", "4"), (6, "bo,\nsenior", "5")], [])
    assert rows_of(con, places) == ([(11, "camden", "x")], [])


def test_a_row_of_another_width_is_bad_in_its_own_table_alone(tmp_path, con):
    people, places = opened(tmp_path, TWO.replace("ann,4", "ann,4,x").replace("camden,x", "camden"))
    assert rows_of(con, people)[1] == [(5, "long_row")]
    assert rows_of(con, places)[1] == [(11, "short_row")]


def test_semicolons_and_a_byte_order_mark_are_read_too(tmp_path, con):
    people, _ = opened(tmp_path, "\ufeff" + TWO.replace(",", ";"))
    assert people.header == ("person", "age")
    assert rows_of(con, people)[0][0] == (5, "ann", "4")


def test_a_title_without_anything_below_it_is_no_table(tmp_path):
    assert [each.name for each in opened(tmp_path, TWO + "\nEvents (0)\n")] == ["People (2)", "Places (1)"]


def test_a_file_without_titles_is_one_table(tmp_path):
    [sheet] = opened(tmp_path, "person,age\nann,4\n")
    assert (sheet.name, sheet.header) == (None, ("person", "age"))


def test_a_title_far_down_a_plain_table_is_one_of_its_rows(tmp_path, con):
    [sheet] = opened(tmp_path, "person,age\n" + "ann,4\n" * 40 + "Notes (2),\nbo,5\n")
    assert len(rows_of(con, sheet)[0]) == 42


def test_a_cell_that_is_never_closed_is_refused_with_its_line(tmp_path):
    with pytest.raises(Refused, match="is cut at line 6"):
        opened(tmp_path, TWO.replace('senior"', "senior"))


def test_quotation_marks_that_do_not_fit_are_refused_with_their_line(tmp_path):
    with pytest.raises(Refused, match="the quotation marks in line 6"):
        opened(tmp_path, TWO.replace('senior",5', 'senior"s,5'))
