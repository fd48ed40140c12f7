"""What a ClickHouse server says over HTTP, said by the engine embedded in the tests.

It takes statements, named values, settings and rows as ClickHouse's HTTP interface does, and asks for a password.
"""

import base64
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import parse_qsl, urlsplit

import chdb

NOT_SETTINGS = {
    "query", "database", "default_format", "compress", "decompress", "session_id", "query_id", "wait_end_of_query",
    "client_protocol_version", "send_progress_in_http_headers", "http_headers_progress_interval_ms",
    "enable_http_compression", "buffer_size", "role", "quota_key",
}  # fmt: skip
USER, PASSWORD = "reader", "a word: 100% /secret@"
_one_at_a_time = Lock()


@contextmanager
def serving(folder: str) -> Iterator[int]:
    """The engine of `folder` on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answering)
    server.daemon_threads, server.engine, server.asked = True, chdb.connect(folder), []
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        server.engine.close()


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """One statement."""
        given = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        body = self._body()
        word = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.headers.get("Authorization") != f"Basic {word}":
            return self._say(401, b"Code: 516. DB::Exception: Authentication failed")
        try:
            with _one_at_a_time:
                return self._say(200, self._asked(given, body))
        except RuntimeError as problem:
            return self._say(400, str(problem).encode())

    do_GET = do_POST  # noqa: N815

    def _asked(self, given: dict[str, str], body: bytes) -> bytes:
        engine = self.server.engine
        engine.query(f"USE {given.get('database') or 'default'}")
        for name, value in given.items():
            if name not in NOT_SETTINGS and not name.startswith("param_"):
                engine.query(f"SET {name} = '{value}'")
        values = {name.removeprefix("param_"): value for name, value in given.items() if name.startswith("param_")}
        if "query" not in given:
            return (
                engine.query(body.decode(), given.get("default_format", "TabSeparated"), params=values).bytes() or b""
            )
        statement, _, form = given["query"].rpartition(" FORMAT ")
        with tempfile.NamedTemporaryFile(suffix=f".{form.strip().lower()}") as rows:
            rows.write(body)
            rows.flush()
            return engine.query(f"{statement} FROM INFILE '{rows.name}' FORMAT {form}").bytes() or b""

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        pieces = []
        while size := int(self.rfile.readline(), 16):
            pieces.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(pieces)

    def _say(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""
