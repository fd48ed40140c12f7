"""A release's tables lie at ClickHouse from before it is live until it goes, and nothing else does."""

import duckdb
import pytest

from tests.small_programmes import imported, people, written
from warehouse.__main__ import main
from warehouse.build import run_import
from warehouse.clickhouse.sending import NOTE, is_there, sent_to, write
from warehouse.clickhouse.service import SETTING, Service, client
from warehouse.forgetting import forget
from warehouse.live import Release, current, releases, roll_back
from warehouse.refusal import Refused
from warehouse.trial import Wanted, make_live, try_out

pytestmark = pytest.mark.slow

NAME = "sending_test"
AWAY = "clickhouse://127.0.0.1:1/participation"


@pytest.fixture
def folder(on_clickhouse, tmp_path):
    """A programme's folder with the setting; what is left at ClickHouse goes afterwards."""
    yield tmp_path
    for database in databases(on_clickhouse):
        client(on_clickhouse).command(f"DROP DATABASE {database} SYNC")


def databases(where: Service) -> set[str]:
    """The releases' databases that are there."""
    said = client(where).query_arrow("SELECT name FROM system.databases WHERE name LIKE 'participation%'")
    return set(said["name"].to_pylist())


def those_of(folder, where: Service) -> set[str]:
    return {where.database(release.name) for release in releases(folder)}


def more(folder, boroughs: dict[str, int], number: int) -> Release:
    """Another release, of these people in the place of those before."""
    attempt = run_import(folder, [written(folder / f"given-{number}" / "export", people(boroughs))])
    assert attempt.outcome == "live", attempt.why
    return current(folder)


def test_every_table_is_there_with_every_row_and_value(sample_release, embedded, tmp_path):
    write(embedded, sample_release.warehouse, NAME, tmp_path / "pieces")
    assert not (tmp_path / "pieces").exists()
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{sample_release.warehouse}' AS release (READ_ONLY); USE release")
        tables = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        for table in tables:
            here = con.sql(f"SELECT * FROM {table}").to_arrow_table()
            there = client(embedded, NAME).query_arrow(f"SELECT * FROM {table}").cast(here.schema)
            assert con.execute("SELECT * FROM here EXCEPT ALL SELECT * FROM there").fetchall() == []
            assert there.num_rows == here.num_rows
    client(embedded).command(f"DROP DATABASE {NAME} SYNC")
    assert len(tables) > 40


def test_what_cannot_be_added_up_there_is_refused(embedded, tmp_path):
    with duckdb.connect(tmp_path / "large.duckdb") as con:
        columns = "phase VARCHAR, item VARCHAR, direct BOOLEAN, n_sq BIGINT, own_net_sq BIGINT"
        con.execute(f"CREATE TABLE rollup_votes ({columns})")
        con.execute(f"INSERT INTO rollup_votes VALUES ('', '1', true, 9, {2**62}), ('', '1', true, 9, {2**62})")
    with pytest.raises(Refused, match="more votes on one principle than ClickHouse can add up"):
        write(embedded, tmp_path / "large.duckdb", NAME, tmp_path / "pieces")


def test_the_two_releases_kept_are_there_and_older_ones_are_dropped(folder, embedded):
    first = imported(folder, people({"Brent": 3}))
    assert databases(embedded) == {embedded.database(first.name)}
    more(folder, {"Brent": 4}, 2)
    more(folder, {"Brent": 5}, 3)
    assert databases(embedded) == those_of(folder, embedded)
    assert len(releases(folder)) == 2
    assert embedded.database(first.name) not in databases(embedded)


def test_going_back_needs_nothing_new(folder, embedded):
    imported(folder, people({"Brent": 3}))
    more(folder, {"Brent": 4}, 2)
    before = databases(embedded)
    assert is_there(roll_back(folder).warehouse.parent)
    assert databases(embedded) == before


def test_a_dry_run_sends_nothing_until_it_is_made_live(folder, embedded, tmp_path):
    imported(folder, people({"Brent": 3}))
    before = databases(embedded)
    trial = try_out(folder, tmp_path, Wanted((written(folder / "next" / "export", people({"Brent": 4})),)))
    assert trial.attempt.outcome == "live"
    assert databases(embedded) == before
    assert make_live(folder, trial).outcome == "live"
    assert databases(embedded) == those_of(folder, embedded) != before


@pytest.mark.slow
def test_who_is_forgotten_is_nowhere_there_either(folder, embedded):
    imported(folder, people({"Brent": 3}))
    more(folder, {"Brent": 4}, 2)
    before = databases(embedded)
    forget(folder, "p1")
    assert databases(embedded) == those_of(folder, embedded)
    assert databases(embedded).isdisjoint(before)
    for database in databases(embedded):
        left = {2, 3}
        assert int(client(embedded, database).command("SELECT count() FROM people")) in left


def test_an_import_that_cannot_be_sent_is_refused_and_what_was_live_is_live(folder, monkeypatch):
    monkeypatch.setenv(SETTING, AWAY)
    attempt = run_import(folder, [written(folder / "given" / "export", people({"Brent": 3}))])
    assert attempt.outcome == "refused"
    assert attempt.why.startswith("ClickHouse at 127.0.0.1:1 did not do what was asked: ")
    assert current(folder) is None


@pytest.mark.parametrize("words", ["duckdb", AWAY])
def test_a_release_that_lies_there_is_not_left_behind_by_changing_the_setting(folder, words, monkeypatch):
    imported(folder, people({"Brent": 3}))
    monkeypatch.setenv(SETTING, words)
    attempt = run_import(folder, [written(folder / "next" / "export", people({"Brent": 4}))])
    assert attempt.outcome == "refused"
    assert "also lies at ClickHouse chdb:" in attempt.why
    with pytest.raises(Refused, match="does not name"):
        forget(folder, "p1")


def test_what_was_imported_without_the_setting_is_sent_by_a_command_and_taken_back(
    folder, embedded, monkeypatch, capsys
):
    with monkeypatch.context() as patch:
        patch.delenv(SETTING)
        release = imported(folder, people({"Brent": 3}))
        assert main(["send", "--to", str(folder)]) == 1
    assert sent_to(release.warehouse.parent) is None
    assert main(["send", "--to", str(folder)]) == main(["send", "--to", str(folder)]) == 0
    assert databases(embedded) == {embedded.database(release.name)}
    assert "is at chdb:" in capsys.readouterr().out.splitlines()[-1]
    assert main(["send", "--withdraw", "--to", str(folder)]) == main(["send", "--withdraw", "--to", str(folder)]) == 0
    assert databases(embedded) == set()
    assert not (release.warehouse.parent / NOTE).exists()
    assert capsys.readouterr().out.splitlines() == [f"{release.name} was dropped there.", "No release was there."]


def test_a_database_that_was_lost_is_written_again(folder, embedded):
    release = imported(folder, people({"Brent": 3}))
    client(embedded).command(f"DROP DATABASE {embedded.database(release.name)} SYNC")
    assert not is_there(release.warehouse.parent)
    assert main(["send", "--to", str(folder)]) == 0
    assert is_there(release.warehouse.parent)
