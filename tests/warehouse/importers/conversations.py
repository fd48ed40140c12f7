"""Small Polis conversations in the dialects of docs/polis.md, and the way they go: opened, staged, settled."""

from pathlib import Path
from typing import NamedTuple

import duckdb

from warehouse.contract.terms import terms_of
from warehouse.importers.plan import Options
from warehouse.intake import Incoming, take_in
from warehouse.programme import Programme
from warehouse.settling.settle import settle
from warehouse.staging.exports import stage_export
from warehouse.staging.store import create_store

KEY = b"a key of thirty-two bytes or more"

# The old exporter: milliseconds, words quoted where they need it. Participant 2 changes their mind about statement 1.
OLD = {
    "summary.csv": """\
topic,Talks in Barnet
url,https://pol.is/4old
views,9
voters,3
voters-in-conv,3
commenters,2
comments,3
groups,2
conversation-description,"One line,
and another"
""",
    "comments.csv": """\
timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1400000000000,Tue May 13 17:53:20 BST 2014,0,0,2,0,1,"Nurses, doctors and carers meet weekly"
1400000001000,Tue May 13 17:53:21 BST 2014,1,1,2,1,0,One number to call
1400000002000,Tue May 13 17:53:22 BST 2014,2,1,0,1,-1,Buy my book
""",
    "votes.csv": """\
timestamp,datetime,comment-id,voter-id,vote
1400000100000,Tue May 13 17:55:00 BST 2014,0,0,1
1400000101000,Tue May 13 17:55:01 BST 2014,0,1,1
1400000102000,Tue May 13 17:55:02 BST 2014,0,2,0
1400000103000,Tue May 13 17:55:03 BST 2014,1,0,1
1400000104000,Tue May 13 17:55:04 BST 2014,1,2,-1
1400000109000,Tue May 13 17:55:09 BST 2014,1,2,1
1400000105000,Tue May 13 17:55:05 BST 2014,2,0,-1
""",
    "participants-votes.csv": """\
participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2
0,staff-7,0,1,3,2,1,1,1,-1
1,,,2,1,1,0,1,,
2,carer-9,1,0,2,1,0,0,1,
""",
    "stats-history.csv": """\
n-votes,n-comments,n-visitors,n-voters,n-commenters
0,1,1,0,1
1,1,1,1,1
""",
}

# The server's exporter: seconds, every statement quoted; here with importance. It names its convention since 2026.
NEWEST = {
    "format.json": '{"format": "polis-export/1"}\n',
    "summary.csv": """\
topic,"Talks in Brent"
url,https://pol.is/5new
voters,2
voters-in-conv,2
commenters,1
comments,2
groups,1
conversation-description,"What ""joined up"" means"
vote-convention,agree=+1;disagree=-1;pass=0;format=polis-export/1""",
    "comments.csv": """\
timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,importance,comment-body
1790000000,Mon Sep 21 2026 14:13:20 GMT+0000 (Coordinated Universal Time),0,0,1,0,0,1,"Say ""hello"" first, then listen"
1790000001,Mon Sep 21 2026 14:13:21 GMT+0000 (Coordinated Universal Time),1,0,0,1,1,0,"Two lines
of one statement"
""",
    "votes.csv": """\
timestamp,datetime,comment-id,voter-id,vote,important
1790000010,Mon Sep 21 2026 14:13:30 GMT+0000 (Coordinated Universal Time),0,1,1,1
1790000011,Mon Sep 21 2026 14:13:31 GMT+0000 (Coordinated Universal Time),1,0,-1,0
""",
    "participant-votes.csv": """\
participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1
0,0,2,1,0,1,,-1
1,0,0,1,1,0,1,
""",
    "participant-importance.csv": """\
participant,group-id,n-comments,n-votes,n-important,0,1
0,0,2,1,0,,0
1,0,0,1,1,1,
""",
    "comment-groups.csv": """\
comment-id,comment,total-votes,total-agrees,total-disagrees,total-passes,group-a-votes,group-a-agrees
0,"Say ""hello"" first, then listen",1,1,0,0,1,1
""",
    "participant-xids.csv": 'participant,xid\n1,"carer-9"\n',
}

# The server's first exporter (autumn 2024): 1 is disagree, and words stand without quotation marks, commas and all.
WHEN = "Sun Sep 22 2024 10:00:00 GMT+0000 (Coordinated Universal Time)"
INVERTED = {
    "summary.csv": 'topic,"Talks in Bexley"\nurl,https://pol.is/6inv\nvoters,3\n',
    "comments.csv": f"""\
timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1727000000,{WHEN},0,0,0,3,1,Home visits, meals and transport, all from one team
1727000001,{WHEN},1,1,3,0,1,"Close" the day centres
1727000002,{WHEN},2,1,0,0,1,First line

third line, with a comma
1727000003,{WHEN},3,1,0,9,-1,Rejected words
""",
    "votes.csv": f"""\
timestamp,datetime,comment-id,voter-id,vote
1727000010,{WHEN},0,0,-1
1727000011,{WHEN},0,1,-1
1727000012,{WHEN},0,2,-1
1727000013,{WHEN},1,0,1
1727000014,{WHEN},1,1,1
1727000015,{WHEN},1,2,0
1727000016,{WHEN},2,2,0
1727000017,{WHEN},3,2,-1
""",
}


class Staged(NamedTuple):
    """A conversation as it stands in the tables in memory."""

    con: duckdb.DuckDBPyConnection
    incoming: Incoming

    def votes(self) -> list[tuple]:
        """(idea_id, vote, day and time) in the order they were cast."""
        return self.con.execute("""
            SELECT i.idea_id, v.vote, strftime(v.voted_at, '%Y-%m-%d %H:%M:%S')
            FROM staged.votes AS v JOIN staged.idea_ids AS i ON i.idea = v.idea_id
            ORDER BY v.voted_at, v.line""").fetchall()

    def ideas(self) -> list[tuple]:
        """(idea_id, text, status, principle) by idea."""
        return self.con.execute("""
            SELECT i.idea_id, t.text, t.status, t.principle
            FROM staged.ideas AS t JOIN staged.idea_ids AS i ON i.idea = t.idea_id ORDER BY i.idea_id""").fetchall()

    def books(self) -> dict[str, tuple]:
        """File -> (format, table, rows_in, loaded, duplicates, quarantined)."""
        rows = self.con.execute("""
            SELECT name, format, table_name, rows_in, loaded, duplicates, quarantined FROM staged.files""").fetchall()
        return {name: tuple(rest) for name, *rest in rows}

    def reasons(self, code: str) -> list[tuple]:
        """(file, detail) of every reason of that code."""
        return self.con.execute("""
            SELECT name, detail FROM staged.file_reasons JOIN staged.files USING (file) WHERE code = $1
            ORDER BY ALL""", [code]).fetchall()


def written(folder: Path, files: dict[str, str], **changed: str) -> Path:
    """The files in the folder; `changed` replaces some by their stem ("votes"), or leaves them out (None)."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        text = changed.get(name.partition(".")[0], text)
        if text is not None:
            (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def staged(folder: Path, options: Options | None = None, programme: Programme | None = None) -> Staged:
    """The export in the folder, all of its rows typed."""
    options = options or Options()
    (incoming,) = take_in([folder], folder / "work", options)
    con = duckdb.connect()
    con.execute("SET TimeZone = 'Europe/London'")
    create_store(con)
    stage_export(con, incoming, terms_of(programme or Programme()), options, KEY, False)
    return Staged(con, incoming)


def settled(folder: Path, options: Options | None = None, programme: Programme | None = None) -> Staged:
    """The export in the folder, all the way to rows that count, and booked."""
    conversation = staged(folder, options, programme)
    settle(conversation.con)
    return conversation
