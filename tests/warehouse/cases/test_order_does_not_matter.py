"""What holds for any rows: order of imports, importing twice, and London as the sum of its areas."""

import tempfile
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.build import run_import
from warehouse.importers.plan import Options
from warehouse.live import current
from warehouse.report import totals

PEOPLE, BOROUGHS = (
    st.integers(1, 4),
    st.sampled_from(["Camden", "Newham", "Atlantis", "Hull", "pan-London", "City of London", ""]),
)
VOTES = st.lists(st.tuples(PEOPLE, st.integers(1, 3), st.sampled_from([-1, 0, 1, 7]), st.integers(1, 3)), max_size=8)
PLACES = st.dictionaries(PEOPLE, BOROUGHS, max_size=4)
SOURCE = st.tuples(VOTES, PLACES)


def write(folder: Path, source: tuple) -> Path:
    votes, places = source
    folder.mkdir()
    (folder / "programme.toml").write_text(f'source = "{folder.name}"\n')
    rows = "".join(f"p{person},i{idea},{vote},2014-06-0{day}\n" for person, idea, vote, day in votes)
    (folder / "votes.csv").write_text("participant_id,idea_id,vote,voted_at\n" + rows)
    people = "".join(f"p{person},{borough},Hill Trust\n" for person, borough in places.items())
    (folder / "participants.csv").write_text("participant_id,borough,organisation\n" + people)
    return folder


@pytest.mark.slow
@settings(max_examples=5, deadline=None)
@given(SOURCE, SOURCE)
def test_the_order_of_two_sources_does_not_matter_and_importing_twice_is_importing_once(one, two):
    with tempfile.TemporaryDirectory() as aside:
        work = Path(aside)
        first, second = write(work / "one", one), write(work / "two", two)
        for place, order in {"a": (first, second), "b": (second, first)}.items():
            assert [run_import(work / place, [path]).outcome for path in order] == ["live", "live"]
        assert run_import(work / "c", [first, second]).outcome == "live"
        assert current(work / "a").name == current(work / "b").name == current(work / "c").name
        assert run_import(work / "a", [first], Options(sheet="any")).outcome == "unchanged"
        insist_on_london(work / "a")


def insist_on_london(folder: Path) -> None:
    with closing(duckdb.connect(current(folder).warehouse, read_only=True)) as con:
        said = totals(con)
        people, contributions = con.execute("""
            SELECT sum(people), sum(contributions) FROM areas LEFT JOIN (
                SELECT gss_code, count(DISTINCT person) AS people, count(*) FILTER (NOT superseded) AS contributions
                FROM contributions GROUP BY gss_code) USING (gss_code)""").fetchall()[0]
    assert (people or 0, contributions or 0) == (said["participants"], said["contributions"])
