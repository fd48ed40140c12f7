from tests.warehouse.importers.imports import imported
from warehouse.report import as_text

OLD = """\
Ideamarketplace ID,Idea ID,Idea Text,Wins,Losses,Times involved in Cant Decide,Score,User Submitted,Session ID,\
Created at,Last Activity,Active,Appearances on Left,Appearances on Right
9,501,'Weekly meeting of nurses',40,20,3,66.1,FALSE,77,2010-10-29 13:38:33 UTC,2010-11-29 13:38:33 UTC,true,30,33
9,502,'Let's have one number',10,30,1,26.2,TRUE,78,2010-10-30 13:38:33 UTC,2010-11-29 13:38:33 UTC,false,20,21
"""
NEW = """\
Wikisurvey ID,Idea ID,Idea Text,Wins,Losses,Times involved in Cant Decide,Score,User Submitted,Session ID,Created at,\
Last Activity,Active,Appearances on Left,Appearances on Right
9,501,Weekly meeting of nurses,40,20,3,66.1,FALSE,77,2010-10-29 13:38:33 UTC,2010-11-29 13:38:33 UTC,TRUE,30,33
"""
VOTES = """\
Vote ID,Session ID,Wikisurvey ID,Winner ID,Winner Text,Loser ID,Loser Text,Prompt ID,Appearance ID,Left Choice ID,\
Right Choice ID,Created at,Updated at,Response Time (s),Missing Response Time Explanation,Hashed IP Address,Valid
1,77,9,501,Weekly meeting,502,One number,8,7,501,502,2010-10-29 13:38:33 UTC,2010-10-29 13:38:33 UTC,2.8,,x,TRUE
"""
NON_VOTES = """\
Record Type,Record ID,Session ID,Wikisurvey ID,Left Choice ID,Left Choice Text,Right Choice ID,Right Choice Text,\
Prompt ID,Reason,Created at,Updated at,Response Time (s),Missing Response Time Explanation,Hashed IP Address,Valid
Skip,1,77,9,501,Weekly meeting,502,One number,8,like_both,2010-10-29 13:38:33 UTC,2010-10-29 13:38:33 UTC,2.8,,x,TRUE
"""


def test_old_ideas_lose_the_marks_around_them(tmp_path):
    outcome = imported(tmp_path, {"ideas.csv": OLD})
    assert outcome.books == {("ideas.csv", "ideas"): (2, 2, 0, 0, 0)}
    assert outcome.ask("SELECT idea_id, text, status FROM ideas ORDER BY idea_id") == [
        ("501", "Weekly meeting of nurses", "accepted"),
        ("502", "Let's have one number", "unknown"),
    ]


def test_choices_between_two_are_listed_and_never_taken_for_votes(tmp_path):
    outcome = imported(tmp_path, {"i.csv": NEW, "v.csv": VOTES, "n.csv": NON_VOTES})
    assert outcome.books == {
        ("i.csv", "ideas"): (1, 1, 0, 0, 0),
        ("n.csv", None): (0, 0, 0, 0, 0),
        ("v.csv", None): (0, 0, 0, 0, 0),
    }
    assert outcome.entry("v.csv", None)["reasons"] == {"pairwise": 1}
    assert outcome.totals == {"ideas": 1, "contributions": 1}
    assert {"Wins", "Losses", "Session ID"} <= set(outcome.entry("i.csv", "ideas")["dropped"])


def test_choices_alone_are_refused_with_what_to_add(tmp_path):
    outcome = imported(tmp_path, {"v.csv": VOTES})
    assert (outcome.attempt.outcome, outcome.attempt.why) == (
        "refused",
        "v.csv holds choices between two ideas, which are neither for nor against: add the file of ideas.",
    )


def test_the_report_says_in_words_why_choices_were_not_read(tmp_path):
    said = as_text(imported(tmp_path, {"i.csv": NEW, "v.csv": VOTES}).report)
    assert "v.csv: choices between two ideas, which are neither for nor against; not read" in said
