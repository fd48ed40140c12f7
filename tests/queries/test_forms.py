"""What was added up on import, over all days or day by day, answers just as the contributions do."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access import Role, Viewer
from queries.connections import connection
from queries.question import BY_DAY, COUNTED, FOLDER, FORMS, ROLLED, question, questions
from queries.rows import bind
from queries.runner import _answer, _days_of_phases, ask, form_of
from tests.asking import EVERYTHING_CHOSEN, NOTHING_CHOSEN, fitting
from tests.small_programmes import imported

SHARED = sorted(f"{form}/{path.stem}" for form in FORMS if form for path in (FOLDER / "shared" / form).glob("*.sql"))
SUMMED, DAILY = (
    [name for name in questions() if question(name).sql != question(name, form).sql] for form in (ROLLED, BY_DAY)
)
MANIFOLD = [name for name in questions() if name in {*SUMMED, *DAILY}]
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


def rows(name: str, form: str, chosen: dict, release) -> list[tuple]:
    """The answer of one of a question's forms."""
    sql, values = bind(question(name, form), chosen)
    return connection(release.warehouse).cursor().execute(sql, values).fetchall()


@pytest.mark.parametrize("name", SHARED)
def test_the_forms_of_what_questions_share_have_the_same_columns(name):
    counted, form = question(f"shared/{name.rpartition('/')[2]}"), question(f"shared/{name}")
    assert [(field.name, field.kind) for field in counted.columns] == [(f.name, f.kind) for f in form.columns]
    assert {field.name for field in form.parameters} <= {field.name for field in counted.parameters}


@pytest.mark.parametrize("name", SUMMED)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(few=st.fixed_dictionaries(FEW))
def test_the_sums_give_what_the_contributions_give(name, few, sample_release):
    chosen = fitting(question(name), NOTHING_CHOSEN | few)
    if "phase_in_question" in question(name, ROLLED).sql:  # without it only all days are answered
        chosen["since"], chosen["until"] = few["days"]
    if form_of(name, chosen, PHASES) != ROLLED:
        chosen["items"] = []
    if form_of(name, chosen, PHASES) != ROLLED:
        chosen |= {"areas": [], "roles": [], "organisation_kinds": []}
    assert form_of(name, chosen, PHASES) == ROLLED
    assert rows(name, ROLLED, chosen, sample_release) == rows(name, COUNTED, chosen, sample_release)


ANY_DAYS = st.tuples(
    st.none() | st.dates(date(2014, 4, 1), date(2014, 11, 30)),
    st.none() | st.dates(date(2014, 6, 1), date(2015, 11, 30)),
)


@pytest.mark.parametrize("name", DAILY)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(few=st.fixed_dictionaries(FEW), days=ANY_DAYS.filter(any))
def test_of_any_days_what_was_given_day_by_day_gives_what_the_contributions_give(name, few, days, sample_release):
    chosen = fitting(question(name), NOTHING_CHOSEN | few | {"items": []})
    chosen["since"], chosen["until"] = days
    assert form_of(name, chosen) == BY_DAY
    assert rows(name, BY_DAY, chosen, sample_release) == rows(name, COUNTED, chosen, sample_release)


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
    for name in SUMMED:
        chosen = fitting(question(name), NOTHING_CHOSEN | dict(zip(("since", "until"), days, strict=True)))
        if form_of(name, chosen, SPANS) == ROLLED:
            assert rows(name, ROLLED, chosen, changed_later) == rows(name, COUNTED, chosen, changed_later), name
    in_phase = fitting(question("votes/principles"), NOTHING_CHOSEN | {"since": SPANS[0][0], "until": SPANS[0][1]})
    first = ask("votes/principles", LEAD, changed_later, **in_phase).iloc[0]
    assert (first["people"], first["n_for"], first["n_against"]) == (3, 3, 0)


@pytest.mark.parametrize("since", [None, 1, 2, 3, 4, 5])
@pytest.mark.parametrize("until", [None, 1, 2, 3, 4, 5])
def test_a_vote_that_was_changed_after_any_days_counts_in_them_as_it_stood(since, until, changed_later):
    days = {"since": since and date(2014, 6, since), "until": until and date(2014, 6, until)}
    for name in DAILY:
        chosen = fitting(question(name), NOTHING_CHOSEN | days)
        if form_of(name, chosen) == BY_DAY:
            assert rows(name, BY_DAY, chosen, changed_later) == rows(name, COUNTED, chosen, changed_later), name


@pytest.fixture(scope="module")
def changed_later(tmp_path_factory):
    """A release of three people who changed their votes."""
    return imported(tmp_path_factory.mktemp("changed"), CHANGED_LATER)


@pytest.mark.parametrize("days", PHASES, ids=str)
def test_the_days_of_a_phase_are_summed_and_others_counted(days, sample_release):
    asked = fitting(question("coverage/areas"), NOTHING_CHOSEN | {"since": days[0], "until": days[1]})
    assert form_of("coverage/areas", asked, _days_of_phases(LEAD, sample_release, asked)) == ROLLED
    others = asked | {"until": days[1] - timedelta(days=1)}
    assert form_of("coverage/areas", others, _days_of_phases(LEAD, sample_release, others)) == BY_DAY


SINCE = {"since": EVERYTHING_CHOSEN["since"]}
ONE, TWO = {"items": ["vision-2014:1"]}, {"items": ["vision-2014:1", "vision-2014:2"]}


@pytest.mark.parametrize(
    ("name", "chosen", "form"),
    [
        ("coverage/areas", {}, ROLLED),
        ("coverage/areas", {"areas": ["E09000007"], "roles": ["gp"]}, ROLLED),
        ("coverage/areas", SINCE, BY_DAY),
        ("coverage/areas", ONE, COUNTED),
        ("coverage/areas", SINCE | ONE, COUNTED),
        ("way_in/events", {}, ROLLED),
        ("way_in/events", {"last_day": date(2014, 9, 1)}, COUNTED),
        ("way_in/steps", {"first_day": date(2014, 9, 1)}, COUNTED),
        ("votes/areas", ONE, ROLLED),
        ("votes/areas", TWO, COUNTED),
        ("votes/areas", SINCE | ONE, COUNTED),
    ],
    ids=str,
)
def test_the_form_with_least_to_read_is_asked_that_can_answer(name, chosen, form):
    assert form_of(name, fitting(question(name), NOTHING_CHOSEN) | chosen) == form


def test_the_forms_are_remembered_apart(sample_release):
    frozen = tuple(sorted(fitting(question("coverage/roles"), NOTHING_CHOSEN | {"roles": ()}).items()))
    frozen = tuple((key, tuple(value) if isinstance(value, list) else value) for key, value in frozen)
    first, second = (_answer("coverage/roles", form, LEAD, sample_release, frozen) for form in (ROLLED, COUNTED))
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
    for form in (ROLLED, COUNTED):
        found = rows("coverage/attributes", form, chosen, release)
        assert [row[1:3] for row in found] == [("young", 1), ("old", 0), (None, 0)]
