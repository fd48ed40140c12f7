"""A question in the words of ClickHouse: the same statement, where its dialect or its habits differ from DuckDB's.

docs/scale.md says what a question may be made of; a test holds it. What is done here is for the rest to mean the same.
"""

from functools import lru_cache

import sqlglot
from sqlglot import exp

KEPT = 1024
DAY = exp.DataType.build("Nullable(Date32)", dialect="clickhouse")
MOMENT = exp.DataType.build("Nullable(DateTime64(6, 'UTC'))", dialect="clickhouse")
KINDS = {exp.DataType.Type.DATE: DAY, exp.DataType.Type.TIMESTAMP: MOMENT, exp.DataType.Type.TIMESTAMPNTZ: MOMENT}


@lru_cache(maxsize=KEPT)
def translated(sql: str, kinds: tuple[tuple[str, str | None], ...]) -> str:
    """A statement for ClickHouse. `kinds`: of each named value its type there; None where the value is missing.

    Values are never written into it: each is bound by the server, as `{name:Type}`. Raises sqlglot.errors.SqlglotError.
    """
    known = dict(kinds)
    statement = sqlglot.parse_one(sql, read="duckdb")
    for select in list(statement.find_all(exp.Select)):
        _by_place(select)
        select.set("expressions", [_named(each) for each in select.expressions])
    for node in reversed(list(statement.walk())):  # what is inside first
        if (said := _said(node, known)) is not node:
            node.replace(said)
    return statement.sql("clickhouse", unsupported_level=sqlglot.ErrorLevel.RAISE)


def _named(projection: exp.Expression) -> exp.Expression:
    """A column with its name said: ClickHouse calls `a.name` so where another table has a `name`, not `name`."""
    return exp.alias_(projection, projection.name) if isinstance(projection, exp.Column) else projection


def _by_place(select: exp.Select) -> None:
    """Rows in the order of columns of the answer, by their place: by name a column of a table would come first."""
    names = [each.alias_or_name for each in select.expressions]
    order = select.args.get("order")
    for ordered in order.expressions if order else ():
        column = ordered.this
        if isinstance(column, exp.Column) and not column.table and column.name in names:
            ordered.set("this", exp.Literal.number(names.index(column.name) + 1))


def _said(node: exp.Expression, known: dict[str, str | None]) -> exp.Expression:
    """One piece of the statement, as ClickHouse says it."""
    if isinstance(node, exp.Placeholder):
        kind = known[node.name]
        return exp.null() if kind is None else exp.Placeholder(this=node.name, kind=exp.var(kind))
    if isinstance(node, exp.DataType) and node.this in KINDS:
        return KINDS[node.this].copy()
    if isinstance(node, exp.Lower):  # its own knows the letters of ASCII only
        return exp.func("lowerUTF8", node.this.copy())
    if isinstance(node, exp.Round):
        return _rounded(node.this)
    counts = isinstance(node.this if isinstance(node, exp.Window) else node, exp.Count | exp.RowNumber)
    if counts and not isinstance(node.parent, exp.Window):  # its own have no sign, and do not mix with those that have
        return exp.func("toInt64", node.copy())
    return node


def _rounded(number: exp.Expression) -> exp.Expression:
    """To the nearest whole number, a half away from nought; ClickHouse's own gives a half to the even neighbour."""
    up = exp.Floor(this=exp.Add(this=exp.Abs(this=number.copy()), expression=exp.Literal.number("0.5")))
    return exp.Mul(this=up, expression=exp.Sign(this=exp.Paren(this=number.copy())))
