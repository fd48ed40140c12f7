"""What is said of the coverage of London."""

import pandas as pd
import pytest

from queries.findings.coverage import chosen_heading, groups_heading, heading, nobody_placed

NAMES = [
    "Barking and Dagenham", "Barnet", "Bexley", "Brent", "Bromley", "Camden", "Croydon", "Ealing", "Enfield",
    "Greenwich", "Hackney", "Hammersmith and Fulham", "Haringey", "Harrow", "Havering", "Hillingdon",
    "Hounslow", "Islington", "Kensington and Chelsea", "Kingston upon Thames", "Lambeth", "Lewisham",
    "Merton", "Newham", "Redbridge", "Richmond upon Thames", "Southwark", "Sutton", "Tower Hamlets",
    "Waltham Forest", "Wandsworth", "Westminster",
]  # fmt: skip


def london(elsewhere: int = 0, usual: str = "shown", **states: str) -> pd.DataFrame:
    """The 32 boroughs, all of one state but those named; the later in the alphabet, the higher the rate."""
    people = {"shown": 20, "thin": 2, "silent": 0, "hidden": None}
    rows = [
        (name, "borough", people[state], 0.0 if state == "silent" else (place + 1) / 10, state)
        for place, name in enumerate(NAMES)
        for state in [states.get(name.split()[0], usual)]
    ]
    rows += [("City of London", "city", 0, 0.0, "shown"), ("Unknown", "unknown", elsewhere, None, "shown")]
    return pd.DataFrame(rows, columns=["group_name", "kind", "participants", "rate", "state"])


def groups(*rows: tuple) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["group_name", "participants", "rate", "low", "high"])
    return frame.assign(kind="group")


@pytest.mark.parametrize(
    ("areas", "sentence"),
    [
        (london(), "All 32 boroughs heard"),
        (london(Sutton="silent"), "31 of 32 boroughs heard; Sutton silent"),
        (london(Sutton="silent", Bexley="silent"), "30 of 32 boroughs heard; Bexley and Sutton silent"),
        (london(Sutton="thin"), "All 32 boroughs heard; 1 only thinly: Sutton"),
        (
            london(Sutton="silent", Brent="thin", Harrow="thin"),
            "31 of 32 boroughs heard; Sutton silent; 2 only thinly: Brent and Harrow",
        ),
        (
            london(Barnet="thin", Bexley="thin", Brent="thin", Bromley="thin", Camden="thin", Croydon="thin"),
            "All 32 boroughs heard; 6 only thinly: Barnet, Bexley, Brent, Bromley and 2 more",
        ),
        (london(usual="silent"), "No borough has been heard yet"),
        (london(usual="silent", elsewhere=7), "7 people took part; nobody's borough is known"),
        (london(usual="silent", elsewhere=1), "1 person took part; nobody's borough is known"),
        (london(Bexley="hidden", Brent="hidden"), "All 32 boroughs heard"),
        (london(usual="hidden", elsewhere=10), "All 32 boroughs heard"),
        (
            london(usual="silent", Bexley="hidden", elsewhere=10),
            "1 of 32 boroughs heard; Barking and Dagenham, Barnet, Brent, Bromley and 27 more silent",
        ),
    ],
)
def test_the_sentence_counts_the_boroughs_heard_and_names_the_silent_and_the_thin(areas, sentence):
    assert heading(areas) == sentence


def test_the_thinnest_borough_is_named_first():
    areas = london(Sutton="thin", Barnet="thin")
    areas.loc[areas["group_name"] == "Sutton", "rate"] = 0.01
    assert heading(areas).endswith("2 only thinly: Sutton and Barnet")


def test_the_city_is_no_borough():
    areas = london(usual="silent")
    areas.loc[areas["kind"] == "city", "participants"] = 9
    assert heading(areas) == "No borough has been heard yet"


@pytest.mark.parametrize(
    ("areas", "nobody"),
    [
        (london(), False),
        (london(usual="silent"), False),
        (london(usual="silent", elsewhere=1), True),
        (london(usual="silent", elsewhere=9, Bexley="hidden"), False),
    ],
)
def test_nobody_is_placed_when_people_took_part_and_no_area_has_one(areas, nobody):
    assert nobody_placed(areas) is nobody


@pytest.mark.parametrize(
    ("areas", "sentence"),
    [
        (
            groups(("Inner London", 300, 1.0, 0.9, 1.1), ("Outer London", 200, 0.4, 0.3, 0.5)),
            "Inner London was heard most for its size, Outer London least",
        ),
        (
            groups(("Outer London", 9, 0.5, 0.2, 0.9), ("Inner London", 9, 0.6, 0.3, 1.1)),
            "No clear difference between Inner London and Outer London",
        ),
        (groups(("London", 900, 1.04, 0.97, 1.11)), "1.0 people heard for every 10,000 residents of London"),
        (groups(("Inner London", 0, 0.0, 0.0, 0.1), ("Outer London", 0, 0.0, 0.0, 0.1)), "Nobody has been heard yet"),
        (groups(("Inner London", None, None, None, None)), "Nobody has been heard yet"),
        (
            pd.concat([groups(("London", 0, 0.0, 0.0, 0.1)), london(elsewhere=7).tail(1)]),
            "7 people took part; nobody's borough is known",
        ),
    ],
)
def test_groups_are_compared_only_when_chance_does_not_explain_the_difference(areas, sentence):
    assert groups_heading(areas) == sentence


def chosen(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["group_name", "participants", "state", "residents"])


@pytest.mark.parametrize(
    ("areas", "sentence"),
    [
        (chosen(("Camden", 69, "shown", 234_846)), "69 people from Camden took part"),
        (chosen(("Sutton", 1, "thin", 198_134)), "1 person from Sutton took part: thin for its 198,134 residents"),
        (chosen(("Sutton", 0, "silent", 198_134)), "No people from Sutton took part"),
        (chosen(("Brent", 30, "shown", 1), ("Sutton", 1, "thin", 1)), "31 people from Brent and Sutton took part"),
        (
            chosen(("Brent", 9, "shown", 1), ("Sutton", None, "hidden", 1)),
            "A few people from Brent and Sutton took part",
        ),
    ],
)
def test_areas_that_were_chosen_are_counted_and_named(areas, sentence):
    assert chosen_heading(areas) == sentence
