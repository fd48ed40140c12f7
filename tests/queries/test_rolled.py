"""The sums made on import answer just as the contributions do, whenever they are asked."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access import Role, Viewer
from queries.connections import connection
from queries.question import FOLDER, question, questions
from queries.runner import _answer, _fits_rollups, bind
from tests.asking import EVERYTHING_CHOSEN, NOTHING_CHOSEN, fitting

SHARED = sorted(path.stem for path in (FOLDER / "shared" / "rolled").glob("*.sql"))
TWOFOLD = [name for name in questions() if question(name).sql != question(name, rolled=True).sql]
LEAD = Viewer(Role.LEAD)
FEW = {
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
    if not _fits_rollups(name, chosen):
        chosen["items"] = []
    if not _fits_rollups(name, chosen):
        chosen |= {"areas": [], "roles": [], "organisation_kinds": []}
    assert _fits_rollups(name, chosen)
    assert rows(name, True, chosen, sample_release) == rows(name, False, chosen, sample_release)


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
