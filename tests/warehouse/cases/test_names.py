"""Cases 12 and 30 to 34: names of organisations and boroughs, and the borough that counts for a person."""

PEOPLE = "participant_id,organisation,borough,postcode\n"
PLACES = "SELECT gss_code, area_from FROM people JOIN participants USING (pseudonym) ORDER BY line"
CAMDEN, NEWHAM, KINGSTON = "E09000007", "E09000025", "E09000021"


def people(*rows: str) -> str:
    return PEOPLE + "".join(f"p{place},{row}\n" for place, row in enumerate(rows))


def test_organisations_called_none_na_null_and_true_are_organisations(imported):
    names = ["None", "NA", "null", "True", "nan"]
    outcome = imported({"participants.csv": people(*(f"{name},," for name in names))})
    assert sorted(outcome.column("SELECT name FROM organisations")) == sorted(names)
    assert outcome.counts("participants.csv") == (5, 5, 0, 0, 0)


def test_every_other_spelling_of_a_borough_is_that_borough(imported):
    spellings = {
        "Hammersmith & Fulham": "E09000013",
        "LB Barking & Dagenham": "E09000002",
        "RB Kingston": KINGSTON,
        "Richmond": "E09000027",
        "City of Westminster": "E09000033",
        "E09000013": "E09000013",
        "camden": CAMDEN,
        " NEWHAM ": NEWHAM,
        "Tower\u00a0Hamlets": "E09000030",
        "Cam\u200bden": CAMDEN,
        "Camden": CAMDEN,
    }
    outcome = imported({"participants.csv": people(*(f",{spelling}," for spelling in spellings))})
    assert outcome.ask(PLACES) == [(code, "own") for code in spellings.values()]


def test_the_city_of_london_is_an_area_of_its_own_and_no_borough(imported):
    outcome = imported(
        {
            "participants.csv": people(",City of London,", ",Square Mile,"),
            "votes.csv": "participant_id,principle,vote\np0,1,1\n",
        }
    )
    assert outcome.ask(PLACES) == [("E09000001", "own")] * 2
    assert (outcome.report["totals"]["participants"], outcome.report["totals"]["boroughs"]) == (1, 0)


def test_unknown_several_and_outside_are_areas_and_never_out_of_the_totals(imported):
    places = ["Atlantis", "Kingston upon Hull", "Newham/Tower Hamlets", "pan-London", "", "Camden"]
    given = {
        "participants.csv": people(*(f",{place}," for place in places)),
        "ideas.csv": "idea_id,participant_id\n" + "".join(f"i{n},p{n}\n" for n in range(6)),
    }
    outcome = imported(given)
    assert outcome.ask(PLACES) == [
        ("unknown", "own"),
        ("outside", "own"),
        ("several", "own"),
        ("several", "own"),
        ("unknown", "none"),
        (CAMDEN, "own"),
    ]
    by_area = dict(outcome.ask("SELECT gss_code, count(DISTINCT person) FROM contributions GROUP BY gss_code"))
    assert by_area == {"unknown": 2, "outside": 1, "several": 2, CAMDEN: 1}
    assert sum(by_area.values()) == outcome.report["totals"]["participants"] == 6
    assert outcome.files["participants.csv"]["reasons"] == {
        "unknown_borough": 1,
        "outside_london": 1,
        "several_areas": 2,
    }


def test_spaces_invisible_letters_composition_and_case_make_no_new_organisation(imported):
    names = [
        "Café Trust",
        "Cafe\u0301 Trust",
        "CAFÉ  TRUST",
        "Café\u00a0Trust",
        "Ca\u200bfé Trust",
        "Caf\u00ade\u0301 Trust",
    ]
    outcome = imported({"participants.csv": people(*(f"{name},," for name in names))})
    assert outcome.column("SELECT count(*) FROM organisations") == [1]


def test_letters_that_only_look_like_ours_are_set_aside(imported):
    rows = ["Hill Trust,C\u0430mden,", "Hill Tru\u0455t,Camden,", "Hill Trust,Camden,"]
    outcome = imported(
        {"participants.csv": people(*rows), "organisations.csv": "organisation,boroughs\nVale,Camden;N\u0435wham\n"}
    )
    assert outcome.set_aside() == [
        (2, "borough", "look_alike"),
        (2, "boroughs", "look_alike"),
        (3, "organisation", "look_alike"),
    ]


def test_a_whole_postcode_gives_the_borough_and_is_forgotten(imported):
    outcome = imported(
        {
            "participants.csv": people(
                ",,NW1 2DB", ",,nw12db", ",,NW1", ",,M1 1AE", ",Newham,NW1 2DB", ",Atlantis,NW1 2DB"
            )
        }
    )
    assert outcome.ask(PLACES) == [
        (CAMDEN, "postcode"),
        (CAMDEN, "postcode"),
        ("unknown", "none"),
        ("unknown", "none"),
        (NEWHAM, "own"),
        (CAMDEN, "postcode"),
    ]
    assert outcome.files["participants.csv"]["reasons"] == {"not_a_postcode": 2, "unknown_borough": 1}
    for file in outcome.folder.rglob("*.*"):
        assert b"NW1 2DB" not in file.read_bytes()


def test_a_person_without_a_borough_is_where_their_organisation_is(imported):
    given = {
        "organisations.csv": "organisation,boroughs\nOne Trust,Camden\nFive Trust,Camden;Newham\nOut Trust,Hull\n"
        "No Trust,\nAll Trust,pan-London\n",
        "participants.csv": people(
            "One Trust,,",
            "Five Trust,,",
            "Out Trust,,",
            "No Trust,,",
            "Nobody,,",
            "One Trust,Newham,",
            "ONE trust,,",
            "All Trust,,",
        ),
    }
    outcome = imported(given)
    assert outcome.ask(PLACES) == [
        (CAMDEN, "organisation"),
        ("several", "organisation"),
        ("unknown", "none"),
        ("unknown", "none"),
        ("unknown", "none"),
        (NEWHAM, "own"),
        (CAMDEN, "organisation"),
        ("several", "organisation"),
    ]


def test_declared_attributes_are_kept_where_the_programme_allows_their_values(imported):
    terms = '[[attribute]]\nname = "age_group"\nvalues = ["16 to 34", "35 and over"]\nshares = [0.4, 0.6]\n'
    given = {
        "participants.csv": "participant_id,Age group\np1,16 to 34\np2,16 TO 34\np3,\np4,ninety\n",
        "programme.toml": terms,
    }
    outcome = imported(given)
    assert outcome.column("SELECT attributes->>'age_group' FROM people ORDER BY attributes") == [
        "16 to 34",
        "16 to 34",
        None,
    ]
    assert outcome.set_aside() == [(5, "age_group", "not_allowed")]
    assert outcome.ask("SELECT value, population_share FROM attributes ORDER BY value") == [
        ("16 to 34", 0.4),
        ("35 and over", 0.6),
    ]


def test_an_attribute_that_no_programme_declares_is_dropped(imported):
    outcome = imported({"participants.csv": "participant_id,ethnicity\np1,secret\n"})
    assert outcome.files["participants.csv"]["dropped"] == ["ethnicity"]
    assert outcome.column("SELECT attributes FROM people") == [None]
