"""Ideas under principles by a file of codings, and the decisions a lead edits by hand."""

from pathlib import Path

import pytest

from access import Role, Viewer
from queries.runner import ask
from warehouse.__main__ import main
from warehouse.live import current
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


@pytest.mark.slow
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


HEADER = "from_principle,to_principle,status,note,who,when\n"


def crosswalk(folder: Path, *rows: str) -> list[tuple]:
    """The crosswalk after a lead's file with these rows (from, to, status, note) went live."""
    (folder / "decisions").mkdir(exist_ok=True)
    written = "".join(f"{row},Sam,2014-10-01 09:00:00\n" for row in rows)
    (folder / "decisions" / "crosswalk.csv").write_text(HEADER + written)
    assert main(["rebuild", "--to", str(folder)]) == 0
    with opened(folder) as con:
        return con.execute("FROM crosswalk").fetchall()


def test_a_crosswalk_edited_by_hand_lies_over_the_one_that_comes_with_the_product(folder):
    shipped = crosswalk(folder)
    assert len(shipped) == 23
    added = ("vision-2014:3", "declaration-2014:5", "agreed", "")
    assert crosswalk(folder, ",".join(added)) == [*shipped, added]
    own = crosswalk(
        folder, "vision-2014:1,declaration-2014:2,Accepted,As one", "vision-2014:8,declaration-2015:4,removed,"
    )
    assert own == [("vision-2014:1", "declaration-2014:2", "accepted", "As one"), *shipped[1:-1]]


def test_the_last_decision_on_a_pair_counts_and_a_blank_one_leaves_it_as_it_came(folder):
    shipped = crosswalk(folder)
    assert (
        crosswalk(folder, "vision-2014:1,declaration-2014:2,removed,", "vision-2014:1,declaration-2014:2,,") == shipped
    )


def test_a_crosswalk_to_a_principle_that_no_framework_has_is_refused_and_changes_nothing(folder, capsys):
    before = crosswalk(folder)
    (folder / "decisions" / "crosswalk.csv").write_text(
        f"{HEADER}vision-2014:1,declaration-2014:9,accepted,,Sam,2014\n"
    )
    assert main(["rebuild", "--to", str(folder)]) == 1
    assert capsys.readouterr().err.strip() == (
        "decisions/crosswalk.csv, row 2: 'declaration-2014:9' is not a principle we know."
    )
    with opened(folder) as con:
        assert con.execute("FROM crosswalk").fetchall() == before


def test_votes_are_read_under_another_framework_as_the_crosswalk_stands(folder):
    def under_the_declaration() -> list[tuple]:
        """(item, people, for, against)"""
        nothing = {**dict.fromkeys(("since", "until")), **dict.fromkeys(("areas", "roles", "organisation_kinds"), [])}
        frame = ask("votes/principles", Viewer(Role.LEAD), current(folder), framework="declaration-2014", items=[],
                    direct=False, **nothing)  # fmt: skip
        frame = frame[frame["n"].fillna(0) > 0]
        return list(frame[["item", "people", "n_for", "n_against"]].itertuples(index=False, name=None))

    assert code(folder, "idea_id,principle\ni1,3\ni2,7\n") == 0
    assert under_the_declaration() == [
        ("declaration-2014:1", 2, 1, 1),
        ("declaration-2014:2", 1, 1, 0),
        ("declaration-2014:5", 1, 1, 0),
    ]
    crosswalk(folder, "vision-2014:3,declaration-2014:1,removed,", "vision-2014:3,declaration-2014:5,accepted,New")
    assert under_the_declaration() == [("declaration-2014:2", 1, 1, 0), ("declaration-2014:5", 2, 2, 1)]
    crosswalk(folder, "vision-2014:3,declaration-2014:1,,", "vision-2014:3,declaration-2014:5,,")
    assert under_the_declaration() == [
        ("declaration-2014:1", 2, 1, 1),
        ("declaration-2014:2", 1, 1, 0),
        ("declaration-2014:5", 1, 1, 0),
    ]
