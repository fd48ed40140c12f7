"""Which columns a mapping begins with: guesses by name, that a person judges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.contract.tables import tables
from warehouse.importers.mapping.drafting import Draft, mapping_from
from warehouse.importers.mapping.guessing import READINGS, _synonyms, guessed, missing, suggested
from warehouse.refusal import Refused

GUESSES = {
    "ideas": (
        ["ID", "Title", "Description", "Submitted by", "Date submitted", "Likes"],
        {
            "idea_id": "ID",
            "title": "Title",
            "text": "Description",
            "participant_id": "Submitted by",
            "submitted_at": "Date submitted",
        },
    ),
    "participants": (
        ["Staff number", "Job title", "Local authority", "NHS Trust", "What is your home postcode?"],
        {
            "participant_id": "Staff number",
            "role": "Job title",
            "borough": "Local authority",
            "organisation": "NHS Trust",
            "postcode": "What is your home postcode?",
        },
    ),
    "votes": (
        ["userId", "ideaId", "voteValue", "createdAt"],
        {"participant_id": "userId", "idea_id": "ideaId", "vote": "voteValue", "voted_at": "createdAt"},
    ),
    "comments": (
        ["Comment ID", "Idea ref", "Comment", "Author", "Posted on"],
        {
            "comment_id": "Comment ID",
            "idea_id": "Idea ref",
            "text": "Comment",
            "participant_id": "Author",
            "commented_at": "Posted on",
        },
    ),
    "tallies for": (["Ref", "Borough", "Likes", "Date"], {"idea_id": "Ref", "count": "Likes"}),
}


@pytest.mark.parametrize("name", GUESSES)
def test_columns_are_guessed_by_what_they_are_often_called(name):
    header, expected = GUESSES[name]
    assert guessed(READINGS[name], header) == expected


@pytest.mark.parametrize(
    ("header", "readings"),
    [
        (["Ref", "Idea", "Who", "When", "View"], ["ideas", "votes"]),
        (["ID", "Title", "Description", "Likes", "Dislikes"], ["ideas", "tallies for", "tallies against"]),
        (["User", "Post ID", "Vote", "Date"], ["votes"]),
        (["Comment ID", "Idea ref", "Comment", "Author"], ["comments"]),
        (["Name", "Job title", "Borough"], ["participants"]),
        (["x", "y"], []),
    ],
    ids=lambda value: " ".join(value),
)
def test_what_a_row_may_hold_is_guessed_from_the_header(header, readings):
    assert suggested(header) == readings


@given(st.lists(st.text(max_size=12)))
def test_no_header_is_used_twice_or_made_up(header):
    for reading in READINGS.values():
        found = list(guessed(reading, header).values())
        assert len(set(found)) == len(found)
        assert set(found) <= set(header)


def test_every_synonym_is_of_a_column_that_is_there():
    for name, column in _synonyms():
        table = READINGS[name].table if name in READINGS else name
        assert column in [each.name for each in tables()[table].columns]


def test_what_is_missing_is_named():
    assert missing(READINGS["votes"], ["participant_id"]) == ["vote", "idea_id or principle"]
    assert missing(READINGS["tallies for"], ["idea_id", "count"]) == []


IDEAS = Draft(("Ref", "Idea", "Who"), "ideas", {"idea_id": "Ref", "text": "Idea"}, {"principle": "3"})
VOTES = Draft(
    ("Ref", "Who", "View"),
    "votes",
    {"idea_id": "Ref", "participant_id": "Who", "vote": "View"},
    values={"vote": {"Yes": "for"}, "role": {"x": "nurse"}},
    dates="dmy",
)


def test_a_mapping_is_made_of_drafts():
    ideas, votes = mapping_from("workshop", "Workshop", [IDEAS, VOTES], []).tables
    assert (ideas.columns, ideas.fixed, ideas.match) == (IDEAS.columns, {"principle": "3"}, ())
    assert (votes.values, votes.dates) == ({"vote": {"Yes": "for"}}, "dmy")


def test_a_table_is_recognised_by_all_its_headers_where_another_has_those_that_are_used():
    people = Draft(("Ref", "Who", "Idea", "Role"), "participants", {"participant_id": "Who"})
    ideas, found = mapping_from("workshop", "", [IDEAS, people], [["Who"]]).tables
    assert ideas.match == IDEAS.header
    assert found.match == people.header


def test_a_draft_that_is_not_whole_is_no_mapping():
    with pytest.raises(Refused, match="the table votes also needs vote"):
        mapping_from("workshop", "", [Draft(("Who", "Ref"), "votes", {"participant_id": "Who", "idea_id": "Ref"})], [])
