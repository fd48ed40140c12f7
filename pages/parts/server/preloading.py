"""The page that Streamlit sends first, told which scripts the pages need, so that browsers fetch them at once, and
what puts it right from the start.

Without it a browser learns of them in four rounds, each after the one before was fetched and run, and of the charts'
only when the first chart arrives.
"""

import gzip
import re
from collections.abc import Sequence
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.parts.server.compression import CONDITIONS, reads_gzip

# Streamlit's names of what nearly every page has: filters, figures, tables, charts and downloads.
PARTS = (
    "Html",
    "Selectbox",
    "DateInput",
    "Multiselect",
    "Button",
    "ButtonGroup",
    "Metric",
    "ArrowVegaLiteChart",
    "loadVegaEmbed",
    "vega-interpreter",
    "embed",
    "DataFrame",
    "DownloadButton",
)
BRINGS = re.compile(r'(?:\bfrom|\bimport)\s*"\./([\w.-]+\.js)"')
HEAD_ENDS, BODY_ENDS = b"</head>", b"</body>"


def scripts(static: Path) -> list[str]:
    """Names of the scripts of these parts and of all they bring along, without those that the first page names itself.

    static: Streamlit's own folder of that name. A part that this version of Streamlit does not have is left out.
    """
    known = (static / "index.html").read_text(encoding="utf-8")
    folder, found = static / "static" / "js", dict[str, None]()
    waiting = [path.name for part in PARTS for path in sorted(folder.glob(f"{part}.*.js"))[:1]]
    while waiting:
        name = waiting.pop(0)
        if name not in found and name not in known and (folder / name).is_file():
            found[name] = None
            waiting += BRINGS.findall((folder / name).read_text(encoding="utf-8"))
    return list(found)


def tags(static: Path, also: Sequence[str] = ()) -> bytes:
    """What goes into the head of the page: each script, then addresses (`also`) that charts fetch by themselves.

    Low priority, so that what starts the page is not kept waiting.
    """
    low = 'fetchpriority="low" crossorigin'
    lines = [f'<link rel="modulepreload" {low} href="./static/js/{name}">' for name in scripts(static)]
    lines += [f'<link rel="preload" as="fetch" {low} href="{address}">' for address in also]
    return "\n".join(lines).encode()


class Preloading:
    """ASGI middleware: sends Streamlit's first page (`written`) with `head` and `body` at the ends of its own; all else
    passes as it is."""

    def __init__(self, app: ASGIApp, written: bytes, head: bytes, body: bytes = b""):
        self.app, self.written = app, written
        self.told = written.replace(HEAD_ENDS, head + HEAD_ENDS, 1).replace(BODY_ENDS, body + BODY_ENDS, 1)
        self.told_small = gzip.compress(self.told)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not asks_for_a_page(scope):
            await self.app(scope, receive, send)
            return
        small = reads_gzip(Headers(scope=scope).get("accept-encoding", ""))
        start: list[Message] = []
        parts: list[bytes] = []

        async def send_told(message: Message) -> None:
            if message["type"] == "http.response.start" and is_page(message):
                start.append(message)
            elif not start:
                await send(message)
            else:
                parts.append(message.get("body", b""))
                if not message.get("more_body"):
                    await self._send_whole(start[0], b"".join(parts), send, small)

        # No extensions: a server that can send a file by its name would leave nothing here to add to. No conditions:
        # what was kept or gzipped as Streamlit wrote it is not this page.
        headers = [header for header in scope["headers"] if header[0] not in CONDITIONS]
        await self.app({**scope, "headers": headers, "extensions": {}}, receive, send_told)

    async def _send_whole(self, start: Message, body: bytes, send: Send, small: bool) -> None:
        headers = MutableHeaders(raw=list(start["headers"]))
        if body == self.written:
            body = self.told_small if small else self.told
            # What named the page as Streamlit wrote it does not name this one.
            for name in ("etag", "last-modified"):
                del headers[name]
            headers.update({"content-length": str(len(body)), "vary": "Accept-Encoding"})
            if small:
                headers["content-encoding"] = "gzip"
            start = start | {"headers": headers.raw}
        await send(start)
        await send({"type": "http.response.body", "body": body})


def is_page(start: Message) -> bool:
    """Whether the answer that starts so is a page of HTML."""
    return start["status"] == 200 and Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


def asks_for_a_page(scope: Scope) -> bool:
    """Whether a request is what a browser sends when an address is opened."""
    get = scope["type"] == "http" and scope["method"] == "GET"
    return get and "text/html" in Headers(scope=scope).get("accept", "")
