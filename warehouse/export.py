"""The whole warehouse written back in the programme's own format: importing it gives the same totals."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import duckdb

from warehouse.contract.tables import tables
from warehouse.live import current
from warehouse.programme import Programme, from_json
from warehouse.refusal import Refused

TEXTS = frozenset({"text", "organisation", "label", "event"})
IDEA = "CASE WHEN (SELECT count(*) FROM sources) > 1 THEN {source}.name || '/' || {idea}.idea_id ELSE {idea}.idea_id END"
OWN_IDEA = IDEA.format(source="s", idea="i")
UTC = "strftime({0}, '%Y-%m-%dT%H:%M:%S.%fZ')"
AREA = "nullif(nullif({0}, 'unknown'), 'none')"
IDEA_OF = "LEFT JOIN ideas AS i ON i.idea = t.idea LEFT JOIN sources AS s ON s.source = i.source"
ROWS = {
    "participants": f"""
        SELECT DISTINCT ON (p.person) p.pseudonym AS participant_id, r.organisation, r.organisation_kind, r.borough,
               CASE WHEN r.borough IS NULL OR r.borough = 'unknown' THEN r.postcode END AS area_of_postcode, r.role, r.group_name AS "group",
               {UTC.format('r.joined_at')} AS joined_at, r.channel, r.attributes
        FROM participants AS r JOIN identities AS d USING (pseudonym) JOIN people AS p ON p.person = d.person
        ORDER BY p.person, r.pseudonym <> p.pseudonym, r.file, r.line""",
    "organisations": """
        SELECT o.name AS organisation, nullif(o.kind, 'unknown') AS kind,
               (SELECT string_agg(gss_code, ';' ORDER BY gss_code) FROM organisation_areas AS a WHERE a.organisation = o.organisation) AS boroughs,
               CASE WHEN o.invited THEN 'yes' ELSE 'no' END AS invited, o.staff
        FROM organisations AS o WHERE o.listed ORDER BY o.organisation""",
    "ideas": f"""
        SELECT {OWN_IDEA} AS idea_id, p.pseudonym AS participant_id, i.principle, {UTC.format('i.submitted_at')} AS submitted_at,
               i.title, i.text, nullif(i.status, 'unknown') AS status
        FROM ideas AS i JOIN sources AS s USING (source) LEFT JOIN people AS p USING (person) ORDER BY i.idea""",
    "comments": f"""
        SELECT c.source || '/' || c.comment_id AS comment_id, {OWN_IDEA} AS idea_id, p.pseudonym AS participant_id,
               {UTC.format('c.commented_at')} AS commented_at, c.text
        FROM comments AS c LEFT JOIN ideas AS i USING (idea) LEFT JOIN sources AS s ON s.source = i.source
        LEFT JOIN people AS p ON p.person = c.person ORDER BY c.comment""",
    "votes": f"""
        SELECT p.pseudonym AS participant_id, {OWN_IDEA} AS idea_id, CASE WHEN t.direct THEN t.principle END AS principle, t.value AS vote,
               {UTC.format('t.given_at')} AS voted_at
        FROM contributions AS t JOIN people AS p USING (person) {IDEA_OF} WHERE t.kind = 'vote' ORDER BY t.file, t.line""",
    "tallies": f"""
        SELECT {OWN_IDEA} AS idea_id, CASE WHEN t.idea IS NULL THEN t.principle END AS principle, t.vote, t.count,
               {AREA.format('t.gss_code')} AS borough, nullif(t.role, 'unknown') AS role, t.day
        FROM tallies AS t {IDEA_OF} ORDER BY t.file, t.line""",
    "attendance": f"""
        SELECT t.event, p.pseudonym AS participant_id, {UTC.format('t.attended_at')} AS attended_at
        FROM attendance AS t JOIN people AS p USING (person) ORDER BY t.file, t.line""",
    "responses": f"""
        SELECT organisation_name AS organisation, kind, {AREA.format('gss_code')} AS borough, principle, stage,
               {UTC.format('responded_at')} AS responded_at, text
        FROM responses ORDER BY file, line""",
    "evidence": "SELECT principle, kind, title, text, link FROM evidence ORDER BY file, line",
    "statements": "SELECT statement_id, framework, principle, text FROM statements ORDER BY file, line",
    "decisions": f"""
        SELECT {OWN_IDEA} AS idea_id, t.statement_id, t.outcome, t.reason, {UTC.format('t.decided_at')} AS decided_at
        FROM decisions AS t {IDEA_OF} ORDER BY t.file, t.line""",
    "reach": "SELECT channel, day, views FROM reach ORDER BY file, line",
    "targets": 'SELECT measure, dimension, value, target, by_day AS "by" FROM targets ORDER BY file, line',
}


def export(folder: Path, out: Path) -> dict[str, int]:
    """Write one CSV a table and programme.toml into the new folder `out`; gives rows by table. People are pseudonyms.

    Raises Refused where nothing is live or `out` exists.
    """
    release = current(folder)
    if release is None:
        raise Refused("", "Nothing has been imported yet, so there is nothing to write.")
    try:
        out.mkdir(parents=True)
    except FileExistsError as problem:
        raise Refused(str(out), f"{out} exists already; name a new folder.") from problem
    with closing(duckdb.connect(release.warehouse, read_only=True)) as con:
        programme = from_json(con.execute("SELECT terms FROM programme").fetchall()[0][0])
        (out / "programme.toml").write_text(terms_as_toml(programme), encoding="utf-8")
        return {table: rows for table in ROWS if (rows := _write(con, table, programme, out))}


def _write(con: duckdb.DuckDBPyConnection, table: str, programme: Programme, out: Path) -> int:
    answer = con.execute(ROWS[table])
    header = [column[0] for column in answer.description]
    rows = answer.fetchmany(50_000)
    if not rows:
        return 0
    count = 0
    with (out / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_header(header, programme))
        while rows:
            writer.writerows(_spread(safe_rows(table, header, rows), header, programme))
            count += len(rows)
            rows = answer.fetchmany(50_000)
    return count


def safe_rows(table: str, header: Sequence[str], rows: Iterable[Sequence]) -> Iterator[list]:
    """Rows whose texts no spreadsheet takes for a formula."""
    kinds = {column.name: column.kind for column in tables()[table].columns}
    texts = [kinds.get(name) in TEXTS for name in header]
    for row in rows:
        yield [guarded(cell) if is_text else cell for cell, is_text in zip(row, texts, strict=True)]


def guarded(cell: str | None) -> str | None:
    """A text as a spreadsheet may open it: one that begins like a formula gets an apostrophe before it."""
    return f"'{cell}" if cell and cell[0] in "=+-@\t\r" else cell


def _header(header: list[str], programme: Programme) -> list[str]:
    declared = [attribute.name for attribute in programme.attributes] if "attributes" in header else []
    return [name for name in header if name != "attributes"] + declared


def _spread(rows: Iterable[list], header: list[str], programme: Programme) -> Iterator[list]:
    """Declared attributes, kept as JSON, back into columns of their own."""
    for row in rows:
        if "attributes" in header:
            values = json.loads(row.pop() or "{}")
            row += [values.get(attribute.name) for attribute in programme.attributes]
        yield row


def terms_as_toml(programme: Programme) -> str:
    """The programme's terms as `programme.toml` says them."""
    lines = [f"name = {json.dumps(programme.name, ensure_ascii=False)}", f"made_up = {str(programme.made_up).lower()}"]
    lines += [f"{name} = {day}" for name, day in (("start", programme.start), ("end", programme.end), ("retention_date", programme.retain_until)) if day]
    lines += [f'framework = "{programme.framework}"'] + ([f'vote_scale = "{programme.vote_scale}"'] if programme.scale_declared else [])
    for kind, spans in (("phase", programme.phases), ("event", programme.events)):
        for span in spans:
            days = f"start = {span.start}\nend = {span.end}" if kind == "phase" else f"day = {span.start}"
            lines.append(f"\n[[{kind}]]\nid = {json.dumps(span.id)}\nname = {json.dumps(span.name, ensure_ascii=False)}\n{days}")
    for attribute in programme.attributes:
        values, shares = json.dumps(list(attribute.values), ensure_ascii=False), json.dumps(list(attribute.shares))
        lines.append(f"\n[[attribute]]\nname = {json.dumps(attribute.name)}\nvalues = {values}\nshares = {shares}")
    return "\n".join(lines) + "\n"
