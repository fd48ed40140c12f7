"""How a question is said to ClickHouse: what its dialect or its habits want otherwise, and nothing else."""

import pytest
from sqlglot.errors import SqlglotError

from queries.translation import translated


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("SELECT a FROM t", "SELECT a AS a FROM t"),
        ("SELECT t.a, t.b AS c FROM t", "SELECT t.a AS a, t.b AS c FROM t"),
        ("SELECT b, a AS x FROM t ORDER BY x DESC, b", "SELECT b AS b, a AS x FROM t ORDER BY 2 DESC, 1"),
        ("SELECT a AS x FROM t ORDER BY t.x", "SELECT a AS x FROM t ORDER BY t.x"),
        ("SELECT count(*) AS n FROM t", "SELECT toInt64(COUNT(*)) AS n FROM t"),
        ("SELECT count(*) OVER () AS n FROM t", "SELECT toInt64(COUNT(*) OVER ()) AS n FROM t"),
        ("SELECT sum(a) AS n FROM t", "SELECT SUM(a) AS n FROM t"),
        ("SELECT lower(a) AS s FROM t", "SELECT lowerUTF8(a) AS s FROM t"),
        ("SELECT CAST(a AS DATE) AS d FROM t", "SELECT CAST(a AS Nullable(Date32)) AS d FROM t"),
        ("SELECT CAST(a AS TIMESTAMP) AS d FROM t", "SELECT CAST(a AS Nullable(DateTime64(6, 'UTC'))) AS d FROM t"),
        ("SELECT round(a - b) AS r FROM t", "SELECT FLOOR(ABS(a - b) + 0.5) * SIGN((a - b)) AS r FROM t"),
        ("SELECT a FROM t UNION SELECT b FROM u", "SELECT a AS a FROM t UNION DISTINCT SELECT b AS b FROM u"),
    ],
)
def test_it_is_the_same_statement_in_other_words(asked, said):
    assert translated(asked, ()) == said


def test_values_are_named_with_their_types_and_what_is_missing_is_said():
    asked = "SELECT a FROM t WHERE $since IS NULL OR (a = $word AND lower($word) = b)"
    assert translated(asked, (("since", None), ("word", "String"))) == (
        "SELECT a AS a FROM t WHERE NULL IS NULL OR (a = {word: String} AND lowerUTF8({word: String}) = b)"
    )


def test_what_cannot_be_said_there_is_a_fault():
    with pytest.raises(SqlglotError):
        translated("SELECT FROM WHERE", ())
