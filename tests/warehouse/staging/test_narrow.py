"""A text stands as its hash; texts that share one are told apart."""

from contextlib import closing

import duckdb
import pytest

from warehouse.contract.tables import tables
from warehouse.staging.narrow import hashed, make_narrow, make_texts

VOTES = [column for column in tables()["votes"].columns if column.name in ("participant_id", "vote")]
# A hash of its own that tells texts of one length apart only with the salt 2 or a higher one: by their first letters.
WEAK = """
    CREATE MACRO hash(text) AS length(text),
    (text, salt) AS CASE WHEN salt > 1 THEN unicode(text) ELSE length(text) END"""


@pytest.fixture
def cut():
    """Three rows of a file, as text."""
    with closing(duckdb.connect()) as con:
        con.execute("CREATE TABLE cut (participant_id VARCHAR, vote VARCHAR)")
        con.execute("INSERT INTO cut VALUES ('ab', 'for'), ('cd', 'for'), ('ab', '')")
        yield con


def staged(con) -> int:
    make_narrow(con, VOTES, numbered=False)
    return make_texts(con, VOTES, numbered=False)


def test_texts_with_hashes_of_their_own_need_no_salt(cut):
    assert staged(cut) == 0
    rows = cut.execute(f"SELECT line, participant_id = {hashed('$1')} FROM narrow ORDER BY line", ["ab"]).fetchall()
    assert rows == [(2, True), (3, False), (4, True)]


def test_texts_of_one_hash_are_hashed_again_until_they_differ(cut):
    cut.execute(WEAK)
    assert staged(cut) == 2
    assert cut.execute("SELECT line, participant_id, vote FROM narrow ORDER BY line").fetchall() == [
        (2, ord("a"), ord("f")),
        (3, ord("c"), ord("f")),
        (4, ord("a"), None),
    ]
