from tests.warehouse.importers.conversations import INVERTED, KEY, NEWEST, OLD, settled, staged, written
from warehouse.importers import polis
from warehouse.importers.plan import Options
from warehouse.importers.polis import Check
from warehouse.programme import Programme


def checks(conversation):
    incoming = conversation.incoming
    return {check.name: check for check in polis.reconcile(conversation.con, incoming.sheets, incoming.source, KEY)}


def test_a_sound_export_agrees_with_itself_in_everything(tmp_path):
    found = checks(staged(written(tmp_path / "old", OLD)))
    assert found == {
        "latest votes": Check("latest votes", 6, 0, "All 6 latest votes are those in participants-votes.csv."),
        "agrees and disagrees": Check(
            "agrees and disagrees",
            3,
            0,
            "comments.csv counts as many agrees and disagrees as were cast for 3 of 3 statements.",
        ),
        "summary": Check("summary", 3, 0, "The summary gives 3 of 3 counts as we find them."),
    }
    assert [each.differs for each in checks(staged(written(tmp_path / "new", NEWEST))).values()] == [0, 0, 0]


def test_a_matrix_with_another_vote_a_missing_one_and_one_too_many_is_reported(tmp_path):
    matrix = OLD["participants-votes.csv"].replace(",1,1,-1\n", ",-1,,-1\n")
    matrix = matrix.replace("1,,,2,1,1,0,1,,", "1,,,2,1,1,0,1,,1")
    folder = written(tmp_path / "old", OLD | {"participants-votes.csv": matrix})
    found = checks(staged(folder))["latest votes"]
    assert (found.matches, found.differs) == (4, 3)
    assert found.words == (
        "4 latest votes are those in participants-votes.csv (different: 1, only there: 1, only in the votes: 1)."
    )


def test_a_matrix_of_the_opposite_sign_points_to_the_sign(tmp_path):
    found = checks(staged(written(tmp_path / "old", OLD), Options(sign="inverted")))["latest votes"]
    assert (found.matches, found.differs) == (1, 5)
    assert found.words.endswith("most are the opposite, so check --sign.")


def test_supplied_counts_that_are_wrong_change_nothing_and_are_reported(tmp_path):
    comments = OLD["comments.csv"].replace(",0,0,2,0,1,", ",0,0,20,0,1,")
    summary = OLD["summary.csv"].replace("voters,3", "voters,30", 1)
    conversation = settled(written(tmp_path / "old", OLD, comments=comments, summary=summary))
    found = checks(conversation)
    assert (found["agrees and disagrees"].matches, found["agrees and disagrees"].differs) == (2, 1)
    words = "The summary gives 2 of 3 counts as we find them; it says 30 voters where we count 3."
    assert found["summary"].words == words
    assert conversation.books()["votes.csv"] == ("polis", "votes", 7, 7, 0, 0)


def test_people_who_are_left_out_are_not_compared(tmp_path):
    conversation = settled(written(tmp_path / "old", OLD), programme=Programme(excluded=("0",)))
    found = checks(conversation)["latest votes"]
    assert (found.matches, found.differs) == (3, 0)


def test_an_export_without_matrix_or_summary_is_compared_with_what_there_is(tmp_path):
    folder = written(tmp_path / "inverted", INVERTED, summary=None)
    found = checks(staged(folder, Options(sign="inverted")))
    assert list(found) == ["agrees and disagrees"]


def test_a_matrix_without_statements_is_not_compared(tmp_path):
    matrix = "participant,group-id,n-comments,n-votes,n-agree,n-disagree\n0,,0,0,0,0\n"
    folder = written(tmp_path / "old", OLD | {"participants-votes.csv": matrix})
    assert "latest votes" not in checks(staged(folder))


def test_reconciling_leaves_nothing_behind(tmp_path):
    conversation = staged(written(tmp_path / "old", OLD))
    checks(conversation)
    left = "SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'polis%'"
    views = "SELECT count(*) FROM duckdb_views() WHERE view_name LIKE 'polis%'"
    assert conversation.con.execute(f"SELECT ({left}) + ({views})").fetchall() == [(0,)]
