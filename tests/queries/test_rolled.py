"""The sums made on import answer just as the contributions do, whenever they are asked."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access import Role, Viewer
from queries.connections import connection
from queries.question import FOLDER, question, questions
from queries.runner import _answer, _days_of_phases, _fits_rollups, ask, bind
from tests.asking import EVERYTHING_CHOSEN, NOTHING_CHOSEN, fitting
from tests.small_programmes import imported

SHARED = sorted(path.stem for path in (FOLDER / "shared" / "rolled").glob("*.sql"))
TWOFOLD = [name for name in questions() if question(name).sql != question(name, rolled=True).sql]
LEAD = Viewer(Role.LEAD)
PHASES = [(date(2014, 5, 1), date(2014, 10, 31)), (date(2015, 3, 1), date(2015, 10, 31))]  # of the sample
FEW = {
    "days": st.sampled_from([(None, None), *PHASES]),
    "areas": st.lists(st.sampled_from(["E09000007", "E09000030", "several", "unknown"]), unique=True, max_size=3),
    "roles": st.lists(st.sampled_from(["gp", "nurse", "unknown"]), unique=True, max_size=2),
    "organisation_kinds": st.lists(st.sampled_from(["gp_practice", "charity", "unknown"]), unique=True, max_size=2),
    "items": st.lists(st.sampled_from(["vision-2014:1", "declaration-2014:2", "declaration-2015:3"]), max_size=1),
    "direct": st.booleans(),
    "framework": st.sampled_from(["vision-2014", "declaration-2014", "rsa-2018"]),
    "level": st.sampled_from(["borough", "icb_2026"]),
    "dimension": st.sampled_from(["role", "organisation_kind", "organisation"]),
}


def rows(name: str, rolled: bool, chosen: dict, release) -> list[tuple]:
    """The answer of one of a question's two forms."""
    sql, values = bind(question(name, rolled), chosen)
    return connection(release.warehouse).cursor().execute(sql, values).fetchall()


def test_the_two_forms_of_what_questions_share_have_the_same_columns():
    assert SHARED
    for name in SHARED:
        whole, rolled = question(f"shared/{name}"), question(f"shared/rolled/{name}")
        assert [(field.name, field.kind) for field in whole.columns] == [(f.name, f.kind) for f in rolled.columns]
        assert {field.name for field in rolled.parameters} <= {field.name for field in whole.parameters}


@pytest.mark.parametrize("name", TWOFOLD)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(few=st.fixed_dictionaries(FEW))
def test_the_sums_give_what_the_contributions_give(name, few, sample_release):
    chosen = fitting(question(name), NOTHING_CHOSEN | few)
    if "phase_in_question" in question(name, rolled=True).sql:  # without it only all days are answered
        chosen["since"], chosen["until"] = few["days"]
    if not _fits_rollups(name, chosen, PHASES):
        chosen["items"] = []
    if not _fits_rollups(name, chosen, PHASES):
        chosen |= {"areas": [], "roles": [], "organisation_kinds": []}
    assert _fits_rollups(name, chosen, PHASES)
    assert rows(name, True, chosen, sample_release) == rows(name, False, chosen, sample_release)


CHANGED_LATER = {
    "programme.toml": 'name = "A workshop"\nstart = 2014-05-01\nend = 2014-10-31\n'
    '[[phase]]\nid = "p"\nname = "First days"\nstart = 2014-06-02\nend = 2014-06-03\n'
    '[[phase]]\nid = "q"\nname = "One day"\nstart = 2014-06-03\nend = 2014-06-03\n',
    "participants.csv": "participant_id,borough,role\na,Camden,gp\nb,Brent,nurse\n",
    "ideas.csv": "idea_id,participant_id,principle,submitted_at\ni1,a,1,2014-06-02\ni2,b,,\n",
    # Before the phase, within it, on its last day, after it, and without a day.
    "votes.csv": "participant_id,idea_id,vote,voted_at\na,i1,1,2014-06-01T10:00\na,i1,-1,2014-06-02T10:00\n"
    "a,i1,1,2014-06-03T10:00\na,i1,-1,2014-06-04T10:00\nb,i1,1,2014-06-03T10:00\nb,i2,1,\nb,i2,-1,2014-06-03T11:00\n"
    "c,i1,1,2014-06-02T10:00\nc,i1,-1,2014-06-05T10:00\n",
}
SPANS = [(date(2014, 6, 2), date(2014, 6, 3)), (date(2014, 6, 3), date(2014, 6, 3))]


@pytest.mark.parametrize("days", [*SPANS, (None, None)], ids=str)
def test_a_vote_that_was_changed_after_a_phase_counts_in_it_as_it_stood(days, changed_later):
    for name in TWOFOLD:
        chosen = fitting(question(name), NOTHING_CHOSEN | dict(zip(("since", "until"), days, strict=True)))
        if _fits_rollups(name, chosen, SPANS):
            assert rows(name, True, chosen, changed_later) == rows(name, False, chosen, changed_later), name
    in_phase = fitting(question("votes/principles"), NOTHING_CHOSEN | {"since": SPANS[0][0], "until": SPANS[0][1]})
    first = ask("votes/principles", LEAD, changed_later, **in_phase).iloc[0]
    assert (first["people"], first["n_for"], first["n_against"]) == (3, 3, 0)


@pytest.fixture(scope="module")
def changed_later(tmp_path_factory):
    """A release of three people who changed their votes."""
    return imported(tmp_path_factory.mktemp("changed"), CHANGED_LATER)


@pytest.mark.parametrize("days", PHASES, ids=str)
def test_the_days_of_a_phase_are_summed_and_others_counted(days, sample_release):
    asked = fitting(question("coverage/areas"), NOTHING_CHOSEN | {"since": days[0], "until": days[1]})
    assert _fits_rollups("coverage/areas", asked, _days_of_phases(LEAD, sample_release, asked))
    others = asked | {"until": days[1] - timedelta(days=1)}
    assert not _fits_rollups("coverage/areas", others, _days_of_phases(LEAD, sample_release, others))


def test_the_sums_are_asked_where_they_can_answer():
    nothing = fitting(question("coverage/areas"), NOTHING_CHOSEN)
    assert _fits_rollups("coverage/areas", nothing)
    assert _fits_rollups("coverage/areas", nothing | {"areas": ["E09000007"], "roles": ["gp"]})


@pytest.mark.parametrize("chosen", [{"since": EVERYTHING_CHOSEN["since"]}, {"items": ["vision-2014:1"]}], ids=str)
def test_the_contributions_are_asked_where_the_sums_cannot_answer(chosen):
    assert not _fits_rollups("coverage/areas", fitting(question("coverage/areas"), NOTHING_CHOSEN) | chosen)


def test_the_votes_of_one_item_are_summed_but_not_those_of_two_together():
    asked = fitting(question("votes/areas"), NOTHING_CHOSEN)
    assert _fits_rollups("votes/areas", asked | {"items": ["vision-2014:1"]})
    assert not _fits_rollups("votes/areas", asked | {"items": ["vision-2014:1", "vision-2014:2"]})


def test_both_forms_are_remembered_apart(sample_release):
    frozen = tuple(sorted(fitting(question("coverage/roles"), NOTHING_CHOSEN | {"roles": ()}).items()))
    frozen = tuple((key, tuple(value) if isinstance(value, list) else value) for key, value in frozen)
    first, second = (_answer("coverage/roles", rolled, LEAD, sample_release, frozen) for rolled in (True, False))
    assert first is not second
    assert first.equals(second)


NOBODY_S_IDEA = {
    "programme.toml": 'name = "A workshop"\n[[attribute]]\nname = "age"\nvalues = ["young", "old"]\n',
    "participants.csv": "participant_id,borough,role,age\na,Camden,gp,young\nb,Brent,nurse,old\n",
    "ideas.csv": "idea_id,participant_id,principle\ni1,a,1\ni2,,1\n",
}


def test_whoever_is_not_known_is_no_participant_of_unknown_age(tmp_path):
    release = imported(tmp_path, NOBODY_S_IDEA)
    chosen = fitting(question("coverage/attributes"), NOTHING_CHOSEN)
    for rolled in (True, False):
        found = rows("coverage/attributes", rolled, chosen, release)
        assert [row[1:3] for row in found] == [("young", 1), ("old", 0), (None, 0)]
