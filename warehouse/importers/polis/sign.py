"""Whether a Polis export means agree or disagree by 1.

Exports are meant to say 1 = agree. The server's first exporter (September and October 2024) wrote what the database
holds, where 1 is disagree. Only that version left the words of statements unquoted; so that is what gives it away.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from warehouse.importers.polis.files import COMMENTS, VOTES, looked_into, place_of, summary_of
from warehouse.personal.masking import mask
from warehouse.reading.sheet import Sheet
from warehouse.refusal import NeedsAnswer, Refused

SIGNS = ("as-is", "inverted")
LAST_WRITTEN = 1_730_419_200  # 2024-11-01 in seconds: the public source last had it on 24 October, and a week more
SHOWN = 80  # letters of a statement


@dataclass(frozen=True)
class Writing:
    """How comments.csv was written. `split`: statements that hold a comma without quotation marks around them."""

    unquoted: bool = False
    split: int = 0


def writing_of(con: duckdb.DuckDBPyConnection, found: Mapping[str, Sheet]) -> Writing:
    """Whether the statements' words were written without quotation marks by the server's first exporter.

    Its times have ten digits. Later versions quote every statement; spreadsheets quote those that need it.
    """
    sheet = found.get(COMMENTS)
    if sheet is None or not _comma_separated(sheet) or place_of(sheet, "comment_body") != f"c{len(sheet.header) - 1}":
        return Writing()
    body, time = place_of(sheet, "comment_body"), place_of(sheet, "timestamp")
    with looked_into(con, sheet, joins_cells=True) as table:
        quoted, bare, split = con.execute(f"""
            SELECT count(*) FILTER ({body} LIKE '"%'), count(*) FILTER ({body} NOT LIKE '"%'),
                   count(*) FILTER ({body} NOT LIKE '"%' AND {body} LIKE '%,%')
            FROM {table} WHERE regexp_full_match({time}, '[0-9]{{10}}')""").fetchall()[0]
    return Writing(split > 0 or (bare > 0 and quoted == 0), split)


def _comma_separated(sheet: Sheet) -> bool:
    return sheet.file.kind == "csv" and not any(note.code == "delimiter" for note in sheet.notes)


def disagree_is_one(
    con: duckdb.DuckDBPyConnection, found: Mapping[str, Sheet], writing: Writing, said: str | None
) -> bool:
    """Whether 1 means disagree. `said` is the person's answer ("as-is", "inverted"); it comes before the export's own.

    Raises NeedsAnswer where neither says and the export may be one of the inverted ones.
    """
    if said is not None:
        if said not in SIGNS:
            raise Refused("", f"--sign can be {' or '.join(SIGNS)}, not {said}.")
        return said == "inverted"
    if declared := re.search(r"\bagree=([+-]?1)", summary_of(found).get("vote-convention", "")):
        return declared[1] == "-1"
    if VOTES in found and writing.unquoted and (writing.split or _last_vote(con, found[VOTES]) < LAST_WRITTEN):
        raise _question(con, found)
    return False


def _last_vote(con: duckdb.DuckDBPyConnection, votes: Sheet) -> int:
    with looked_into(con, votes) as table:
        time = place_of(votes, "timestamp")
        return con.execute(f"SELECT coalesce(max(TRY_CAST({time} AS BIGINT)), 0) FROM {table}").fetchall()[0][0]


def _question(con: duckdb.DuckDBPyConnection, found: Mapping[str, Sheet]) -> NeedsAnswer:
    agreed, disagreed = _extremes(con, found[VOTES], found[COMMENTS])
    name = found[VOTES].file.name
    asked = (
        f"{name}: in September and October 2024 Polis wrote -1 for agree, and this may be such an export. "
        f"If 1 means agree, people agree most with “{agreed}”: then say --sign as-is. "
        f"If 1 means disagree, they agree most with “{disagreed}”: then say --sign inverted."
    )
    choices = {
        "as-is": f"1 means agree: people then agree most with “{agreed}”",
        "inverted": f"1 means disagree: people then agree most with “{disagreed}”",
    }
    return NeedsAnswer(name, asked, "--sign", choices)


def _extremes(con: duckdb.DuckDBPyConnection, votes: Sheet, comments: Sheet) -> tuple[str, str]:
    """The statements (those not rejected) with the highest and the lowest sum of latest votes, masked and shortened."""
    voter, on, vote, time = (place_of(votes, name) for name in ("voter_id", "comment_id", "vote", "timestamp"))
    statement, body, moderated = (place_of(comments, name) for name in ("comment_id", "comment_body", "moderated"))
    with looked_into(con, votes) as cast, looked_into(con, comments, joins_cells=True) as statements:
        rows = con.execute(f"""
            WITH latest AS (
                SELECT {on} AS statement, TRY_CAST({vote} AS INTEGER) AS vote FROM {cast}
                QUALIFY row_number() OVER (PARTITION BY {voter}, {on} ORDER BY {time} DESC, line DESC) = 1)
            SELECT s.{body} FROM latest JOIN {statements} AS s ON s.{statement} = latest.statement
            WHERE s.{moderated} <> '-1' GROUP BY s.line, s.{body} ORDER BY sum(vote) DESC, s.line""").fetchall()
    texts = [shortened(text) for (text,) in rows] or ["(no statement)"]
    return texts[0], texts[-1]


def shortened(text: str) -> str:
    """A statement as it may be shown in a question: masked, on one line, about 80 letters."""
    line = " ".join(mask(text)[0].split())
    return line if len(line) <= SHOWN else line[:SHOWN].rstrip() + "…"
