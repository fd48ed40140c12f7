"""The page Voices: of the sample, under filters, and of programmes with few people or none."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from access import Role, Viewer
from pages import principles, voices
from pages.parts.dominance import dominance_banner
from pages.parts.filters import Filters
from pages.parts.principles import THEMSELVES
from pages.parts.programme import Looking
from tests.pages.looking import table
from tests.small_programmes import HOSTILE, PICTURE, imported, people
from warehouse.live import Release

LEA_MARSH = "35% of the votes on Integrated leadership come from Lea Marsh Community Health Trust."
LINK = re.compile(r" \[Is it only because of them\?\]\(\S+\)")
UNINVITED = {
    "participants.csv": "participant_id,organisation,borough,role\n"
    + "".join(f"p{place},{name},Camden,nurse\n" for place, name in enumerate("AABCDE")),
    "votes.csv": "participant_id,principle,vote\n" + "".join(f"p{place},1,1\n" for place in range(6)),
}
PROGRAMMES = {
    "headers only": {"participants.csv": "participant_id,borough,role\n"},
    "only organisations": {"organisations.csv": "organisation,kind,boroughs,invited\nA trust,CCG,Camden,yes\n"},
    "only counts": {"tallies.csv": "principle,vote,count,borough\n1,1,26,Camden\n"},
    "one person": people({"Camden": 1}),
    "all the same": people({"Camden": 30}),
    "nobody invited": UNINVITED,
    "hostile": HOSTILE,
}


@pytest.fixture(scope="module")
def programme(tmp_path_factory) -> Iterator[Callable[[str], Release]]:
    """The release of a programme by its name."""
    yield lambda name: imported(Path(tmp_path_factory.mktemp("programme")), PROGRAMMES[name])


def figures(visitor) -> dict[str, str]:
    return {metric.label: metric.value for metric in visitor.metric}


def warned(visitor) -> str:
    """The warnings, as a reader sees them, without their links."""
    return "\n".join(LINK.sub("", said.value).replace("\\", "") for said in visitor.warning)


def said(visitor) -> str:
    return "\n".join(each.value for each in visitor.markdown)


def test_the_sample_is_outspoken_and_one_trust_outvotes_the_others(visit, sample_release):
    visitor = visit(voices, sample_release)
    assert visitor.title[0].value == "The most active 10% gave 49% of contributions"
    assert figures(visitor) == {
        "People": "1,439",
        "Gini": "0.59",
        "Top 1%": "15%",
        "Top 10%": "49%",
        "Effective organisations": "41 of 187",
    }
    assert warned(visitor) == f"One organisation gave more than 25% of the votes:\n- {LEA_MARSH}"
    assert "669 of 1,439 people (46%) contributed on more than one day." in said(visitor)
    assert "Not heard: 20 of 144 invited organisations." in said(visitor)


def test_the_tables_add_up(visit, sample_release):
    visitor = visit(voices, sample_release)
    given = table(visitor, "Contributions each", "People")
    assert given["People"].sum() == 1_439
    assert given["Contributions together"].sum() == 13_197
    assert given["Contributions up to here"].iloc[-1] == pytest.approx(1)
    days = table(visitor, "Contributed on", "People")
    assert days[["Contributed on", "People"]].values.tolist() == [["One day only", 770], ["Several days", 669]]
    assert days["Contributions"].sum() == 13_197
    assert ((days["From"] < days["Share of people"]) & (days["Share of people"] < days["To"])).all()
    assert len(table(visitor, "Organisation", "Kind")) == 187


def test_principles_warns_of_the_same_trust_and_only_where_it_outvotes(visit, sample_release):
    assert LEA_MARSH in warned(visit(principles, sample_release))
    assert warned(visit(principles, sample_release, kind=["GP practice"])) == ""


def test_the_warning_follows_the_votes_that_are_shown(visit, sample_release):
    for page in (voices, principles):
        assert LEA_MARSH not in warned(visit(page, sample_release, votes=THEMSELVES))


def test_the_page_follows_the_filters(visit, sample_release):
    visitor = visit(voices, sample_release, area=["Sutton"])
    assert visitor.title[0].value == "Only 2 people contributed: too few to say who speaks most"
    assert {figures(visitor)[label] for label in ("Gini", "Top 1%", "Top 10%")} == {"Too few"}


def test_nobody_under_the_filters_is_said(visit, sample_release):
    visitor = visit(voices, sample_release, role=["Midwife"], **{"from": "2015-10-30"})
    assert visitor.title[0].value == "Nobody has taken part yet"
    assert "under these filters" in visitor.info[0].value


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "heading", "unseen"),
    [
        ("headers only", "Nobody has taken part yet", "were not heard is not known"),
        ("only organisations", "Nobody has taken part yet", "Not heard: 1 of 1 invited organisation."),
        ("only counts", "Nobody has taken part yet", "were not heard is not known"),
        ("one person", "Only 1 person contributed: too few to say who speaks most", "were not heard is not known"),
        ("all the same", "All 30 people gave the same: 1 contribution each", "were not heard is not known"),
        (
            "nobody invited",
            "Only 6 people contributed: too few to say who speaks most",
            "Not heard: at least 3 more organisations.",
        ),
    ],
)
def test_little_data_is_said_and_not_drawn(visit, programme, name, heading, unseen):
    visitor = visit(voices, programme(name))
    assert visitor.title[0].value == heading
    assert unseen in said(visitor)


def test_contributions_without_a_date_are_told_apart(visit, programme):
    visitor = visit(voices, programme("nobody invited"))
    assert "On which days people contributed is not known." in said(visitor)
    assert table(visitor, "Contributed on", "People")["People"].tolist() == [6, 0, 0]


@pytest.mark.slow
def test_the_name_of_an_organisation_is_never_read_as_markdown(visit, programme):
    for page in (voices, principles):
        visitor = visit(page, programme("hostile"))
        assert PICTURE in warned(visitor).replace("\u2060", "")
        assert PICTURE not in "".join(each.value for each in visitor.warning)


def test_a_funder_is_told_of_no_organisation(sample_release):
    dominance_banner(Looking(Viewer(Role.FUNDER), sample_release), Filters("vision-2014"), False)
