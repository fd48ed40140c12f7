"""How long everything is kept, in words."""

from datetime import date

import pytest

from queries.findings.retention import kept_until, soon_erased

UNTIL = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("until", "erased", "said"),
    [
        (UNTIL, None, "Everything about single people is kept until 31 December 2026 and then erased; the published "
         "figures stay."),
        (None, date(2027, 1, 1), "Everything about single people was erased on 1 January 2027; the published figures "
         "stay."),
        (None, None, "No day is set on which everything about single people is erased."),
    ],
)  # fmt: skip
def test_the_day_is_said(until, erased, said):
    assert kept_until(until, erased) == said


@pytest.mark.parametrize(
    ("today", "when"),
    [
        (date(2026, 12, 2), "is erased in 29 days, after 31 December 2026: take away"),
        (date(2026, 12, 30), "is erased tomorrow night, after"),
        (date(2026, 12, 31), "is erased tonight, after"),
        (date(2027, 1, 3), "should have been erased after 31 December 2026: see the server's log."),
    ],
)
def test_the_warning_counts_the_days(today, when):
    assert soon_erased(UNTIL, today).startswith(f"Everything about single people {when}")
