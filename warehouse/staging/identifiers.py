"""People and ideas as numbers while an import runs; a person's own identifier goes no further than this."""

import duckdb
import pyarrow as pa

from warehouse.personal.masking import mask_identifier
from warehouse.personal.pseudonyms import add_pseudonyms, pseudonyms
from warehouse.tombstones import note_namesakes

SHARED = "register"


def number_people(
    con: duckdb.DuckDBPyConnection, key: bytes, source: int, names_people: bool, register: bool, entry: str
) -> None:
    """Make the dictionary `entry` (hash, n, value, fault, note, pseudonym) of the participants' identifiers of one
    source in `found_texts` (raw, hash, n).

    The same identifier in two sources is two people. `names_people`: the rows are a list of participants, to which
    other sources may be joined. `register`: these identifiers are those of the register the person gave.
    """
    wanted = {"pseudonym": source_name(con, source)} | ({"across": SHARED} if names_people or register else {})
    add_pseudonyms(con, "found_texts", wanted, key)
    con.execute(
        """
        INSERT INTO staged.identities
        SELECT (SELECT coalesce(max(identity), 0) FROM staged.identities) + row_number() OVER (ORDER BY pseudonym),
               $source, pseudonym, NULL, NULL
        FROM (SELECT DISTINCT pseudonym FROM found_texts)
        WHERE pseudonym NOT IN (SELECT pseudonym FROM staged.identities)""",
        {"source": source},
    )
    for column, is_wanted in (("shared", names_people), ("link", register)):
        if is_wanted:
            con.execute(f"""
                UPDATE staged.identities SET {column} = across FROM found_texts
                WHERE found_texts.pseudonym = staged.identities.pseudonym""")
    con.execute(f"""
        CREATE OR REPLACE TABLE {entry} AS
        SELECT hash, n, identity AS value, NULL::VARCHAR AS fault, NULL::VARCHAR AS note, pseudonym
        FROM found_texts JOIN staged.identities USING (pseudonym)""")
    note_namesakes(con, key, "found_texts")


def link_people(con: duckdb.DuckDBPyConnection, key: bytes, source: int, external: dict[str, str]) -> None:
    """Remember the identifier in a register (value) that a source gives for its own identifier (key), as Polis does
    with xid."""
    own, across = (
        pseudonyms(key, source_name(con, source), list(external)),
        pseudonyms(key, SHARED, list(external.values())),
    )
    con.register(
        "found_links", pa.table({"pseudonym": pa.array(own, pa.string()), "across": pa.array(across, pa.string())})
    )
    con.execute(
        "UPDATE staged.identities SET link = across FROM found_links "
        "WHERE found_links.pseudonym = staged.identities.pseudonym"
    )
    con.unregister("found_links")


def number_ideas(
    con: duckdb.DuckDBPyConnection, key: bytes, source: int, texts: list[str], lists_ideas: bool
) -> pa.Table:
    """The dictionary (raw, value, fault, note) of ideas' identifiers of one source; value is the number as text.

    `lists_ideas`: the rows are the source's own list of ideas.
    """
    con.register("found_ideas", pa.table({"raw": texts, "idea_id": [mask_identifier(key, text) for text in texts]}))
    con.execute(
        """
        INSERT INTO staged.idea_ids
        SELECT (SELECT coalesce(max(idea), 0) FROM staged.idea_ids) + row_number() OVER (ORDER BY idea_id),
               $source, idea_id, FALSE
        FROM (SELECT DISTINCT idea_id FROM found_ideas)
        WHERE idea_id NOT IN (SELECT idea_id FROM staged.idea_ids WHERE source = $source)""",
        {"source": source},
    )
    if lists_ideas:
        con.execute(
            "UPDATE staged.idea_ids SET listed = TRUE "
            "WHERE source = $source AND idea_id IN (SELECT idea_id FROM found_ideas)",
            {"source": source},
        )
    answer = con.sql(
        """
        SELECT raw, CAST(idea AS VARCHAR) AS value, NULL::VARCHAR AS fault, NULL::VARCHAR AS note
        FROM found_ideas JOIN staged.idea_ids USING (idea_id) WHERE source = $source""",
        params={"source": source},
    ).to_arrow_table()
    con.unregister("found_ideas")
    return answer


def source_name(con: duckdb.DuckDBPyConnection, source: int) -> str:
    """The name of a source by its number."""
    return con.execute("SELECT name FROM staged.sources WHERE source = $source", {"source": source}).fetchall()[0][0]
