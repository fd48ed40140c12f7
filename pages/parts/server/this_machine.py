"""With no sign-in, the dashboard answers only the machine it runs on."""

import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

NAMES = {"localhost", "127.0.0.1", "::1"}
PASSED_ON = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")
REFUSAL = "This dashboard has no sign-in, so it opens only on the machine it runs on, at 127.0.0.1 or localhost.\n"


class OnlyThisMachine:
    """ASGI middleware: refuses (403) whoever is elsewhere, whatever address the server was told to listen on.

    The Host header is checked too: a web page anywhere can point a name of its own at 127.0.0.1 and read the answers of
    a server that does not look at the name it was called by. So is the Origin header, which says whose page is asking.
    What a proxy passed on is refused too: it comes from this machine, and whoever sent it need not.
    """

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or comes_from_here(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": "not on this machine"})
        else:
            await PlainTextResponse(REFUSAL, status_code=403)(scope, receive, send)


def comes_from_here(scope: Scope) -> bool:
    """Whether a request was sent on this machine, to this machine's name, by this server's own page or by no page."""
    headers = Headers(scope=scope)
    host, origin = headers.get("host", ""), headers.get("origin")
    sent_here = scope.get("client") is not None and is_loopback(scope["client"][0])
    sent_here = sent_here and not any(name in headers for name in PASSED_ON)
    return sent_here and host_name(host) in NAMES and (origin is None or urlsplit(origin).netloc == host)


def host_name(host: str) -> str | None:
    """The name in a Host header, without its port; None where the header cannot be read."""
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def is_loopback(address: str) -> bool:
    """Whether an IP address is one of this machine's own; False for anything that is not an address."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
