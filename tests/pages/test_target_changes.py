"""What a lead typed into the table of targets, as decisions and in words."""

from datetime import date

import pandas as pd
import pytest

from pages.parts.target_changes import changes, editable
from queries.findings.decisions import decision_words

BARNET, CAMDEN, SUTTON = "E09000003", "E09000007", "E09000029"
NAMES = {BARNET: "Barnet", CAMDEN: "Camden", SUTTON: "Sutton"}
BY = date(2014, 9, 30)


def frame(*rows: tuple) -> pd.DataFrame:
    columns = ["measure", "dimension", "code", "target", "by_day", "decided"]
    return pd.DataFrame(list(rows), columns=columns)


GIVEN = frame(("participants", "borough", BARNET, 30, BY, False), ("participants", "borough", CAMDEN, 20, None, False))
HELD = frame(("participants", "borough", BARNET, 30, BY, False), ("participants", "borough", CAMDEN, 40, BY, True))


def before() -> pd.DataFrame:
    return editable(HELD, GIVEN, NAMES, "participants", "borough")


def changed(code: str, **cells: object) -> list[dict[str, str]]:
    after = before()
    for column, value in cells.items():
        after.loc[code, column] = value
    return changes(before(), after, "participants", "borough")


def said(value: str, target: str, by: str = "") -> list[dict[str, str]]:
    return [{"measure": "participants", "dimension": "borough", "value": value, "target": target, "by": by}]


def test_the_table_has_everything_that_can_have_a_target_with_what_the_export_says():
    assert before().astype(object).where(before().notna(), None).to_numpy().tolist() == [
        ["Barnet", 30, BY, 30, False],
        ["Camden", 40, BY, 20, True],
        ["Sutton", None, None, None, False],
    ]


def test_of_several_targets_of_one_thing_the_last_by_its_day_is_shown():
    held = frame(("participants", "london", None, 90, BY, False), ("participants", "london", None, 50, None, False))
    (row,) = editable(held, held, {"": "London"}, "participants", "london").itertuples(index=False)
    assert (row.For, row.Target, row.By) == ("London", 90, BY)


@pytest.mark.parametrize(
    ("code", "cells", "rows"),
    [
        (BARNET, {}, []),
        (SUTTON, {"Target": 12}, said("Sutton", "12")),
        (BARNET, {"Target": 35}, said("Barnet", "35", "2014-09-30")),
        (BARNET, {"By": date(2014, 10, 31)}, said("Barnet", "30", "2014-10-31")),
        (BARNET, {"By": None}, said("Barnet", "30")),
        (BARNET, {"Target": None}, said("Barnet", "0")),
        (BARNET, {"Target": 0}, said("Barnet", "0")),
        (CAMDEN, {"Target": None, "By": None}, said("Camden", "")),
    ],
    ids=["nothing", "a new one", "a number", "a day", "no day", "the export's emptied", "nought", "a lead's emptied"],
)
def test_what_was_typed_becomes_a_decision(code, cells, rows):
    assert changed(code, **cells) == rows


def test_london_has_no_value():
    table = editable(frame(), frame(), {"": "London"}, "participants", "london")
    after = table.assign(Target=pd.array([100], dtype="Int64"))
    assert changes(table, after, "participants", "london")[0]["value"] == ""


@pytest.mark.parametrize(
    ("cells", "why"),
    [({"By": BY}, "Sutton has a day and no target; say how many are wanted."), ({"Target": -1}, "nought or more")],
)
def test_a_target_that_is_none_is_refused_in_words(cells, why):
    with pytest.raises(ValueError, match=why):
        changed(SUTTON, **cells)


@pytest.mark.parametrize(
    ("target", "by", "held", "words"),
    [
        ("40", "2014-09-30", ("30", "2014-09-30"), "Target for Camden: 40 people by 30 September 2014, was 30"),
        ("40", "", ("30", "2014-09-30"), "Target for Camden: 40 people, was 30 by 30 September 2014"),
        ("1", "", ("", ""), "Target for Camden: 1 person, was none"),
        ("", "", ("1400", ""), "Target for Camden: as the export says again, was 1,400"),
        ("0", "", ("30", ""), "No target for Camden, was 30"),
        ("forty", "soon", None, "Target for Camden: forty people by soon"),
    ],
)
def test_a_target_is_said_with_what_was_before(target, by, held, words):
    row = {"measure": "participants", "dimension": "borough", "value": "Camden", "target": target, "by": by}
    assert decision_words("targets", row, held and dict(zip(("target", "by"), held, strict=True))) == words


def test_the_other_decisions_are_said_in_plain_words():
    names = {"vision-2014:1": "Integrated teams", "declaration-2014:2": "Make Boundaries Invisible"}
    coding = {"source": "polis", "idea_id": "i1"}
    assert decision_words("codings", coding | {"principle": "vision-2014:1"}, names=names) == (
        "Idea i1 of polis: under Integrated teams"
    )
    assert decision_words("codings", coding | {"principle": ""}) == "Idea i1 of polis: as the export says again"
    name = {"name": "St Annes"}
    assert decision_words("organisation_names", name | {"organisation": "St Anne"}) == "“St Annes” is St Anne"
    assert decision_words("organisation_names", name | {"organisation": ""}) == (
        "“St Annes” is an organisation of its own again"
    )
    ends = {"from_principle": "vision-2014:1", "to_principle": "declaration-2014:2"}
    said = "Integrated teams became Make Boundaries Invisible"
    assert decision_words("crosswalk", ends | {"status": "agreed"}, names=names) == f"{said}: agreed"
    assert decision_words("crosswalk", ends | {"status": ""}, names=names) == (
        f"{said}: as it came with the product again"
    )
