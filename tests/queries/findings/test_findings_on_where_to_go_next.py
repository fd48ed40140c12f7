"""The list of boroughs, roles and kinds of organisation to approach, and the next visits in words."""

import pandas as pd
import pytest

from queries.findings.visits import heading, in_a_sentence, visits, whom
from queries.findings.where_next import Heard, where_next

BARNET, BEXLEY, SUTTON = "E09000003", "E09000004", "E09000029"
AREAS = pd.DataFrame(
    {
        "group_code": [BARNET, BEXLEY, SUTTON, "unknown"],
        "group_name": ["Barnet", "Bexley", "Sutton", "Unknown"],
        "kind": ["borough", "borough", "borough", "unknown"],
        "participants": [30, 5, 0, 7],
        "residents": [300_000, 100_000, 100_000, None],
    }
)
ROLES = {"gp": "GP", "carer": "Carer", "nurse": "Nurse", "other": "Other", "unknown": "Unknown"}
KINDS = {
    "gp_practice": "GP practice",
    "nhs_community_trust": "NHS community trust",
    "hospice": "Hospice",
    "unknown": "Unknown",
}


def targets(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["measure", "dimension", "code", "name", "target", "reached"])


OF_BOROUGHS = (
    ("participants", "borough", BARNET, "Barnet", 20, 30),
    ("participants", "borough", BEXLEY, "Bexley", 20, 5),
)
TARGETS = targets(
    *OF_BOROUGHS,
    ("participants", "role", "gp", "GP", 10, 2),
    ("participants", "role", "carer", "Carer", 10, 1),
    ("participants", "role", "nurse", "Nurse", 10, 20),
    ("organisations", "organisation_kind", "gp_practice", "GP practice", 4, 2),
)


def heard(*rows: tuple, silent: tuple = ()) -> Heard:
    together = pd.DataFrame(rows, columns=["gss_code", "role", "organisation_kind", "participants"])
    return Heard(together, pd.DataFrame(list(silent), columns=["gss_code", "kind", "name"]), ROLES, KINDS)


HEARD = heard(
    (BARNET, "gp", "gp_practice", 2),
    (BARNET, "carer", "unknown", 1),
    (BARNET, "nurse", "nhs_community_trust", 22),
    (BARNET, "unknown", "gp_practice", 5),
    (BEXLEY, "nurse", "gp_practice", 5),
    silent=((SUTTON, "GP practice", "Elm Surgery"), (BEXLEY, "Hospice", "Oak Hospice")),
)


def ranked(found: pd.DataFrame) -> list[list]:
    return found[["borough", "role", "kind", "people", "wanted", "missing", "silent"]].to_numpy().tolist()


def test_the_combination_of_which_most_is_missing_on_average_comes_first():
    # Sutton has no target and is wanted at London's average, 35 of 500,000: all 7 are missing. Of Bexley's 20, 15 are.
    # GPs: 8 of 10 are missing, carers 9 of 10, GP practices 2 of 4; nurses have reached theirs.
    assert ranked(where_next(AREAS, TARGETS, HEARD)) == [
        ["Sutton", "GP", "GP practice", 0, 7, round((1 + 0.8 + 0.5) / 3, 9), ["Elm Surgery"]],
        ["Bexley", "GP", "GP practice", 5, 20, round((0.75 + 0.8 + 0.5) / 3, 9), []],
        ["Sutton", "Carer", "", 0, 7, round(1.9 / 3, 9), ["Elm Surgery"]],
        ["Bexley", "Carer", "", 5, 20, round(1.65 / 3, 9), ["Oak Hospice"]],
        ["Sutton", "Nurse", "GP practice", 0, 7, 0.5, ["Elm Surgery"]],
        ["Bexley", "", "Hospice", 5, 20, 0.25, ["Oak Hospice"]],
    ]


def test_each_combination_says_why():
    found = where_next(AREAS, TARGETS, HEARD)
    assert found["reason"].tolist()[:3] == [
        "Nobody was heard in Sutton, where London's average rate would give 7; GP: 2 of 10 people wanted in London; "
        "GP practice: 2 of 4 organisations wanted in London; invited there and silent: Elm Surgery.",
        "Bexley is 15 people below its target of 20; no GP was heard there; GP: 2 of 10 people wanted in London; "
        "GP practice: 2 of 4 organisations wanted in London.",
        "Nobody was heard in Sutton, where London's average rate would give 7; Carer: 1 of 10 people wanted in London; "
        "invited there and silent: Elm Surgery.",
    ]
    assert found["reason"].iloc[5] == (
        "Bexley is 15 people below its target of 20; no person of a hospice was heard there; "
        "invited there and silent: Oak Hospice."
    )


def test_a_role_that_was_heard_there_is_looked_for_in_the_kinds_where_it_was_not():
    here = heard((BARNET, "gp", "gp_practice", 8), (BARNET, "nurse", "hospice", 22), (BEXLEY, "gp", "hospice", 5))
    found = where_next(AREAS, TARGETS, here, boroughs=[BEXLEY], roles=["gp"])
    assert found["kind"].tolist() == ["GP practice"]
    assert "no GP of a GP practice was heard there" in found["reason"].iloc[0]


def test_the_next_visits_are_told_by_borough_in_sentences():
    found = where_next(AREAS, TARGETS, HEARD)
    assert heading(found) == "Next two visits: Sutton and Bexley"
    assert visits(found) == [
        (
            "Sutton",
            "Nobody was heard in Sutton, where London's average rate would give 7. Look for a GP of a GP practice, "
            "a carer or a nurse of a GP practice. Invited there and silent: Elm Surgery.",
        ),
        (
            "Bexley",
            "Bexley is 15 people below its target of 20. Look for a GP of a GP practice, a carer or a person of "
            "a hospice; none was heard there. Invited there and silent: Oak Hospice.",
        ),
    ]


def test_without_targets_boroughs_below_the_average_come_first_and_of_their_pairs_those_invited_then_the_usual():
    found = where_next(AREAS, TARGETS.iloc[:0], HEARD, roles=["gp", "nurse"])
    assert ranked(found)[:3] == [
        ["Sutton", "Nurse", "GP practice", 0, 7, round(1 / 3, 9), ["Elm Surgery"]],
        ["Sutton", "GP", "GP practice", 0, 7, round(1 / 3, 9), ["Elm Surgery"]],
        ["Sutton", "Nurse", "NHS community trust", 0, 7, round(1 / 3, 9), []],
    ]
    bexley = found[found["borough"] == "Bexley"]
    assert bexley["wanted"].tolist() == [7, 7]
    assert bexley["why_there"].iloc[0] == "Bexley has 5 people, where London's average rate would give 7"


def test_the_address_narrows_the_list_and_changes_no_number():
    whole = where_next(AREAS, TARGETS, HEARD)
    bexley = where_next(AREAS, TARGETS, HEARD, boroughs=[BEXLEY])
    pd.testing.assert_frame_equal(bexley, whole[whole["borough"] == "Bexley"].reset_index(drop=True))
    carers = where_next(AREAS, TARGETS, HEARD, roles=["carer"])
    assert carers[["borough", "role"]].to_numpy().tolist() == [["Sutton", "Carer"], ["Bexley", "Carer"]]
    assert set(where_next(AREAS, TARGETS, HEARD, kinds=["hospice"])["kind"]) == {"Hospice"}


def test_a_kind_that_hardly_any_of_a_role_are_from_is_not_looked_for():
    here = heard((BARNET, "gp", "gp_practice", 10), (BARNET, "gp", "hospice", 1))
    assert set(where_next(AREAS, TARGETS.iloc[:2], here)["kind"]) == {"GP practice"}


def test_a_borough_where_everybody_usual_was_heard_is_on_the_list_alone():
    here = heard((BARNET, "gp", "gp_practice", 30), (BEXLEY, "gp", "gp_practice", 5))
    found = where_next(AREAS, targets(*OF_BOROUGHS), here, boroughs=[BEXLEY])
    assert ranked(found) == [["Bexley", "", "", 5, 20, 0.25, []]]
    assert visits(found) == [("Bexley", "Bexley is 15 people below its target of 20.")]
    assert where_next(AREAS, targets(*OF_BOROUGHS), here, boroughs=[BEXLEY], roles=["gp"]).empty


@pytest.mark.parametrize(
    ("areas", "set_targets"),
    [
        (AREAS.assign(participants=[30, 20, 20, 7]), TARGETS),
        (AREAS.assign(participants=[0, 0, 0, 7]), targets()),
        (AREAS.iloc[:0], targets()),
    ],
    ids=["every borough is heard as wanted", "nobody's borough is known", "no boroughs"],
)
def test_nothing_is_listed_where_nothing_is_wanted(areas, set_targets):
    found = where_next(areas, set_targets, HEARD)
    assert found["borough"].tolist() == []
    assert (heading(found), visits(found)) == ("No visit stands out", [])


def test_before_anybody_took_part_targets_alone_make_the_list():
    nobody = AREAS.assign(participants=0)
    found = where_next(nobody, targets(*OF_BOROUGHS), heard())
    assert found[["borough", "wanted"]].to_numpy().tolist() == [["Barnet", 20], ["Bexley", 20]]
    assert visits(found)[0] == ("Barnet", "Nobody was heard in Barnet, whose target is 20 people.")


def test_of_boroughs_that_miss_the_same_share_the_one_that_misses_more_people_comes_first():
    areas = AREAS.assign(participants=[0, 0, 30, 7])
    assert where_next(areas, targets(), heard())[["borough", "wanted"]].to_numpy().tolist() == [
        ["Barnet", 18],
        ["Bexley", 6],
    ]


def test_where_hardly_anybody_was_heard_at_least_one_is_wanted_everywhere():
    found = where_next(AREAS.assign(participants=[1, 0, 0, 0]), targets(), heard())
    assert found[["borough", "wanted"]].to_numpy().tolist() == [["Bexley", 1], ["Sutton", 1]]


@pytest.mark.parametrize(
    ("role", "kind", "words"),
    [
        ("GP", "GP practice", "GP of a GP practice"),
        ("Administrator", "NHS acute trust", "administrator of an NHS acute trust"),
        ("Student or trainee", "University or college", "student or trainee of a university or college"),
        ("Carer", "", "carer"),
        ("", "Ambulance service", "person of an ambulance service"),
    ],
)
def test_a_role_and_a_kind_are_said_as_in_a_sentence(role, kind, words):
    assert whom(role, kind) == words
    assert in_a_sentence("") == ""
