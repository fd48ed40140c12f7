"""Every figure of the sample, worked out from the raw rows in plain Python, is the one that the questions give."""

import csv
import json
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from access import Role, Viewer
from queries.question import question
from queries.runner import ask
from tests import plain_python as plain
from tests.asking import NOTHING_CHOSEN, fitting

LEAD = Viewer(Role.LEAD)
CHOICES = {
    "nothing": {},
    "up to a day": {"until": date(2014, 7, 10)},
    "from a day on": {"since": date(2014, 7, 10)},
    "some days": {"since": date(2014, 6, 30), "until": date(2014, 7, 20)},
    "the second phase": {"since": date(2015, 3, 1), "until": date(2015, 10, 31)},
    "two roles": {"roles": ["gp", "service_user"]},
    "unknown role": {"roles": ["unknown"]},
    "two boroughs": {"areas": ["E09000022", "E09000029"]},
    "no borough": {"areas": ["several", "unknown", "outside"]},
    "a kind of organisation": {"organisation_kinds": ["local_authority"]},
    "a principle": {"items": ["vision-2014:5"]},
    "items of the declaration": {"items": ["declaration-2014:1", "declaration-2014:2"]},
    "everything at once": {
        "since": date(2014, 6, 30),
        "until": date(2014, 9, 17),
        "areas": ["E09000025", "E09000030", "several"],
        "roles": ["gp", "nurse", "manager"],
        "organisation_kinds": ["nhs_community_trust", "gp_practice"],
        "items": ["declaration-2015:1"],
    },
}


@pytest.fixture(params=list(CHOICES))
def chosen(request):
    """One set of filters after the other."""
    return NOTHING_CHOSEN | CHOICES[request.param]


@pytest.fixture
def answer(sample_release, chosen):
    """Asks a question under the filters: one dictionary a row, missing values as None."""

    def under_filters(name: str, **more) -> list[dict]:
        frame = ask(name, LEAD, sample_release, **fitting(question(name), chosen | more))
        return [
            {key: None if value != value else value for key, value in row.items()}
            for row in frame.astype(object).to_dict("records")
        ]

    return under_filters


@pytest.fixture(scope="module")
def report(sample_release) -> dict:
    """The report as anybody's script gets it."""
    command = [sys.executable, "-m", "warehouse", "report", "--json", "--to", str(sample_release.folder)]
    return json.loads(subprocess.run(command, cwd=plain.PROJECT, check=True, capture_output=True, text=True).stdout)


def of_people(field: str, contributions) -> dict[str, list]:
    """Contributions by one thing that is known of their people."""
    found = defaultdict(list)
    for each in contributions:
        found[getattr(plain.people()[each.person], field)].append(each)
    return found


def as_day(value) -> str | None:
    return None if value is None else str(value)[:10]


def test_people_vote_again_on_both_sides_of_the_days_that_are_tried():
    dated = defaultdict(list)
    for each in plain.events():
        if each.kind == "vote":
            dated[each.person, each.idea, each.principle, each.direct].append(each.day)
    for day in ("2014-07-10", "2014-07-20", "2014-09-17"):
        assert any(min(days) <= day < max(days) for days in dated.values())


def test_the_summary_is_that_of_the_raw_rows(answer, chosen):
    (row,) = answer("coverage/summary")
    given = plain.counted(chosen)
    areas = {plain.people()[each.person].area for each in given}
    elsewhere = {each.person for each in given if plain.people()[each.person].area in ("several", "outside", "unknown")}
    assert {key: value for key, value in row.items() if not key.endswith("_day")} == plain.tally(given) | {
        "boroughs": len([code for code in areas if code.startswith("E09") and code != "E09000001"]),
        "unplaced": len(elsewhere),
    }
    days = sorted(each.day for each in given)
    assert (as_day(row["first_day"]), as_day(row["last_day"])) == ((days[0], days[-1]) if days else (None, None))


@pytest.mark.parametrize(("level", "column"), [("icb_2022", "icb_2022_code"), ("icb_2026", "icb_2026_code")])
def test_each_care_board_has_the_figures_of_its_boroughs(answer, chosen, level, column):
    group_of = {row["gss_code"]: row[column] for row in plain.read("geo/nhs.csv")}
    given = defaultdict(list)
    for each in plain.counted(chosen):
        code = plain.people()[each.person].area
        given[group_of.get(code, code)].append(each)
    found = {row["group_code"]: row for row in answer("coverage/areas", level=level)}
    assert set(found) == {*group_of.values(), "several", "outside", "unknown"}
    for code, row in found.items():
        assert {key: row[key] for key in plain.tally([])} == plain.tally(given[code])


def test_each_area_has_the_figures_of_the_raw_rows(answer, chosen):
    residents = {
        (row["gss_code"], row["year"]): int(row["residents"])
        for row in plain.read("geo/population.csv")
        if row["series"] == "mid_year_2020_mye5"
    }
    given = of_people("area", plain.counted(chosen))
    found = answer("coverage/areas")
    assert [row["group_code"] for row in found] == [
        *sorted(plain.code_of_area().values()),
        "several",
        "outside",
        "unknown",
    ]
    for row in found:
        assert {key: row[key] for key in plain.tally([])} == plain.tally(given[row["group_code"]])
        assert row["residents"] == residents.get((row["group_code"], "2015"))


@pytest.mark.parametrize(("name", "field"), [("coverage/roles", "role"), ("organisations/kinds", "organisation_kind")])
def test_each_role_and_kind_has_the_figures_of_the_raw_rows(answer, chosen, name, field):
    given = of_people(field, plain.counted(chosen))
    found = {row["code"]: row for row in answer(name)}
    assert set(given) <= set(found)
    for code, row in found.items():
        tally = plain.tally(given[code])
        assert {key: row[key] for key in ("participants", "organisations", "contributions")} == {
            key: tally[key] for key in ("participants", "organisations", "contributions")
        }


def _boroughs(contributions) -> set[str]:
    """Codes of the boroughs that people of these contributions are in; the City is none."""
    areas = {plain.people()[each.person].area for each in contributions}
    return {code for code in areas if code.startswith("E09") and code != "E09000001"}


def _reach_of(contributions) -> tuple[int, int, int]:
    return len({each.person for each in contributions}), len(contributions), len(_boroughs(contributions))


def _ends(contributions) -> tuple[str, str]:
    days = sorted(each.day for each in contributions)
    return days[0], days[-1]


def test_each_organisation_has_the_figures_of_the_raw_rows(answer, chosen):
    given = of_people("organisation", plain.counted(chosen))
    given.pop("", None)
    expected = {name: (*_reach_of(of), *_ends(of)) for name, of in given.items()}
    for name, facts in plain.organisations().items():
        in_area = not chosen["areas"] or set(facts["areas"]) & set(chosen["areas"])
        of_kind = not chosen["organisation_kinds"] or facts["kind"] in chosen["organisation_kinds"]
        if in_area and of_kind:
            expected.setdefault(name, (0, 0, 0, None, None))
    found = answer("organisations/list")
    assert {
        row["name"]: (
            *(row[column] for column in ("participants", "contributions", "boroughs")),
            *(as_day(row[column]) for column in ("first_day", "last_day")),
        )
        for row in found
    } == expected
    assert {row["name"] for row in found if row["invited"]} == {
        name for name in expected if plain.organisations().get(name, {}).get("invited")
    }


def test_organisations_were_heard_in_the_areas_of_their_people(answer, chosen, sample_release):
    names = dict(ask("organisations/list", LEAD, sample_release, **fitting(question("organisations/list"), chosen))[
        ["organisation", "name"]].itertuples(index=False))  # fmt: skip
    people = defaultdict(set)
    for each in plain.counted(chosen):
        who = plain.people()[each.person]
        if who.organisation and who.area.startswith("E09"):
            people[who.organisation, who.area].add(each.person)
    assert {
        (names[row["organisation"]], row["gss_code"]): row["participants"] for row in answer("organisations/heard_in")
    } == {key: len(those) for key, those in people.items()}


def test_each_kind_is_heard_silent_or_missing_in_each_borough_as_the_raw_rows_say(answer, chosen):
    given = of_people("organisation", plain.counted(chosen))
    given.pop("", None)
    expected = defaultdict(lambda: [0, 0, 0])
    for name in {*given, *plain.organisations()}:
        facts = plain.organisations().get(name, {"areas": [], "invited": False})
        state = 0 if name in given else 1 if facts["invited"] else 2
        for area in _boroughs(given.get(name, [])) | set(facts["areas"]):
            expected[area, plain.kind_of_organisation().get(name, "unknown")][state] += 1
    found = answer("organisations/kinds_by_area")
    boroughs = len(set(chosen["areas"]) & set(plain.code_of_area().values())) if chosen["areas"] else 32
    assert len(found) == boroughs * (len(chosen["organisation_kinds"]) or 19)
    for row in found:
        counts = [row["heard"], row["silent"], row["not_invited"]]
        assert counts == expected[row["gss_code"], row["code"]], (row["area"], row["kind"])


@pytest.mark.parametrize("direct", [False, True], ids=["on ideas", "on principles"])
@pytest.mark.parametrize("framework", ["vision-2014", "declaration-2014", "declaration-2015", "rsa-2018", "tlap-2014"])
def test_each_principle_of_each_framework_has_the_votes_of_the_raw_rows(answer, chosen, framework, direct):
    cast = [each for each in plain.counted(chosen) if each.kind == "vote" and each.direct == direct]
    found = answer("votes/principles", framework=framework, direct=direct)
    assert [row["item"] for row in found] == [item for item in plain.items() if item.startswith(f"{framework}:")]
    for row in found:
        on_item = [each for each in cast if each.principle in plain.items()[row["item"]]]
        assert {key: row[key] for key in plain.sums([])} == plain.sums(on_item)


@pytest.mark.parametrize("direct", [False, True], ids=["on ideas", "on principles"])
def test_each_area_has_the_votes_of_the_raw_rows(answer, chosen, direct):
    given = of_people("area", [each for each in plain.counted(chosen) if each.kind == "vote" and each.direct == direct])
    for row in answer("votes/areas", direct=direct):
        assert {key: row[key] for key in plain.sums([])} == plain.sums(given[row["group_code"]])


@pytest.mark.slow
def test_each_day_has_the_contributions_and_newcomers_of_the_raw_rows(answer, chosen):
    given = defaultdict(list)
    for each in plain.given(chosen):
        given[each.day].append(each)
    expected, so_far, before = [], [], heard([])
    for day in sorted(given):
        so_far += given[day]
        by_then = heard(so_far)
        new = {name: by_then[name] - before[name] for name in by_then}
        expected.append((day, new["contributions"], new["participants"], by_then["participants"]))
        before = by_then
    found = answer("programme/days")
    assert [
        (as_day(row["day"]), row["contributions"], row["newcomers"], row["participants"]) for row in found
    ] == expected


def test_somebody_who_votes_again_later_is_new_on_the_day_of_the_first_vote(answer):
    by_then = {as_day(row["day"]): row["participants"] for row in answer("programme/days")}
    summaries = {row["day"]: row["all_participants"] for row in answer("over_time/periods", step=1)}
    assert by_then == {as_day(day): people for day, people in summaries.items()}


@pytest.mark.parametrize("chosen", ["nothing"], indirect=True)
def test_new_people_by_what_targets_are_for_are_those_of_the_raw_rows(answer, chosen):
    first: dict[str, str] = {}
    for each in sorted(plain.events(), key=lambda each: each.day):
        first.setdefault(each.person, each.day)
    expected = Counter()
    for person, day in first.items():
        who = plain.people()[person]
        whats = {"borough": who.area, "role": who.role, "organisation_kind": who.organisation_kind, "london": ""}
        expected.update((dimension, code, day) for dimension, code in whats.items())
    found = answer("coverage/newcomers")
    assert {(row["dimension"], row["code"], as_day(row["day"])): row["newcomers"] for row in found} == expected


@pytest.mark.parametrize("chosen", ["nothing"], indirect=True)
def test_each_area_was_last_heard_on_the_day_of_the_raw_rows(answer, chosen):
    expected = {area: max(each.day for each in given) for area, given in of_people("area", plain.events()).items()}
    found = answer("coverage/last_days")
    assert {row["gss_code"]: as_day(row["last_day"]) for row in found if row["last_day"]} == expected
    assert len(found) == 36


def test_each_borough_role_and_kind_together_has_the_people_of_the_raw_rows(answer, chosen):
    persons = {each.person: plain.people()[each.person] for each in plain.counted(chosen)}
    boroughs = set(plain.code_of_area().values()) - {"E09000001"}
    expected = Counter((who.area, who.role, who.organisation_kind) for who in persons.values() if who.area in boroughs)
    found = answer("coverage/combinations")
    assert {
        (row["gss_code"], row["role"], row["organisation_kind"]): row["participants"] for row in found
    } == expected


@pytest.mark.slow
@pytest.mark.parametrize("step", [1, 7], ids=["days", "weeks"])
def test_each_period_has_what_was_given_in_it_and_who_was_new(answer, chosen, step):
    given = [each for each in plain.given(chosen) if each.day]
    start = {day: monday(day) if step == 7 else day for day in {each.day for each in given}}
    of_period = defaultdict(list)
    for each in given:
        of_period[start[each.day]].append(each)
    expected, so_far, before = [], [], heard([])
    for period in sorted(of_period):
        so_far += of_period[period]
        here, by_then = heard(of_period[period]), heard(so_far)
        new = {name: by_then[name] - before[name] for name in by_then}
        expected.append((period, here, new, by_then, len(of_period[period]) - new["contributions"]))
        before = by_then
    found = answer("over_time/periods", step=step)
    assert [(as_day(row["day"]), row["changed_votes"]) for row in found] == [(each[0], each[4]) for each in expected]
    for row, (_, here, new, by_then, _) in zip(found, expected, strict=True):
        active = {name: row[name] for name in ("participants", "organisations", "boroughs")}
        assert active == {name: here[name] for name in active}
        fresh = ("contributions", "newcomers", "new_organisations", "new_boroughs")
        assert [row[column] for column in fresh] == list(new.values())
        assert {name: row[f"all_{name}"] for name in by_then} == by_then


def monday(day: str) -> str:
    found = date.fromisoformat(day)
    return (found - timedelta(days=found.weekday())).isoformat()


def heard(given: list) -> dict[str, int]:
    """What was given, each vote on a target once, and by whom."""
    persons = {each.person for each in given}
    areas = {plain.people()[person].area for person in persons}
    return {
        "contributions": len(plain.latest(given)),
        "participants": len(persons),
        "organisations": len({plain.people()[person].organisation for person in persons} - {""}),
        "boroughs": len(areas - {"E09000001", "several", "outside", "unknown"}),
    }


@pytest.mark.parametrize("day", ["2014-06-27", "2014-07-10", "2014-09-17", "2015-06-30"])
def test_a_running_total_is_the_figure_as_of_that_day(answer, chosen, day):
    until = min(date.fromisoformat(day), chosen["until"] or date.max)
    by_then = [row for row in answer("over_time/periods", step=1) if as_day(row["day"]) <= until.isoformat()]
    (summary,) = answer("coverage/summary", until=until)
    for name in ("contributions", "participants", "organisations", "boroughs"):
        assert summary[name] == (by_then[-1][f"all_{name}"] if by_then else 0)


def test_each_idea_has_the_votes_and_comments_of_the_raw_rows(answer, chosen):
    rejected = {row["idea_id"] for row in plain.rows("ideas") if row["status"] == "Rejected"}
    on_idea = defaultdict(list)
    for each in plain.counted(chosen):
        if each.idea and each.idea not in rejected:
            on_idea[each.idea].append(each)
    expected = {}
    for idea, given in on_idea.items():
        votes = plain.sums(each for each in given if each.kind == "vote")
        comments = sum(each.kind == "comment" for each in given)
        expected[idea] = (votes["people"], votes["n_for"], votes["n_against"], votes["n_neutral"], comments)
    found = answer("ideas/of_principle", most=1_000)
    counts = ("people", "n_for", "n_against", "n_neutral", "comments")
    assert {row["idea_id"]: tuple(row[count] for count in counts) for row in found} == expected


def test_the_report_gives_the_totals_of_the_raw_rows(report):
    given = plain.counted(NOTHING_CHOSEN)
    votes = [each for each in plain.events() if each.kind == "vote"]
    boroughs = {plain.people()[each.person].area for each in given} - {"E09000001", "several", "outside", "unknown"}
    expected = plain.tally(given) | {"boroughs": len(boroughs), "vote_events": len(votes)}
    assert report["totals"] == expected


def test_every_row_of_every_file_is_accounted_for(report):
    files = {entry["table"]: entry for entry in report["files"] if entry["table"]}
    for table, entry in files.items():
        with (plain.PROJECT / "data" / "sample" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            assert entry["rows_in"] == sum(1 for _ in csv.reader(file)) - 1
        assert entry["rows_in"] == entry["loaded"] + entry["duplicates"] + entry["quarantined"] + entry["excluded"]
    assert files["votes"]["loaded"] == sum(each.kind == "vote" for each in plain.events())


def test_votes_from_stalls_are_counted_apart(sample_release):
    expected = defaultdict(int)
    for row in plain.rows("tallies"):
        expected[f"vision-2014:{row['principle']}", row["vote"]] += int(row["count"])
    found = ask("votes/counted_only", LEAD, sample_release, framework="vision-2014").to_dict("records")
    assert {
        (row["item"], value): row[name] for row in found for name, value in (("n_for", "1"), ("n_against", "-1"))
    } == expected


def test_views_are_those_of_the_raw_rows(sample_release):
    expected = defaultdict(int)
    for row in plain.rows("reach"):
        expected[plain.words("reach_channel")[row["channel"].casefold()]] += int(row["views"])
    found = ask("programme/reach", LEAD, sample_release).to_dict("records")
    assert {row["channel"]: row["views"] for row in found} == expected


def test_responses_are_those_of_the_raw_rows(sample_release):
    expected = defaultdict(list)
    for row in plain.rows("responses"):
        expected[plain.words("response_kind")[row["kind"].casefold()], row["stage"].casefold()].append(
            row["organisation"]
        )
    found = ask("programme/responses", LEAD, sample_release).to_dict("records")
    assert {(row["kind"], row["stage"].casefold()): (row["responses"], row["organisations"]) for row in found} == {
        key: (len(names), len(set(names))) for key, names in expected.items()
    }
