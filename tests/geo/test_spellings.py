"""What people write for a place."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.areas import areas
from geo.spellings import Found, areas_it_could_be, find_area
from geo.tables import table
from geo.words import normalise

SPELLINGS = list(table("spellings.csv")[["spelling", "gss_code"]].itertuples(index=False, name=None))
SPACES = [" ", "  ", "\u00a0", "\u2009", " \u200b", "\t"]


@pytest.mark.parametrize(
    ("text", "gss_code"),
    [
        ("Hammersmith & Fulham", "E09000013"),
        ("LB Barking & Dagenham", "E09000002"),
        ("RB Kingston", "E09000021"),
        ("Kingston", "E09000021"),
        ("Kingston upon Thames, Surrey", "E09000021"),
        ("Richmond", "E09000027"),
        ("City of Westminster", "E09000033"),
        ("Westminster City Council", "E09000033"),
        ("E09000013", "E09000013"),
        ("00AG", "E09000007"),
        ("City of London", "E09000001"),
        ("The Square Mile", "E09000001"),
        ("L.B. Camden", "E09000007"),
        ("Camden, London", "E09000007"),
        ("tower_hamlets", "E09000030"),
        ("The Royal Borough of Kensington & Chelsea Council", "E09000020"),
        ("Kensington/Chelsea", "E09000020"),
        ("Hackney /", "E09000012"),
        ("\ufeffCAMDEN\u00a0", "E09000007"),
        ("Ham\u200bmersmith and Fulham", "E09000013"),
        ("Ｃａｍｄｅｎ", "E09000007"),
    ],
)
def test_a_spelling_gives_its_area(text, gss_code):
    assert find_area(text) == Found("area", gss_code)


@pytest.mark.parametrize(
    "text",
    [
        "pan-London",
        "Pan London",
        "London-wide",
        "London",
        "all 32 boroughs",
        "North East London",
        "Newham/Tower Hamlets",
        "Newham and Tower Hamlets",
        "Newham; Tower Hamlets",
        "Newham & Tower Hamlets",
        "Newham - Tower Hamlets",
        "Newham, Barking & Dagenham and Hammersmith and Fulham",
        "Barking, Havering and Redbridge",
        "London Boroughs of Lambeth and Southwark",
        "City and Hackney",
        "Croydon and Surrey",
    ],
)
def test_more_than_one_area_is_several(text):
    assert find_area(text) == Found("several")


@pytest.mark.parametrize(
    "text",
    [
        "Kingston upon Hull",
        "Kingston-upon-Hull City Council",
        "Richmond, North Yorkshire",
        "outside London",
        "Surrey County Council",
        "Essex",
        "Kent CC",
        "Manchester",
        "Glasgow City",
        "Surrey and Sussex",
        "Na h-Eileanan Siar",
    ],
)
def test_a_place_elsewhere_is_outside(text):
    assert find_area(text) == Found("outside")


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "/", "N/A", "None", "LBH", "LBB", "City Council", "London Borough of", "Newham and Narnia", "and"]
    + ["Москва", "Camden (Кэмден)", "Camden/Кэмден", "Hàckney", "Château", "Llŷn"],
)
def test_what_is_not_recognised_stays_unknown(text):
    assert find_area(text) == Found("unknown")


@pytest.mark.parametrize(
    "text",
    [
        "C\u0430mden",  # Cyrillic a
        "\u0397ackney",  # Greek capital eta
        "\u041d\u0430\u0441kney Council",  # Cyrillic en, a, es
        "\u041509000013",  # Cyrillic ie before the digits of a code
        "C\u0251mden",  # Latin alpha
        "Camd\u0435n/Islington",  # Cyrillic ie, in one of two
        "\u0405urrey \u0421ounty",  # Cyrillic dze and es
    ],
)
def test_letters_that_only_look_right_are_a_fault(text):
    assert find_area(text) == Found("lookalike")


def test_accents_in_two_forms_are_the_same_place():
    assert find_area("Lla\u0302n") == find_area("Ll\u00e2n") == Found("unknown")
    assert normalise("Cafe\u0301") == normalise("CAF\u00c9") == "caf\u00e9"


def test_an_ambiguous_acronym_names_the_areas_it_may_stand_for():
    assert areas_it_could_be("lbr") == ("E09000026", "E09000027")
    assert areas_it_could_be("Camden") == ()


def test_every_ambiguous_acronym_stays_unknown():
    acronyms = table("ambiguous_spellings.csv")
    assert {find_area(acronym).kind for acronym in acronyms["spelling"]} == {"unknown"}
    assert acronyms.groupby("spelling").size().min() >= 2


def test_no_spelling_stands_in_two_tables_or_twice_in_one():
    names = ["spellings.csv", "several.csv", "outside.csv"]
    acronyms = set(table("ambiguous_spellings.csv")["spelling"])
    words = [normalise(spelling) for name in names for spelling in [*table(name)["spelling"]]]
    assert len(words) == len(set(words))
    assert not set(words) & {normalise(acronym) for acronym in acronyms}


@pytest.mark.parametrize(
    "form",
    ["{}", "LB {}", "LB of {}", "LBO {}", "{} LBC", "{} BC", "{} Council", "{} Borough", "{} Borough Council"]
    + ["London Borough of {}", "Borough of {}", "{} London Borough", "{} London Borough Council", "{} London Boro"],
)
def test_the_usual_forms_of_every_boroughs_name_are_known(form):
    boroughs = areas().query("is_borough")
    found = [find_area(form.format(name)) for name in boroughs["name"]]
    assert found == [Found("area", code) for code in boroughs["gss_code"]]


@given(st.sampled_from(SPELLINGS), st.randoms(use_true_random=False))
def test_noise_in_case_and_spacing_never_changes_the_area(spelling, chance):
    text, gss_code = spelling
    assert find_area(noisy(text, chance)) == Found("area", gss_code)


@given(st.lists(st.sampled_from(areas()["name"].tolist()), min_size=2, max_size=33, unique=True), st.data())
def test_any_list_of_areas_is_several(names, data):
    separator = data.draw(st.sampled_from([" and ", " & ", "; ", "/", " / ", "|", ", "]))
    assert find_area(separator.join(names)) == Found("several")


@given(st.text())
def test_any_text_has_an_answer_and_a_code_only_with_an_area(text):
    found = find_area(text)
    assert (found.kind == "area") == (found.gss_code is not None)


def noisy(text: str, chance: random.Random) -> str:
    letters = (chance.choice([letter.upper(), letter.lower()]) for letter in text)
    spaced = "".join(chance.choice(SPACES) if letter == " " else letter for letter in letters)
    return chance.choice(["", *SPACES]) + spaced + chance.choice(["", *SPACES])
