"""Programmes for these tests, and the figures of a warehouse that two ways to it must agree on."""

from pathlib import Path

from warehouse.opening import opened
from warehouse.report import report

TERMS = """\
name = "Everything"
start = 2014-01-01
end = 2015-12-31
vote_scale = "for-neutral-against"
exclude = ["test-1"]

[[phase]]
id = "one"
name = "First phase"
start = 2014-01-01
end = 2014-12-31

[[event]]
id = "launch"
name = "The launch"
day = 2014-10-09

[[attribute]]
name = "age_band"
values = ["under 40", "40 and over"]
shares = [0.6, 0.4]
"""
TABLES = {
    "participants": """\
participant_id,organisation,borough,postcode,role,group,joined_at,channel,age_band
p1,Five Boroughs Trust,Camden,,nurse,staff,2014-02-01T09:00:00,website,under 40
p2,One Borough Surgery,,,GP,staff,2014-02-02,,40 and over
p3,Five Boroughs Trust,,,manager,staff,,,
p4,,,SE1 7EH,service user,service user,,,
p5,,Kingston upon Hull,,carer,carer,,,
p6,,pan-London,,,,,,
p7,,Atlantis,,nurse,,,,
p8,=Sum Trust,City of London,,other,,,,
p9,Unlisted Society,RB Kingston,,,,,,
""",
    "organisations": """\
organisation,kind,boroughs,invited,staff
Five Boroughs Trust,NHS community trust,Camden;Barnet;Brent;Islington;Hackney,yes,400
One Borough Surgery,GP practice,Hackney,no,
=Sum Trust,Hospice,Bromley,yes,12
""",
    "ideas": """\
idea_id,participant_id,principle,submitted_at,title,text,status
i1,p1,1,2014-03-01T10:00:00,First,=1+1,accepted
i2,p2,,2014-03-02T10:00:00,-Second,"'=already guarded, with ""quotes""
and a second line",
i3,p9,vision-2014:8,2014-03-30T01:30:00,@third,'tis a text,rejected
""",
    "comments": """\
comment_id,idea_id,participant_id,commented_at,text
c1,i1,p4,2014-03-03T10:00:00,+1 from me
c2,i2,,2014-03-03T11:00:00,"	tab first"
""",
    "votes": """\
participant_id,idea_id,principle,vote,voted_at
p1,i2,,for,2014-04-01T10:00:00
p1,i2,,against,2014-04-02T10:00:00
p1,i2,,neutral,2014-04-02T10:00:00
p2,i1,,1,
p2,i1,,-1,
p3,i1,,1,2014-04-03T10:00:00.123456
p4,i1,,1,2014-10-26T01:30:00
p5,,2,1,2014-04-03T10:00:00
p6,,2,-1,2014-04-03T10:00:00
p7,i3,,1,2014-04-03T10:00:00
p8,i3,,1,2014-04-03T10:00:00
p10,i3,,-1,2014-04-03T10:00:00
test-1,i3,,-1,2014-04-03T10:00:00
p1,i9,,1,2014-04-03T10:00:00
""",
    "tallies": """\
idea_id,principle,vote,count,borough,role,day
i1,,1,12,Camden,nurse,2014-05-01
,3,-1,7,,,
,3,-1,5,Atlantis,,
,3,1,4,outside London,,
""",
    "attendance": "event,participant_id,attended_at\nThe launch,p1,2014-10-09T09:00\n-Late event,p11,\n",
    "responses": """\
organisation,kind,borough,principle,stage,responded_at,text
One Borough Surgery,case study,Hackney,1,under way,2014-11-01,@home works
New Voices,champion,,,,,
""",
    "evidence": "principle,kind,title,text,link\n1,crowd,T,Words,https://www.example.org/\n2,something,,,\n",
    "statements": "statement_id,framework,principle,text\ns1,declaration-2014,,We listen\n",
    "decisions": "idea_id,statement_id,outcome,reason,decided_at\ni1,s1,kept,-why not,2014-09-01\n",
    "reach": "channel,day,views\nwebsite,2014-05-01,100\nwebsite,2014-05-02,0\n",
    "targets": """\
measure,dimension,value,target,by
participants,borough,Bexley,20,2014-12-31
organisations,London,,5,
""",
}
FIGURES = {
    "people": """
        SELECT gss_code, role, group_name, channel, p.organisation_kind, o.name, attributes, joined_on, registered,
               takes_part, count(*)
        FROM people AS p LEFT JOIN organisations AS o USING (organisation) GROUP BY ALL""",
    "by borough": """
        SELECT gss_code, kind, value, superseded, superseded_on, day, given_at, count(*), count(DISTINCT person)
        FROM contributions GROUP BY ALL""",
    "by principle": """
        SELECT principle, kind, direct, value, superseded, count(*), count(DISTINCT person)
        FROM contributions GROUP BY ALL""",
    "by role": """
        SELECT role, group_name, organisation_kind, kind, value, superseded, count(*)
        FROM contributions GROUP BY ALL""",
    "organisations": """
        SELECT name, kind, invited, staff, listed, (SELECT string_agg(gss_code, ';' ORDER BY gss_code)
        FROM organisation_areas AS a WHERE a.organisation = o.organisation) FROM organisations AS o""",
    "ideas": """
        SELECT s.name, idea_id, principle, submitted_at, day, title, text, status, gss_code
        FROM ideas AS i JOIN sources AS s USING (source) LEFT JOIN people USING (person)""",
    "comments": """
        SELECT i.idea_id, commented_at, c.text, gss_code
        FROM comments AS c LEFT JOIN ideas AS i USING (idea) LEFT JOIN people AS p ON p.person = c.person""",
    "tallies": """
        SELECT idea_id, t.principle, vote, gss_code, role, t.day, sum(count)
        FROM tallies AS t LEFT JOIN ideas USING (idea) GROUP BY ALL""",
    "attendance": "SELECT event, attended_at, gss_code FROM attendance JOIN people USING (person)",
    "responses": """
        SELECT o.name, r.kind, gss_code, principle, stage, responded_at, text
        FROM responses AS r LEFT JOIN organisations AS o USING (organisation)""",
    "evidence": "SELECT principle, kind, title, text, link FROM evidence",
    "statements": "SELECT statement_id, framework, principle, text FROM statements",
    "decisions": """
        SELECT idea_id, framework, statement_id, outcome, reason, decided_at
        FROM decisions JOIN ideas USING (idea)""",
    "reach": "SELECT channel, day, views FROM reach",
    "targets": "SELECT measure, dimension, value, target, by_day FROM targets",
    "terms": "SELECT name, made_up, start_day, end_day, framework, vote_scale FROM programme",
    "phases": "SELECT phase, name, start_day, end_day FROM phases",
    "events": "SELECT event, name, day FROM events",
    "attributes": "SELECT attribute, value, population_share FROM attributes",
}


def write_programme(folder: Path, tables: dict[str, str] | None = None, terms: str | None = TERMS) -> Path:
    """An export in the canonical format."""
    folder.mkdir(parents=True)
    for name, text in (TABLES if tables is None else tables).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    if terms:
        (folder / "programme.toml").write_text(terms, encoding="utf-8")
    return folder


def figures(folder: Path) -> dict[str, object]:
    """What is known of a warehouse's contents, without what depends on pseudonyms and file names."""
    with opened(folder) as con:
        found = {name: sorted(map(repr, con.execute(sql).fetchall())) for name, sql in FIGURES.items()}
    return {"totals": report(folder)["totals"], **found}


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
