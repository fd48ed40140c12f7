"""Pseudonyms: the same person always gets the same one, and without the key nobody can tell who it is."""

import hashlib
import hmac
import unicodedata
from collections.abc import Iterable, Mapping

import pyarrow as pa
from duckdb import DuckDBPyConnection

from warehouse.personal.in_duckdb import quoted, text_function

BLOCK = 64  # bytes that SHA-256 takes at once
IN_ASCII = "(strlen(raw) = length(raw))"
KEYED = "sha256($outer::BLOB || unhex(sha256($inner_{}::BLOB || encode(raw))))[:32]"
HEX_DIGITS = 32  # 128 bits: among 10 million people the chance that two share one is below 1 in 10^24


def pseudonym(key: bytes, namespace: str, raw_id: str) -> str:
    """32 hexadecimal digits of HMAC-SHA-256 (RFC 2104) over the namespace and the identifier, both in NFC.

    `namespace` keeps equal identifiers of two sources apart.
    """
    return pseudonyms(key, namespace, [raw_id])[0]


def pseudonyms(key: bytes, namespace: str, ids: Iterable[str]) -> list[str]:
    """One pseudonym an identifier, in the same order."""
    before = _length_and_text(namespace)
    digest = hmac.digest
    return [digest(key, before + _nfc(raw_id).encode(), "sha256").hex()[:HEX_DIGITS] for raw_id in ids]


def add_pseudonyms(con: DuckDBPyConnection, table: str, namespaces: Mapping[str, str], key: bytes) -> None:
    """Adds to a table a column of pseudonyms of its identifiers (`raw`) for each of `namespaces` (column: namespace).

    DuckDB makes them, with all its threads, save those of identifiers beyond ASCII, whose NFC is Python's.
    """
    inner, outer = _pads(key)
    beyond = [raw for (raw,) in con.execute(f"SELECT DISTINCT raw FROM {table} WHERE NOT {IN_ASCII}").fetchall()]
    made = [f"CASE WHEN {IN_ASCII} THEN {KEYED.format(column)} END AS {column}" for column in namespaces]
    begins = {f"inner_{column}": inner + _length_and_text(namespace) for column, namespace in namespaces.items()}
    more = f"CREATE OR REPLACE TABLE {table} AS SELECT *, {', '.join(made)} FROM {table}"
    con.execute(more, begins | {"outer": outer})
    if beyond:
        columns = {column: pseudonyms(key, namespace, beyond) for column, namespace in namespaces.items()}
        con.register("beyond_ascii", pa.table({"raw": beyond, **columns}))
        values = ", ".join(f"{column} = beyond_ascii.{column}" for column in namespaces)
        con.execute(f"UPDATE {table} SET {values} FROM beyond_ascii WHERE beyond_ascii.raw = {table}.raw")
        con.unregister("beyond_ascii")


def _pads(key: bytes) -> tuple[bytes, bytes]:
    """What RFC 2104 puts before the text, and before the digest of that."""
    block = (hashlib.sha256(key).digest() if len(key) > BLOCK else key).ljust(BLOCK, b"\0")
    return bytes(byte ^ 0x36 for byte in block), bytes(byte ^ 0x5C for byte in block)


def register_pseudonyms(
    con: DuckDBPyConnection, table: str, column: str, namespace: str, key: bytes, into: str
) -> None:
    """Makes the temporary table `into` (raw VARCHAR, pseudonym VARCHAR): each distinct value but the empty.

    Temporary, because it undoes every pseudonym: raw identifiers never enter the database's own file.
    """

    with text_function(con, "keyed_pseudonym", lambda ids: pseudonyms(key, namespace, ids)):
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE {quoted(into)} AS SELECT raw, keyed_pseudonym(raw) AS pseudonym "
            f"FROM (SELECT DISTINCT CAST({quoted(column)} AS VARCHAR) AS raw FROM {quoted(table)}) WHERE raw <> ''"
        )


def _length_and_text(text: str) -> bytes:
    """The length first, so that ("ab", "c") and ("a", "bc") differ."""
    encoded = _nfc(text).encode()
    return len(encoded).to_bytes(4, "big") + encoded


def _nfc(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
