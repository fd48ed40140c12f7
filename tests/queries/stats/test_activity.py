"""New, active, dormant, silent."""

from datetime import date

import pandas as pd
import pytest

from queries.stats.activity import activity_states

AS_OF = date(2015, 10, 30)


def states(*rows: tuple, as_of: date | None = AS_OF) -> list[str]:
    frame = pd.DataFrame(rows, columns=["participants", "invited", "first_day", "last_day"])
    return activity_states(frame, as_of, 28).tolist()


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ((3, True, "2015-10-02", "2015-10-30"), "new"),
        ((3, False, "2015-10-30", "2015-10-30"), "new"),
        ((3, True, "2015-10-01", "2015-10-02"), "active"),
        ((3, None, "2014-05-01", "2015-10-01"), "dormant"),
        ((3, True, None, None), "undated"),
        ((0, True, None, None), "silent"),
        ((0, False, None, None), "not invited"),
        ((0, None, None, None), "not invited"),
    ],
)
def test_a_state_follows_from_the_days_and_the_invitation(row, state):
    assert states(row) == [state]


def test_without_any_day_nothing_is_new_or_dormant():
    assert states((1, True, None, None), (0, True, None, None), as_of=None) == ["undated", "silent"]


def test_no_organisations_have_no_states():
    assert states() == []
