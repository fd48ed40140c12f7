"""Cases 22, 44 and 47 to 49 in workbooks, and case 52."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

VOTES = [
    ["participant_id", "principle", "vote", "voted_at"],
    ["p1", 1, 1, datetime(2014, 6, 1, 10)],
    ["00123", "2", -1, "2014-06-02"],
]


@pytest.fixture
def workbook():
    """The bytes of a workbook with these sheets (name -> rows of cells)."""

    def make(sheets: dict[str, list[list]], merged: str | None = None) -> bytes:
        out, book = BytesIO(), openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
            if merged:
                sheet.merge_cells(merged)
        book.save(out)
        return out.getvalue()

    return make


def test_each_sheet_named_as_a_table_is_one_and_any_other_is_listed(imported, workbook):
    outcome = imported(
        {"export.xlsx": workbook({"Votes": VOTES, "ideas": [["idea_id"], ["i1"]], "Notes": [["by hand"]]})}
    )
    assert [(entry["table"], entry["loaded"], entry["reasons"]) for entry in outcome.report["files"]] == [
        ("ideas", 1, {}),
        ("votes", 2, {"no_zone": 2}),
        (None, 0, {"not_a_table": 1}),
    ]
    assert outcome.column("SELECT given_at FROM contributions WHERE kind = 'vote' ORDER BY line") == [
        datetime(2014, 6, 1, 9),
        datetime(2014, 6, 1, 23),
    ]


def test_column_names_in_merged_cells_are_refused(imported, workbook):
    outcome = imported({"export.xlsx": workbook({"votes": VOTES}, merged="C1:D1")})
    assert outcome.attempt.outcome == "refused"
    assert "merged cells (C1:D1): unmerge them" in outcome.attempt.why


def test_which_of_several_sheets_is_asked_where_none_is_named_as_a_table(imported, workbook):
    book = workbook({"Sheet1": VOTES, "Sheet2": [["participant_id", "principle", "vote"], ["p9", 3, 1]]})
    asked = imported({"export.xlsx": book})
    assert (asked.attempt.outcome, asked.attempt.option) == ("question", "--sheet")
    assert asked.attempt.why == (
        "export.xlsx has several sheets and none is named as a table: say --sheet with one of Sheet1, Sheet2."
    )
    answered = imported({"export.xlsx": book}, sheet="Sheet2")
    assert answered.column("SELECT principle FROM contributions") == ["vision-2014:3"]


def test_one_sheet_of_any_name_is_told_by_its_columns(imported, workbook):
    assert imported({"export.xlsx": workbook({"Sheet1": VOTES})}).report["totals"]["votes"] == 2


def test_a_sheet_that_is_not_there_is_refused(imported, workbook):
    outcome = imported({"export.xlsx": workbook({"votes": VOTES})}, sheet="Sheet9")
    assert outcome.attempt.why == "'export.xlsx' has no sheet called 'Sheet9': it has 'votes'."


def test_rows_with_a_formula_without_a_value_or_an_error_are_set_aside(imported, workbook):
    rows = [["principle", "vote", "count"], [1, 1, "=SUM(A1:A2)"], [2, 1, "#DIV/0!"], [3, 1, "#N/A"], [4, 1, 12]]
    outcome = imported({"tallies.xlsx": workbook({"tallies": rows})})
    assert outcome.set_aside() == [
        (2, None, "formula_without_value"),
        (3, None, "cell_error"),
        (4, "count", "missing_value"),
    ]
    assert outcome.column("SELECT count FROM tallies") == [12]


def test_a_formula_with_its_value_is_that_value(imported):
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("tallies")
        sheet.write_row(0, 0, ["principle", "vote", "count"])
        sheet.write_row(1, 0, [1, 1])
        sheet.write_formula(1, 2, "=6*7", value=42)
    assert imported({"tallies.xlsx": out.getvalue()}).column("SELECT count FROM tallies") == [42]


def test_days_as_bare_numbers_in_a_workbook_are_converted_with_a_warning(imported, workbook):
    outcome = imported({"votes.xlsx": workbook({"votes": [VOTES[0], ["p1", 1, 1, 41795]]})})
    assert outcome.column("SELECT given_at FROM contributions") == [datetime(2014, 6, 4, 23)]
    assert outcome.files["votes.xlsx"]["reasons"] == {"excel_serial": 1}


def test_a_workbook_with_a_password_is_refused(imported):
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512
    outcome = imported({"votes.xlsx": ole})
    assert outcome.attempt.why == "'votes.xlsx' is protected by a password: remove the password and save it again."


def test_a_table_in_parquet_gives_the_same_rows(imported, tmp_path: Path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = pa.table(
        {"participant_id": ["00123"], "principle": [1], "vote": [-1.0], "voted_at": [datetime(2014, 6, 1, 10)]}
    )
    pq.write_table(rows, tmp_path / "votes.parquet")
    outcome = imported([tmp_path / "votes.parquet"])
    assert outcome.ask("SELECT principle, value, given_at FROM contributions") == [
        ("vision-2014:1", -1, datetime(2014, 6, 1, 9))
    ]
