"""What whoever does not see true counts is shown: nothing below eight people, and nothing that gives it away."""

from collections import Counter, defaultdict
from contextlib import closing

import duckdb
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from access import Role, Viewer
from queries.disclosure import protect, rounded
from queries.question import question
from tests import plain_python as plain
from tests.asking import NOTHING_CHOSEN
from tests.small_programmes import imported, people
from warehouse.live import Release

LEAD, FUNDER = Viewer(Role.LEAD), Viewer(Role.FUNDER)
COUNTS = st.lists(st.none() | st.integers(min_value=0, max_value=10**9))
PUBLIC_FACTS = {
    "programme": "name made_up start_day end_day framework vote_scale fingerprint",
    "phases": "phase name start_day end_day",
    "events": "event name day",
    "areas": "gss_code name kind position",
    "area_groups": "level group_code group_name gss_code position",
    "population": "gss_code year residents",
    "frameworks": "framework name",
    "principles": "principle framework code name meaning position",
    "principle_items": "framework item principle",
    "vocabulary": "vocabulary code name position",
}
AGGREGATES = {
    "published_people": "combination phase gss_code value month people",
    "published_votes": "principle direct gss_code shown people n_for n_against n_neutral",
    "published_organisations": "combination value organisations",
}
# The combinations that are published, and by what each is counted.
DECLARED = {
    "london": (),
    "borough": ("gss_code",),
    "phase": ("phase",),
    "phase x borough": ("phase", "gss_code"),
    "role": ("value",),
    "organisation kind": ("value",),
    "month": ("month",),
}


def as_list(counts: pd.Series) -> list[int | None]:
    return [None if pd.isna(count) else int(count) for count in counts]


def shown(*counts: int | None) -> list[int | None]:
    return as_list(rounded(pd.Series(counts, dtype="Int64")))


def rows(release: Release, sql: str) -> list[tuple]:
    with closing(duckdb.connect()) as con:
        con.execute(f"ATTACH '{release.published}' AS published (READ_ONLY); USE published")
        return con.execute(sql).fetchall()


def people_by(release: Release, combination: str) -> dict[tuple, int | None]:
    """What is published of a combination: what it is counted by -> people."""
    by = ", ".join(DECLARED[combination]) or "combination"
    found = rows(release, f"SELECT {by}, people FROM published_people WHERE combination = '{combination}'")
    return {tuple(key): count for *key, count in found}


def test_one_to_seven_are_hidden_and_nought_stays_nought():
    assert shown(0, 1, 2, 3, 4, 5, 6, 7, None) == [0, *[None] * 8]


def test_from_eight_on_it_is_the_nearest_five():
    assert shown(8, 9, 10, 11, 12, 13, 17, 18, 1439) == [10, 10, 10, 10, 10, 15, 15, 20, 1440]


@given(COUNTS)
def test_no_count_from_one_to_seven_is_ever_shown(counts):
    assert all(count is None or count == 0 or count >= 8 for count in shown(*counts))


@given(COUNTS)
def test_hiding_twice_is_hiding_once(counts):
    assert shown(*shown(*counts)) == shown(*counts)


@given(COUNTS)
def test_what_is_shown_is_at_most_two_off(counts):
    pairs = zip(counts, shown(*counts), strict=True)
    assert all(after is None or abs(before - after) <= 2 for before, after in pairs)


def test_only_columns_of_people_are_touched_and_the_answer_itself_is_not():
    roles = question("coverage/roles")
    frame = pd.DataFrame(
        {"code": ["gp"], "name": ["GP"], "participants": [3], "organisations": [3], "contributions": [7]}
    )
    safe = protect(frame, roles, FUNDER)
    assert pd.isna(safe["participants"].item())
    assert safe[["organisations", "contributions"]].values.tolist() == [[3, 7]]
    assert frame["participants"].item() == 3
    assert protect(frame, roles, LEAD)["participants"].item() == 3


def test_every_column_of_people_is_touched():
    frame = pd.DataFrame({"day": ["2014-06-01"], "contributions": [4], "newcomers": [4], "participants": [12]})
    safe = protect(frame, question("programme/days"), FUNDER)
    assert as_list(safe.loc[0, ["newcomers", "participants"]]) == [None, 10]


def test_counts_that_are_hidden_already_stay_hidden():
    assert as_list(rounded(pd.Series([float("nan"), 20.0, 0.0]))) == [None, 20, 0]


def test_the_published_file_holds_public_facts_and_aggregates_and_no_more(sample_release):
    columns = defaultdict(list)
    every = "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = 'published'"
    for table, column in rows(sample_release, every):
        columns[table].append(column)
    assert {table: " ".join(names) for table, names in columns.items()} == PUBLIC_FACTS | AGGREGATES
    assert rows(sample_release, "SELECT view_name FROM duckdb_views() WHERE database_name = 'published'") == []


def test_no_word_of_a_participant_stands_in_the_published_file(sample_release):
    said = {row["text"] for table in ("ideas", "comments") for row in plain.rows(table)}
    said |= {row["title"] for row in plain.rows("ideas")} | {row["organisation"] for row in plain.rows("participants")}
    kept = set()
    for table, columns in (PUBLIC_FACTS | AGGREGATES).items():
        for row in rows(sample_release, f"SELECT {columns.replace(' ', ', ')} FROM {table}"):
            kept |= {value for value in row if isinstance(value, str)}
    assert kept & (said - {""}) == set()
    assert len(said) > 3_000
    packed = sample_release.published.read_bytes()
    assert [text for text in sorted(said, key=len)[-300:] if text.encode() in packed] == []


def test_only_the_declared_combinations_are_published_and_nothing_finer(sample_release):
    found = rows(
        sample_release,
        """SELECT DISTINCT combination, phase IS NOT NULL, gss_code IS NOT NULL, value IS NOT NULL, month IS NOT NULL
        FROM published_people""",
    )
    names = ("phase", "gss_code", "value", "month")
    assert {name: tuple(each for each, used in zip(names, by, strict=True) if used) for name, *by in found} == DECLARED
    assert len(found) == len(DECLARED)


def test_no_count_of_people_from_one_to_seven_is_published(sample_release):
    for table in ("published_people", "published_votes"):
        counts = {count for (count,) in rows(sample_release, f"SELECT people FROM {table}")} - {None}
        assert all(count == 0 or (count >= 10 and count % 5 == 0) for count in counts)


def nearest_five(count: int) -> int | None:
    return None if 1 <= count <= 7 else round(count / 5) * 5


def hidden_and_rounded(counted: dict[str, int]) -> dict[str, int | None]:
    """A list as it may be published: where one cell is hidden alone, the smallest of the others goes with it."""
    published = {key: nearest_five(count) for key, count in counted.items()}
    if list(published.values()).count(None) == 1:
        published[min((count, key) for key, count in counted.items() if count >= 8)[1]] = None
    return published


@pytest.mark.parametrize(
    ("combination", "field"), [("borough", "area"), ("role", "role"), ("organisation kind", "organisation_kind")]
)
def test_what_is_published_is_what_plain_counting_gives(sample_release, combination, field):
    persons = {each.person for each in plain.counted(NOTHING_CHOSEN)}
    counted = Counter(getattr(plain.people()[person], field) for person in persons)
    published = {key: count for (key,), count in people_by(sample_release, combination).items()}
    assert set(counted) <= set(published)
    assert published == hidden_and_rounded({key: counted[key] for key in published})


def test_london_and_its_phases_are_what_plain_counting_gives(sample_release):
    everything = plain.counted(NOTHING_CHOSEN)
    assert people_by(sample_release, "london") == {("london",): nearest_five(len({each.person for each in everything}))}
    days = {"phase-1": ("2014-05-01", "2014-10-31"), "phase-2": ("2015-03-01", "2015-10-31")}
    for phase, (start, end) in days.items():
        inside = {each.person for each in plain.events() if start <= each.day <= end}
        assert people_by(sample_release, "phase")[phase,] == nearest_five(len(inside))


def test_no_list_has_exactly_one_hidden_cell(sample_release):
    lists = rows(
        sample_release,
        """SELECT combination, CASE WHEN combination = 'phase x borough' THEN phase END, count(*) - count(people)
        FROM published_people GROUP BY ALL""",
    )
    assert {hidden for _, _, hidden in lists} - {0}
    assert [each for each in lists if each[2] == 1] == []


def test_a_borough_hidden_alone_takes_the_smallest_other_with_it(tmp_path):
    release = imported(tmp_path, people({"Camden": 12, "Brent": 3, "Enfield": 9}))
    published = {code: count for (code,), count in people_by(release, "borough").items() if count != 0}
    assert published == {"E09000007": 10, "E09000005": None, "E09000010": None}
    assert people_by(release, "london") == {("london",): 25}


def test_two_hidden_boroughs_need_no_third(tmp_path):
    release = imported(tmp_path, people({"Camden": 12, "Brent": 3, "Enfield": 7}))
    published = {code: count for (code,), count in people_by(release, "borough").items() if count != 0}
    assert published == {"E09000007": 10, "E09000005": None, "E09000010": None}


def test_how_few_people_voted_is_not_published(tmp_path):
    release = imported(tmp_path, people({"Camden": 12, "Brent": 3, "Enfield": 25}))
    votes = rows(release, "SELECT gss_code, shown, people, n_for FROM published_votes WHERE gss_code IS NOT NULL")
    assert {code: (is_shown, number, n_for) for code, is_shown, number, n_for in votes} == {
        "E09000005": (False, None, None),
        "E09000007": (False, None, None),  # All twelve were for: that says how each of them voted.
        "E09000010": (True, 25, 25),
    }
