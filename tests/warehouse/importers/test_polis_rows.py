import pytest

from tests.warehouse.importers.conversations import INVERTED, NEWEST, OLD, settled, staged, written
from warehouse.importers.plan import Options
from warehouse.programme import Programme


def test_the_old_exporters_votes_are_events_in_milliseconds(tmp_path):
    conversation = staged(written(tmp_path / "old", OLD))
    assert conversation.votes() == [
        ("0", 1, "2014-05-13 16:55:00"),
        ("0", 1, "2014-05-13 16:55:01"),
        ("0", 0, "2014-05-13 16:55:02"),
        ("1", 1, "2014-05-13 16:55:03"),
        ("1", -1, "2014-05-13 16:55:04"),
        ("2", -1, "2014-05-13 16:55:05"),
        ("1", 1, "2014-05-13 16:55:09"),
    ]


def test_statements_become_ideas_with_their_status_and_rejected_ones_keep_their_votes(tmp_path):
    conversation = staged(written(tmp_path / "old", OLD))
    assert conversation.ideas() == [
        ("0", "Nurses, doctors and carers meet weekly", "accepted", None),
        ("1", "One number to call", "submitted", None),
        ("2", "Buy my book", "rejected", None),
    ]
    assert ("2", -1, "2014-05-13 16:55:05") in conversation.votes()


def test_every_file_is_booked_and_those_for_checking_count_no_rows(tmp_path):
    assert settled(written(tmp_path / "old", OLD)).books() == {
        "comments.csv": ("polis", "ideas", 3, 3, 0, 0),
        "participants-votes.csv": ("polis", None, 0, 0, 0, 0),
        "stats-history.csv": ("polis", None, 0, 0, 0, 0),
        "summary.csv": ("polis", None, 0, 0, 0, 0),
        "votes.csv": ("polis", "votes", 7, 7, 0, 0),
    }


def test_the_newest_exporter_is_read_in_seconds_and_its_importance_is_named_as_dropped(tmp_path):
    conversation = settled(written(tmp_path / "new", NEWEST))
    assert conversation.votes() == [("0", 1, "2026-09-21 14:13:30"), ("1", -1, "2026-09-21 14:13:31")]
    assert [text for _, text, *_ in conversation.ideas()] == [
        'Say "hello" first, then listen',
        "Two lines\nof one statement",
    ]
    assert conversation.reasons("dropped_column") == [
        ("comments.csv", "agrees"),
        ("comments.csv", "datetime"),
        ("comments.csv", "disagrees"),
        ("comments.csv", "importance"),
        ("votes.csv", "datetime"),
        ("votes.csv", "important"),
    ]
    assert conversation.books()["participant-importance.csv"] == ("polis", None, 0, 0, 0, 0)


def test_the_newer_old_header_without_datetime_drops_the_platforms_own_figures(tmp_path):
    comments = (
        "timestamp,comment-id,author-id,agrees,disagrees,moderated,is-meta,is-seed,group-informed-consensus,comment-body\n"
        "1400000000000,0,0,2,0,1,false,true,0.5,Meet weekly\n"
        "1400000000001,1,0,2,0,1,false,true,0.5,One number\n"
        "1400000000002,2,0,2,0,1,true,true,0.5,About us\n"
    )
    conversation = staged(written(tmp_path / "old", OLD, comments=comments))
    assert [text for _, text, *_ in conversation.ideas()] == ["Meet weekly", "One number", "About us"]
    dropped = [detail for file, detail in conversation.reasons("dropped_column") if file == "comments.csv"]
    assert dropped == ["agrees", "disagrees", "group-informed-consensus", "is-meta", "is-seed"]


def test_a_principle_given_for_the_conversation_is_that_of_every_statement(tmp_path):
    conversation = staged(written(tmp_path / "old", OLD), Options(principle="vision-2014:3"))
    assert {principle for *_, principle in conversation.ideas()} == {"vision-2014:3"}


def test_xids_link_participants_to_a_register(tmp_path):
    con = staged(written(tmp_path / "old", OLD)).con
    linked = con.execute("SELECT count(*) FILTER (link IS NOT NULL), count(*) FROM staged.identities").fetchall()
    assert linked == [(2, 3)]


def test_a_vote_on_a_statement_that_is_not_listed_is_quarantined(tmp_path):
    votes = OLD["votes.csv"] + "1400000110000,Tue May 13 17:55:10 BST 2014,77,0,1\n"
    conversation = settled(written(tmp_path / "old", OLD, votes=votes))
    assert conversation.books()["votes.csv"] == ("polis", "votes", 8, 7, 0, 1)
    assert conversation.reasons("unknown_idea") == [("votes.csv", None)]


def test_what_polis_never_writes_as_a_vote_is_quarantined(tmp_path):
    votes = OLD["votes.csv"] + "1400000110000,Tue May 13 17:55:10 BST 2014,0,0,2\n"
    conversation = settled(written(tmp_path / "old", OLD, votes=votes))
    assert conversation.books()["votes.csv"] == ("polis", "votes", 8, 7, 0, 1)


def test_an_agree_is_never_taken_for_one_of_five(tmp_path):
    five = Programme(vote_scale="1-5", scale_declared=True)
    books = settled(written(tmp_path / "old", OLD), programme=five).books()
    assert books["votes.csv"] == ("polis", "votes", 7, 0, 0, 7)


def test_unquoted_statements_keep_their_commas_quotation_marks_and_lines(tmp_path):
    conversation = settled(written(tmp_path / "inverted", INVERTED), Options(sign="inverted"))
    assert conversation.books()["comments.csv"] == ("polis", "ideas", 4, 4, 0, 0)
    assert [(text, status) for _, text, status, _ in conversation.ideas()] == [
        ("Home visits, meals and transport, all from one team", "accepted"),
        ('"Close" the day centres', "accepted"),
        ("First line\n\nthird line, with a comma", "accepted"),
        ("Rejected words", "rejected"),
    ]


def test_a_statement_file_cut_off_mid_row_puts_its_last_line_aside(tmp_path):
    cut = INVERTED["comments.csv"].rpartition(",")[0].rpartition(",")[0]
    conversation = settled(written(tmp_path / "inverted", INVERTED, comments=cut), Options(sign="inverted"))
    assert conversation.books()["comments.csv"] == ("polis", "ideas", 4, 3, 0, 1)
    assert conversation.reasons("short_row") == [("comments.csv", None)]


@pytest.mark.parametrize("name", ["comments", "votes"])
def test_votes_or_statements_alone_are_read(tmp_path, name):
    folder = written(tmp_path / "alone", {f"{name}.csv": OLD[f"{name}.csv"]})
    assert [book[3] for book in settled(folder).books().values()] == [{"comments": 3, "votes": 7}[name]]
