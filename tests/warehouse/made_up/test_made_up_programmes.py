"""The maker of made-up programmes: the same seed, the same bytes; another, another programme."""

import csv
from pathlib import Path

import pytest

from geo.areas import areas
from warehouse.contract.tables import tables as contract
from warehouse.made_up.chance import Chance
from warehouse.made_up.organisations import organisations
from warehouse.made_up.programme import tables, write
from warehouse.made_up.terms import Size
from warehouse.made_up.wording import fresh, rows

SAMPLE = Path(__file__).parents[3] / "data" / "sample"
SMALL = Size(people=150, ideas=60, comments=80, idea_votes=500)


def test_making_the_sample_again_gives_the_committed_bytes(tmp_path):
    write(tmp_path, Size(), seed=2014)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {name: (SAMPLE / name).read_bytes() for name in made}
    assert {path.name for path in SAMPLE.iterdir()} == {*made, "README.md"}


def test_another_seed_gives_another_programme_of_the_same_shape():
    one, other = tables(SMALL, 1), tables(SMALL, 2)
    assert not one["votes"].equals(other["votes"])
    assert {name: list(table) for name, table in one.items()} == {name: list(table) for name, table in other.items()}


def test_size_is_what_is_asked_for():
    made = tables(SMALL, 1)
    assert 130 < len(made["participants"]) < 200
    assert 60 <= len(made["ideas"]) <= 110
    assert 450 < len(made["votes"]) < 1_000


@pytest.mark.parametrize("size", [Size(people=40, ideas=1, comments=1, idea_votes=1), Size(people=3000, ideas=10)])
def test_it_can_be_very_small_or_lopsided(size):
    made = tables(size, 3)
    assert made["votes"]["participant_id"].isin(made["participants"]["participant_id"]).all()


def test_every_cell_is_text_and_none_is_missing():
    for table in tables(SMALL, 1).values():
        assert not table.isna().to_numpy().any()
        assert not table.isin(["nan", "NaT", "None"]).to_numpy().any()


def test_it_writes_all_tables_of_the_contract_and_no_column_it_does_not_know():
    made = tables(SMALL, 1)
    known = {table.name: {column.name for column in table.columns} for table in contract().values()}
    assert set(made) == set(known)
    assert all(set(table) <= known[name] for name, table in made.items())


def test_its_boroughs_are_the_32_and_their_parts_those_of_geo():
    boroughs = areas().query("is_borough")
    parts = dict(zip(boroughs["name"], boroughs["inner_outer_ons"].str.lower(), strict=True))
    assert {row["borough"]: row["part"] for row in rows("boroughs")} == parts


def test_organisations_have_names_of_their_own_and_trusts_serve_five_boroughs():
    known = organisations(2014)
    assert len({one.name for one in known}) == len(known)
    trusts = [one for one in known if one.kind == "nhs_community_trust"]
    assert [len(one.boroughs) for one in trusts] == [5, 5, 5, 5, 5, 4, 5]
    assert {borough for one in trusts for borough in one.boroughs} == {row["borough"] for row in rows("boroughs")}


def test_each_subject_has_its_own_stream_of_chance():
    assert Chance(1, "votes").shares(3).tolist() == Chance(1, "votes").shares(3).tolist()
    assert Chance(1, "votes").shares(3).tolist() != Chance(1, "ideas").shares(3).tolist()
    assert Chance(1, "votes").shares(3).tolist() != Chance(2, "votes").shares(3).tolist()


def test_picks_follow_the_weights_and_never_take_a_weight_of_nothing():
    picked = Chance(1, "test").picks(10_000, [0, 3, 1]).tolist()
    assert picked.count(0) == 0
    assert 7_300 < picked.count(1) < 7_700


def test_a_fresh_text_is_not_said_twice_while_there_is_another():
    chance, said = Chance(1, "test"), set()
    assert {fresh(lambda: chance.one("ab"), said), fresh(lambda: chance.one("ab"), said, tries=60)} == {"a", "b"}
    assert fresh(lambda: chance.one("ab"), said) in "ab"


def test_the_rows_that_end_in_quarantine_are_there():
    with (SAMPLE / "votes.csv").open(encoding="utf-8", newline="") as file:
        votes = list(csv.DictReader(file))
    assert sum(vote["idea_id"].startswith("i99") for vote in votes) == 4
    assert sum(vote["vote"] == "2" for vote in votes) == 3
    assert sum(vote["voted_at"].startswith("2099") for vote in votes) == 2
    assert sum(vote["principle"] == "9" for vote in votes) == 1
    assert sum(vote["participant_id"] == "p9001" for vote in votes) == 6
