"""Both engines answer every question alike: columns, types, order and values, under no filter and under all of them."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access import Role, Viewer
from queries.connections import connection
from queries.on_clickhouse import answer
from queries.question import COUNTED, FORMS, question, questions
from queries.rows import Value, bind
from queries.runner import ask, forget_answers, form_of
from tests.asking import EVERYTHING_CHOSEN, NOTHING_CHOSEN, fitting
from tests.queries.test_forms import FEW, MANIFOLD, PHASES
from tests.small_programmes import imported, people, written
from warehouse.arriving.beside import put_beside
from warehouse.clickhouse.sending import write
from warehouse.clickhouse.service import SETTING, Service, client
from warehouse.importers.plan import Options
from warehouse.live import Release
from warehouse.made_up.programme import write as make_up
from warehouse.made_up.terms import Size

pytestmark = pytest.mark.slow

LEAD, FUNDER = Viewer(Role.LEAD), Viewer(Role.FUNDER)
BRENT = "E09000005"
CLOSE = 1e-9
A_PHASE = NOTHING_CHOSEN | dict(zip(("since", "until"), PHASES[0], strict=True))
CHOICES = (NOTHING_CHOSEN, EVERYTHING_CHOSEN, A_PHASE)
Ask = Callable[[str, str, dict[str, Value]], tuple[pd.DataFrame, pd.DataFrame]]


def asking(release: Release, where: Service, tmp_path: Path) -> Ask:
    """How to ask both engines of a release; its two files are written to databases of their own first."""
    files = {"": release.warehouse, "_published": release.published}
    for ending, file in files.items():
        write(where, file, f"both_{release.name}{ending}", tmp_path / "pieces")

    def both(name: str, form: str, chosen: dict[str, Value]) -> tuple[pd.DataFrame, pd.DataFrame]:
        ending = "_published" if name.startswith("published/") else ""
        sql, values = bind(question(name, form), chosen)
        here = connection(files[ending]).cursor()
        there = answer(where, f"both_{release.name}{ending}", connection(files[ending]).cursor(), sql, values)
        return here.execute(sql, values).df(), there

    return both


@pytest.fixture(scope="module")
def sample(sample_release, embedded, tmp_path_factory) -> Ask:
    """The sample programme, at both."""
    return asking(sample_release, embedded, tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def random_programme(embedded, tmp_path_factory) -> Ask:
    """Another made-up programme, at both."""
    folder = tmp_path_factory.mktemp("random")
    make_up(folder / "export", Size(people=300, ideas=40, comments=60, idea_votes=900), seed=77)
    given_files = {path.name: path.read_text(encoding="utf-8") for path in (folder / "export").iterdir()}
    return asking(imported(folder, given_files), embedded, folder)


@pytest.fixture(scope="module")
def small(embedded, tmp_path_factory) -> Ask:
    """A few people who voted on one principle; most tables are empty."""
    folder = tmp_path_factory.mktemp("small")
    return asking(imported(folder, people({"Camden": 12, "Brent": 3, "": 1})), embedded, folder)


def compare(both: Ask, name: str) -> None:
    """Every form of a question, with nothing and with everything chosen, and with the days of a phase."""
    for form in FORMS if name in MANIFOLD else (COUNTED,):
        for chosen in CHOICES:
            here, there = both(
                name, form, fitting(question(name), chosen | {"items": chosen["items"][: 1 if form else 9]})
            )
            pd.testing.assert_frame_equal(there, here, rtol=CLOSE, atol=CLOSE, obj=f"{name}, {form}")


@pytest.mark.parametrize("name", questions())
def test_both_engines_answer_alike_of_the_sample(name, sample):
    compare(sample, name)


@pytest.mark.slow
@pytest.mark.parametrize("name", questions())
def test_both_engines_answer_alike_of_a_random_programme(name, random_programme):
    compare(random_programme, name)


@pytest.mark.slow
@pytest.mark.parametrize("name", questions())
def test_both_engines_answer_alike_where_most_tables_are_empty(name, small):
    compare(small, name)


@pytest.mark.slow
@pytest.mark.parametrize("name", MANIFOLD)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(few=st.fixed_dictionaries(FEW), any_days=st.booleans())
def test_both_engines_answer_alike_whatever_is_filtered(name, few, any_days, random_programme):
    chosen = fitting(question(name), NOTHING_CHOSEN | few)
    if "since" in chosen:
        days = [EVERYTHING_CHOSEN[day] for day in ("since", "until")] if any_days else few["days"]
        chosen["since"], chosen["until"] = days
    for form in {COUNTED, form_of(name, chosen, PHASES)}:
        here, there = random_programme(name, form, chosen)
        pd.testing.assert_frame_equal(there, here, rtol=CLOSE, atol=CLOSE)


def alike(where: Service, sql: str, **values: Value) -> object:
    """What both engines say to a statement that reads no table."""
    here = duckdb.connect()
    there = answer(where, "default", here.cursor(), sql, values)
    pd.testing.assert_frame_equal(there, here.execute(sql, values).df())
    return there.iloc[0, 0]


@given(word=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_whatever_somebody_writes_stays_a_value(word, embedded):
    assert alike(embedded, "SELECT $word AS word", word=word) == word


@pytest.mark.parametrize(
    "word", ["' OR '1'='1", "\\'; DROP DATABASE default; --", "{word:String}", "%s %(word)s", "\\N", "\t\n\0"]
)
def test_words_that_look_like_a_statement_stay_a_value(word, embedded):
    assert alike(embedded, "SELECT $word AS word", word=word) == word


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("TIMESTAMP", datetime(2014, 7, 9, 23, 5, 6, 7)),
        ("TIMESTAMP", datetime(2014, 3, 30, 1, 30)),
        ("DATE", date(2014, 3, 30)),
        ("BIGINT", -(2**62)),
        ("DOUBLE", 0.1),
        ("BOOLEAN", True),
        ("VARCHAR", None),
    ],
)
def test_a_value_of_any_kind_is_the_same_at_both(kind, value, embedded):
    alike(embedded, f"SELECT CAST($value AS {kind}) AS value, $value IS NULL AS missing", value=value)


@pytest.mark.parametrize("number", [-5, -3, -1, 0, 1, 3, 5, 7])
def test_a_half_is_rounded_away_from_nought_by_both(number, embedded):
    assert alike(embedded, "SELECT round(CAST($number AS INTEGER) / 2.0) AS nearest", number=number) == (
        int(abs(number) / 2 + 0.5) * (1 if number > 0 else -1)
    )


def test_letters_beyond_ascii_are_made_small_by_both(embedded):
    assert alike(embedded, "SELECT lower($word) AS small", word="ÉCOLE Łódź ŒUVRE ΑΘΗΝΑ") == "école łódź œuvre αθηνα"


@pytest.fixture
def there(on_clickhouse, tmp_path) -> Release:
    """12 people of Camden, 3 of Brent and 9 of Enfield, imported with the setting; earlier answers are forgotten."""
    forget_answers()
    release = imported(
        tmp_path / "programme", people({"Camden": 12, "Brent": 3, "Enfield": 9, "": 1}), source="workshop"
    )
    yield release
    forget_answers()
    client(on_clickhouse).command(f"DROP DATABASE {on_clickhouse.database(release.name)} SYNC")


def participants(release: Release, viewer: Viewer, area: str) -> object:
    """The people heard in one area, as a page would ask it."""
    chosen = (
        NOTHING_CHOSEN if viewer == LEAD else {key: NOTHING_CHOSEN[key] for key in ("since", "until", "level", "year")}
    )
    name = "coverage/areas" if viewer == LEAD else "published/coverage/areas"
    frame = ask("coverage/areas", viewer, release, **fitting(question(name), chosen))
    return frame.set_index("group_code")["participants"].get(area)


def count_one_more_there(release: Release, where: Service) -> None:
    """A person of Brent more, in ClickHouse only."""
    columns = "phase, gss_code, role, organisation_kind, people, ideas, comments, votes"
    row = f"({columns}) VALUES ('', '{BRENT}', 'nurse', 'unknown', 1, 0, 0, 1)"
    client(where, where.database(release.name)).command(f"INSERT INTO rollup_people {row}")


def test_with_the_setting_a_lead_is_answered_from_clickhouse(there, embedded):
    assert participants(there, LEAD, BRENT) == 3
    count_one_more_there(there, embedded)
    forget_answers()
    assert participants(there, LEAD, BRENT) == 4


def test_a_funder_sees_the_published_figures_of_the_file_here_whatever_the_setting(there, embedded):
    count_one_more_there(there, embedded)
    assert pd.isna(participants(there, FUNDER, BRENT))
    assert participants(there, FUNDER, "E09000007") == 10


def test_without_the_setting_the_file_here_answers(there, embedded, monkeypatch):
    count_one_more_there(there, embedded)
    monkeypatch.delenv(SETTING)
    assert participants(there, LEAD, BRENT) == 3


def test_what_arrived_since_is_part_of_the_answer_too(there, tmp_path):
    more = written(tmp_path / "more", {"votes.csv": "participant_id,principle,vote\nnobody yet,1,1\n"})
    beside = put_beside(there, more, "workshop", Options(source="workshop", add=True))
    assert (participants(there, LEAD, "unknown"), participants(beside, LEAD, "unknown")) == (1, 2)
