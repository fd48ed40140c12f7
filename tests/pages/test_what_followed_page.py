"""The page What followed: of the sample, under filters and frameworks, and where little or nothing followed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pages import afterwards
from tests.pages.looking import table
from tests.small_programmes import LINK, PICTURE, imported
from warehouse.live import Release

pytestmark = pytest.mark.slow  # each draws a whole page; the quick suite opens every page once

HEAD = "organisation,kind,borough,principle,stage,responded_at,text\n"
PROGRAMMES = {
    "headers only": {"participants.csv": "participant_id,borough,role\n"},
    "only views": {"reach.csv": "channel,day,views\nanimation,2014-06-16,26\n"},
    "only responses": {
        "responses.csv": HEAD
        + "A trust,help wanted,Camden,1,not begun,2014-11-01T10:00:00,Please\n"
        + "B trust,champion,Islington,1,implemented,2014-11-02T10:00:00,Gladly\n"
    },
    "all unknown": {"responses.csv": HEAD + "A trust,help wanted,,,,,\nB trust,something else,,,,,\n"},
    "one borough": {"responses.csv": HEAD + "".join(f"T{n},case study,Camden,2,under way,,\n" for n in range(5))},
    "hostile": {
        "responses.csv": HEAD + f"{PICTURE},help wanted,Camden,1,,,{LINK}\n",
        "evidence.csv": f"principle,kind,title\n1,literature,{LINK}\n",
    },
}


@pytest.fixture(scope="module")
def programme(tmp_path_factory) -> Iterator[Callable[[str], Release]]:
    """The release of a programme by its name, imported when it is first asked for."""
    made: dict[str, Release] = {}

    def of_name(name: str) -> Release:
        if name not in made:
            made[name] = imported(Path(tmp_path_factory.mktemp("programme")), PROGRAMMES[name])
        return made[name]

    yield of_name


def said(visitor) -> str:
    return "\n".join(each.value for each in visitor.markdown)


def figures(visitor) -> dict[str, str]:
    return {metric.label: metric.value for metric in visitor.metric}


def test_the_sample_says_who_answered_and_how(visit, sample_release):
    visitor = visit(afterwards, sample_release)
    assert figures(visitor) == {
        "Responses": "150", "Organisations": "69", "Case studies": "46", "Help wanted": "39", "Disagreements": "17",
        "Champions": "48",
    }  # fmt: skip
    assert "15 of 62 organisations that named a stage named “implemented” last (24%; 95% interval" in said(visitor)
    assert "Every principle has evidence of each kind." in said(visitor)
    assert len(table(visitor, "Organisation", "Kind of organisation", "Borough")) == 150


def test_at_most_three_helpers_are_shown_for_a_request_and_each_says_why(visit, sample_release):
    shown = table(visit(afterwards, sample_release), "Asks for help", "Could help", "Why")
    assert shown.groupby(["Asks for help", "In its words", "Borough", "Principle"]).size().max() <= 3
    assert shown["Why"].str.startswith("Same principle, ").all()


@pytest.mark.parametrize("by", list(afterwards.BY))
def test_responses_and_stages_are_told_apart_by_everything(visit, sample_release, by):
    noun = "Kind of organisation" if by == "Kind" else by
    shown = table(visit(afterwards, sample_release, answers_by=by), noun, "Responses")
    assert by == "Principle" or shown["Responses"].sum() == 150
    parts = shown[["Implemented", "Under way", "Not begun", "Not known"]].sum(axis=1)
    assert (parts == shown["Organisations"]).all()


def test_each_organisation_has_its_latest_stage_and_those_that_named_none_are_not_known(visit, sample_release):
    shown = table(visit(afterwards, sample_release), "Organisation", "Kind", "Latest stage")
    assert shown["Organisation"].is_unique
    counts = shown["Latest stage"].value_counts()
    assert counts[["Implemented", "Not known"]].tolist() == [15, 163]
    assert counts.sum() == 225
    trust = shown.set_index("Organisation").loc["Stonequay Hospitals Trust"]
    assert trust["Talented workforce"] != "Not known"
    assert (shown[shown["Latest stage"] == "Not known"].iloc[:, 3:] == "Not known").all(axis=None)


def test_the_page_follows_the_filters_and_helpers_come_from_everywhere(visit, sample_release):
    visitor = visit(afterwards, sample_release, area=["Hillingdon"])
    asked = table(visitor, "Asks for help", "Could help", "Why")
    assert set(asked["Borough"]) == {"Hillingdon"}
    assert set(asked["Its borough"]) - {"Hillingdon"}
    assert figures(visitor)["Responses"] != "150"


def test_responses_can_be_read_under_another_framework(visit, sample_release):
    shown = table(visit(afterwards, sample_release, framework="Our Declaration"), "Principle", "Responses")
    assert shown["Principle"].head(5).tolist() == [
        "Get Personal", "Make Boundaries Invisible", "Real Leaders", "Happy Workers", "Focus on Outcomes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "heading", "words"),
    [
        ("headers only", "No responses to the declaration yet", "No evidence has been filed yet."),
        ("only views", "No responses to the declaration yet", "Nobody to follow up."),
        (
            "only responses",
            "2 responses from 2 organisations: 1 request for help, with a champion nearby",
            "1 of 2 organisations that named a stage named “implemented” last",
        ),
        (
            "all unknown",
            "2 responses from 2 organisations: 1 request for help, without a champion nearby",
            "1 request for help with nobody nearby.",
        ),
        ("one borough", "5 responses from 5 organisations; nobody asked for help", "0 of 5 organisations"),
    ],
)
def test_little_is_said_and_drawn_whole(visit, programme, name, heading, words):
    for by in afterwards.BY:
        visitor = visit(afterwards, programme(name), answers_by=by)
        assert visitor.title[0].value == heading
        assert words in said(visitor)


def test_no_responses_at_all_say_where_they_come_from(visit, programme):
    (words,) = visit(afterwards, programme("only views")).info
    assert words.value.startswith("Responses come in a table responses")


def test_nobody_under_the_filters_is_not_blamed_on_the_export(visit, programme):
    visitor = visit(afterwards, programme("one borough"), area=["Brent"])
    assert visitor.title[0].value == "No responses to the declaration yet"
    assert "under these filters" in visitor.info[0].value


def test_words_of_others_stand_in_tables_only_as_written(visit, programme):
    visitor = visit(afterwards, programme("hostile"))
    assert table(visitor, "Asks for help", "Could help")["In its words"].tolist() == [LINK]
    assert PICTURE in set(table(visitor, "Organisation", "What to do")["Organisation"])
    assert not any(PICTURE in each or LINK in each for each in (said(visitor), visitor.title[0].value))
