"""Whole postcodes, against the published addresses of hospitals and town halls in all 33 areas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.areas import areas
from geo.postcodes import area_of_postcode, areas_of_postcodes, looks_like_postcode

ADDRESSES = {
    "EC1A 7BE": "City of London",  # St Bartholomew's Hospital
    "IG11 9LX": "Barking and Dagenham",  # Barking Community Hospital
    "EN5 3DJ": "Barnet",  # Barnet Hospital
    "DA14 6LT": "Bexley",  # Queen Mary's Hospital, Sidcup
    "HA1 3UJ": "Brent",  # Northwick Park Hospital
    "BR6 8ND": "Bromley",  # Princess Royal University Hospital
    "NW1 2BU": "Camden",  # University College Hospital
    "CR7 7YE": "Croydon",  # Croydon University Hospital
    "UB1 3HW": "Ealing",  # Ealing Hospital
    "N18 1QX": "Enfield",  # North Middlesex Hospital
    "SE18 4QH": "Greenwich",  # Queen Elizabeth Hospital, Woolwich
    "E9 6SR": "Hackney",  # Homerton Hospital
    "W12 0HS": "Hammersmith and Fulham",  # Hammersmith Hospital
    "N15 3TH": "Haringey",  # St Ann's Hospital
    "HA7 4LP": "Harrow",  # Royal National Orthopaedic Hospital
    "RM7 0AG": "Havering",  # Queen's Hospital, Romford
    "UB8 3NN": "Hillingdon",  # Hillingdon Hospital
    "TW7 6AF": "Hounslow",  # West Middlesex Hospital
    "N19 5NF": "Islington",  # Whittington Hospital
    "SW10 9NH": "Kensington and Chelsea",  # Chelsea and Westminster Hospital
    "KT2 7QB": "Kingston upon Thames",  # Kingston Hospital
    "SE1 7EH": "Lambeth",  # St Thomas' Hospital
    "SE13 6LH": "Lewisham",  # Lewisham Hospital
    "SM4 5DX": "Merton",  # Merton Civic Centre
    "E13 8SL": "Newham",  # Newham Hospital
    "IG3 8YB": "Redbridge",  # King George Hospital
    "TW11 0JL": "Richmond upon Thames",  # Teddington Memorial Hospital
    "SE1 9RT": "Southwark",  # Guy's Hospital
    "SM5 1AA": "Sutton",  # St Helier Hospital
    "E1 1FR": "Tower Hamlets",  # Royal London Hospital
    "E11 1NR": "Waltham Forest",  # Whipps Cross Hospital
    "SW17 0QT": "Wandsworth",  # St George's Hospital
    "SW1A 1AA": "Westminster",  # Buckingham Palace
}
CODES = dict(zip(areas()["name"], areas()["gss_code"], strict=True))


def test_a_whole_postcode_gives_its_borough():
    assert {postcode: area_of_postcode(postcode) for postcode in ADDRESSES} == {
        postcode: CODES[name] for postcode, name in ADDRESSES.items()
    }
    assert set(ADDRESSES.values()) == set(CODES)


@pytest.mark.parametrize("text", ["sw1a1aa", " SW1A  1AA ", "Sw1A\u00a01aA", "SW1A-1AA", "SW1A 1AA."])
def test_case_and_spacing_do_not_matter(text):
    assert area_of_postcode(text) == "E09000033"


@pytest.mark.parametrize(
    "text", ["M1 1AE", "GU1 3UW", "SE1", "SW1A", "SE1 7", "SW1A 1ZZ", "", "Westminster", "SW1A 1AA x"]
)
def test_part_of_a_postcode_or_one_elsewhere_gives_nothing(text):
    assert area_of_postcode(text) is None


def test_a_lookalike_letter_does_not_make_another_postcode():
    assert area_of_postcode("S\u0415E1 7EH") is None
    assert not looks_like_postcode("S\u0415E1 7EH")


def test_many_are_found_at_once_by_the_text_as_given():
    found = areas_of_postcodes(["sw1a 1aa", "E9 6SR", "E9 6SR", "M1 1AE", "unknown"])
    assert found == {"sw1a 1aa": "E09000033", "E9 6SR": "E09000012"}


@pytest.mark.parametrize("text", ["M1 1AE", "b33 8th", "CR2 6XH", "DN551PT", "W1A 1HQ", "EC1A 1BB", "GIR 0AA"])
def test_the_forms_of_a_uk_postcode_are_known(text):
    assert looks_like_postcode(text)


@pytest.mark.parametrize("text", ["SE1", "Camden", "12345", "SW1A 1A", "SW1A 1AAA", "1SW 1AA", ""])
def test_other_text_is_no_postcode(text):
    assert not looks_like_postcode(text)


@given(st.text())
def test_any_text_has_an_answer(text):
    assert area_of_postcode(text) in {None, *CODES.values()}
