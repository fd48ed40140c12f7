"""Streamlit sends its own scripts and styles uncompressed; here each is compressed once and kept."""

import gzip
import re
from dataclasses import dataclass
from posixpath import normpath

from anyio import sleep_forever, to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOLDER = "/static/"
ENDINGS = (".js", ".css", ".json", ".svg")
REFUSED = re.compile(r"gzip\s*;\s*q=0(\.0*)?\s*(,|$)")
CONDITIONS = (b"accept-encoding", b"if-none-match", b"if-modified-since")


@dataclass
class Answer:
    """An HTTP answer caught whole: its first message and its body."""

    start: Message
    body: bytes = b""

    def headers(self) -> MutableHeaders:
        return MutableHeaders(raw=self.start["headers"])


class CompressedOnce:
    """ASGI middleware: files under /static/ whose name holds a hash of their content, gzipped at the first request.

    Only what the server below calls immutable is kept, under one spelling of its path, so memory is bounded: 7 MB if
    every file is asked for.
    """

    def __init__(self, app: ASGIApp):
        self.app = app
        self.kept: dict[str, Answer] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not takes(scope):
            await self.app(scope, receive, send)
            return
        answer = self.kept.get(scope["path"]) or await self._asked(scope)
        await reply(answer, scope, receive, send)

    async def _asked(self, scope: Scope) -> Answer:
        answer = await caught(self.app, scope)
        if answer.start["status"] == 200 and "immutable" in answer.headers().get("cache-control", ""):
            answer = await to_thread.run_sync(compressed, answer)
            self.kept[scope["path"]] = answer
        return answer


def takes(scope: Scope) -> bool:
    """Whether a request is a plain GET of a script or a style by a browser that reads gzip."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    path, headers = scope["path"], Headers(scope=scope)
    wanted = path.startswith(FOLDER) and path.endswith(ENDINGS) and path == normpath(path)
    return wanted and "range" not in headers and reads_gzip(headers.get("accept-encoding", ""))


def reads_gzip(accept_encoding: str) -> bool:
    """Whether an Accept-Encoding header allows gzip: named, and not with a weight of nothing."""
    return "gzip" in accept_encoding and not REFUSED.search(accept_encoding)


async def caught(app: ASGIApp, scope: Scope) -> Answer:
    """What `app` answers when asked for the whole file, uncompressed; also to a visitor who has left by then.

    Told that the visitor left, the server below would stop half-way, and half a file would be kept for everybody.
    """
    parts: list[Message] = []

    async def keep(message: Message) -> None:
        parts.append(message)

    headers = [(name, value) for name, value in scope["headers"] if name not in CONDITIONS]
    # No extensions: a server that can send a file by its name would leave nothing here to compress.
    await app({**scope, "headers": headers, "extensions": {}}, sleep_forever, keep)
    return Answer(parts[0], b"".join(part.get("body", b"") for part in parts[1:]))


def compressed(answer: Answer) -> Answer:
    """The same answer in gzip, with a tag of its own: two encodings of a file are not the same bytes."""
    body = gzip.compress(answer.body, 9, mtime=0)
    headers = answer.headers()
    headers.update({"content-encoding": "gzip", "content-length": str(len(body)), "vary": "Accept-Encoding"})
    if "etag" in headers:
        headers["etag"] = headers["etag"].rstrip('"') + '-gzip"'
    return Answer(answer.start | {"headers": headers.raw}, body)


async def reply(answer: Answer, scope: Scope, receive: Receive, send: Send) -> None:
    """Send an answer, or only that nothing has changed to whoever already holds it."""
    tag = answer.headers().get("etag")
    if tag and tag in Headers(scope=scope).get("if-none-match", ""):
        headers = {name: value for name, value in answer.headers().items() if name != "content-length"}
        await Response(status_code=304, headers=headers)(scope, receive, send)
        return
    # A copy: the layers above add their own headers to the message, and this one is kept.
    await send(answer.start | {"headers": list(answer.start["headers"])})
    await send({"type": "http.response.body", "body": answer.body})
