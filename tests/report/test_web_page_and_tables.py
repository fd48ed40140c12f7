"""The web page in one file, and the tables."""

import csv
import io
import re

from python_calamine import CalamineWorkbook

from report.drawing import Studio, described
from report.story import Table
from report.tables import as_csv, as_xlsx, read_me
from report.web import as_html
from tests.report.small import BARS, story

HOSTILE = "<script>alert(1)</script>\n<img src=http://elsewhere.example/x.png>"


def page(own_words: str = "", name: str = "A programme") -> str:
    return as_html(story(own_words, name), Studio()).decode()


def test_the_page_asks_for_nothing_and_runs_nothing():
    said = page(HOSTILE, "<b>A programme</b>")
    assert re.findall(r"<(script|img|link|iframe|object|embed|form|a)\b", said) == []
    inside_tags = " ".join(re.findall(r"<[^>]*>", said))
    assert re.findall(r"\s(?:on\w+|style|src|href)=", inside_tags) == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in said
    assert "<h1>About 50 people took part</h1>" in said
    assert "default-src &#x27;none&#x27;; style-src &#x27;sha256-" in said


def test_the_page_links_to_the_notices_that_the_settings_name_and_to_nothing_else(own_settings):
    said = page()
    (link,) = re.findall(r"<a [^>]*>[^<]*</a>", said)
    assert link == '<a href="https://trust.example/a11y">Accessibility statement</a>'
    assert re.findall(r"<(script|img|link|iframe|object|embed|form)\b", said) == []


def test_each_chart_is_there_for_light_and_dark_with_its_description():
    said = page()
    assert said.count('aria-label="Two roles, from Nurse (30) down to GP (20)."') == 2
    ids = re.findall(r'\bid="([^"]+)"', said)
    assert len(ids) == len(set(ids))
    assert '<th scope="row" class="text">Midwife</th><td class="number">hidden</td>' in said


def test_the_page_is_the_same_bytes_every_time():
    assert page(HOSTILE) == page(HOSTILE)


def test_the_long_table_has_every_number_and_the_word_for_hidden_ones():
    rows = list(csv.DictReader(io.StringIO(as_csv(story()).decode("utf-8-sig"))))
    assert [(row["table"], row["row"], row["column"], row["value"]) for row in rows] == [
        ("People by role", "Nurse", "People", "30"),
        ("People by role", "GP", "People", "20"),
        ("People by role", "Midwife", "People", "hidden"),
    ]


def test_the_workbook_says_what_it_is_and_holds_numbers_as_numbers():
    book = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(story())))
    assert book.sheet_names == ["Read me", "roles"]
    assert book.get_sheet_by_name("roles").to_python() == [
        ["Role", "People"],
        ["Nurse", 30],
        ["GP", 20],
        ["Midwife", "hidden"],
    ]
    assert as_xlsx(story()) == as_xlsx(story())


def test_the_read_me_names_files_tables_date_and_data():
    said = read_me(story())
    for words in ("impact.pdf", "figures.xlsx", "People by role.", "31 October 2015", "0123456789abcdef", "nobody"):
        assert words in said


def test_a_picture_file_carries_its_title_and_description():
    (picture,) = story().pictures()
    svg = described(Studio().svg(picture), picture)
    assert "<title>People by role</title><desc>Two roles, from Nurse (30) down to GP (20).</desc>" in svg
    assert Studio().png(picture).startswith(b"\x89PNG")


def test_a_missing_count_is_hidden_and_so_is_what_is_made_of_hidden_people():
    frame = BARS.assign(rate=[1.25, None, None], organisations=[1, None, 2], residents=[9000, None, 2])
    table = Table(
        "t", "T", frame, {"name": "text", "participants": "people", "rate": "rate", "organisations": "count",
                          "residents": "residents"},
    )  # fmt: skip
    assert table.in_words().to_numpy().tolist() == [
        ["Nurse", "30", "1.2", "1", "9,000"],
        ["GP", "20", "–", "hidden", "–"],
        ["Midwife", "hidden", "hidden", "2", "2"],
    ]
