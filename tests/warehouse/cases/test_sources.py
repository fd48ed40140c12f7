"""Cases 55 to 58: exports after one another, their sizes and their order."""

import json
import zipfile

import pytest

VOTES = "participant_id,principle,vote,voted_at\n"
JUNE, JULY = VOTES + "p1,1,1,2014-06-01\np2,1,1,2014-06-02\n", VOTES + "p1,1,1,2014-06-01\np3,2,-1,2014-07-01\n"


def test_the_same_files_again_change_nothing_and_it_is_said(imported):
    first = imported({"votes.csv": JUNE})
    again = imported({"votes.csv": JUNE})
    assert (again.attempt.outcome, again.attempt.why) == (
        "unchanged",
        "These files are already live, exactly as they are; nothing was changed.",
    )
    assert again.report == first.report


def test_the_same_files_in_a_zip_change_nothing(imported, tmp_path):
    imported({"votes.csv": JUNE, "ideas.csv": "idea_id\ni1\n"})
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("votes.csv", JUNE)
        archive.writestr("ideas.csv", "idea_id\ni1\n")
    assert imported([tmp_path / "export.zip"]).attempt.outcome == "unchanged"


def test_the_same_files_with_an_answer_are_read_again_and_change_nothing_where_nothing_reads_otherwise(imported):
    first = imported({"votes.csv": VOTES + "p1,1,1,03/04/2014\n"}, dates="dmy")
    assert imported({"votes.csv": VOTES + "p1,1,1,03/04/2014\n"}, dates="dmy").attempt.outcome == "unchanged"
    other = imported({"votes.csv": VOTES + "p1,1,1,03/04/2014\n"}, dates="mdy", older_ok=True)
    assert (other.attempt.outcome, other.attempt.release == first.attempt.release) == ("live", False)


def test_an_export_with_a_file_fewer_replaces_its_source(imported):
    imported({"votes.csv": JUNE, "comments.csv": "comment_id,text\nc1,yes\n"})
    outcome = imported({"votes.csv": JUNE})
    assert (outcome.attempt.outcome, outcome.report["totals"]["comments"]) == ("live", 0)


def test_a_newer_export_replaces_its_sources_rows(imported):
    imported({"votes.csv": JUNE})
    outcome = imported({"votes.csv": JULY})
    assert outcome.report["totals"]["participants"] == 2
    assert outcome.column("SELECT count(*) FROM contributions WHERE principle = 'vision-2014:2'") == [1]


def test_an_older_export_of_the_same_source_is_asked_about(imported):
    imported({"votes.csv": JULY})
    asked = imported({"votes.csv": JUNE})
    assert (asked.attempt.outcome, asked.attempt.option) == ("question", "--older-ok")
    assert asked.attempt.why == (
        "This export of canonical:export ends on 01 June 2014 at 23:00 UTC, and the one that is live ends on "
        "30 June 2014 at 23:00 UTC. Say --older-ok to go back to the older one."
    )
    assert imported({"votes.csv": JUNE}, older_ok=True).attempt.outcome == "live"


@pytest.mark.slow
def test_an_older_export_is_taken_from_another_source_or_when_it_is_added(imported):
    imported({"votes.csv": JULY}, source="one")
    assert imported({"votes.csv": JUNE}, source="two").attempt.outcome == "live"
    added = imported({"votes.csv": JUNE}, source="one", add=True)
    assert added.attempt.outcome == "live"
    of_one = [entry for entry in added.report["files"] if entry["source"] == "one"]
    assert sorted((entry["loaded"], entry["duplicates"]) for entry in of_one) == [(1, 1), (2, 0)]


@pytest.mark.slow
def test_rows_added_again_are_duplicates_and_changed_ones_are_set_aside(imported):
    ideas = "idea_id,participant_id,title,status\ni1,p1,Tea,\ni2,p2,Milk,unknown\n"
    imported({"ideas.csv": ideas})
    outcome = imported({"ideas.csv": ideas + "i3,p3,Water,accepted\n"}, add=True)
    assert sorted(entry["duplicates"] for entry in outcome.report["files"]) == [0, 2]
    outcome = imported({"ideas.csv": "idea_id,participant_id,title\ni1,p1,Coffee\n"}, add=True)
    assert (outcome.set_aside(), outcome.report["totals"]["ideas"]) == ([(2, "idea_id", "differs_from_live")], 3)


def test_a_refused_file_changes_nothing_and_is_listed_with_the_reason(imported):
    before = imported({"votes.csv": JUNE})
    refused = imported({"votes.csv": JULY, "ideas.csv": "idea_id\ni1\n", "comments.csv": 'comment_id,text\nc1,"cut\n'})
    assert refused.attempt.outcome == "refused"
    assert refused.report["totals"] == before.report["totals"]
    assert [entry for entry in refused.report["files"] if not entry["refused"]] == before.report["files"]
    assert refused.files["comments.csv"]["refused"] == refused.attempt.why
    kept = [json.loads(path.read_text()) for path in sorted((refused.folder / "live" / "attempts").iterdir())]
    assert [attempt["outcome"] for attempt in kept] == ["live", "refused"]


def test_made_up_data_leave_when_real_data_come_and_never_join_them(imported):
    made_up = {"votes.csv": JUNE, "programme.toml": "made_up = true\n"}
    imported(made_up, source="sample")
    real = imported({"votes.csv": JULY}, source="platform")
    assert (real.column("SELECT name FROM sources"), real.column("SELECT made_up FROM programme")) == (
        ["platform"],
        [False],
    )
    assert real.attempt.remarks == [
        "The made-up programme sample leaves: made-up and real data are never shown together."
    ]
    refused = imported(made_up, source="sample")
    assert (refused.attempt.outcome, refused.files["export"]["refused"]) == ("refused", refused.attempt.why)


def test_other_terms_are_said_to_matter_for_what_was_read_before_them(imported):
    imported({"votes.csv": JUNE}, source="before")
    outcome = imported({"votes.csv": JULY, "programme.toml": "start = 2014-06-15\nend = 2014-12-31\n"}, source="after")
    assert outcome.attempt.remarks == [
        "The terms are new, and before was read under the ones before; import it again so that they hold for its rows."
    ]
    again = imported({"votes.csv": JUNE + "p3,3,1,2014-06-20\n"}, source="before", older_ok=True)
    assert again.attempt.remarks == []
    assert {entry["source"]: entry["quarantined"] for entry in again.report["files"] if entry["table"]} == {
        "before": 2,
        "after": 1,
    }


def test_votes_on_two_scales_never_stand_side_by_side(imported):
    imported({"votes.csv": JUNE}, source="one")
    outcome = imported({"votes.csv": VOTES + "p1,1,5,\n", "programme.toml": 'vote_scale = "1-5"\n'}, source="two")
    assert outcome.attempt.why == (
        "The votes that are live are on the scale for-against, and these files declare 1-5; "
        "import them with --to another folder."
    )


def _many(rows: int) -> str:
    return VOTES + "".join(f"p{n % 9973},{n % 8 + 1},{n % 3 - 1},2014-06-{n % 28 + 1:02}\n" for n in range(rows))


def test_twenty_thousand_rows_are_accepted(imported):
    outcome = imported({"votes.csv": _many(20_000)})
    assert outcome.counts("votes.csv") == (20_000, 20_000, 0, 0, 0)
    assert outcome.report["totals"]["participants"] == 9973


@pytest.mark.slow
def test_a_million_rows_are_accepted(imported):
    outcome = imported({"votes.csv": _many(1_000_000)})
    assert outcome.counts("votes.csv") == (1_000_000, 1_000_000, 0, 0, 0)
    assert outcome.report["totals"]["participants"] == 9973
