"""The words of ideas and comments: which idea can be found by them, and who uses which."""

from collections import Counter
from collections.abc import Iterable, Iterator

import duckdb
import pyarrow as pa

from warehouse.words import in_stems, says_something, stem, words_of

AT_ONCE = 20_000  # texts; all of a large export at once would not fit in memory
USED = pa.schema(
    [("kind", pa.string()), ("file", pa.int32()), ("line", pa.int64()), ("word", pa.string()), ("stem", pa.string()),
     ("n", pa.int32())]
)  # fmt: skip
FOUND_BY = pa.schema([("idea", pa.int32()), ("stems", pa.string())])
IDEAS = """
    SELECT idea, file, line, concat_ws(' ', title, text) AS words FROM release.ideas
    WHERE title IS NOT NULL OR text IS NOT NULL ORDER BY idea"""
COMMENTS = "SELECT comment, file, line, text FROM release.comments WHERE text IS NOT NULL ORDER BY comment"
Text = tuple[int, int, int, str]


def write_words(con: duckdb.DuckDBPyConnection) -> None:
    """Fill `release.idea_stems` and `release.words_used` from the ideas and comments of the attached `release`."""
    for texts in _batches(con.execute(IDEAS)):
        stems = [(idea, in_stems(text)) for idea, _, _, text in texts]
        _add(con, "idea_stems", FOUND_BY, stems)
        _add(con, "words_used", USED, _used("idea", texts))
    for texts in _batches(con.execute(COMMENTS)):
        _add(con, "words_used", USED, _used("comment", texts))


def _batches(rows: duckdb.DuckDBPyConnection) -> Iterator[list[Text]]:
    # What is asked next closes an answer that is still being read.
    everything = rows.fetchall()
    for start in range(0, len(everything), AT_ONCE):
        yield everything[start : start + AT_ONCE]


def _used(kind: str, texts: Iterable[Text]) -> Iterator[tuple]:
    for _, file, line, text in texts:
        counted = Counter(word for word in words_of(text) if says_something(word))
        yield from ((kind, file, line, word, stem(word), n) for word, n in sorted(counted.items()))


def _add(con: duckdb.DuckDBPyConnection, table: str, schema: pa.Schema, rows: Iterable[tuple]) -> None:
    columns = [pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), schema, strict=False)]
    if columns:
        con.register("wording", pa.table(columns, schema=schema))
        con.execute(f"INSERT INTO release.{table} SELECT * FROM wording")
        con.unregister("wording")
