"""Ideas by group, searched, ranked and in words, worked out a second way from the sample's raw rows."""

import re
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from math import isnan, prod, sqrt

import pandas as pd
import pytest
import snowballstemmer

from access import Role, Viewer
from pages.parts.ideas.looking_for import parameters, terms_in
from pages.parts.ideas.orders import with_support
from queries.findings.ideas import heading
from queries.runner import ask
from queries.stats.consensus import agreement_from_sums
from tests import plain_python as plain
from tests.asking import NOTHING_CHOSEN

FILTERS = ("since", "until", "areas", "roles", "organisation_kinds", "items")
CHOICES = {
    "nothing": {},
    "days": {"since": date(2014, 7, 1), "until": date(2015, 4, 1)},
    "people": {"roles": ["gp", "nurse"], "areas": ["E09000007", "E09000030", "several"]},
    "kind and item": {"organisation_kinds": ["nhs_community_trust"], "items": ["declaration-2014:1", "vision-2014:6"]},
}
OF_PERSON = {"role": "role", "organisation_kind": "organisation_kind", "borough": "area"}
EVERYTHING = {name: NOTHING_CHOSEN[name] for name in FILTERS}
STEMMER = snowballstemmer.stemmer("english")


@pytest.fixture(params=list(CHOICES))
def chosen(request) -> dict:
    """The filters, one set after the other."""
    return EVERYTHING | CHOICES[request.param]


@pytest.fixture
def asking(sample_release):
    """Asks a question about ideas of the sample, as a lead."""
    return lambda name, **values: ask(f"ideas/{name}", Viewer(Role.LEAD), sample_release, **values)


@cache
def stemmed(word: str) -> str:
    return STEMMER.stemWord(word)


def on_ideas(chosen) -> list[plain.Contribution]:
    return _on_ideas(next(name for name, more in CHOICES.items() if EVERYTHING | more == chosen))


@cache
def _on_ideas(name: str) -> list[plain.Contribution]:
    return [one for one in plain.counted(NOTHING_CHOSEN | CHOICES[name]) if not one.direct]


@cache
def statuses() -> dict[str, str]:
    return {row["idea_id"]: row["status"].casefold() for row in plain.rows("ideas")}


def tallied(votes) -> tuple[int, int, int, int]:
    values = Counter(vote.value for vote in votes)
    return len({vote.person for vote in votes}), values[1], values[-1], values[0]


def named(asking) -> dict[int, str]:
    """The number of every idea in the release, with its identifier."""
    return asking("told", ideas=[]).set_index("idea")["idea_id"].to_dict()


def test_votes_and_comments_of_every_idea(asking, chosen):
    expected = defaultdict(list)
    for one in on_ideas(chosen):
        expected[one.idea].append(one)
    found = asking("given", **chosen).set_index("idea").rename(index=named(asking))
    assert set(found.index) == set(expected)
    for idea, row in found.iterrows():
        votes = [one for one in expected[idea] if one.kind == "vote"]
        assert (row["n"], row["n_for"], row["n_against"], row["n_neutral"]) == tallied(votes)
        assert row["comments"] == sum(one.kind == "comment" for one in expected[idea])
        assert row["rejected"] == (statuses()[idea] == "rejected")


@pytest.mark.parametrize("grouping", list(OF_PERSON))
def test_votes_of_every_group_beside_those_of_everybody_else(asking, chosen, grouping):
    votes, voters, everybody = defaultdict(list), defaultdict(set), defaultdict(list)
    for one in on_ideas(chosen):
        if one.kind == "vote":
            group = getattr(plain.people()[one.person], OF_PERSON[grouping])
            votes[group, one.idea].append(one)
            voters[group].add(one.person)
            everybody[one.idea].append(one)
    people = asking("voters", grouping=grouping, **chosen).set_index("group_code")["people"].to_dict()
    assert people == {group: len(persons) for group, persons in voters.items()}
    names, found = named(asking), {}
    for group in voters:
        for row in asking("compared", grouping=grouping, group=group, **chosen).itertuples():
            own = row.n, row.n_for, row.n_against
            rest = row.rest_n, row.rest_for, row.rest_against
            found[group, names[row.idea]] = own, tuple(a + b for a, b in zip(own, rest, strict=True))
    expected = {key: (tallied(own)[:3], tallied(everybody[key[1]])[:3]) for key, own in votes.items()}
    assert found == {key: both for key, both in expected.items() if statuses()[key[1]] != "rejected"}


@pytest.mark.parametrize("grouping", list(OF_PERSON))
def test_votes_of_every_group_on_an_idea(asking, chosen, grouping):
    names = named(asking)
    for number in list(names)[:60:9]:
        expected = defaultdict(list)
        for one in on_ideas(chosen):
            if one.kind == "vote" and one.idea == names[number]:
                expected[getattr(plain.people()[one.person], OF_PERSON[grouping])].append(one)
        rows = asking("by_group", grouping=grouping, idea=number, **chosen).itertuples()
        found = {row.group_code: (row.n, row.n_for, row.n_against, row.n_neutral) for row in rows}
        assert found == {group: tallied(votes) for group, votes in expected.items()}


def test_the_heading_counts_clear_majorities_by_wilson(asking, chosen):
    votes, ideas = defaultdict(Counter), set()
    for one in on_ideas(chosen):
        if statuses()[one.idea] != "rejected":
            ideas.add(one.idea)
            if one.kind == "vote":
                votes[one.idea][one.value] += 1
    liked, disliked = (sum(_low(values[side], values.total()) > 0.5 for values in votes.values()) for side in (1, -1))
    frame = asking("given", **chosen)
    said = heading(with_support(frame[~frame["rejected"]]))
    assert said.startswith(f"{len(ideas)} ideas")
    assert (f"for {liked:,}" in said, f"against {disliked:,}" in said) == (liked > 0, disliked > 0)


def _low(successes: int, n: int, z: float = 1.959964) -> float:
    share = successes / n
    return (share + z * z / (2 * n) - z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))) / (1 + z * z / n)


@pytest.mark.parametrize("grouping", list(OF_PERSON))
def test_agreement_across_groups_by_hand(asking, chosen, grouping):
    voters = asking("voters", grouping=grouping, **chosen)
    groups = voters[(voters["people"] >= 8) & (voters["group_code"] != "unknown")]["group_code"].tolist()
    sums = asking("agreement", grouping=grouping, groups=groups or ["nobody"], **chosen)
    found = agreement_from_sums(sums, len(groups)).rename(index=named(asking))
    votes = defaultdict(Counter)
    for one in on_ideas(chosen):
        group = getattr(plain.people()[one.person], OF_PERSON[grouping])
        if one.kind == "vote" and group in groups:
            votes[one.idea][group, one.value] += 1
    assert set(found.index) == set(votes)
    for idea, cast in votes.items():
        seen = {group: sum(cast[group, value] for value in (1, 0, -1)) for group in groups}
        product = prod((cast[group, 1] + 1) / (seen[group] + 2) for group in groups)
        assert found["voted"][idea] == sum(n > 0 for n in seen.values())
        if len(groups) > 1:
            assert found["root"][idea] == pytest.approx(product ** (1 / len(groups)), abs=1e-10)
        else:
            assert isnan(found["root"][idea])


@cache
def stems(text: str) -> tuple[str, ...]:
    """A second tokenizer: everything that is no letter, number or apostrophe parts two words."""
    words = re.sub(r"[^a-z0-9'\u00a3-\u024f]+", " ", text.lower().replace("’", "'")).replace("_", " ").split()
    return tuple(stemmed(word.strip("'")) for word in words if word.strip("'"))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("nursing", [("nurs",)]),
        ("NURSES visits", [("nurs",), ("visit",)]),
        ('people "joint personal budgets"', [("peopl",), ("joint", "person", "budget")]),
        ("“care plan”", [("care", "plan")]),
        ("zebra", [("zebra",)]),
    ],
)
def test_a_search_finds_what_a_reader_would(asking, typed, words):
    expected = set()
    for row in plain.rows("ideas"):
        said = stems(f"{row['title']} {row['text']}")
        if all(any(said[at : at + len(term)] == term for at in range(len(said))) for term in words):
            expected.add(row["idea_id"])
    assert {named(asking)[idea] for idea in asking("holding", **parameters(terms_in(typed)))["idea"]} == expected
    assert bool(expected) == (typed != "zebra")


@pytest.mark.parametrize("grouping", ["principle", "role"])
def test_people_who_used_each_word(asking, chosen, grouping):
    common = {row["word"] for row in plain.read("data/reference/stop_words.csv")}
    expected, anybody = defaultdict(set), defaultdict(set)
    for one in on_ideas(chosen):
        if one.kind == "vote" or statuses()[one.idea] == "rejected":
            continue
        row = plain.rows(f"{one.kind}s")[one.line]
        text = f"{row.get('title', '')} {row['text']}".lower().replace("’", "'")
        group = one.principle if grouping == "principle" else plain.people()[one.person].role
        for word in re.findall(r"[a-z]+(?:'[a-z]+)*", text):
            if group and len(word) > 1 and word.split("'")[0] not in common:
                anybody[stemmed(word)].add(one.person)
                expected[group, stemmed(word)].add(one.person)
    found = asking("words", grouping=grouping, framework="vision-2014", fewest_people=8, **chosen)
    ours = {(row.group_code, row.stem): row.people for row in found.itertuples()}
    plain_words = {key: len(who) for key, who in expected.items() if len(anybody[key[1]]) >= 8}
    assert ours == plain_words


def test_the_first_voters_give_the_sample_that_all_would_if_enough_of_them_are_found(asking, chosen):
    asked = {"fewest_votes": 7, "most_people": 5} | chosen
    columns = ["person", "idea", "value", "role", "gss_code"]
    of_all = asking("votes_cast", first_people=10_000, **asked)[columns]
    for first in (60, 200):
        found = asking("votes_cast", first_people=first, **asked)
        if not found["all_gone"].any() and found["person"].nunique() == 5:
            assert set(found["eligible"]) <= set(range(5, first + 1))
            pd.testing.assert_frame_equal(found[columns], of_all)


def test_people_with_enough_votes_and_decisions(asking, chosen):
    cast = Counter(one.person for one in on_ideas(chosen) if one.kind == "vote" and statuses()[one.idea] != "rejected")
    enough = {person: votes for person, votes in cast.items() if votes >= 7}
    everybody = {"fewest_votes": 7, "first_people": 10_000}
    found = asking("votes_cast", most_people=1_000, **everybody, **chosen)
    assert found["all_gone"].all()
    assert sorted(found["person"].value_counts()) == sorted(enough.values())
    assert set(found["eligible"]) == ({len(enough)} if enough else set())
    few = asking("votes_cast", most_people=5, **everybody, **chosen)
    assert few["person"].nunique() == min(5, len(enough))
    said = Counter(row["outcome"] for row in plain.rows("decisions"))
    assert Counter(asking("became", idea=None)["outcome"]) == said
