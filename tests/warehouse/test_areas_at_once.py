"""Contributions of very many people are sorted a few areas at a time, and come out as if sorted all at once."""

import duckdb
import pytest

from queries.connections import cursor
from tests.small_programmes import imported
from warehouse.deriving import derive
from warehouse.deriving.derive import areas_at_once

PEOPLE = "participant_id,borough,role\n" + "".join(
    f"p{n},{('Camden', 'Brent', 'Barnet', '', 'Leeds')[n % 5]},nurse\n" for n in range(40)
)
VOTES = "participant_id,principle,vote,voted_at\n" + "".join(
    f"p{n % 45},{n % 8 + 1},{n % 3 - 1},2014-06-{n % 9 + 1:02}T10:00\n" for n in range(120)
)
ROWS = "SELECT * FROM contributions"


@pytest.fixture
def thousand_votes():
    """A thousand votes of a hundred people in four areas, and of nobody in an unknown one."""
    con = duckdb.connect()
    con.execute("ATTACH ':memory:' AS staged; ATTACH ':memory:' AS release")
    con.execute("CREATE TABLE staged.vote_events AS SELECT 1 FROM range(1000)")
    con.execute("CREATE TABLE release.people AS SELECT 'E0900000' || (1 + i % 4) AS gss_code FROM range(100) AS r(i)")
    yield con
    con.close()


def ranges(con: duckdb.DuckDBPyConnection, most: int) -> list[tuple[str, str]]:
    return [(found["first_area"][-1], found["last_area"][-1]) for found in areas_at_once(con, most)]


def test_few_votes_are_sorted_at_once(thousand_votes):
    assert ranges(thousand_votes, 1_000) == [("1", "n")]


def test_many_are_sorted_a_few_areas_at_a_time(thousand_votes):
    assert ranges(thousand_votes, 500) == [("1", "2"), ("3", "4"), ("n", "n")]


def test_an_area_with_more_than_there_is_room_for_stands_alone(thousand_votes):
    assert ranges(thousand_votes, 10) == [(end, end) for end in "1234n"]


@pytest.mark.parametrize("most", [1, 70])
def test_the_rows_and_their_order_are_the_same(tmp_path, monkeypatch, most):
    files = {"participants.csv": PEOPLE, "votes.csv": VOTES}
    at_once = cursor(imported(tmp_path / "whole", files).warehouse).execute(ROWS).fetchall()
    monkeypatch.setattr(derive, "AT_ONCE", most)
    in_parts = cursor(imported(tmp_path / "parts", files).warehouse).execute(ROWS).fetchall()
    assert in_parts == at_once
    assert len(at_once) == 120
