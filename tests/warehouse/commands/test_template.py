"""The blank workbook: complete, explained, and read back."""

from pathlib import Path

import openpyxl
import pytest

from tests.warehouse.commands.programmes import TERMS
from warehouse.__main__ import main
from warehouse.build import run_import
from warehouse.contract.tables import tables
from warehouse.live import current
from warehouse.programme import read_programme
from warehouse.refusal import Refused
from warehouse.report import report
from warehouse.template import write_template


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.xlsx"
    write_template(path)
    return path


def filled_in(template: Path, path: Path, **rows: list[list]) -> Path:
    book = openpyxl.load_workbook(template)
    for table, of_table in rows.items():
        for row in of_table:
            book[table].append(row)
    book.save(path)
    return path


def test_each_table_has_a_sheet_with_its_columns(template: Path):
    book = openpyxl.load_workbook(template)
    assert book.sheetnames == ["Read me", "Data dictionary", *tables()]
    for name, table in tables().items():
        assert [cell.value for cell in book[name][1]] == [column.name for column in table.columns]
        assert book[name].max_row == 1


def test_required_columns_are_marked_and_every_column_has_a_note(template: Path):
    book = openpyxl.load_workbook(template)
    fills = {}
    for name, table in tables().items():
        for cell, column in zip(book[name][1], table.columns, strict=True):
            fills.setdefault(column.required, set()).add((cell.fill.patternType, cell.fill.fgColor.rgb))
            assert column.meaning in cell.comment.text
            assert cell.comment.text.startswith("Required. ") == (column.required == "yes")
    assert all(len(of_kind) == 1 for of_kind in fills.values())
    assert len(set.union(*fills.values())) == 3


def test_the_data_dictionary_says_what_each_column_means_and_takes(template: Path):
    header, *rows = openpyxl.load_workbook(template)["Data dictionary"].iter_rows(values_only=True)
    assert header == ("Table", "Column", "Required", "What it means", "What is accepted")
    columns = [(name, column.name) for name, table in tables().items() for column in table.columns]
    assert [row[:2] for row in rows] == columns
    assert all(all(row) for row in rows)
    said = {row[:2]: row[2:] for row in rows}
    assert said["participants", "participant_id"][0] == "Required"
    assert said["votes", "idea_id"][0] == "One of idea_id or principle"
    assert said["participants", "group"][2] == "Staff; Service user; Carer; Other; Unknown"
    assert said["votes", "principle"][2].startswith("1 (Integrated teams); 2 (Joint planning)")


def test_the_read_me_says_which_tables_are_enough(template: Path):
    words = "\n".join(cell.value for (cell,) in openpyxl.load_workbook(template)["Read me"].iter_rows() if cell.value)
    assert "Any one of these is enough: votes, tallies, ideas, participants." in words
    assert all(name in words for name in tables())


def test_the_template_as_it_came_is_refused_politely(template: Path, tmp_path: Path):
    attempt = run_import(tmp_path, [template])
    assert attempt.outcome == "refused"
    assert attempt.why.startswith("template.xlsx is the template with nothing filled in; fill in at least one")
    assert current(tmp_path) is None


def test_a_filled_in_template_is_imported(template: Path, tmp_path: Path):
    book = filled_in(
        template,
        tmp_path / "ours.xlsx",
        participants=[["00123", "A Trust", None, "Camden", None, "Nurse"], ["1E5", None, None, None, "SE1 7EH"]],
        ideas=[["i1", "00123", 1, None, "A title", "Its words"]],
        votes=[["00123", "i1", None, "for", "2014-06-30 14:05"], ["1E5", "i1", None, -1], ["1E5", None, 2, "agree"]],
    )
    attempt = run_import(tmp_path / "to", [book])
    assert attempt.outcome == "live", attempt.why
    found = report(tmp_path / "to")
    assert list(found["totals"].values()) == [2, 1, 2, 1, 0, 3, 3, 4]
    loaded = {entry["table"]: entry["loaded"] for entry in found["files"] if entry["rows_in"]}
    assert loaded == {"participants": 2, "ideas": 1, "votes": 3}
    explanations = [entry for entry in found["files"] if entry["table"] is None]
    assert [list(entry["reasons"]) for entry in explanations] == [["not_a_table"], ["not_a_table"]]


def test_the_template_of_a_programme_asks_for_what_it_declares(tmp_path: Path):
    (tmp_path / "programme.toml").write_text(TERMS, encoding="utf-8")
    write_template(tmp_path / "t.xlsx", read_programme(tmp_path / "programme.toml", "programme.toml"))
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book["participants"][1][-1].value == "age_band"
    said = {row[:2]: row[4] for row in book["Data dictionary"].iter_rows(values_only=True)}
    assert said["participants", "age_band"] == "under 40; 40 and over"
    assert said["attendance", "event"] == "The launch"
    assert said["votes", "vote"] == "for, neutral, against; agree, pass, disagree; 1, 0, -1"


def test_the_command_writes_it_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "t.xlsx"
    assert main(["template", str(path), "--to", str(tmp_path / "none")]) == 0
    assert capsys.readouterr().out == f"Written: {path}\n"
    before = path.read_bytes()
    assert main(["template", str(path)]) == 1
    assert "exists already" in capsys.readouterr().err
    assert path.read_bytes() == before


@pytest.mark.parametrize(("name", "why"), [("t.csv", "should end in .xlsx"), ("none/t.xlsx", "cannot be written")])
def test_a_place_that_will_not_do_is_refused(name: str, why: str, tmp_path: Path):
    with pytest.raises(Refused, match=why):
        write_template(tmp_path / name)
