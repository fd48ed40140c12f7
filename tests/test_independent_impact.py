"""The questions of the impact summary, counted a second way: from the sample's own rows, in plain Python."""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from access import Role, Viewer
from queries.runner import ask

DATA = Path(__file__).parents[1] / "data"
FUNDER = Viewer(Role.FUNDER)


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def answer(sample_release):
    """The published answer to a question of the impact summary, as rows."""

    def asked(name: str, **parameters) -> list[dict]:
        return ask(f"impact/{name}", FUNDER, sample_release, **parameters).to_dict("records")

    return asked


def test_responses_are_those_of_the_file_by_kind(answer):
    given = Counter(row["kind"].strip().lower() for row in rows("sample/responses.csv"))
    assert {row["name"].lower(): row["responses"] for row in answer("responses") if row["responses"]} == dict(given)


def test_items_became_of_principles_as_the_crosswalk_says(answer):
    said = {
        (f"{row['to_framework']}:{row['to_code']}", f"{row['from_framework']}:{row['from_code']}")
        for row in rows("reference/crosswalk.csv")
        if row["from_framework"] == "vision-2014" and row["to_framework"].startswith("declaration-")
    }
    assert {(row["item"], row["principle"]) for row in answer("became")} == said
    assert len(said) > 10


def test_boroughs_are_counted_by_what_is_published_of_them(answer, sample_release):
    whole = ask("coverage/areas", FUNDER, sample_release, level="borough", year=2015, since=None, until=None)
    (summary,) = answer("summary")
    states = Counter(
        "hidden" if people != people or people is None else "shown" if people else "silent"
        for people, kind in zip(whole["participants"].astype(object).where(whole["participants"].notna(), None),
                                whole["kind"], strict=True)
        if kind == "borough"
    )  # fmt: skip
    assert {state: summary[state] for state in ("shown", "hidden", "silent")} == {
        state: states[state] for state in ("shown", "hidden", "silent")
    }
    assert sum(states.values()) == 32


def test_people_and_organisations_are_near_those_counted_in_the_rows(answer, sample_release):
    lead = ask("coverage/summary", Viewer(Role.LEAD), sample_release, **NOTHING).iloc[0]
    (summary,) = answer("summary")
    assert summary["organisations"] == lead["organisations"]
    assert abs(summary["participants"] - lead["participants"]) <= 4
    given = {(row["phase"], row["kind"]): row["contributions"] for row in answer("contributions")}
    whole = {kind: number for (phase, kind), number in given.items() if phase is None or phase != phase}
    assert set(whole) == {"idea", "comment", "vote"}
    assert all(abs(whole[kind] - lead[f"{kind}s"]) <= 4 for kind in whole)


NOTHING = {"since": None, "until": None, "areas": [], "roles": [], "organisation_kinds": [], "items": []}


def test_phases_are_those_of_the_programme_in_order(answer):
    terms = (DATA / "sample" / "programme.toml").read_text(encoding="utf-8")
    ids = re.findall(r'\[\[phase\]\]\s+id = "([^"]+)"', terms)
    found = answer("phases")
    assert [row["phase"] for row in found] == ids
    assert [row["shown"] + row["hidden"] + row["silent"] for row in found] == [32] * len(ids)


def test_votes_on_principles_are_near_those_that_a_lead_sees(answer, sample_release):
    near = defaultdict(list)
    for direct in (False, True):
        true = ask(
            "votes/principles", Viewer(Role.LEAD), sample_release, framework="vision-2014", direct=direct, **NOTHING
        )
        shown = {row["item"]: row for row in answer("principles", framework="vision-2014", direct=direct)}
        for row in true.to_dict("records"):
            for column in ("n_for", "n_against", "n_neutral"):
                near[direct].append(abs(shown[row["item"]][column] - row[column]))
    assert all(len(each) == 24 and max(each) <= 4 for each in near.values())


def test_the_day_of_the_release_is_one_day(answer):
    (released,) = answer("released")
    assert released["released_on"] == released["released_on"].normalize()
