"""What is said above a downloaded table is no formula, wherever a spreadsheet cuts it."""

import pytest

from pages.parts.downloads import comment


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("Showing: everything, 1 May to 31 October 2014", "# Showing: everything, 1 May to 31 October 2014"),
        ("A name,=HYPERLINK(1)", "# A name,'=HYPERLINK(1)"),
        ("A; +1\t@SUM(1)", "# A; '+1 @SUM(1)"),
        ('A,"=1+1"', "# A,\"'=1+1\""),
        ("two\nlines\r\n=1", "# two lines =1"),
    ],
)
def test_a_line_above_a_table_holds_no_formula(line, written):
    assert comment(line) == written
