"""The page Does it hold?: the sample, the way to it from the warning, filters, and programmes with little in them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from pages import holds, principles
from pages.parts.principles import THEMSELVES
from tests.pages.looking import table
from tests.small_programmes import HOSTILE, PICTURE, imported, people
from warehouse.live import Release

pytestmark = pytest.mark.slow  # each draws a whole page; the quick suite opens every page once

TRUST = "Lea Marsh Community Health Trust"
VOTES = "participant_id,principle,vote\n"
ONE_TRUST = {
    "participants.csv": "participant_id,organisation,borough,role\n"
    + "".join(f"p{place},{'A trust' if place < 20 else f'Practice {place}'},Camden,nurse\n" for place in range(28)),
    "votes.csv": VOTES + "".join(f"p{place},1,{1 if place < 20 else -1}\n" for place in range(28)),
}
PROGRAMMES = {
    "headers only": {"participants.csv": "participant_id,borough,role\n"},
    "one borough": people({"Camden": 12}),
    "all unknown": people({"": 12}, role=""),
    "seven people": people({"Camden": 4, "Brent": 3}),
    "all the same": people({"Camden": 12, "Brent": 12, "Sutton": 12}),
    "one trust": ONE_TRUST,
    "hostile": HOSTILE,
    "votes from 1 to 5": {
        "programme.toml": 'name = "Out of five"\nvote_scale = "1-5"\n',
        "participants.csv": "participant_id,borough,role\np1,Camden,nurse\np2,Brent,gp\n",
        "votes.csv": VOTES + "p1,1,5\np2,1,1\np1,2,4\np2,2,4\n",
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
    """The words on the page, as a reader sees them."""
    return "\n".join(each.value for each in (*visitor.markdown, *visitor.caption, *visitor.info)).replace("\\", "")


def title(visitor) -> str:
    return visitor.title[0].value.replace("\\", "")


def test_the_warning_on_principles_leads_to_the_answer_under_the_same_filters(visit, sample_release):
    (warning,) = visit(principles, sample_release, to="2015-10-30").warning
    (link,) = re.findall(r"\[Is it only because of them\?\]\((\S+)\)", warning.value)
    address = urlsplit(link)
    assert address.path == holds.ADDRESS
    asked = parse_qs(address.query)
    assert (asked["one"], asked["to"]) == (["Integrated leadership"], ["2015-10-30"])
    visitor = visit(holds, sample_release, **asked)
    assert visitor.selectbox(key="one").value == "Integrated leadership"
    assert f"Yes, it hangs on one. Without {TRUST} 44% of the votes are for, instead of 61%" in said(visitor)


def test_the_rule_stands_on_the_screen_and_every_principle_has_its_verdict(visit, sample_release):
    visitor = visit(holds, sample_release)
    assert "**Fragile**: there is a clear majority" in said(visitor)
    shown = table(visitor, "Principle", "Verdict").set_index("Principle")
    assert shown["Verdict"].value_counts().to_dict() == {"robust": 6, "fragile": 1, "divided": 1}
    assert shown.loc["Integrated leadership", "Organisation that matters most"] == TRUST
    weak = shown.loc["Data access", ["Weakest role", "Weakest kind of organisation"]]
    assert weak.tolist() == ["GP", "GP practice"]
    assert shown.loc["Integrated teams", "Weakest role"] == "no clear difference"
    assert shown.loc["Integrated leadership", "Net: without it"] < 0 < shown.loc["Integrated leadership", "Net support"]


def test_another_principle_is_shown_in_detail(visit, sample_release):
    visitor = visit(holds, sample_release, one="Data access")
    assert "Weakest role: GP, 28% for against 74% of all" in said(visitor)
    assert "yet within 4 of the 5 roles" in said(visitor)
    assert len(table(visitor, "Left out", "Share for without it")) == 10
    assert len(table(visitor, "Counted", "Share for")) == 6
    groups = table(visitor, "Of", "Group").set_index("Group")
    assert groups.loc["GP", "Difference from the others"] == "clearly lower"
    assert groups.loc["Unknown", "Difference from the others"].tolist() == ["not compared"] * 2


def test_the_page_follows_filters_and_the_series(visit, sample_release):
    one = visit(holds, sample_release, area=["Camden"])
    assert "Not possible here, as too few groups voted: boroughs counted equally" in said(one)
    assert table(one, "Principle", "Verdict")["Votes"].sum() < 1_000
    assert title(visit(holds, sample_release, votes=THEMSELVES)) != title(visit(holds, sample_release))


@pytest.mark.parametrize(
    ("name", "heading", "words"),
    [
        ("headers only", "No votes yet", "no votes on a principle"),
        ("one borough", "Integrated teams is robust", "No organisation of anybody who voted is known"),
        ("all unknown", "Integrated teams is robust", "Not possible here"),
        ("seven people", "Too few people voted to say whether a majority holds", "fewer than 8 people"),
        ("all the same", "Integrated teams is robust", "no clear difference between 3"),
        (
            "one trust",
            "Integrated teams is fragile: without A trust a clear majority against",
            "Yes, it hangs on one. Without A trust 0% of the votes are for, instead of 71%",
        ),
        (
            "votes from 1 to 5",
            "People agree most on Joint planning and least on Integrated teams",
            "no majority for or against",
        ),
    ],
)
def test_little_data_is_said(visit, programme, name, heading, words):
    visitor = visit(holds, programme(name))
    assert title(visitor) == heading
    assert words in said(visitor)


def test_votes_on_a_scale_are_polarised_where_people_stand_at_both_ends(visit, programme):
    shown = table(visit(holds, programme("votes from 1 to 5")), "Principle", "People", "Votes", "Polarisation")
    assert shown[["Principle", "Polarisation"]].values.tolist() == [["Integrated teams", 1.0], ["Joint planning", 0.0]]


def test_words_of_others_are_shown_as_written(visit, programme):
    visitor = visit(holds, programme("hostile"))
    assert PICTURE not in "".join(each.value for each in (*visitor.markdown, *visitor.title))
