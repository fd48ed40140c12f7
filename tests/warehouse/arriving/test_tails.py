"""What is new in a watched folder."""

import os
import time
from pathlib import Path

import pytest

from warehouse.arriving.tails import Mark, arrived, write_out

HEAD, ONE, TWO = b"participant_id,idea_id,vote\n", b"p1,i1,1\n", b"p2,i1,1\n"


def read(folder: Path) -> dict[str, Mark]:
    """The marks of a folder of which everything there is has been read."""
    return {tail.path.name: tail.mark for tail in arrived(folder, {}).tails}


def new(folder: Path, marks: dict[str, Mark], place: Path) -> dict[str, bytes]:
    """What arrived since, as it is written out."""
    write_out(arrived(folder, marks), place)
    return {path.name: path.read_bytes() for path in place.iterdir()}


def long_still(file: Path) -> None:
    """Nobody has written to the file for a minute."""
    os.utime(file, (time.time() - 60,) * 2)


@pytest.fixture
def votes(tmp_path) -> Path:
    """A table of one vote in a folder of its own."""
    folder = tmp_path / "watched"
    folder.mkdir()
    (folder / "votes.csv").write_bytes(HEAD + ONE)
    return folder / "votes.csv"


def test_a_new_file_is_new_as_a_whole(votes, tmp_path):
    assert new(votes.parent, {}, tmp_path / "out") == {"votes.csv": HEAD + ONE}


def test_of_a_file_that_grew_the_new_rows_come_under_its_header(votes, tmp_path):
    marks = read(votes.parent)
    votes.write_bytes(HEAD + ONE + TWO)
    assert new(votes.parent, marks, tmp_path / "out") == {"votes.csv.000000000003.csv": HEAD + TWO}


def test_what_was_read_is_not_new(votes):
    assert arrived(votes.parent, read(votes.parent)).tails == ()


def test_a_line_that_is_being_written_is_waited_for(votes, tmp_path):
    marks = read(votes.parent)
    votes.write_bytes(HEAD + ONE + TWO + b"p3,i1")
    found = arrived(votes.parent, marks)
    assert (found.waiting, found.bytes) == (True, len(TWO))


def test_a_cell_that_is_being_written_is_waited_for(votes):
    marks = read(votes.parent)
    votes.write_bytes(HEAD + ONE + TWO + b'p3,"a cell\nof two lines')
    assert arrived(votes.parent, marks).bytes == len(TWO)


def test_a_last_line_without_an_end_is_taken_once_nobody_writes(votes):
    marks = read(votes.parent)
    votes.write_bytes(HEAD + ONE + TWO.strip())
    long_still(votes)
    found = arrived(votes.parent, marks)
    assert (found.waiting, found.bytes) == (False, len(TWO) - 1)


@pytest.mark.parametrize("content", [HEAD + TWO + ONE, HEAD, b""], ids=["other rows", "fewer rows", "nothing"])
def test_a_file_with_other_rows_than_before_was_replaced(votes, content):
    marks = read(votes.parent)
    votes.write_bytes(content)
    assert arrived(votes.parent, marks).replaced


def test_a_file_that_is_gone_was_replaced(votes):
    marks = read(votes.parent)
    votes.unlink()
    assert arrived(votes.parent, marks).replaced


def test_a_workbook_is_taken_only_once_nobody_writes_to_it(votes):
    workbook = votes.with_name("more.xlsx")
    workbook.write_bytes(b"PK")
    assert [tail.path.name for tail in arrived(votes.parent, {}).tails] == ["votes.csv"]
    long_still(workbook)
    assert [tail.path.name for tail in arrived(votes.parent, {}).tails] == ["more.xlsx", "votes.csv"]


def test_a_workbook_that_changed_was_replaced(votes):
    workbook = votes.with_name("more.xlsx")
    workbook.write_bytes(b"PK")
    long_still(workbook)
    marks = read(votes.parent)
    workbook.write_bytes(b"PK more")
    long_still(workbook)
    assert arrived(votes.parent, marks).replaced


def test_files_that_hold_no_table_are_passed_over(votes):
    votes.with_name("votes.csv.part").write_bytes(HEAD)
    votes.with_name("read me.txt").write_bytes(b"Hello")
    assert [tail.path.name for tail in arrived(votes.parent, {}).tails] == ["votes.csv"]


def test_rows_of_a_file_come_after_those_that_were_there_before(votes, tmp_path):
    marks = read(votes.parent)
    votes.write_bytes(HEAD + ONE + TWO)
    (name,) = new(votes.parent, marks, tmp_path / "out")
    assert "votes.csv" < name < "votes2.csv"


def test_terms_that_come_later_say_how_all_that_was_there_is_to_be_read(votes):
    marks = read(votes.parent)
    terms = votes.with_name("programme.toml")
    terms.write_text('name = "A workshop"')
    long_still(terms)
    assert arrived(votes.parent, marks).replaced


def test_terms_alone_are_no_table(votes):
    votes.unlink()
    votes.with_name("programme.toml").write_text('name = "A workshop"')
    assert not arrived(votes.parent, {}).holds_tables
