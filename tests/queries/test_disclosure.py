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
from queries.runner import ask
from queries.stats.votes import design_effect
from tests import plain_python as plain
from tests.asking import NOTHING_CHOSEN
from tests.small_programmes import imported, people
from warehouse.disclosure import Rule
from warehouse.live import Release
from warehouse.settings import settings

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
    "published_contributions": "phase kind contributions",
    "published_release": "released_on",
    "published_votes": "principle direct gss_code shown people n_for n_against n_neutral deff",
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


@pytest.mark.parametrize(
    ("combination", "field"), [("borough", "area"), ("role", "role"), ("organisation kind", "organisation_kind")]
)
def test_what_is_published_is_what_plain_counting_gives(sample_release, combination, field):
    persons = {each.person for each in plain.counted(NOTHING_CHOSEN)}
    counted = Counter(getattr(plain.people()[person], field) for person in persons)
    published = {key: count for (key,), count in people_by(sample_release, combination).items()}
    assert set(counted) <= set(published)
    shown_ones = {key: count for key, count in published.items() if count is not None}
    assert shown_ones == {key: nearest_five(counted[key]) for key in shown_ones}
    assert [key for key in shown_ones if 1 <= counted[key] <= 7] == []
    hidden = sorted(counted[key] for key in set(published) - set(shown_ones))
    assert len(hidden) != 1
    assert sum(hidden) == 0 or sum(hidden) >= 8
    assert len(hidden) <= sum(1 <= count <= 7 for count in counted.values()) + 1


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


def test_few_in_all_that_is_hidden_take_one_more_with_them(tmp_path):
    """Brent and Barnet are 7 together: London less what is shown would be a group of 7."""
    release = imported(tmp_path, people({"Camden": 12, "Hackney": 30, "Brent": 3, "Barnet": 4}))
    published = {code: count for (code,), count in people_by(release, "borough").items() if count != 0}
    assert published == {"E09000012": 30, "E09000007": None, "E09000005": None, "E09000003": None}


def test_a_phase_of_all_but_a_few_people_is_hidden(tmp_path):
    """17 of the 20 people of Camden took part in the phase, and 20 less 17 are three."""
    phase = 'name = "P"\n[[phase]]\nid = "p"\nname = "P"\nstart = 2014-05-01\nend = 2014-06-30\n'
    late = "".join(f"p{number},2,1,2014-08-01T10:00:00\n" for number in range(3, 20))
    files = people({"Camden": 20}) | {"programme.toml": phase}
    files["votes.csv"] = files["votes.csv"].replace("2014-06-01", "2014-08-01", 3) + late
    release = imported(tmp_path, files)
    assert people_by(release, "london") == {("london",): 20}
    assert people_by(release, "phase") == {("p",): None}
    assert people_by(release, "phase x borough")["p", "E09000007"] is None


def test_as_many_organisations_as_hidden_people_are_not_said(tmp_path):
    """Seven people of seven charities: at least seven people, and hidden is at most seven."""
    where = ["Camden"] * 7 + ["Brent"] * 33 + ["Enfield"] * 40 + ["Hackney"] * 50
    kinds = {"Camden": "charity", "Brent": "gp_practice", "Enfield": "nhs_community_trust", "Hackney": "university"}
    said = [f"p{number},{area},nurse,{area} {number % 9},{kinds[area]}\n" for number, area in enumerate(where)]
    header = "participant_id,borough,role,organisation,organisation_kind\n"
    release = imported(tmp_path, people(Counter(where)) | {"participants.csv": header + "".join(said)})
    found = dict(rows_of_organisations(release))
    assert people_by(release, "borough")["E09000007",] is None
    assert found["borough", "E09000007"] is None
    assert found["borough", "E09000012"] == 9
    assert found["london", None] == 34


def rows_of_organisations(release: Release) -> list[tuple]:
    sql = "SELECT combination, value, organisations FROM published_organisations"
    return [((combination, value), count) for combination, value, count in rows(release, sql)]


def test_a_scale_of_five_is_folded_to_for_neutral_and_against(tmp_path):
    votes = "".join(f"p{number},1,{[1, 2, 3, 4, 5][number % 5]},2014-06-01T10:00:00\n" for number in range(50))
    files = people({"Camden": 50}) | {"votes.csv": f"participant_id,principle,vote,voted_at\n{votes}"}
    release = imported(tmp_path, files | {"programme.toml": 'name = "P"\nvote_scale = "1-5"\n'})
    votes = rows(release, "SELECT gss_code, shown, people, n_for, n_against, n_neutral, deff FROM published_votes")
    assert sorted(votes, key=str) == [("E09000007", True, 50, 20, 20, 10, None), (None, True, 50, 20, 20, 10, 1.0)]


def test_the_design_effect_is_that_of_all_votes_rounded_up(sample_release):
    chosen = {
        name: NOTHING_CHOSEN[name] for name in ("since", "until", "areas", "roles", "organisation_kinds", "items")
    }
    sums = ask("votes/principles", LEAD, sample_release, framework="vision-2014", direct=False, **chosen)
    exact = dict(zip(sums["item"], design_effect(sums), strict=True))
    published = rows(
        sample_release, "SELECT principle, deff FROM published_votes WHERE gss_code IS NULL AND NOT direct"
    )
    assert len(published) == 8
    assert all(0 <= deff - max(1, exact[principle]) < 0.1 for principle, deff in published)


def test_how_few_people_voted_is_not_published(tmp_path):
    release = imported(tmp_path, people({"Camden": 12, "Brent": 3, "Enfield": 25}))
    votes = rows(release, "SELECT gss_code, shown, people, n_for FROM published_votes WHERE gss_code IS NOT NULL")
    assert {code: (is_shown, number, n_for) for code, is_shown, number, n_for in votes} == {
        "E09000005": (False, None, None),
        "E09000007": (False, None, None),  # All twelve were for: that says how each of them voted.
        "E09000010": (True, 25, 25),
    }


def test_the_settings_move_the_rule_and_never_below_five(monkeypatch):
    monkeypatch.setitem(settings()["disclosure"], "threshold", 12)
    assert shown(0, 11, 12, 13, 18) == [0, None, 15, 15, 20]
    monkeypatch.setitem(settings()["disclosure"], "base", 10)
    assert shown(0, 11, 12, 14, 15, 24, 25) == [0, None, 20, 20, 20, 20, 30]
    monkeypatch.setitem(settings()["disclosure"], "threshold", 1)
    monkeypatch.setitem(settings()["disclosure"], "base", 1)
    assert shown(0, 4, 5, 7, 8) == [0, None, 5, 5, 10]


@given(st.integers(min_value=0, max_value=10**6), st.integers(5, 30), st.integers(5, 30))
def test_what_a_figure_may_stand_for_holds_what_it_was_made_of(people_there, threshold, base):
    held = Rule(threshold, base, 20)
    if not held.hides(people_there):
        low, high = held.behind(held.rounded(people_there))
        assert low <= people_there <= high
        assert held.rounded(low) == held.rounded(high) == held.rounded(people_there)
