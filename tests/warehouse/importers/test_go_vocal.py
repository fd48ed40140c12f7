from datetime import datetime

import pytest

from tests.warehouse.importers.imports import imported, workbook

pytestmark = pytest.mark.slow

NEW = ["ID", "Title", "Description", "Tags", "Latitude", "Longitude", "Author name", "Author email", "Author ID",
       "Submitted at", "Published at", "Comments", "Likes", "Dislikes", "URL", "Project", "Status", "Assignee",
       "Gender", "Place of residence"]  # fmt: skip
MEETING = ["i-1", "Weekly meeting", "'=Nurses meet", "Health", None, None, "Ann", "ann@example.org", "u-7",
           datetime(2014, 5, 13, 17, 53, 20), datetime(2014, 5, 14, 9, 0, 0), 2, 25, 3, "https://g.test/i-1", "Care",
           "accepted", None, "Female", "Camden"]  # fmt: skip
NUMBER = ["i-2", "One number", "To call", None, 51.5, -0.1, "Bo", None, "u-8", datetime(2014, 5, 15, 10, 0, 0),
          datetime(2014, 5, 15, 10, 0, 0), 0, 0, 0, "https://g.test/i-2", "Care", "proposed", "Dee",
          None, "Hull"]  # fmt: skip
VISITS = ["i-3", "Home visits", "By one team", None, None, None, "Ann", "ann@example.org", "u-7",
          datetime(2014, 6, 1, 10, 0, 0), datetime(2014, 6, 1, 10, 0, 0), 0, 4, 0, "https://g.test/i-3", "Care",
          "under consideration", None, "Female", "Camden"]  # fmt: skip
NOBODY = ["i-4", "Longer hours", "On Sundays", None, None, None, "Anonymous", None, None,
          datetime(2014, 6, 2, 10, 0, 0), datetime(2014, 6, 2, 10, 0, 0), 0, 0, 1, "https://g.test/i-4", "Care",
          "rejected", None, None, None]  # fmt: skip
SURVEY = [["ID", "How often?", "Author ID", "Submitted at", "Project"], ["s-1", "Weekly", "u-7", "x", "Care"]]
OLD = ["id", "title", "body", "author_name", "author_email", "proposed_budget", "publication_status", "published_at",
       "upvotes_count", "downvotes_count", "baskets_count", "url", "project", "topics", "areas", "status", "assignee",
       "assignee_email", "latitude", "longitude", "location_description", "comments_count", "attachments_count",
       "attachmens"]  # fmt: skip
BEFORE = ["i-1", "Weekly meeting", "Nurses meet", "Ann", "ann@example.org", None, "published",
          "2014-05-13 16:53:20 UTC", 25, 3, 0, "https://g.test/i-1", "Care", "Health", "Camden", "accepted", None, None,
          None, None, None, 0, 0, ""]  # fmt: skip
COMMENTS = ["id", "input", "body", "upvotes_count", "author_name", "author_email", "created_at", "parent", "project"]
REPLY = ["c-1", "Weekly meeting", "Yes", 2, "Ann", "ann@example.org", "2014-05-14 10:00:00 UTC", None, "Care"]


def test_each_phase_has_its_sheet_and_an_input_of_two_phases_counts_once(tmp_path):
    book = workbook(
        tmp_path / "b.xlsx", {"Ideas (1)": [NEW, MEETING, NUMBER], "Talks (2)": [NEW, MEETING, VISITS, NOBODY]}
    )
    outcome = imported(tmp_path, {"inputs.xlsx": book})
    assert outcome.books == {
        ("inputs.xlsx, Ideas (1)", "ideas"): (2, 2, 0, 0, 0),
        ("inputs.xlsx, Ideas (1)", "tallies"): (4, 2, 0, 0, 2),
        ("inputs.xlsx, Ideas (1)", "participants"): (2, 2, 0, 0, 0),
        ("inputs.xlsx, Talks (2)", "ideas"): (3, 2, 1, 0, 0),
        ("inputs.xlsx, Talks (2)", "tallies"): (6, 2, 2, 0, 2),
        ("inputs.xlsx, Talks (2)", "participants"): (3, 0, 2, 0, 1),
    }
    assert outcome.tallies == [
        ("i-1", -1, 3, "unknown"), ("i-1", 1, 25, "unknown"), ("i-3", 1, 4, "unknown"), ("i-4", -1, 1, "unknown"),
    ]  # fmt: skip
    assert outcome.totals == {"participants": 2, "boroughs": 1, "ideas": 4, "contributions": 4}


def test_dates_are_moments_in_london_whatever_their_cells_look_like(tmp_path):
    outcome = imported(tmp_path, {"inputs.xlsx": workbook(tmp_path / "b.xlsx", {"Ideas": [NEW, MEETING, NUMBER]})})
    assert [str(moment) for (moment,) in outcome.ask("SELECT submitted_at FROM ideas ORDER BY idea_id")] == [
        "2014-05-13 16:53:20",
        "2014-05-15 09:00:00",
    ]
    assert outcome.ask("SELECT text, status FROM ideas ORDER BY idea_id") == [
        ("=Nurses meet", "accepted"),
        ("To call", "submitted"),
    ]


def test_authors_have_the_borough_they_registered_with(tmp_path):
    outcome = imported(
        tmp_path, {"inputs.xlsx": workbook(tmp_path / "b.xlsx", {"Ideas": [NEW, MEETING, NUMBER, NOBODY]})}
    )
    assert outcome.books["inputs.xlsx", "participants"] == (3, 2, 0, 0, 1)
    assert outcome.entry("inputs.xlsx", "participants")["reasons"]["no_author"] == 1
    assert outcome.ask("""
        SELECT idea_id, gss_code FROM ideas LEFT JOIN people USING (person) ORDER BY idea_id""") == [
        ("i-1", "E09000007"),
        ("i-2", "outside"),
        ("i-4", None),
    ]


def test_an_attribute_that_the_programme_declares_is_read_from_a_question_of_registration(tmp_path):
    terms = '[[attribute]]\nname = "gender"\nvalues = ["Female", "Male"]\n'
    book = workbook(tmp_path / "b.xlsx", {"Ideas": [NEW, MEETING]})
    outcome = imported(tmp_path, {"inputs.xlsx": book, "programme.toml": terms})
    assert outcome.ask("SELECT attributes FROM people") == [('{"gender":"Female"}',)]


def test_answers_to_a_survey_are_listed_and_not_read(tmp_path):
    book = workbook(tmp_path / "b.xlsx", {"Ideas": [NEW, MEETING], "Survey": SURVEY})
    outcome = imported(tmp_path, {"inputs.xlsx": book})
    assert outcome.books["inputs.xlsx", None] == (0, 0, 0, 0, 0)
    assert outcome.entry("inputs.xlsx", None)["reasons"] == {"not_a_table": 1}


def test_the_old_workbook_calls_likes_upvotes_and_knows_authors_by_address(tmp_path):
    outcome = imported(tmp_path, {"old.xlsx": workbook(tmp_path / "b.xlsx", {"Ideas": [OLD, BEFORE]})})
    assert outcome.books == {("old.xlsx", "ideas"): (1, 1, 0, 0, 0), ("old.xlsx", "tallies"): (2, 2, 0, 0, 0)}
    assert outcome.tallies == [("i-1", -1, 3, "unknown"), ("i-1", 1, 25, "unknown")]
    assert outcome.totals == {"participants": 1, "ideas": 1, "contributions": 1}


def test_names_between_the_old_and_the_new_are_read_too(tmp_path):
    between = [{"upvotes_count": "likes_count", "downvotes_count": "dislikes_count"}.get(name, name) for name in OLD]
    outcome = imported(tmp_path, {"old.xlsx": workbook(tmp_path / "b.xlsx", {"Ideas": [between, BEFORE]})})
    assert outcome.books["old.xlsx", "tallies"] == (2, 2, 0, 0, 0)


def test_old_comments_name_their_input_by_title_alone(tmp_path):
    sheets = {"Ideas": [OLD, BEFORE], "Comments": [COMMENTS, REPLY]}
    outcome = imported(tmp_path, {"old.xlsx": workbook(tmp_path / "b.xlsx", sheets)})
    assert outcome.books["old.xlsx", "comments"] == (1, 1, 0, 0, 0)
    assert outcome.ask("SELECT comment_id, idea, text FROM comments") == [("c-1", None, "Yes")]
    assert outcome.totals == {"participants": 1, "ideas": 1, "comments": 1, "contributions": 2}


def test_a_phase_in_which_nobody_can_like_gives_ideas_alone(tmp_path):
    header = ["ID", "Title", "Description", "Author ID", "Submitted at", "Picks", "Participants", "Project"]
    row = ["i-1", "Weekly meeting", "Nurses meet", "u-7", datetime(2014, 5, 13, 17, 53, 20), 12, 9, "Care"]
    outcome = imported(tmp_path, {"v.xlsx": workbook(tmp_path / "b.xlsx", {"Vote": [header, row]})})
    assert outcome.books == {("v.xlsx", "ideas"): (1, 1, 0, 0, 0)}
    assert outcome.entry("v.xlsx", "ideas")["dropped"] == ["Participants", "Picks", "Project"]
