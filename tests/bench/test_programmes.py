"""Programmes for the bench: made once, of the size that was asked for, dirty where wanted."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from bench.programmes import Wanted, export, release, rows_of
from bench.writing import write
from warehouse.live import live_release
from warehouse.made_up.terms import Size
from warehouse.opening import opened_release

SMALL = Size(people=1_500, ideas=490, comments=50, idea_votes=2_000)


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A programme that is there three times."""
    folder = tmp_path_factory.mktemp("three")
    write(folder, SMALL, copies=3, organisations=1, dirty=False)
    return folder


def test_everybody_is_there_so_often_under_other_names(three):
    people = [row["participant_id"] for row in rows(three, "participants")]
    assert len({person for person in people if "x" not in person}) * 3 == len(set(people))


def test_votes_go_to_the_ideas_of_all_and_the_first_ones_have_most(three):
    known = {row["idea_id"] for row in rows(three, "ideas")}
    given = Counter(row["idea_id"].partition("x")[2] for row in rows(three, "votes") if row["idea_id"] in known)
    assert given[""] > given["1"] > given["2"] > 0


def test_nobody_votes_on_the_same_twice_but_as_in_the_first(three):
    said = Counter((row["participant_id"], row["idea_id"], row["principle"]) for row in rows(three, "votes"))
    again = Counter("x" in person for (person, _, _), often in said.items() if often > 1)
    assert again[True] == 2 * again[False]


def test_the_same_programme_is_written_each_time(three, tmp_path):
    write(tmp_path, SMALL, copies=3, organisations=1, dirty=False)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in three.iterdir()
    }


def test_more_organisations_share_the_same_people(tmp_path):
    for times in (1, 3):
        (tmp_path / str(times)).mkdir()
        write(tmp_path / str(times), SMALL, copies=1, organisations=times, dirty=False)
    once, thrice = (rows(tmp_path / name, "organisations") for name in "13")
    assert len({row["organisation"] for row in thrice}) == 3 * len(once)
    assert len(rows(tmp_path / "1", "participants")) == len(rows(tmp_path / "3", "participants"))


@pytest.mark.slow
def test_a_dirty_programme_is_imported_with_its_wrong_rows_put_aside(tmp_path):
    wanted = Wanted(5_000, dirty=True)
    folder = release(tmp_path, wanted)
    with opened_release(folder) as con:
        wrong = con.execute("SELECT count(*) FROM quarantine").fetchall()[0][0]
    assert 20 < wrong < 0.05 * rows_of(tmp_path, wanted)["votes"]
    assert release(tmp_path, wanted) == live_release(folder.folder)
    assert export(tmp_path, wanted).joinpath("votes.csv").read_text().startswith('"participant_id","idea_id",')
