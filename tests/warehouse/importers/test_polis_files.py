import duckdb
import pytest

from tests.warehouse.importers.conversations import INVERTED, NEWEST, OLD, written
from warehouse.importers import polis
from warehouse.importers.plan import Options
from warehouse.intake import take_in
from warehouse.refusal import Refused

HEADERS = [
    "timestamp,datetime,comment-id,voter-id,vote",
    "timestamp,comment-id,voter-id,vote",
    "timestamp,datetime,comment-id,voter-id,vote,important",
    "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body",
    "timestamp,comment-id,author-id,agrees,disagrees,moderated,is-meta,is-seed,group-informed-consensus,comment-body",
    "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,importance,comment-body",
    "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2",
    "participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,4,7",
    "participant,group-id,n-comments,n-votes,n-important,0,1",
    "participant,xid",
    "n-votes,n-comments,n-visitors,n-voters,n-commenters",
    "comment-id,comment,total-votes,total-agrees,total-disagrees,total-passes,group-a-votes",
    "comment-id,moderated,active,layer0-cluster-id,comment-body",
    "topic,Talks in Barnet",
    "vote,voter-id,comment-id,timestamp",
    " Timestamp , Comment-ID , Voter-ID , Vote ",
]


def sheets_of(folder):
    (incoming,) = take_in([folder], folder / "work", Options())
    return incoming.sheets


@pytest.mark.parametrize("header", HEADERS)
def test_every_header_of_either_exporter_is_known_whatever_its_order(header):
    assert polis.knows(header.split(","))


@pytest.mark.parametrize(
    "header",
    [
        "participant_id,idea_id,vote,voted_at",
        "comment_id,idea_id,participant_id,commented_at,text",
        "participant_id,organisation,borough",
        "topic,borough,views",
        "author/id,title/en,votes",
    ],
)
def test_headers_of_other_formats_are_not_taken_for_polis(header):
    assert not polis.knows(header.split(","))


def test_a_conversation_is_claimed_and_named_by_its_content_not_its_file_names(tmp_path):
    folder = written(tmp_path / "b", {f"table {n}.csv": text for n, text in enumerate(OLD.values())})
    (incoming,) = take_in([folder], tmp_path / "work", Options())
    assert incoming.platform == "polis"
    assert incoming.source == "polis:4old"


def test_without_a_summary_the_folder_names_the_conversation(tmp_path):
    folder = written(tmp_path / "barnet", OLD, summary=None)
    assert polis.instance(sheets_of(folder)) == ""
    (incoming,) = take_in([folder], tmp_path / "work", Options())
    assert incoming.source == "polis:barnet"


def test_a_topic_full_of_semicolons_is_still_cut_at_its_comma(tmp_path):
    summary = "topic,Care; cost; change\nurl,https://pol.is/7semi\n"
    assert polis.instance(sheets_of(written(tmp_path / "c", OLD, summary=summary))) == "7semi"


def test_a_list_of_participants_alone_is_not_claimed(tmp_path):
    folder = written(tmp_path / "d", {"participant-xids.csv": "participant,xid\n1,carer-9\n"})
    assert not polis.claims(sheets_of(folder))


def test_two_conversations_in_one_folder_are_refused(tmp_path):
    both = OLD | {f"b-{name}": text for name, text in NEWEST.items()}
    with pytest.raises(Refused, match="put each Polis conversation in its own folder"):
        polis.plans(sheets_of(written(tmp_path / "e", both)), Options(), duckdb.connect())


def test_a_matrix_alone_is_refused_with_what_to_add(tmp_path):
    folder = written(tmp_path / "f", {"m.csv": OLD["participants-votes.csv"]})
    with pytest.raises(Refused, match=r"m\.csv comes from Polis, but its votes\.csv and comments\.csv are not there"):
        polis.plans(sheets_of(folder), Options(), duckdb.connect())


def test_external_ids_come_from_the_matrix_and_from_their_own_file(tmp_path):
    con = duckdb.connect()
    assert polis.external_ids(con, sheets_of(written(tmp_path / "g", OLD))) == {"0": "staff-7", "2": "carer-9"}
    assert polis.external_ids(con, sheets_of(written(tmp_path / "h", NEWEST))) == {"1": "carer-9"}
    assert polis.external_ids(con, sheets_of(written(tmp_path / "i", INVERTED))) == {}


def test_looking_into_files_leaves_nothing_behind(tmp_path):
    con, sheets = duckdb.connect(), sheets_of(written(tmp_path / "j", INVERTED))
    polis.plans(sheets, Options(sign="inverted"), con)
    assert con.execute("SELECT table_name FROM duckdb_tables()").fetchall() == []
