"""Sums made on import: what they are of, and that what is added can be taken off again."""

from contextlib import closing

import duckdb
import pytest

from tests.small_programmes import imported
from warehouse.rollups.roll_up import HERE, OF_PEOPLE, ROLLUPS, WHOLE, roll_on, roll_up, roll_up_people, within
from warehouse.rollups.voices import gather_voices

FILES = {
    "participants.csv": "participant_id,borough,role\na,Camden,gp\nb,Camden,nurse\nc,,gp\n",
    "ideas.csv": "idea_id,participant_id,principle,submitted_at\ni1,a,1,2014-06-01\ni2,b,,2014-06-01\n",
    "votes.csv": "participant_id,idea_id,principle,vote,voted_at\na,i1,,1,2014-06-02T10:00\na,i1,,-1,2014-06-03T10:00\n"
    "b,i1,,1,2014-06-03T10:00\nb,i2,,-1,2014-06-03T10:00\nc,,2,1,2014-06-04T10:00\n",
    "comments.csv": "comment_id,idea_id,participant_id,commented_at,text\nc1,i1,c,2014-06-05,Yes\n",
    "attendance.csv": "event,participant_id\nThe launch,b\nThe launch,d\nThe launch,b\nThe close,b\n",
    "statements.csv": "statement_id,framework,text\ns1,declaration-2014,One\ns2,declaration-2014,Two\n",
    "decisions.csv": "idea_id,statement_id,outcome\ni1,s1,kept\ni2,s1,merged\ni2,s2,kept\ni1,s2,dropped\n",
}


@pytest.fixture(scope="module")
def con(tmp_path_factory):
    """The release of three people, attached as `release`, in a database that can be written."""
    release = imported(tmp_path_factory.mktemp("rolled"), FILES)
    with closing(duckdb.connect()) as con:
        con.execute(f"ATTACH '{release.warehouse}' AS release (READ_ONLY)")
        yield con


def asked(con, sql: str) -> list[tuple]:
    return con.execute(sql).fetchall()


def test_people_stand_in_one_group_each_with_what_they_gave(con):
    rows = asked(con, "SELECT gss_code, role, people, ideas, comments, votes FROM release.rollup_people ORDER BY ALL")
    assert rows == [
        ("E09000007", "gp", 1, 1, 0, 1),
        ("E09000007", "nurse", 1, 1, 0, 2),
        ("unknown", "gp", 1, 0, 1, 1),
    ]  # fmt: skip


def test_a_changed_vote_counts_first_on_its_first_day_and_last_on_its_last(con):
    rows = asked(
        con,
        """
        SELECT strftime(day, '%d'), sum(given), sum(latest), sum(first), sum(newcomers)
        FROM release.rollup_days GROUP BY day ORDER BY day""",
    )
    assert rows == [("01", 2, 2, 2, 2), ("02", 1, 0, 1, 0), ("03", 3, 3, 2, 0), ("04", 1, 1, 1, 1), ("05", 1, 1, 1, 0)]


def test_people_are_counted_each_day_and_once_a_week_from_monday(con):
    rows = asked(
        con,
        """
        SELECT strftime(day, '%a %d'), sum(people), sum(week_people)
        FROM release.rollup_days GROUP BY day ORDER BY day""",
    )
    assert rows == [("Sun 01", 2, 2), ("Mon 02", 1, 1), ("Tue 03", 2, 1), ("Wed 04", 1, 1), ("Thu 05", 1, 0)]


def test_votes_stand_under_each_item_under_all_and_under_none(con):
    rows = asked(
        con,
        """
        SELECT item, direct, sum(people), sum(n), sum(n_for), sum(n_against), sum(n_sq), sum(net_sq)
        FROM release.rollup_votes WHERE item IS NULL OR item = '' OR item LIKE 'vision%' GROUP BY ALL ORDER BY ALL""",
    )
    assert rows == [
        ("", False, 2, 3, 1, 2, 5, 1),
        ("", True, 1, 1, 1, 0, 1, 1),
        ("vision-2014:1", False, 2, 2, 1, 1, 2, 2),
        ("vision-2014:2", True, 1, 1, 1, 0, 1, 1),
        (None, False, 1, 1, 0, 1, 1, 1),
    ]


def prepare(con, rows: str) -> None:
    """Make what voices are gathered from, of these rows."""
    items = "SELECT DISTINCT principle, item FROM release.principle_items"
    con.execute(f"CREATE OR REPLACE TEMP VIEW rolled_items AS {items}")
    con.execute(f"CREATE OR REPLACE TEMP VIEW rolled_rows AS {within(rows, *WHOLE[1:])}")
    con.execute((HERE / "prepared.sql").read_text(encoding="utf-8"))


@pytest.mark.parametrize("limits", [{}, {"at_once": 1}, {"unit": 1}, {"at_once": 2, "unit": 1}], ids=str)
def test_voices_of_many_people_are_gathered_as_those_of_few(con, limits):
    columns = "item, direct, place, known, n, n_for, n_against"
    voices = (
        f"SELECT {columns}, sum(people) FROM rolled_voices JOIN rolled_codes USING (code) GROUP BY ALL ORDER BY ALL"
    )
    prepare(con, "release.contributions")
    gather_voices(con)
    of_few = asked(con, voices)
    gather_voices(con, few=0, **limits)
    assert asked(con, voices) == of_few
    assert [row[1:2] + row[4:] for row in of_few if row[0] == ""] == [
        (False, 1, 0, 1, 1),
        (False, 2, 1, 1, 1),
        (True, 1, 1, 0, 1),
    ]


def test_of_no_votes_no_voices_are_gathered(con):
    prepare(con, "release.contributions WHERE kind <> 'vote'")
    gather_voices(con, few=0)
    assert asked(con, "SELECT count(*) FROM rolled_voices") == [(0,)]


def test_how_much_people_gave_and_on_how_many_days(con):
    rows = asked(con, "SELECT days, contributions, sum(people) FROM release.rollup_activity GROUP BY ALL ORDER BY ALL")
    assert rows == [(2, 2, 2), (2, 3, 1)]


def test_what_each_idea_was_given(con):
    assert asked(con, "SELECT idea, people, n, n_for, comments, given FROM release.rollup_ideas ORDER BY idea") == [
        (1, 2, 2, 1, 1, 4),
        (2, 1, 1, 0, 0, 2),
    ]


def test_how_far_everyone_who_is_known_of_has_come(con):
    flags = "registered, gave_idea, gave_comment, gave_vote, takes_part, attended"
    rows = asked(con, f"SELECT gss_code, role, {flags}, people FROM release.rollup_steps ORDER BY ALL")
    assert rows == [
        ("E09000007", "gp", True, True, False, True, True, False, 1),
        ("E09000007", "nurse", True, True, False, True, True, True, 1),
        ("unknown", "gp", True, False, True, True, True, False, 1),
        ("unknown", "unknown", False, False, False, False, False, True, 1),
    ]


def test_who_came_to_an_event_counts_there_once(con):
    columns = "event, gss_code, role, registered, takes_part, people"
    assert asked(con, f"SELECT {columns} FROM release.rollup_events ORDER BY ALL") == [
        ("The close", "E09000007", "nurse", True, True, 1),
        ("The launch", "E09000007", "nurse", True, True, 1),
        ("The launch", "unknown", "unknown", False, False, 1),
    ]


def test_behind_a_sentence_and_behind_all_of_them_everyone_counts_once(con):
    columns = "statement_id, gss_code, role, people, votes, contributions"
    behind = [("E09000007", "gp", 1, 1, 2), ("E09000007", "nurse", 1, 2, 3), ("unknown", "gp", 1, 0, 1)]
    assert asked(con, f"SELECT {columns} FROM release.rollup_sentences ORDER BY ALL") == [
        *(("", *row) for row in behind),
        *(("s1", *row) for row in behind),
        ("s2", "E09000007", "nurse", 1, 1, 2),
    ]
    assert asked(con, "SELECT DISTINCT framework FROM release.rollup_sentences") == [("declaration-2014",)]


def test_what_each_person_gave_on_each_day_knows_the_day_before(con):
    columns = "strftime(day, '%d'), strftime(previous_day, '%d'), gss_code, role, ideas, comments, votes"
    assert asked(con, f"SELECT {columns} FROM release.rollup_person_days ORDER BY gss_code, role, day") == [
        ("01", None, "E09000007", "gp", 1, 0, 0),
        ("02", "01", "E09000007", "gp", 0, 0, 0),
        ("03", "02", "E09000007", "gp", 0, 0, 1),
        ("01", None, "E09000007", "nurse", 1, 0, 0),
        ("03", "01", "E09000007", "nurse", 0, 0, 2),
        ("04", None, "unknown", "gp", 0, 0, 1),
        ("05", "04", "unknown", "gp", 0, 1, 0),
    ]


def test_people_taken_off_again_leave_nobody(con):
    con.execute("CREATE SCHEMA known")
    for name in OF_PEOPLE:
        con.execute(f"CREATE TABLE known.rollup_{name} AS SELECT * FROM release.rollup_{name} WHERE FALSE")
    for sign in (1, -1):
        roll_up_people(con, "release.people", "release.attendance", "known", sign)
    assert asked(con, "SELECT count(*), sum(people) FROM known.rollup_steps") == [(8, 0)]
    assert asked(con, "SELECT count(*), sum(people) FROM known.rollup_events") == [(6, 0)]


def test_sums_taken_off_again_leave_nothing(con):
    con.execute("CREATE SCHEMA sums")
    for name in ROLLUPS:
        con.execute(f"CREATE TABLE sums.rollup_{name} AS SELECT * FROM release.rollup_{name} WHERE FALSE")
    for sign in (1, -1):
        roll_up(con, "release.contributions", "release", "sums", sign)
    columns = ("people, ideas", "people", "given, first", "given", "n, n_for", "n, n_sq", "people, votes")
    columns_of = dict(zip(ROLLUPS, columns, strict=True))
    for name, columns in columns_of.items():
        keys = ", ".join(f"sum({column})" for column in columns.split(", "))
        assert set(asked(con, f"SELECT {keys} FROM sums.rollup_{name}")[0]) == {0}, name


def test_sums_without_some_rows_are_those_of_the_rows_that_are_left(con):
    for schema in ("fewer", "counted"):
        con.execute(f"CREATE SCHEMA {schema}")
        for name in ROLLUPS:
            con.execute(f"CREATE TABLE {schema}.rollup_{name} AS SELECT * FROM release.rollup_{name} WHERE FALSE")
    of_one = "release.contributions WHERE person = (SELECT min(person) FROM release.people)"
    others = "release.contributions WHERE person <> (SELECT min(person) FROM release.people)"
    roll_on(con, "release", of_one, "release.contributions WHERE FALSE", "release", "fewer")
    roll_up(con, others, "release", "counted")
    for name in ROLLUPS:
        left, counted = (asked(con, f"SELECT * FROM {schema}.rollup_{name}") for schema in ("fewer", "counted"))
        assert left == counted, name


def test_votes_on_an_idea_stand_under_each_role_kind_and_area(con):
    rows = asked(
        con,
        """
        SELECT grouping, group_code, idea, n, n_for, n_against FROM release.rollup_idea_groups
        WHERE phase = '' ORDER BY ALL""",
    )
    assert rows == [
        ("borough", "E09000007", 1, 2, 1, 1), ("borough", "E09000007", 2, 1, 0, 1),
        ("organisation_kind", "unknown", 1, 2, 1, 1), ("organisation_kind", "unknown", 2, 1, 0, 1),
        ("role", "gp", 1, 1, 0, 1), ("role", "nurse", 1, 1, 1, 0), ("role", "nurse", 2, 1, 0, 1),
    ]  # fmt: skip
    people = asked(con, "SELECT role, on_ideas FROM release.rollup_people WHERE phase = '' ORDER BY ALL")
    assert people == [("gp", 0), ("gp", 1), ("nurse", 1)]
