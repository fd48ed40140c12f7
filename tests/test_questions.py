"""Every question says what it gives, keeps to what other engines understand, and answers the same however rows lie."""

import re
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
import sqlglot
from sqlglot import exp
from sqlglot.optimizer.scope import traverse_scope

from access import Role, Viewer
from queries.connections import connection
from queries.question import FOLDER, FORMS, question, questions
from queries.rows import bind, file_of
from tests.asking import EVERYTHING_CHOSEN, NOTHING_CHOSEN, fitting
from warehouse.live import Release

PROJECT = Path(__file__).parents[1]
CHOICES = {"nothing": NOTHING_CHOSEN, "everything": EVERYTHING_CHOSEN}
TYPES = {
    "code": {"VARCHAR"},
    "label": {"VARCHAR"},
    "text": {"VARCHAR"},
    "people": {"INTEGER", "BIGINT", "HUGEINT"},
    "count": {"INTEGER", "BIGINT", "HUGEINT"},
    "number": {"INTEGER", "BIGINT", "HUGEINT", "DOUBLE"},
    "day": {"DATE"},
    "moment": {"TIMESTAMP"},
    "yes_no": {"BOOLEAN"},
}
# They break, or quietly mean something else, on another engine.
KEPT_OFF = (
    *(exp.Pivot, exp.Cube, exp.Rollup, exp.GroupingSets, exp.Lambda, exp.Struct, exp.Array, exp.Columns, exp.Summarize),
    *(exp.Unnest, exp.Lateral, exp.IntDiv, exp.Mod, exp.Qualify, exp.Filter, exp.Intersect, exp.Except),
    *(exp.TableSample, exp.TryCast),
    *(exp.ILike, exp.SimilarTo, exp.RegexpLike, exp.Bracket, exp.Interval, exp.Offset, exp.Exists, exp.Any, exp.All),
)
JOINS = {"", "INNER", "CROSS", "LEFT"}
CONDITIONS = {"and", "or", "case", "if"}
NAMES = {exp.StrPosition: "strpos", exp.DateDiff: "date_diff"}


def allowed(what: str) -> set[str]:
    """What a question may be made of, by the table in docs/scale.md."""
    (row,) = re.findall(rf"^\| {what} \| (.+?) \|", SCALE, re.MULTILINE)
    return set(re.findall(r"`([^`]+)`", row))


SCALE = (PROJECT / "docs" / "scale.md").read_text(encoding="utf-8")
FUNCTIONS, CASTS = allowed("functions"), allowed("types to cast to")


@pytest.fixture(params=questions())
def asked(request: pytest.FixtureRequest):
    """One question after the other."""
    return question(request.param)


@pytest.fixture
def statement(asked):
    """Its statement, taken apart."""
    return taken_apart(asked)


@pytest.fixture
def forms(asked):
    """Its statement in every form."""
    return exp.Tuple(expressions=[taken_apart(question(asked.name, form)) for form in FORMS])


def taken_apart(asked) -> exp.Expression:
    """The statement of a question, with nothing chosen."""
    return sqlglot.parse_one(bind(asked, fitting(asked, NOTHING_CHOSEN))[0], read="duckdb")


@pytest.fixture(params=list(CHOICES))
def chosen(request: pytest.FixtureRequest, asked):
    """The parameters of the question, none chosen and all chosen."""
    return fitting(asked, CHOICES[request.param])


@pytest.fixture(scope="module")
def turned_round(sample_release, tmp_path_factory):
    """The sample's files with the rows of every table in the opposite order."""
    folder = tmp_path_factory.mktemp("turned")
    release = Release(folder, "turned")
    release.warehouse.parent.mkdir(parents=True)
    for old, new in ((sample_release.warehouse, release.warehouse), (sample_release.published, release.published)):
        with closing(duckdb.connect(new)) as con:
            con.execute(f"ATTACH '{old}' AS old (READ_ONLY)")
            for (table,) in con.execute(
                "SELECT table_name FROM duckdb_tables() WHERE database_name = 'old'"
            ).fetchall():
                con.execute(f"CREATE TABLE {table} AS SELECT * FROM old.{table} ORDER BY rowid DESC")
    return release


def viewer_of(asked) -> Viewer:
    """Who may ask it: questions in published/ are the funders'."""
    return Viewer(Role.FUNDER if asked.name.startswith("published/") else Role.LEAD)


def answer(asked, chosen, release) -> tuple[list, list]:
    """The columns (name, type) and the rows, straight from the file and before anything is hidden."""
    cursor = connection(file_of(viewer_of(asked), release)).cursor().execute(*bind(asked, chosen))
    return [(name, str(kind)) for name, kind, *_ in cursor.description], cursor.fetchall()


def has_one_row(asked) -> bool:
    return re.search(r"\bOne row[.:,]", asked.meaning) is not None


def test_a_header_has_a_title_that_fits_a_screen_and_says_how_many_rows_there_are(asked):
    assert 5 <= len(asked.title) <= 60
    assert re.search(r"\bOne row( an? |[.:,]| each)", asked.meaning)


def test_every_parameter_and_column_is_explained_in_small_letters(asked):
    for field in (*asked.parameters, *asked.columns):
        assert field.name == field.name.lower()
        assert not field.meaning.endswith(".")


def test_no_two_questions_have_the_same_title():
    titles = [question(name).title for name in questions() if not name.startswith("published/")]
    assert sorted(titles) == sorted(set(titles))


def test_a_parameter_means_the_same_in_every_question():
    asked = [question(name) for name in questions() if not name.startswith("published/")]
    meanings = {(field.name, field.kind, field.meaning) for each in asked for field in each.parameters}
    assert len(meanings) == len({name for name, _, _ in meanings})


def test_no_question_takes_every_column_there_is(statement):
    assert [star for star in statement.find_all(exp.Star) if not isinstance(star.parent, exp.Count)] == []


def test_it_keeps_off_what_other_engines_do_otherwise(forms):
    used = [node.sql() for node in forms.find_all(*KEPT_OFF)]
    used += [node.sql() for node in forms.find_all(exp.AggFunc) if isinstance(node.this, exp.Order)]
    used += [node.sql() for node in forms.find_all(exp.Distinct) if node.args.get("on")]
    used += [join.sql() for join in forms.find_all(exp.Join) if {join.kind, join.side} - JOINS or join.method]
    assert used == []


def test_it_uses_no_function_and_no_type_but_those_that_both_engines_have(forms):
    functions = {name_of(node) for node in forms.find_all(exp.Func)} - CONDITIONS
    assert functions - FUNCTIONS == set()
    assert {node.to.sql("duckdb") for node in forms.find_all(exp.Cast)} - CASTS == set()


def test_every_function_and_type_that_is_allowed_is_used_by_some_question():
    statements = [taken_apart(question(name, form)) for name in questions() for form in FORMS]
    assert {name_of(node) for each in statements for node in each.find_all(exp.Func)} - CONDITIONS == FUNCTIONS
    assert {node.to.sql("duckdb") for each in statements for node in each.find_all(exp.Cast)} == CASTS


def name_of(node: exp.Func) -> str:
    """A function as somebody wrote it."""
    return node.name.lower() if isinstance(node, exp.Anonymous) else NAMES.get(type(node), node.sql_name().lower())


def test_places_in_a_text_are_only_looked_for_and_days_only_counted_by_name(forms):
    """One engine counts the letters before it, the other the bytes; and a day less a day is a fault in one."""
    found = [node.parent.sql() for node in forms.find_all(exp.StrPosition)]
    assert [words for words in found if not words.endswith(" > 0")] == []
    less = [side for node in forms.find_all(exp.Sub) for side in (node.left, node.right) if isinstance(side, exp.Cast)]
    assert [side.parent.sql() for side in less if side.to.this == exp.DataType.Type.DATE] == []


def test_a_pattern_is_written_out_and_what_is_not_in_a_list_is_not_asked_of_a_table(forms):
    """A missing value in the table makes the answer missing in one engine and true in the other."""
    assert [node.sql() for node in forms.find_all(exp.Like) if not node.expression.is_string] == []
    assert [node.sql() for node in forms.find_all(exp.Like) if "\\" in node.expression.name] == []
    negated = [node.this for node in forms.find_all(exp.Not) if isinstance(node.this, exp.In)]
    assert [node.sql() for node in negated if node.args.get("query")] == []
    lists = [value for node in forms.find_all(exp.In) for value in node.expressions]
    assert [value.parent.sql() for value in lists if isinstance(value, exp.Null)] == []


def test_nothing_inside_brackets_reads_a_row_outside_of_them(forms):
    inside = [scope for each in forms.expressions for scope in traverse_scope(each) if scope.is_subquery]
    assert [column.sql() for scope in inside for column in scope.external_columns if column.table] == []


def test_a_question_of_many_rows_says_their_order(asked, statement):
    assert has_one_row(asked) or statement.args.get("order") is not None


def test_it_answers_with_the_columns_and_types_of_its_header(asked, chosen, sample_release):
    columns, rows = answer(asked, chosen, sample_release)
    assert [name for name, _ in columns] == [field.name for field in asked.columns]
    assert [
        kind for field, (_, kind) in zip(asked.columns, columns, strict=True) if kind not in TYPES[field.kind]
    ] == []
    assert not has_one_row(asked) or len(rows) == 1


def test_counts_are_never_below_nought_and_missing_only_where_published(asked, chosen, sample_release):
    may_be_hidden = asked.name.startswith("published/")
    _, rows = answer(asked, chosen, sample_release)
    for place, field in enumerate(asked.columns):
        if field.kind in ("people", "count"):
            counts = [row[place] for row in rows if not (may_be_hidden and row[place] is None)]
            assert all(count is not None and count >= 0 for count in counts), field.name


def test_the_order_of_stored_rows_changes_nothing(asked, chosen, sample_release, turned_round):
    assert answer(asked, chosen, turned_round) == answer(asked, chosen, sample_release)


def test_every_question_is_asked_by_a_page_or_the_report():
    asking = [path for room in ("pages", "report") for path in (PROJECT / room).rglob("*.py")]
    code = "".join(path.read_text(encoding="utf-8") for path in asking)
    assert [name for name in questions() if f'"{name.removeprefix("published/")}"' not in code] == []


def test_there_is_nothing_in_the_folders_of_questions_but_questions():
    folders = {path.parent for path in FOLDER.rglob("*.sql")}
    assert [
        path.name for folder in folders for path in folder.iterdir() if path.is_file() and path.suffix != ".sql"
    ] == []
