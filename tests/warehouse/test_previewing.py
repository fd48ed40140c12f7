"""What files are recognised as before they are imported."""

from pathlib import Path

import pytest

from tests.small_programmes import written
from tests.warehouse.importers.conversations import INVERTED
from tests.warehouse.importers.imports import workbook
from warehouse.previewing import Seen, preview, values_of
from warehouse.refusal import Refused
from warehouse.trial import Wanted

SURVEY = "Ref;Suggestion;When;View\nA-1;=1+1;03/04/2014;Yes\nA-2;Two;05/04/2014;No\nA-3;;;Yes\n"
VOTES = "participant_id,idea_id,vote,handle\np1,i1,1,@ann\n"


def seen(tmp_path: Path, files: dict[str, str]) -> tuple[Seen, ...]:
    (found,) = preview(tmp_path, Wanted((written(tmp_path / "talk", files),)), tmp_path)
    return found.tables


def test_a_table_of_our_own_is_named_with_what_is_left_out(tmp_path):
    (votes,) = seen(tmp_path, {"votes.csv": VOTES})
    assert (votes.tables, votes.rows) == (("votes",), (("p1", "i1", "1", "@ann"),))
    assert votes.plans[0].dropped == ("handle",)


def test_a_table_in_no_format_we_know_is_shown_and_has_no_plan(tmp_path):
    (survey,) = seen(tmp_path, {"survey.csv": SURVEY})
    assert (survey.header, survey.tables, survey.why) == (("Ref", "Suggestion", "When", "View"), (), None)
    assert survey.rows[0] == ("A-1", "=1+1", "03/04/2014", "Yes")


def test_a_table_of_which_more_is_left_out_than_taken_is_doubtful(tmp_path):
    (survey,) = seen(tmp_path, {"survey.csv": SURVEY.replace("Suggestion", "Idea")})
    assert (survey.tables, survey.doubtful) == (("ideas",), True)
    (votes,) = seen(tmp_path / "other", {"votes.csv": VOTES})
    assert not votes.doubtful


def test_what_cannot_be_what_it_is_called_says_why_and_the_others_are_recognised(tmp_path):
    ideas, votes = seen(tmp_path, {"votes.csv": VOTES, "ideas.csv": "Idea text,author\nx,y\n"})
    assert ideas.why.startswith("ideas.csv has no column idea_id, which ideas needs")
    assert (ideas.tables, votes.tables) == ((), ("votes",))


def test_a_conversation_that_leaves_a_question_open_is_recognised_all_the_same(tmp_path):
    assert {table for each in seen(tmp_path, INVERTED) for table in each.tables} == {"ideas", "votes"}


def test_each_sheet_of_a_workbook_is_a_table(tmp_path):
    book = workbook(tmp_path / "b.xlsx", {"One": [["x", "y"], ["1", "2"]], "Two": [["z"], ["3"]]})
    (tmp_path / "book.xlsx").write_bytes(book)
    (found,) = preview(tmp_path, Wanted((tmp_path / "book.xlsx",)), tmp_path)
    assert [each.name for each in found.tables] == ["book.xlsx, One", "book.xlsx, Two"]
    assert not found.recognised


def test_a_file_that_cannot_be_opened_is_refused(tmp_path):
    with pytest.raises(Refused, match="is cut at line 2"):
        seen(tmp_path, {"votes.csv": 'participant_id,idea_id,vote\np1,i1,"1\n'})


def test_what_stands_in_a_column_is_counted(tmp_path):
    (survey,) = seen(tmp_path, {"survey.csv": SURVEY})
    found = values_of(survey, tmp_path)
    assert (found["View"].different, found["View"].most) == (2, (("Yes", 2), ("No", 1)))
    assert (found["When"].written.slashed, found["When"].written.first_over_12) == (2, 0)
    assert found["Suggestion"].different == 2
