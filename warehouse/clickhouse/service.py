"""Which engine answers questions, by one setting, and the client that speaks to it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from warehouse.refusal import Refused

if TYPE_CHECKING:
    from clickhouse_connect.driver.client import Client

SETTING = "PARTICIPATION_ENGINE"
EMBEDDED, SCHEMES = "chdb:", {"clickhouse": "http", "clickhouse+https": "https"}
MISSING = "ClickHouse is asked for, and what speaks to it is not installed: pip install -r requirements-clickhouse.txt"
NOT_UNDERSTOOD = f"{SETTING} is not understood: it is duckdb, clickhouse://user:password@host:8123/name or chdb:folder"
# So that a statement means there what it means in DuckDB.
MEANING = {
    "join_use_nulls": 1,  # what a join does not find is missing, not nought
    "group_by_use_nulls": 1,  # the same of what is grouped over
    "aggregate_functions_null_for_empty": 1,  # the sum of nothing is missing, not nought
    "prefer_column_name_to_alias": 1,  # a name inside an expression is a column's
    "session_timezone": "UTC",
}


@dataclass(frozen=True)
class Service:
    """A ClickHouse: a server, or the engine embedded in this process with its data in `folder`. `prefix` begins the
    names of the databases that are this programme's."""

    prefix: str
    folder: str = ""
    scheme: str = ""
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """Which one it is, without user and password."""
        return f"{EMBEDDED}{self.folder}" if self.folder else f"{self.host}:{self.port}"

    def database(self, release: str) -> str:
        """The database of a release."""
        return f"{self.prefix}_{release}"


def service() -> Service | None:
    """The ClickHouse that the setting names; None where questions are asked of DuckDB. Raises Refused."""
    return _parsed(os.environ.get(SETTING, "").strip())


@lru_cache(maxsize=4)
def _parsed(words: str) -> Service | None:
    if words in ("", "duckdb"):
        return None
    if words.startswith(EMBEDDED) and words != EMBEDDED:
        return Service("participation", folder=words.removeprefix(EMBEDDED))
    try:
        parts = urlsplit(words)
        scheme, port = SCHEMES[parts.scheme], parts.port or (8443 if parts.scheme.endswith("https") else 8123)
    except (KeyError, ValueError):
        raise Refused("", NOT_UNDERSTOOD) from None
    prefix = parts.path.strip("/") or "participation"
    if not parts.hostname or not (prefix.isascii() and prefix.isidentifier()):
        raise Refused("", NOT_UNDERSTOOD)
    user, password = (unquote(word or "") for word in (parts.username, parts.password))
    return Service(prefix, "", scheme, parts.hostname, port, user or "default", password)


@lru_cache(maxsize=8)
def client(where: Service, database: str | None = None) -> "Client":
    """The open client of a service, for one database or for none. Several threads may use it at once.

    Raises Refused where it is not installed or does not answer.
    """
    try:
        import clickhouse_connect
    except ImportError as problem:
        raise Refused("", MISSING) from problem
    common: dict[str, Any] = {"database": database or "default", "settings": MEANING}
    with in_plain_words(where):
        if where.folder:
            return clickhouse_connect.get_client(interface="chdb", path=where.folder, **common)
        return clickhouse_connect.get_client(
            interface=where.scheme, host=where.host, port=where.port, username=where.user, password=where.password,
            autogenerate_session_id=False, **common,
        )  # fmt: skip


@contextmanager
def in_plain_words(where: Service) -> Iterator[None]:
    """What ClickHouse or the way to it refuses, as Refused."""
    from clickhouse_connect.driver.exceptions import Error

    try:
        yield
    except (Error, OSError) as problem:
        said = (str(problem).splitlines() or [type(problem).__name__])[0]
        raise Refused("", f"ClickHouse at {where.name} did not do what was asked: {said[:300]}") from problem
