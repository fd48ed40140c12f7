"""How a build makes itself fit its size: what it plans, and that the outcome does not hang on it."""

from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from tests.small_programmes import HOSTILE, imported
from warehouse.working import LITTLE, is_little, soon

PUBLISHED = ("people", "votes", "contributions", "organisations")


@pytest.fixture
def con():
    with closing(duckdb.connect()) as con:
        yield con


def test_few_bytes_are_little_and_more_are_not(con):
    assert [is_little(con, size) for size in (0, LITTLE - 1, LITTLE)] == [True, True, False]


def test_rows_of_the_live_release_count_as_64_bytes_each(con):
    con.execute("ATTACH ':memory:' AS live; CREATE TABLE live.files AS SELECT 1000 AS rows_in UNION ALL SELECT 24")
    assert [is_little(con, LITTLE - 65_536 + more) for more in (-1, 0)] == [True, False]


def test_statements_are_planned_well_again_after_those_that_had_to_come_soon(con):
    filtered = "EXPLAIN SELECT * FROM (SELECT range AS n FROM range(9)) WHERE 1 = 2"
    well = con.execute(filtered).fetchall()
    with soon(con, True):
        assert con.execute(filtered).fetchall() != well
    assert con.execute(filtered).fetchall() == well
    with soon(con, False):
        assert con.execute(filtered).fetchall() == well


def test_a_release_is_the_same_whether_its_statements_are_planned_well_or_not(tmp_path: Path, con):
    few = imported(tmp_path / "few", HOSTILE)
    many = imported(tmp_path / "many", HOSTILE | {"notes.txt": "A long letter.\n" * (LITTLE // 15 + 1)})
    for name, release in (("few", few), ("many", many)):
        con.execute(f"ATTACH '{release.warehouse}' AS {name} (READ_ONLY)")
        con.execute(f"ATTACH '{release.published}' AS {name}_published (READ_ONLY)")
    sums = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'few' AND table_name LIKE 'rollup%'"
    tables = [f".{name}" for (name,) in con.execute(sums).fetchall()]
    for table in [*tables, ".contributions", *(f"_published.published_{name}" for name in PUBLISHED)]:
        rows = "SELECT COLUMNS(lambda each: each <> 'file') FROM {}{} ORDER BY ALL"  # notes.txt has a number too
        soon_made, well_planned = (con.execute(rows.format(name, table)).fetchall() for name in ("few", "many"))
        assert soon_made == well_planned, table
