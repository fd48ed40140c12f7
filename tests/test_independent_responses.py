"""What followed in the sample, worked out from the raw rows in plain Python, is what questions and findings give."""

from collections import Counter, defaultdict
from datetime import date
from functools import cache

import pytest

from access import Role, Viewer
from geo.areas import neighbours
from pages.parts.filters import Filters
from pages.parts.programme import Looking
from pages.parts.responses import BY, answered, boards, counted_by, everybody, items_of
from queries.findings.matches import matches
from queries.runner import ask
from tests import plain_python as plain

LEAD = Viewer(Role.LEAD)
HELPERS = ("champion", "case_study")
ORDER = ("implemented", "under_way", "not_begun", "unknown")
CHOICES = {
    "nothing": Filters("vision-2014"),
    "some days": Filters("vision-2014", since=date(2014, 11, 1), until=date(2015, 3, 31)),
    "two boroughs": Filters("vision-2014", areas=("E09000030", "E09000025")),
    "a kind of organisation": Filters("vision-2014", organisation_kinds=("gp_practice",)),
    "a principle": Filters("vision-2014", items=("vision-2014:6",)),
    "items of the declaration": Filters("declaration-2014", items=("declaration-2014:3", "declaration-2014:4")),
}


@pytest.fixture(params=list(CHOICES))
def chosen(request):
    """One set of filters after the other."""
    return CHOICES[request.param]


@pytest.fixture
def look(sample_release):
    """A lead looking at the sample."""
    return Looking(LEAD, sample_release)


def stands_for(item: str, principle: str) -> bool:
    """Whether an item stands for a principle: itself, or one of another framework, by what the crosswalk leads to."""
    if item.split(":")[0] == principle.split(":")[0]:
        return item == principle
    return bool(plain.items()[item] & plain.items()[principle])


@cache
def responses() -> list[dict]:
    """Every response, in words of ours."""
    found = []
    for place, row in enumerate(plain.rows("responses"), start=1):
        principle = row["principle"] if ":" in row["principle"] else f"vision-2014:{row['principle']}"
        facts = {"response": place, "name": row["organisation"], "area": plain.area(row["borough"])}
        kind = row["kind"].replace(" ", "_")
        facts |= {"kind": kind, "stage": row["stage"].replace(" ", "_") or "unknown", "principle": principle}
        found.append(facts | {"day": row["responded_at"], "of_kind": plain.kind_of_organisation()[row["organisation"]]})
    return found


def under(chosen: Filters) -> list[dict]:
    return [
        each
        for each in responses()
        if (chosen.since is None or each["day"][:10] >= str(chosen.since))
        and (chosen.until is None or each["day"][:10] <= str(chosen.until))
        and (not chosen.areas or each["area"] in chosen.areas)
        and (not chosen.organisation_kinds or each["of_kind"] in chosen.organisation_kinds)
        and (not chosen.items or any(stands_for(item, each["principle"]) for item in chosen.items))
    ]


def test_the_responses_are_those_of_the_file(look, chosen):
    found = look.ask("afterwards/responses", **answered(chosen))
    columns = ["response", "organisation_name", "gss_code", "kind", "stage", "principle"]
    keys = ("response", "name", "area", "kind", "stage", "principle")
    expected = [tuple(each[key] for key in keys) for each in under(chosen)]
    assert list(found[columns].itertuples(index=False, name=None)) == expected
    assert len(expected) > 0


def test_items_stand_for_the_principles_that_the_crosswalk_leads_to(sample_release):
    found = ask("afterwards/counterparts", LEAD, sample_release)
    every = list(plain.items())
    expected = {(item, principle) for item in every for principle in every if stands_for(item, principle)}
    assert set(found[["item", "principle"]].itertuples(index=False, name=None)) == expected
    assert len(found) == len(expected)


def test_evidence_is_counted_as_it_was_filed(sample_release):
    found = ask("afterwards/evidence", LEAD, sample_release)
    filed = [(f"vision-2014:{row['principle']}", row["kind"].replace(" ", "_")) for row in plain.rows("evidence")]
    expected = Counter([*filed, *((principle, "idea") for principle in plain.principle_of_idea().values())])
    pieces = zip(found["principle"].fillna(""), found["kind"], found["pieces"], strict=True)
    assert {(principle, kind): number for principle, kind, number in pieces} == expected


@cache
def near(here: str, there: str) -> int:
    """0 the same borough, 1 the next, 2 across the river, 3 the same board, 4 elsewhere; 5 where one is no place."""
    board = {row["gss_code"]: row["icb_2022_code"] for row in plain.read("geo/nhs.csv")}
    if here not in board or there not in board:
        return 5
    touching = {frozenset((r["gss_code_a"], r["gss_code_b"])): r["kind"] for r in plain.read("geo/neighbours.csv")}
    kind = touching.get(frozenset((here, there)))
    if here == there:
        return 0
    return {"land": 1, "river": 2}.get(kind, 3 if board[here] == board[there] else 4)


@pytest.mark.parametrize("framework", ["vision-2014", "declaration-2014"])
def test_each_request_is_matched_with_the_nearest_of_the_same_principle(look, framework):
    items = [item for item in plain.items() if item.startswith(framework)]
    principles = {each["principle"] for each in responses()}
    read = {each: {item for item in items if stands_for(item, each)} or {each} for each in principles}
    expected = []
    for asked in (each for each in responses() if each["kind"] == "help_wanted"):
        found = [
            (
                near(asked["area"], each["area"]),
                HELPERS.index(each["kind"]),
                ORDER.index(each["stage"]),
                each["response"],
            )
            for each in responses()
            if each["kind"] in HELPERS
            and each["name"] != asked["name"]
            and read[each["principle"]] & read[asked["principle"]]
        ]
        expected += [(asked["response"], row[3], row[0], place) for place, row in enumerate(sorted(found), start=1)]
    every = look.ask("afterwards/responses", **answered(Filters(framework)))
    found = matches(every, every, items_of(look, framework), neighbours(), boards())
    assert list(found[["request", "offer", "near", "place"]].itertuples(index=False, name=None)) == expected


@pytest.mark.parametrize("noun", list(BY))
def test_each_organisation_counts_once_with_its_latest_stage(look, chosen, noun):
    field = {"item": "principle", "organisation_kind": "of_kind", "gss_code": "area"}[BY[noun]]
    latest, kinds = defaultdict(dict), defaultdict(Counter)
    codes = {name: code for code, name in _names(BY[noun], chosen.framework).items()}
    for each in sorted(under(chosen), key=lambda one: (one["day"], one["response"])):
        groups = [each[field]]
        if field == "principle":
            groups = [code for code in codes.values() if stands_for(code, each["principle"])]
        for group in groups:
            kinds[group][each["kind"]] += 1
            if each["stage"] != "unknown":
                latest[group][each["name"]] = each["stage"]
    frame = look.ask("afterwards/responses", **answered(chosen))
    items = items_of(look, chosen.framework)
    found = counted_by(look, BY[noun], frame, everybody(look, chosen, frame), items)
    found = found[found["name"] != "No principle of these"]
    for row in found.to_dict("records"):
        stages = Counter(latest[codes[row["name"]]].values())
        assert [row[stage] for stage in ORDER[:3]] == [stages[stage] for stage in ORDER[:3]]
        assert {kind: row[kind] for kind in kinds[codes[row["name"]]]} == kinds[codes[row["name"]]]
        assert row["implemented"] + row["under_way"] + row["not_begun"] + row["not_known"] == row["organisations"]
    assert {code for name, code in codes.items() if kinds[code]} <= {codes[name] for name in found["name"]}


def test_organisations_that_did_not_answer_are_not_known(look):
    everything = Filters("vision-2014")
    frame = look.ask("afterwards/responses", **answered(everything))
    known = {each["name"] for each in responses() if each["stage"] != "unknown"}
    heard = {plain.people()[each.person].organisation for each in plain.events()} - {""}
    every = Counter(plain.kind_of_organisation().get(name, "unknown") for name in heard | set(plain.organisations()))
    answers = Counter(plain.kind_of_organisation().get(name, "unknown") for name in known)
    items = items_of(look, "vision-2014")
    found = counted_by(look, "organisation_kind", frame, everybody(look, everything, frame), items)
    names = _names("organisation_kind", "vision-2014")
    expected = {names[kind]: (number, number - answers[kind]) for kind, number in every.items()}
    rows = zip(found["name"], found["organisations"], found["not_known"], strict=True)
    assert {name: counts for name, *counts in rows} == {name: list(counts) for name, counts in expected.items()}


def _names(by: str, framework: str) -> dict[str, str]:
    """Code -> name of every group."""
    if by == "item":
        rows = plain.read("data/reference/principles.csv")
        return {f"{r['framework']}:{r['code']}": r["name"] for r in rows if r["framework"] == framework}
    if by == "organisation_kind":
        rows = plain.read("data/reference/vocabularies.csv")
        return {row["code"]: row["name"] for row in rows if row["vocabulary"] == by}
    elsewhere = {"several": "Several areas", "outside": "Outside London", "unknown": "Unknown"}
    return {code: name for name, code in plain.code_of_area().items()} | elsewhere
