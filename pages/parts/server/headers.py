"""The headers every answer carries, so that a browser runs only what came with the dashboard and tells nobody else."""

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.parts.server.public import ADDRESS as PUBLIC

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
FRAMING = {"Content-Security-Policy", "X-Frame-Options", "Cross-Origin-Resource-Policy"}
SERVER_ERROR = "Something went wrong on the server. Try again; if it happens again, tell whoever runs the dashboard.\n"


def content_security_policy(index_html: str) -> str:
    """The policy of a page: only what comes from this server, and no inline script but those in `index_html`."""
    scripts = " ".join(["'self'", *map(_source, INLINE_SCRIPT.findall(index_html))])
    return (
        "default-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; "
        "connect-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; "
        f"style-src 'self' 'unsafe-inline'; script-src {scripts}"
    )


def _source(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def security_headers(index_html: str, behind_tls: bool = False) -> dict[str, str]:
    """Every header of an answer's safety, by name. `index_html` is the page Streamlit sends first.

    A dashboard that browsers reach by https is reached by nothing else for a year from then on.
    """
    by_https = {"Strict-Transport-Security": "max-age=31536000"} if behind_tls else {}
    return by_https | {
        "Content-Security-Policy": content_security_policy(index_html),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def server_error(headers: dict[str, str]) -> Callable[[Request, Exception], Awaitable[Response]]:
    """The handler of failures. Its answer is made outside all middleware, so it brings the headers itself."""

    async def answer(_request: Request, _why: Exception) -> Response:
        return PlainTextResponse(SERVER_ERROR, status_code=500, headers=headers)

    return answer


class SecurityHeaders:
    """ASGI middleware: sets `headers` on every HTTP answer. Web sockets carry no page, so they pass as they are.

    Only the public page says itself who may show it in a frame.
    """

    def __init__(self, app: ASGIApp, headers: dict[str, str]):
        self.app, self.headers = app, headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                own = FRAMING if scope["path"] == PUBLIC and "content-security-policy" in headers else set()
                headers.update({name: value for name, value in self.headers.items() if name not in own})
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
