"""What names a person stands in no file that an import leaves behind, whatever becomes of the row."""

import json
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

IDS = ["ann.other@nhs.net", "participant-7781", "@handle_ann", "07700 900123", "tester-9902", "0044-77-88-99-00"]
SECRETS = [*IDS, "bob@example.org", "Hidden Lane 4", "NW1 2DB", "secret-token-55"]


def bytes_left(folder: Path) -> bytes:
    """Every byte of every file, and every text and JSON cell of every database, as its engine gives it back."""
    found = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    for path in folder.rglob("*.duckdb"):
        with closing(duckdb.connect(path, read_only=True)) as con:
            for table, column in con.execute(
                "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"
            ).fetchall():
                rows = con.execute(f'SELECT DISTINCT CAST("{column}" AS VARCHAR) FROM "{table}"').fetchall()
                found += [value.encode() for (value,) in rows if value]
    return b"\0".join(found)


def insist_on_silence(folder: Path, words: list[str] = SECRETS) -> None:
    left = bytes_left(folder)
    assert b"vision-2014:1" in left or not list(folder.rglob("*.duckdb")), "the search would have found nothing"
    for word in words:
        assert word.encode() not in left, word
        assert word.encode("utf-16-le") not in left, word


def test_identifiers_of_people_are_nowhere_whether_rows_load_or_not(imported):
    rows = "".join(
        f"{each},1,1,2014-06-01,bob@example.org\n{each},1,7,2014-06-02,Hidden Lane 4\n"
        f"{each},1,1,1900-01-01,x\n{each},1\n"
        for each in IDS
    )
    people = "".join(f"{each},NW1 2DB,Hill Trust\n{each},NW1 2DB,Hill Tru\u0455t\n" for each in IDS)
    outcome = imported(
        {
            "votes.csv": "participant_id,principle,vote,voted_at,address\n" + rows,
            "participants.csv": "participant_id,postcode,organisation\n" + people,
            "ideas.csv": "idea_id,participant_id,text\nann.other@nhs.net,participant-7781,write to bob@example.org\n"
            "i2,participant-7781,\ni2,@handle_ann,x\ni3,tester-9902,\n",
            "programme.toml": 'exclude = ["tester-9902", "secret-token-55"]\n',
        }
    )
    assert outcome.attempt.outcome == "live"
    assert {code for _, _, code in outcome.set_aside()} == {
        "not_a_vote",
        "outside_the_dates",
        "short_row",
        "look_alike",
        "conflicting_id",
    }
    insist_on_silence(outcome.folder)


def test_quarantine_keeps_only_our_columns_with_people_as_pseudonyms_and_texts_masked(imported):
    row = "i1,ann.other@nhs.net,1900-01-01,mail bob@example.org,Hidden Lane 4\n"
    outcome = imported({"ideas.csv": "idea_id,participant_id,submitted_at,text,home address\n" + row})
    ((line, column, value, cells),) = outcome.ask("SELECT line, column_name, value, cells FROM quarantine")
    kept = json.loads(cells)
    assert (line, column, value) == (2, "submitted_at", "1900-01-01")
    assert len(kept.pop("participant_id")) == 32
    assert kept == {"idea_id": "i1", "submitted_at": "1900-01-01", "text": "mail [e-mail removed]"}


@pytest.mark.parametrize(
    "files",
    [
        {"votes.csv": "ann.other@nhs.net,1,1\nparticipant-7781,1,1\n"},
        {"people.csv": "ann.other@nhs.net,bob@example.org\n"},
        {"votes.csv": "participant_id,vote,bob@example.org\nann.other@nhs.net,1,1\n"},
        {"votes.csv": "participant_id,principle,vote\nann.other@nhs.net,1,1\nparticipant-7781,1,5\n@handle_ann,1,4\n"},
        {"votes.csv": "participant_id,principle,vote,voted_at\nann.other@nhs.net,1,1,03/04/2014\n"},
        {"votes.csv": 'participant_id,principle,vote\nann.other@nhs.net,1,"bob@example.org\n'},
        {"votes.csv": "participant_id,principle,vote,bob@example.org,bob@example.org\np1,1,1,,\n"},
        {"votes.csv": "participant_id,principle,vote\np1,1,1\n", "programme.toml": 'vote_scale = "bob@example.org"\n'},
    ],
)
def test_what_a_refused_file_says_of_people_is_kept_nowhere(imported, files):
    outcome = imported(files)
    assert outcome.attempt.outcome in ("refused", "question")
    insist_on_silence(outcome.folder)


def test_a_lines_hash_cannot_be_found_again_without_the_key(imported):
    import hashlib

    outcome = imported({"votes.csv": "participant_id,principle,vote\nann.other@nhs.net\n"})
    (kept,) = outcome.column("SELECT hash FROM quarantine")
    assert kept not in hashlib.sha256(b"ann.other@nhs.net").hexdigest()


def test_an_import_with_another_key_is_refused(imported, tmp_path, monkeypatch):
    votes = "participant_id,principle,vote\np1,1,1\n"
    first = imported({"votes.csv": votes})
    assert [column for (column,) in _columns(first.folder, "published") if column == "key_mark"] == []
    monkeypatch.setenv("PARTICIPATION_KEY_FILE", str(tmp_path / "another" / "key"))
    refused = imported({"votes.csv": votes + "p2,1,1\n"})
    assert (refused.attempt.outcome, refused.report["totals"]["participants"]) == ("refused", 1)
    assert refused.attempt.why == (
        "The people here were given pseudonyms with another key; put that key file back, or use --to another folder."
    )
    assert imported({"votes.csv": votes}, to="elsewhere").column("SELECT pseudonym FROM people") != first.column(
        "SELECT pseudonym FROM people"
    )


def _columns(folder: Path, name: str) -> list[tuple]:
    (path,) = folder.rglob(f"{name}.duckdb")
    with closing(duckdb.connect(path, read_only=True)) as con:
        return con.execute("SELECT column_name FROM duckdb_columns()").fetchall()
