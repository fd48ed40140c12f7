"""What is said of the coverage of London."""

import pandas as pd
import pytest

from queries.findings.coverage import (
    because_words,
    chosen_heading,
    groups_heading,
    heading,
    nobody_placed,
    rule_words,
    smoothed_words,
    states_words,
)

NAN = float("nan")

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
    frame = pd.DataFrame(rows, columns=["group_name", "participants", "state", "residents"])
    return frame.assign(because=["few" if state == "thin" else "" for state in frame["state"]], target=NAN)


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


def test_a_borough_that_was_chosen_is_thin_by_its_target_where_that_is_why():
    areas = chosen(("Sutton", 2, "thin", 198_134)).assign(because="target", target=20.0)
    assert chosen_heading(areas) == "2 people from Sutton took part: thin, below its target of 20"


def test_why_an_area_is_thin_is_said_in_words():
    frame = pd.DataFrame({"because": ["target", "few", "wide", "average", ""], "target": [1_200, NAN, NAN, NAN, 9]})
    assert because_words(frame, 5) == [
        "below its target of 1,200",
        "fewer than 5 people",
        "interval too wide",
        "clearly below London's average",
        "",
    ]


def test_the_rule_is_said_with_the_numbers_in_force():
    assert rule_words(5, 1.6, 1.64, targets=True) == (
        "**Silent**: nobody took part. **Thin**, by the first of these that holds: fewer people than its target; fewer "
        "than 5 people; a 95% interval wider than 1.6 times the figure itself, as it is with 7 people or fewer; so few "
        "for its residents that even the upper end of that interval is below London's 1.6 per 10,000. **Heard**: all "
        "others. The City of London is judged by its people alone: most of them work there."
    )


def test_a_rule_without_targets_or_rates_does_not_speak_of_them_as_if_there_were():
    assert rule_words(5, 1.6, NAN, targets=False, level="role") == (
        "**Silent**: nobody took part. **Thin**, by the first of these that holds: fewer than 5 people; a 95% interval "
        "wider than 1.6 times the figure itself, as it is with 7 people or fewer. **Heard**: all others. No target "
        "counts here: targets are for boroughs and roles over the whole programme."
    )


def smoothed(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["group_name", "participants", "rate", "smoothed", "weight"])


@pytest.mark.parametrize(
    ("areas", "sentence"),
    [
        (
            smoothed(("Camden", 69, 2.9, 2.8, 0.95), ("Sutton", 2, 0.1, 0.4, 0.9), ("Unknown", 3, NAN, NAN, NAN)),
            "Each smoothed rate is drawn towards London's average, the more so the fewer people it rests on; most of "
            "all Sutton, from 0.1 to 0.4.",
        ),
        (
            smoothed(("Camden", 6900, 2.91, 2.90, 0.99), ("Sutton", 2000, 1.01, 1.02, 0.99)),
            "Each smoothed rate is drawn towards London's average, the more so the fewer people it rests on; here that "
            "moves none by as much as 0.1.",
        ),
        (
            smoothed(("Camden", 6, 2.9, 2.5, 0.0), ("Sutton", 5, 2.1, 2.5, 0.0)),
            "These areas differ no more than chance would make them differ, so the smoothed rate of each is London's "
            "average.",
        ),
        (smoothed(("Camden", 0, 0.0, 0.0, 0.0)), ""),
        (smoothed(("Camden", None, NAN, NAN, NAN)), ""),
    ],
)
def test_smoothing_is_explained_by_what_it_moved_most(areas, sentence):
    assert smoothed_words(areas) == sentence


def test_roles_or_organisations_are_counted_by_state():
    frame = pd.DataFrame({"state": ["shown", "thin", "thin", "silent", "hidden"]})
    assert states_words(frame, "role", "roles") == "Of 5 roles 1 heard, 2 thin, 1 silent. 1 hidden."
    assert states_words(frame.head(1), "role", "roles") == "Of 1 role 1 heard, 0 thin, 0 silent."
    assert states_words(frame.head(0), "role", "roles") == ""
