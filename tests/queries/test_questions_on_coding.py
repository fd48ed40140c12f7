"""Questions of the page Coding, checked on a small literal programme and on the sample's raw rows."""

from collections import Counter

import pytest

from access import Role, Viewer
from queries.runner import ask
from tests import plain_python as plain
from tests.small_programmes import imported
from warehouse.live import Release

LEAD = Viewer(Role.LEAD)
IDEAS = """\
idea_id,participant_id,principle,title,text,status
i1,p1,,Weekly TEAM meeting,Nurses & doctors meet,accepted
i2,p1,3,One number,'; DROP TABLE ideas; -- 100% of nurses,
i3,p2,,Élan vital,a_b,
i4,p2,,Buy my book,nurses,rejected
"""
FILES = {
    "ideas.csv": IDEAS,
    "votes.csv": "participant_id,idea_id,vote\np1,i3,for\np2,i3,against\np1,i1,for\np1,i2,for\np1,i4,for\np2,i4,for\n",
    "comments.csv": "comment_id,idea_id,participant_id,text\nc1,i1,p2,Yes\n",
    "tallies.csv": "idea_id,vote,count\ni1,1,12\ni1,-1,3\n",
}


@pytest.fixture(scope="module")
def release(tmp_path_factory) -> Release:
    return imported(tmp_path_factory.mktemp("programme"), FILES)


def found(release: Release, *words: str, uncoded: bool = False, most: int = 10) -> list[str]:
    looked_for = {f"word_{place + 1}": ([*words] + [""] * 5)[place] for place in range(5)}
    return ask("ideas/to_code", LEAD, release, **looked_for, uncoded=uncoded, most=most)["idea_id"].tolist()


def test_ideas_come_by_their_votes_and_rejected_ones_last(release):
    assert found(release) == ["i3", "i1", "i2", "i4"]
    assert found(release, uncoded=True) == ["i3", "i1", "i4"]


@pytest.mark.parametrize(
    ("words", "ideas"),
    [
        (["NURSES"], ["i1", "i2", "i4"]),
        (["nurses", "team"], ["i1"]),
        (["nurse", "book"], ["i4"]),
        (["élan"], ["i3"]),
        (["ÉLAN"], ["i3"]),
        (["i2"], ["i2"]),
        (["100%"], ["i2"]),
        (["%"], ["i2"]),
        (["_"], ["i3"]),
        (["';"], ["i2"]),
        (["' OR 1=1 --"], []),
        (["nurses", "doctors", "meet", "weekly", "absent"], []),
    ],
)
def test_a_search_finds_ideas_that_hold_every_word_as_it_was_typed(release, words, ideas):
    assert found(release, *words) == ideas


def test_an_idea_says_who_put_it_where_and_what_others_gave_to_it(release):
    frame = ask("ideas/to_code", LEAD, release, **{f"word_{n}": "" for n in range(1, 6)}, uncoded=False, most=2)
    assert frame[["idea_id", "votes", "counted", "comments", "found"]].values.tolist() == [
        ["i3", 2, 0, 0, 4],
        ["i1", 1, 15, 1, 4],
    ]


def test_what_is_not_under_a_principle_is_counted(release):
    (row,) = ask("ideas/coding", LEAD, release).itertuples(index=False)
    assert row._asdict() == {"ideas": 4, "uncoded": 3, "rejected": 1, "by_lead": 0, "votes": 5}


def test_the_samples_ideas_without_a_principle_are_those_of_its_rows(sample_release):
    left = {row["idea_id"] for row in plain.rows("ideas") if not row["principle"].strip()}
    every = ask("ideas/to_code", LEAD, sample_release, **{f"word_{n}": "" for n in range(1, 6)}, uncoded=True, most=999)
    assert set(every["idea_id"]) == left
    votes = {(vote["participant_id"], vote["idea_id"]) for vote in plain.rows("votes") if vote["idea_id"] in left}
    expected = Counter(idea for _, idea in votes)
    assert dict(zip(every["idea_id"], every["votes"], strict=True)) == {idea: expected[idea] for idea in left}
    (row,) = ask("ideas/coding", LEAD, sample_release).itertuples(index=False)
    assert (row.uncoded, row.votes) == (len(left), sum(expected.values()))
