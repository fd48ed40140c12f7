"""What is kept of people who asked to be forgotten, so that no later import brings them back: keyed marks, no words.

A mark is a person's pseudonym in one source, and in the register where they stand there. The same export may come again
under another source's name, where the same identifier may as well be another person: so there are marks too of the
identifier itself, and of rows and files that it stood in. Somebody with that identifier is the forgotten person where
one such row or file is there again, or where the identifier is nobody else's anyway (an e-mail address).
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse.decisions import decide, decided
from warehouse.personal.pseudonyms import pseudonym, pseudonyms

KIND = "forgotten"
IDENTIFIER, ROW, ANYWHERE = "(identifier)", "(row)", "(any source)"
MOST_ROWS = 32  # of a person, for their marks
NOBODY_ELSES = re.compile(r".+@.+|[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")
# A row of its own: with a moment to the second. What happened at noon of some day happened to many.
FACTS = """
    SELECT {person}, 'vote ' || coalesce({idea}, {principle}) || ' ' || {voted_at} AS fact FROM {votes}
    WHERE second({voted_at}) <> 0
    UNION ALL SELECT {person}, 'idea ' || {idea} || ' ' || submitted_at FROM {ideas} WHERE second(submitted_at) <> 0
    UNION ALL SELECT {person}, 'comment ' || comment_id || ' ' || commented_at FROM {comments}
    WHERE second(commented_at) <> 0
    UNION ALL SELECT {person}, 'attendance ' || event || ' ' || attended_at FROM {attendance}
    WHERE second(attended_at) <> 0
    UNION ALL SELECT {person}, 'registration ' || joined_at FROM {participants} WHERE second(joined_at) <> 0"""
OF_A_RELEASE = FACTS.format(
    person="person",
    idea="idea_id",
    principle="CASE WHEN direct THEN c.principle END",
    voted_at="given_at",
    votes="""(SELECT * FROM contributions WHERE kind = 'vote') AS c
        LEFT JOIN (SELECT idea, idea_id FROM ideas) USING (idea)""",
    ideas="ideas",
    comments="comments",
    attendance="attendance",
    participants="participants JOIN identities USING (pseudonym)",
)
STAGED_IDEA = "LEFT JOIN (SELECT idea AS idea_id, idea_id AS named FROM staged.idea_ids) USING (idea_id)"
OF_WHAT_COMES = FACTS.format(
    person="participant_id AS identity",
    idea="named",
    principle="principle",
    voted_at="voted_at",
    votes=f"staged.votes {STAGED_IDEA}",
    ideas=f"staged.ideas {STAGED_IDEA}",
    comments="staged.comments",
    attendance="staged.attendance",
    participants="staged.participants",
)
FILES = """
    SELECT DISTINCT 'file ' || sha256 AS fact FROM files
    WHERE file IN (SELECT file FROM contributions WHERE person = $person
        UNION SELECT file FROM attendance WHERE person = $person
        UNION SELECT file FROM participants JOIN identities USING (pseudonym) WHERE person = $person
        UNION SELECT file FROM quarantine WHERE contains(cells, $mark))"""


def bury(folder: Path, key: bytes, participant: str, marks: Iterable[tuple[str, str]], facts: Iterable[str]) -> None:
    """Keep the marks of a person: pseudonyms as (source, pseudonym), and of their identifier with what it did (facts).
    Each is kept once."""
    identifier = pseudonym(key, IDENTIFIER, participant)
    rows = pseudonyms(key, ROW, [f"{identifier} {fact}" for fact in sorted(set(facts))])
    wanted = [*sorted(marks), (IDENTIFIER, identifier), *((ROW, mark) for mark in rows)]
    known = {(row["source"], row["pseudonym"]) for row in decided(folder, KIND)}
    new = [mark for mark in wanted if mark not in known]
    decide(folder, KIND, [{"source": source, "pseudonym": mark} for source, mark in new])


def everywhere(key: bytes, participant: str) -> list[tuple[str, str]]:
    """The mark of an identifier that is one person's wherever it stands; none for a number of some conversation."""
    own = NOBODY_ELSES.fullmatch(participant.strip())
    return [(ANYWHERE, pseudonym(key, IDENTIFIER, participant))] if own else []


def facts_of(con: duckdb.DuckDBPyConnection, person: int | None, marks: Sequence[str]) -> list[str]:
    """What a person of an opened release did, as it is known again: the first rows that are theirs alone, and the
    checksums of the files they stand in."""
    rows = con.execute(f"SELECT fact FROM ({OF_A_RELEASE}) WHERE person = $1 ORDER BY fact LIMIT {MOST_ROWS}", [person])
    facts = [fact for (fact,) in rows.fetchall()]
    for mark in marks:
        facts += [fact for (fact,) in con.execute(FILES, {"person": person, "mark": mark}).fetchall()]
    return facts


def stage_tombstones(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Everything that is kept of forgotten people, beside the rows that come in."""
    rows = decided(folder, KIND)
    columns = {name: pa.array([row[name] for row in rows], pa.string()) for name in ("source", "pseudonym")}
    con.register("kept_marks", pa.table(columns))
    con.execute("INSERT INTO staged.tombstones SELECT DISTINCT source, pseudonym FROM kept_marks")
    con.unregister("kept_marks")


def note_namesakes(con: duckdb.DuckDBPyConnection, key: bytes, found: str) -> None:
    """Remember which of a source's identifiers (the table `found`: raw, pseudonym) a forgotten person had somewhere."""
    known = {mark for (mark,) in con.execute("SELECT mark FROM staged.tombstones").fetchall()}
    rows = con.execute(f"SELECT raw, pseudonym FROM {found}").fetchall() if known else []
    for mark, (_, own) in zip(pseudonyms(key, IDENTIFIER, (raw for raw, _ in rows)), rows, strict=True):
        if mark in known:
            con.execute("INSERT INTO staged.namesakes VALUES ($1, $2)", [own, mark])


def same_people(con: duckdb.DuckDBPyConnection, key: bytes) -> list[str]:
    """Pseudonyms of staged people that are forgotten ones under another source's name."""
    found = con.execute("""
        SELECT n.pseudonym, n.mark, i.identity, bool_or(t.kind = '(any source)')
        FROM staged.namesakes AS n
        JOIN staged.identities AS i USING (pseudonym) JOIN staged.tombstones AS t USING (mark)
        GROUP BY ALL ORDER BY ALL""").fetchall()
    rows = {mark for (mark,) in con.execute("SELECT mark FROM staged.tombstones WHERE kind = '(row)'").fetchall()}
    return [own for own, mark, identity, sure in found if sure or _did_the_same(con, key, own, mark, identity, rows)]


def _did_the_same(
    con: duckdb.DuckDBPyConnection, key: bytes, own: str, mark: str, identity: int, rows: set[str]
) -> bool:
    facts = con.execute(f"SELECT fact FROM ({OF_WHAT_COMES}) WHERE identity = $1", [identity]).fetchall()
    files = con.execute(
        """
        SELECT DISTINCT 'file ' || sha256 FROM staged.files
        WHERE fresh AND source = (SELECT source FROM staged.identities WHERE pseudonym = $1)""",
        [own],
    ).fetchall()
    return not rows.isdisjoint(pseudonyms(key, ROW, [f"{mark} {fact}" for (fact,) in (*facts, *files)]))
