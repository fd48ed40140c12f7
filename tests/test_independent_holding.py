"""Whether majorities hold in the sample: organisations really left out of the raw rows, boroughs really averaged."""

from collections import Counter, defaultdict
from datetime import date

import pytest

from access import Role, Viewer
from pages.parts.filters import Filters
from pages.parts.holds.counting import found
from pages.parts.programme import Looking
from queries.question import question
from queries.runner import ask
from tests import plain_python as plain
from tests.asking import NOTHING_CHOSEN, fitting

LEAD = Viewer(Role.LEAD)
LEADERSHIP, POOLED = "vision-2014:6", "vision-2014:7"
TRUST = "Lea Marsh Community Health Trust"
CHOICES = {
    "nothing": {},
    "some days": {"since": date(2014, 6, 30), "until": date(2014, 7, 20)},
    "two roles": {"roles": ["gp", "service_user"]},
    "two boroughs": {"areas": ["E09000022", "E09000029"]},
    "nobody": {"roles": ["nobody"]},
}
FIELDS = {"role": "role", "organisation_kind": "organisation_kind", "organisation": "organisation"}


def votes_on(item: str, chosen: dict, direct: bool = False) -> list[plain.Contribution]:
    cast = [each for each in plain.counted(chosen) if each.kind == "vote" and each.direct == direct]
    return [each for each in cast if each.principle in plain.items()[item]]


def own_net(votes: list[plain.Contribution]) -> dict[str, float]:
    """Net support of each person."""
    given = defaultdict(list)
    for vote in votes:
        given[vote.person].append(vote.value)
    return {person: sum(values) / len(values) for person, values in given.items()}


def net(votes: list[plain.Contribution]) -> float:
    return sum(vote.value for vote in votes) / len(votes)


@pytest.mark.parametrize("direct", [False, True], ids=["on ideas", "on principles"])
@pytest.mark.parametrize("dimension", FIELDS)
@pytest.mark.parametrize("name", CHOICES)
def test_every_group_of_every_area_is_counted(sample_release, name, dimension, direct):
    chosen = NOTHING_CHOSEN | CHOICES[name]
    asked = fitting(question("votes/groups"), chosen | {"dimension": dimension, "direct": direct})
    answer = ask("votes/groups", LEAD, sample_release, **asked)
    expected = {}
    for item in (item for item in plain.items() if item.startswith("vision-2014:")):
        cells = defaultdict(list)
        for vote in votes_on(item, chosen, direct):
            who = plain.people()[vote.person]
            cells[item, who.area, getattr(who, FIELDS[dimension]) or "Unknown"].append(vote)
        for cell, votes in cells.items():
            own = own_net(votes).values()
            fors = Counter(vote.person for vote in votes if vote.value > 0)
            shares = sum(number / sum(vote.person == person for vote in votes) for person, number in fors.items())
            expected[cell] = (*plain.sums(votes).values(), shares, sum(own), sum(each**2 for each in own))
    group = "group_name" if dimension == "organisation" else "group_code"
    rows = answer.set_index(["item", "gss_code", group]).drop(columns={"group_code", "group_name"} - {group})
    assert set(rows.index) == set(expected)
    for cell, row in zip(rows.index, rows.to_numpy().tolist(), strict=True):
        assert row == pytest.approx(expected[cell], abs=1e-4), cell


@pytest.fixture(scope="module")
def sample_found(sample_release):
    """Everything that was found of the sample's votes on ideas."""
    return found(Looking(LEAD, sample_release), Filters("vision-2014"), False)


@pytest.mark.parametrize("item", [LEADERSHIP, POOLED])
def test_leaving_an_organisation_out_is_counting_without_its_rows(sample_found, item):
    votes = votes_on(item, NOTHING_CHOSEN)
    of = defaultdict(list)
    for vote in votes:
        of[plain.people()[vote.person].organisation].append(vote)
    without = sample_found.without[sample_found.without["item"] == item].set_index("organisation")
    assert set(without.index) == set(of) - {""}
    for name, row in without.iterrows():
        left = [vote for vote in votes if plain.people()[vote.person].organisation != name]
        assert row["net"] == pytest.approx(net(left)), name
        assert (row["n"], row["votes"], row["people"]) == (len(left), len(of[name]), len(own_net(left)))


def test_the_planted_trust_is_found(sample_found):
    first = sample_found.without[sample_found.without["item"] == LEADERSHIP].iloc[0]
    assert (first["organisation"], first["side"]) == (TRUST, -1)
    verdicts = sample_found.principles.set_index("item")["verdict"]
    assert (verdicts[LEADERSHIP], verdicts[POOLED], verdicts.eq("robust").sum()) == ("fragile", "divided", 6)


@pytest.mark.parametrize("item", [LEADERSHIP, "vision-2014:1"])
def test_other_ways_of_counting_are_those_of_plain_averages(sample_found, item):
    votes = votes_on(item, NOTHING_CHOSEN)
    own = own_net(votes)
    by_area, by_role = defaultdict(list), defaultdict(list)
    for vote in votes:
        by_area[plain.people()[vote.person].area].append(vote)
        by_role[plain.people()[vote.person].role].append(vote)
    boroughs = {area: net(each) for area, each in by_area.items() if area[:3] == "E09" and area != "E09000001"}
    residents = {
        row["gss_code"]: int(row["residents"]) for row in plain.read("geo/population.csv") if row["year"] == "2014"
    }
    targets = {plain.words("role")[row["value"].casefold()]: int(row["target"]) for row in plain.rows("targets")
               if (row["measure"], row["dimension"]) == ("participants", "role")}  # fmt: skip
    expected = {
        "voice": sum(own.values()) / len(own),
        "boroughs": sum(boroughs.values()) / len(boroughs),
        "residents": averaged(boroughs, residents),
        "roles": averaged({role: net(each) for role, each in by_role.items() if role in targets}, targets),
    }
    ways = sample_found.ways[sample_found.ways["item"] == item].set_index("key")["net"]
    assert {key: ways[key] for key in expected} == pytest.approx(expected, abs=1e-5)


def averaged(values: dict[str, float], weights: dict[str, int]) -> float:
    return sum(value * weights[key] for key, value in values.items()) / sum(weights[key] for key in values)


def test_the_planted_paradox_is_found(sample_found):
    whole = [(item, first, second) for item, first, second, within, _ in sample_found.misleads if within == "roles"]
    assert ("vision-2014:5", "Inner London", "Outer London") in whole
