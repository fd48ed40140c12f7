"""Ideas under principles by a file of codings, and the decisions a lead edits by hand."""

from pathlib import Path

import pytest

from warehouse.__main__ import main
from warehouse.opening import opened

VOTES = "participant_id,idea_id,vote\np1,i1,for\np2,i1,against\np1,i2,for\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talk").mkdir()
    (tmp_path / "talk" / "votes.csv").write_text(VOTES)
    assert main(["import", str(tmp_path / "talk"), "--to", str(tmp_path / "programme")]) == 0
    return tmp_path / "programme"


def code(folder: Path, text: str) -> int:
    file = folder.parent / "codings.csv"
    file.write_text(text)
    return main(["code", str(file), "--who", "Sam", "--to", str(folder)])


def principles(folder: Path) -> list[tuple]:
    with opened(folder) as con:
        return con.execute("SELECT idea_id, principle, coded_by FROM ideas ORDER BY idea_id").fetchall()


def test_a_coding_by_number_name_or_framework_puts_an_idea_and_its_votes_under_a_principle(folder):
    assert code(folder, "idea_id,principle\ni1,3\ni2,Pooled resources\n") == 0
    assert principles(folder) == [("i1", "vision-2014:3", "lead"), ("i2", "vision-2014:7", "lead")]
    with opened(folder) as con:
        votes = con.execute(
            "SELECT principle, count(*) FROM contributions WHERE kind = 'vote' GROUP BY ALL ORDER BY ALL"
        )
        assert votes.fetchall() == [("vision-2014:3", 2), ("vision-2014:7", 1)]


def test_a_later_coding_wins_and_a_blank_one_takes_it_back(folder):
    code(folder, "idea_id,principle\ni1,3\n")
    code(folder, "idea_id,principle\ni1,4\n")
    assert principles(folder)[0] == ("i1", "vision-2014:4", "lead")
    code(folder, "idea_id,principle\ni1,\n")
    assert principles(folder)[0] == ("i1", None, None)


def test_codings_outlive_a_newer_export(folder):
    code(folder, "idea_id,principle\ni1,3\n")
    (folder.parent / "talk" / "votes.csv").write_text(VOTES + "p3,i1,for\n")
    main(["import", str(folder.parent / "talk"), "--to", str(folder)])
    assert principles(folder)[0] == ("i1", "vision-2014:3", "lead")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("idea_id,principle\ni1,3\ni9,3\n", "codings.csv, line 3: 'i9' is not an idea we know."),
        (
            "idea_id,principle\ni1,99\n",
            "codings.csv, line 2: '99' is not a principle we know; say one such as vision-2014:1.",
        ),
        ("idea,theme\ni1,3\n", "codings.csv needs the columns idea_id and principle; it has: idea, theme."),
        (
            "idea_id,principle\ni1,3,4\n",
            "codings.csv, line 2: too many cells (3, the header has 2); correct it and try again.",
        ),
    ],
)
def test_a_file_with_a_row_that_cannot_be_taken_is_refused_whole(folder, capsys, text, why):
    assert code(folder, text) == 1
    assert capsys.readouterr().err.strip() == why
    assert principles(folder) == [("i1", None, None), ("i2", None, None)]


def test_a_crosswalk_edited_by_hand_holds_after_a_rebuild(folder):
    crosswalk = (
        "from_principle,to_principle,status,note,who,when\n"
        "vision-2014:3,declaration-2014:5,agreed,,Sam,2014-10-01 09:00:00\n"
    )
    (folder / "decisions").mkdir(exist_ok=True)
    (folder / "decisions" / "crosswalk.csv").write_text(crosswalk)
    assert main(["rebuild", "--to", str(folder)]) == 0
    with opened(folder) as con:
        assert con.execute("SELECT from_principle, to_principle, status FROM crosswalk").fetchall() == [
            ("vision-2014:3", "declaration-2014:5", "agreed")
        ]
