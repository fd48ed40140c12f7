"""When new figures are published, what is carried on, and what happens when somebody is forgotten."""

import json
from pathlib import Path

import pytest

from tests.attack.programmes import grown
from tests.attack.truth import figures_of, read
from tests.small_programmes import imported
from warehouse.build import rebuild
from warehouse.forgetting import forget
from warehouse.live import Release, current, releases, roll_back
from warehouse.publishing.earlier import NAME
from warehouse.settings import settings

pytestmark = pytest.mark.slow

LONDON = ("people", "london", None, None, None, None)
CAMDEN, BRENT, ENFIELD, HACKNEY = "E09000007", "E09000005", "E09000010", "E09000012"


def more(first: int, boroughs: dict[str, int], votes: int = 1) -> dict[str, str]:
    """The tables of so many more people, numbered from `first`, three in four of whom vote for principle 1."""
    where = [borough for borough, number in boroughs.items() for _ in range(number)]
    said = "".join(f"p{first + place},{borough},nurse\n" for place, borough in enumerate(where))
    cast = "".join(
        f"p{first + place},1,{-1 if place % 4 == 0 else 1},2014-06-01T10:00:00\n" for place in range(len(where))
    )
    return {
        "participants.csv": f"participant_id,borough,role\n{said}",
        "votes.csv": f"participant_id,principle,vote,voted_at\n{cast}",
    }


def borough(release: Release, code: str) -> int | None:
    return figures_of(release)["people", "borough", None, code, None, None]


def test_the_same_data_give_the_same_file(tmp_path):
    """Its tables are the same; DuckDB itself draws a number for each new database."""
    files = more(0, {"Camden": 30, "Brent": 3, "Enfield": 50})
    one, other = imported(tmp_path / "one", files), imported(tmp_path / "other", files)
    assert one.name == other.name
    assert figures_of(one) == figures_of(other)
    for (table,) in read(one.published, "SELECT table_name FROM duckdb_tables() WHERE database_name = 'given'"):
        assert read(one.published, f"FROM {table}") == read(other.published, f"FROM {table}")


def test_figures_are_carried_on_byte_for_byte_until_eight_people_joined(tmp_path):
    first = grown(tmp_path, more(0, {"Camden": 30, "Brent": 30}))
    file = first.published.read_bytes()
    for place in range(7):
        release = grown(tmp_path, more(60 + place, {"Camden": 1}))
        assert release.published.read_bytes() == file
    eighth = grown(tmp_path, more(67, {"Camden": 1}))
    assert eighth.published.read_bytes() != file
    assert figures_of(eighth)[LONDON] == 70
    assert borough(eighth, CAMDEN) == 40


def test_a_figure_that_moved_by_fewer_than_eight_stays(tmp_path):
    """Camden has 30 and then 35, Brent 30 and then 40; London has 60 and then 75."""
    grown(tmp_path, more(0, {"Camden": 30, "Brent": 30}))
    release = grown(tmp_path, more(60, {"Camden": 5, "Brent": 10}))
    assert (borough(release, CAMDEN), borough(release, BRENT), figures_of(release)[LONDON]) == (30, 40, 75)
    later = grown(tmp_path, more(75, {"Camden": 8}))
    assert (borough(later, CAMDEN), borough(later, BRENT), figures_of(later)[LONDON]) == (45, 40, 85)


def test_a_rebuild_and_a_rollback_publish_nothing_new(tmp_path):
    first = grown(tmp_path, more(0, {"Camden": 30, "Brent": 30}))
    file = first.published.read_bytes()
    second = grown(tmp_path, more(60, {"Camden": 20}))
    newer = second.published.read_bytes()
    assert rebuild(tmp_path).outcome == "live"
    assert current(tmp_path).published.read_bytes() == newer
    roll_back(tmp_path)
    assert current(tmp_path).published.read_bytes() == file
    assert grown(tmp_path, more(60, {"Camden": 3})).published.read_bytes() == file


def test_what_was_published_before_a_rollback_is_remembered(tmp_path):
    """Camden was 40 in what was gone back from: when it has 43, 40 is shown again, and never 45."""
    grown(tmp_path, more(0, {"Camden": 30, "Brent": 30}))
    grown(tmp_path, more(60, {"Camden": 10}))
    roll_back(tmp_path)
    assert borough(grown(tmp_path, more(60, {"Camden": 13})), CAMDEN) == 40


def test_forgetting_makes_the_file_anew_and_moves_nothing_by_one(tmp_path):
    first = grown(tmp_path, more(0, {"Camden": 33, "Brent": 30}))
    file, shown = first.published.read_bytes(), figures_of(first)
    forget(tmp_path, "p1")
    again = current(tmp_path)
    assert len(releases(tmp_path)) == 1
    assert again.published.read_bytes() != file
    assert figures_of(again) == shown


def test_where_a_figure_falls_below_eight_its_like_are_hidden_with_it(tmp_path):
    """Camden has eight, and then seven; Brent has ten and Enfield thirty."""
    first = grown(tmp_path, more(0, {"Camden": 8, "Brent": 10, "Enfield": 30, "Hackney": 40}))
    assert [borough(first, code) for code in (CAMDEN, BRENT, ENFIELD, HACKNEY)] == [10, 10, 30, 40]
    forget(tmp_path, "p1")
    shown = [borough(current(tmp_path), code) for code in (CAMDEN, BRENT, ENFIELD, HACKNEY)]
    assert shown == [None, None, 30, 40]


def test_what_is_kept_for_the_comparison_holds_no_count_of_one_to_seven(tmp_path):
    release = imported(tmp_path, more(0, {"Camden": 30, "Brent": 3, "Enfield": 50}))
    kept = json.loads((release.published.parent / NAME).read_text())
    assert kept["people"] == 83
    assert {count for count in [*kept["shown"].values(), *kept["hidden"].values()] if 1 <= count <= 7} == set()
    assert kept["hidden"]


def test_another_rule_makes_the_figures_anew(tmp_path, monkeypatch):
    first = grown(tmp_path, more(0, {"Camden": 30, "Brent": 11, "Enfield": 50, "Hackney": 12}))
    assert borough(first, BRENT) == 10
    monkeypatch.setitem(settings()["disclosure"], "threshold", 12)
    assert rebuild(tmp_path).outcome == "live"
    assert borough(current(tmp_path), BRENT) is None


def test_made_up_figures_are_not_compared_with_real_ones(tmp_path):
    made_up = {"programme.toml": 'name = "Made up"\nmade_up = true\n'}
    imported(tmp_path, more(0, {"Camden": 30}) | made_up, source="sample")
    real = grown(tmp_path, more(500, {"Camden": 33}) | {"programme.toml": 'name = "Real"\n'})
    assert figures_of(real)[LONDON] == 35


@pytest.mark.parametrize("name", ["warehouse.duckdb", NAME])
def test_only_leads_are_answered_from_what_holds_true_counts(tmp_path, name):
    release = imported(tmp_path, more(0, {"Camden": 30, "Brent": 3}))
    assert (release.published.parent / name).is_file()
    assert Path(release.published).name != name
