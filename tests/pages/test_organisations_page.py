"""The page Organisations: its sections of the sample, of programmes with little in them, and a name accepted."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from pages import organisations
from pages.parts.organisations.boroughs import in_so_many
from tests.pages.looking import stands_whole, table
from tests.small_programmes import HOSTILE, LINK, PICTURE, imported, people
from warehouse.decisions import decided
from warehouse.live import Release, current
from warehouse.undoing import standing

pytestmark = pytest.mark.slow  # each draws a whole page; the quick suite opens every page once

SECTIONS = ("List", "Boroughs", "Missing kinds", "Breadth and depth", "Still unseen", "Names to review")
LISTED = "organisation,kind,boroughs,invited,staff\nElm Road Surgery,GP practice,Camden;Brent,yes,4\n"
MISSPELT = {
    "organisations.csv": LISTED + "Oak House,charity,Camden,yes,\n",
    "participants.csv": "participant_id,organisation,borough\np1,Elm Road Surgery,Camden\np2,Elm Road Surgrey,Brent\n"
    "p3,Elm Road Surgrey,Camden\n",
    "votes.csv": "participant_id,principle,vote,voted_at\np1,1,1,2014-05-01\np2,1,1,2014-06-01\np3,1,1,2014-06-01\n",
}
PROGRAMMES = {
    "headers only": {"participants.csv": "participant_id,borough,role\n"},
    "only organisations": {"organisations.csv": "organisation,kind,boroughs,invited\nA trust,CCG,Camden,yes\n"},
    "no organisations": people({"Camden": 12}),
    "one organisation": {
        "participants.csv": "participant_id,organisation,borough\np1,Elm Road Surgery,Camden\n",
        "votes.csv": "participant_id,principle,vote\np1,1,1\n",
    },
    "hostile": HOSTILE,
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


@pytest.fixture
def misspelt(tmp_path) -> Release:
    """A programme of its own in which one surgery is spelt two ways."""
    return imported(tmp_path / "programme", MISSPELT)


def said(visitor) -> str:
    return "\n".join(each.value.replace("\\", "") for each in visitor.markdown)


def press(visitor, label: str):
    """The page after a lead gave their initials and pressed a button."""
    visitor.text_input(key="who-names").set_value("AB").run()
    (button,) = [button for button in visitor.button if button.label == label]
    return stands_whole(button.click().run())


def test_a_link_answers_which_invited_organisations_have_not_taken_part(visit, sample_release):
    silent = table(visit(organisations, sample_release, which="Invited and silent"), "Organisation", "State")
    assert len(silent) == 20
    assert set(silent["State"]) == {"Invited and silent"}
    assert set(silent["People"]) == {0}


def test_states_divide_all_organisations_as_of_the_last_day(visit, sample_release):
    visitor = visit(organisations, sample_release)
    words = "2 new, 55 active, 130 dormant, 20 invited and silent, 18 listed, not invited and silent"
    assert f"As of 30 October 2015: {words}." in said(visitor)
    states = table(visitor, "Organisation", "State")["State"].value_counts()
    assert states.sum() == 2 + 55 + 130 + 20 + 18 == 225
    for state in ("New", "Dormant"):
        assert len(table(visit(organisations, sample_release, which=state), "Organisation")) == states[state]


def test_a_state_is_as_of_the_day_that_is_chosen_and_new_is_never_by_the_choice_of_a_first_day(visit, sample_release):
    assert "As of 1 July 2014: " in said(visit(organisations, sample_release, to="2014-07-01"))
    visitor = visit(organisations, sample_release, **{"from": "2015-10-15"})
    frame = table(visitor, "Organisation", "State")
    heard = frame[frame["People"] > 0]
    assert (heard["State"] == "New").sum() == 2 < (heard["State"] == "Active").sum()


def test_the_share_of_staff_has_its_interval_and_is_left_out_where_more_came(visit, sample_release):
    frame = table(visit(organisations, sample_release), "Organisation", "State")
    known = frame.dropna(subset=["Share of staff heard"])
    assert ((known["From"] <= known["Share of staff heard"]) & (known["Share of staff heard"] <= known["To"])).all()
    more = frame["People"] > frame["Staff invited"]
    assert more.any()
    assert frame.loc[more, "Share of staff heard"].isna().all()


def test_boroughs_count_together_what_london_counts_once(visit, sample_release):
    visitor = visit(organisations, sample_release, section="Boroughs")
    assert "Boroughs together count 287, London 187: 26 organisations are in several." in said(visitor)
    total = table(visitor, "Heard in")
    assert total.iloc[-1].tolist() == ["Together", 187, 287]
    assert total["Organisations"].iloc[:-1].sum() == 187
    areas = table(visitor, "Area", "Organisations")
    assert areas.loc[areas["Area"] != "City of London", "Organisations"].sum() == 287


def test_the_grid_has_every_borough_and_kind(visit, sample_release):
    visitor = visit(organisations, sample_release, section="Missing kinds")
    assert "Most often missing: Social enterprise, not heard in 30 of 32 boroughs; " in said(visitor)
    assert "most often invited and silent: Local authority, in 7." in said(visitor)
    assert len(table(visitor, "Borough", "Kind")) == 32 * 17
    one = visit(organisations, sample_release, section="Missing kinds", area=["Bexley"])
    assert len(table(one, "Borough", "Kind")) == 17


def test_the_unseen_are_exact_where_organisations_were_invited(visit, sample_release):
    visitor = visit(organisations, sample_release, section="Still unseen")
    assert "20 of 144 invited organisations are silent." in said(visitor)
    assert "already heard with a chance of 97% (from 1,280 people)." in said(visitor)
    (button,) = [button for button in visitor.button if button.label == "List the silent ones"]
    assert len(table(stands_whole(button.click().run()), "Organisation", "State")) == 20


def test_the_misspelt_trusts_of_the_sample_are_the_names_to_review(visit, sample_release):
    visitor = visit(organisations, sample_release, section="Names to review")
    frame = table(visitor, "Name", "Probably the same as")
    assert frame.iloc[:, :2].values.tolist() == [
        ["Rookmere Mental Heath Trust", "Rookmere Mental Health Trust"],
        ["Stonequay Hospital Trust", "Stonequay Hospitals Trust"],
        ["Northmere Community Healthcare Trust", "Northmere Community Health Trust"],
    ]
    assert all(button.disabled for button in visitor.button if button.label in ("The same", "Different"))


def test_the_same_joins_two_names_and_says_where_to_undo_it(visit, misspelt):
    visitor = visit(organisations, misspelt, section="Names to review")
    assert visitor.title[0].value == "2 organisations heard; 1 invited one is silent"
    visitor = press(visitor, "The same")
    assert visitor.title[0].value == "1 organisation heard; 1 invited one is silent"
    (done,) = [success.value.replace("\\", "") for success in visitor.success]
    assert done == "Elm Road Surgrey is counted as Elm Road Surgery. Undo it on the page Sources."
    assert "No name looks like another spelling" in said(visitor)
    frame = table(visit(organisations, current(misspelt.folder)), "Organisation", "State")
    assert frame[["Organisation", "People"]].values.tolist() == [["Elm Road Surgery", 3], ["Oak House", 0]]


def test_different_takes_the_pair_off_the_list_and_joins_nothing(visit, misspelt):
    visitor = press(visit(organisations, misspelt, section="Names to review"), "Different")
    assert visitor.title[0].value == "2 organisations heard; 1 invited one is silent"
    assert "No name looks like another spelling" in said(visitor)
    assert [row["organisation"] for row in standing(misspelt.folder, "organisation_names")] == ["Elm Road Surgrey"]
    assert [row["who"] for row in decided(misspelt.folder, "organisation_names")] == ["AB"]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_stands_whole_whatever_is_missing(visit, programme, section):
    for name in PROGRAMMES:
        visit(organisations, programme(name), section=section)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_follows_filters_and_says_nobody(visit, sample_release, section):
    nobody = {"role": ["Midwife"], "to": "2014-05-02"}
    for address in ({"area": ["Camden"]}, {"phase": "Service users and carers"}, nobody):
        visit(organisations, sample_release, section=section, **address)


def test_nothing_known_is_said_once(visit, programme):
    visitor = visit(organisations, programme("headers only"))
    assert visitor.title[0].value == "No organisation has been heard yet"
    assert visitor.info[0].value.startswith("No organisation is known under these filters.")


def test_names_of_others_are_never_read_as_markdown(visit, programme):
    for section in SECTIONS:
        visitor = visit(organisations, programme("hostile"), section=section)
        for words in (PICTURE, LINK):
            assert words not in "".join(each.value for each in (*visitor.markdown, *visitor.caption))


def test_an_organisation_of_no_known_borough_is_counted_once_and_in_none(visit, programme):
    visitor = visit(organisations, programme("hostile"), section="Boroughs")
    assert "Boroughs together count 1, London 1: no organisations are in several." in said(visitor)
    rows = in_so_many(pd.DataFrame({"participants": [1, 3, 0], "boroughs": [0, 4, 0]}))
    assert rows.values.tolist() == [["No known borough", 1, 0], ["4 boroughs", 1, 4], ["Together", 2, 4]]
