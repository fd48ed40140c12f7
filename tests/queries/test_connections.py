"""A statement can read the release and nothing else, and can change nothing."""

import duckdb
import pytest

from queries.connections import connection
from queries.connections import cursor as cursor_on
from tests import plain_python

VOTES = plain_python.PROJECT / "data" / "sample" / "votes.csv"
OTHER_FILES = [
    f"SELECT count(*) FROM read_csv('{VOTES}')",
    f"SELECT count(*) FROM '{VOTES}'",
    "SELECT content FROM read_text('/etc/hostname')",
    "SELECT file FROM glob('/etc/*')",
    "ATTACH 'elsewhere.duckdb'",
    "COPY programme TO 'elsewhere.csv'",
    "EXPORT DATABASE 'elsewhere'",
    "LOAD httpfs",
]
CHANGES = [
    "CREATE TABLE more (number INTEGER)",
    "INSERT INTO phases VALUES ('p', 'P', NULL, NULL)",
    "UPDATE programme SET name = 'another'",
    "DELETE FROM people",
    "DROP TABLE people",
]
SETTINGS = [
    "SET threads = 1",
    "SET enable_external_access = true",
    "SET lock_configuration = false",
    "RESET enable_external_access",
    "PRAGMA memory_limit = '1GB'",
]


@pytest.fixture(params=["warehouse", "published", "both"])
def cursor(request, sample_release):
    """A cursor on either file of the release, or on one with the other beside it, as a question takes it."""
    if request.param == "both":
        return cursor_on(sample_release.warehouse, sample_release.published)
    return cursor_on(getattr(sample_release, request.param))


@pytest.mark.parametrize("statement", OTHER_FILES)
def test_no_other_file_is_read_or_written(cursor, statement, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(duckdb.PermissionException):
        cursor.execute(statement)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("statement", CHANGES)
def test_nothing_in_the_release_is_changed(sample_release, statement):
    with pytest.raises(duckdb.InvalidInputException, match="read-only"):
        connection(sample_release.warehouse).cursor().execute(statement)


@pytest.mark.parametrize("statement", SETTINGS)
def test_no_setting_is_changed(cursor, statement):
    with pytest.raises(duckdb.InvalidInputException, match="locked"):
        cursor.execute(statement)


def test_a_variable_of_the_program_is_no_table(cursor):
    secret = duckdb.sql("SELECT 1 AS number").df()
    with pytest.raises(duckdb.CatalogException, match="secret does not exist"):
        cursor.execute("SELECT number FROM secret")
    assert len(secret) == 1
