"""Pseudonyms: the same person always gets the same one, and without the key nobody can tell who it is."""

import hmac
import unicodedata
from collections.abc import Iterable

from duckdb import DuckDBPyConnection

from warehouse.personal.in_duckdb import quoted, text_function

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
