"""What a lead is alerted to."""

from datetime import date

import pandas as pd

from queries.findings.alerts import Alert, alerts
from queries.stats.pace import IN_TIME, NO_PACE, REACHED, TOO_LATE

AS_OF, SINCE = date(2014, 8, 1), date(2014, 5, 1)
BY, LATER = date(2014, 9, 30), date(2014, 12, 3)


def last_days(**days: date | None) -> pd.DataFrame:
    rows = [(name, "borough", day) for name, day in days.items()] + [("Unknown", "unknown", date(2014, 5, 2))]
    return pd.DataFrame(rows, columns=["name", "kind", "last_day"])


def targets(*rows: tuple) -> pd.DataFrame:
    columns = ["dimension", "name", "target", "reached", "state", "reached_on", "deadline"]
    frame = pd.DataFrame(list(rows), columns=columns).astype({"reached_on": object, "deadline": object})
    return frame.assign(past=[day is not None and day <= AS_OF for day in frame["deadline"]])


HEARD = last_days(Barnet=AS_OF, Brent=AS_OF)


def told(days: pd.DataFrame = HEARD, set_targets: pd.DataFrame | None = None, since: date = SINCE) -> list[str]:
    wanted = targets() if set_targets is None else set_targets
    return [alert.sentence for alert in alerts(days, wanted, AS_OF, since, 21)]


def test_nothing_is_said_where_nothing_stands_out():
    reached = ("borough", "Barnet", 20, 20, REACHED, None, BY)
    coming = ("borough", "Brent", 20, 12, IN_TIME, date(2014, 9, 1), BY)
    early = ("london", "London", 20, 12, NO_PACE, None, BY)
    assert told(HEARD, targets(reached, coming, early)) == []


def test_a_borough_is_quiet_from_so_many_days_on_and_the_longest_silence_comes_first():
    days = last_days(Barnet=date(2014, 7, 11), Brent=date(2014, 7, 12), Camden=date(2014, 6, 1))
    found = alerts(days, targets(), AS_OF, SINCE, 21)
    assert found == [
        Alert("Nothing from Camden for 61 days", "coverage", "Camden"),
        Alert("Nothing from Barnet for 21 days", "coverage", "Barnet"),
    ]


def test_boroughs_never_heard_are_one_sentence_once_the_programme_has_run_for_so_long():
    days = last_days(Barnet=AS_OF, Brent=None, Camden=None)
    assert told(days) == ["Nothing yet from Brent and Camden"]
    assert told(days, since=date(2014, 7, 12)) == []
    one = alerts(last_days(Barnet=AS_OF, Brent=None), targets(), AS_OF, SINCE, 21)
    assert one == [Alert("Nothing yet from Brent", "coverage", "Brent")]


def test_where_no_borough_is_known_none_is_called_silent():
    assert told(last_days(Barnet=None, Brent=None)) == []


def test_a_target_slips_where_the_pace_says_not_before_its_day_and_london_comes_first():
    found = alerts(
        HEARD,
        targets(
            ("role", "GP", 150, 98, TOO_LATE, LATER, BY),
            ("borough", "Sutton", 20, 8, TOO_LATE, None, BY),
            ("borough", "Bexley", 20, 8, TOO_LATE, None, None),
            ("london", "London", 1400, 1200, TOO_LATE, LATER, BY),
        ),
        AS_OF,
        SINCE,
        21,
    )
    assert found == [
        Alert(
            "London: at this rate the target of 1,400 people by 30 September 2014 is not reached "
            "before 3 December 2014",
            "targets",
        ),
        Alert(
            "Bexley: at this rate the target of 20 people is not reached; nobody new came in four weeks",
            "targets",
            "Bexley",
        ),
        Alert(
            "Sutton: at this rate the target of 20 people by 30 September 2014 is not reached; "
            "nobody new came in four weeks",
            "targets",
            "Sutton",
        ),
        Alert(
            "GP: at this rate the target of 150 people by 30 September 2014 is not reached before 3 December 2014",
            "targets",
        ),
    ]


def test_targets_whose_day_is_past_are_summed_up_in_one_sentence():
    past = targets(
        ("borough", "Sutton", 20, 8, TOO_LATE, None, AS_OF),
        ("borough", "Bexley", 20, 2, "", None, AS_OF),
        ("borough", "Brent", 20, 20, REACHED, AS_OF, AS_OF),
    )
    assert told(HEARD, past) == ["2 targets were not reached by their day: Bexley and Sutton"]
    assert told(HEARD, past.iloc[:1]) == ["1 target was not reached by its day: Sutton"]


def test_slipping_targets_and_quiet_boroughs_take_turns_after_what_is_summed_up():
    days = last_days(Barnet=AS_OF, Brent=date(2014, 6, 1), Camden=date(2014, 6, 2), Ealing=None)
    late = ("borough", "Barnet", 20, 8, TOO_LATE, LATER, BY)
    past = ("borough", "Sutton", 20, 8, TOO_LATE, None, AS_OF)
    assert [words.split(":")[0] for words in told(days, targets(late, past))] == [
        "Nothing yet from Ealing",
        "1 target was not reached by its day",
        "Barnet",
        "Nothing from Brent for 61 days",
        "Nothing from Camden for 60 days",
    ]
