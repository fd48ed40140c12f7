import datetime as dt
import json

import pandas as pd

from charts.days import activity_by_day, describe_days
from tests.charts.as_drawn import places

DAYS = pd.DataFrame(
    {"day": [dt.date(2014, 7, 1), dt.date(2014, 7, 2), dt.date(2014, 7, 4)], "contributions": [5, 40, 3]}
)
PHASES = pd.DataFrame(
    [("Research", "2014-07-01", "2014-07-20"), ("Crowdsourcing", "2014-07-25", "2014-10-09")],
    columns=["name", "start", "end"],
)
EVENTS = pd.DataFrame(
    [("Workshop opens", "2014-07-28"), ("Workshop closes", "2014-08-01"), ("Launch", "2014-10-09")],
    columns=["name", "day"],
)
TO_LAUNCH = ["2014-07-01", "2014-10-10"]


def drawn(**options):
    return activity_by_day(DAYS, value="contributions", title="Contributions per day", **options).to_dict()


def marked(spec, mark, field):
    return next(s for s in spec["layer"] if s["mark"]["type"] == mark and s["encoding"]["x"].get("field") == field)


def test_days_are_text_on_a_utc_scale_so_that_no_reader_sees_the_day_before():
    spec = drawn()
    assert [row["day"] for row in spec["datasets"]["days"]] == ["2014-07-01", "2014-07-02", "2014-07-04"]
    assert marked(spec, "bar", "day")["encoding"]["x"]["scale"]["type"] == "utc"


def test_a_running_total_is_a_line_and_counts_are_bars():
    assert [layer["mark"]["type"] for layer in drawn(cumulative=True)["layer"]] == ["line"]
    assert [layer["mark"]["type"] for layer in drawn()["layer"]] == ["bar"]


def test_phases_are_shaded_and_named_behind_the_counts():
    spec = drawn(phases=PHASES)
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["rect", "text", "bar"]
    assert marked(spec, "bar", "day")["encoding"]["x"]["scale"]["domain"] == TO_LAUNCH


def test_names_of_events_that_would_meet_on_a_phone_stand_on_lines_of_their_own():
    spec = drawn(phases=PHASES, events=EVENTS)
    rows = {row["name"]: row for row in marked(spec, "rule", "day")["data"]["values"]}
    phase_lines = {row["level"] for row in marked(spec, "rect", "start")["data"]["values"]}
    assert rows["Workshop opens"]["level"] != rows["Workshop closes"]["level"]
    assert phase_lines.isdisjoint(row["level"] for row in rows.values())
    assert rows["Launch"]["late"] and not rows["Workshop opens"]["late"]


def test_counts_stay_below_the_lines_of_names():
    plain, named = (
        marked(spec, "bar", "day")["encoding"]["y"]["scale"]["range"][1] for spec in (drawn(), drawn(events=EVENTS))
    )
    assert named - plain == 2 * 17


def test_an_event_after_the_last_count_is_still_on_the_axis():
    assert marked(drawn(events=EVENTS), "bar", "day")["encoding"]["x"]["scale"]["domain"] == TO_LAUNCH


def test_days_without_anything_still_have_a_scale():
    for frame in (DAYS.assign(contributions=0), DAYS.iloc[:0]):
        spec = activity_by_day(frame, value="contributions", title="Contributions per day").to_dict()
        json.dumps(spec, allow_nan=False)
        assert {"0", "1"} <= places(spec).keys()


def test_the_description_says_span_total_and_busiest_day():
    assert describe_days(DAYS, value="contributions", title="Contributions per day") == (
        "Contributions per day, from 1 July 2014 to 4 July 2014: 48 in all. The busiest day was 2 July 2014 with 40."
    )
    assert describe_days(DAYS, value="contributions", title="People so far", cumulative=True) == (
        "People so far, from 1 July 2014 to 4 July 2014, reaching 3."
    )
    assert (
        describe_days(DAYS.iloc[:0], value="contributions", title="Contributions")
        == "Contributions: nothing to show yet."
    )


def test_a_day_that_is_not_whole_has_a_hollow_dot_on_the_running_total():
    frame = DAYS.assign(whole=[True, True, False])
    spec = activity_by_day(frame, value="contributions", title="Contributions so far", cumulative=True).to_dict()
    line, dots = spec["layer"]
    assert line["mark"]["type"] == "line"
    assert (dots["mark"]["type"], dots["transform"]) == ("point", [{"filter": "!datum.whole"}])
    assert [row["whole"] for row in spec["datasets"]["days"]] == [True, True, False]
