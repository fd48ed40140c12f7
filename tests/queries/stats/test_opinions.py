"""Opinion groups: camps that are there are found, and none where votes are by chance."""

import numpy as np
import pandas as pd
import pytest

from queries.stats.opinions import opinion_groups


def crowd(divided: float, people: int = 90, ideas: int = 25, seed: int = 3) -> tuple[pd.DataFrame, np.ndarray]:
    """Votes of two camps, a third of them missing, and the camp of each person. Camp 1 is a third of the people.

    `divided`: how much likelier than by chance a vote is the camp's own.
    """
    rng = np.random.default_rng(seed)
    camp, stance = (np.arange(people) % 3 == 0).astype(int), rng.choice([-1, 1], ideas)
    likely = 0.5 + divided * np.outer(np.where(camp, 1, -1), stance)
    votes = np.where(rng.random(likely.shape) < likely, 1, -1)
    given = rng.random(votes.shape) > 1 / 3
    person, idea = np.nonzero(given)
    return pd.DataFrame({"person": person, "idea": idea, "value": votes[given]}), camp


@pytest.fixture(scope="module")
def two_camps():
    """The groups found among two camps, and the camps."""
    votes, camp = crowd(0.35)
    return votes, camp, opinion_groups(votes)


def test_two_camps_are_found_with_certainty(two_camps):
    _, camp, found = two_camps
    assert found.groups.max() == 2
    assert ((found.groups == 2).to_numpy() == (camp == 1)).mean() > 0.97
    assert found.p == 1 / 20
    assert found.stability > 0.9
    assert found.silhouette > 0.5


def test_the_largest_group_is_the_first(two_camps):
    sizes = two_camps[2].groups.value_counts()
    assert sizes[1] > sizes[2]


def test_the_same_votes_give_the_same_groups_however_they_lie(two_camps):
    votes, _, found = two_camps
    again = opinion_groups(votes.sample(frac=1, random_state=1))
    pd.testing.assert_series_equal(again.groups, found.groups)
    assert (again.silhouette, again.stability, again.p) == (found.silhouette, found.stability, found.p)


def test_votes_by_chance_are_no_groups():
    found = opinion_groups(crowd(0.0)[0])
    assert found.p > 0.05
    assert found.stability < 0.6


def test_few_people_one_sided_votes_and_one_idea_are_no_groups():
    votes, _ = crowd(0.35)
    assert opinion_groups(votes[votes["person"] < 19]) is None
    assert opinion_groups(votes.assign(value=1)) is None
    assert opinion_groups(votes.head(0)) is None


def test_for_and_against_one_single_idea_is_what_chance_gives_too():
    one = pd.DataFrame({"person": range(40), "idea": 1, "value": [1, -1] * 20})
    assert opinion_groups(one).p == 1


def test_ideas_on_which_everybody_votes_alike_change_nothing():
    votes, _ = crowd(0.35)
    whole = votes.pivot(index="person", columns="idea", values="value").fillna(1).stack().rename("value").reset_index()
    alike = pd.DataFrame({"person": np.repeat(range(90), 40), "idea": np.tile(range(100, 140), 90), "value": 1})
    without, found = opinion_groups(whole), opinion_groups(pd.concat([whole, alike]))
    pd.testing.assert_series_equal(found.groups, without.groups)
    assert (found.silhouette, found.stability, found.p) == (without.silhouette, without.stability, without.p)


def test_a_vote_that_nobody_else_cast_on_its_idea_only_says_how_much_somebody_voted():
    votes, camp = crowd(0.35)
    lonely = pd.DataFrame({"person": np.arange(180) % 90, "idea": range(100, 280), "value": 1})
    found = opinion_groups(pd.concat([votes, lonely]))
    assert ((found.groups == 2).to_numpy() == (camp == 1)).mean() > 0.97
