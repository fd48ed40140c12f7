"""What several questions share is counted once, and their answers are those that each would count by itself."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access import Role, Viewer
from queries.connections import connection
from queries.question import AS_GATHERED, BY_DAY, COUNTED, ROLLED, question, questions, reading_back
from queries.rows import bind, gathered, rows
from queries.runner import ask, forget_answers
from tests.asking import NOTHING_CHOSEN, fitting

GATHERING = [name for name in questions() if question(name).gathers]
LEAD = Viewer(Role.LEAD)
FEW = {
    "since": st.none() | st.dates(date(2014, 4, 1), date(2014, 11, 30)),
    "until": st.none() | st.dates(date(2014, 6, 1), date(2015, 11, 30)),
    "areas": st.lists(st.sampled_from(["E09000007", "E09000030", "several", "unknown"]), unique=True, max_size=3),
    "roles": st.lists(st.sampled_from(["gp", "nurse", "unknown"]), unique=True, max_size=2),
    "items": st.lists(st.sampled_from(["vision-2014:1", "declaration-2014:2"]), unique=True, max_size=2),
    "direct": st.booleans(),
    "framework": st.sampled_from(["vision-2014", "declaration-2014"]),
    "level": st.sampled_from(["borough", "icb_2026"]),
    "dimension": st.sampled_from(["role", "organisation_kind", "organisation"]),
}
A_SUMMER = NOTHING_CHOSEN | {"since": date(2014, 6, 23), "until": date(2014, 9, 17)}


@pytest.fixture
def nothing_kept():
    """Nothing is in memory before and afterwards."""
    forget_answers()
    yield
    forget_answers()


@pytest.mark.parametrize("name", GATHERING)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(few=st.fixed_dictionaries(FEW))
def test_an_answer_from_what_was_gathered_is_the_one_that_is_counted_by_itself(name, few, sample_release):
    chosen = fitting(question(name), NOTHING_CHOSEN | few)
    chosen = {key: tuple(value) if isinstance(value, list) else value for key, value in chosen.items()}
    by_itself = connection(sample_release.warehouse).cursor().execute(*bind(question(name), chosen)).df()
    pd.testing.assert_frame_equal(rows(LEAD, sample_release, question(name), COUNTED, chosen), by_itself)


def test_questions_of_the_same_votes_have_them_counted_once(sample_release, nothing_kept):
    before = gathered.cache_info()
    for name, more in (
        ("votes/principles", {}),
        ("voices/principles", {}),
        ("votes/groups", {"dimension": "role"}),
        ("votes/groups", {"dimension": "organisation"}),
    ):
        ask(name, LEAD, sample_release, **fitting(question(name), A_SUMMER | more))
    after = gathered.cache_info()
    assert (after.misses - before.misses, after.hits - before.hits) == (1, 3)
    ask("votes/principles", LEAD, sample_release, **fitting(question("votes/principles"), A_SUMMER | {"direct": True}))
    assert gathered.cache_info().misses - before.misses == 2


def test_of_sums_nothing_is_gathered(sample_release, nothing_kept):
    ask("votes/principles", LEAD, sample_release, **fitting(question("votes/principles"), NOTHING_CHOSEN))
    assert gathered.cache_info().currsize == 0


def test_what_was_gathered_is_forgotten_with_the_answers(sample_release, nothing_kept):
    ask("votes/principles", LEAD, sample_release, **fitting(question("votes/principles"), A_SUMMER))
    assert gathered.cache_info().currsize > 0
    forget_answers()
    assert gathered.cache_info().currsize == 0


@pytest.mark.parametrize("name", GATHERING)
def test_who_reads_back_reads_no_contributions_and_needs_no_filters(name):
    for form in (BY_DAY, COUNTED):
        back = reading_back(name, form)
        assert AS_GATHERED in back.sql
        assert "contributions" not in back.sql
        assert not {"$since", "$until", "$areas", "$roles"} & {field.name for field in back.parameters}
        assert back.columns == question(name).columns


def test_those_that_gather_are_the_questions_on_votes_by_item():
    assert GATHERING == ["voices/principles", "votes/areas_by_item", "votes/groups", "votes/principles"]
    assert not any(question(name, ROLLED).gathers for name in GATHERING)
