"""Workbooks: what each kind of cell becomes, what is set aside, what is refused."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import NamedStyle
from python_calamine import CalamineWorkbook

from warehouse.refusal import Refused


def made(*rows, title="votes", change=None) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rewritten(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old_zip, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new_zip:
        assert old in old_zip.read(part)
        for name in old_zip.namelist():
            data = old_zip.read(name)
            new_zip.writestr(name, data.replace(old, new) if name == part else data)
    return out.getvalue()


def shared(*rows) -> bytes:
    """A workbook as Excel writes it: each text stands once, in a part of its own."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return out.getvalue()


def refusal(read, content, name="votes.xlsx"):
    with pytest.raises(Refused) as caught:
        read(content, name=name)
    assert read.tables() == []
    return caught.value.why


def cell(read, value, number_format=None):
    def styled(book):
        if number_format:
            book.active["B2"].number_format = number_format

    got = read(made(("person", "x"), ("p1", value), change=styled), name="votes.xlsx")
    assert got.bad == []
    return got.rows[0][2]


@pytest.mark.parametrize(
    "value, text",
    [
        ("00123", "00123"), ("  kept  ", "  kept  "), ("1E5", "1E5"), ("one\ntwo", "one\ntwo"), ("<b>&é😀", "<b>&é😀"),
        (7, "7"), (-1, "-1"), (7.0, "7"), (0.1, "0.1"), (1 / 3, "0.3333333333333333"), (1e20, "1e+20"),
        (123456789012345, "123456789012345"), (True, "true"), (False, "false"), ("#N/A", "#N/A"), (None, ""),
        (datetime.fromisoformat("2014-06-01 09:30"), "2014-06-01 09:30:00"), (date(2014, 6, 1), "2014-06-01"),
        (datetime.fromisoformat("2014-06-01 09:30:01.5"), "2014-06-01 09:30:01.5"), (time(9, 5), "09:05:00"),
        (timedelta(hours=26, minutes=3), "26:03:00"),
    ],
)  # fmt: skip
def test_each_kind_of_cell_becomes_this_text(read, value, text):
    assert cell(read, value) == text


def test_a_number_is_a_date_by_its_format_only(read):
    assert cell(read, 41791, "mm/dd/yyyy") == "2014-06-01"
    assert cell(read, 41791, "0.00") == "41791"


def test_a_workbook_that_counts_from_1904_gives_the_same_day(read):
    def as_date(book):
        book.active["B2"].number_format = "yyyy-mm-dd"

    content = made(("person", "x"), ("p1", 40329), change=as_date)
    for end in (b" ", b"/"):  # as the library writes it, alone or with lxml beside it
        whole = b"<workbookPr" + end
        if whole in zipfile.ZipFile(io.BytesIO(content)).read("xl/workbook.xml"):
            content = rewritten(content, "xl/workbook.xml", whole, b'<workbookPr date1904="1"' + end)
    assert read(content, name="votes.xlsx").rows == [(2, "p1", "2014-06-01")]


def test_rows_keep_their_number_and_blank_rows_are_none(read):
    def spread(book):
        book.active["A5"], book.active["B5"] = "p2", "b"
        book.active["A9"].style = NamedStyle("grey")

    got = read(made(("person", "x"), ("p1", "a"), change=spread), name="votes.xlsx")
    assert (got.rows, got.bad) == ([(2, "p1", "a"), (5, "p2", "b")], [])


def test_a_missing_last_cell_is_empty_and_one_beyond_the_header_sets_the_row_aside(read):
    got = read(made(("person", "x"), ("p1",), ("p2", "b", "c")), name="votes.xlsx")
    assert got.rows == [(2, "p1", "")]
    assert got.bad == [(3, "long_row", "too many cells (3, the header has 2)")]


def test_rows_above_the_header_totals_and_repeats_are_set_aside(read):
    rows = [("Votes, June",), ("person", "x"), ("p1", 1), ("person", "x"), ("Total", 1)]
    got = read(made(*rows), name="votes.xlsx")
    assert got.rows == [(3, "p1", "1")]
    assert got.codes == [(1, "preamble"), (4, "repeated_header"), (5, "total_row")]


def test_a_formula_without_a_saved_value_sets_the_row_aside(read):
    got = read(made(("person", "x"), ("p1", "=1+1"), ("p2", 2)), name="votes.xlsx")
    assert got.rows == [(3, "p2", "2")]
    assert got.bad == [(2, "formula_without_value", "a formula whose value was not saved ('x')")]


def test_a_formula_with_its_value_gives_the_value(read):
    content = shared(("person", "x", "y"), ("p1", 2, 3))
    content = rewritten(content, "xl/worksheets/sheet1.xml", b"<v>2</v>", b"<f>1+1</f><v>2</v>")
    empty = b'<c r="C2" t="str"><f>""</f><v></v></c>'
    content = rewritten(content, "xl/worksheets/sheet1.xml", b'<c r="C2"><v>3</v></c>', empty)
    assert read(content, name="votes.xlsx").rows == [(2, "p1", "2", "")]


@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!", "#VALUE!", "#NAME?"])
def test_an_error_cell_sets_the_row_aside_but_not_available_is_text(read, error):
    def fail(book):
        for at, value in (("B2", error), ("B3", "#N/A")):
            book.active[at].value, book.active[at].data_type = value, "e"

    got = read(made(("person", "x"), ("p1", "-"), ("p2", "-"), change=fail), name="votes.xlsx")
    assert got.rows == [(3, "p2", "#N/A")]
    assert got.bad == [(2, "cell_error", f"an error value in a cell ('x'): {error}")]


def test_rich_text_is_read_as_its_letters(read):
    content = shared(("person", "x"), ("p1", "whole"))
    rich = b"<r><t>wh</t></r><r><rPr><b/></rPr><t>ole</t></r><rPh sb='0' eb='1'><t>said</t></rPh>"
    content = rewritten(content, "xl/sharedStrings.xml", b"<t>whole</t>", rich)
    assert read(content, name="votes.xlsx").rows == [(2, "p1", "whole")]


def test_every_worksheet_with_content_is_a_sheet_and_one_may_be_named(read):
    def add(book):
        book.create_sheet("ideas").append(("idea", "text"))
        book.create_sheet("nothing")

    path = read.put(made(("person",), ("p1",), change=add), "all.xlsx")
    assert [(s.name, s.known, s.header) for s in read.open(path)] == [
        ("votes", True, ("person",)),
        ("ideas", False, ("idea", "text")),
    ]
    assert [s.name for s in read.open(path, sheet="ideas")] == ["ideas"]
    with pytest.raises(Refused, match="has no sheet called 'x': it has 'votes', 'ideas', 'nothing'"):
        read.open(path, sheet="x")


@pytest.mark.parametrize("merged", ["B1:C1", "A1:A2"])
def test_merged_column_names_are_refused(read, merged):
    why = refusal(read, made(("person", "x", "y"), ("p1", "a", "b"), change=lambda b: b.active.merge_cells(merged)))
    assert (
        why == f"The column names in row 1 of 'votes.xlsx', sheet 'votes', are merged cells ({merged}): unmerge them."
    )


def test_merged_cells_elsewhere_are_fine(read):
    content = made(("Votes",), ("person", "x"), ("p1", "a"), change=lambda b: b.active.merge_cells("A1:B1"))
    assert read(content, name="votes.xlsx").rows == [(3, "p1", "a")]


def test_a_workbook_without_rows_is_refused(read):
    assert refusal(read, made()) == "'votes.xlsx' has no rows: export it again."


def test_a_header_alone_gives_a_note(read):
    assert read(made(("person",)), name="votes.xlsx").notes == [("no_rows", 1)]


def test_one_far_cell_costs_nothing(read):
    def far(book):
        book.active["XFD1048576"] = "far"

    got = read(made(("person",), ("p1",), change=far), name="votes.xlsx")
    assert (got.rows, got.codes) == ([(2, "p1")], [(1048576, "long_row")])


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    "content, name, words",
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "votes.xlsx", "is protected by a password"),
        (OLE, "votes.xlsx", "is protected by a password"),
        (OLE + "Workbook".encode("utf-16-le"), "votes.xlsx", "is in the old .xls format"),
        (OLE, "votes.xls", "is in the old .xls format: open it and save it as .xlsx."),
        (b"person,x\n", "votes.xlsx", "is really not a workbook"),
        (b"<html><table>", "votes.xls", "is really a web page"),
        (b"PK\x03\x04 cut", "votes.xlsx", "is damaged or not a zip"),
    ],
)
def test_what_is_no_readable_workbook_is_refused(read, content, name, words):
    assert words in refusal(read, content, name)


def test_a_zip_of_other_things_is_no_workbook(read):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    assert "is a zip but no .xlsx workbook" in refusal(read, out.getvalue())


def test_a_workbook_that_grows_too_much_is_refused(read):
    content = made(("person",), ("p1",))
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image.bin", bytes(10_000_000))
    assert "unpacks to more than 200 times its size" in refusal(read, out.getvalue())


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_a_workbook_that_declares_entities_or_is_cut_is_refused(read, part):
    content = shared(("person",), ("p1",))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        whole = archive.read(part)
    declared = rewritten(content, part, whole[:60], whole[:60] + b"<!DOCTYPE x [<!ENTITY a 'b'>]>")
    assert "is not a whole .xlsx workbook" in refusal(read, declared)
    assert "is not a whole .xlsx workbook" in refusal(read, rewritten(content, part, whole[-40:], b""))


def test_a_workbook_gives_what_two_other_readers_give(read):
    rows = [(f"p{i}", f"text {i % 7}", i * 3, i / 8) for i in range(3_000)]
    content = shared(("person", "text", "whole", "part"), *rows)
    got = read(content, name="votes.xlsx").rows
    by_calamine = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[1:]
    by_openpyxl = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(min_row=2, values_only=True)
    assert [(person, text, int(whole), float(part)) for _, person, text, whole, part in got] == rows
    assert [(a, b, int(c), d) for a, b, c, d in by_calamine] == rows
    assert list(by_openpyxl) == rows
