"""The sample has the real programme's shape, is clean of personal data, and holds what its README says is planted."""

import csv
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

from warehouse.made_up.wording import rows as wording_rows

FOLDER = Path(__file__).parents[2] / "data" / "sample"
PROGRAMME = tomllib.loads((FOLDER / "programme.toml").read_text(encoding="utf-8"))
BOROUGHS = {row["borough"]: row for row in wording_rows("boroughs")}
BIG_TRUST = "Lea Marsh Community Health Trust"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of a table, whole ones only, each once, without the test account's."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header, *body = csv.reader(file)
    whole = [dict(zip(header, row, strict=True)) for row in dict.fromkeys(map(tuple, body)) if len(row) == len(header)]
    return tuple(row for row in whole if row.get("participant_id") not in PROGRAMME["exclude"])


@cache
def votes() -> tuple[dict[str, str], ...]:
    """The latest vote of each person on each thing, good ones only; `about` is the principle, "" where not coded."""
    principle = {row["idea_id"]: row["principle"] for row in rows("ideas")}
    good = [row for row in rows("votes") if row["vote"] in ("1", "-1") and row["voted_at"] < "2016"]
    good = [row for row in good if row["idea_id"] in principle or row["principle"] in "12345678" and row["principle"]]
    latest = {}
    for row in sorted(good, key=lambda row: row["voted_at"]):
        latest[row["participant_id"], row["idea_id"], row["principle"]] = row
    return tuple(row | {"about": principle.get(row["idea_id"], row["principle"])} for row in latest.values())


@cache
def contributions() -> tuple[tuple[str, int], ...]:
    """Person and phase of each idea, comment and latest vote."""
    comments = [row for row in rows("comments") if row["commented_at"] >= "2014"]
    identities = Counter(row["comment_id"] for row in comments)
    once = [row for row in comments if identities[row["comment_id"]] == 1]
    moments = [(row["participant_id"], row["submitted_at"]) for row in rows("ideas")]
    moments += [(row["participant_id"], row["commented_at"]) for row in once]
    moments += [(row["participant_id"], row["voted_at"]) for row in votes()]
    return tuple((person, 1 if moment < "2014-11" else 2) for person, moment in moments)


def people(phase: int | None = None) -> set[str]:
    return {person for person, when in contributions() if phase in (None, when)}


def attribute(name: str) -> dict[str, str]:
    return {row["participant_id"]: row[name] for row in rows("participants")}


def heard(phase: int | None, name: str) -> set[str]:
    """What the people heard from in a phase say under one heading."""
    of = attribute(name)
    return {of[person] for person in people(phase)} - {""}


def share_for(cast: list[dict[str, str]]) -> float:
    return sum(vote["vote"] == "1" for vote in cast) / len(cast)


def on_ideas(principle: str, phase: int | None = None) -> list[dict[str, str]]:
    dated = {None: "", 1: "2014", 2: "2015"}[phase]
    cast = [vote for vote in votes() if vote["idea_id"] and vote["about"] == principle]
    return [vote for vote in cast if vote["voted_at"].startswith(dated)]


def test_it_says_that_it_is_made_up():
    assert PROGRAMME["made_up"] is True
    assert "made-up sample" in PROGRAMME["name"]
    assert "made up" in (FOLDER / "README.md").read_text(encoding="utf-8").lower()


def test_the_first_phase_has_a_thousand_people_a_hundred_organisations_and_ten_thousand_contributions():
    assert len(people(1)) > 1_000
    assert len(heard(1, "organisation")) >= 100
    assert sum(phase == 1 for _, phase in contributions()) > 10_000


def test_all_32_boroughs_are_reached_and_150_organisations_in_all():
    assert len(BOROUGHS) == 32
    assert heard(1, "borough") >= set(BOROUGHS)
    assert len(heard(None, "organisation")) >= 150


def test_the_design_group_of_forty_each_brings_an_idea_before_the_workshop():
    early = {row["participant_id"] for row in rows("ideas") if row["submitted_at"] < "2014-06-23"}
    assert {f"p{number:04d}" for number in range(1, 41)} <= early


def test_more_than_a_hundred_came_to_the_conference():
    assert sum(row["event"] == "conference-2014" for row in rows("attendance")) > 100


def test_a_few_boroughs_are_thin_and_four_are_silent_in_the_second_phase():
    of = attribute("borough")
    counts = Counter(of[person] for person in people())
    assert {name: counts[name] for name in ("Bexley", "Harrow", "Havering", "Sutton")} == {
        "Bexley": 4,
        "Harrow": 7,
        "Havering": 3,
        "Sutton": 2,
    }
    silent = {"Bexley", "Havering", "Sutton", "Kensington and Chelsea"}
    assert set(BOROUGHS) - heard(2, "borough") == silent


def test_nobody_in_sutton_and_havering_is_heard_before_the_conference_week():
    of = attribute("borough")
    joined = [row["joined_at"] for row in rows("participants") if of[row["participant_id"]] in ("Sutton", "Havering")]
    assert min(joined) > "2014-09-15"


def test_pharmacists_service_users_and_carers_come_only_in_the_second_phase():
    assert {"Pharmacist", "Service user", "Carer"} & heard(1, "role") == set()
    assert {"Pharmacist", "Service user", "Carer"} <= heard(2, "role")


def test_some_invited_organisations_are_never_heard():
    invited = {row["organisation"] for row in rows("organisations") if row["invited"] == "yes"}
    silent = invited - heard(None, "organisation")
    assert len(silent) == 20
    assert "Marlebridge Vale Council Adult Services" in silent


def test_without_one_trust_london_is_against_integrated_leadership():
    works_for = attribute("organisation")
    others = [vote for vote in on_ideas("6") if works_for[vote["participant_id"]] != BIG_TRUST]
    assert share_for(on_ideas("6")) > 0.55
    assert share_for(others) < 0.45
    assert 1 - len(others) / len(on_ideas("6")) > 0.3


def test_gps_are_against_pooled_resources_and_london_is_divided():
    role = attribute("role")
    gps = [vote for vote in on_ideas("7") if role[vote["participant_id"]] in ("GP", "General practitioner")]
    assert share_for(gps) < 0.25
    assert 0.4 < share_for(on_ideas("7")) < 0.6


def test_on_data_access_doctors_and_others_are_keener_in_outer_london_and_outer_london_is_less_so():
    role, borough = attribute("role"), attribute("borough")
    doctors = {"GP", "General practitioner", "GP partner", "Salaried GP", "Hospital doctor", "Consultant", "Registrar"}
    cast: dict[tuple[str, bool], list] = {}
    for vote in on_ideas("5", phase=1):
        where = borough[vote["participant_id"]]
        if where in BOROUGHS:
            cast.setdefault((BOROUGHS[where]["part"], role[vote["participant_id"]] in doctors), []).append(vote)
    assert share_for(cast["outer", True]) > share_for(cast["inner", True])
    assert share_for(cast["outer", False]) > share_for(cast["inner", False])
    inner, outer = (cast[part, True] + cast[part, False] for part in ("inner", "outer"))
    assert share_for(outer) < share_for(inner) - 0.05


def test_outer_london_likes_working_proactively_less_and_croydon_likes_pooled_resources():
    borough = attribute("borough")
    parts = {"inner": [], "outer": []}
    for vote in on_ideas("4"):
        if borough[vote["participant_id"]] in BOROUGHS:
            parts[BOROUGHS[borough[vote["participant_id"]]]["part"]].append(vote)
    assert share_for(parts["outer"]) < share_for(parts["inner"]) - 0.08
    assert share_for([vote for vote in on_ideas("7") if borough[vote["participant_id"]] == "Croydon"]) > 0.7


def test_one_percent_of_people_give_a_tenth_of_all_contributions():
    each = Counter(person for person, _ in contributions())
    most = sum(number for _, number in each.most_common(len(each) // 100))
    assert most / sum(each.values()) > 0.1


def test_every_vote_comment_and_guest_is_a_known_participant():
    known = {row["participant_id"] for row in rows("participants")}
    for table in ("votes", "comments", "ideas", "attendance"):
        assert {row["participant_id"] for row in rows(table)} <= known


def test_nobody_votes_or_comments_before_the_idea_is_there():
    submitted = {row["idea_id"]: row["submitted_at"] for row in rows("ideas")}
    assert all(vote["voted_at"] >= submitted[vote["idea_id"]] for vote in votes() if vote["idea_id"])


def test_principles_are_codes_of_the_draft_vision_and_most_ideas_have_one():
    codes = Counter(row["principle"] for row in rows("ideas"))
    assert set(codes) == {"", *"12345678"}
    assert 0.05 < codes[""] / codes.total() < 0.2


def test_ideas_have_titles_of_their_own():
    assert len({row["title"] for row in rows("ideas")}) == len(rows("ideas")) >= 350
    assert len(rows("comments")) >= 1_500


def test_decisions_lead_from_ideas_to_sentences_that_exist():
    ideas = {row["idea_id"] for row in rows("ideas")}
    statements = {row["statement_id"] for row in rows("statements")}
    assert all(row["idea_id"] in ideas and row["statement_id"] in statements for row in rows("decisions"))
    assert {row["outcome"] for row in rows("decisions")} == {"kept", "merged", "dropped"}


def test_there_is_no_email_address_and_no_phone_number_in_it():
    for path in FOLDER.iterdir():
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"[\w.+-]+@[\w-]+\.\w+", text) == []
        assert re.findall(r"(?<![\dT:-])(?:\+44|0)[\d ()]{9,}\d", text) == []


def test_it_is_a_few_megabytes_at_most():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 2_500_000


def test_the_readme_gives_the_figures_the_tables_have():
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    given = dict(re.findall(r"^\| ([^|]+?) \| ([\d,]+) \|$", text, re.MULTILINE))
    assert {name: int(number.replace(",", "")) for name, number in given.items()} == {
        "People registered": len(rows("participants")),
        "People heard (an idea, a comment or a vote)": len(people()),
        "of them in the first phase": len(people(1)),
        "of them in the second phase": len(people(2)),
        "Ideas": len(rows("ideas")),
        "Comments": len(contributions()) - len(votes()) - len(rows("ideas")),
        "Latest votes": len(votes()),
        "Ideas, comments and votes together": len(contributions()),
        "Organisations known": len(rows("organisations")),
        "Responses": len(rows("responses")),
    }
