"""London's clock by rule is London's clock by the calendar."""

import duckdb
import pytest

from warehouse.contract.clocks import LONDON, by_calendar, from_london, london_day


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as opened:
        opened.execute("SET TimeZone = 'Europe/London'")
        opened.execute("""
            CREATE TABLE moments AS
            SELECT unnest(generate_series(TIMESTAMP '1994-01-01', TIMESTAMP '2040-01-01', INTERVAL 30 MINUTE)) AS moment
            UNION ALL SELECT unnest([NULL, TIMESTAMP '0001-01-01', TIMESTAMP '9999-12-31', TIMESTAMP '1970-06-01'])""")
        yield opened


@pytest.mark.parametrize(
    ("by_rule", "known"),
    [
        (from_london("moment"), by_calendar("moment")),
        (london_day("moment"), f"CAST({LONDON.format(utc='moment')} AS DATE)"),
    ],
)
def test_every_half_hour_of_46_years_is_the_same(con, by_rule, known):
    different = f"SELECT count(*) FROM moments WHERE {by_rule} IS DISTINCT FROM {known}"
    assert con.execute(different).fetchall() == [(0,)]


def test_an_hour_that_comes_twice_is_the_first_and_one_that_does_not_exist_moves_on(con):
    written = "(VALUES (TIMESTAMP '2014-10-26 01:30'), (TIMESTAMP '2014-03-30 01:30')) AS w (moment)"
    found = con.execute(f"SELECT {from_london('moment')} FROM {written}").fetchall()
    assert [str(moment) for (moment,) in found] == ["2014-10-26 00:30:00", "2014-03-30 01:30:00"]
