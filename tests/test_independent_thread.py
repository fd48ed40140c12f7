"""The golden thread of the sample, worked out from the raw rows in plain Python, is what the questions give."""

from collections import Counter, defaultdict
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access import Role, Viewer
from queries.question import question
from queries.runner import ask
from tests import plain_python as plain
from tests.asking import EVERYTHING_CHOSEN, NOTHING_CHOSEN, fitting
from tests.small_programmes import imported
from warehouse.live import Release

LEAD = Viewer(Role.LEAD)
CHOICES = {
    "nothing": NOTHING_CHOSEN,
    "a role": NOTHING_CHOSEN | {"roles": ["gp"]},
    "two boroughs": NOTHING_CHOSEN | {"areas": ["E09000007", "E09000029"]},
    "everything": EVERYTHING_CHOSEN | {"declaration": "declaration-2014", "statement": "s03"},
}


@pytest.fixture(params=list(CHOICES))
def chosen(request):
    """One set of parameters after the other."""
    return CHOICES[request.param]


def asked(name: str, release: Release, chosen: dict):
    return ask(name, LEAD, release, **fitting(question(name), chosen))


@cache
def decided() -> dict[str, list[tuple[str, str]]]:
    """Sentence -> (idea, outcome)."""
    found = defaultdict(list)
    for row in plain.rows("decisions"):
        found[row["statement_id"]].append((row["idea_id"], row["outcome"]))
    return dict(found)


def behind(statement: str, chosen: dict) -> list[plain.Contribution]:
    """What was given to the ideas kept in a sentence or merged into it, under the filters."""
    ideas = {idea for idea, outcome in decided().get(statement, []) if outcome != "dropped"}
    return [each for each in plain.counted(chosen) if each.idea in ideas]


def test_every_sentence_has_behind_it_what_the_rows_say(sample_release, chosen):
    found = {row["statement_id"]: row for row in asked("thread/sentences", sample_release, chosen).to_dict("records")}
    names = {f"{row['framework']}:{row['code']}": row["name"] for row in plain.read("data/reference/principles.csv")}
    assert set(found) == {row["statement_id"] for row in plain.rows("statements")}
    boroughs = set(plain.code_of_area().values()) - {"E09000001"}
    for row in plain.rows("statements"):
        got, given_to = found[row["statement_id"]], behind(row["statement_id"], chosen)
        outcomes = Counter(outcome for _, outcome in decided().get(row["statement_id"], []))
        total = plain.tally(given_to)
        assert (got["text"], got["framework"]) == (row["text"], row["framework"])
        assert got["principle_name"] == names[f"{row['framework']}:{row['principle']}"]
        assert [got[one] for one in ("kept", "merged", "dropped")] == [
            outcomes[o] for o in ("kept", "merged", "dropped")
        ]
        assert (got["people"], got["votes"]) == (total["participants"], total["votes"])
        assert got["organisations"] == total["organisations"]
        assert got["boroughs"] == len({plain.people()[each.person].area for each in given_to} & boroughs)


def test_areas_and_organisations_behind_a_sentence_are_those_of_its_people(sample_release, chosen):
    chosen = chosen | {"declaration": "declaration-2014", "statement": "s03"}
    given_to = behind("s03", chosen)
    areas, organisations = defaultdict(set), defaultdict(set)
    for each in given_to:
        areas[plain.people()[each.person].area].add(each.person)
        if name := plain.people()[each.person].organisation:
            organisations[name].add(each.person)
    found = asked("thread/areas", sample_release, chosen).set_index("gss_code")["participants"]
    assert {code: number for code, number in found.items() if number} == {code: len(who) for code, who in areas.items()}
    rows = asked("thread/organisations", sample_release, chosen)
    assert dict(zip(rows["name"], rows["people"], strict=True)) == {
        name: len(who) for name, who in organisations.items()
    }


def test_every_decided_idea_appears_once_per_decision_with_its_votes(sample_release, chosen):
    rows = asked("thread/outcomes", sample_release, chosen)
    pairs = list(zip(rows["idea_id"], rows["statement_id"], rows["outcome"], strict=True))
    assert sorted(pairs) == sorted(
        (row["idea_id"], row["statement_id"], row["outcome"]) for row in plain.rows("decisions")
    )
    votes = defaultdict(Counter)
    for each in plain.counted(chosen):
        if each.kind == "vote" and not each.direct:
            votes[each.idea][each.value] += 1
    for row in rows.itertuples():
        assert (row.n_for, row.n_against, row.n_neutral) == tuple(votes[row.idea_id][value] for value in (1, -1, 0))
        assert row.people == row.n_for + row.n_against + row.n_neutral


def test_the_summary_adds_up(sample_release):
    row = asked("thread/summary", sample_release, NOTHING_CHOSEN).iloc[0]
    assert row.to_dict() == {"ideas": 490, "decided": 201, "kept": 88, "merged": 71, "dropped": 42, "sentences": 15}
    assert len(plain.rows("ideas")) == 490


IDEAS, SENTENCES = ("i1", "i2", "i3"), ("s1", "s2")
DECISIONS = st.dictionaries(
    st.tuples(st.sampled_from(IDEAS), st.sampled_from(SENTENCES)), st.sampled_from(["kept", "merged", "dropped", ""])
)


@pytest.mark.slow
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DECISIONS, st.booleans())
def test_any_decisions_add_up(tmp_path_factory, decisions, with_sentences):
    files = {
        "ideas.csv": "idea_id,participant_id,title\n" + "".join(f"{idea},p1,{idea}\n" for idea in IDEAS),
        "decisions.csv": "idea_id,statement_id,outcome\n"
        + "".join(f"{idea},{to},{outcome}\n" for (idea, to), outcome in decisions.items()),
    }
    if with_sentences:
        files["statements.csv"] = "statement_id,framework,principle,text\ns1,declaration-2014,1,A\ns2,,,B\n"
    release = imported(tmp_path_factory.mktemp("any"), files)
    known = {pair: outcome for pair, outcome in decisions.items() if outcome}
    rows = asked("thread/outcomes", release, NOTHING_CHOSEN)
    assert sorted(zip(rows["idea_id"], rows["statement_id"], strict=True)) == sorted(known)
    row = asked("thread/summary", release, NOTHING_CHOSEN).iloc[0]
    assert row["kept"] + row["merged"] + row["dropped"] == row["decided"] == len({idea for idea, _ in known})
    assert row["sentences"] == len({to for (_, to), outcome in known.items() if outcome != "dropped"})
    listed = asked("thread/sentences", release, NOTHING_CHOSEN)["statement_id"].tolist()
    assert sorted(listed) == sorted(set(SENTENCES) if with_sentences else {to for _, to in known})
