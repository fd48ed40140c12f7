"""A name that a lead accepts joins its organisation, once however often it is said, and comes back when undone."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from tests.small_programmes import imported
from warehouse.build import rebuild
from warehouse.deriving.names import key_of
from warehouse.live import current
from warehouse.undoing import taking_back

pytestmark = pytest.mark.slow

KIND = "organisation_names"
ELM, SURGREY, ROADS = "Elm Road Surgery", "Elm Road Surgrey", "Elm Roads Surgery"
FILES = {
    "organisations.csv": f"organisation,kind,boroughs,invited\n{ELM},GP practice,Camden,yes\n",
    "participants.csv": "participant_id,organisation,organisation_kind\n"
    f"p1,{ELM},\np2,{SURGREY},charity\np3,{SURGREY.upper()},\np4,{ROADS},\n",
    "votes.csv": "participant_id,principle,vote\n" + "".join(f"p{n},1,1\n" for n in range(1, 5)),
}
APART = [(ELM, 1, "gp_practice"), (SURGREY.upper(), 2, "voluntary_organisation"), (ROADS, 1, "unknown")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A programme in which one surgery is spelt three ways."""
    imported(tmp_path, FILES)
    return tmp_path


def ask(folder: Path, sql: str) -> list[tuple]:
    with closing(duckdb.connect(current(folder).warehouse, read_only=True)) as con:
        return con.execute(sql).fetchall()


def organisations(folder: Path) -> list[tuple]:
    """(name, people who took part, kind) of each."""
    return ask(
        folder,
        "SELECT o.name, count(p.person), o.kind FROM organisations AS o LEFT JOIN people AS p USING (organisation) "
        "GROUP BY ALL ORDER BY o.name",
    )


def near(folder: Path) -> list[tuple]:
    """The pairs of names that wait for a lead."""
    return ask(
        folder,
        "SELECT a.name, b.name FROM near_matches AS n JOIN organisations AS a ON a.organisation = n.organisation "
        "JOIN organisations AS b ON b.organisation = n.near ORDER BY ALL",
    )


def say(folder: Path, *pairs: Sequence[str]) -> str:
    """Decide that names are organisations; gives the release that is live then."""
    rows = [{"name": name, "organisation": organisation, "who": "AB"} for name, organisation in pairs]
    return rebuild(folder, kind=KIND, rows=rows).release


def test_names_that_are_near_wait_and_are_joined_by_nobody(folder):
    assert organisations(folder) == sorted(APART)
    assert near(folder) == sorted([(SURGREY.upper(), ELM), (ROADS, ELM), (ROADS, SURGREY.upper())])


def test_the_same_joins_the_people_under_the_listed_name_and_its_kind_and_place(folder):
    say(folder, (SURGREY, ELM))
    assert organisations(folder) == [(ELM, 3, "gp_practice"), (ROADS, 1, "unknown")]
    assert near(folder) == [(ROADS, ELM)]
    assert ask(folder, "SELECT count(*) FROM people WHERE gss_code = 'E09000007'") == [(3,)]


def test_saying_it_twice_is_saying_it_once(folder):
    assert say(folder, (SURGREY, ELM)) == say(folder, (SURGREY.upper(), ELM))


def test_undoing_brings_the_other_name_back(folder):
    before = current(folder).name
    say(folder, (SURGREY, ELM))
    rebuild(folder, kind=KIND, rows=[{**taking_back(folder, KIND, 0), "who": "AB"}])
    assert organisations(folder) == sorted(APART)
    assert current(folder).name == before


def test_different_stays_apart_and_is_asked_no_more(folder):
    say(folder, (ROADS, ROADS))
    assert organisations(folder) == sorted(APART)
    assert near(folder) == [(SURGREY.upper(), ELM)]


def test_a_name_joined_to_one_that_is_joined_later_goes_along(folder):
    say(folder, (ROADS, SURGREY))
    assert organisations(folder) == [(SURGREY.upper(), 3, "voluntary_organisation"), (ELM, 1, "gp_practice")]
    say(folder, (SURGREY, ELM))
    assert organisations(folder) == [(ELM, 4, "gp_practice")]


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ({}, {"a": "a"}),
        ({"a": "b"}, {"a": "b", "b": "b"}),
        ({"a": "b", "b": "c"}, {"a": "c", "b": "c", "c": "c"}),
        ({"a": "a"}, {"a": "a"}),
        ({"a": "b", "b": "b"}, {"a": "b", "b": "b"}),
        ({"b": "c", "c": "b", "d": "c"}, {"b": "b", "c": "b", "d": "b"}),
    ],
)
def test_decisions_are_followed_to_their_end_and_round_in_a_circle_to_one_name(said, keys):
    assert {name: key_of(name, said) for name in keys} == keys
