from tests.warehouse.importers.imports import imported

NEW = """\
Export for Care in Camden

Groups (1)
Id,Key,Name,Description,Created at
1,abc,Care in Camden,"About us",2014-05-01 09:00:00 UTC

Memberships (3)
Group,User,User name,User email,Admin,Created at,Accepted at
1,7,Ann,ann@example.org,true,2014-05-01 09:00:00 UTC,2014-05-01 09:00:00 UTC
1,8,Bo,bo@example.org,false,2014-05-02 09:00:00 UTC,2014-05-02 10:00:00 UTC
2,7,Ann,ann@example.org,false,2014-05-03 09:00:00 UTC,2014-05-03 09:00:00 UTC

Discussions (2)
Id,Topic,Author,Author name,Title,Description,Created at
21,31,7,Ann,Weekly meeting,"Nurses,
GPs and carers",2014-05-13 16:53:20 UTC
22,32,8,Bo,One number,To call,2014-05-14 10:00:00 UTC

Comments (3)
Id,Group,Topic,Author,Author name,Title,Author name,Body,Created at
51,1,31,8,Bo,Weekly meeting,Bo,"Comments (3)
are welcome",2014-05-15 10:00:00 UTC
52,1,33,7,Ann,A poll of its own,Ann,Why?,2014-05-15 11:00:00 UTC
53,1,32,9,Cy,One number,Cy,short row

Polls (2)
Id,Key,Topic,Author,Author name,Title,Details,Closing at,Closed at,Created at,Poll type,Custom fields
61,k,31,7,Ann,Meet on Mondays,Every week,,,2014-05-16 10:00:00 UTC,proposal,{}
62,l,33,7,Ann,When?,Which day,,,2014-05-16 11:00:00 UTC,meeting,{}

Stances (4)
Id,Poll,Participant,Author name,Reason,Latest,Created at,Updated at
71,61,8,Bo,Good for carers,true,2014-05-17 10:00:00 UTC,2014-05-17 10:00:00 UTC
72,61,7,Ann,,true,2014-05-17 11:00:00 UTC,2014-05-17 11:00:00 UTC
73,62,9,Cy,Not on Fridays,true,2014-05-17 12:00:00 UTC,2014-05-17 12:00:00 UTC

Outcomes (0)
Id,Poll,Author,Statement,Created at,Updated at

"""
# 2018 to 2020: comments name their discussion, and there are no topics.
MIDDLE = """\
Export for Care in Camden

Discussions (1)
Id,Group,Author,Author name,Title,Description,Created at
21,1,7,Ann,Weekly meeting,Nurses and carers,2014-05-13 16:53:20 UTC

Comments (1)
Id,Group,Discussion,Author,Discussion title,Author name,Body,Created at
51,1,21,8,Weekly meeting,Bo,Welcome,2014-05-15 10:00:00 UTC
"""
# Until 2017: proposals, and votes with what each person said.
OLD = """\
Export for Care in Camden

Proposals (1)
Id,Group,Discussion,Author,Discussion title,Author name,Proposal title,Description,Created at,Closed at,Outcome,\
Yes votes count,No votes count,Abstain votes count,Block votes count,Closing at,Voters count,Members count,Votes count
61,1,21,7,Meeting,Ann,Meet on Mondays,Every week,2014-05-16 10:00:00 UTC,,,2,0,1,1,,4,9,5

Votes (5)
Id,Group,Discussion,Proposal,User,Discussion title,Proposal title,User name,Position,Statement,Created at
1,1,21,61,7,Meeting,Meet on Mondays,Ann,yes,Good,2014-05-17 10:00:00 UTC
2,1,21,61,8,Meeting,Meet on Mondays,Bo,block,No,2014-05-17 11:00:00 UTC
3,1,21,61,9,Meeting,Meet on Mondays,Cy,abstain,,2014-05-17 12:00:00 UTC
4,1,21,61,10,Meeting,Meet on Mondays,Di,no,,2014-05-17 13:00:00 UTC
5,1,21,61,10,Meeting,Meet on Mondays,Di,yes,,2014-05-17 14:00:00 UTC
"""


def test_every_table_of_the_file_is_read_under_its_title(tmp_path):
    outcome = imported(tmp_path, {"export.csv": NEW})
    assert {table: counts for (_, table), counts in outcome.books.items() if table} == {
        "participants": (3, 2, 1, 0, 0),
        "ideas": (4, 3, 0, 0, 1),
        "comments": (6, 4, 0, 1, 1),
    }
    assert outcome.entry("export.csv", "ideas")["reasons"]["not_an_idea"] == 1
    assert outcome.entry("export.csv", "comments")["reasons"] == {"dropped_column": 7, "no_words": 1, "short_row": 1}
    assert outcome.totals == {"participants": 3, "ideas": 3, "comments": 4, "contributions": 7}
    assert outcome.ask("SELECT name, platform FROM sources") == [("loomio:talk", "loomio")]


def test_threads_and_proposals_are_ideas_with_numbers_of_their_own(tmp_path):
    outcome = imported(tmp_path, {"export.csv": NEW})
    assert outcome.ask("SELECT idea_id, title, text, CAST(submitted_at AS VARCHAR) FROM ideas ORDER BY ALL") == [
        ("poll-61", "Meet on Mondays", "Every week", "2014-05-16 10:00:00"),
        ("thread-31", "Weekly meeting", "Nurses,\nGPs and carers", "2014-05-13 16:53:20"),
        ("thread-32", "One number", "To call", "2014-05-14 10:00:00"),
    ]


def test_comments_and_reasons_stand_under_what_they_are_about_where_that_is_an_idea(tmp_path):
    outcome = imported(tmp_path, {"export.csv": NEW})
    assert outcome.ask("""
        SELECT comment_id, idea_id, c.text FROM comments AS c LEFT JOIN ideas USING (idea) ORDER BY ALL""") == [
        ("comment-51", "thread-31", "Comments (3)\nare welcome"),
        ("comment-52", None, "Why?"),
        ("reason-71", "poll-61", "Good for carers"),
        ("reason-73", None, "Not on Fridays"),
    ]


def test_lines_are_those_of_the_file(tmp_path):
    outcome = imported(tmp_path, {"export.csv": NEW})
    assert outcome.ask("SELECT line, code FROM quarantine") == [
        (NEW[: NEW.index("53,1,32")].count("\n") + 1, "short_row")
    ]


def test_a_file_that_a_spreadsheet_widened_is_read_the_same(tmp_path):
    widest = 12
    rows = [line + "," * (widest - 1 - line.count(",")) if '"' not in line else line for line in MIDDLE.splitlines()]
    assert rows[1] == "," * (widest - 1)
    outcome = imported(tmp_path, {"export.csv": "\n".join(rows) + "\n"})
    assert outcome.books == {("export.csv", "comments"): (1, 1, 0, 0, 0), ("export.csv", "ideas"): (1, 1, 0, 0, 0)}


def test_older_comments_name_their_discussion(tmp_path):
    outcome = imported(tmp_path, {"export.csv": MIDDLE})
    assert outcome.ask("SELECT comment_id, idea_id FROM comments JOIN ideas USING (idea)") == [
        ("comment-51", "thread-21")
    ]


def test_the_oldest_files_say_how_each_person_voted(tmp_path):
    outcome = imported(tmp_path, {"export.csv": OLD})
    assert outcome.books == {("export.csv", "ideas"): (1, 1, 0, 0, 0), ("export.csv", "votes"): (5, 5, 0, 0, 0)}
    assert outcome.totals == {
        "participants": 4, "ideas": 1, "votes": 4, "vote_events": 5, "contributions": 5,
    }  # fmt: skip
    assert outcome.ask("SELECT value, count(*) FROM contributions WHERE kind = 'vote' GROUP BY 1 ORDER BY 1") == [
        (-1, 2),
        (0, 1),
        (1, 2),
    ]


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_line(tmp_path):
    broken = NEW.replace('GPs and carers"', "GPs and carers").replace('"Comments (3)\nare welcome"', "Welcome")
    outcome = imported(tmp_path, {"export.csv": broken})
    assert outcome.attempt.why == (
        "'export.csv' is cut at line 15: the quotation mark there is never closed. Export it again."
    )


def test_quotation_marks_that_hide_where_a_table_begins_are_refused_with_their_line(tmp_path):
    outcome = imported(tmp_path, {"export.csv": NEW.replace('"About us"', '"About us')})
    assert outcome.attempt.why == (
        "Where each table begins cannot be known: the quotation marks in line 5 of 'export.csv' do not fit. "
        "Export it again."
    )


def test_an_export_of_nothing_but_headers_has_no_rows(tmp_path):
    outcome = imported(
        tmp_path, {"export.csv": "".join(line + "\n" for line in MIDDLE.splitlines() if line[:1] not in "25")}
    )
    assert (outcome.attempt.outcome, outcome.totals) == ("live", {})
