"""The page that Streamlit sends first, told which scripts the pages need: browsers fetch them at once.

Without it a browser learns of them in four rounds, each after the one before was fetched and run, and of the charts'
only when the first chart arrives.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
HEAD_ENDS = b"</head>"


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
    """ASGI middleware: sends Streamlit's first page (`written`) with `tags` in its head; all else passes as it is."""

    def __init__(self, app: ASGIApp, written: bytes, tags: bytes):
        self.app, self.written, self.told = app, written, written.replace(HEAD_ENDS, tags + HEAD_ENDS, 1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        start: list[Message] = []
        parts: list[bytes] = []

        async def send_told(message: Message) -> None:
            if message["type"] == "http.response.start" and self._is_page(message):
                start.append(message)
            elif not start:
                await send(message)
            else:
                parts.append(message.get("body", b""))
                if not message.get("more_body"):
                    await self._send_whole(start[0], b"".join(parts), send)

        # No extensions: a server that can send a file by its name would leave nothing here to add to.
        await self.app({**scope, "extensions": {}}, receive, send_told)

    def _is_page(self, message: Message) -> bool:
        headers = MutableHeaders(raw=message["headers"])
        is_html = headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers
        return message["status"] == 200 and is_html

    async def _send_whole(self, start: Message, body: bytes, send: Send) -> None:
        if body == self.written:
            body, headers = self.told, MutableHeaders(raw=list(start["headers"]))
            headers["content-length"] = str(len(body))
            # What named the page as Streamlit wrote it does not name this one.
            for name in ("etag", "last-modified"):
                del headers[name]
            start = start | {"headers": headers.raw}
        await send(start)
        await send({"type": "http.response.body", "body": body})
