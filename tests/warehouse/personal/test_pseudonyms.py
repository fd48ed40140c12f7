import hashlib
import unicodedata

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.personal.pseudonyms import add_pseudonyms, pseudonym, pseudonyms, register_pseudonyms

KEY = bytes(range(32))
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)


def hmac_as_written_in_rfc_2104(key: bytes, message: bytes) -> str:
    padded = key.ljust(64, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in padded) + message).digest()
    return hashlib.sha256(bytes(byte ^ 0x5C for byte in padded) + inner).hexdigest()


def test_a_pseudonym_is_the_first_half_of_the_keyed_hash_worked_out_by_hand():
    message = b"\x00\x00\x00\x05polisjane.smith@nhs.net"
    assert pseudonym(KEY, "polis", "jane.smith@nhs.net") == hmac_as_written_in_rfc_2104(KEY, message)[:32]


def test_a_pseudonym_never_changes_from_one_version_to_the_next():
    assert pseudonym(KEY, "polis", "jane.smith@nhs.net") == "47c0ca421fd0dff28fa8abe0c82ce452"


def test_another_key_namespace_or_identifier_gives_another_pseudonym():
    answers = {
        pseudonym(KEY, "polis", "7"),
        pseudonym(KEY[::-1], "polis", "7"),
        pseudonym(KEY, "decidim", "7"),
        pseudonym(KEY, "polis", "07"),
        pseudonym(KEY, "polis7", ""),
        pseudonym(KEY, "poli", "s7"),
    }
    assert len(answers) == 6


def test_two_ways_to_write_the_same_letter_are_one_person():
    assert pseudonym(KEY, "p", "jos\u00e9") == pseudonym(KEY, "p", "jose\u0301")


@given(TEXT, TEXT, TEXT, TEXT)
def test_only_the_same_namespace_and_identifier_share_a_pseudonym(space, raw, other_space, other_raw):
    same = [unicodedata.normalize("NFC", text) for text in (space, raw)] == [
        unicodedata.normalize("NFC", text) for text in (other_space, other_raw)
    ]
    assert (pseudonym(KEY, space, raw) == pseudonym(KEY, other_space, other_raw)) is same


@given(TEXT.filter(lambda text: len(text) > 4))
def test_a_pseudonym_is_32_hexadecimal_digits_and_never_holds_the_identifier(raw):
    answer = pseudonym(KEY, "polis", raw)
    assert len(answer) == 32 and set(answer) <= set("0123456789abcdef")
    assert raw not in answer


def test_many_at_once_are_as_one_by_one():
    assert pseudonyms(KEY, "p", ["7", "", "é", "7"]) == [pseudonym(KEY, "p", raw) for raw in ["7", "", "é", "7"]]


@pytest.fixture
def con():
    with duckdb.connect() as connection:
        yield connection


def test_a_column_gets_one_pseudonym_for_each_value_but_the_empty(con):
    con.execute('CREATE TABLE votes ("voter id" VARCHAR)')
    con.execute("INSERT INTO votes VALUES ('00123'), ('1E5'), ('00123'), (''), (NULL), ('o''brien')")
    register_pseudonyms(con, "votes", "voter id", "polis", KEY, "people")
    assert con.execute("SELECT raw, pseudonym FROM people ORDER BY raw").fetchall() == [
        ("00123", pseudonym(KEY, "polis", "00123")),
        ("1E5", pseudonym(KEY, "polis", "1E5")),
        ("o'brien", pseudonym(KEY, "polis", "o'brien")),
    ]


def test_raw_identifiers_are_not_written_to_the_databases_file(tmp_path):
    with duckdb.connect(tmp_path / "w.duckdb") as con:
        con.execute("CREATE TEMP TABLE votes AS SELECT 'jane.smith@nhs.net' AS voter")
        register_pseudonyms(con, "votes", "voter", "polis", KEY, "people")
        con.execute("CREATE TABLE kept AS SELECT pseudonym FROM people")
    assert b"jane.smith" not in (tmp_path / "w.duckdb").read_bytes()


def test_a_column_can_be_registered_again_with_a_result_still_open(con):
    con.execute("CREATE TABLE votes AS SELECT CAST(range AS VARCHAR) AS voter FROM range(10000)")
    register_pseudonyms(con, "votes", "voter", "polis", KEY, "people")
    con.execute("SELECT voter FROM votes").fetchone()
    register_pseudonyms(con, "votes", "voter", "decidim", KEY, "people")
    assert con.execute("SELECT count(*), count(DISTINCT pseudonym) FROM people").fetchall() == [(10000, 10000)]
    assert con.execute("SELECT pseudonym FROM people WHERE raw = '77'").fetchall() == [
        (pseudonym(KEY, "decidim", "77"),)
    ]


@settings(max_examples=15, deadline=None)
@given(st.binary(min_size=1, max_size=100), st.lists(TEXT.filter(bool), max_size=6), TEXT)
def test_duckdb_makes_the_same_pseudonyms_as_python(key, ids, namespace):
    with duckdb.connect() as con:
        con.execute("CREATE TABLE found (raw VARCHAR)")
        con.executemany("INSERT INTO found VALUES ($1)", [[raw] for raw in ids] or [["a"]])
        add_pseudonyms(con, "found", {"own": namespace, "other": "register"}, key)
        for raw, own, other in con.execute("SELECT raw, own, other FROM found").fetchall():
            assert (own, other) == (pseudonym(key, namespace, raw), pseudonym(key, "register", raw))
