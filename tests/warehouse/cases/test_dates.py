"""Cases 20 to 24: dates and times."""

from datetime import date, datetime

import pytest

YEAR_2014 = "start = 2014-01-01\nend = 2014-12-31\n"
MOMENTS = "SELECT given_at FROM contributions ORDER BY line"


def votes(*moments: str) -> str:
    return "participant_id,principle,vote,voted_at\n" + "".join(
        f"p{place},1,1,{moment}\n" for place, moment in enumerate(moments)
    )


def test_whether_the_day_or_the_month_comes_first_is_asked(imported):
    outcome = imported({"votes.csv": votes("03/04/2014", "25/12/2014 10:30")})
    assert (outcome.attempt.outcome, outcome.attempt.option) == ("question", "--dates")
    assert outcome.files["votes.csv"]["refused"] == (
        "votes.csv: is the day or the month first in column voted_at? Say --dates dmy or --dates mdy."
    )


def test_the_answer_decides_how_dates_with_slashes_are_read(imported):
    outcome = imported({"votes.csv": votes("03/04/2014", "04.03.2014 10:30")}, dates="dmy")
    assert outcome.column("SELECT day FROM contributions ORDER BY line") == [date(2014, 4, 3), date(2014, 3, 4)]
    assert outcome.files["votes.csv"]["reasons"] == {"day_first": 2}
    other = imported({"votes.csv": votes("03/04/2014")}, to="other", dates="mdy")
    assert other.column("SELECT day FROM contributions") == [date(2014, 3, 4)]
    assert other.files["votes.csv"]["reasons"] == {"month_first": 1}


@pytest.mark.parametrize(
    ("moments", "dates"), [(["12/25/2014"], "dmy"), (["25/12/2014"], "mdy"), (["25/12/2014", "12/25/2014"], None)]
)
def test_a_row_that_contradicts_the_answer_or_another_row_is_refused(imported, moments, dates):
    outcome = imported({"votes.csv": votes(*moments)}, dates=dates)
    assert outcome.attempt.outcome == "refused"
    assert "the dates in column voted_at are written" in outcome.attempt.why


@pytest.mark.slow
@pytest.mark.parametrize("factor", [1, 1_000, 1_000_000])
def test_seconds_milliseconds_and_microseconds_are_told_by_their_size_and_odd_ones_set_aside(imported, factor):
    outcome = imported(
        {"votes.csv": votes(*(str(moment * factor) for moment in (1402000000, 1402000060)), "14020", "-5")}
    )
    assert outcome.column(MOMENTS) == [datetime(2014, 6, 5, 20, 26, 40), datetime(2014, 6, 5, 20, 27, 40)]
    assert outcome.set_aside() == [(4, "voted_at", "odd_date"), (5, "voted_at", "odd_date")]
    assert outcome.files["votes.csv"]["reasons"] == {"numeric_epoch": 2, "odd_date": 2}


def test_seconds_among_milliseconds_are_set_aside(imported):
    outcome = imported({"votes.csv": votes("1402000000000", "1402000060000", "1402000060")})
    assert outcome.set_aside() == [(4, "voted_at", "odd_date")]


def test_excel_day_numbers_are_converted_with_a_warning(imported):
    outcome = imported({"votes.csv": votes("41795", "41795.5")})
    assert outcome.column(MOMENTS) == [datetime(2014, 6, 4, 23), datetime(2014, 6, 5, 11)]
    assert outcome.files["votes.csv"]["reasons"] == {"excel_serial": 2}


def test_dates_outside_the_programme_are_set_aside(imported):
    inside = ("2014-01-01", "2014-12-31T23:59:59")
    outside = ("2013-12-31T23:59:59", "2015-01-01", "1900-01-01", "2099-01-01")
    outcome = imported({"votes.csv": votes(*inside, *outside, "-2014-06-01"), "programme.toml": YEAR_2014})
    assert outcome.report["totals"]["votes"] == 2
    assert outcome.set_aside() == [(line, "voted_at", "outside_the_dates") for line in (4, 5, 6, 7)] + [
        (8, "voted_at", "not_a_date")
    ]


def test_without_a_programme_the_years_1900_and_2099_are_set_aside_all_the_same(imported):
    outcome = imported({"votes.csv": votes("1900-01-01", "2099-01-01", "2014-06-01")})
    assert outcome.set_aside() == [(2, "voted_at", "outside_the_dates"), (3, "voted_at", "outside_the_dates")]


def test_registration_may_come_before_the_first_day(imported):
    people = "participant_id,joined_at\np1,2013-11-05\np2,1999-01-01\n"
    outcome = imported({"participants.csv": people, "programme.toml": YEAR_2014})
    assert outcome.set_aside() == [(3, "joined_at", "outside_the_dates")]


def test_a_time_without_a_zone_is_londons_and_one_with_a_zone_is_its_own(imported):
    moments = (
        "2014-06-05T10:00",
        "2014-06-05T10:00Z",
        "2014-06-05 10:00:00+01:00",
        "2014-06-05 10:00:00 -0500",
        "2014-06-05T10:00+02",
        "2014-06-05 10:00:00.5 UTC",
        "2014-01-05 10:00",
    )
    outcome = imported({"votes.csv": votes(*moments)})
    hours = [(9, 0), (10, 0), (9, 0), (15, 0), (8, 0), (10, 500_000)]
    assert outcome.column(MOMENTS) == [datetime(2014, 6, 5, hour, 0, 0, micro) for hour, micro in hours] + [
        datetime(2014, 1, 5, 10)
    ]
    assert outcome.files["votes.csv"]["reasons"] == {"no_zone": 2}


def test_an_unknown_zone_is_never_left_out(imported):
    outcome = imported(
        {"votes.csv": votes("2014-06-05 10:00:00 Europe/Paris", "2014-06-05T10", "5 June 2014", "2014-02-30")}
    )
    assert outcome.set_aside() == [
        (2, "voted_at", "odd_date"),
        (3, "voted_at", "odd_date"),
        (4, "voted_at", "not_a_date"),
        (5, "voted_at", "odd_date"),
    ]


def test_an_hour_the_clocks_leave_out_moves_on_and_one_that_comes_twice_is_the_first(imported):
    outcome = imported(
        {"votes.csv": votes("2014-03-30T01:30", "2014-10-26T01:30", "2014-03-30T02:30", "2014-10-26T02:30")}
    )
    assert outcome.column(MOMENTS) == [
        datetime(2014, 3, 30, 1, 30),
        datetime(2014, 10, 26, 0, 30),
        datetime(2014, 3, 30, 1, 30),
        datetime(2014, 10, 26, 2, 30),
    ]
    assert outcome.files["votes.csv"]["reasons"] == {"no_zone": 4, "clock_change": 2}


def test_a_day_is_a_london_day(imported):
    outcome = imported({"votes.csv": votes("2014-06-05T23:30Z", "2014-01-05T23:30Z")})
    assert outcome.column("SELECT day FROM contributions ORDER BY line") == [date(2014, 6, 6), date(2014, 1, 5)]


def test_a_missing_time_is_missing_and_the_row_stays(imported):
    outcome = imported({"votes.csv": votes("", "#N/A", "-", "2014-06-05")})
    assert outcome.counts("votes.csv") == (4, 4, 0, 0, 0)
    assert outcome.files["votes.csv"]["reasons"] == {"missing_number": 2, "no_zone": 1}
