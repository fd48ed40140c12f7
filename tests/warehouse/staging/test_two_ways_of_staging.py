"""A file that is read where it lies and the same file loaded first give the same rows, the same quarantine, the same
notes."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from warehouse.contract.terms import terms_of
from warehouse.importers import canonical
from warehouse.importers.plan import Options
from warehouse.programme import Programme
from warehouse.reading.export import find_exports
from warehouse.reading.sheet import open_sheets
from warehouse.refusal import NeedsAnswer, Refused
from warehouse.staging.columns import File
from warehouse.staging.rows import stage
from warehouse.staging.store import create_store
from warehouse.working import open_database

HEADER = "participant_id,idea_id,principle,vote,voted_at"
PEOPLE = ["p1", "p2", " p2", "p\u00e92", "e\u0301", "", "Total", "participant_id", "'=1+1", "a@example.org", "\u200bp1"]
IDEAS = ["", "i1", "i2", "'-1", "''=x", "i1 ", "07700900123"]
PRINCIPLES = ["", "7", "1", "vision-2014:2", "no such"]
VOTES = ["1", "-1", "0", "for", "\u22121", "1.0", "", "maybe", "+1", "n/a"]
MOMENTS = [
    "2014-05-01T08:39:42", "2014-05-01 08:39", "2014-06-30", "2014-05-01T08:39:42.5", "2014-5-1 8:39", "2014-13-01",
    "2014-02-30T10:00:00", "2014-03-30T01:30:00", "2014-10-26 01:30:00", "2014-05-01T08:39:42Z", "1999-01-01",
    "2031-01-01T00:00:00", "1404000000", "", "-", "soon", " 2014-05-01", "2014-05-01T08:39:42+01:00",
    "2014-05-01T24:00:00", "2014-05-1  08:39:42", "02/05/2014 10:00",
]  # fmt: skip
ROWS = st.tuples(*map(st.sampled_from, (PEOPLE, IDEAS, PRINCIPLES, VOTES, MOMENTS)))
ASKED = {
    "votes": "SELECT * FROM staged.votes ORDER BY ALL",
    "quarantine": "SELECT * FROM staged.quarantine ORDER BY ALL",
    "reasons": "SELECT * FROM staged.file_reasons ORDER BY ALL",
    "files": "SELECT rows_in FROM staged.files",
    "people": "SELECT * FROM staged.identities ORDER BY ALL",
    "ideas": "SELECT idea, source, idea_id FROM staged.idea_ids ORDER BY ALL",
    "excluded": "SELECT * FROM staged.excluded ORDER BY ALL",
}


def staged(content: bytes, lent: bool, dates: str | None) -> dict[str, list] | str:
    """What is staged of a file of votes, or why it is not taken."""
    programme = replace(Programme(), start=date(2014, 5, 1), end=date(2015, 10, 31), excluded=("p2",))
    with TemporaryDirectory() as folder, closing(open_database(Path(folder) / "work")) as con:
        path = Path(folder) / "votes.csv"
        path.write_bytes(content)
        [export] = find_exports([path], Path(folder) / "work")
        [sheet] = open_sheets(export.files[0], canonical.knows)
        if not lent:
            sheet = replace(sheet, evidence=replace(sheet.evidence, quotes=True))
        create_store(con)
        con.execute("""
            INSERT INTO staged.sources VALUES (1, 'one', 'canonical', NULL, FALSE, TRUE);
            INSERT INTO staged.files
            VALUES (1, 1, 'votes.csv', 'canonical', 'votes', '', NULL, 0, 0, 0, 0, 0, TRUE)""")
        terms = terms_of(programme.keyed(b"k" * 32))
        file = File(con, 1, 1, "votes.csv", b"k" * 32, terms, Options(dates=dates))
        try:
            stage(file, sheet, canonical.plan(sheet))
        except (Refused, NeedsAnswer) as problem:
            return str(problem)
        left = con.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'memory'").fetchall()
        assert not left
        return {name: con.execute(sql).fetchall() for name, sql in ASKED.items()}


def content_of(rows: list[tuple], end: str = "\n", last: bool = True) -> bytes:
    return (end.join([HEADER, *(",".join(row) for row in rows)]) + (end if last else "")).encode()


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=12), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.just("dmy"))
@example([(p, "i1", "", "1", m) for p in PEOPLE for m in MOMENTS], "\n", True, "dmy")
def test_both_ways_stage_the_same(rows, end, last, dates):
    content = content_of(rows, end, last)
    assert staged(content, True, dates) == staged(content, False, dates)


def test_a_clean_file_and_a_dirty_one_are_staged_alike_both_ways():
    clean = [(f"p{n}", "i1", "", "1", f"2014-05-01T08:39:{n:02}") for n in range(40)]
    autumn = (" p3", "i2", "", "for", "2014-10-26 01:30")
    dirty = [*clean, ("p1", "", "7", "maybe", "2014-13-01"), autumn, ("", "i1", "", "1", "")]
    for rows in (clean, dirty):
        lent = staged(content_of(rows), True, None)
        assert lent == staged(content_of(rows), False, None)
    assert [(line, column, code) for _, line, column, code, *_ in lent["quarantine"]] == [
        (42, "vote", "not_a_vote"),
        (44, "participant_id", "missing_value"),
    ]


def test_a_line_that_is_no_row_is_set_aside_both_ways():
    rows = [("p1", "i1", "", "1", "2014-05-01"), ("Total", "", "", "", "1"), ("p2", "i1", "", "1", "2014-05-02")]
    content = content_of(rows)
    lent = staged(content, True, None)
    assert lent == staged(content, False, None)
    assert [(line, code) for _, line, _, code, *_ in lent["quarantine"]] == [(3, "total_row")]
