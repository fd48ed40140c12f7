"""Cases 44 to 46: what people write stays as it is to the byte, and no spreadsheet runs it."""

import csv

from warehouse.export import export

TEXTS = [
    "=1+1",
    "+44",
    "-2",
    "@SUM(A1)",
    "\tx",
    '=HYPERLINK("http://x.example","go")',
    "<script>alert(1)</script>",
    "<b>bold</b>",
    "![](http://tracker.example/p.png)",
    "**stars** and [a link](javascript:alert(1))",
    "\u202egnp.exe",
    "👩🏽‍⚕️ 🏳️‍🌈",
    "Zoe\u0308 \u00a0 end ",
    "ﬁ ﬂ ½ ①",
    "' OR 1=1; DROP TABLE ideas --",
    "$where",
    "NULL",
    "\\N",
    "{}",
    "%s",
    "two\nlines",
]


def test_texts_are_kept_to_the_byte(imported, written, tmp_path):
    path = written("ideas.csv", "")
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["idea_id", "title", "text"], *([f"i{place:02}", text, text] for place, text in enumerate(TEXTS))]
        )
    outcome = imported([path])
    assert outcome.column("SELECT title FROM ideas ORDER BY idea_id") == TEXTS
    assert outcome.column("SELECT text FROM ideas ORDER BY idea_id") == TEXTS
    _insist_that_no_cell_runs(outcome, tmp_path / "written back")


def _insist_that_no_cell_runs(outcome, folder):
    export(outcome.folder, folder)
    with (folder / "ideas.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_personal_details_in_a_text_are_masked_and_counted(imported):
    text = "Ring 020 7946 0018 or write to ann@nhs.net at NW1 2DB"
    outcome = imported({"comments.csv": f"comment_id,text\nc1,{text}\nc2,Tea at 4\n"})
    assert outcome.column("SELECT text FROM comments ORDER BY comment_id") == [
        "Ring [phone number removed] or write to [e-mail removed] at [postcode removed]",
        "Tea at 4",
    ]
    assert outcome.files["comments.csv"]["reasons"] == {"masked": 3}
