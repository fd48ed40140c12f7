"""The page Fair or chance, and how Coverage says who is heard, thin or silent."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest

from access import Role, Viewer
from pages import coverage, fairness
from queries.question import question
from queries.runner import ask
from tests import plain_python as plain
from tests.asking import NOTHING_CHOSEN, fitting
from tests.pages.looking import table
from tests.small_programmes import imported, people
from warehouse.live import Release

pytestmark = pytest.mark.slow  # each draws a whole page; the quick suite opens every page once

BOROUGHS = ("Camden", "Brent", "Sutton", "Barnet", "Bexley", "Croydon", "Hackney", "Newham", "Havering")
AGES = ("Under 35", "35 to 64", "35 to 64", "35 to 64", "", "65 and over")
TERMS = """
[[attribute]]
name = "age_group"
values = ["Under 35", "35 to 64", "65 and over"]
shares = [0.48, 0.38, 0.14]

[[attribute]]
name = "language"
values = ["English", "Other"]
"""
ASKED = "participant_id,borough,role,age_group,language\n" + "".join(
    f"p{place},{BOROUGHS[place % 9]},nurse,{AGES[place % 6]},English\n" for place in range(90)
)
TARGETS = "measure,dimension,value,target\nparticipants,borough,Camden,13\nparticipants,role,nurse,12\n"
PROGRAMMES = {
    "nobody": {"participants.csv": "participant_id,borough,role\n"},
    "one borough": people({"Camden": 12}) | {"targets.csv": TARGETS},
    "all unknown": people({"": 12}),
    "attributes": {
        "programme.toml": TERMS,
        "participants.csv": ASKED,
        "votes.csv": "participant_id,principle,vote\n" + "".join(f"p{place},1,1\n" for place in range(88)),
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
    return "\n".join(words.value for words in visitor.markdown).replace("\\", "")


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("nobody", "Nobody has been heard yet"),
        ("all unknown", "12 people took part; nobody's borough is known"),
        ("one borough", "Too few people to tell whether London was heard fairly"),
        ("attributes", "No clear difference between inner and outer London, nor between deprived boroughs and others"),
    ],
)
def test_the_heading_is_the_finding_whatever_is_missing(visit, programme, name, heading):
    assert visit(fairness, programme(name)).title[0].value == heading


def test_one_borough_alone_is_said_to_be_alone(visit, programme):
    words = said(visit(fairness, programme("one borough")))
    assert "Nobody from Outer London was heard, so a ratio cannot be given." in words
    assert "Heard more than chance can explain: Camden." in words


def test_every_figure_has_its_table(visit, sample_release):
    visitor = visit(fairness, sample_release)
    parts = table(visitor, "Part of London")
    boroughs = table(visitor, "Borough", "Deprivation")
    assert parts["People"].sum() == boroughs["People"].sum() == 1_401
    assert len(boroughs) == len(table(visitor, "Borough", "People", "Residents")) == 32
    assert len(table(visitor, "Borough", "Per 10,000", "Local Moran's I")) == 32


def test_the_page_obeys_the_filters_but_keeps_all_boroughs(visit, sample_release):
    everybody = table(visit(fairness, sample_release), "Part of London")["People"].sum()
    of_one = table(visit(fairness, sample_release, area=["Camden"]), "Part of London")["People"].sum()
    nurses = table(visit(fairness, sample_release, role=["Nurse"], shape="Tile grid"), "Part of London")["People"].sum()
    assert of_one == everybody > nurses > 0


def test_an_attribute_is_compared_with_the_population_and_the_unknown_stand_apart(visit, programme):
    visitor = visit(fairness, programme("attributes"))
    ages = table(visitor, "Age group")
    assert ages["Age group"].tolist() == ["Under 35", "35 to 64", "65 and over", "Not known"]
    assert ages["Population"].tolist()[:3] == [0.48, 0.38, 0.14]
    assert ages["Share"].sum() == pytest.approx(1)
    assert "By age group, people heard differ from the population by more than chance (of 74 people" in said(visitor)
    assert "The population's shares by language are not declared" in said(visitor)


def test_a_programme_without_attributes_says_how_to_declare_them(visit, programme):
    visitor = visit(fairness, programme("one borough"))
    assert any("programme.toml" in words.value for words in visitor.caption)


def test_people_of_each_value_are_those_of_the_raw_rows(programme):
    asked = question("coverage/attributes")
    chosen = fitting(asked, NOTHING_CHOSEN | {"areas": ["E09000007", "E09000005"]})
    found = ask(asked.name, Viewer(Role.LEAD), programme("attributes"), **chosen).astype(object)
    rows = [row for row in csv.DictReader(StringIO(ASKED)) if int(row["participant_id"][1:]) < 88]
    here = Counter(row["age_group"] for row in rows if row["borough"] in ("Camden", "Brent"))
    counted = {
        (row.attribute, "" if row.value != row.value else row.value): row.participants for row in found.itertuples()
    }
    assert counted == {("age_group", value): here[value] for value in set(AGES)} | {
        ("language", "English"): sum(here.values()), ("language", "Other"): 0, ("language", ""): 0
    }  # fmt: skip
    assert sum(here.values()) > 0


def test_a_borough_below_its_target_is_thin_but_not_under_a_filter(visit, programme):
    whole = visit(coverage, programme("one borough"))
    assert table(whole, "Area", "Reach").set_index("Area").loc["Camden", ["Reach", "Why thin"]].tolist() == [
        "Thin", "below its target of 13"
    ]  # fmt: skip
    assert any("fewer people than its target" in words.value for words in whole.caption)
    some = visit(coverage, programme("one borough"), role=["Nurse"])
    assert table(some, "Area", "Reach").set_index("Area").loc["Camden", "Reach"] == "Heard"
    assert any("No target counts here" in words.value for words in some.caption)


def test_roles_and_invited_organisations_are_heard_thin_or_silent(visit, sample_release):
    visitor = visit(coverage, sample_release, phase="Service users and carers")
    roles = table(visitor, "Role", "Reach").set_index("Role")["Reach"]
    assert set(roles) <= {"Heard", "Thin", "Silent", ""} and roles["Unknown"] == ""
    invited = table(visitor, "Organisation", "Kind", "Reach")
    assert set(invited.loc[invited["People"] == 0, "Reach"]) == {"Silent"}
    assert "organisations?phase=Service+users+and+carers&which=Invited+and+silent" in said(visitor)


def test_the_city_has_a_state_but_no_rank_and_no_index(visit, sample_release):
    shown = table(visit(coverage, sample_release, measure="Participation index"), "Area", "Reach")
    city = shown[shown["Area"] == "City of London"]
    assert city["Reach"].item() in ("Heard", "Thin", "Silent") and city["Index"].isna().all()
    assert shown["Area"].tolist().index("City of London") == 32


def test_london_as_a_whole_is_a_level(visit, sample_release):
    visitor = visit(coverage, sample_release, level="London")
    assert visitor.title[0].value.endswith("people heard for every 10,000 residents of London")


def test_the_rate_of_a_care_board_is_that_of_all_its_people_and_residents(visit, sample_release):
    board_of = {row["gss_code"]: row["icb_2026_name"] for row in plain.read("geo/nhs.csv")}
    people_of, residents_of = Counter(), Counter()
    for person in {each.person for each in plain.counted(NOTHING_CHOSEN)}:
        people_of[board_of.get(plain.people()[person].area, "")] += 1
    for row in plain.read("geo/population.csv"):
        if (row["year"], row["series"]) == ("2014", "mid_year_2020_mye5"):
            residents_of[board_of[row["gss_code"]]] += int(row["residents"])
    shown = table(visit(coverage, sample_release, level="Integrated care boards 2026"), "Area", "Reach")
    rates = dict(shown.loc[shown["Area"].isin(residents_of), ["Area", "Per 10,000"]].itertuples(index=False))
    assert rates == {
        board: pytest.approx(10_000 * people_of[board] / residents) for board, residents in residents_of.items()
    }
